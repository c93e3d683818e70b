"""Fails where two headers define types of one name: both may stand in one program, and then only one of them is there."""
import collections
import pathlib
import re
import sys

FOLDERS = ["graph", "loaders", "queries", "export", "verbs", "report", "cli"]
DEFINED = re.compile(r"^(?:class|struct|enum class|enum) (\w+)(?: final)?(?: ?: [^;{]*)? ?\{", re.M)  # not the parts of one, A::B
NAMESPACE = re.compile(r"^namespace ([\w:]+) \{", re.M)


def definitions(root):
    found = collections.defaultdict(set)
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.hpp")):
            text = path.read_text(encoding="utf-8")
            space = NAMESPACE.search(text)
            for name in DEFINED.findall(text):
                found[space[1] if space else "", name].add(str(path.relative_to(root)))
    return found


twice = {name: paths for name, paths in definitions(pathlib.Path(sys.argv[1])).items() if len(paths) > 1}
for (space, name), paths in twice.items():
    print(f"{space}::{name} is defined in {' and '.join(sorted(paths))}")
print(f"{len(twice)} names of more than one type")
sys.exit(1 if twice else 0)
