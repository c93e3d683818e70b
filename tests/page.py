"""What the HTML page does, in a headless Chromium.

    tests/page.py PROGRAM [--pictures FOLDER] [CLAIM...]

Skipped (exit 77) where chromium or chromedriver is missing. --pictures keeps screenshots of what was looked at.
"""

import argparse
import csv
import datetime
import pathlib
import sys
import traceback

from browser import Browser
from sandbox import SKIPPED, Sandbox

HOSTILE = {
    "script": "</script><img src=x onerror=alert(1)>",
    "comment": "<!--<script>alert(2)</script>",
    "tag": "<b onmouseover=alert(3)>bold</b>",
    "entity": "&lt;i&gt; \"quoted\" 'single' `tick` ${alert(4)} {{title}} {{script}}",
    "noscript": "</noscript></title></style><script>alert(5)</script>",
    "right-to-left": "\u202egnp.exe \u2067\u05e9\u05dc\u05d5\u05dd",
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1fa\U0001f1e6 e\u0301\u0323",
    "lines": "first\u2028second\u2029third\tfourth",
    "long": "x" * 10000,
    "link": "javascript:alert(6)",
}

# Ways to look at the page, run in it.
TIES = """return [...document.querySelectorAll('#stage .line')].filter((e) => !e.classList.contains('off')).length"""
IS_SHOWN = """const node = [...document.querySelectorAll('#stage .node')].find((e) => e.textContent.includes(arguments[0]));
return !!node && !node.classList.contains('off') && node.getBoundingClientRect().width > 0"""
FACTS = "return document.getElementById('facts').hidden ? '' : document.getElementById('facts').innerText"


def nato(sandbox, folder, *options):
    sandbox.run("entente draw alliances.db --focus NATO --type MEMBER_OF --label Country,Organisation --as-of 2024-03-01 "
                f"-o nato.html --overwrite {' '.join(options)}", folder).check_returncode()
    return folder / "nato.html"


def choose(browser, name):
    browser.type("/")
    browser.run("document.getElementById('search').value = ''")
    browser.type(name)
    browser.type("Enter")


def to_day(browser, day):
    """Moves the slider, as an input event would, to where the day lies."""
    return browser.run("""const slider = document.getElementById('slider');
        for (let low = 0, high = 10000; low < high;) {
          const middle = (low + high) >> 1;
          slider.value = middle;
          slider.dispatchEvent(new Event('input'));
          const shown = Date.parse(document.getElementById('day').textContent + ' UTC') / 864e5;
          if (shown < arguments[0]) low = middle + 1; else high = middle;
          if (low >= high) { slider.value = low; slider.dispatchEvent(new Event('input')); }
        }
        return document.getElementById('day').textContent""", day)


def days(text):
    return (datetime.date.fromisoformat(text) - datetime.date(1970, 1, 1)).days


def claim_search_finds_and_focuses(browser, pages):
    browser.open(pages["nato"])
    browser.type("/")
    browser.type("LUXEMB")
    hits = browser.run("return [...document.querySelectorAll('#hits li')].map((e) => e.textContent)")
    assert any(h.startswith("Luxembourg") for h in hits), hits
    browser.type("Enter")
    assert "Luxembourg" in browser.run(FACTS)
    assert "Luxembourg" in browser.run("return document.activeElement.getAttribute('aria-label')")
    choose(browser, "turkiye")
    assert "Türkiye" in browser.run(FACTS) or "Turkey" in browser.run(FACTS), browser.run(FACTS)
    browser.type("/")
    browser.type("no such node at all")
    assert "no hit" in browser.run("return document.getElementById('hits').textContent")


def claim_slider_adds_and_removes_ties(browser, pages):
    browser.open(pages["nato"])
    assert browser.run("return document.getElementById('day').textContent") == "1 March 2024"
    choose(browser, "Sweden")
    before = browser.run(TIES)
    assert "member of (0 of 1)" in browser.run(FACTS), browser.run(FACTS)
    shown = to_day(browser, days("2024-03-07"))
    assert shown == "7 March 2024", shown
    assert browser.run(TIES) == before + 1
    assert "member of (1)" in browser.run(FACTS), browser.run(FACTS)
    changes = browser.run("return document.getElementById('changes').innerText")
    assert "On 7 March 2024" in changes and "Sweden" in changes, changes
    browser.run("document.getElementById('before').click()")
    assert browser.run(TIES) == before
    to_day(browser, days("1950-01-01"))
    assert browser.run(TIES) == 12, "the founders of 1949"
    browser.run("document.getElementById('always').click()")
    assert browser.run("return document.getElementById('day').textContent") == "All time"
    assert browser.run(TIES) >= 32


def claim_play_moves_on_and_stops(browser, pages):
    browser.open(pages["nato"])
    browser.run("document.getElementById('play').click()")
    browser.until("return document.getElementById('day').textContent !== '1 March 2024'")
    browser.run("document.getElementById('play').click()")
    day = browser.run("return document.getElementById('day').textContent")
    browser.wait_for("const done = arguments[0]; setTimeout(done, 1200)")
    assert browser.run("return document.getElementById('day').textContent") == day


