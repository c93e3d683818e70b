// Puts the parts together: what is chosen, what the pointer is on, what the keys do.
const stage = document.getElementById("stage"), tip = document.getElementById("tip"),
      live = document.getElementById("live");
const model = readModel(JSON.parse(document.getElementById("data").textContent));
const scene = new Scene(model, stage);
const camera = new Camera(
  stage, model.width, model.height,
  (scale) => stage.classList.toggle("far", model.nodes.length > 200 && 11 * scale < 4.5));
const facts = new Facts(model, choose);
const time = new TimeBar(model, show);
let chosen = null;

// Shows a day; what is told of it follows.
function show(day, cause) {
  const seen = scene.show(day, cause === "step" || cause === "play");
  const changes = showChanges(model, day, choose);
  if (chosen) tell();
  if (cause === "begin") return seen;
  live.textContent = `${day === null ? "All time" : dayWords(day)}: ${seen.nodes} nodes, ${seen.ties} ties${
    changes ? `; ${changes}` : ""}`;
  return seen;
}

const isNode = (element) => element !== null && element.ties !== undefined;

function tell() {
  if (isNode(chosen)) {
    scene.bringOutAround(chosen);
    facts.node(chosen, scene.day);
  } else {
    scene.bringOut([chosen.tail, chosen.head], [chosen]);
    facts.tie(chosen, scene.day);
  }
}

// Chooses a node or a tie, or nothing.
function choose(element, focus = true) {
  if (chosen) chosen.element.classList.remove("chosen", "picked");
  if (chosen && isNode(chosen)) chosen.element.setAttribute("tabindex", "-1");
  chosen = element;
  if (!element) {
    scene.bringOut([], []);
    facts.close();
    return;
  }
  element.element.classList.add(isNode(element) ? "chosen" : "picked");
  tell();
  if (!isNode(element)) return;
  nameNode(element);
  element.element.setAttribute("tabindex", "0");
  camera.reveal(element);
  if (focus && element.there) element.element.focus({ preventScroll: true });
}

function nameNode(node) {
  const ties = node.shown === 1 ? "1 tie" : `${node.shown} ties`;
  node.element.setAttribute("aria-label", `${node.name}, ${model.labels[node.label].name}, ${ties}`);
}

const nodeOf = (target) => target.closest?.(".node")?.node ?? null;

function showTip(event) {
  const node = nodeOf(event.target),
        tie = node ? null : scene.tieAt(camera.pointAt(event.clientX, event.clientY), 6 / camera.scale);
  stage.style.cursor = tie ? "pointer" : "";
  tip.hidden = !node && !tie;
  if (node && !chosen) scene.bringOutAround(node);
  if (tie && !chosen) scene.bringOut([tie.tail, tie.head], [tie]);
  if (!node && !tie) {
    if (!chosen && scene.hot?.length) scene.bringOut([], []);
    return;
  }
  tip.textContent = node
    ? `${shortened(node.name)} (${model.labels[node.label].name}, ${node.shown} ${node.shown === 1 ? "tie" : "ties"})`
    : tieWords(tie);
  const frame = stage.getBoundingClientRect(), left = event.clientX - frame.left + 14,
        top = event.clientY - frame.top + 14;
  tip.style.left = `${Math.max(0, Math.min(left, frame.width - tip.offsetWidth - 6))}px`;
  tip.style.top = `${Math.max(0, Math.min(top, frame.height - tip.offsetHeight - 6))}px`;
}

const shortened = (text) => (text.length > 160 ? `${text.slice(0, 159)}…` : text);

function tieWords(tie) {
  const spell = tie.edges.map((e) => spellOn(e, scene.day)).find(Boolean), words = captionOf(tie, scene.day);
  const tail = [words, spell ? spanWords(spell) : "", ...(spell ? marksOf(spell) : [])].filter(Boolean).join("; ");
  return `${shortened(tie.tail.name)} ${model.types[tie.type].words} ${shortened(tie.head.name)}${
    tail ? `: ${tail}` : ""}`;
}

