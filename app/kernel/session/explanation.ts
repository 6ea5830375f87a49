import ts = require('typescript');

/** What is known of a name or of a function. */
interface Explanation {
  readonly signature: string;
  readonly documentation: string;
  readonly tags: readonly string[];
}

/** Explains the name at a place or just before it; where there is none, the function whose arguments are written there. */
export function explain(
  service: ts.LanguageService,
  file: string,
  offset: number,
): Explanation | undefined {
  return nameAt(service, file, offset) ?? callAround(service, file, offset);
}

function nameAt(
  service: ts.LanguageService,
  file: string,
  offset: number,
): Explanation | undefined {
  const info =
    service.getQuickInfoAtPosition(file, offset) ??
    service.getQuickInfoAtPosition(file, Math.max(0, offset - 1));
  return info && explanation(info.displayParts, info.documentation, info.tags);
}

function callAround(
  service: ts.LanguageService,
  file: string,
  offset: number,
): Explanation | undefined {
  const help = service.getSignatureHelpItems(file, offset, undefined);
  const item = help?.items[help.selectedItemIndex];
  if (!item) return undefined;
  const parameters = item.parameters.flatMap(({ displayParts }, i) =>
    i === 0 ? displayParts : [...item.separatorDisplayParts, ...displayParts],
  );
  const signature = [...item.prefixDisplayParts, ...parameters, ...item.suffixDisplayParts];
  return explanation(signature, item.documentation, item.tags);
}

function explanation(
  signature: ts.SymbolDisplayPart[] | undefined,
  documentation: ts.SymbolDisplayPart[] | undefined,
  tags: readonly ts.JSDocTagInfo[] = [],
): Explanation {
  return {
    signature: ts.displayPartsToString(signature),
    documentation: ts.displayPartsToString(documentation),
    tags: tags.map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`.trim()),
  };
}
