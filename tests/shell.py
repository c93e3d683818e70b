"""The shell at a terminal: prompts, statements over several lines, TAB, history, Ctrl-C and the pager.

    tests/shell.py PROGRAM
"""

import os
import pathlib
import pty
import re
import select
import signal
import stat
import struct
import sys
import termios
import time
import fcntl

from sandbox import Sandbox

PATIENCE = 60  # seconds, on a busy machine
CONTROLS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()][A-Z0-9]|\x07|\r|.\x08")
LONG = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a + b < 0 RETURN count(*);"


class Terminal:
    """The program at a pseudo-terminal. Use as a context."""

    def __init__(self, sandbox, folder, words, rows=24, **variables):
        self.sandbox, self.folder, self.words, self.rows = sandbox, folder, words, rows
        self.variables = {"TERM": "xterm", "HOME": str(folder), "NO_COLOR": "1", **variables}
        self.seen = ""  # and not waited for yet
        self.sent = ""  # all that it has written

    def __enter__(self):
        self.child, self.master = pty.fork()
        if self.child == 0:
            os.chdir(self.folder)
            os.execve(self.sandbox.program, ["entente", "shell", "alliances.db", *self.words], {**self.sandbox.environment, **self.variables})
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, 100, 0, 0))
        return self

    def __exit__(self, *_):
        try:
            os.kill(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)
        except (ChildProcessError, ProcessLookupError):
            pass
        os.close(self.master)

    def read(self):
        """What comes within a moment; nothing at the end."""
        ready, _, _ = select.select([self.master], [], [], 0.1)
        if not ready:
            return ""
        try:
            text = os.read(self.master, 65536).decode("utf-8", "replace")
        except OSError:
            return ""
        self.sent += text
        return text

    def wait(self, wanted, patience=PATIENCE):
        """What is seen until the text comes, which is passed over."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            shown = CONTROLS.sub("", self.seen)
            at = shown.find(wanted)
            if at >= 0:
                self.seen = shown[at + len(wanted):]
                return shown[:at]
            self.seen += self.read()
        raise AssertionError(f"expected {wanted!r}, found {CONTROLS.sub('', self.seen)!r}")

    def type(self, text):
        os.write(self.master, text.encode())

    def ask(self, text, wanted):
        """Types a line at the prompt and waits for what it is to show."""
        self.type(text + "\r")
        return self.wait(wanted)

    def interrupt(self, wanted):
        """Types Ctrl-C. Again, where one came in the instant before the line was being read."""
        end = time.monotonic() + PATIENCE
        while True:
            self.type("\x03")
            try:
                return self.wait(wanted, 2)
            except AssertionError:
                if time.monotonic() > end:
                    raise

    def leave(self):
        """Types Ctrl-D and says the exit code. Again and again: one that comes before the line is being read is lost."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                self.type("\x04")
            except OSError:
                pass
            self.read()
            done, status = os.waitpid(self.child, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status)
        raise AssertionError("it does not end")


def answers_and_ends(sandbox, folder):
    with Terminal(sandbox, folder, ["--no-rc"]) as shell:
        shell.wait("entente> ")
        shell.ask("RETURN 6 * 7 AS answer;", "42")
        shell.wait("entente> ")
        assert shell.leave() == 0


def statements_go_over_lines(sandbox, folder):
    with Terminal(sandbox, folder, ["--no-rc"]) as shell:
        shell.wait("entente> ")
        shell.ask("RETURN 40 +", "..> ")
        shell.ask("2 AS sum, 'a;", "'.> ")
        shell.ask("b' AS text;", "42")
        shell.ask("RETURN 1 +", "..> ")
        shell.interrupt("entente> ")
        shell.ask("RETURN 5 * 5 AS square;", "25")


def interrupts_end_the_query_alone(sandbox, folder):
    with Terminal(sandbox, folder, ["--no-rc"]) as shell:
        shell.wait("entente> ")
        shell.type("half a line")
        shell.interrupt("entente> ")
        shell.type(LONG + "\r")
        shell.wait("count(*);")
        time.sleep(0.5)
        shell.interrupt("interrupted")
        shell.wait("entente> ")
        shell.ask("RETURN 6 * 7 AS answer;", "42")


def completes(sandbox, folder):
    with Terminal(sandbox, folder, ["--no-rc"]) as shell:
        shell.wait("entente> ")
        for typed, wanted in [
            ("mat", "MATCH"),
            ("MATCH (c:Coun", "Country"),
            ("MATCH ()-[:MEMBER_", "MEMBER_OF"),
            ("MATCH (c {key: 'agreement:ukr-LT", "U'"),
            ("CALL db.lab", "db.labels("),
            ("MATCH (some:Country) RETURN so", "some"),
            ("RETURN toInt", "integer"),
            (".tim", ".timer"),
            (".mode mark", "markdown"),
        ]:
            shell.type(typed + "\t")
            shell.wait(wanted if not wanted.startswith(typed) else wanted[len(typed):])
            shell.interrupt("entente> ")


