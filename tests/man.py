"""Checks that each verb has a man page, and that the page and --help speak of the same options.

    tests/man.py PROGRAM
"""

import re
import shutil
import subprocess
import sys

from sandbox import SOURCE, Sandbox


def problems_of(sandbox, verb):
    page = SOURCE / "man" / f"entente-{verb}.1"
    if not page.exists():
        return [f"there is no {page.relative_to(SOURCE)}"]
    shown = sandbox.run(f"entente {verb} --help", sandbox.root).stdout
    options = shown.split("Options:", 1)[-1].split("Example:", 1)[0]
    offered = set(re.findall(r"(?m)^  (?:-\w,)?--([\w-]+)", options))
    described = set(re.findall(r"(?m)^\.It (?:Fl \w , )?Fl Fl ([\w-]+)", page.read_text(encoding="utf-8")))
    found = [f"{page.name} lacks --{name}" for name in sorted(offered - described)]
    return found + [f"{page.name} describes --{name}, which is not there" for name in sorted(described - offered)]


def main():
    problems = []
    with Sandbox(sys.argv[1]) as sandbox:
        verbs = re.findall(r"(?m)^  (\w+) {2,}", sandbox.run("entente --help", sandbox.root).stdout)
        for verb in verbs:
            problems += problems_of(sandbox, verb)
    main_page = (SOURCE / "man" / "entente.1").read_text(encoding="utf-8")
    problems += [f"entente.1 does not name {verb}" for verb in verbs if f".It Xr entente-{verb} 1" not in main_page]
    for page in sorted((SOURCE / "man").glob("*.1")) if shutil.which("groff") else []:
        said = subprocess.run(["groff", "-mandoc", "-Tutf8", "-ww", page], capture_output=True, text=True, check=False).stderr
        problems += said.splitlines()
    for problem in problems:
        print(problem)
    print(f"{len(verbs)} verbs, {len(problems)} problems")
    return 1 if problems or not verbs else 0


if __name__ == "__main__":
    sys.exit(main())
