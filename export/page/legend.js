// The legend is also the filter: what it lists can be left out. Then the notes and the sources.
function sample(draw) {
  const picture = svg("svg", { viewBox: "0 0 40 18", "aria-hidden": "true" });
  draw(picture);
  return picture;
}

function lineSample(picture, classes, width, extra = {}) {
  svg("path", { class: `line ${classes}`, d: "M3 9H30", ...extra }, picture).style.strokeWidth = `${width}px`;
}

function markRows(model) {
  const neutral = (draw) => sample((p) => { p.style.setProperty("--stroke", "currentColor"); draw(p); });
  const spells = model.ties.flatMap((t) => t.edges.flatMap((e) => e.spells));
  const rows = [];
  const add = (when, picture, words) => { if (when) rows.push(html("div", { class: "row" }, picture, words)); };
  const modalities = [...new Set(model.ties.flatMap((t) => t.edges.map((e) => e.modality)))].filter((m) => m !== "actual").sort();
  add(modalities.length, neutral((p) => lineSample(p, "planned", 2)), modalities.join(", "));
  add(spells.some((s) => s.carried), neutral((p) => lineSample(p, "carried", 1.4)), "carried forward beyond what its source covers");
  add(spells.some((s) => s.disputed), neutral((p) => { lineSample(p, "", 3.6); svg("path", { class: "over", d: "M3 9H30", "stroke-width": 1.2 }, p); }), "sources disagree");
  add(spells.some((s) => s.uncertain), neutral((p) => { lineSample(p, "", 1.2); svg("path", { class: "open", d: "M30.6 5.9L36 9L30.6 12.1Z" }, p); }), "possible on this day, not certain");
  add(spells.some((s) => s.undated), neutral((p) => { svg("path", { class: "line", d: "M9 9H34" }, p); svg("circle", { class: "open", cx: 6, cy: 9, r: 3 }, p); }), "no source says since when");
  for (const [unit, amount] of model.widest) add(true, neutral((p) => lineSample(p, "", 5)), `line width: amount, widest ${new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 }).format(amount)} ${unit}`);
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
    sample((p) => svg("path", { class: `box l${i}`, d: outline(look.shape, 26, 14), transform: "translate(20 9)" }, p)),
    look.name, model.nodes.filter((n) => n.label === i).length, scene.hiddenLabels, i));
  const types = model.types.map((look, i) => row(
    sample((p) => {
      lineSample(p, `t${i}`, 1.6);
      if (look.directed && look.arrow !== "none") {
        const [style, path] = headOf(look.arrow);
        svg("path", { class: `${style} t${i}`, d: path, transform: "translate(30 5)" }, p);
      }
    }),
    look.words, model.ties.filter((t) => t.type === i).reduce((sum, t) => sum + t.edges.length, 0), scene.hiddenTypes, i));
  const group = (title, rows) => (rows.length ? [html("div", { role: "group", "aria-label": title }, html("h3", {}, title), ...rows)] : []);
  section.replaceChildren(html("h2", {}, "Legend"), ...group("Nodes", labels), ...group("Ties", types), ...group("Marks", markRows(model)));
  section.hidden = !model.nodes.length;
}

function showCaption(model) {
  const caption = document.getElementById("caption");
  const days = model.asOf === "all" ? "All time" : model.asOf ? `As of ${model.asOf}` : "";
  const known = model.knownOn ? `${days ? ", as" : "As"} known on ${model.knownOn}` : "";
  const edges = model.ties.reduce((sum, t) => sum + t.edges.length, 0);
  const lines = [`${days}${known}${days || known ? ". " : ""}Over all time ${model.nodes.length} nodes, ${edges} ties.`, ...model.notes];
  caption.replaceChildren(...lines.map((line) => html("p", {}, plain(line))));
}

function showSources(model) {
  const section = document.getElementById("sources");
  const list = html("ol");
  model.sources.forEach((source, i) => {
    const words = [source.publisher, source.published].filter(Boolean).join(", ");
    const item = html("li", { id: `source-${i + 1}` }, plain(source.title), words ? ". " : "", plain(words));
    if (/^https?:\/\//i.test(source.url)) item.append(" ", html("a", { href: source.url, rel: "noopener noreferrer", target: "_blank" }, source.url.replace(/^https?:\/\/([^/]*).*$/i, "$1")));
    list.append(item);
  });
  section.replaceChildren(html("h2", {}, "Sources"), list);
  section.hidden = !model.sources.length;
}
