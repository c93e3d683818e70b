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

// One rule a label and a type: colours of the style by day, and tuned ones for the dark theme.
function colourRules(model) {
  const sheet = new CSSStyleSheet(), dark = [];
  const put = (selector, values) => {
    const index = sheet.insertRule(`${selector} {}`, sheet.cssRules.length);
    for (const name in values) sheet.cssRules[index].style.setProperty(name, values[name]);
    return `${selector} { ${sheet.cssRules[index].style.cssText} }`;
  };
  model.labels.forEach((look, i) => {
    dark.push([`.l${i}`, { "--fill": mixed(look.line, "#14181d", .74), "--edge": mixed(look.line, "#ffffff", .4), "--word": "#eef0f2" }]);
    put(`.l${i}`, { "--fill": look.fill, "--edge": look.line, "--word": "#1a1a1a" });
  });
  model.types.forEach((look, i) => {
    dark.push([`.t${i}`, { "--stroke": mixed(look.colour, "#ffffff", .25) }]);
    put(`.t${i}`, { "--stroke": look.colour });
  });
  const media = sheet.insertRule("@media screen {}", sheet.cssRules.length);
  for (const [selector, values] of dark) {
    const rules = sheet.cssRules[media];
    const index = rules.insertRule(`:root[data-theme="dark"] ${selector} {}`, rules.cssRules.length);
    for (const name in values) rules.cssRules[index].style.setProperty(name, values[name]);
  }
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

function addMarkers(defs, model) {
  const marker = (id, type, name, reversed) => {
    const [style, path] = headOf(name);
    const element = svg("marker", { id, class: `t${type}`, viewBox: "-1 -1 9 10", markerWidth: 9, markerHeight: 10,
      markerUnits: "userSpaceOnUse", refX: reversed ? 7 : 0, refY: 4, orient: "auto-start-reverse" }, defs);
    svg("path", { class: style, d: path }, element);
  };
  model.types.forEach((look, i) => {
    if (look.arrow !== "none") {
      marker(`a${i}`, i, look.arrow);
      marker(`o${i}`, i, openHead(look.arrow));
    }
    marker(`u${i}`, i, "odot");
  });
}

function drawNode(node, model, layer) {
  const look = model.labels[node.label];
  const group = svg("g", { class: `node l${node.label}${node.focus ? " focus" : ""}`, transform: `translate(${round(node.x)} ${round(node.y)})`,
    tabindex: "-1", role: "button" }, layer);
  svg("path", { class: "box", d: outline(look.shape, node.w, node.h) }, group);
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
  tie.element = svg("path", { class: `line t${tie.type} off${tie.fold ? " fold" : ""}`, d: tie.path }, layer);
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
      tie.arrow = model.types[tie.type].arrow;
      drawTie(tie, this.lines);
    }
    for (const node of model.nodes) drawNode(node, model, this.boxes);
    this.hiddenLabels = new Set();
    this.hiddenTypes = new Set();
    this.day = undefined;
  }

  // Shows a day (null: all time). Returns how many nodes and ties are seen; `fresh` ties are lit up where few.
  show(day) {
    const before = this.day;
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
    if (before !== undefined && fresh.length <= 60) this.#light(fresh);
    const nodes = this.#showNodes(day);
    return { nodes, ties };
  }

  #dress(tie, looks) {
    const was = tie.looks;
    tie.looks = looks;
    const classes = tie.element.classList;
    classes.toggle("off", !looks);
    if (!looks) {
      if (tie.over) tie.over.classList.add("off");
      return;
    }
    if ((was ^ looks) & CARRIED) classes.toggle("carried", !!(looks & CARRIED));
    if ((was ^ looks) & PLANNED) classes.toggle("planned", !!(looks & PLANNED));
    if (!tie.dressed || (was ^ looks) & (UNCERTAIN | UNDATED)) {
      if (tie.directed && tie.arrow !== "none") tie.element.setAttribute("marker-end", `url(#${looks & UNCERTAIN ? "o" : "a"}${tie.type})`);
      if (looks & UNDATED) tie.element.setAttribute("marker-start", `url(#u${tie.type})`);
      else tie.element.removeAttribute("marker-start");
      tie.dressed = true;
    }
    const width = this.#widthOf(tie) * (looks & DISPUTED ? 3 : 1);
    if (width !== (tie.width || 1)) {
      tie.width = width;
      tie.element.style.strokeWidth = `${width}px`;
    }
    if (looks & DISPUTED && !tie.over) tie.over = svg("path", { class: "over", d: tie.path }, this.overs);
    if (tie.over) {
      tie.over.classList.toggle("off", !(looks & DISPUTED));
      tie.over.style.strokeWidth = `${width / 3}px`;
    }
  }

  #widthOf(tie) {
    let width = 1;
    for (const edge of tie.edges) {
      if (edge.amount > 0 && spellOn(edge, this.day)) width = Math.max(width, 1 + 4 * Math.sqrt(edge.amount / this.model.widest.get(edge.unit)));
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
        node.tagText = svg("text", { class: "tags", "text-anchor": right ? "start" : "end", x: round(node.x + (node.w / 2 + 8) * (right ? 1 : -1)) }, this.boxes);
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

function captionOf(tie, day) {
  const edges = tie.edges.filter((e) => spellOn(e, day));
  const words = new Set(edges.map((e) => e.caption).filter(Boolean));
  const text = words.size === 1 ? [...words][0] : "";
  return [text.length > 60 ? `${text.slice(0, 59)}…` : text, edges.length > 1 ? `×${edges.length}` : ""].filter(Boolean).join(" ");
}

// In a box whose ties are written instead of drawn: its tag, or their number.
function remarkOf(node) {
  const ties = node.ties.filter((t) => t.fold && t.looks);
  if (!ties.length) return " ";
  return node.tag ? node.remarkText : `${ties.length} × ${node.number}`;
}