let pointing = null;
stage.addEventListener("pointermove", (event) => {
  if (stage.classList.contains("moving")) { tip.hidden = true; return; }
  if (!pointing) requestAnimationFrame(() => { const at = pointing; pointing = null; if (at) showTip(at); });
  pointing = event;
});
stage.addEventListener("pointerleave", () => {
  pointing = null;
  tip.hidden = true;
  if (!chosen) scene.bringOut([], []);
});
steerByPointer(stage, camera, (target, point) => choose(nodeOf(target) || scene.tieAt(point, 6 / camera.scale)));

// The neighbour that lies most nearly in a direction.
function neighbourTowards(node, dx, dy) {
  let best = null, least = Infinity;
  for (const tie of node.ties) {
    const other = otherEnd(tie, node);
    if (!tie.looks || other === node) continue;
    const x = other.x - node.x, y = other.y - node.y, along = x * dx + y * dy, across = Math.abs(x * dy - y * dx);
    if (along > 0 && along + 2 * across < least) {
      least = along + 2 * across;
      best = other;
    }
  }
  return best;
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
function keyOnStage(event) {
  const arrow = ARROWS[event.key];
  if (arrow && chosen && isNode(chosen)) {
    const other = neighbourTowards(chosen, ...arrow);
    if (other) choose(other);
  } else if (arrow) camera.pan(60 * arrow[0], 60 * arrow[1]);
  else if (event.key === "Enter") {
    if (chosen) document.getElementById("facts").focus();
    else choose(model.nodes.find((n) => n.focus && n.there) || mostTied());
  } else return false;
  return true;
}

const mostTied = () =>
  model.nodes.filter((n) => n.there).reduce((most, n) => (!most || n.shown > most.shown ? n : most), null);

const KEYS = {
  "/": () => document.getElementById("search").focus(),
  "+": () => camera.zoom(1.25),
  "=": () => camera.zoom(1.25),
  "-": () => camera.zoom(.8),
  0: () => camera.fit(),
  ",": () => time.events.length && time.step(-1),
  ".": () => time.events.length && time.step(1),
  " ": () => time.events.length && time.play(),
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const within = event.target, typing = within.matches?.("input[type=search]");
  if (event.key === "Escape") {
    const back = within.closest?.("#facts, .search") || within.closest?.(".node");
    choose(null);
    if (back) stage.focus();
  } else if (typing || (event.key === " " && within.matches?.("button, input, summary, a"))) return;
  else if (stage.contains(within) && keyOnStage(event)) event.preventDefault();
  else if (
    Object.hasOwn(KEYS, event.key) && !(event.key === " " && !stage.contains(within) && within !== document.body)) {
    event.preventDefault();
    KEYS[event.key]();
  }
});

// Light or dark: what the system says, until the button is pressed.
const darkness = matchMedia("(prefers-color-scheme: dark)"), themeButton = document.getElementById("theme");
function setTheme(wanted) {
  const dark = wanted || isDark(model.page.background);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  themeButton.setAttribute("aria-pressed", String(dark));
  themeButton.textContent = dark ? "Light" : "Dark";
}
themeButton.hidden = isDark(model.page.background);
setTheme(darkness.matches);
darkness.addEventListener("change", () => setTheme(darkness.matches));
themeButton.addEventListener("click", () => setTheme(document.documentElement.dataset.theme !== "dark"));
document.getElementById("print").addEventListener("click", () => print());
document.getElementById("zoom-in").addEventListener("click", () => camera.zoom(1.25));
document.getElementById("zoom-out").addEventListener("click", () => camera.zoom(.8));
document.getElementById("zoom-fit").addEventListener("click", () => camera.fit());

for (const part of document.querySelectorAll(".tools, .search")) part.hidden = false;
stage.setAttribute("aria-label", model.title || "Diagram");
document.getElementById("empty").hidden = model.nodes.length > 0;
new Search(model, (node) => { choose(node); camera.centre(node); });
showLegend(model, scene, () => time.refresh());
showCaption(model);
showSources(model);
for (const node of model.nodes) nameNode(node);
time.begin();
camera.fit();
performance.mark("ready");
document.documentElement.dataset.ready = "true";
