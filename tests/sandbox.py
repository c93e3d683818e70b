"""A temporary folder in which commands run as a user would run them: `entente` on the PATH, the clock fixed."""

import os
import pathlib
import shutil
import subprocess
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parent.parent
NEW_YEAR_2026 = "1767225600"
SKIPPED = 77  # the exit code by which a command says that it cannot run here


class Sandbox:
    """Use as a context; `fresh()` gives an empty working folder with a link to the built-in data."""

    def __init__(self, program):
        self.program = pathlib.Path(program).resolve()
        self.environment = {
            "PATH": "",
            "HOME": "/nonexistent",
            "LC_ALL": "C.UTF-8",
            "SOURCE_DATE_EPOCH": NEW_YEAR_2026,
            "SOURCE": str(SOURCE),
        }
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "TMPDIR"):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    def __enter__(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="entente-"))
        bin_folder = self.root / "bin"
        bin_folder.mkdir()
        (bin_folder / "entente").symlink_to(self.program)
        self.environment["PATH"] = f"{bin_folder}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"
        self.count = 0
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root, ignore_errors=True)

    def fresh(self, with_database):
        """A working folder; with the built-in data set loaded as alliances.db if asked for."""
        self.count += 1
        folder = self.root / f"{self.count}"
        folder.mkdir()
        (folder / "data").symlink_to(SOURCE / "data")
        if with_database:
            shutil.copy(self._database(), folder / "alliances.db")
        return folder

    def run(self, command, folder, merged=False):
        """Runs shell text; the folder's own path reads $PWD in the output. `merged`: with standard error, as written."""
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if merged else subprocess.PIPE,
            timeout=600,
            check=False,
        )
        for stream in ("stdout", "stderr"):
            output = getattr(done, stream) or b""
            setattr(done, stream, output.replace(str(folder).encode(), b"$PWD").decode("utf-8", "backslashreplace"))
        return done

    def _database(self):
        path = self.root / "alliances.db"
        if not path.exists():
            loaded = self.run(f"entente load '{path}' '{SOURCE}/data/alliances'", self.root, merged=True)
            if loaded.returncode != 0:
                raise SystemExit("the built-in data set cannot be loaded:\n" + loaded.stdout)
        return path
