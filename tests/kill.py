"""Kills loads at random moments: the old state stays, and the next load works.

    tests/kill.py PROGRAM [--kills N] [--rows N] [--seed N]
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time

from sandbox import Sandbox

LOAD_NEW = ["load", "new.db", "big.csv", "--open", "--edges", "TIE"]
LOAD_OLD = ["load", "old.db", "big.csv", "--edges", "TIE"]


class Killer:
    def __init__(self, sandbox, rows, seed):
        self.sandbox = sandbox
        self.folder = sandbox.fresh(with_database=False)
        self.random = random.Random(seed)
        self.problems = []
        self.left = 0  # files of killed loads that the next load did not clear away
        table = self.folder / "big.csv"
        table.write_text("source,target,weight\n" + "".join(f"a{i},b{i % 997},{i % 7}\n" for i in range(rows)), encoding="utf-8")
        (self.folder / "small.csv").write_text("source,target\na1,b1\nx,y\n", encoding="utf-8")
        self.run(["load", "old.db", "small.csv", "--open", "--edges", "TIE"])
        shutil.copy(self.folder / "old.db", self.folder / "before.db")
        self.before = self.counts("old.db")
        begin = time.monotonic()
        self.run(LOAD_NEW)
        self.seconds = time.monotonic() - begin
        self.after_new = self.counts("new.db")
        self.run(LOAD_OLD)
        self.after_old = self.counts("old.db")

    def run(self, arguments):
        """Runs the program to its end, and returns what it prints."""
        done = subprocess.run(
            [str(self.sandbox.program), *arguments],
            cwd=self.folder, env=self.sandbox.environment, capture_output=True, text=True, timeout=300, check=False,
        )
        if done.returncode != 0:
            self.problems.append(f"entente {' '.join(arguments)}: exit {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def counts(self, database):
        info = json.loads(self.run(["info", database, "--format", "json"]) or "{}")
        return {key: info.get(key) for key in ("nodes", "edges", "statements", "retracted")}

    def kill(self, arguments):
        """Starts a load and kills it at a random moment; true if it was still running."""
        process = subprocess.Popen(
            [str(self.sandbox.program), *arguments],
            cwd=self.folder, env=self.sandbox.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        time.sleep(self.random.uniform(0, 1.05 * self.seconds))
        os.kill(process.pid, signal.SIGKILL)
        return process.wait() == -signal.SIGKILL

    def clear(self, database):
        for path in self.folder.glob(f"{database}*"):
            path.unlink()

    def into_new(self):
        """A new database is there whole or not at all."""
        self.clear("new.db")
        killed = self.kill(LOAD_NEW)
        if (self.folder / "new.db").exists():
            self.expect(self.counts("new.db"), [self.after_new], "new.db after the kill")
        self.run(LOAD_NEW if not (self.folder / "new.db").exists() else LOAD_NEW[:3] + LOAD_NEW[4:])
        self.expect(self.counts("new.db"), [self.after_new], "new.db after the next load")
        self.run(["check", "new.db"])
        left = sorted(path.name for path in self.folder.glob("new.db*"))
        self.left += len(left) - 1
        return killed

    def into_old(self):
        """An existing database has the old state or the new one."""
        self.clear("old.db")
        shutil.copy(self.folder / "before.db", self.folder / "old.db")
        killed = self.kill(LOAD_OLD)
        self.run(["check", "old.db"])
        self.expect(self.counts("old.db"), [self.before, self.after_old], "old.db after the kill")
        self.run(LOAD_OLD)
        self.expect(self.counts("old.db"), [self.after_old], "old.db after the next load")
        self.run(["check", "old.db"])
        return killed

    def expect(self, found, wanted, what):
        if found not in wanted:
            self.problems.append(f"{what}: expected {' or '.join(map(str, wanted))}, found {found}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with Sandbox(options.program) as sandbox:
        killer = Killer(sandbox, options.rows, options.seed)
        killed = sum(killer.into_new() if i % 2 == 0 else killer.into_old() for i in range(options.kills))
        for problem in killer.problems:
            print("FAILED " + problem)
    print(f"{killed} of {options.kills} loads were killed (a whole one takes {killer.seconds:.2f} s), {len(killer.problems)} problems, "
          f"{killer.left} files left behind")
    return 1 if killer.problems or killed == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
