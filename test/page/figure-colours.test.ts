import { beforeAll, expect, it, vi } from 'vitest';
import { parseFigure } from '../../app/page/figure.js';
import { functionPlot } from '../../lib/plot';

let inColours: typeof import('../../app/page/figure-colours.js').inColours;

beforeAll(async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  ({ inColours } = await import('../../app/page/figure-colours.js'));
});

it('keeps the ticks of a figure of the library, in the colours of the page', () => {
  const drawn = inColours(parseFigure(functionPlot((x) => x, { title: 'A line' })), 800);
  expect(drawn.layout).toMatchObject({
    template: {
      layout: {
        xaxis: { ticks: 'outside', ticklabelstandoff: 4, gridcolor: expect.stringMatching(/^#/) },
        yaxis: { ticks: 'outside', automargin: true },
      },
    },
  });
});

it('gives a figure without a template the axes of the page', () => {
  expect(inColours(parseFigure({ data: [] }), 800).layout).toMatchObject({
    template: { layout: { xaxis: { automargin: true }, yaxis: { automargin: true } } },
  });
});
