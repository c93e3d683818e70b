"""Several programs on one file: writers wait for one another and lose nothing, readers are never held up.

    tests/writers.py PROGRAM
"""

import os
import pathlib
import sqlite3
import subprocess
import sys
import threading

from sandbox import Sandbox

EACH = 50
NOBODY = 65534
COUNT = "MATCH (n:Note) RETURN count(n)"


def query(sandbox, folder, text, *words, user=None):
    """Exit code, output without blanks at its ends, errors."""
    done = subprocess.run([str(sandbox.program), "query", "notes.db", text, "--format", "tsv", *words], cwd=folder,
                          env=sandbox.environment, capture_output=True, text=True, timeout=120, check=False, user=user)
    return done.returncode, done.stdout.strip(), done.stderr.strip()


def counted(sandbox, folder):
    exit_code, output, errors = query(sandbox, folder, COUNT)
    assert exit_code == 0 and not errors, (exit_code, errors)
    return int(output.split()[-1])


def make(sandbox, folder):
    found = query(sandbox, folder, "CREATE (:Note {by: 'first', number: 0})", "--open")
    assert found[0] == 0, found


def hold(folder):
    """A connection in the midst of a write."""
    other = sqlite3.connect(folder / "notes.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other


def two_writers_lose_nothing(sandbox, folder):
    make(sandbox, folder)
    failed = []

    def write(name):
        for number in range(EACH):
            found = query(sandbox, folder, f"CREATE (:Note {{by: '{name}', number: {number}}})")
            if found[0] != 0:
                failed.append(found)

    writers = [threading.Thread(target=write, args=(name,)) for name in ("Ann", "Bo")]
    for writer in writers:
        writer.start()
    seen = [counted(sandbox, folder)]
    while any(writer.is_alive() for writer in writers):
        seen.append(counted(sandbox, folder))
    assert not failed, failed
    assert seen == sorted(seen), f"a reader saw less than before: {seen}"
    assert counted(sandbox, folder) == 2 * EACH + 1
    by = query(sandbox, folder, "MATCH (n:Note) RETURN n.by, count(DISTINCT n.number) ORDER BY n.by")
    assert by[1].split("\n")[1:] == [f"Ann\t{EACH}", f"Bo\t{EACH}", "first\t1"], by


def readers_read_while_one_writes(sandbox, folder):
    make(sandbox, folder)
    other = hold(folder)
    try:
        assert counted(sandbox, folder) == 1
    finally:
        other.rollback()


def a_writer_waits(sandbox, folder):
    make(sandbox, folder)
    other = hold(folder)
    timer = threading.Timer(1, lambda: None)
    timer.start()
    waiting = subprocess.Popen([str(sandbox.program), "query", "notes.db", "CREATE (:Note {by: 'late'})"], cwd=folder,
                               env=sandbox.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    timer.join()
    assert waiting.poll() is None, waiting.communicate()
    other.rollback()
    output, errors = waiting.communicate(timeout=120)
    assert waiting.returncode == 0, (output, errors)
    assert counted(sandbox, folder) == 2


def a_writer_gives_up_with_a_message(sandbox, folder):
    make(sandbox, folder)
    other = hold(folder)
    try:
        found = query(sandbox, folder, "CREATE (:Note {by: 'never'})")
    finally:
        other.rollback()
    assert found[0] == 1 and "database is locked" in found[2], found
    assert counted(sandbox, folder) == 1


def a_file_that_cannot_be_written(sandbox, folder):
    make(sandbox, folder)
    (folder / "notes.db").chmod(0o444)
    folder.chmod(0o555)
    sandbox.root.chmod(0o755)
    user = NOBODY if os.getuid() == 0 else None  # root may write everything
    try:
        for text in ("CREATE (:Note {by: 'never'})", COUNT):
            found = query(sandbox, folder, text, user=user)
            if text == COUNT:
                assert found[0] == 0 and found[1].split()[-1] == "1", found
            else:
                assert found[0] == 1 and "notes.db" in found[2], found
    finally:
        folder.chmod(0o755)


CLAIMS = [
    two_writers_lose_nothing, readers_read_while_one_writes, a_writer_waits, a_writer_gives_up_with_a_message,
    a_file_that_cannot_be_written,
]


def main():
    failed = 0
    with Sandbox(sys.argv[1]) as sandbox:
        for claim in CLAIMS:
            try:
                claim(sandbox, pathlib.Path(sandbox.fresh(with_database=False)))
            except AssertionError as error:
                failed += 1
                print(f"FAILED {claim.__name__}: {error}")
    print(f"{len(CLAIMS)} claims, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