def history_is_kept_and_private(sandbox, folder):
    state = folder / "state"
    for turn in ("first", "second"):
        with Terminal(sandbox, folder, ["--no-rc"], XDG_STATE_HOME=str(state)) as shell:
            shell.wait("entente> ")
            if turn == "first":
                shell.ask("RETURN 6 * 7 AS answer;", "42")
                shell.wait("entente> ")
                shell.ask("RETURN 1000 +", "..> ")
                shell.ask("337 AS sum;", "1337")
            else:
                shell.type("\x1b[A")  # up
                shell.wait("RETURN 1000 + 337 AS sum;")
                shell.ask("", "1337")
            shell.wait("entente> ")
            shell.leave()
    history = state / "entente" / "history"
    mode = stat.S_IMODE(history.stat().st_mode)
    assert mode == 0o600, oct(mode)
    assert history.read_text().count("337") == 1, history.read_text()


def works_where_nothing_can_be_kept(sandbox, folder):
    with Terminal(sandbox, folder, ["--no-rc"], XDG_STATE_HOME="/proc/none", HOME="/proc/none") as shell:
        shell.wait("entente> ")
        shell.ask("RETURN 6 * 7 AS answer;", "42")


def long_answers_are_paged(sandbox, folder):
    pager = folder / "pager"
    pager.write_text("#!/bin/sh\necho PAGED $(wc -l)\n", encoding="ascii")
    pager.chmod(0o755)
    with Terminal(sandbox, folder, ["--no-rc"], PAGER=str(pager)) as shell:
        shell.wait("entente> ")
        shell.ask("UNWIND range(1, 99) AS n RETURN n;", "PAGED")
        shell.wait("entente> ")
        shell.ask(".pager off", "entente> ")
        shell.ask("UNWIND range(1, 99) AS n RETURN n;", "99")
        assert "PAGED" not in shell.wait("entente> ")
    with Terminal(sandbox, folder, ["--no-rc"], PAGER="/nowhere/pager") as shell:
        shell.wait("entente> ")
        shell.ask("UNWIND range(1, 88) AS n RETURN n;", "88")


def the_rc_file_is_read(sandbox, folder):
    config = folder / "config" / "entente"
    config.mkdir(parents=True)
    (config / "shellrc").write_text(".mode csv\n.bogus\nRETURN 12 * 12 AS gross;\n", encoding="ascii")
    with Terminal(sandbox, folder, [], XDG_CONFIG_HOME=str(config.parent)) as shell:
        shell.wait("shellrc, line 2: there is no command '.bogus'")
        shell.wait("gross")
        shell.wait("144")
        shell.wait("entente> ")
        shell.ask(".mode", "csv")
    with Terminal(sandbox, folder, ["--no-rc"], XDG_CONFIG_HOME=str(config.parent)) as shell:
        assert "144" not in shell.wait("entente> ")


def hostile_names_are_shown_and_never_obeyed(sandbox, folder):
    rows = 'id,name\nx1,"Evil\x1b]0;title\x07 \x1b[2J"\nx2,"Evil \'; RETURN 13; Twin"\n'
    (folder / "nodes.csv").write_text(rows, encoding="utf-8")
    (folder / "alliances.db").unlink()
    sandbox.run("entente load alliances.db nodes.csv --nodes Thing --open", folder)
    with Terminal(sandbox, folder, ["--no-rc"]) as shell:
        shell.wait("entente> ")
        shell.type("MATCH (n {name: 'Evil\t")
        shell.wait("\\'; RETURN 13; Twin'")
        shell.interrupt("entente> ")
        shell.ask("MATCH (n) RETURN n.name AS name ORDER BY name;", "Twin")
        shell.wait("entente> ")
        assert "\x1b]0;title" not in shell.sent and "\x1b[2J" not in shell.sent, shell.sent


CLAIMS = [
    answers_and_ends, statements_go_over_lines, interrupts_end_the_query_alone, completes, history_is_kept_and_private,
    works_where_nothing_can_be_kept, long_answers_are_paged, the_rc_file_is_read, hostile_names_are_shown_and_never_obeyed,
]


def main():
    failed = 0
    with Sandbox(sys.argv[1]) as sandbox:
        for claim in CLAIMS:
            if len(sys.argv) > 2 and claim.__name__ not in sys.argv[2:]:
                continue
            try:
                claim(sandbox, pathlib.Path(sandbox.fresh(with_database=True)))
            except AssertionError as error:
                failed += 1
                print(f"FAILED {claim.__name__}: {error}")
    print(f"{len(CLAIMS)} claims, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
