/** A notebook whose outputs hold figures, every fifth of them solid, between texts with formulas. */
export function notebookOfFigures(count) {
  const cells = Array.from({ length: count }, (_, i) => [
    {
      id: `text-${i}`,
      cell_type: 'markdown',
      metadata: {},
      source: `## Figure ${i + 1}\n\nThe gradient $\\nabla f(x) = 2x$ gives the step $x - ${i + 1}\\alpha \\nabla f(x)$.`,
    },
    {
      id: `figure-${i}`,
      cell_type: 'code',
      metadata: {},
      source: `show(figure${i});`,
      execution_count: i + 1,
      outputs: [
        {
          output_type: 'display_data',
          metadata: {},
          data: { 'application/vnd.plotly.v1+json': figure(i), 'text/plain': `Figure ${i + 1}` },
        },
      ],
    },
  ]).flat();
  return JSON.stringify({
    cells,
    metadata: { kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' } },
    nbformat: 4,
    nbformat_minor: 5,
  });
}

function figure(i) {
  const x = Array.from({ length: 200 }, (_, k) => (k - 100) / 25);
  const layout = { title: { text: `Figure ${i + 1}` } };
  if (i % 5 === 4) {
    const z = x.slice(0, 40).map((a) => x.slice(0, 40).map((b) => a * a + b * b));
    return { data: [{ type: 'surface', z }], layout };
  }
  const curve = { type: 'scatter', mode: 'lines', x, y: x.map((a) => a * a + i) };
  const steps = { type: 'scatter', mode: 'markers', x: x.slice(0, 30), y: x.slice(30, 60) };
  return { data: [curve, steps], layout };
}

/** How fast a reader scrolls who looks for something, in pixels a second: 40 pixels a frame on a usual screen. */
const SPEED = 2400;

/** Scrolls an opened lesson from top to bottom at a steady speed: the length of each frame in milliseconds. */
export async function scrollThrough(page, address) {
  await page.goto(address);
  await page.waitForSelector('.kernel-state[data-kind=ready]');
  await page.waitForSelector('.nabla-Figure [data-drawn=yes]');
  return page.evaluate(async (speed) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const place = [...document.querySelectorAll('#notebook, #notebook *')].find(
      (each) =>
        each.scrollHeight > each.clientHeight + 1000 &&
        /auto|scroll/.test(getComputedStyle(each).overflowY),
    );
    const frames = [];
    const began = await frame();
    let last = began;
    while (place.scrollTop < place.scrollHeight - place.clientHeight - 1) {
      place.scrollTop = ((last - began) / 1000) * speed;
      const now = await frame();
      frames.push(now - last);
      last = now;
    }
    return frames;
  }, SPEED);
}
