// What part of the drawing is seen: a rectangle of it, set as the viewBox once a frame.
class Camera {
  constructor(stage, width, height, onChange) {
    this.stage = stage;
    this.world = { x: -24, y: -24, w: width + 48, h: height + 48 };
    this.onChange = onChange;
    this.box = { ...this.world };
    this.free = false;
    new ResizeObserver(() => this.#resized()).observe(stage);
    stage.style.setProperty("--ratio", `${this.world.w} / ${this.world.h}`);
  }

  get size() {
    const { clientWidth, clientHeight } = this.stage;
    return { w: clientWidth || 800, h: clientHeight || 600 };
  }

  // Screen pixels a point of the drawing.
  get scale() {
    return Math.min(this.size.w / this.box.w, this.size.h / this.box.h);
  }

  fit() {
    this.free = false;
    this.box = { ...this.world };
    this.#set();
  }

  #resized() {
    if (!this.free) this.fit();
    else this.#set();
  }

  // From pixels of the stage to points of the drawing.
  pointAt(clientX, clientY) {
    const frame = this.stage.getBoundingClientRect(), scale = this.scale;
    const left = this.box.x + this.box.w / 2 - this.size.w / scale / 2,
          top = this.box.y + this.box.h / 2 - this.size.h / scale / 2;
    return { x: left + (clientX - frame.left) / scale, y: top + (clientY - frame.top) / scale };
  }

  zoom(factor, at = { x: this.box.x + this.box.w / 2, y: this.box.y + this.box.h / 2 }) {
    const fitted = Math.min(this.size.w / this.world.w, this.size.h / this.world.h);
    const scale = Math.max(fitted * .5, Math.min(Math.max(fitted, 1) * 8, this.scale * factor));
    const share = this.scale / scale;
    this.box = {
      x: at.x - (at.x - this.box.x) * share,
      y: at.y - (at.y - this.box.y) * share,
      w: this.box.w * share,
      h: this.box.h * share
    };
    this.free = true;
    this.#set();
  }

  // Moves the view by so many pixels; something of the drawing stays in it.
  pan(dx, dy) {
    const scale = this.scale;
    this.box.x += dx / scale;
    this.box.y += dy / scale;
    this.#keepInside();
    this.free = true;
    this.#set();
  }

  #keepInside() {
    const keep = (low, length, worldLow, worldLength) =>
      Math.max(worldLow - length * .8, Math.min(worldLow + worldLength - length * .2, low));
    this.box.x = keep(this.box.x, this.box.w, this.world.x, this.world.w);
    this.box.y = keep(this.box.y, this.box.h, this.world.y, this.world.h);
  }

  // Brings a node into the middle, large enough to be read.
  centre(node) {
    const scale = Math.max(this.scale, 12 / node.size);
    this.box = { w: this.size.w / scale, h: this.size.h / scale };
    this.box.x = node.x - this.box.w / 2;
    this.box.y = node.y - this.box.h / 2;
    this.free = true;
    this.#set();
  }

  // Moves no more than is needed to see a node.
  reveal(node) {
    const inside = node.x > this.box.x && node.x < this.box.x + this.box.w && node.y > this.box.y &&
      node.y < this.box.y + this.box.h;
    if (!inside) this.centre(node);
  }

  #set() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      const { x, y, w, h } = this.box;
      this.stage.setAttribute("viewBox", `${round(x)} ${round(y)} ${round(w)} ${round(h)}`);
      this.onChange(this.scale);
    });
  }
}

// Drag, wheel and pinch. A press that does not move is a click, told by `onClick`.
function steerByPointer(stage, camera, onClick) {
  const pointers = new Map();
  let moved = 0, pinch = null;
  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY, target: event.target });
    moved = pointers.size > 1 ? Infinity : 0;
    pinch = null;
  });
  stage.addEventListener("pointermove", (event) => {
    const pointer = pointers.get(event.pointerId);
    if (!pointer) return;
    const dx = event.clientX - pointer.x, dy = event.clientY - pointer.y;
    moved += Math.hypot(dx, dy);
    if (moved < 5 && pointers.size === 1) return;
    Object.assign(pointer, { x: event.clientX, y: event.clientY });
    if (!stage.hasPointerCapture(event.pointerId)) stage.setPointerCapture(event.pointerId);
    stage.classList.add("moving");
    if (pointers.size === 1) camera.pan(-dx, -dy);
    if (pointers.size === 2) {
      const [a, b] = [...pointers.values()], apart = Math.hypot(a.x - b.x, a.y - b.y);
      if (pinch) camera.zoom(apart / pinch, camera.pointAt((a.x + b.x) / 2, (a.y + b.y) / 2));
      pinch = apart;
    }
  });
  const release = (event) => {
    const pointer = pointers.get(event.pointerId);
    pointers.delete(event.pointerId);
    pinch = null;
    if (!pointers.size) stage.classList.remove("moving");
    if (pointer && event.type === "pointerup" && moved < 5)
      onClick(pointer.target, camera.pointAt(event.clientX, event.clientY));
  };
  stage.addEventListener("pointerup", release);
  stage.addEventListener("pointercancel", release);
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 16 : 1;
    camera.zoom(
      Math.exp(-event.deltaY * lines * (event.ctrlKey ? .01 : .0018)), camera.pointAt(event.clientX, event.clientY));
  }, { passive: false });
}
