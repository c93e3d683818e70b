"""Runs the golden cases of tests/cli: folders with `cmd` (shell text), `stdout`, `stderr` and `exit`.

    tests/cli.py PROGRAM [--update] [GROUP | GROUP/CASE]...

An absent `stdout` or `stderr` is empty, an absent `exit` is 0. Other files of the folder lie in the working folder, and so
does alliances.db (the built-in data set) where `cmd` names it. A command that exits with 77 cannot run here: it is
skipped, and its standard error says why. --update writes what the program does now; read the difference before
committing it.
"""

import argparse
import difflib
import pathlib
import shutil
import sys

from sandbox import SKIPPED, Sandbox

CASES = pathlib.Path(__file__).resolve().parent / "cli"
EXPECTATIONS = {"stdout": "", "stderr": "", "exit": "0\n"}


def chosen(names):
    every = sorted(p.parent for p in CASES.glob("*/*/cmd"))
    if not names:
        return every
    cases = [c for c in every if c.parent.name in names or f"{c.parent.name}/{c.name}" in names]
    if not cases:
        raise SystemExit(f"tests/cli.py: no case is named {' or '.join(names)}")
    return cases


def expected(case, name):
    path = case / name
    return path.read_bytes().decode() if path.exists() else EXPECTATIONS[name]


def write(case, name, text):
    path = case / name
    if text == EXPECTATIONS[name]:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(text.encode())


def run(sandbox, case):
    command = (case / "cmd").read_text(encoding="utf-8")
    folder = sandbox.fresh(with_database="alliances.db" in command)
    for extra in case.iterdir():
        if extra.name not in ("cmd", *EXPECTATIONS):
            shutil.copy(extra, folder)
    done = sandbox.run(command, folder)
    return {
        "stdout": done.stdout,
        "stderr": done.stderr,
        "exit": f"{done.returncode}\n",
    }


def difference(case, name, found):
    wanted = expected(case, name).splitlines(keepends=True)
    lines = difflib.unified_diff(wanted, found.splitlines(keepends=True), f"{name} expected", f"{name} found")
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("cases", nargs="*")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_intermixed_args()
    failed = 0
    skipped = 0
    cases = chosen(options.cases)
    with Sandbox(options.program) as sandbox:
        for case in cases:
            name = f"{case.parent.name}/{case.name}"
            found = run(sandbox, case)
            if found["exit"] == f"{SKIPPED}\n":
                skipped += 1
                print(f"skipped {name}: {found['stderr'].strip()}")
                continue
            differences = "".join(difference(case, part, found[part]) for part in EXPECTATIONS)
            if not differences:
                continue
            if options.update:
                for part, text in found.items():
                    write(case, part, text)
                print(f"updated {name}")
                continue
            failed += 1
            print(f"FAILED {name}\n$ {(case / 'cmd').read_text(encoding='utf-8')}{differences}")
    print(f"{len(cases) - failed - skipped} of {len(cases)} cases pass, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
