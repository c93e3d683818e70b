"""How fast an HTML page of many nodes opens and answers its slider, in a headless Chromium.

    bench/page.py FILE.html

Prints milliseconds: from the start of the navigation until the page is ready, the median and the worst of handling one
input of the slider, the same with the frame that shows it, and of one step of a zoom. The budget: ready in 1,000, an
input in 16 (median) and 50 (worst).
"""

import pathlib
import statistics
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests"))
from browser import Browser

SLIDE = """const done = arguments[0], slider = document.getElementById('slider'), handled = [], framed = [];
let step = 0, seed = 7;
const next = () => {
  if (step++ === 200) return done([handled, framed]);
  seed = (seed * 16807) % 2147483647;
  const begin = performance.now();
  slider.value = step < 100 ? step * 100 : seed % 10000;
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


def words(numbers):
    return f"median {statistics.median(numbers):.1f}, worst {max(numbers):.1f}"


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    if Browser.missing():
        print(f"skipped: there is no {' and no '.join(Browser.missing())}", file=sys.stderr)
        return 77
    with Browser() as browser:
        ready = []
        for _ in range(5):
            browser.open(sys.argv[1])
            ready.append(browser.run("return performance.getEntriesByName('ready')[0].startTime"))
        handled, framed = browser.wait_for(SLIDE)
        zoomed = browser.wait_for(ZOOM)
        count = browser.run("return ['.node', '.line'].map((s) => document.querySelectorAll('#stage ' + s).length)")
    print(f"{count[0]} nodes, {count[1]} lines")
    print(f"ready: {words(ready)}")
    print(f"slider, handled: {words(handled)}")
    print(f"slider, with its frame: {words(framed)}")
    print(f"zoom, two frames: {words(zoomed)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
