/** How the focus is shown on the element that has it; runs in a page. */
export interface Ring {
  readonly name: string;
  /** WCAG's contrast between the ring and what is behind it, from 1 to 21; 0 where there is no ring. */
  readonly contrast: number;
}

/** The ring around the element that has the focus, against the ground around it; runs in a page. */
export function ringOfFocus(): Ring {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const channels = (colour: string): number[] => {
    if (!canvas) return [0, 0, 0, 0];
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = channels(colour).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (from: Element | null): string => {
    for (let each = from; each; each = each.parentElement) {
      const { backgroundColor } = getComputedStyle(each);
      if (channels(backgroundColor)[3] === 255) return backgroundColor;
    }
    return 'Canvas';
  };
  const focused = document.activeElement ?? document.body;
  const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(focused);
  const inside = Number.parseFloat(outlineOffset) < 0;
  const [one, two] = [outlineColor, groundOf(inside ? focused : focused.parentElement)]
    .map(luminance)
    .sort((a, b) => b - a);
  const shown = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  return {
    name: (focused.getAttribute('aria-label') ?? focused.textContent ?? '').slice(0, 40),
    contrast: shown ? ((one ?? 0) + 0.05) / ((two ?? 0) + 0.05) : 0,
  };
}