def claim_click_shows_facts_with_sources(browser, pages):
    browser.open(pages["nato"])
    box = browser.run("""const e = [...document.querySelectorAll('#stage .node')].find((n) => n.textContent.includes('Estonia'));
        const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2].map(Math.round)""")
    browser.pointer({"type": "pointerMove", "x": box[0], "y": box[1]}, {"type": "pointerDown", "button": 0},
                    {"type": "pointerUp", "button": 0})
    facts = browser.run(FACTS)
    assert "Estonia" in facts and "NATO" in facts and "[" in facts, facts
    assert "29 March 2004" in facts, facts
    target = browser.run("return document.querySelector('#facts sup a').getAttribute('href')")
    assert browser.run("return document.querySelector(arguments[0]).textContent", target)
    links = browser.run("return [...document.querySelectorAll('#sources a')].map((a) => a.protocol)")
    assert set(links) <= {"http:", "https:"}, links
    browser.run("document.querySelector('#facts li .link').click()")
    assert "since" in browser.run(FACTS)


def claim_filters_leave_out(browser, pages):
    browser.open(pages["nato"])
    before = browser.run(TIES)
    assert before > 0
    box = """[...document.querySelectorAll('#legend label')].find((l) => l.textContent.includes(arguments[0])).querySelector('input')"""
    browser.run(f"{box}.click()", "member of")
    assert browser.run(TIES) == 0
    browser.run(f"{box}.click()", "member of")
    assert browser.run(TIES) == before
    browser.run(f"{box}.click()", "Country")
    assert not browser.run(IS_SHOWN, "Estonia")


def claim_keys_do_all(browser, pages):
    browser.open(pages["nato"])
    browser.run("document.getElementById('stage').focus()")
    view = browser.run("return document.getElementById('stage').getAttribute('viewBox')")
    browser.type("+")
    browser.until("return document.getElementById('stage').getAttribute('viewBox') !== arguments[0]", view)
    browser.type("ArrowLeft")
    browser.type("0")
    browser.until("return document.getElementById('stage').getAttribute('viewBox') === arguments[0]", view)
    browser.type("Enter")
    assert "North Atlantic" in browser.run(FACTS) or "NATO" in browser.run(FACTS)
    first = browser.run("return document.activeElement.getAttribute('aria-label')")
    moved = first
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        browser.type(key)
        moved = browser.run("return document.activeElement.getAttribute('aria-label')")
        if moved != first:
            break
    assert moved != first, "an arrow goes to a neighbour"
    browser.type("Escape")
    assert browser.run(FACTS) == ""
    browser.type(".")
    assert "2024" in browser.run("return document.getElementById('live').textContent")
    reached = set()
    browser.run("document.activeElement.blur()")
    for _ in range(90):
        browser.type("Tab")
        reached.add(browser.run("return document.activeElement.id || document.activeElement.tagName"))
    assert {"search", "slider", "play", "theme", "stage"} <= reached, reached


def claim_wheel_and_drag_move_the_view(browser, pages):
    browser.open(pages["nato"])
    view = browser.run("return document.getElementById('stage').getAttribute('viewBox')")
    browser._send("POST", browser.session + "/actions", {"actions": [{"type": "wheel", "id": "wheel", "actions": [
        {"type": "scroll", "x": 300, "y": 300, "deltaX": 0, "deltaY": -200}]}]})
    zoomed = browser.until("""const v = document.getElementById('stage').getAttribute('viewBox');
        return v !== arguments[0] && v""", view)
    assert float(zoomed.split()[2]) < float(view.split()[2])
    browser.pointer({"type": "pointerMove", "x": 40, "y": 400}, {"type": "pointerDown", "button": 0},
                    {"type": "pointerMove", "x": 140, "y": 400, "duration": 50}, {"type": "pointerUp", "button": 0})
    browser.until("return document.getElementById('stage').getAttribute('viewBox') !== arguments[0]", zoomed)


def claim_hostile_names_are_inert(browser, pages):
    browser.open(pages["hostile"])
    assert browser.dialog() is None
    count = browser.run("return document.querySelectorAll('img, iframe, b, i, object, embed').length")
    assert count == 0, f"{count} elements made of names"
    assert browser.run("return document.scripts.length") == 2
    nodes = browser.run("return document.querySelectorAll('#stage .node').length")
    for index in range(nodes):
        browser.run("document.querySelectorAll('#stage .node')[arguments[0]].focus()", index)
        browser.run("""const n = document.querySelectorAll('#stage .node')[arguments[0]], r = n.getBoundingClientRect();
            const at = { bubbles: true, clientX: r.x + 3, clientY: r.y + 3, button: 0, pointerId: 1, isPrimary: true };
            for (const kind of ['pointermove', 'pointerdown', 'pointerup']) n.dispatchEvent(new PointerEvent(kind, at));""", index)
    assert browser.run("return document.getElementById('facts').hidden") is False
    choose(browser, "</script>")
    assert "</script><img src=x onerror=alert(1)>" in browser.run(FACTS)
    assert browser.run("return document.querySelectorAll('img, iframe, b, i, object, embed').length") == 0
    assert browser.dialog() is None
    assert browser.run("return document.querySelectorAll('a[href^=\"javascript\" i]').length") == 0
    wide = browser.run("return document.documentElement.scrollWidth <= innerWidth + 1")
    assert wide, "a long name does not widen the page"


