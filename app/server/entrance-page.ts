/**
 * Leads from the entrance to a page of ours.
 *
 * A browser that was sent here by a file or by another site keeps a strict cookie back through a redirect of the
 * server's, too; a page of ours that leads on is the new beginning that it asks for.
 */
export function entrancePage(location: string): string {
  const address = location.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="0;url=${address}">
<title>Nabla</title>
</head>
<body><p><a href="${address}">Open the course</a></p></body>
</html>
`;
}
