// What the page was given, with ties and nodes that know each other, and what is there on a day.
function readModel(data) {
  const spellOf = ([since, until, bits]) => ({
    since: dayOf(since, OPEN_BEGIN), until: dayOf(until, OPEN_END),
    uncertain: !!(bits & 1), carried: !!(bits & 2), disputed: !!(bits & 4), undated: !!(bits & 8),
  });
  const factOf = ([property, value, when, sources]) => ({ property, value, when: spellOf(when), sources });
  const elementOf = (raw, index) => ({ ...raw, index, spells: raw.spells.map(spellOf), facts: raw.facts.map(factOf) });
  const model = { ...data, sources: data.sources.map((s, index) => ({ ...s, index })) };
  model.nodes = data.nodes.map((raw, index) => ({ ...elementOf(raw, index), ties: [], shown: 0 }));
  model.ties = data.ties.map((raw, index) => ({
    ...raw, index, tail: model.nodes[raw.tail], head: model.nodes[raw.head], edges: raw.edges.map(elementOf),
  }));
  for (const tie of model.ties) {
    tie.tail.ties.push(tie);
    if (tie.head !== tie.tail) tie.head.ties.push(tie);
    tie.along = otherCount(tie);
  }
  model.widest = new Map();
  for (const edge of model.ties.flatMap((t) => t.edges)) {
    if (edge.amount > 0) model.widest.set(edge.unit, Math.max(model.widest.get(edge.unit) || 0, edge.amount));
  }
  model.events = eventsOf(model);
  model.changing = changingOn(model);
  model.start = data.asOf === "all" ? null : dayOf(data.asOf, null);
  return model;
}

const endsKey = (tie) => [tie.tail.index, tie.head.index].sort((a, b) => a - b).join(" ");
const otherEnd = (tie, node) => (tie.tail === node ? tie.head : tie.tail);

// The place of a tie among those of the same two nodes: lines then bend away from each other.
const counts = new Map();
function otherCount(tie) {
  const key = endsKey(tie), count = counts.get(key) || 0;
  counts.set(key, count + 1);
  return count;
}

// Every day on which a tie or a node begins or ends to be there.
function eventsOf(model) {
  const days = new Set();
  const add = (spells) => spells.forEach((s) => [s.since, s.until].filter(Number.isFinite).forEach((d) => days.add(d)));
  for (const tie of model.ties) tie.edges.forEach((e) => add(e.spells));
  for (const node of model.nodes) if (node.ties.length) add(node.spells);
  return [...days].sort((a, b) => a - b);
}

// The spell that holds on the day; over all time (null) the last one. An element without spells is always there.
const ALWAYS = Object.freeze({ since: OPEN_BEGIN, until: OPEN_END });
function spellOn(element, day) {
  const spells = element.spells;
  if (!spells.length) return ALWAYS;
  if (day === null) return spells[spells.length - 1];
  for (let i = 0; i < spells.length; ++i) if (spells[i].since <= day && day < spells[i].until) return spells[i];
  return null;
}

// How a tie looks on a day, as one number: 0 where it is not there, else the marks that all, or any, of its edges have.
const THERE = 1, CARRIED = 2, PLANNED = 4, DISPUTED = 8, UNCERTAIN = 16, UNDATED = 32, COUNT = 64;
function looksOn(tie, day) {
  let count = 0, all = CARRIED | PLANNED | UNCERTAIN | UNDATED, any = 0;
  for (const edge of tie.edges) {
    const spell = spellOn(edge, day);
    if (!spell) continue;
    ++count;
    all &= (spell.carried ? CARRIED : 0) | (edge.modality !== "actual" ? PLANNED : 0) |
      (spell.uncertain && day !== null ? UNCERTAIN : 0) | (spell.undated ? UNDATED : 0);
    if (spell.disputed) any |= DISPUTED;
  }
  return count ? THERE | all | any | (count * COUNT) : 0;
}

// The ties whose looks may change on a day: those of which, or of whose ends, a spell begins or ends then.
function changingOn(model) {
  const ties = new Map();
  for (const tie of model.ties) {
    for (const spell of [...tie.edges, tie.tail, tie.head].flatMap((e) => e.spells)) {
      for (const day of [spell.since, spell.until]) {
        if (Number.isFinite(day)) ties.set(day, (ties.get(day) || new Set()).add(tie));
      }
    }
  }
  return ties;
}

// What begins and what ends on a day.
function changesOn(model, day) {
  const began = [], ended = [];
  for (const tie of model.changing.get(day) || []) {
    const before = looksOn(tie, day - 1) & THERE, now = looksOn(tie, day) & THERE;
    if (now && !before) began.push(tie);
    if (before && !now) ended.push(tie);
  }
  return { began, ended };
}
