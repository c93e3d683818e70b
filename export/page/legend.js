// The legend is also the filter: what it lists can be left out. Then the notes and the sources.
function sample(draw) {
  const picture = svg("svg", { viewBox: "0 0 40 18", "aria-hidden": "true" });
  draw(picture);
  return picture;
}

// A line as a tie of this look would be drawn.
function lineSample(picture, model, line, width = 0) {
  const look = model.lines[line], drawn = look.doubled ? 3.6 : Math.max(width, look.width, 1.3);
  const begin = look.tail === "none" ? 3 : 10, end = look.head === "none" ? 36 : 29;
  svg("path", { class: `line t${line}`, d: `M${begin} 9H${end}` }, picture).style.strokeWidth = `${drawn}px`;
  if (look.doubled) svg("path", { class: "over", d: `M${begin} 9H${end}`, "stroke-width": 1.2 }, picture);
  const put = (name, x) => {
    const [style, path] = headOf(name);
    svg("path", { class: `${style} t${line}`, d: path, transform: `translate(${x} 5)` }, picture);
  };
  if (look.head !== "none") put(look.head, end);
  if (look.tail !== "none") put(look.tail, 3);
}

// What a mark does to a line, shown at the type that has it most.
const MARKS = [
  [1, "carried forward beyond what its source covers", (e, s) => s.carried],
  [2, "", (e) => e.modality !== "actual"],
  [4, "sources disagree", (e, s) => s.disputed],
  [8, "possible on this day, not certain", (e, s) => s.uncertain],
  [16, "no source says since when", (e, s) => s.undated],
];

function markRows(model) {
  const rows = MARKS.flatMap(([bit, words, has]) => {
    const counts = new Map();
    for (const tie of model.ties)
      for (const e of tie.edges)
        if (e.spells.some((s) => has(e, s))) counts.set(tie.type, (counts.get(tie.type) || 0) + 1);
    if (!counts.size) return [];
    const [type] = [...counts].sort((a, b) => b[1] - a[1])[0];
    const modalities =
      [...new Set(model.ties.flatMap((t) => t.edges.map((e) => e.modality)))].filter((m) => m !== "actual").sort();
    return [html(
      "div", { class: "row" }, sample((p) => lineSample(p, model, model.types[type].looks[bit])),
      words || modalities.join(", "))];
  });
  const compact = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });
  for (const [unit, amount] of model.widest) {
    const first = model.ties.find((t) => t.edges.some((e) => e.unit === unit));
    rows.push(html(
      "div", { class: "row" }, sample((p) => lineSample(p, model, model.types[first.type].looks[0], 5)),
      `line width: amount, widest ${compact.format(amount)} ${unit}`));
  }
  return rows;
}

function showLegend(model, scene, onChange) {
  const section = document.getElementById("legend");
  const row = (picture, words, count, hidden, index) => {
    const box = html("input", { type: "checkbox" });
    box.checked = true;
    box.addEventListener("change", () => {
      if (box.checked) hidden.delete(index);
      else hidden.add(index);
      onChange();
    });
    return html("label", {}, box, picture, plain(words), html("span", { class: "count" }, String(count)));
  };
  const labels = model.labels.map((look, i) => row(
    sample((p) => {
      const { shape, rounded } = model.looks[look.look];
      svg(
        "path", {
          class: `box n${look.look}`,
          d: outline(rounded && shape === "box" ? "rounded" : shape, 26, 14),
          transform: "translate(20 9)"
        },
        p);
    }),
    look.name, model.nodes.filter((n) => n.label === i).length, scene.hiddenLabels, i));
  const types = model.types.map(
    (look, i) => row(
      sample((p) => lineSample(p, model, look.looks[0])), look.words,
      model.ties.filter((t) => t.type === i).reduce((sum, t) => sum + t.edges.length, 0), scene.hiddenTypes, i));
  const group = (title, rows) =>
    (rows.length ? [html("div", { role: "group", "aria-label": title }, html("h3", {}, title), ...rows)] : []);
  section.replaceChildren(
    html("h2", {}, "Legend"), ...group("Nodes", labels), ...group("Ties", types), ...group("Marks", markRows(model)));
  section.hidden = !model.nodes.length;
}

function showCaption(model) {
  const caption = document.getElementById("caption");
  const days = model.asOf === "all" ? "All time" : model.asOf ? `As of ${model.asOf}` : "";
  const known = model.knownOn ? `${days ? ", as" : "As"} known on ${model.knownOn}` : "";
  const edges = model.ties.reduce((sum, t) => sum + t.edges.length, 0);
  const lines = [
    `${days}${known}${days || known ? ". " : ""}Over all time ${model.nodes.length} nodes, ${edges} ties.`,
    ...model.notes
  ];
  caption.replaceChildren(...lines.map((line) => html("p", {}, plain(line))));
}

function showSources(model) {
  const section = document.getElementById("sources");
  const list = html("ol");
  model.sources.forEach((source, i) => {
    const words = [source.publisher, source.published].filter(Boolean).join(", ");
    const item = html("li", { id: `source-${i + 1}` }, plain(source.title), words ? ". " : "", plain(words));
    if (/^https?:\/\//i.test(source.url))
      item.append(
        " ",
        html(
          "a", { href: source.url, rel: "noopener noreferrer", target: "_blank" },
          source.url.replace(/^https?:\/\/([^/]*).*$/i, "$1")));
    list.append(item);
  });
  section.replaceChildren(html("h2", {}, "Sources"), list);
  section.hidden = !model.sources.length;
}
