// Hasse diagrams: what is greater stands higher. Over a slider, elements of one name move and others come and go.

const hasseStyle = `
  .scroll { overflow-x: auto; }
  svg { display: block; width: 100%; }
  .line { fill: none; stroke: #8c959f; stroke-width: 1.3; stroke-linejoin: round; animation: come 0.4s; }
  .node { transition: transform 0.4s, opacity 0.3s; animation: come 0.4s; cursor: pointer; outline: none; }
  .node.gone { opacity: 0; pointer-events: none; }
  .node circle { fill: #24292f; stroke: #fff; stroke-width: 1.5; }
  .node text { font-size: 13px; fill: #b54a00; stroke: #fff; stroke-width: 5px; paint-order: stroke; stroke-linejoin: round; }
  .node .under { fill: #005a8d; }
  .line.below { stroke: #0072b2; }
  .line.above { stroke: #d55e00; }
  .node.below circle { fill: #0072b2; }
  .node.above circle { fill: #d55e00; }
  .line.below, .line.above { stroke-width: 2.6; }
  .small .line { stroke-width: 0.5; opacity: 0.6; }
  .small .line.below, .small .line.above { stroke-width: 1.2; opacity: 1; }
  .small .node circle { stroke-width: 1; }
  .small .node, .small .line { transition: none; animation: none; }
  .picking .line:not(.below, .above), .picking .node:not(.below, .above, .picked) { opacity: 0.35; }
  .node.picked circle, .node:focus-visible circle { stroke: #e69f00; stroke-width: 3; }
  .details { min-height: 3em; overflow-wrap: anywhere; }
  @keyframes come { from { opacity: 0; } }
  @media (prefers-reduced-motion: reduce) { .node, .line { transition: none; animation: none; } }
`;

const leastScale = 0.75;

function hasse(root, figure) {
  const width = Math.max(...figure.orders.map(order => order.width)), height = Math.max(...figure.orders.map(order => order.height));
  const drawn = (tag, attributes, ...children) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  const lines = drawn("g", {}), dots = drawn("g", {}), nodes = new Map();
  // Where the page is narrower, the texts stay readable and the diagram can be moved.
  const stage = drawn("svg", {
    viewBox: `0 0 ${width} ${height}`, style: `max-width:${width}px;min-width:${leastScale * width}px`, role: "group",
  }, lines, dots);
  const scroll = element("div", { class: "scroll" }, stage);
  const caption = element("div", { class: "quiet" }), details = element("div", { class: "quiet details", role: "status", text: figure.hint });
  let order = null;

  function show(place) {
    if (order === figure.orders[figure.at[place]]) return;
    order = figure.orders[figure.at[place]];
    caption.textContent = order.caption;
    const [left, top] = [(width - order.width) / 2, (height - order.height) / 2];
    lines.setAttribute("transform", `translate(${left} ${top})`);
    lines.replaceChildren(...pathsOf(order).map(d => drawn("path", { d, class: "line" })));
    stage.classList.toggle("small", !order.lines);
    const names = new Set(order.nodes.map(node => node.name));
    for (const [name, node] of nodes)
      if (!names.has(name)) {
        node.classList.add("gone");
        node.removeAttribute("tabindex");
        nodes.delete(name);
        setTimeout(() => node.remove(), 300);
      }
    order.nodes.forEach((node, index) => {
      const text = (y, label, side) => label ? [drawn("text", { x: 10, y, class: side }, label)] : [];
      const place = nodes.get(node.name) || drawn("g", { class: "node", tabindex: 0, role: "img" });
      place.replaceChildren(drawn("circle", { r: order.radius }), ...text(-6, node.above, "over"), ...text(16, node.below, "under"));
      place.setAttribute("aria-label", node.details);
      place.style.transform = `translate(${node.x + left}px, ${node.y + top}px)`;
      place.onmouseenter = place.onfocus = () => pick(index);
      place.onmouseleave = place.onblur = () => pick(null);
      nodes.set(node.name, place);
      dots.append(place);
    });
    pick(null);
  }

  /** Lines are written only where one of them is bent. */
  function pathsOf({ lines, covers, nodes }) {
    return lines || covers.map(([lower, upper]) => `M${nodes[lower].x} ${nodes[lower].y}L${nodes[upper].x} ${nodes[upper].y}`);
  }

  /** Marks an element and what is below and above it. */
  function pick(index) {
    const sets = { below: reach(index, 1, 0), above: reach(index, 0, 1) };
    details.textContent = index !== null ? order.nodes[index].details : order.nodes.length ? figure.hint : "";
    stage.classList.toggle("picking", index !== null);
    order.nodes.forEach((node, i) => {
      const marks = nodes.get(node.name).classList;
      marks.toggle("picked", i === index);
      for (const side in sets) marks.toggle(side, i !== index && sets[side].has(i));
    });
    order.covers.forEach(([lower, upper], i) => {
      for (const side in sets) lines.children[i].classList.toggle(side, sets[side].has(lower) && sets[side].has(upper));
    });
  }

  /** An element and all that is on one side of it. */
  function reach(index, from, to) {
    const side = order["from" + from] ||= order.nodes.map(() => []), found = new Set(index === null ? [] : [index]);
    if (!side.known) for (const cover of order.covers) side[cover[from]].push(cover[to]);
    side.known = true;
    for (const each of found) for (const next of side[each]) found.add(next);
    return found;
  }

  const slider = figure.slider ? [thresholdSlider(figure.slider, show)] : [];
  if (!figure.slider) show(0);
  const drawing = figure.orders.some(each => each.nodes.length) ? [scroll, details] : [];
  root.append(element("style", { text: cardStyle + hasseStyle }), element("div", { class: "card" },
    ...(figure.title ? [element("h3", { text: figure.title })] : []), ...slider, caption, ...drawing));
  scroll.scrollLeft = (scroll.scrollWidth - scroll.clientWidth) / 2;
}
