// The mixer: coefficients under the hand, the filter they make of the base filters, and what it answers to an image.

const mixerStyle = `
  .mixer { display: flex; flex-wrap: wrap; gap: 12px 26px; align-items: flex-start; margin-top: 8px; }
  .taps { display: grid; grid-template-columns: auto minmax(120px, 240px) 4.5em; gap: 6px 10px; align-items: center; justify-content: start; }
  .taps canvas { outline: 1px solid #d0d7de; }
  .taps output { text-align: right; font-variant-numeric: tabular-nums; }
  .whose { display: flex; gap: 6px; align-items: center; }
`;

function mixer(root, figure) {
  const { count, height, width, side, bases, filters } = figure, area = height * width, taps = side * side;
  const pixels = bytesOf(figure.pixels), base = numbersOf(figure.baseFilters), written = numbersOf(figure.coefficients);
  const reach = Math.max(Math.abs(figure.coefficients.low), Math.abs(figure.coefficients.high)) || 1;
  const strongest = Math.max(...base.map(Math.abs)) || 1;
  let image = 0, donor = 0, filter = 0, own = [];

  const nameOf = index => figure.captions ? figure.captions[index] : `image ${index + 1}`;
  const canvas = label => element("canvas", { role: "img", "aria-label": label });
  const range = (label, most, step, moved) => {
    const slider = element("input", { type: "range", min: 0, max: most, step, value: 0, "aria-label": label });
    slider.addEventListener("input", () => moved(+slider.value));
    return slider;
  };
  const [input, source] = [canvas("The image"), canvas("The image whose coefficients these are")];
  const [mixed, answer] = [canvas("The mixed filter"), canvas("The feature map: the image filtered with the mixed filter")];
  const status = element("div", { class: "quiet", role: "status" });
  const captions = [element("span"), element("span")];
  const imageSlider = range("Image", count - 1, 1, picked => { image = donor = picked; take(); });
  const donorSlider = range("Coefficients of image", count - 1, 1, picked => { donor = picked; take(); });
  const buttons = Array.from({ length: filters }, (_, i) => element("button", {
    type: "button", text: `filter ${i + 1}`, onclick: () => { filter = i; take(); },
  }));
  const rows = Array.from({ length: bases }, (_, i) => {
    const slider = element("input", {
      type: "range", min: -reach, max: reach, step: reach / 200, value: 0, "aria-label": `Coefficient of base filter ${i + 1}`,
    });
    slider.addEventListener("input", () => { own[i] = +slider.value; draw(); });
    return { picture: canvas(`Base filter ${i + 1}`), slider, number: element("output") };
  });

  /** The coefficients that the network wrote for the donor, into the sliders. */
  function take() {
    own = Array.from({ length: bases }, (_, i) => written[(donor * filters + filter) * bases + i]);
    imageSlider.value = image;
    donorSlider.value = donor;
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", i === filter));
    draw();
  }

  function draw() {
    const kernel = Array.from({ length: taps }, (_, tap) => own.reduce((sum, share, i) => sum + share * base[i * taps + tap], 0));
    const map = convolve(kernel);
    rows.forEach((row, i) => {
      row.slider.value = own[i];
      row.number.textContent = own[i].toFixed(2);
      signed(row.picture, base.slice(i * taps, (i + 1) * taps), side, side, 7, strongest);
    });
    captions.forEach((caption, i) => caption.textContent = nameOf(i ? donor : image));
    grey(input, image, 4);
    grey(source, donor, 1);
    signed(mixed, kernel, side, side, Math.round(112 / side), Math.max(...kernel.map(Math.abs)) || 1);
    signed(answer, map, height, width, 6, Math.max(...map.map(Math.abs)) || 1);
    status.textContent = `The filter answers from ${Math.min(...map).toFixed(2)} to ${Math.max(...map).toFixed(2)}; `
      + "white is zero, blue below, red above.";
  }

  /** The image filtered, its border filled with zeros, so that the map is as large as the image. */
  function convolve(kernel) {
    const map = new Array(area).fill(0), half = (side - 1) / 2, start = image * area;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        for (let i = Math.max(0, half - y); i < Math.min(side, height + half - y); i++)
          for (let j = Math.max(0, half - x); j < Math.min(side, width + half - x); j++)
            map[y * width + x] += kernel[i * side + j] * pixels[start + (y + i - half) * width + x + j - half] / 255;
    return map;
  }

  function paint(canvas, rows, columns, scale, colorOf) {
    canvas.style.width = columns * scale + "px";
    canvas.style.height = rows * scale + "px";
    const context = contextOf(canvas, columns * scale, rows * scale);
    for (let i = 0; i < rows * columns; i++) {
      context.fillStyle = colorOf(i);
      context.fillRect(i % columns * scale, Math.floor(i / columns) * scale, scale, scale);
    }
  }

  function grey(canvas, index, scale) {
    paint(canvas, height, width, scale, i => { const tone = pixels[index * area + i]; return `rgb(${tone},${tone},${tone})`; });
  }

  /** Blue, white and red for values from -most to most. */
  function signed(canvas, values, rows, columns, scale, most) {
    paint(canvas, rows, columns, scale, i => {
      const size = Math.min(1, Math.abs(values[i]) / most), end = values[i] < 0 ? [33, 102, 172] : [178, 24, 43];
      return `rgb(${end.map(tone => Math.round(255 + (tone - 255) * size)).join()})`;
    });
  }

  const titled = (text, ...content) => element("div", {}, element("div", { class: "quiet", text }), ...content);
  root.append(element("style", { text: cardStyle + mixerStyle }), element("div", { class: "card" },
    ...(figure.title ? [element("h3", { text: figure.title })] : []),
    element("div", { class: "mixer" },
      titled("image", element("div", { class: "whose" }, imageSlider, captions[0]), input),
      titled("coefficients: what the network wrote for", element("div", { class: "whose" }, donorSlider, source, captions[1]),
        element("div", { class: "bar" }, ...buttons,
          element("button", { type: "button", text: "as written", onclick: take })),
        element("div", { class: "taps" }, ...rows.flatMap(row => [row.picture, row.slider, row.number]))),
      titled("mixed filter", mixed),
      titled("feature map", answer)),
    status));
  take();
}
