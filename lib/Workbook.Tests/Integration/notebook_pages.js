// Opens notebooks that were run without a page, each with its outputs, in a running Jupyter server's page in Chromium, as a
// reader does: runs all cells, looks at the figures, points at one, saves, opens the notebook again and looks once more.
// usage: node notebook_pages.js FOLDER OWN [--open] NOTEBOOK...
// The notebooks' paths are seen from FOLDER; those behind --open are not run, since they train anew each time: their outputs
// are trusted and looked at. OWN gets the server's files and pictures of the pages, in two widths. Each notebook is one line,
// and the last line is "N run, N opened, N failed".
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { LIMIT, withJupyter, newPage, open, idle, saveAndLeave, expectCharts, hover } = require('./jupyter.js');

// A notebook whose networks are trained takes under a minute on a quiet machine; far more is a hang.
const RUN_LIMIT = 600_000;
const PLOTLY = 'application/vnd.plotly.v1+json';
const SHOWN = ['text/html', 'image/png', 'image/svg+xml', PLOTLY];

const [folder, own, ...names] = process.argv.slice(2);

/** How often each kind of picture, table or figure stands among the outputs of a notebook's file. */
function outputs(notebook) {
  const counts = Object.fromEntries(SHOWN.map(kind => [kind, 0]));
  for (const cell of JSON.parse(fs.readFileSync(path.join(folder, notebook), 'utf8')).cells) {
    for (const output of cell.outputs ?? []) {
      if (output.output_type === 'error') throw new Error(`a cell failed: ${output.ename}: ${output.evalue}`);
      for (const kind of SHOWN) counts[kind] += kind in (output.data ?? {});
    }
  }
  return counts;
}

/** Runs all cells; each is to end without an error. */
async function runAll(page) {
  await page.evaluate(() => Jupyter.notebook.execute_all_cells());
  await idle(page, RUN_LIMIT).catch(async failure => {
    const running = await page.evaluate(() => document.querySelector('.cell.running')?.innerText.slice(0, 200) ?? 'the kernel is busy');
    throw new Error(`not done after ${RUN_LIMIT / 1000} s, in the cell: ${running}`, { cause: failure });
  });
  const failed = await page.evaluate(() => Jupyter.notebook.get_cells().flatMap(cell => cell.output_area?.outputs ?? [])
    .filter(output => output.output_type === 'error').map(output => `${output.ename}: ${output.evalue}`));
  if (failed.length > 0) throw new Error(`a cell failed: ${failed.join('\n')}`);
}

/** Looks whether all figures are drawn: charts, the widgets' scripts, and pictures. */
async function look(page, expected) {
  await expectCharts(page, expected[PLOTLY]);
  const poor = await page.evaluate(() => [
    ...[...document.querySelectorAll('.output [data-filtergen] > p')].map(note => note.textContent),
    ...[...document.querySelectorAll('.output img')].filter(image => image.complete && image.naturalWidth === 0)
      .map(image => `a picture is none: ${image.alt}`),
  ]);
  if (poor.length > 0) throw new Error(poor.join('\n'));
}

/** Points at the first of the charts, the ones with lines or points before others. */
async function point(page) {
  for (const mark of ['.scatterlayer .point', '.barlayer .point path', '.draglayer .nsewdrag']) {
    const marks = page.locator(`.output .js-plotly-plot ${mark}`);
    if (await marks.count() > 0) return hover(page, marks.first());
  }
}

/** Takes pictures of the whole page, in the widths of a window and of half a screen. */
async function picture(page, notebook) {
  for (const width of [1200, 700]) {
    await page.setViewportSize({ width, height: 1000 });
    await page.waitForTimeout(500); // The charts follow the page's width a little later.
    const height = await page.evaluate(() => document.querySelector('#notebook').scrollHeight);
    await page.setViewportSize({ width, height: Math.min(height + 150, 16_000) }); // The highest that Chromium draws.
    await page.screenshot({ path: path.join(own, `${notebook.replaceAll('/', '-')}-${width}.png`), timeout: LIMIT });
  }
  await page.setViewportSize({ width: 1200, height: 1000 });
}

async function visit(page, address, notebook, run) {
  const expected = outputs(notebook);
  await open(page, address, notebook);
  if (run) {
    await runAll(page);
    await look(page, expected);
    await point(page);
    await saveAndLeave(page);
    const saved = outputs(notebook);
    for (const kind of SHOWN) {
      if (saved[kind] !== expected[kind]) throw new Error(`expected ${expected[kind]} outputs of ${kind}, found ${saved[kind]} saved`);
    }
    await open(page, address, notebook);
  } else {
    await page.evaluate(() => Jupyter.notebook.trust_notebook());
    await Promise.all([
      page.waitForEvent('load', { timeout: LIMIT }),
      page.locator('.modal-dialog .btn-danger').click({ timeout: LIMIT }),
    ]);
    await open(page, address, notebook);
  }
  await look(page, expected);
  if (!run) await point(page);
  await picture(page, notebook);
}

withJupyter(folder, own, async (browser, address) => {
  const done = { run: 0, opened: 0, failed: 0 };
  const onlyOpen = names.indexOf('--open');
  for (const [index, notebook] of names.entries()) {
    if (index === onlyOpen) continue;
    const run = onlyOpen < 0 || index < onlyOpen;
    const kind = run ? 'run' : 'opened';
    const start = Date.now();
    const seconds = () => `${((Date.now() - start) / 1000).toFixed(0)} s`;
    const page = await newPage(browser);
    try {
      await visit(page, address, notebook, run);
      done[kind]++;
      console.log(`${kind} ${notebook}: ${seconds()}`);
    } catch (failure) {
      done.failed++;
      console.log(`failed ${notebook}: ${seconds()}, ${failure.message}`);
      await page.screenshot({ path: path.join(own, `${notebook.replaceAll('/', '-')}-failed.png`) }).catch(() => {});
    }
    const ended = page.evaluate(() => Jupyter.notebook.session.delete()).catch(() => {});
    await Promise.race([ended, new Promise(resolve => setTimeout(resolve, LIMIT).unref())]); // A page may hang, too.
    await page.close();
  }
  console.log(`${done.run} run, ${done.opened} opened, ${done.failed} failed`);
  process.exitCode = done.failed > 0 ? 1 : 0;
}).catch(failure => {
  console.log(failure.message);
  process.exitCode = 1;
});
