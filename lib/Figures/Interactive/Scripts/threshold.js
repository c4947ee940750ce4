// A slider over a threshold. Sliders of one link move together, whichever figure of the page they belong to.

/** The slider's row; calls show with the place and its value, at once and whenever it moves. */
function thresholdSlider(slider, show) {
  const input = element("input", {
    type: "range", min: 0, max: slider.places.length - 1, step: 1, value: slider.start, "aria-label": slider.name,
    style: "flex:1;min-width:140px;max-width:420px",
    oninput: () => {
      move();
      if (slider.link) window.dispatchEvent(new CustomEvent("filtergen-threshold", { detail: { link: slider.link, value: value() } }));
    },
  });
  const label = element("b", { style: "min-width:6em;font-variant-numeric:tabular-nums" });
  const value = () => slider.places[+input.value];

  function move() {
    const text = value().toFixed(slider.decimals);
    label.textContent = slider.name + " = " + text;
    input.setAttribute("aria-valuetext", text);
    show(+input.value, value());
  }

  window.addEventListener("filtergen-threshold", event => {
    if (!slider.link || event.detail.link !== slider.link || event.detail.value === value()) return;
    const away = slider.places.map(place => Math.abs(place - event.detail.value));
    input.value = away.indexOf(Math.min(...away));
    move();
  });
  move();
  return element("div", { class: "bar" }, label, input);
}
