"""How fast an HTML page of many nodes opens and answers its slider, in a headless Chromium without a graphics card.

    bench/page.py PROGRAM [NODES TIES]

Prints milliseconds by the clock: until the page is ready; of handling one input of the slider, style and layout included;
until its frame stands; of one step of a zoom. `drag` passes the whole axis in 100 steps, `jump` goes to 100 days at random.
Then the same per step in processor time of the page's main thread, which other work on the machine does not change. The
budget, with 2,000 nodes and 4,000 ties at random: ready in 1,000; an input of a drag in 16 (median) and 50 (worst).
"""

import csv
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests"))
from browser import Browser

SLIDE = """const [jumps, done] = arguments, slider = document.getElementById('slider'), handled = [], framed = [];
let step = 0, seed = 7;
const next = () => {
  if (step++ === 100) return done([handled, framed]);
  seed = (seed * 16807) % 2147483647;
  const begin = performance.now();
  slider.value = jumps ? seed % 10000 : step * 100;
  slider.dispatchEvent(new Event('input'));
  document.getElementById('stage').getBoundingClientRect();
  handled.push(performance.now() - begin);
  requestAnimationFrame(() => { const channel = new MessageChannel();
    channel.port1.onmessage = () => { framed.push(performance.now() - begin); next(); };
    channel.port2.postMessage(0); });
};
next();"""
ZOOM = """const done = arguments[0], stage = document.getElementById('stage'), framed = [];
let step = 0;
const next = () => {
  if (step++ === 60) return done(framed);
  const begin = performance.now();
  stage.dispatchEvent(new WheelEvent('wheel', { deltaY: step % 20 < 10 ? -60 : 60, clientX: 400, clientY: 300, cancelable: true }));
  requestAnimationFrame(() => requestAnimationFrame(() => { framed.push(performance.now() - begin); next(); }));
};
next();"""


TASKS = {"script": "ScriptDuration", "style": "RecalcStyleDuration", "layout": "LayoutDuration", "all": "TaskDuration"}


def words(numbers):
    return f"median {statistics.median(numbers):.1f}, worst {max(numbers):.1f}"


def processor(browser):
    metrics = {m["name"]: m["value"] for m in browser.command("Performance.getMetrics")["metrics"]}
    return {name: 1000 * metrics[key] for name, key in TASKS.items()}


def used(browser, before, steps):
    after = processor(browser)
    return ", ".join(f"{name} {(after[name] - before[name]) / steps:.1f}" for name in TASKS)


def slide(browser, name, jumps):
    before = processor(browser)
    handled, framed = browser.wait_for(SLIDE, jumps)
    print(f"{name}: handled {words(handled)}; with its frame {words(framed)}")
    print(f"{name}, processor time: {used(browser, before, len(handled))}")


def page_of(program, folder, nodes, ties):
    """A page of ties at random, most of which end; seeded, so that each run draws the same."""
    chance = random.Random(1)

    def day(year):
        return f"{year:04}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"

    def run(*arguments):
        subprocess.run([program, *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    for part, kind in enumerate(("MEMBER_OF", "PARTY_TO", "SUPPORTS", "ENDORSES")):
        with open(folder / f"{kind}.csv", "w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(("source", "target", "from", "to"))
            for _ in range(ties // 4):
                tail, year = chance.randrange(nodes), chance.randint(1950, 2010)
                head = (tail + 1 + chance.randrange(40)) % nodes
                end = day(year + chance.randint(1, 14)) if chance.random() < 0.7 else ""
                rows.writerow((f"Actor {tail}", f"Actor {head}", day(year), end))
        run("load", "g.db", f"{kind}.csv", "--edges", kind, "--since", "from", "--until", "to", *(["--open"] if part == 0 else []))
    run("draw", "g.db", "--as-of", "2000-06-15", "--max-nodes", str(nodes), "--max-edges", str(ties), "-o", "page.html")
    return folder / "page.html"


def main():
    if len(sys.argv) not in (2, 4):
        raise SystemExit(__doc__)
    program = pathlib.Path(sys.argv[1]).resolve()
    nodes, ties = (int(n) for n in sys.argv[2:] or (2000, 4000))
    if Browser.missing():
        print(f"skipped: there is no {' and no '.join(Browser.missing())}", file=sys.stderr)
        return 77
    with tempfile.TemporaryDirectory(prefix="entente-page-") as folder, Browser() as browser:
        page = page_of(program, pathlib.Path(folder), nodes, ties)
        browser.command("Performance.enable", {"timeDomain": "threadTicks"})
        ready = []
        for _ in range(5):
            browser.open(page)
            ready.append(browser.run("return performance.getEntriesByName('ready')[0].startTime"))
        count = browser.run("return ['.node', '.line'].map((s) => document.querySelectorAll('#stage ' + s).length)")
        print(f"{count[0]} nodes, {count[1]} lines")
        print(f"ready: {words(ready)}")
        slide(browser, "drag", False)
        slide(browser, "jump", True)
        before = processor(browser)
        zoomed = browser.wait_for(ZOOM)
        print(f"zoom: two frames {words(zoomed)}; processor time {used(browser, before, len(zoomed))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
