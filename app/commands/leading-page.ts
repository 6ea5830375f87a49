/** A page that leads on to an address as soon as it is opened. */
export function leadingPage(url: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0;url=${url}">
<title>Nabla</title>
<p><a href="${url}">Open the course</a></p>
</html>
`;
}
