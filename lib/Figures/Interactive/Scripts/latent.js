// The latent explorer: two sliders over two dimensions, a picture and small images between the points of a grid.

const latentStyle = `
  .parts { display: flex; flex-wrap: wrap; gap: 10px 26px; align-items: flex-start; margin-top: 8px; }
  label { display: flex; gap: 6px; align-items: center; }
  .slide { margin: 2px 0; }
  .slide select { width: 5.5em; }
  .slide span { min-width: 3.2em; font-variant-numeric: tabular-nums; }
  input[type=range] { flex: 1; min-width: 140px; max-width: 420px; }
  select { font: inherit; color: inherit; background: #f6f8fa; border: 1px solid #d0d7de; border-radius: 4px; padding: 1px 4px; }
  select:focus-visible { outline: 2px solid #0072b2; outline-offset: 1px; }
  .grid { cursor: crosshair; touch-action: none; }
  canvas { display: block; margin-top: 2px; }
`;

function latent(root, figure) {
  const { values, dimensions, samples, layers } = figure, count = values.length, middle = (count - 1) / 2;
  const step = (values[count - 1] - values[0]) / (count - 1), pairs = dimensions.length * (dimensions.length - 1) / 2;
  const chosen = [0, 1], place = [middle, middle];                        // across and down: a dimension, and a place among the values
  let sample = 0, layer = 0;

  const select = (names, name, change) => element("select", { "aria-label": name, onchange: event => change(event.target.selectedIndex) },
    ...names.map(text => element("option", { text })));
  const labelled = (name, control) => element("label", {}, element("span", { class: "quiet", text: name }), control);
  const axes = ["across", "down"].map((name, axis) => {
    const dimension = select(dimensions, "Dimension " + name, picked => choose(axis, picked));
    const value = element("span", {});
    const slider = element("input", {
      type: "range", min: values[0], max: values[count - 1], step: step / 10, value: values[middle],
      oninput: () => move(axis, (+slider.value - values[0]) / step),
    });
    return { dimension, slider, value, row: element("div", { class: "bar slide" }, element("span", { class: "quiet", text: name }), dimension, slider, value) };
  });
  const picture = element("canvas", { role: "img", class: "picture" }), filters = element("canvas", { role: "img", "aria-label": figure.filtersTitle });
  const grid = element("canvas", { role: "img", class: "grid", "aria-label": "All computed pictures of this grid; click moves both sliders" });
  const caption = element("div", { class: "quiet", role: "status" });
  const back = element("button", { type: "button", text: "Middle", onclick: () => { place.fill(middle); show(); } });
  // Blending needs the weighted pictures added up; the sum is then enlarged.
  const sum = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

  function choose(axis, picked) {
    // Two sliders over one dimension would be none: the other one takes the one given up.
    if (picked === chosen[1 - axis]) chosen[1 - axis] = chosen[axis];
    chosen[axis] = picked;
    show();
  }

  function move(axis, to) {
    place[axis] = Math.max(0, Math.min(count - 1, to));
    show();
  }

  /** The plane of the chosen layer and dimensions; its sprites are unpacked when they are first shown. */
  function planeOf() {
    const [low, high] = [Math.min(...chosen), Math.max(...chosen)];
    const pair = low * (2 * dimensions.length - low - 1) / 2 + high - low - 1, plane = figure.planes[layer * pairs + pair];
    plane.sprites ||= { pictures: new Sprites(plane.pictures, show), filters: new Sprites(plane.filters, show) };
    return plane;
  }

  /** The number of a point within its plane, where the lower dimension runs along the rows. */
  const cellOf = (across, down) => chosen[0] < chosen[1] ? down * count + across : across * count + down;

  /** The points around the sliders' place and their shares. */
  function corners() {
    const [x, y] = place.map(at => Math.min(count - 2, Math.floor(at))), [s, t] = [place[0] - x, place[1] - y];
    return [[x, y, (1 - s) * (1 - t)], [x + 1, y, s * (1 - t)], [x, y + 1, (1 - s) * t], [x + 1, y + 1, s * t]]
      .filter(corner => corner[2] > 0).map(([across, down, share]) => ({ cell: cellOf(across, down), share }));
  }

  function sized(canvas, width, height) {
    canvas.style.width = width + "px";
    canvas.style.height = height + "px";
    return contextOf(canvas, width, height);
  }

  /** Draws the sprite first + cell * each of every corner, each with its share, on one place. */
  function blend(context, sprites, points, each, first, x, y, scale) {
    sum.canvas.width = sprites.width;
    sum.canvas.height = sprites.height;
    sum.globalCompositeOperation = "lighter";
    for (const { cell, share } of points) {
      sum.globalAlpha = share;
      sprites.draw(sum, first + cell * each, 0, 0, sprites.width, sprites.height);
    }
    context.drawImage(sum.canvas, x, y, sprites.width * scale, sprites.height * scale);
  }

  function show() {
    const plane = planeOf(), points = corners(), first = sample * count * count, { pictures, filters: small } = plane.sprites;
    const side = 224 / Math.max(pictures.width, pictures.height);
    blend(sized(picture, pictures.width * side, pictures.height * side), pictures, points, 1, first, 0, 0, side);
    const scale = Math.round(30 / Math.max(small.width, small.height)), columns = 6, [width, height] = [small.width * scale + 4, small.height * scale + 4];
    const context = sized(filters, columns * width, Math.ceil(plane.each / columns) * height);
    for (let i = 0; i < plane.each; i++)
      blend(context, small, points, plane.each, i, i % columns * width, Math.floor(i / columns) * height, scale);
    showGrid(plane);
    showTexts(plane);
  }

  function showGrid({ sprites, answers }) {
    const cell = 44, context = sized(grid, count * cell, count * cell), first = sample * count * count;
    for (let down = 0; down < count; down++)
      for (let across = 0; across < count; across++) {
        const index = first + cellOf(across, down);
        sprites.pictures.draw(context, index, across * cell + 1, down * cell + 1, cell - 2, cell - 2);
        if (answers && answers[index] !== answers[first + cellOf(middle, middle)]) {
          context.strokeStyle = "#56b4e9";
          context.setLineDash([4, 3]);
          context.strokeRect(across * cell + 3, down * cell + 3, cell - 6, cell - 6);
          context.setLineDash([]);
        }
      }
    const [x, y] = place.map(at => (at + 0.5) * cell);
    context.strokeStyle = "#d55e00";
    context.lineWidth = 3;
    context.beginPath();
    context.arc(x, y, 6, 0, 2 * Math.PI);
    context.stroke();
  }

  function showTexts({ answers, words }) {
    axes.forEach(({ dimension, slider, value }, axis) => {
      const text = (values[0] + place[axis] * step).toFixed(1).replace("-", "\u2212");
      dimension.selectedIndex = chosen[axis];
      slider.value = values[0] + place[axis] * step;
      slider.setAttribute("aria-label", dimensions[chosen[axis]]);
      slider.setAttribute("aria-valuetext", text);
      value.textContent = text;
    });
    const near = answers && words[answers[sample * count * count + cellOf(Math.round(place[0]), Math.round(place[1]))]];
    picture.setAttribute("aria-label", `${samples[sample]}, ${layers[layer]}`);
    caption.textContent = near === null || near === undefined ? "" : `The nearest computed picture is taken for ${near}.`;
  }

  function pick(event) {
    if (event.type === "pointermove" && !event.buttons) return;
    const box = grid.getBoundingClientRect();
    place[0] = Math.max(0, Math.min(count - 1, (event.clientX - box.left) / box.width * count - 0.5));
    place[1] = Math.max(0, Math.min(count - 1, (event.clientY - box.top) / box.height * count - 0.5));
    show();
  }
  grid.addEventListener("pointerdown", pick);
  grid.addEventListener("pointermove", pick);

  root.append(element("style", { text: cardStyle + latentStyle }), element("div", { class: "card" },
    ...(figure.title ? [element("h3", { text: figure.title })] : []),
    element("div", { class: "bar" },
      labelled("layer", select(layers, "Layer", picked => { layer = picked; show(); })),
      labelled("sample", select(samples, "Sample", picked => { sample = picked; show(); })), back),
    ...axes.map(axis => axis.row),
    element("div", { class: "parts" },
      element("div", {}, element("div", { class: "quiet", text: "picture, interpolated" }), picture, caption),
      element("div", {}, element("div", { class: "quiet", text: "what was computed" }), grid),
      element("div", {}, element("div", { class: "quiet", text: figure.filtersTitle }), filters))));
  show();
}
