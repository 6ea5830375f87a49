const TAGS = /<\/?(?:b|i|em|strong|sub|sup|span|a|u|s)(?:\s[^>]*)?>/gi;
const BREAK = /<br(?:\s[^>]*)?\/?>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': '\u00a0',
  '&times;': '×',
  '&minus;': '−',
};

/** Text of a figure without the few tags and entities that Plotly understands. */
export function plainText(text: string): string {
  return text
    .replace(BREAK, ' ')
    .replace(TAGS, '')
    .replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);
}
