import { createMarkdownParser } from '@jupyterlab/markedparser-extension';
import type { IMarkdownParser } from '@jupyterlab/rendermime';
import { isMarkedTooOften, tooMuchMarkdown } from './markdown-limits';

/** Reads Markdown as JupyterLab does, and leaves as it is what would take it seconds: a text may be a stranger's. */
export function createCarefulParser(
  ...options: Parameters<typeof createMarkdownParser>
): IMarkdownParser {
  const parser = createMarkdownParser(...options);
  return {
    render: async (text) => {
      await carefulReader();
      return parser.render(text);
    },
    getHeadingTokens: async (text) => {
      if (tooMuchMarkdown(text)) return [];
      await carefulReader();
      return parser.getHeadingTokens(text);
    },
  };
}

let reader: Promise<void> | undefined;

function carefulReader(): Promise<void> {
  reader ??= import('marked').then(({ Lexer }) => {
    const read = Lexer.prototype.inlineTokens;
    Lexer.prototype.inlineTokens = function (text, tokens = []) {
      if (!isMarkedTooOften(text)) return read.call(this, text, tokens);
      tokens.push({ type: 'text', raw: text, text, escaped: false });
      return tokens;
    };
  });
  return reader;
}
