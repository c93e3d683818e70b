// The axis of days. A stretch in which much happens is given more room than one in which nothing does: half of a day's
// place comes from the calendar, half from the number of changes before it. Years are marked where they then lie.
const STEPS = 10000;

function axisOf(days) {
  const first = days[0], last = days[days.length - 1], all = Math.max(1, last - first),
        gaps = Math.max(1, days.length - 1);
  const places = days.map((day, i) => (days.length === 1 ? .5 : .5 * (day - first) / all + .5 * i / gaps));
  const between = (value, from, to) => {
    let i = 0;
    while (i + 2 < from.length && value >= from[i + 1]) ++i;
    if (from.length < 2) return to[0];
    const share = Math.max(0, Math.min(1, (value - from[i]) / (from[i + 1] - from[i] || 1)));
    return to[i] + (to[i + 1] - to[i]) * share;
  };
  return {
    first,
    last,
    placeOf: (day) => between(day, days, places),
    dayAt: (place) => Math.floor(between(place, places, days) + 1e-6)
  };
}

class TimeBar {
  constructor(model, show) {
    this.model = model;
    this.show = show;
    this.events = model.events;
    this.slider = document.getElementById("slider");
    this.bar = document.getElementById("time");
    this.timer = null;
    if (!this.events.length) return;
    this.bar.hidden = false;
    const days = [this.events[0] - 30, ...this.events, this.events[this.events.length - 1] + 30];
    if (model.start !== null) days.push(model.start);
    this.axis = axisOf([...new Set(days)].sort((a, b) => a - b));
    this.#drawCounts();
    this.#drawYears();
    new ResizeObserver(() => this.#drawYears()).observe(this.bar);
    this.slider.addEventListener("input", () => this.go(this.axis.dayAt(this.slider.value / STEPS), "slider"));
    this.slider.addEventListener("keydown", (event) => this.#key(event));
    document.getElementById("before").addEventListener("click", () => this.step(-1));
    document.getElementById("after").addEventListener("click", () => this.step(1));
    document.getElementById("play").addEventListener("click", () => this.play());
    this.always = document.getElementById("always");
    this.always.addEventListener("change", () => this.go(this.always.checked ? null : this.day, "choice"));
  }

  // The first day shown: that of the view, which need not lie within the axis.
  begin() {
    this.day = this.model.start ?? this.events[this.events.length - 1] ?? null;
    if (this.events.length) this.go(this.model.start, "begin");
    else this.show(this.model.start, "begin");
  }

  // Shows the same day again, when something else has changed.
  refresh() {
    if (this.events.length) this.go(this.always.checked ? null : this.day, "refresh");
    else this.show(this.model.start, "refresh");
  }

  go(day, cause) {
    if (cause !== "play") this.stop();
    this.always.checked = day === null;
    this.bar.classList.toggle("always", day === null);
    if (day !== null) {
      this.day = day;
      if (cause !== "slider") this.slider.value = Math.round(this.axis.placeOf(day) * STEPS);
    }
    const seen = this.show(day, cause);
    const words = day === null ? "All time" : dayWords(day);
    const tally =
      `${seen.nodes} ${seen.nodes === 1 ? "node" : "nodes"}, ${seen.ties} ${seen.ties === 1 ? "tie" : "ties"}`;
    document.getElementById("day").textContent = words;
    document.getElementById("tally").textContent = tally;
    document.getElementById("shown").textContent = `Shown: ${words}, ${tally}`;
    this.slider.setAttribute("aria-valuetext", `${words}: ${tally}`);
  }

  // To the next or the previous day on which something changes. False where there is none.
  step(direction, cause = "step") {
    const ahead = direction > 0 ? this.events.find((d) => d > this.day) : this.events.findLast((d) => d < this.day);
    if (ahead !== undefined) this.go(ahead, cause);
    return ahead !== undefined;
  }

  play() {
    if (this.timer) return this.stop();
    if (!this.events.some((d) => d > this.day)) this.go(this.events[0], "play");
    const pace = Math.max(150, Math.min(1000, 24000 / this.events.length));
    this.timer = setInterval(() => this.step(1, "play") || this.stop(), pace);
    this.#label("❚❚", "Pause");
  }

  stop() {
    if (!this.timer) return;
    clearInterval(this.timer);
    this.timer = null;
    this.#label("▶", "Play");
  }

  #label(sign, words) {
    const button = document.getElementById("play");
    button.textContent = sign;
    button.title = words;
    button.setAttribute("aria-label", words);
  }

  #key(event) {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    const end = { Home: this.events[0], End: this.events[this.events.length - 1] }[event.key];
    if (step) this.step(step);
    else if (end !== undefined) this.go(end, "step");
    else return;
    event.preventDefault();
  }

  // How many ties there are, day by day, as a silhouette above the axis.
  #drawCounts() {
    const changes = new Map();
    const add = (day, by) => changes.set(day, (changes.get(day) || 0) + by);
    for (const edge of this.model.ties.flatMap((t) => t.edges)) {
      for (const spell of edge.spells.length ? edge.spells : [ALWAYS]) {
        add(Math.max(spell.since, this.axis.first), 1);
        if (spell.until !== OPEN_END) add(spell.until, -1);
      }
    }
    let count = 0, most = 1, path = "M0 100";
    const steps =
      [...changes].sort((a, b) => a[0] - b[0]).map(([day, by]) => [this.axis.placeOf(day) * 1000, (count += by)]);
    for (const [, height] of steps) most = Math.max(most, height);
    for (const [x, height] of steps) path += `H${round(x)}V${round(100 - 100 * height / most)}`;
    const chart = document.getElementById("counts");
    chart.setAttribute("viewBox", "0 0 1000 100");
    svg("path", { d: `${path}H1000V100Z` }, chart);
  }

  #drawYears() {
    const years = document.getElementById("years"), width = years.clientWidth || 600;
    const first = dateOf(this.axis.first).getUTCFullYear() + 1, last = dateOf(this.axis.last).getUTCFullYear();
    const taken = [];
    years.replaceChildren();
    // Round years first, so that decades stay where there is no room for each year.
    for (const step of [50, 10, 5, 1]) {
      for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
        const x = this.axis.placeOf(dayOf(`${String(year).padStart(4, "0")}-01-01`, 0)) * width;
        if (taken.some((other) => Math.abs(other - x) < 40)) continue;
        taken.push(x);
        const mark = html("span", {}, String(year));
        mark.style.left = `${x}px`;
        years.append(mark);
      }
    }
  }
}
