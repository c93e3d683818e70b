"""Runs every command that the pages show and compares what it prints with what they say.

    tests/docs.py PROGRAM [--update] [PAGE.md]...

In a page, a block marked `console` holds commands (`$ ...`, continued after a backslash or within quotes) and the output of each, standard
error included. A line `...` stands for any lines. The commands of a page run in order in one folder, which holds
alliances.db, the built-in data set, unless the page says `<!-- starts empty -->`. A block marked with a language and a
file's name, as `csv edges.csv`, is written there first. --update rewrites outputs; those with `...` keep as many lines
before and after it as they had. Links to files of the repository must lead somewhere.
"""

import argparse
import difflib
import pathlib
import re
import shlex
import sys

from sandbox import SOURCE, Sandbox

ELISION = "..."
STARTS_EMPTY = "<!-- starts empty -->"


def pages():
    return [SOURCE / "README.md", *sorted((SOURCE / "docs").rglob("*.md"))]


class Step:
    """A command of a block, and the lines that are said to follow it."""

    def __init__(self, line):
        self.shown = [line]
        self.output = []

    def command(self):
        return "\n".join([self.shown[0][2:], *self.shown[1:]])

    def is_open(self):
        """Whether the shell waits for another line: after a backslash, or within quotes."""
        try:
            shlex.split(self.command())
        except ValueError:
            return not self.output
        return False


def steps_of(lines):
    steps = []
    for line in lines:
        if steps and steps[-1].is_open():
            steps[-1].shown.append(line)
        elif line.startswith("$ "):
            steps.append(Step(line))
        elif steps:
            steps[-1].output.append(line)
        else:
            raise SystemExit(f"a console block begins with a command, not with: {line}")
    for step in steps:
        while step.output and not step.output[-1]:
            step.output.pop()
    return steps


def matches(wanted, found):
    if ELISION not in wanted:
        return wanted == found
    pattern = "".join("(?:.*\n)*" if line == ELISION else re.escape(line) + "\n" for line in wanted)
    return re.fullmatch(pattern, "".join(line + "\n" for line in found)) is not None


def rewritten(wanted, found):
    if ELISION not in wanted:
        return found
    before = wanted.index(ELISION)
    after = len(wanted) - before - 1
    if before + after >= len(found):
        return found
    return [*found[:before], ELISION, *found[len(found) - after:]]


class Page:
    def __init__(self, path, sandbox, update):
        self.path = path
        self.sandbox = sandbox
        self.update = update
        self.failures = 0
        self.commands = 0

    def run(self):
        text = self.path.read_text(encoding="utf-8")
        self.folder = self.sandbox.fresh(with_database=STARTS_EMPTY not in text)
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", text):
            if not (self.path.parent / link).exists():
                self.failures += 1
                print(f"FAILED {self.path.relative_to(SOURCE)}: the link to {link} leads nowhere")
        rewritten_text = re.sub(r"(?ms)^```(\w+)([^\n]*)\n(.*?)^```$", self._block, text)
        if self.update and rewritten_text != text:
            self.path.write_text(rewritten_text, encoding="utf-8")
            print(f"updated {self.path.relative_to(SOURCE)}")

    def _block(self, match):
        language, name, body = match.group(1), match.group(2).strip(), match.group(3)
        if language == "console":
            steps = steps_of(body.splitlines())
            for step in steps:
                self._step(step)
            body = "".join(line + "\n" for step in steps for line in (*step.shown, *step.output, ""))
            body = re.sub(r"\n\n\Z", "\n", body)
            return f"```console{match.group(2)}\n{body}```" if self.update else match.group(0)
        if name and language != "entente":  # of a report, which its own test weaves
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")
        return match.group(0)

    def _step(self, step):
        self.commands += 1
        done = self.sandbox.run(step.command(), self.folder, merged=True)
        # Tables pad their last column: spaces at the end of a line are nobody's to see.
        found = [line.rstrip() for line in done.stdout.splitlines()]
        if matches(step.output, found):
            return
        if self.update:
            step.output = rewritten(step.output, found)
            return
        self.failures += 1
        print(f"FAILED {self.path.relative_to(SOURCE)}\n$ {step.command()}")
        print("\n".join(difflib.unified_diff(step.output, found, "said", "found", lineterm="")))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("pages", nargs="*", type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_intermixed_args()
    failures = commands = 0
    with Sandbox(options.program) as sandbox:
        for path in [p.resolve() for p in options.pages] or pages():
            page = Page(path, sandbox, options.update)
            page.run()
            failures += page.failures
            commands += page.commands
    print(f"{commands} commands, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
