import { bytesIn } from './base64';

/** So many parts of a picture are drawn in a moment; a plot has thousands. */
const MOST = 100_000;
/** A longer picture takes seconds to be read alone. */
const LONGEST = 10_000_000;
const DEEPEST = 200;
/** What a filter costs, in parts of a picture. */
const FILTER = 1000;
/** What names another part without drawing it, and gradients, which are colours and cost nothing. */
const HARMLESS = /^(a|animate\w*|set|discard|linearGradient|radialGradient)$/;
/** What brings in more that is not looked into: a picture within the picture, a style from elsewhere. */
const BROUGHT = /data:image\/svg|<\?xml-stylesheet|@import/i;
const NAME = /#([^\s"'();,]+)/g;

export const HEAVY_PICTURE =
  'This picture is not shown, as its parts repeat each other so often that the page would stand still. Draw fewer and run the cell again.';

/**
 * Whether drawing an SVG would hold up the page: in a few hundred signs it can say "twice the part before" so often
 * that there are billions. A browser draws pictures where it runs scripts, so that nothing else moves meanwhile.
 */
export function isHeavySvg(source: string): boolean {
  if (source.length > LONGEST || BROUGHT.test(source)) return true;
  const picture = new DOMParser().parseFromString(source, 'image/svg+xml');
  return new Weights(picture).of(picture.documentElement) > MOST;
}

/** Whether an address holds a heavy SVG; one that is not in plain UTF-8 is taken for one. */
export function isHeavyAddress(address: string): boolean {
  const [, kind, data] = /^\s*data:image\/svg([^,]*),?([\s\S]*)$/i.exec(address) ?? [];
  if (kind === undefined || data === undefined) return false;
  const [known, coded] = /^\+xml(?:;charset=utf-?8|;utf-?8)?(;base64)?$/i.exec(kind) ?? [];
  if (known === undefined) return true;
  try {
    const text = decodeURIComponent(data);
    return isHeavySvg(coded ? new TextDecoder().decode(bytesIn(text)) : text);
  } catch {
    return true;
  }
}

/** How many parts are drawn for each part of a picture: its own, and those it names. */
class Weights {
  private readonly known = new Map<Element, number>();
  private readonly named: ReadonlyMap<string, Element>;

  constructor(picture: Document) {
    this.named = new Map([...picture.querySelectorAll('[id]')].map((part) => [part.id, part]));
  }

  of(part: Element, depth = 0): number {
    const before = this.known.get(part);
    if (before !== undefined) return before;
    // Until it is known: a part that draws itself has no end.
    this.known.set(part, Number.POSITIVE_INFINITY);
    const weight = depth > DEEPEST ? Number.POSITIVE_INFINITY : this.sum(part, depth + 1);
    this.known.set(part, weight);
    return weight;
  }

  private sum(part: Element, depth: number): number {
    if (part.localName === 'filter') return filterWeight(part);
    if (part.localName === 'style') return this.isOpen(part) ? 1 : Number.POSITIVE_INFINITY;
    const sum = (parts: readonly Element[]) =>
      parts.reduce((total, each) => total + this.of(each, depth), 0);
    return 1 + sum([...part.children]) + timesIn(part) * sum(this.drawnBy(part));
  }

  private drawnBy(part: Element): Element[] {
    if (HARMLESS.test(part.localName)) return [];
    return [...part.attributes].flatMap(({ prefix, value }) => {
      if (prefix !== null && prefix !== 'xlink') return [];
      if (!value.includes('\\') && !BROUGHT.test(value.replace(/\s/g, '')))
        return this.namedIn(value);
      return [part];
    });
  }

  /** A style gives its parts to whatever it likes: no more than colours, and paths that cut out one part. */
  private isOpen(style: Element): boolean {
    const text = style.textContent ?? '';
    const cuts = (part: Element) => part.localName === 'clipPath' && part.childElementCount < 2;
    const given = [...text.matchAll(/url\([^)]*\)/g)].flatMap(([each]) => this.namedIn(each));
    return (
      !text.includes('\\') && given.every((part) => HARMLESS.test(part.localName) || cuts(part))
    );
  }

  private namedIn(text: string): Element[] {
    return [...text.matchAll(NAME)].flatMap(([, name = '']) => this.named.get(name) ?? []);
  }
}

/** A marker is drawn at every point of a path, and those of a group on all of its paths. */
function timesIn(part: Element): number {
  const marked = [...part.attributes].some(({ name, value }) => /marker/.test(name + value));
  return marked ? part.outerHTML.length / 4 : 1;
}

/** Every step of a filter may take the result of the one before it twice. */
function filterWeight(filter: Element): number {
  const taken = filter.innerHTML.match(/\bin2?=/g)?.length ?? 0;
  return FILTER * 2 ** taken;
}
