// One panel of linked panels: the samples as points, and what the pointer does on them.

const mapMargin = 0.05;
const nowhere = 65535;
const reach = 9;

class SampleMap {
  /** link: the state that all panels share, and what to call when the pointer changes it. */
  constructor(panel, link) {
    this.link = link;
    this.frames = panel.frames.map(wordsOf);
    this.view = { x: 0, y: 0, size: 1 };
    this.base = element("canvas", { role: "img", "aria-label": panel.title + (panel.note ? ": " + panel.note : "") });
    this.top = element("canvas", {});
    this.stage = element("div", { class: "stage" }, this.base, this.top);
    this.element = element("div", { class: "map" },
      element("div", { class: "name", text: panel.title }),
      element("div", { class: "quiet", text: panel.note || "" }),
      this.stage);
    this.listen();
  }

  /** Where a sample is, in CSS pixels of the panel; null if it is nowhere or its class is hidden. */
  place(sample) {
    if (!this.link.shows(sample)) return null;
    const time = Math.min(this.link.time, this.frames.length - 1), earlier = Math.floor(time), share = time - earlier;
    const from = this.frames[earlier], to = this.frames[Math.min(earlier + 1, this.frames.length - 1)];
    if (from[2 * sample] === nowhere || to[2 * sample] === nowhere) return null;
    const at = axis => ((1 - share) * from[2 * sample + axis] + share * to[2 * sample + axis]) / (nowhere - 1);
    return [this.pixel(at(0), this.view.x), this.pixel(1 - at(1), this.view.y)];
  }

  pixel(share, start) {
    return (mapMargin + (1 - 2 * mapMargin) * (share - start) / this.view.size) * this.side;
  }

  resize() {
    this.side = this.stage.clientWidth;
    this.baseContext = contextOf(this.base, this.side, this.side);
    this.topContext = contextOf(this.top, this.side, this.side);
    this.draw();
  }

  /** Draws all points: faded where another is selected, the selected ones last and a little larger. */
  draw() {
    if (!this.side) return;
    const context = this.baseContext, { labels, colors, selected, radius } = this.link;
    context.clearRect(0, 0, this.side, this.side);
    for (const chosen of selected ? [false, true] : [true])
      for (let sample = 0; sample < labels.length; sample++) {
        if (selected && selected.has(sample) !== chosen) continue;
        const place = this.place(sample);
        if (!place) continue;
        context.globalAlpha = chosen ? 0.8 : 0.1;
        context.fillStyle = chosen ? colors[labels[sample]] : "#57606a";
        context.beginPath();
        context.arc(place[0], place[1], selected && chosen ? radius + 0.7 : radius, 0, 7);
        context.fill();
      }
    context.globalAlpha = 1;
    this.mark();
  }

  /** Draws what changes with the pointer: the ring around the sample under it, and the outline being drawn. */
  mark() {
    if (!this.side) return;
    const context = this.topContext, place = this.link.pointed < 0 ? null : this.place(this.link.pointed);
    context.clearRect(0, 0, this.side, this.side);
    if (place)
      for (const [color, width] of [["#fff", 4], ["#24292f", 1.8]]) {
        context.strokeStyle = color;
        context.lineWidth = width;
        context.beginPath();
        context.arc(place[0], place[1], this.link.radius + 3.5, 0, 7);
        context.stroke();
      }
    if (!this.outline || this.outline.length < 2) return;
    context.strokeStyle = "#24292f";
    context.fillStyle = "rgba(0,114,178,.08)";
    context.lineWidth = 1;
    context.setLineDash([4, 3]);
    context.beginPath();
    for (const [x, y] of this.corners()) context.lineTo(x, y);
    context.closePath();
    context.fill();
    context.stroke();
    context.setLineDash([]);
  }

  /** The outline: the pointer's path for the lasso, else the rectangle between its ends. */
  corners() {
    if (this.link.tool === "lasso") return this.outline;
    const [[left, top], [right, bottom]] = [this.outline[0], this.outline[this.outline.length - 1]];
    return [[left, top], [right, top], [right, bottom], [left, bottom]];
  }

  /** The sample nearest to a place and within reach of it, or -1. */
  nearest(x, y) {
    let best = -1, least = reach * reach;
    for (let sample = 0; sample < this.link.labels.length; sample++) {
      const place = this.place(sample);
      if (!place) continue;
      const distance = (place[0] - x) ** 2 + (place[1] - y) ** 2;
      if (distance < least) [best, least] = [sample, distance];
    }
    return best;
  }

  /** The samples within the outline, by the even-odd rule. */
  enclosed() {
    const corners = this.corners(), found = [];
    for (let sample = 0; sample < this.link.labels.length; sample++) {
      const place = this.place(sample);
      if (!place) continue;
      let inside = false;
      for (let i = 0, j = corners.length - 1; i < corners.length; j = i++) {
        const [[x, y], [u, v]] = [corners[i], corners[j]];
        if ((y > place[1]) !== (v > place[1]) && place[0] < (u - x) * (place[1] - y) / (v - y) + x) inside = !inside;
      }
      if (inside) found.push(sample);
    }
    return found;
  }

  /** Enlarges what the outline holds. */
  zoom() {
    const corners = this.corners(), share = at => (at / this.side - mapMargin) / (1 - 2 * mapMargin) * this.view.size;
    const size = share(Math.max(Math.abs(corners[2][0] - corners[0][0]), Math.abs(corners[2][1] - corners[0][1])) + mapMargin * this.side);
    this.view = {
      x: this.view.x + share((corners[0][0] + corners[2][0]) / 2) - size / 2,
      y: this.view.y + share((corners[0][1] + corners[2][1]) / 2) - size / 2,
      size: Math.max(size, 1e-3),
    };
    this.draw();
  }

  listen() {
    const at = event => {
      const box = this.top.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    this.top.addEventListener("pointerdown", event => {
      if (event.button) return;
      try { this.top.setPointerCapture(event.pointerId); } catch { /* a pointer that is gone already */ }
      this.outline = [at(event)];
      event.preventDefault();
    });
    this.top.addEventListener("pointermove", event => {
      const [x, y] = at(event);
      if (this.outline) this.outline.push([x, y]);
      this.link.point(this.outline ? -1 : this.nearest(x, y), this, event);
      this.mark();
    });
    this.top.addEventListener("pointerup", event => {
      if (!this.outline) return;
      const [x, y] = at(event), moved = Math.hypot(x - this.outline[0][0], y - this.outline[0][1]) > 4 || this.outline.length > 12;
      this.outline.push([x, y]);
      const found = moved ? this.enclosed() : [this.nearest(x, y)].filter(sample => sample >= 0);
      if (moved && this.link.tool === "zoom") this.zoom();
      else if (moved || found.length) this.link.select(found, event.shiftKey);
      this.outline = null;
      this.mark();
    });
    this.top.addEventListener("pointercancel", () => {
      this.outline = null;
      this.mark();
    });
    this.top.addEventListener("pointerleave", () => this.link.point(-1));
    this.top.addEventListener("dblclick", () => {
      this.view = { x: 0, y: 0, size: 1 };
      this.link.select([], false);
      this.draw();
    });
  }
}
