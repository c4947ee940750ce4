// A table of numbers of which those that reach a threshold are coloured.

const tableStyle = `
  .scroll { overflow-x: auto; }
  table { border-collapse: separate; border-spacing: 1px; font-variant-numeric: tabular-nums; }
  th, td { padding: 4px 10px; text-align: right; }
  tbody th { text-align: left; }
  td { transition: background-color 0.2s; color: #57606a; }
  td.reached { background: #b7dcf2; color: #24292f; font-weight: 600; }
  tr.last > * { border-bottom: 1px solid #8c959f; }
  @media (prefers-reduced-motion: reduce) { td { transition: none; } }
`;

function thresholdTable(root, figure) {
  const cells = figure.rows.flatMap((row, index) => row.values.map(value => ({
    value, counts: index >= figure.apart,
    place: element("td", { text: value === null ? "\u2013" : value.toFixed(figure.decimals) }),
  })));
  const note = element("div", { class: "quiet", role: "status" }), columns = figure.columns.length;

  function show(_, threshold) {
    const reaches = cell => cell.value !== null && cell.value >= threshold;
    for (const cell of cells) cell.place.className = reaches(cell) ? "reached" : "";
    const counted = cells.filter(cell => cell.counts);
    const apart = figure.rows.slice(0, figure.apart).map(row => row.name).join(" and ");
    note.textContent = counted.filter(reaches).length + " of " + counted.length + " reach it" + (apart ? `, ${apart} not counted` : "");
  }

  const rows = figure.rows.map((row, index) => element("tr", index === figure.apart - 1 ? { class: "last" } : {},
    element("th", { scope: "row", text: row.name }), ...cells.slice(index * columns, (index + 1) * columns).map(cell => cell.place)));
  const head = element("tr", {}, element("td"), ...figure.columns.map(text => element("th", { scope: "col", text })));
  root.append(element("style", { text: cardStyle + tableStyle }), element("div", { class: "card" },
    ...(figure.title ? [element("h3", { text: figure.title })] : []),
    thresholdSlider(figure.slider, show), note,
    element("div", { class: "scroll" }, element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows)))));
}
