"""Fails on an include against the order of the folders."""
import pathlib
import re
import sys

# Which folders a folder may include from, besides itself.
MAY = {
    "graph": set(),
    "loaders": {"graph"},
    "queries": {"graph"},
    "export": {"graph"},
    "verbs": {"graph", "loaders", "queries", "export"},
    "report": {"graph", "loaders", "queries", "export", "verbs"},
    "cli": {"graph", "loaders", "queries", "export", "verbs", "report"},
}
INCLUDE = re.compile(r'\s*#\s*include\s+"([^"/]+)/')


def offences(root):
    for folder, may in MAY.items():
        for path in sorted((root / folder).rglob("*.[hc]pp")):
            for number, line in enumerate(path.read_text().splitlines(), 1):
                found = INCLUDE.match(line)
                if found and found[1] in MAY and found[1] not in may | {folder}:
                    yield f"{path.relative_to(root)}:{number}: {folder} must not include from {found[1]}"


found = list(offences(pathlib.Path(sys.argv[1])))
print("\n".join(found) or "every include follows the order")
sys.exit(1 if found else 0)
