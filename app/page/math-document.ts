import { AssistiveMmlHandler } from 'mathjax-full/js/a11y/assistive-mml.js';
import { browserAdaptor } from 'mathjax-full/js/adaptors/browserAdaptor.js';
import { HTMLHandler } from 'mathjax-full/js/handlers/html/HTMLHandler.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import 'mathjax-full/js/input/tex/base/BaseConfiguration.js';
import 'mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';
import 'mathjax-full/js/input/tex/cancel/CancelConfiguration.js';
import 'mathjax-full/js/input/tex/cases/CasesConfiguration.js';
import 'mathjax-full/js/input/tex/color/ColorConfiguration.js';
import 'mathjax-full/js/input/tex/mathtools/MathtoolsConfiguration.js';
import 'mathjax-full/js/input/tex/newcommand/NewcommandConfiguration.js';
import 'mathjax-full/js/input/tex/noundefined/NoUndefinedConfiguration.js';
import { mathjax } from 'mathjax-full/js/mathjax.js';
import { CHTML } from 'mathjax-full/js/output/chtml.js';
import type { ExtendedMetrics } from 'mathjax-full/js/output/common/OutputJax.js';
import { SafeHandler } from 'mathjax-full/js/ui/safe/SafeHandler.js';

const packages = [
  'base',
  'ams',
  'boldsymbol',
  'cancel',
  'cases',
  'color',
  'mathtools',
  'newcommand',
  'noundefined',
];

/**
 * MathJax measures the text around every formula, and each time the browser lays out the whole page for it.
 * Text of one size measures the same everywhere.
 */
class SteadyOutput extends CHTML<HTMLElement, Text, Document> {
  private readonly measured = new Map<number, ExtendedMetrics>();

  protected override measureMetrics(node: HTMLElement, getFamily: boolean): ExtendedMetrics {
    const size = this.adaptor.fontSize(node);
    const known = this.measured.get(size);
    if (known) return known;
    const metrics = super.measureMetrics(node, getFamily);
    // What is hidden has no measures of its own.
    if (node.offsetParent !== null) this.measured.set(size, metrics);
    return metrics;
  }
}

// SafeHandler drops links and styles that a stranger's formula may carry; AssistiveMml speaks to screen readers.
mathjax.handlers.register(AssistiveMmlHandler(SafeHandler(new HTMLHandler(browserAdaptor()))));

const mathDocument = mathjax.document(document, {
  InputJax: new TeX({
    packages,
    inlineMath: [
      ['$', '$'],
      ['\\(', '\\)'],
    ],
    displayMath: [
      ['$$', '$$'],
      ['\\[', '\\]'],
    ],
    processEscapes: true,
    processEnvironments: true,
    // A formula cannot define itself into an endless loop.
    maxMacros: 1000,
  }),
  OutputJax: new SteadyOutput({ fontURL: '/static', scale: 0.95 }),
});

export function typeset(element: HTMLElement): void {
  mathDocument.options.elements = [element];
  mathDocument.clear().render();
}
