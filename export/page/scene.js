// The drawing: built once, and then changed only where a day or a filter changes what is seen.
const SVG = "http://www.w3.org/2000/svg";

function svg(name, attributes = {}, parent = null) {
  const element = document.createElementNS(SVG, name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  if (parent) parent.append(element);
  return element;
}

function html(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const key in attributes) {
    if (key === "onclick") element.addEventListener("click", attributes[key]);
    else element.setAttribute(key, attributes[key]);
  }
  element.append(...children);
  return element;
}

const HEX = /^#[0-9a-f]{6}/i;
function mixed(colour, other, share) {
  if (!HEX.test(colour)) return colour;
  const at = (text, i) => parseInt(text.slice(1 + 2 * i, 3 + 2 * i), 16);
  const parts = [0, 1, 2].map((i) => Math.round(at(colour, i) * (1 - share) + at(other, i) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

const luminance =
  (colour) => [1, 3, 5].reduce(
                (sum, at, i) => sum + parseInt(colour.slice(at, at + 2), 16) * [.2126, .7152, .0722][i], 0) /
  255;
const isDark = (colour) => HEX.test(colour) && luminance(colour) < .4;

// Rules for the style's page and looks, and for the dark theme, where the style is light, the same looks tuned to it.
function colourRules(model) {
  const sheet = new CSSStyleSheet(), page = model.page;
  const put = (rules, selector, values) => {
    const rule = rules.cssRules[rules.insertRule(`${selector} {}`, rules.cssRules.length)];
    for (const name in values) rule.style.setProperty(name, values[name]);
  };
  const dark = sheet.cssRules[sheet.insertRule("@media screen {}", 0)];
  const night = (colour) => mixed(colour, "#ffffff", .3);
  const both = (selector, values, nightly) => {
    put(sheet, selector, values);
    if (!isDark(page.background)) put(dark, `:root[data-theme="dark"] ${selector}`, nightly);
  };
  put(sheet, ":root:root", { "--paper": page.background, "--ink": page.text, "--soft": page.faint, "--font": page.font,
    "--rule": mixed(page.background, page.text, .16), "--panel": mixed(page.background, page.text, .04) });
  if (!isDark(page.background))
    put(dark, ':root:root[data-theme="dark"]', {
      "--paper": "#14181d",
      "--ink": "#e8eaed",
      "--soft": "#a7b0ba",
      "--rule": "#39424c",
      "--panel": "#1c2128"
    });
  model.looks.forEach(
    (look, i) => both(
      `.n${i}`, {
        "--fill": look.fill,
        "--edge": look.line,
        "--word": look.text,
        "--border": `${look.width}px`,
        "--dash": DASHES[look.border] || "none"
      },
      isDark(look.fill)
        ? { "--fill": night(look.fill), "--edge": night(look.line), "--word": "#14181d" }
        : { "--fill": mixed(look.line, "#14181d", .74), "--edge": night(look.line), "--word": "#eef0f2" }));
  model.lines.forEach(
    (look, i) => both(
      `.t${i}`, {
        "--stroke": look.colour,
        "--dash": DASHES[look.form] || "none",
        "--cap": look.form === "dotted" ? "round" : "butt"
      },
      { "--stroke": night(look.colour) }));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

const DASHES = { dashed: "6 4", dotted: ".1 4" };

function addMarkers(defs, model) {
  const marker = (id, line, name, atEnd) => {
    const [style, path] = headOf(name);
    const element = svg(
      "marker", {
        id,
        class: `t${line}`,
        viewBox: "-1 -1 9 10",
        markerWidth: 9,
        markerHeight: 10,
        markerUnits: "userSpaceOnUse",
        refX: atEnd ? 0 : 7,
        refY: 4,
        orient: atEnd ? "auto" : "auto-start-reverse"
      },
      defs);
    svg("path", { class: style, d: path }, element);
  };
  model.lines.forEach((look, i) => {
    if (look.head !== "none") marker(`a${i}`, i, look.head, true);
    if (look.tail !== "none") marker(`u${i}`, i, look.tail, false);
  });
}

function drawNode(node, model, layer) {
  const look = model.looks[node.look];
  const group = svg("g", { class: `node n${node.look}`, transform: `translate(${round(node.x)} ${round(node.y)})`,
    tabindex: "-1", role: "button" }, layer);
  svg(
    "path",
    { class: "box", d: outline(look.rounded && look.shape === "box" ? "rounded" : look.shape, node.w, node.h) },
    group);
  const lines = node.tag || node.number ? [...node.lines, " "] : node.lines, height = node.size * 1.2;
  const text = svg("text", { "font-size": node.size, direction: "auto" }, group);
  lines.forEach((line, i) => {
    const span = svg("tspan", { x: 0, y: round((i - (lines.length - 1) / 2) * height + node.size * .35) }, text);
    span.textContent = line;
    if (line === " ") {
      span.setAttribute("class", "remark");
      node.remark = span;
    }
  });
  node.element = group;
  group.node = node;
}

function drawTie(tie, layer) {
  tie.curve = curveOf(tie);
  tie.samples = samplesOf(tie.curve);
  tie.path = lineOf(tie);
  tie.element = svg("path", { class: `line off${tie.fold ? " fold" : ""}`, d: tie.path }, layer);
  tie.looks = 0;
}

class Scene {
  constructor(model, stage) {
    this.model = model;
    this.stage = stage;
    const defs = svg("defs", {}, stage);
    addMarkers(defs, model);
    colourRules(model);
    this.many = model.ties.length > 1000;
    const world = svg("g", { class: this.many ? "many" : "" }, stage);
    this.lines = svg("g", {}, world);
    this.overs = svg("g", {}, world);
    this.boxes = svg("g", {}, world);
    this.words = svg("g", {}, world);
    for (const tie of model.ties) {
      tie.arrow = tie.directed ? model.lines[model.types[tie.type].looks[0]].head : "none";
      drawTie(tie, this.lines);
    }
    for (const node of model.nodes) drawNode(node, model, this.boxes);
    this.hiddenLabels = new Set();
    this.hiddenTypes = new Set();
    this.day = undefined;
  }

  // Shows a day (null: all time). Returns how many nodes and ties are seen. Steps light up the ties that come, where
  // they are few; a slider that is dragged has no time for that.
  show(day, lit) {
    this.day = day;
    for (const node of this.model.nodes) {
      node.there = spellOn(node, day) !== null && !this.hiddenLabels.has(node.label);
      node.shown = 0;
    }
    const fresh = [];
    let ties = 0;
    for (const tie of this.model.ties) {
      const seen = tie.tail.there && tie.head.there && !this.hiddenTypes.has(tie.type);
      const looks = seen ? looksOn(tie, day) : 0;
      if (looks) {
        ties += Math.floor(looks / COUNT);
        ++tie.tail.shown;
        ++tie.head.shown;
      }
      if (looks !== tie.looks) {
        if (looks && !tie.looks) fresh.push(tie);
        this.#dress(tie, looks);
      }
    }
    if (lit && fresh.length <= 60) this.#light(fresh);
    const nodes = this.#showNodes(day);
    return { nodes, ties };
  }

  // Gives a tie the look of its type under the marks of the day.
  #dress(tie, looks) {
    tie.looks = looks;
    tie.element.classList.toggle("off", !looks);
    if (tie.over) tie.over.classList.add("off");
    if (!looks) return;
    const line = this.model.types[tie.type].looks[looks >> 1 & 31], look = this.model.lines[line];
    if (line !== tie.lineLook) {
      tie.element.classList.remove(`t${tie.lineLook}`);
      tie.element.classList.add(`t${line}`);
      tie.lineLook = line;
      const end = (name, id) => (name === "none" ? null : `url(#${id}${line})`);
      setOrRemove(tie.element, "marker-end", tie.directed ? end(look.head, "a") : null);
      setOrRemove(tie.element, "marker-start", end(look.tail, "u"));
    }
    const width = this.#widthOf(tie, look), drawn = look.doubled ? Math.max(3, width * 2) : width;
    if (drawn !== tie.width) {
      tie.width = drawn;
      tie.element.style.strokeWidth = `${drawn}px`;
    }
    if (!look.doubled) return;
    tie.over ??= svg("path", { d: tie.path }, this.overs);
    tie.over.setAttribute("class", "over");
    tie.over.style.strokeWidth = `${drawn / 3}px`;
  }

  // By number where the style of the drawing says so, else by amount, else that of its look.
  #widthOf(tie, look) {
    let width = look.width * (this.many ? .7 : 1);
    for (const edge of tie.edges) {
      if (!spellOn(edge, this.day)) continue;
      if (edge.width) width = Math.max(width, edge.width);
      else if (edge.amount > 0)
        width = Math.max(width, 1 + 4 * Math.sqrt(edge.amount / this.model.widest.get(edge.unit)));
    }
    return round(width);
  }

  #light(ties) {
    for (const tie of ties) {
      tie.element.classList.remove("fresh");
      tie.element.addEventListener("animationend", () => tie.element.classList.remove("fresh"), { once: true });
      tie.element.classList.add("fresh");
    }
  }

  #showNodes(day) {
    let count = 0;
    for (const node of this.model.nodes) {
      if (node.there) ++count;
      const lonely = node.there && !node.shown && node.ties.length > 0 && !node.focus && day !== null;
      const looks = (node.there ? 1 : 2) + (lonely ? 4 : 0);
      if (looks !== node.looks) {
        node.looks = looks;
        node.element.classList.toggle("off", !node.there);
        node.element.classList.toggle("lonely", lonely);
      }
      if (node.remark) node.remark.textContent = remarkOf(node);
    }
    this.#showTags();
    return count;
  }

  // Beside a node with ties that are written instead of drawn: the tags of their other ends.
  #showTags() {
    for (const node of this.model.nodes) {
      if (!node.tags) continue;
      const tags = node.ties.filter((t) => t.fold && t.looks).map((t) => otherEnd(t, node).tag).filter(Boolean).sort();
      if (!node.tagText) {
        const right = node.tags === "right";
        node.tagText = svg(
          "text", {
            class: "tags",
            "text-anchor": right ? "start" : "end",
            x: round(node.x + (node.w / 2 + 8) * (right ? 1 : -1))
          },
          this.boxes);
      }
      const lines = [];
      for (const tag of tags) {
        if (!lines.length || lines[lines.length - 1].length + tag.length > 30) lines.push(tag);
        else lines[lines.length - 1] += `, ${tag}`;
      }
      node.tagText.replaceChildren();
      lines.forEach((line, i) => {
        const y = node.y + (i - (lines.length - 1) / 2) * 12 + 3.5;
        svg("tspan", { x: node.tagText.getAttribute("x"), y: round(y) }, node.tagText).textContent = line;
      });
    }
  }

  // The tie whose line is nearest to a point, within a reach.
  tieAt(point, reach) {
    let found = null, least = reach;
    for (const tie of this.model.ties) {
      if (!tie.looks || (tie.fold && !tie.element.classList.contains("hot"))) continue;
      const distance = distanceTo(tie.samples, point);
      if (distance < least) {
        least = distance;
        found = tie;
      }
    }
    return found;
  }

  // Brings out some nodes and ties, and dims the others.
  bringOut(nodes, ties) {
    for (const element of this.hot || []) element.classList.remove("hot");
    this.words.replaceChildren();
    this.hot = [...nodes.map((n) => n.element), ...ties.map((t) => t.element)];
    for (const element of this.hot) element.classList.add("hot");
    this.stage.classList.toggle("dim", this.hot.length > 0);
    for (const tie of ties.length <= 40 ? ties : []) {
      const words = captionOf(tie, this.day);
      if (!words) continue;
      const { x, y } = middleOf(tie.curve);
      svg("text", { class: "word", x: round(x), y: round(y - 3) }, this.words).textContent = words;
    }
  }

  bringOutAround(node) {
    const ties = node.ties.filter((t) => t.looks);
    this.bringOut([node, ...ties.map((t) => otherEnd(t, node))], ties);
  }
}

function setOrRemove(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

function captionOf(tie, day) {
  const edges = tie.edges.filter((e) => spellOn(e, day));
  const words = new Set(edges.map((e) => e.caption).filter(Boolean));
  const text = words.size === 1 ? [...words][0] : "";
  return [text.length > 60 ? `${text.slice(0, 59)}…` : text, edges.length > 1 ? `×${edges.length}` : ""]
    .filter(Boolean)
    .join(" ");
}

// In a box whose ties are written instead of drawn: its tag, or their number.
function remarkOf(node) {
  const ties = node.ties.filter((t) => t.fold && t.looks);
  if (!ties.length) return " ";
  return node.tag ? node.remarkText : `${ties.length} × ${node.number}`;
}
