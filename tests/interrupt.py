"""Interrupts long work: it ends soon, with exit 130 and a message, and leaves nothing behind.

    tests/interrupt.py PROGRAM

The program is signalled once the kernel says that it catches SIGINT, so that no sleep decides.
"""

import argparse
import os
import pathlib
import signal
import subprocess
import sys
import time

from sandbox import Sandbox

PATIENCE = 60  # seconds, on a busy machine; the work itself takes many minutes
LONG = {
    "centrality": ["betweenness", "--over", "2000-01-01..2027-05-18/1d"],
    "groups": ["components", "--over", "2000-01-01..2027-05-18/1d"],
}


def catches(process, number):
    """Whether the process has a handler for the signal."""
    status = pathlib.Path(f"/proc/{process.pid}/status")
    masks = [line.split()[1] for line in status.read_text(encoding="ascii").splitlines() if line.startswith("SigCgt")]
    return bool(masks) and int(masks[0], 16) >> (number - 1) & 1 == 1


def interrupt(sandbox, verb):
    """What is wrong; empty where nothing is."""
    folder = sandbox.fresh(with_database=True)
    temporary = folder / "tmp"
    temporary.mkdir()
    before = sorted(path.name for path in folder.iterdir())
    process = subprocess.Popen(
        [str(sandbox.program), verb, "alliances.db", *LONG[verb], "--format", "csv", "-o", "out.csv"],
        cwd=folder, env={**sandbox.environment, "TMPDIR": str(temporary)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )
    while process.poll() is None and not catches(process, signal.SIGINT):
        time.sleep(0.001)
    os.kill(process.pid, signal.SIGINT)
    begin = time.monotonic()
    try:
        output, errors = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return f"it does not end in {PATIENCE} s"
    found = (process.returncode, output, errors)
    if found != (130, "", "entente: interrupted\n"):
        return f"expected exit 130 and a message, found {found}"
    left = sorted(path.name for path in folder.iterdir()) + sorted(path.name for path in temporary.iterdir())
    if left != before:
        return f"it leaves {sorted(set(left) - set(before))}"
    print(f"{verb}: ended {time.monotonic() - begin:.2f} s after the signal")
    return ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    options = parser.parse_args()
    with Sandbox(options.program) as sandbox:
        problems = [f"{verb}: {problem}" for verb in LONG if (problem := interrupt(sandbox, verb))]
    for problem in problems:
        print("FAILED " + problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
