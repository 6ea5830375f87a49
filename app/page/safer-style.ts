/** What a text may say of its own look: type, colours, borders, space and size. */
const ALLOWED =
  /^(color|background-color|(min-|max-)?(width|height)|vertical-align|float|clear|display|line-height|letter-spacing|list-style-type|white-space.*|text-(align|decoration|indent|transform|wrap).*|font-.*|(margin|padding)-.*|border-(?!image).*)$/;

/** Keeps of inline styles what cannot move a text from its place, lay it over others or load anything. */
export function saferStyle(css: string): string {
  const { style } = document.createElement('span');
  style.cssText = css;
  return [...style]
    .filter((name) => ALLOWED.test(name))
    .map((name) => [name, style.getPropertyValue(name)] as const)
    .filter(([name, value]) => !(name.startsWith('margin') && value.includes('-')))
    .filter(([, value]) => !/url\(|image\(|image-set\(/i.test(value))
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ');
}
