/** A text without the data of the pictures in it, which are long and read in no time. */
export function withoutPictures(text: string): string {
  const [start = '', ...rest] = text.split('data:image/');
  return start + rest.map(afterData).join('');
}

function afterData(text: string): string {
  const end = text.search(/[^A-Za-z0-9+/=%;,:-]/);
  return end < 0 ? '' : text.slice(end);
}
