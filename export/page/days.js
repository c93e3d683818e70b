// Days as whole numbers since 1970, and how they are written. A span runs from its first day in to its first day out.
const OPEN_BEGIN = -Infinity, OPEN_END = Infinity;
const MONTHS = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
  "December"
];

function dayOf(text, otherwise) {
  const parts = /^(\d{4,})-(\d\d)-(\d\d)$/.exec(text || "");
  if (!parts) return otherwise;
  const date = new Date(0);
  date.setUTCFullYear(+parts[1], +parts[2] - 1, +parts[3]);
  return Math.round(date.getTime() / 864e5);
}

const dateOf = (day) => new Date(day * 864e5);
const isoOf = (day) => dateOf(day).toISOString().slice(0, 10);

function dayWords(day) {
  const date = dateOf(day);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

function spanWords({ since, until, undated }) {
  const begun = since !== OPEN_BEGIN && !undated, ended = until !== OPEN_END;
  if (begun && until === since + 1) return dayWords(since);
  if (begun && ended) return `${dayWords(since)} to ${dayWords(until - 1)}`;
  if (begun) return `since ${dayWords(since)}`;
  return ended ? `to ${dayWords(until - 1)}` : "";
}

function marksOf(spell) {
  const marks = [];
  if (spell.disputed) marks.push("sources disagree");
  if (spell.uncertain) marks.push("possible, not certain");
  if (spell.undated) marks.push("no source says since when");
  if (spell.carried) marks.push("carried forward");
  return marks;
}
