// Outlines of nodes and lines of ties, as SVG path data. Boxes are around (0, 0).
const SHAPES = {
  box: (w, h) => roundedBox(w, h, 2),
  rounded: (w, h) => roundedBox(w, h, Math.min(7, h / 3)),
  ellipse: (w, h) => `M${-w / 2} 0A${w / 2} ${h / 2} 0 1 1 ${w / 2} 0A${w / 2} ${h / 2} 0 1 1 ${-w / 2} 0Z`,
  hexagon: (w, h) => polygon(w, h, [[0, .5], [.08, 0], [.92, 0], [1, .5], [.92, 1], [.08, 1]]),
  octagon: (w, h) => polygon(w, h, [[0, .3], [.07, 0], [.93, 0], [1, .3], [1, .7], [.93, 1], [.07, 1], [0, .7]]),
  parallelogram: (w, h) => polygon(w, h, [[.07, 0], [1, 0], [.93, 1], [0, 1]]),
  house: (w, h) => polygon(w, h, [[0, .25], [.5, 0], [1, .25], [1, 1], [0, 1]]),
  cds: (w, h) => polygon(w, h, [[0, 0], [.94, 0], [1, .5], [.94, 1], [0, 1]]),
  note: (w, h) => `M${-w / 2} ${-h / 2}H${w / 2 - 7}L${w / 2} ${-h / 2 + 7}V${h / 2}H${-w / 2}Z` +
    `M${w / 2 - 7} ${-h / 2}V${-h / 2 + 7}H${w / 2}`,
  tab: (w, h) => `M${-w / 2} ${-h / 2}H${w / 2}V${h / 2}H${-w / 2}ZM${-w / 2} ${-h / 2}v-4h${Math.min(24, w / 3)}v4`,
  folder: (w, h) => `M${-w / 2} ${-h / 2}H${w / 2}V${h / 2}H${-w / 2}ZM${w / 2} ${-h / 2}v-4h${-Math.min(24, w / 3)}v4`,
  component: (w, h) => `${roundedBox(w, h, 0)}M${-w / 2 + 5} ${-h / 2}V${h / 2}`,
};
SHAPES.oval = SHAPES.circle = SHAPES.ellipse;

function polygon(w, h, corners) {
  return `M${corners.map(([x, y]) => `${round((x - .5) * w)} ${round((y - .5) * h)}`).join("L")}Z`;
}

function roundedBox(w, h, r) {
  const a = `a${r} ${r} 0 0 1`;
  return `M${-w / 2 + r} ${-h / 2}h${w - 2 * r}${a} ${r} ${r}v${h - 2 * r}${a} ${-r} ${r}` +
    `h${2 * r - w}${a} ${-r} ${-r}v${2 * r - h}${a} ${r} ${-r}Z`;
}

const outline = (shape, w, h) => (Object.hasOwn(SHAPES, shape) ? SHAPES[shape] : SHAPES.box)(w, h);
const round = (number) => Math.round(number * 10) / 10;

// Where the line from a box's middle towards a point leaves the box.
function borderPoint(box, towards) {
  const dx = towards.x - box.x, dy = towards.y - box.y;
  const share = Math.min(box.w / 2 / Math.abs(dx || 1e-9), box.h / 2 / Math.abs(dy || 1e-9), 1);
  return { x: box.x + dx * share, y: box.y + dy * share };
}

function towards(from, to, length) {
  const dx = to.x - from.x, dy = to.y - from.y, all = Math.hypot(dx, dy) || 1;
  const share = Math.min(1, length / all);
  return { x: from.x + dx * share, y: from.y + dy * share };
}

