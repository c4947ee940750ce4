// Linked panels: the same samples in several maps. What is pointed at, selected or hidden in one is so in all.

const panelsStyle = `
  .maps { display: grid; gap: 10px 14px; }
  .name { font-weight: 600; }
  .map .quiet { min-height: 1.4em; }
  .stage { position: relative; aspect-ratio: 1; border: 1px solid #d0d7de; overflow: hidden; }
  .stage canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
  .stage canvas + canvas { cursor: crosshair; touch-action: pan-y; }
  .dot { display: inline-block; width: 10px; height: 10px; border-radius: 5px; margin-right: 5px; }
  .legend button { background: none; border-color: transparent; padding: 1px 6px; }
  .legend button[aria-pressed=false] { opacity: .35; text-decoration: line-through; }
  .tip { position: absolute; z-index: 2; pointer-events: none; display: none; background: #fff; border: 1px solid #8c959f;
    border-radius: 4px; padding: 5px; box-shadow: 0 2px 8px rgba(0,0,0,.2); font-size: 12px; text-align: center; max-width: 190px; }
  .tip canvas { display: block; margin: 0 auto 3px; }
  .strip { display: block; margin-top: 4px; }
  input[type=range] { flex: 1; min-width: 120px; max-width: 420px; }
`;

function panels(root, figure) {
  const labels = bytesOf(figure.labels), hidden = new Set();
  const link = {
    labels, colors: figure.colors, radius: labels.length > 3000 ? 1.6 : labels.length > 600 ? 2.2 : 4,
    selected: null, pointed: -1, tool: "box", time: 0,
    shows: sample => !hidden.has(labels[sample]),
    select(samples, add) {
      const all = new Set([...(add && link.selected || []), ...samples]);
      link.selected = all.size ? all : null;
      redraw();
    },
    point(sample, map, event) {
      if (sample !== link.pointed) {
        link.pointed = sample;
        maps.forEach(each => each.mark());
      }
      showTip(event);
    },
  };
  const maps = figure.panels.map(panel => new SampleMap(panel, link));
  const sprites = figure.images && new Sprites(figure.images, () => showStrip());
  const whole = number => number.toLocaleString("en-US");
  const tip = element("div", { class: "tip", role: "tooltip" });
  const tipText = element("div"), tipPicture = element("canvas");
  const status = element("div", { class: "quiet", role: "status" });
  const strip = element("canvas", { class: "strip", role: "img", "aria-label": "Images of the selected samples" });
  tip.append(...(sprites ? [tipPicture] : []), tipText);

  function redraw() {
    maps.forEach(map => map.draw());
    showStatus();
    showStrip();
  }

  function showTip(event) {
    tip.style.display = link.pointed < 0 ? "none" : "block";
    if (link.pointed < 0) return;
    const sample = link.pointed, box = card.getBoundingClientRect();
    tipText.textContent = figure.captions ? figure.captions[sample] : figure.classes[labels[sample]];
    if (sprites) {
      const large = 84 / Math.max(sprites.width, sprites.height), [width, height] = [sprites.width * large, sprites.height * large];
      tipPicture.style.cssText = `width:${width}px;height:${height}px`;
      sprites.draw(contextOf(tipPicture, width, height), sample, 0, 0, width, height);
    }
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    tip.style.left = (x + 16 + tip.offsetWidth > box.width ? x - 16 - tip.offsetWidth : x + 16) + "px";
    tip.style.top = Math.max(0, Math.min(y + 10, box.height - tip.offsetHeight)) + "px";
  }

  function showStatus() {
    const chosen = [...(link.selected || [])].filter(link.shows), counts = new Map();
    for (const sample of chosen) counts.set(labels[sample], (counts.get(labels[sample]) || 0) + 1);
    const parts = [...counts].sort((a, b) => b[1] - a[1]).map(([label, count]) => `${figure.classes[label]}: ${whole(count)}`);
    status.textContent = chosen.length
      ? `${whole(chosen.length)} of ${whole(labels.length)} samples selected (${parts.join(", ")})`
      : `${whole(labels.length)} samples. Drag over points in one panel to see them in all; Shift adds; double click clears.`;
  }

  function showStrip() {
    const chosen = [...(link.selected || [])].filter(link.shows).sort((a, b) => labels[a] - labels[b] || a - b);
    strip.style.display = sprites && chosen.length ? "block" : "none";
    if (!sprites || !chosen.length) return;
    const height = 36, width = Math.round(height * sprites.width / sprites.height), room = strip.parentElement.clientWidth - 24;
    const perRow = Math.max(1, Math.floor((room + 2) / (width + 2))), rows = Math.min(3, Math.ceil(chosen.length / perRow));
    const context = contextOf(strip, room, rows * (height + 2));
    strip.style.width = room + "px";
    strip.style.height = rows * (height + 2) + "px";
    for (let i = 0; i < Math.min(rows * perRow, chosen.length); i++) {
      // With more samples than room, the shown ones are spread evenly over the selected ones.
      const sample = chosen[Math.floor(i * chosen.length / Math.min(rows * perRow, chosen.length))];
      sprites.draw(context, sample, i % perRow * (width + 2), Math.floor(i / perRow) * (height + 2), width, height);
    }
  }

  const tools = ["box", "lasso", "zoom"].map(tool => element("button", {
    type: "button", text: tool[0].toUpperCase() + tool.slice(1), "aria-pressed": tool === link.tool,
    onclick: event => {
      link.tool = tool;
      tools.forEach(button => button.setAttribute("aria-pressed", button === event.currentTarget));
    },
  }));
  const clear = element("button", {
    type: "button", text: "Reset",
    onclick: () => {
      hidden.clear();
      maps.forEach(map => { map.view = { x: 0, y: 0, size: 1 }; });
      entries.forEach(entry => entry.setAttribute("aria-pressed", "true"));
      link.select([], false);
    },
  });
  const present = figure.classes.map((_, label) => label).filter(label => labels.includes(label));
  const entries = present.map(label => element("button", {
    type: "button", "aria-pressed": "true", title: "Click hides and shows, double click shows this one alone",
    onclick: () => toggle([label]),
    ondblclick: () => {
      hidden.clear();
      toggle(present.filter(other => other !== label));
    },
  }, element("span", { class: "dot", style: "background:" + figure.colors[label] }), figure.classes[label]));

  function toggle(classes) {
    for (const label of classes) if (!hidden.delete(label)) hidden.add(label);
    present.forEach((label, i) => entries[i].setAttribute("aria-pressed", !hidden.has(label)));
    redraw();
  }

  const card = element("div", { class: "card" },
    ...(figure.title ? [element("h3", { text: figure.title })] : []),
    element("div", { class: "bar legend", role: "group", "aria-label": "Classes" }, ...entries),
    ...player(figure, maps, link),
    element("div", {
      class: "maps",
      style: `grid-template-columns:repeat(${figure.columns},minmax(0,1fr));max-width:${figure.columns * 380}px`,
    }, ...maps.map(map => map.element)),
    element("div", { class: "bar" }, ...tools, clear, status),
    strip, tip);
  root.append(element("style", { text: cardStyle + panelsStyle }), card);
  showStatus();
  new ResizeObserver(() => {
    maps.forEach(map => map.resize());
    showStrip();
  }).observe(card);
}

