// A real Jupyter server, and its pages of notebooks in Chromium, as a user works with them. NODE_PATH names the folder that has
// playwright-core, JUPYTER_PATH the one with the kernel.
'use strict';
const { spawn } = require('node:child_process');
const net = require('node:net');
const path = require('node:path');
const { chromium } = require('playwright-core');

// Milliseconds for what takes a second or two on a quiet machine.
const LIMIT = 120_000;

/** Starts a server for the notebooks of a folder, whose own files lie in another, and a browser; ends both when the work is done. */
async function withJupyter(notebooks, own, work) {
  const port = await freePort();
  const env = { ...process.env };
  for (const kind of ['DATA', 'RUNTIME', 'CONFIG']) env[`JUPYTER_${kind}_DIR`] = path.join(own, kind);
  const server = spawn('/usr/bin/jupyter-notebook', [
    '--no-browser', '--allow-root', `--port=${port}`, '--NotebookApp.port_retries=0', '--NotebookApp.token=', `--notebook-dir=${notebooks}`,
  ], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr.on('data', text => { said += text; });
  const ended = new Promise(resolve => server.once('close', resolve));
  try {
    await answers(`http://127.0.0.1:${port}/api`, server).catch(failure => { throw new Error(`${failure.message}\n${said}`); });
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
    try {
      await work(browser, `http://127.0.0.1:${port}`);
    } finally {
      await browser.close();
    }
  } finally {
    server.kill('SIGTERM'); // It ends its kernels, too.
    await ended;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const listener = net.createServer().once('error', reject);
    listener.listen(0, '127.0.0.1', () => {
      const { port } = listener.address();
      listener.close(() => resolve(port));
    });
  });
}

async function answers(address, server) {
  for (const end = Date.now() + LIMIT; Date.now() < end;) {
    if (server.exitCode !== null) throw new Error(`The Jupyter server ended with ${server.exitCode}.`);
    if (await fetch(address).then(answer => answer.ok, () => false)) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error('The Jupyter server does not answer.');
}

/** A page that takes the dialogs' proposals: to restart, to trust, to leave. */
async function newPage(browser) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 1000 } });
  page.on('dialog', dialog => dialog.accept());
  return page;
}

/** Opens a notebook, whose path is seen from the server's folder, and waits for its kernel. */
async function open(page, address, notebook) {
  await page.goto(`${address}/notebooks/${notebook}`, { timeout: LIMIT });
  await page.waitForFunction(() => window.Jupyter?.notebook?.kernel?.info_reply?.status === 'ok', null, { timeout: LIMIT });
  await idle(page);
}

/** Waits until nothing runs. */
function idle(page, limit = LIMIT) {
  return page.waitForFunction(
    () => !Jupyter.notebook.kernel_busy && !document.querySelector('.cell.running') && Jupyter.notebook.kernel.is_connected(),
    null, { timeout: limit, polling: 200 });
}

/** Saves the notebook and leaves its page. */
async function saveAndLeave(page) {
  await page.evaluate(() => Jupyter.notebook.save_notebook());
  await page.goto('about:blank');
}

/** Waits for so many charts that plotly.js has drawn. */
async function expectCharts(page, number) {
  const drawn = () => [...document.querySelectorAll('.output .js-plotly-plot')].filter(chart => chart.querySelector('.main-svg')).length;
  await page.waitForFunction(`(${drawn})() >= ${number}`, null, { timeout: LIMIT, polling: 200 }).catch(() => {});
  const found = await page.evaluate(drawn);
  if (found !== number) throw new Error(`expected ${number} charts drawn, found ${found}`);
}

/** Holds the mouse over a mark of a chart until a label says what it is. */
async function hover(page, mark) {
  await mark.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await mark.boundingBox();
  await page.mouse.move(x - 20, y - 20);
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 5 });
  await page.locator('.hoverlayer > g').first().waitFor({ timeout: LIMIT });
}

module.exports = { LIMIT, withJupyter, newPage, open, idle, saveAndLeave, expectCharts, hover };
