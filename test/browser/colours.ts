/**
 * The number of colours in a PNG picture; runs in a page. A blank picture has one or two. Only what has a hue counts:
 * text, axes and grid are grey.
 */
export async function coloursIn(base64: string): Promise<number> {
  const image = new Image();
  image.src = `data:image/png;base64,${base64}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return 0;
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const colours = new Set<number>();
  for (let i = 0; i < data.length; i += 4) {
    const [r = 0, g = 0, b = 0] = data.subarray(i, i + 3);
    if (Math.max(r, g, b) - Math.min(r, g, b) > 40) colours.add((r << 16) | (g << 8) | b);
  }
  return colours.size;
}
