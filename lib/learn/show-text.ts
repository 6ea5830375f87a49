import { display } from '../plot/display';

/** Shows Markdown, and the same as plain text where a front end does not know Markdown. @internal */
export function showText(markdown: string): void {
  display({ data: { 'text/markdown': markdown, 'text/plain': plainText(markdown) } });
}

const entities: { readonly [name: string]: string } = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
};

/** Without tags and fences; formulas and emphasis can be read as they are. */
function plainText(markdown: string): string {
  return markdown
    .replace(/<\/?(code|em|strong|p|br)\s*\/?>/g, '')
    .replace(/^```.*\n?/gm, '')
    .replaceAll('**', '')
    .replace(/&\w+;/g, (entity) => entities[entity] ?? entity)
    .trim();
}
