import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import DOMPurify from 'dompurify';
import { saferStyle } from './safer-style';
import { HEAVY_PICTURE, isHeavyAddress } from './svg-limits';

/**
 * Classes that say what a piece of text is: the language of code, the colours of code and of a terminal, a data
 * frame's table. With any other a stranger's text could look like a part of the page.
 */
const CLASS = /^(language-[\w+#-]+|ansi-[\w-]+|ͼ\w+|dataframe)$/;

/** An address without a scheme leads to a place in the course; all other schemes than these may run something. */
const ADDRESS = /^(?:(?:https?|mailto|attachment):|(?![a-z][a-z0-9+.-]*:))/i;

/** Cells that one cell of a table may take the place of: thousands that overlap would take a browser minutes. */
const MOST_SPANNED = 200;

/** The corner of a table whose rows have names: a heading of nothing. */
const EMPTY_HEADING = /<th( align="\w+")?><\/th>/g;

/**
 * Takes out of HTML whatever runs, loads, sends, or takes the page's look: texts and outputs may be a stranger's.
 * Names stay as `data-jupyter-id`, by which Jupyter finds headings, so that none hides one of the page's own.
 */
export class Sanitizer implements IRenderMime.ISanitizer {
  readonly allowNamedProperties = false;
  readonly allowCommandLinker = false;
  private readonly purifier = DOMPurify(window);

  constructor() {
    this.purifier.setConfig({
      USE_PROFILES: { html: true },
      FORBID_TAGS: FORBIDDEN_TAGS,
      FORBID_ATTR: ['name', 'for', 'tabindex', 'accesskey', 'popover', 'popovertarget', 'slot'],
      ALLOWED_URI_REGEXP: ADDRESS,
      ALLOW_DATA_ATTR: false,
      ADD_ATTR: ['data-jupyter-id'],
    });
    this.purifier.addHook('beforeSanitizeAttributes', tidy);
  }

  sanitize(dirty: string): string {
    return this.purifier.sanitize(dirty).replace(EMPTY_HEADING, '<td$1></td>');
  }
}

/** Styles of a whole page, fields that ask for something, what plays by itself, and maps of links. */
const FORBIDDEN_TAGS = [
  'style',
  'form',
  'button',
  'select',
  'textarea',
  'dialog',
  'template',
  'audio',
  'video',
  'map',
];

function tidy(node: Node): void {
  if (!(node instanceof Element)) return;
  // Of fields only those of task lists stay, to be looked at.
  if (node.tagName === 'INPUT') {
    if (node.getAttribute('type') !== 'checkbox') node.remove();
    node.setAttribute('disabled', '');
  }
  if (node.tagName === 'A') node.setAttribute('rel', 'nofollow noopener noreferrer');
  if (node.tagName === 'IMG') lighten(node);
  if (node instanceof HTMLTableCellElement && node.colSpan * node.rowSpan > MOST_SPANNED) {
    node.removeAttribute('colspan');
    node.removeAttribute('rowspan');
  }
  rename(node, 'id', 'data-jupyter-id');
  keep(node, 'class', (names) =>
    names
      .split(/\s+/)
      .filter((name) => CLASS.test(name))
      .join(' '),
  );
  keep(node, 'style', saferStyle);
}

/** A picture that would hold up the page is told of in its place. */
function lighten(image: Element): void {
  if (/data:/i.test(image.getAttribute('srcset') ?? '')) image.removeAttribute('srcset');
  if (!isHeavyAddress(image.getAttribute('src') ?? '')) return;
  image.removeAttribute('src');
  image.setAttribute('alt', HEAVY_PICTURE);
}

function rename(node: Element, from: string, to: string): void {
  const value = node.getAttribute(from);
  if (value === null) return;
  node.removeAttribute(from);
  node.setAttribute(to, value);
}

function keep(node: Element, name: string, part: (value: string) => string): void {
  const value = node.getAttribute(name);
  if (value === null) return;
  const kept = part(value);
  if (kept === '') node.removeAttribute(name);
  else node.setAttribute(name, kept);
}
