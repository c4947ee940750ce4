// The explorer: one sample at a time, picked by slider, buttons or its thumbnail, with all that belongs to it.

const explorerStyle = `
  .row { display: flex; flex-wrap: wrap; gap: 8px 26px; align-items: flex-start; margin-top: 10px; }
  .row > .quiet { flex-basis: 100%; font-weight: 600; color: inherit; font-size: 14px; border-top: 1px solid #e7eaee; padding-top: 6px; }
  .thumbs { display: block; cursor: pointer; margin: 6px 0; }
  input[type=range] { flex: 1; min-width: 140px; max-width: 420px; }
`;
const thumb = 30;

function explorer(root, figure) {
  const count = figure.count;
  let sample = 0;
  const sprites = new Sprites(figure.images, () => show(sample));
  const input = element("canvas", { role: "img", "aria-label": "The picked sample" });
  const caption = element("div", { class: "quiet", role: "status" });
  const thumbs = element("canvas", { class: "thumbs", role: "img", "aria-label": "All samples; click picks one" });
  const slider = element("input", {
    type: "range", min: 0, max: count - 1, step: 1, value: 0, "aria-label": "Sample", oninput: () => pick(+slider.value),
  });
  const step = (text, by, name) =>
    element("button", { type: "button", text, "aria-label": name, onclick: () => pick((sample + by + count) % count) });
  const play = element("button", { type: "button", text: "\u25b6 Play", style: "min-width:5.5em", onclick: () => timer ? stop() : start() });
  let timer = 0, way = 1;

  function start() {
    play.textContent = "\u275a\u275a Pause";
    timer = setInterval(() => {
      if (!card.isConnected) return stop();
      if (sample + way < 0 || sample + way >= count) way = -way;
      show(Math.max(0, Math.min(count - 1, sample + way)));
    }, 120);
  }

  function stop() {
    clearInterval(timer);
    timer = 0;
    play.textContent = "\u25b6 Play";
  }

  function pick(picked) {
    stop();
    show(picked);
  }

  const views = figure.rows.flatMap(row => row.views);
  for (const view of views) {
    view.canvas = element("canvas", { role: "img", "aria-label": view.title });
    if (view.sprites) view.sprites = new Sprites(view.sprites, () => drawView(view));
    else view.numbers = wordsOf(view.values);
  }

  function show(picked) {
    sample = picked;
    slider.value = sample;
    caption.textContent = figure.captions ? figure.captions[sample] : `sample ${sample + 1} of ${count}`;
    const large = 112 / Math.max(sprites.width, sprites.height), [width, height] = [sprites.width * large, sprites.height * large];
    sprites.draw(sized(input, width, height), sample, 0, 0, width, height);
    views.forEach(drawView);
    drawThumbs();
  }

  function sized(canvas, width, height) {
    canvas.style.width = width + "px";
    canvas.style.height = height + "px";
    return contextOf(canvas, width, height);
  }

  function drawView(view) {
    if (view.numbers) return drawBars(view);
    const { each, columns, side, sprites } = view, cell = [sprites.width * side, sprites.height * side];
    const left = view.rowLabels.length ? 40 : 0, top = view.columnLabels.length ? 18 : 0;
    const context = sized(view.canvas, left + columns * (cell[0] + 4), top + Math.ceil(each / columns) * (cell[1] + 4));
    context.font = "12px system-ui, sans-serif";
    context.fillStyle = "#57606a";
    context.textAlign = "center";
    view.columnLabels.forEach((label, column) => context.fillText(label, left + column * (cell[0] + 4) + cell[0] / 2 + 1, 11));
    context.textAlign = "right";
    view.rowLabels.forEach((label, row) => context.fillText(label, left - 8, top + row * (cell[1] + 4) + cell[1] / 2 + 5));
    for (let i = 0; i < each; i++) {
      const [x, y] = [left + i % columns * (cell[0] + 4), top + Math.floor(i / columns) * (cell[1] + 4)];
      sprites.draw(context, sample * each + i, x + 1, y + 1, cell[0], cell[1]);
      context.strokeStyle = "#d0d7de";
      context.strokeRect(x + 0.5, y + 0.5, cell[0] + 1, cell[1] + 1);
    }
  }

  /** Bars about zero on one scale for all samples; groups of them stand a little apart. */
  function drawBars(view) {
    const { each, group, low, high, numbers } = view, groups = Math.ceil(each / group);
    const step = Math.max(5, Math.min(22, 300 / each)), width = each * step + groups * 6 + 40, height = 120;
    const context = sized(view.canvas, width, height), level = value => 8 + (high - value) / (high - low) * (height - 26);
    context.font = "11px system-ui, sans-serif";
    context.fillStyle = "#57606a";
    for (const value of [low, 0, high]) context.fillText(value.toFixed(1), 0, level(value) + 4);
    context.strokeStyle = "#8c959f";
    context.beginPath();
    context.moveTo(32, level(0));
    context.lineTo(width, level(0));
    context.stroke();
    for (let i = 0; i < each; i++) {
      const value = low + (high - low) * numbers[sample * each + i] / 65535, x = 34 + i * step + Math.floor(i / group) * 6;
      context.fillStyle = value < 0 ? "#2166ac" : "#b2182b";
      context.fillRect(x, Math.min(level(0), level(value)), step - 1.5, Math.abs(level(value) - level(0)));
      if (group > 1 && i % group === 0) {
        context.fillStyle = "#57606a";
        context.fillText(1 + i / group, x, height - 3);
      }
    }
  }

  function drawThumbs() {
    const room = Math.max(thumb, card.clientWidth - 24), perRow = Math.floor(room / thumb);
    const context = sized(thumbs, perRow * thumb, Math.ceil(count / perRow) * thumb);
    for (let i = 0; i < count; i++)
      sprites.draw(context, i, i % perRow * thumb + 1, Math.floor(i / perRow) * thumb + 1, thumb - 2, thumb - 2);
    context.strokeStyle = "#d55e00";
    context.lineWidth = 3;
    context.strokeRect(sample % perRow * thumb + 1.5, Math.floor(sample / perRow) * thumb + 1.5, thumb - 3, thumb - 3);
    thumbs.onclick = event => {
      const box = thumbs.getBoundingClientRect();
      const picked = Math.floor((event.clientY - box.top) / thumb) * perRow + Math.floor((event.clientX - box.left) / thumb);
      if (picked < count) pick(picked);
    };
  }

  const card = element("div", { class: "card" },
    ...(figure.title ? [element("h3", { text: figure.title })] : []),
    element("div", { class: "bar" }, ...(figure.plays ? [play] : []), step("\u25c0", -1, "Previous"), slider, step("\u25b6", 1, "Next")),
    thumbs, input, caption,
    ...figure.rows.map(row => element("div", { class: "row" },
      ...(row.name ? [element("div", { class: "quiet", text: row.name })] : []),
      ...row.views.map(view => element("div", {}, element("div", { class: "quiet", text: view.title }), view.canvas)))));
  root.append(element("style", { text: cardStyle + explorerStyle }), card);
  show(0);
  new ResizeObserver(drawThumbs).observe(card);
}
