import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../browser/chromium';
import { isInstalled, type JupyterPage, JupyterServer } from './jupyter-server';

const pages: readonly (JupyterPage & { readonly always: boolean })[] = [
  {
    name: 'Jupyter Notebook 6',
    always: true,
    command: '/usr/bin/jupyter-notebook',
    version: /^6\./m,
    path: 'notebooks/lesson.ipynb',
    cell: '.code_cell',
    editor: '.CodeMirror textarea',
    interrupt: '[data-jupyter-action="jupyter-notebook:interrupt-kernel"]',
    idle: '#kernel_indicator:has-text("TypeScript") .kernel_idle_icon',
  },
  {
    name: 'JupyterLab 4',
    always: false,
    command: 'jupyter-lab',
    version: /^4\./m,
    path: 'lab/tree/lesson.ipynb',
    cell: '.jp-CodeCell',
    editor: '.cm-content',
    interrupt: '[data-command="notebook:interrupt-kernel"]',
    idle: '.jp-Toolbar:has(.jp-KernelName:has-text("TypeScript")) [data-status="idle"]',
  },
];

const cells = [
  "const x = 20;\nconsole.log('printed');\nx * 2 + 2",
  "const rate: number = 'fast';",
  "console.log('begun');\nfor (;;) {}",
  "import { check, functionPlot, show } from 'nabla';\nshow(functionPlot((t) => t ** 2, { title: 'A parabola' }));",
  "check('The answer', (expect) => expect.near('x', () => x, 20));",
  "check('The answer', (expect) => expect.near('x', () => x + 1, 20));",
];

for (const jupyter of pages) {
  // The Notebook is a package of Debian; JupyterLab is to be had only where pip reaches an index.
  const skip = !isInstalled(jupyter) && !(jupyter.always && process.env.CI === 'true');
  if (skip) console.log(`${jupyter.name} is not installed: its tests are skipped.`);

  describe.skipIf(skip)(`in the page of ${jupyter.name}`, () => {
    let server: JupyterServer;
    let browser: Browser;
    let page: Page;

    /** Runs a cell as a reader does, and gives the place of its output. */
    const run = async (index: number) => {
      const cell = page.locator(jupyter.cell).nth(index);
      await cell.locator(jupyter.editor).press('Control+Enter');
      return cell;
    };

    beforeAll(async () => {
      server = await JupyterServer.start(jupyter, cells);
      browser = await launchChromium();
      // So high that JupyterLab, which draws only what is in sight, draws all cells.
      page = await browser.newPage({ viewport: { width: 1200, height: 2400 } });
      await page.route('**/static/plotly.js', (route) =>
        route.fulfill({ path: 'node_modules/plotly.js-dist/plotly.js' }),
      );
      await page.goto(server.url + jupyter.path);
      await page.locator(jupyter.idle).waitFor();
    });
    afterAll(async () => {
      await browser?.close();
      await server?.stop();
    });

    test('a cell shows what it prints and its result', async () => {
      const cell = await run(0);
      await expect.poll(() => cell.textContent()).toMatch(/printed[\s\S]*42/);
    });

    test('a type error shows its line and a hint', async () => {
      const cell = await run(1);
      const text = () => cell.textContent();
      await expect.poll(text).toMatch(/In\[\d\]:1:7 - Type 'string' is not assignable/);
      expect(await text()).toMatch(/Hint: text in quotes is a string/);
    });

    test('the button for interrupting stops a loop without end', async () => {
      const cell = await run(2);
      await expect.poll(() => cell.textContent()).toMatch(/begun'[\s\S]*begun/);
      await page.locator(jupyter.interrupt).click();
      await expect.poll(() => cell.textContent()).toMatch(/Interrupted: The cell was stopped/);
    });

    test('a figure is drawn by its HTML', async () => {
      const cell = await run(3);
      await cell.locator('.js-plotly-plot .main-svg').first().waitFor();
      expect(await cell.getByRole('img').first().getAttribute('aria-label')).toMatch(/^Graph of/);
    });

    test('a check that passes and one that fails are told apart', async () => {
      const passed = await run(4);
      await expect.poll(() => passed.textContent()).toMatch(/The answer[\s\S]*The answer/);
      expect(await passed.textContent()).not.toMatch(/CheckFailed/);
      const failed = await run(5);
      await expect.poll(() => failed.textContent()).toMatch(/21/);
    });
  });
}
