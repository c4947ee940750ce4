// Opens a notebook in a Jupyter server's page and does what a user does, step after step; each prints "ok STEP".
// usage: node notebook_page.js FOLDER NOTEBOOK; the notebook's folder also takes the server's files, and a picture after each step
'use strict';
const { LIMIT, withJupyter, newPage, open, idle, saveAndLeave, expectCharts, hover } = require('./jupyter.js');
const [folder, notebook] = process.argv.slice(2);

const steps = {
  async 'all cells run and draw a chart'(page) {
    await page.evaluate(() => Jupyter.notebook.execute_cell_range(0, 3));
    await idle(page);
    await expectDrawn(page);
  },

  async 'a chart answers the mouse'(page) {
    await hover(page, page.locator('.output .js-plotly-plot .scatterlayer .point').nth(2));
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
    await expectDrawn(page);
  },

  async 'saved and opened again it shows its charts'(page, address) {
    await saveAndLeave(page);
    await open(page, address, notebook);
    await expectDrawn(page);
  },
};

async function expectDrawn(page) {
  await expectCharts(page, 1);
  const errors = await page.locator('.output_error').allTextContents();
  if (errors.length > 0) throw new Error(errors.join('\n'));
}

withJupyter(folder, folder, async (browser, address) => {
  const page = await newPage(browser);
  await open(page, address, notebook);
  for (const [name, step] of Object.entries(steps)) {
    try {
      await step(page, address);
      console.log(`ok ${name}`);
    } catch (failure) {
      console.log(`not ok ${name}: ${failure.message}`);
      process.exitCode = 1;
    }
    await page.screenshot({ path: `${folder}/${name.replaceAll(' ', '-').replaceAll("'", '')}.png` });
    if (process.exitCode) break;
  }
}).catch(failure => {
  console.log(failure.message);
  process.exitCode = 1;
});
