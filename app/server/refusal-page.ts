/** The colours of the course's own pages, light and dark. */
const STYLE = `
:root { --paper: #faf9f6; --ink: #1f2328; --accent: #0b5cad; --on-accent: #fff; }
@media (prefers-color-scheme: dark) {
:root { --paper: #14171b; --ink: #e4e7eb; --accent: #74b4f2; --on-accent: #0d1a28; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 12vh 1.5rem 3rem; overflow-wrap: break-word; }
.mark { display: grid; place-items: center; width: 3.5rem; height: 3.5rem; margin: 0; border: 1px solid transparent;
  border-radius: 14px; background: var(--accent); color: var(--on-accent); font-size: 2rem; line-height: 1; }
h1 { font-size: 1.5rem; line-height: 1.3; }
a { display: inline-block; padding: 0.35rem 0.9rem; border: 1px solid; border-radius: 999px; color: var(--accent);
  text-decoration: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`.trim();

/** A page for a person whose address leads nowhere; it has no script and needs no cookie. */
export function refusalPage(status: number, message: string): string {
  const title = status === 403 ? 'Please come in by the printed address' : 'This page did not open';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Nabla</title>
<style>
${STYLE}
</style>
</head>
<body>
<main>
<p class="mark" aria-hidden="true">∇</p>
<h1>${title}</h1>
<p>${escapeHtml(message)}</p>
${status === 403 ? '' : '<p><a href="/">All lessons</a></p>'}
</main>
</body>
</html>
`;
}

export function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