// The points of a tie's curve: as it was laid out, else a straight or, beside others, a bent line between its boxes.
function curveOf(tie) {
  if (tie.line) {
    const points = [];
    for (let i = 0; i < tie.line.length; i += 2) points.push({ x: tie.line[i], y: tie.line[i + 1] });
    return points;
  }
  const a = tie.tail, b = tie.head;
  if (a === b) {
    const x = a.x + a.w / 2, reach = 22 + 8 * tie.along;
    return [{ x, y: a.y - 4 }, { x: x + reach, y: a.y - 16 }, { x: x + reach, y: a.y + 16 }, { x, y: a.y + 4 }];
  }
  const bend = tie.along ? Math.ceil(tie.along / 2) * 16 * (tie.along % 2 ? 1 : -1) * (a.index < b.index ? 1 : -1) : 0;
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const middle = { x: (a.x + b.x) / 2 - (b.y - a.y) / length * bend, y: (a.y + b.y) / 2 + (b.x - a.x) / length * bend };
  const begin = borderPoint(a, middle), end = borderPoint(b, middle);
  const third = (from) => ({ x: from.x + (middle.x - from.x) * 2 / 3, y: from.y + (middle.y - from.y) * 2 / 3 });
  return [begin, third(begin), third(end), end];
}

const ARROW = 7;

// The curve with room for the arrow, as path data. What it was before stays for finding the line under a pointer.
function lineOf(tie) {
  const points = tie.curve.slice(), last = points.length - 1;
  if (tie.directed && tie.arrow !== "none") points[last] = towards(points[last], points[last - 1], ARROW);
  const at = (p) => `${round(p.x)} ${round(p.y)}`;
  let path = `M${at(points[0])}`;
  for (let i = 1; i + 2 <= last; i += 3) path += `C${at(points[i])} ${at(points[i + 1])} ${at(points[i + 2])}`;
  return path;
}

// Points along a curve, for measuring how far a pointer is.
function samplesOf(curve) {
  const samples = [curve[0]];
  for (let i = 0; i + 3 < curve.length; i += 3) {
    const [a, b, c, d] = curve.slice(i, i + 4);
    for (let s = 1; s <= 6; ++s) {
      const t = s / 6, u = 1 - t;
      const mix = (k) => u * u * u * a[k] + 3 * u * u * t * b[k] + 3 * u * t * t * c[k] + t * t * t * d[k];
      samples.push({ x: mix("x"), y: mix("y") });
    }
  }
  return samples;
}

function distanceTo(samples, point) {
  let least = Infinity;
  for (let i = 0; i + 1 < samples.length; ++i) {
    const a = samples[i], b = samples[i + 1], dx = b.x - a.x, dy = b.y - a.y;
    const t = Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(a.x + t * dx - point.x, a.y + t * dy - point.y));
  }
  return least;
}

const middleOf = (curve) => samplesOf(curve)[Math.floor(samplesOf(curve).length / 2)];

// Arrowheads by Graphviz's names, in a box of 7 by 8 whose left middle is the end of the line.
const HEADS = {
  normal: ["head", "M0 0L7 4L0 8Z"], vee: ["head", "M0 0L7 4L0 8L2.4 4Z"], empty: ["open", "M.6 .9L6 4L.6 7.1Z"],
  onormal: ["open", "M.6 .9L6 4L.6 7.1Z"], diamond: ["head", "M0 4L3.5 1L7 4L3.5 7Z"],
  odiamond: ["open", "M.6 4L3.5 1.6L6.4 4L3.5 6.4Z"],
  tee: ["bar", "M0 4H6M6 0V8"], dot: ["head", "M0 4A3.5 3.5 0 1 1 7 4A3.5 3.5 0 1 1 0 4Z"],
  odot: ["open", "M.6 4A2.9 2.9 0 1 1 6.4 4A2.9 2.9 0 1 1 .6 4Z"],
  box: ["head", "M0 .8H6.4V7.2H0Z"], obox: ["open", "M.6 1.2H6V6.8H.6Z"],
};
const headOf = (name) => (Object.hasOwn(HEADS, name) ? HEADS[name] : HEADS.normal);
const openHead = (name) => (Object.hasOwn(HEADS, `o${name}`) ? `o${name}` : "onormal");
