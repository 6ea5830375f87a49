import type { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import {
  errorRendererFactory,
  htmlRendererFactory,
  imageRendererFactory,
  latexRendererFactory,
  markdownRendererFactory,
  RenderMimeRegistry,
} from '@jupyterlab/rendermime';
import { createCarefulParser } from './careful-markdown';
import { checkRendererFactory } from './check-renderer';
import { failureRendererFactory } from './failure-renderer';
import { limited } from './limited';
import { MathTypesetter } from './math-typesetter';
import { plotlyRendererFactory } from './plotly-renderer';
import { quizRendererFactory } from './quiz-renderer';
import { Sanitizer } from './sanitizer';
import { svgRendererFactory } from './svg-renderer';
import { tableRendererFactory } from './table-renderer';
import { textRendererFactory } from './text-renderer';
import { untrusted } from './untrusted';

/** How each kind of output is shown. None of them runs a script that came with the notebook. */
export function createRendering(languages: IEditorLanguageRegistry): RenderMimeRegistry {
  return new RenderMimeRegistry({
    initialFactories: [
      plotlyRendererFactory,
      checkRendererFactory,
      quizRendererFactory,
      tableRendererFactory,
      failureRendererFactory,
      svgRendererFactory,
      htmlRendererFactory,
      markdownRendererFactory,
      latexRendererFactory,
      imageRendererFactory,
      errorRendererFactory,
      textRendererFactory,
    ]
      .map(limited)
      .map(untrusted),
    sanitizer: new Sanitizer(),
    // Other notebooks are lessons of the same course, and no downloads.
    linkHandler: { handleLink: (node) => node.setAttribute('target', '_self') },
    latexTypesetter: new MathTypesetter(),
    markdownParser: createCarefulParser(languages),
  });
}