def claim_nothing_goes_out(browser, pages):
    for page in pages.values():
        browser.open(page)
        assert browser.run("return performance.getEntriesByType('resource').length") == 0
        blocked = browser.wait_for("""const done = arguments[0];
            document.addEventListener('securitypolicyviolation', (e) => done(e.violatedDirective), { once: true });
            setTimeout(() => done('nothing was blocked'), 3000);
            document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1:9/x.png' }));""")
        assert blocked == "img-src", blocked


def claim_light_dark_and_print(browser, pages):
    paper = "return getComputedStyle(document.body).backgroundColor"
    for scheme, colour in (("light", "rgb(255, 255, 255)"), ("dark", "rgb(20, 24, 29)")):
        browser.command("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        browser.open(pages["nato"])
        assert browser.run(paper) == colour, (scheme, browser.run(paper))
    browser.click("#theme")
    assert browser.run(paper) == "rgb(255, 255, 255)"
    browser.click("#theme")
    browser.command("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    assert browser.run(paper) == "rgb(255, 255, 255)", "paper is white"
    hidden = "return arguments[0].every((s) => getComputedStyle(document.querySelector(s)).display === 'none')"
    assert browser.run(hidden, [".tools", ".zoom", "#time", ".search", ".keys"])
    assert not browser.run(hidden, ["#stage"]) and not browser.run(hidden, ["#legend"]) and not browser.run(hidden, ["#sources"])
    assert browser.run("return document.getElementById('shown').innerText").startswith("Shown: 1 March 2024"), "the day is printed"
    browser.command("Emulation.setEmulatedMedia", {"media": "", "features": []})


def claim_no_complaints(browser, pages):
    browser.log()
    for page in pages.values():
        browser.open(page)
    complaints = [line["message"] for line in browser.log() if line["level"] in ("SEVERE", "WARNING")]
    assert not complaints, complaints


def claim_empty_and_lone(browser, pages):
    browser.open(pages["empty"])
    assert browser.run("return !document.getElementById('empty').hidden")
    browser.type("+")
    browser.type(".")
    browser.open(pages["lone"])
    assert browser.run("return document.querySelectorAll('#stage .node').length") == 1


def claim_the_still_picture_is_of_the_day(browser, pages):
    text = pages["nato"].read_text(encoding="utf-8")
    still = text[text.index("<noscript>"):text.index("</noscript>")]
    assert "<svg" in still and "Estonia" in still
    assert "<script" not in still


def pages_of(sandbox):
    folder = sandbox.fresh(with_database=True)
    pages = {"nato": nato(sandbox, folder)}
    for name, keys in (("hostile", list(HOSTILE)), ("lone", list(HOSTILE)[:1])):
        pages[name] = build(sandbox, folder, name, keys)
    sandbox.run("entente draw alliances.db --known-on 1500-01-01 -o empty.html", folder).check_returncode()
    pages["empty"] = folder / "empty.html"
    return pages


def build(sandbox, folder, name, keys):
    """A page of nodes with hostile names, each tied to the next."""
    with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id", "name"), *((key, HOSTILE[key]) for key in keys)])
    with open(folder / f"{name}-ties.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("source", "target", "note"), *((a, b, HOSTILE[a]) for a, b in zip(keys, keys[1:]))])
    done = sandbox.run(f"entente load {name}.db {name}.csv --open --nodes Actor --key id && "
                       f"entente load {name}.db {name}-ties.csv --edges TIE && "
                       f"entente draw {name}.db --as-of all --title '{HOSTILE['noscript']}' -o {name}.html", folder)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return folder / f"{name}.html"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("claims", nargs="*")
    options = parser.parse_args()
    if Browser.missing():
        print(f"skipped: there is no {' and no '.join(Browser.missing())}", file=sys.stderr)
        return SKIPPED
    claims = {n.removeprefix("claim_"): c for n, c in globals().items() if n.startswith("claim_")}
    failed = 0
    with Sandbox(options.program) as sandbox:
        pages = pages_of(sandbox)
        with Browser() as browser:
            for name, claim in claims.items():
                if options.claims and name not in options.claims:
                    continue
                try:
                    claim(browser, pages)
                except Exception:  # noqa: BLE001: a claim that cannot be examined does not hold
                    failed += 1
                    print(f"FAILED {name.replace('_', ' ')}", file=sys.stderr)
                    traceback.print_exc()
                if options.pictures:
                    options.pictures.mkdir(exist_ok=True)
                    browser.picture(options.pictures / f"{name}.png")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