/** A slider over the frames, with a button that runs through them; nothing where every panel has one frame. */
function player(figure, maps, link) {
  const frames = Math.max(...maps.map(map => map.frames.length)), names = figure.frames || [];
  if (frames < 2) return [];
  const slider = element("input", { type: "range", min: 0, max: frames - 1, step: 1, value: frames - 1, "aria-label": "Frame" });
  const name = element("span", { class: "quiet", style: "min-width:9em" });
  const play = element("button", { type: "button", text: "\u25b6 Play", style: "min-width:5.5em" });
  let running = 0;
  function show(time) {
    link.time = time;
    slider.value = Math.round(time);
    name.textContent = names[Math.round(time)] || `${Math.round(time) + 1} of ${frames}`;
    maps.forEach(map => map.draw());
  }
  function stop() {
    cancelAnimationFrame(running);
    running = 0;
    play.textContent = "\u25b6 Play";
  }
  slider.addEventListener("input", () => {
    stop();
    show(+slider.value);
  });
  play.addEventListener("click", () => {
    if (running) return stop();
    const first = link.time >= frames - 1 ? 0 : link.time, start = performance.now(), perSecond = Math.max(4, frames / 8);
    play.textContent = "\u275a\u275a Pause";
    running = requestAnimationFrame(function step(now) {
      const time = Math.min(frames - 1, first + Math.max(0, now - start) / 1000 * perSecond);
      show(time);
      if (time < frames - 1) running = requestAnimationFrame(step);
      else stop();
    });
  });
  show(frames - 1);
  return [element("div", { class: "bar" }, play, slider, name)];
}
