"""Weaves reports that hold hostile text, and looks at them as their readers do: in a browser, by pandoc, as pages.

    tests/report.py PROGRAM

PROGRAM's folder also holds entente-pandoc. Exits 77 where neither chromium nor pandoc is there.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys

from sandbox import SKIPPED, Sandbox

HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> \\input{x} | *b* `c` $d$ [e](javascript:f)"
DOCUMENT = """---
title: Hostile
database: hostile.db
as-of: 2024-07-15
---

Says `entente: query MATCH (n) RETURN n.name ORDER BY n.name LIMIT 1` here, see @fig:x.[^1]

<script>document.title='owned'</script>

~~~entente query {#tbl:x caption="<b>bold</b>"}
MATCH (n) RETURN n.name AS name
~~~

~~~entente draw {#fig:x caption="<i>x</i>"}
~~~

[^1]: A note.
"""
PANDOC = DOCUMENT.replace("~~~entente query {", "~~~{.entente .query ").replace("~~~entente draw {", "~~~{.entente .draw ")


def must(condition, words):
    if not condition:
        raise SystemExit(f"FAILED: {words}")


def ran(sandbox, command, folder):
    done = sandbox.run(command, folder)
    must(done.returncode == 0, f"{command}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def in_browser(folder):
    done = subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
                           f"--user-data-dir={folder}/profile", str(folder / "out.html")],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=300, check=False)
    must("<title>Hostile</title>" in done.stdout, "no script of a fact runs in the page")
    must("<script>" not in done.stdout and "<img src=x" not in done.stdout, "no fact is markup")
    must("Figure 1" in done.stdout and 'id="fig:x"' in done.stdout, "the reference and the figure are there")


def by_pandoc(sandbox, folder):
    (folder / "p.md").write_text(PANDOC, encoding="utf-8")
    filtered = ran(sandbox, f"pandoc --filter {sandbox.program.parent}/entente-pandoc p.md -t html", folder)
    must("<script>document.title='owned'</script><img" not in filtered, "no fact is markup in pandoc's HTML")
    must("<table id=\"tbl:x\">" in filtered and "Figure 1" in filtered, "pandoc's own table, and the reference")
    ran(sandbox, "entente report doc.md -o out.docx", folder)
    text = ran(sandbox, "pandoc out.docx -t plain --wrap=none", folder)
    must("Figure 1" in text and "<script>" in text and "A note." in text, "Word shows the text of facts, and notes")
    (folder / "chart.md").write_text(PANDOC + "\n~~~{.entente .query args='--chart bars'}\nRETURN 'a' AS text\n~~~\n", encoding="utf-8")
    undrawn = sandbox.run(f"pandoc --filter {sandbox.program.parent}/entente-pandoc chart.md -t plain", folder)
    must("document: query: no chart can be drawn" in undrawn.stderr and "status 1" in undrawn.stderr, "a chart that fails has its place")
    kept = ran(sandbox, f"pandoc --filter {sandbox.program.parent}/entente-pandoc -M keep-going=true chart.md -t plain", folder)
    must("Failed: document: query:" in kept and "Figure 1" in kept, "with keep-going the rest is there")
    broken = sandbox.run(f"echo '{{}}' | {sandbox.program.parent}/entente-pandoc", folder)
    must(broken.returncode == 1 and "pandoc" in broken.stderr, "what is no tree is refused")


def main():
    tools = {name: shutil.which(name) for name in ("chromium", "pandoc", "weasyprint")}
    if not tools["chromium"] and not tools["pandoc"]:
        print("neither chromium nor pandoc is here", file=sys.stderr)
        return SKIPPED
    with Sandbox(sys.argv[1]) as sandbox:
        folder = sandbox.fresh(with_database=False)
        (folder / "doc.md").write_text(DOCUMENT, encoding="utf-8")
        (folder / "params.json").write_text(json.dumps({"name": HOSTILE}), encoding="utf-8")
        ran(sandbox, "entente query hostile.db --open --params params.json 'CREATE (:Thing {name: $name})'", folder)
        for extension in ("html", "md", "tex"):
            ran(sandbox, f"entente report doc.md -o out.{extension} && entente report doc.md -o again.{extension}", folder)
            must((folder / f"out.{extension}").read_bytes().replace(b"out_files", b"again_files")
                 == (folder / f"again.{extension}").read_bytes(), f"the same bytes again: {extension}")
        must("\\input" not in (folder / "out.tex").read_text(encoding="utf-8"), "no fact is a command of LaTeX")
        if tools["chromium"]:
            in_browser(folder)
        if tools["pandoc"]:
            by_pandoc(sandbox, folder)
        if tools["weasyprint"]:
            ran(sandbox, "entente report doc.md -o out.pdf", folder)
            must((folder / "out.pdf").read_bytes().startswith(b"%PDF"), "PDF begins as PDF")
            said = sandbox.run("weasyprint out.html page.pdf", folder).stderr
            must("invalid value" not in said, f"every colour and rule reaches the pages:\n{said}")
        left = [name for name in os.listdir(folder) if name.startswith(".")]
        must(not left, f"nothing is left behind: {left}")
    print("reports hold no markup of facts, in any output")
    return 0


if __name__ == "__main__":
    sys.exit(main())
