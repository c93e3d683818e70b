// Search among names, keys and codes, whatever the case and the accents.
const LETTERS = { ß: "ss", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", æ: "ae", œ: "oe", þ: "th" };
const folded = (text) => text.normalize("NFKD")
                           .replace(/\p{M}/gu, "")
                           .toLowerCase()
                           .replace(/[ßøđðłıæœþ]/g, (letter) => LETTERS[letter]);

function searchIndex(nodes) {
  return nodes.map((node) => ({ node, name: folded(node.name), others: [folded(node.key), folded(node.code || "")] }));
}

// The best first: the whole name or code, then a beginning, then the beginning of a word, then anything within.
function hitsFor(index, text, most) {
  const wanted = folded(text.trim());
  if (!wanted) return [];
  const rank = ({ name, others }) => {
    if (name === wanted || others.includes(wanted)) return 0;
    if (name.startsWith(wanted)) return 1;
    if (name.includes(` ${wanted}`) || others.some((o) => o.startsWith(wanted))) return 2;
    return name.includes(wanted) || others.some((o) => o.includes(wanted)) ? 3 : 4;
  };
  return index.map((entry) => [rank(entry), entry]).filter(([r]) => r < 4)
    .sort(([a, x], [b, y]) => a - b || y.node.ties.length - x.node.ties.length || x.node.index - y.node.index)
    .slice(0, most).map(([, entry]) => entry.node);
}

class Search {
  constructor(model, choose) {
    this.model = model;
    this.index = searchIndex(model.nodes);
    this.choose = choose;
    this.input = document.getElementById("search");
    this.list = document.getElementById("hits");
    this.hits = [];
    this.input.addEventListener("input", () => this.#update());
    this.input.addEventListener("focus", () => this.#update());
    this.input.addEventListener("blur", () => setTimeout(() => this.#close(), 150));
    this.input.addEventListener("keydown", (event) => this.#key(event));
  }

  #update() {
    this.hits = hitsFor(this.index, this.input.value, 12);
    this.at = 0;
    this.list.replaceChildren(...this.hits.map((node, i) => {
      const item = html(
        "li", { role: "option", id: `hit-${i}`, onclick: () => this.#pick(i) }, plain(node.name), " ",
        html("small", {}, this.model.labels[node.label].name));
      item.addEventListener("pointerdown", (event) => event.preventDefault());
      return item;
    }));
    if (!this.hits.length && this.input.value.trim())
      this.list.append(html("li", { "aria-disabled": "true" }, "no hit"));
    this.list.hidden = !this.input.value.trim();
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.#mark();
  }

  #mark() {
    [...this.list.children].forEach(
      (item, i) => item.setAttribute("aria-selected", String(i === this.at && this.hits.length > 0)));
    if (this.hits.length) {
      this.input.setAttribute("aria-activedescendant", `hit-${this.at}`);
      this.list.children[this.at].scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.hits.length) {
      this.at = (this.at + step + this.hits.length) % this.hits.length;
      this.#mark();
    } else if (event.key === "Enter" && this.hits.length) this.#pick(this.at);
    else if (event.key === "Escape" && !this.list.hidden) this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #pick(i) {
    const node = this.hits[i];
    this.#close();
    this.choose(node);
  }

  #close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }
}
