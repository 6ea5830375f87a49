import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { createCarefulParser } from './careful-markdown';
import { createLanguages } from './editors';
import { MathTypesetter } from './math-typesetter';
import { Sanitizer } from './sanitizer';

/** What it takes to show a question's text, with its mathematics, where there is no notebook around it. */
export type TextOptions = Pick<
  IRenderMime.IRendererOptions,
  'sanitizer' | 'resolver' | 'linkHandler' | 'latexTypesetter' | 'markdownParser' | 'translator'
>;

export function textOptions(): TextOptions {
  return {
    sanitizer: new Sanitizer(),
    resolver: null,
    linkHandler: null,
    latexTypesetter: new MathTypesetter(),
    markdownParser: createCarefulParser(createLanguages()),
  };
}
