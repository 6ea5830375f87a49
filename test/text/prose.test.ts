import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { notebooksFolder } from '../../app/places.js';
import { spellers } from './dictionary';
import { formulas, links, prose, words } from './prose';

it('there is text to check', () => {
  expect(prose.length).toBeGreaterThan(50);
});

describe('spelling', () => {
  it('every word is in an English dictionary or in the course’s own list', () => {
    const known = new Set(
      readFileSync(new URL('./words.txt', import.meta.url), 'utf8').split('\n'),
    );
    const isKnown = (word: string) =>
      word.length === 1 || known.has(word) || spellers.some((speller) => speller.correct(word));
    const unknown = prose.flatMap(({ where, text }) =>
      words(text.replaceAll('’', "'"))
        .filter((word) => !isKnown(word) && !isKnown(word.replace(/'s$/, '')))
        .map((word) => `${word} (${where})`),
    );
    expect(unknown).toEqual([]);
  });
});

describe('links', () => {
  it('every link to a file of the course leads to one', () => {
    const broken = prose.flatMap(({ where, text }) =>
      links(text)
        .filter((address) => !/^(https?:|#)/.test(address))
        .filter((address) => !existsSync(join(notebooksFolder, address.replace(/#.*$/, ''))))
        .map((address) => `${address} (${where})`),
    );
    expect(broken).toEqual([]);
  });

  it('every link to the outside is https', () => {
    const plain = prose.flatMap(({ text }) => links(text)).filter((at) => at.startsWith('http:'));
    expect(plain).toEqual([]);
  });
});

describe('formulas', () => {
  it('every formula renders in the page, and in VS Code, which has KaTeX too', () => {
    const render = (tex: string) => katex.renderToString(tex, { strict: false });
    const wrong = prose.flatMap(({ where, text }) =>
      formulas(text).flatMap(({ tex, display }) => {
        try {
          katex.renderToString(tex, { displayMode: display, strict: false });
          return [];
        } catch (error) {
          return [`${tex} (${where}): ${error}`];
        }
      }),
    );
    expect(wrong).toEqual([]);
    expect(() => render('\\nosuchmacro')).toThrow('Undefined control sequence');
  });

  it('every formula renders in JupyterLab, which has MathJax', () => {
    const render = mathjax();
    const wrong = prose.flatMap(({ where, text }) =>
      formulas(text)
        .map((formula) => ({ formula, html: render(formula.tex, formula.display) }))
        // MathJax paints an unknown macro red instead of failing.
        .filter(({ html }) => /data-mjx-error|mathcolor="red"|fill="red"/.test(html))
        .map(({ formula }) => `${formula.tex} (${where})`),
    );
    expect(wrong).toEqual([]);
    expect(render('\\frac{1', false)).toContain('data-mjx-error');
    expect(render('\\nosuchmacro', false)).toContain('red');
  });
});

/** MathJax as JupyterLab has it, writing SVG as text instead of a page. */
function mathjax(): (tex: string, display: boolean) => string {
  const require = createRequire(import.meta.url);
  const from = (file: string) =>
    require(join(dirname(require.resolve('mathjax-full/package.json')), 'js', file));
  const adaptor = from('adaptors/liteAdaptor.js').liteAdaptor();
  from('handlers/html.js').RegisterHTMLHandler(adaptor);
  const { AllPackages } = from('input/tex/AllPackages.js');
  const document = from('mathjax.js').mathjax.document('', {
    InputJax: new (from('input/tex.js').TeX)({ packages: AllPackages }),
    OutputJax: new (from('output/svg.js').SVG)(),
  });
  return (tex, display) => adaptor.outerHTML(document.convert(tex, { display }));
}
