"""How fast an HTML page of many nodes opens and answers its slider, in a headless Chromium without a graphics card.

    bench/page.py FILE.html

Prints milliseconds by the clock: until the page is ready; of handling one input of the slider, style and layout included;
until its frame stands; of one step of a zoom. `drag` passes the whole axis in 100 steps, `jump` goes to 100 days at random.
Then the same per step in processor time of the page's main thread, which other work on the machine does not change. The
budget: ready in 1,000; an input of a drag in 16 (median) and 50 (worst).
"""

import pathlib
import statistics
import sys

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


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    if Browser.missing():
        print(f"skipped: there is no {' and no '.join(Browser.missing())}", file=sys.stderr)
        return 77
    with Browser() as browser:
        browser.command("Performance.enable", {"timeDomain": "threadTicks"})
        ready = []
        for _ in range(5):
            browser.open(sys.argv[1])
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
