"""Counts the boxes of an SVG that lie upon one another: overlaps.py FILE"""

import itertools
import re
import sys

text = open(sys.argv[1], encoding="utf-8").read()
boxes = []
for node in re.findall(r'<g id="[^"]*" class="node">(.*?)</g>\n</g>|<g id="[^"]*" class="node">(.*?)</g>', text, re.DOTALL):
    points = re.findall(r"(-?[\d.]+),(-?[\d.]+)", " ".join(re.findall(r'(?:points|d)="([^"]*)"', "".join(node))))
    xs, ys = [float(x) for x, _ in points], [float(y) for _, y in points]
    boxes.append((min(xs), max(xs), min(ys), max(ys)))
print(sum(a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3] for a, b in itertools.combinations(boxes, 2)),
      "of", len(boxes), "boxes lie upon another")
