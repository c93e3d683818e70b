"""Installs the build into a temporary folder, and builds and runs the README's C++ example against it.

    tests/readme_example.py BUILD_FOLDER
"""

import pathlib
import re
import subprocess
import sys

from sandbox import SOURCE, Sandbox

EXPECTED = """Luxembourg; CCDCOE; Lithuania; since 2020-01-01
Luxembourg; Council of Europe; Lithuania; since 1993-05-14
Luxembourg; European Union; Lithuania; since 2004-05-01
"""
PROJECT = "cmake_minimum_required(VERSION 3.25)\nproject(consumer LANGUAGES C CXX)\n"


def cached(build, name):
    for line in (build / "CMakeCache.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(name + ":"):
            return line.split("=", 1)[1]
    return ""


def run(*command, **options):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, **options)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout}")
    return done.stdout


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    readme = (SOURCE / "README.md").read_text(encoding="utf-8")
    block = {language: re.search(rf"(?ms)^```{language}\n(.*?)^```$", readme).group(1) for language in ("cpp", "cmake")}
    flags = "-fsanitize=address,undefined" if cached(build, "ENTENTE_SANITIZE") == "ON" else ""
    with Sandbox(build / "entente") as sandbox:
        prefix = sandbox.root / "prefix"
        run("cmake", "--install", build, "--prefix", prefix)
        consumer = sandbox.fresh(with_database=True)
        (consumer / "CMakeLists.txt").write_text(PROJECT + block["cmake"], encoding="utf-8")
        (consumer / "paths.cpp").write_text(block["cpp"], encoding="utf-8")
        run("cmake", "-S", consumer, "-B", consumer / "build", "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}",
            f"-DCMAKE_CXX_COMPILER={cached(build, 'CMAKE_CXX_COMPILER')}", f"-DCMAKE_CXX_FLAGS={flags}")
        run("cmake", "--build", consumer / "build")
        printed = run(consumer / "build" / "paths", consumer / "alliances.db")
        installed = run(prefix / "bin" / "entente", "check", consumer / "alliances.db")
    if printed != EXPECTED or not installed.startswith("sound"):
        print(f"expected\n{EXPECTED}\nfound\n{printed}\n{installed}")
        return 1
    print("the README's example builds against the installed library and prints what it should")
    return 0


if __name__ == "__main__":
    sys.exit(main())
