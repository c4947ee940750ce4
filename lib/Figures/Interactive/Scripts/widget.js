// What the interactive figures share: their place in the page, their data, their elements.

/**
 * Draws a figure beside its still picture, which it then hides. Where scripts do not know their place, the key finds it: some pages
 * run them in a module, and the classic Notebook in the page's head.
 */
function mount(key, render, figure) {
  const script = document.currentScript, host = script && script.closest("[data-filtergen]");
  const hosts = host
    ? [host]
    : Array.from(document.querySelectorAll('[data-filtergen="' + key + '"]'));
  for (const host of hosts.filter(host => !host.dataset.drawn)) {
    const picture = host.querySelector("img"), chart = document.createElement("div");
    host.dataset.drawn = "yes";
    host.insertBefore(chart, picture);
    try {
      render(chart.attachShadow({ mode: "open" }), figure);
      picture.style.display = "none";
    } catch (error) {
      chart.remove();
      picture.style.display = "";
      const note = document.createElement("p");
      note.style.cssText = "margin:0;font:12px sans-serif;opacity:.75";
      note.textContent = "This is the still picture: " + error;
      host.appendChild(note);
    }
  }
}

function bytesOf(base64) {
  return Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
}

/** Little-endian 16-bit numbers. */
function wordsOf(base64) {
  const bytes = bytesOf(base64), words = new Uint16Array(bytes.length / 2);
  for (let i = 0; i < words.length; i++) words[i] = bytes[2 * i] | bytes[2 * i + 1] << 8;
  return words;
}

/** An element with properties (style as text, on... as listeners, others as they are called in HTML) and children. */
function element(tag, properties, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {}))
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "text") made.textContent = value;
    else made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A canvas' context, its bitmap as fine as the screen and its unit a CSS pixel. */
function contextOf(canvas, width, height) {
  const fine = window.devicePixelRatio || 1, context = canvas.getContext("2d");
  canvas.width = Math.round(width * fine);
  canvas.height = Math.round(height * fine);
  context.setTransform(fine, 0, 0, fine, 0, 0);
  context.imageSmoothingEnabled = false;
  return context;
}

/** Pictures of one size in one larger picture, row after row. */
class Sprites {
  constructor(sprites, whenLoaded) {
    Object.assign(this, sprites);
    this.picture = new Image();
    this.picture.onload = whenLoaded;
    this.picture.src = sprites.source;
  }

  draw(context, index, x, y, width, height) {
    const left = index % this.columns * this.width, top = Math.floor(index / this.columns) * this.height;
    if (this.picture.complete && this.picture.naturalWidth)
      context.drawImage(this.picture, left, top, this.width, this.height, x, y, width, height);
  }
}

const cardStyle = `
  :host { display: block; }
  .card { background: #fff; color: #24292f; color-scheme: light; padding: 10px 12px; border-radius: 4px; box-sizing: border-box;
    font: 13px/1.4 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; position: relative; }
  h3 { font-size: 16px; font-weight: 600; margin: 0 0 6px; }
  button { font: inherit; font-size: 12px; color: inherit; background: #f6f8fa; border: 1px solid #d0d7de; border-radius: 4px;
    padding: 2px 9px; cursor: pointer; }
  button[aria-pressed=true] { background: #ddeeff; border-color: #0072b2; }
  button:focus-visible, input:focus-visible, canvas:focus-visible { outline: 2px solid #0072b2; outline-offset: 1px; }
  .bar { display: flex; flex-wrap: wrap; gap: 4px 6px; align-items: center; margin: 4px 0; }
  .quiet { color: #57606a; font-size: 12px; }
`;
