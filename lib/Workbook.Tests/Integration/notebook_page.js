// Opens a notebook of a running Jupyter server in Chromium and does what a user does, step after step; each prints "ok STEP".
// usage: node notebook_page.js CHROMIUM ADDRESS NOTEBOOK FOLDER; the folder takes a picture of the page after each step
'use strict';
const { chromium } = require('playwright-core');
const [executable, address, notebook, folder] = process.argv.slice(2);
const LIMIT = 120_000;

const steps = {
  async 'all cells run and draw a chart'(page) {
    await page.evaluate(() => Jupyter.notebook.execute_cell_range(0, 3));
    await idle(page);
    await expectCharts(page);
  },

  async 'a chart answers the mouse'(page) {
    const point = page.locator('.output .js-plotly-plot .scatterlayer .point').nth(2);
    await point.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await point.boundingBox();
    await page.mouse.move(x - 20, y - 20);
    await page.mouse.move(x + width / 2, y + height / 2, { steps: 5 });
    await page.locator('.hoverlayer > g').first().waitFor({ timeout: LIMIT });
  },

  async 'progress moves on one line'(page) {
    await page.evaluate(() => Jupyter.notebook.execute_cell_range(3, 4));
    const line = page.locator('.cell').nth(3).locator('.output_text pre');
    const seen = new Set();
    while (!seen.has('10/10')) seen.add((await line.allTextContents()).join('').trim());
    if (seen.size < 4 || [...seen].some(text => /\/10.*\/10/s.test(text))) throw new Error(`it showed ${[...seen].join(' | ')}`);
    await idle(page);
  },

  async 'a running cell is interrupted'(page) {
    await page.evaluate(() => Jupyter.notebook.execute_cell_range(4, 5));
    await page.waitForFunction(() => Jupyter.notebook.get_cell(4).output_area.outputs.length > 0, null, { timeout: LIMIT });
    await page.click('#interrupt_kernel, [data-jupyter-action="jupyter-notebook:interrupt-kernel"]');
    await page.locator('.cell').nth(4).getByText('Interrupted').first().waitFor({ timeout: LIMIT });
    await idle(page);
  },

  async "completion shows torch's members"(page) {
    await page.evaluate(() => {
      Jupyter.notebook.select(5);
      Jupyter.notebook.edit_mode();
      const editor = Jupyter.notebook.get_cell(5).code_mirror;
      editor.setCursor(editor.lastLine(), 1000);
    });
    await page.keyboard.press('Tab');
    await page.locator('#complete option', { hasText: /^zeros$/ }).first().waitFor({ state: 'attached', timeout: LIMIT });
    await page.keyboard.press('Escape');
    await page.evaluate(() => Jupyter.notebook.get_cell(5).set_text('torch.zeros(2).sum().item<float>()'));
  },

  async 'restart and run all works'(page) {
    await page.evaluate(() => {
      Jupyter.notebook.get_cell(4).set_text('1 + 1');
      return Jupyter.notebook.restart_run_all({ confirm: false });
    });
    await page.waitForFunction(() => Jupyter.notebook.get_cell(5).output_area.outputs.length > 0, null, { timeout: LIMIT });
    await idle(page);
    await expectCharts(page);
  },

  async 'saved and opened again it shows its charts'(page) {
    await page.evaluate(() => Jupyter.notebook.save_notebook());
    await page.goto('about:blank');
    await open(page);
    await expectCharts(page);
  },
};

async function open(page) {
  await page.goto(address + notebook);
  await page.waitForFunction(() => window.Jupyter?.notebook?.kernel?.info_reply?.status === 'ok', null, { timeout: LIMIT });
  await idle(page);
}

function idle(page) {
  return page.waitForFunction(
    () => !Jupyter.notebook.kernel_busy && !document.querySelector('.cell.running') && Jupyter.notebook.kernel.is_connected(),
    null, { timeout: LIMIT });
}

async function expectCharts(page) {
  await page.locator('.output .js-plotly-plot .main-svg').first().waitFor({ timeout: LIMIT });
  const errors = await page.locator('.output_error').allTextContents();
  if (errors.length > 0) throw new Error(errors.join('\n'));
}

(async () => {
  const browser = await chromium.launch({ executablePath: executable, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 1000 } });
    page.on('dialog', dialog => dialog.accept());
    await open(page);
    for (const [name, step] of Object.entries(steps)) {
      try {
        await step(page);
        console.log(`ok ${name}`);
      } catch (failure) {
        console.log(`not ok ${name}: ${failure.message}`);
        process.exitCode = 1;
      }
      await page.screenshot({ path: `${folder}/${name.replaceAll(' ', '-').replaceAll("'", '')}.png` });
      if (process.exitCode) break;
    }
  } finally {
    await browser.close();
  }
})();
