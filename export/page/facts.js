// The panel of facts: what is known of a node or a tie, since when, and who says so. All text is set as text.
const plain = (text) => html("bdi", {}, text);

function citations(model, sources) {
  return [...new Set(sources)].sort((a, b) => a - b).map((index) =>
    html("sup", {}, html("a", { href: `#source-${index + 1}`, title: model.sources[index].title }, `[${index + 1}]`)));
}

function marksElements(spell) {
  const words = marksOf(spell).join(", ");
  return words ? [" ", html("span", { class: "mark" }, words)] : [];
}

function spellLine(spell) {
  const words = spanWords(spell) || (spell.undated ? "" : "at all times");
  return html("li", {}, words, ...marksElements(spell));
}

class Facts {
  constructor(model, go) {
    this.model = model;
    this.go = go;
    this.panel = document.getElementById("facts");
  }

  close() {
    this.panel.hidden = true;
    this.panel.replaceChildren();
  }

  #open(...content) {
    const close = html(
      "button", { type: "button", class: "close", "aria-label": "Close", onclick: () => this.go(null) }, "×");
    this.panel.replaceChildren(close, ...content.filter(Boolean));
    this.panel.hidden = false;
    this.panel.scrollIntoView({ block: "nearest" });
  }

  node(node, day) {
    const label = this.model.labels[node.label].name,
          clusters = (node.clusters || []).map((c) => this.model.clusters[c]);
    this.#open(
      html("h2", {}, plain(node.name)),
      html("p", { class: "what" }, label, node.code ? `, ${node.code}` : "", ", ", plain(node.key)),
      node.there ? null : html("p", { class: "mark" }, "Not there on this day."),
      clusters.length ? html("p", {}, "In ", plain(clusters.join(", "))) : null,
      this.#spells(node),
      this.#facts(node.facts),
      ...this.#ties(node, day),
    );
  }

  tie(tie, day) {
    const end = (node) =>
      html("button", { type: "button", class: "link", onclick: () => this.go(node) }, plain(node.name));
    this.#open(
      html("h2", {}, plain(tie.tail.name), ` ${this.model.types[tie.type].words} `, plain(tie.head.name)),
      html("p", { class: "what" }, end(tie.tail), tie.directed ? " → " : " – ", end(tie.head)),
      ...tie.edges.map((edge) => this.#edge(edge, day)),
    );
  }

  #edge(edge, day) {
    const there = spellOn(edge, day) !== null;
    const words = [edge.caption, edge.modality === "actual" ? "" : edge.modality].filter(Boolean).join(", ");
    return html("div", { class: there ? "edge" : "edge gone" },
      words || edge.sources.length ? html("p", {}, plain(words), ...citations(this.model, edge.sources)) : "",
      edge.folded && edge.folded.length ? html("p", { class: "what" }, "By ", plain(edge.folded.join("; "))) : "",
      this.#spells(edge) || "", this.#facts(edge.facts) || "");
  }

  #spells(element) {
    if (!element.spells.length) return null;
    return html("div", { class: "spells" }, html("h3", {}, "When"), html("ul", {}, ...element.spells.map(spellLine)));
  }

  #facts(facts) {
    if (!facts.length) return null;
    const list = html("dl", { class: "values" });
    for (const fact of facts) {
      const span = spanWords(fact.when);
      list.append(
        html("dt", {}, plain(fact.property)),
        html(
          "dd", {}, plain(fact.value), span ? html("small", { class: "what" }, ` (${span})`) : "",
          ...marksElements(fact.when), ...citations(this.model, fact.sources)));
    }
    return html("div", {}, html("h3", {}, "Facts"), list);
  }

  // Its ties by type, those of the day first; the others are told as such.
  #ties(node, day) {
    const byType = new Map();
    for (const tie of node.ties) byType.set(tie.type, [...(byType.get(tie.type) || []), tie]);
    return [...byType].map(([type, ties]) => {
      const there = (tie) => looksOn(tie, day) !== 0;
      const name = (tie) => otherEnd(tie, node).name;
      ties.sort((a, b) => there(b) - there(a) || name(a).localeCompare(name(b)));
      const heading = `${this.model.types[type].words} (${ties.filter(there).length}${
        ties.every(there) ? "" : ` of ${ties.length}`})`;
      return html(
        "div", {}, html("h3", {}, heading),
        html("ul", {}, ...ties.map((tie) => this.#tieLine(tie, node, day, there(tie)))));
    });
  }

  #tieLine(tie, node, day, there) {
    const spell = tie.edges.map((e) => spellOn(e, there ? day : null)).find(Boolean);
    const sign = !tie.directed ? "–" : tie.tail === node ? "→" : "←";
    const detail = html(
      "button", { type: "button", class: "link", onclick: () => this.go(tie), "aria-label": "Facts of this tie" },
      sign);
    const other = html(
      "button", { type: "button", class: "link", onclick: () => this.go(otherEnd(tie, node)) },
      plain(otherEnd(tie, node).name));
    const words = [captionOf(tie, there ? day : null), spell ? spanWords(spell) : ""].filter(Boolean).join(", ");
    return html(
      "li", { class: there ? "" : "gone" }, detail, " ", other,
      words ? html("small", { class: "what" }, " ", plain(words)) : "", ...(spell ? marksElements(spell) : []),
      ...citations(this.model, tie.edges.flatMap((e) => e.sources)));
  }
}

// What began and what ended on the last day of change, up to the day shown.
function showChanges(model, day, go) {
  const section = document.getElementById("changes");
  const last = day === null ? undefined : model.events.findLast((d) => d <= day);
  section.hidden = last === undefined;
  if (last === undefined) return "";
  const { began, ended } = changesOn(model, last), most = 12;
  const line = (tie, kind, sign) => html(
    "li", {}, html("span", { class: kind }, sign), " ",
    html(
      "button", { type: "button", class: "link", onclick: () => go(tie) }, plain(tie.tail.name),
      ` ${model.types[tie.type].words} `, plain(tie.head.name)));
  const lines = [...began.map((t) => line(t, "began", "+")), ...ended.map((t) => line(t, "ended", "−"))];
  const rest = lines.length - most;
  section.hidden = !lines.length;
  section.replaceChildren(
    html("h2", {}, `On ${dayWords(last)}`),
    html(
      "ul", {}, ...lines.slice(0, most),
      ...(rest > 0 ? [html("li", { class: "what" }, `and ${rest} more`)] : [])));
  return last === day ? [began.length ? `${began.length} began` : "", ended.length ? `${ended.length} ended` : ""]
                          .filter(Boolean)
                          .join(", ")
                                       : "";
}
