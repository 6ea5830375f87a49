import { cellObject, slotName } from './cell-object.js';
import { stopFlag, stopName } from './loops.js';
import type { Placement } from './placement.js';
import type { FunctionKind } from './waits.js';

/** The name of the function that a cell becomes; it says nothing to a student. */
export const cellFunction = '__cellFunction';

/** The function around a cell's JavaScript. Its first line is the kernel's, so that the cell's begin at line 1. */
export function cellScript(
  javascript: string,
  names: ReadonlySet<string>,
  placement: Placement,
  kind: FunctionKind,
): string {
  const slots = [...names].map(
    (name) => `const ${slotName(name)} = ${cellObject}.slot(${JSON.stringify(name)});`,
  );
  const copiedIn = placement.copiedIn().map((name) => `let ${name} = ${slotName(name)}.v;`);
  const copiedOut = placement.copiedOut();
  const body = javascript.replace(/\bexport \{\};\s*$/, '');
  const out = copiedOut.map((name) => `${slotName(name)}.v = ${name};`).join(' ');
  const late = copiedOut.map((name) => `if (${name} !== undefined) ${slotName(name)}.v = ${name};`);
  const prologue = `"use strict"; ${stops(javascript)} ${nodeNames(javascript, names)} ${slots.join(' ')} ${copiedIn.join(' ')}`;
  const guarded =
    copiedOut.length === 0
      ? `\n${body}\n`
      : `try {\n${body}\n${out} } catch (${cellObject}_error) { ${late.join(' ')} throw ${cellObject}_error; }`;
  return `(${kind} ${cellFunction}(${cellObject}) { ${prologue} ${guarded}})`;
}

/** What Node gives to a module and not to the world, where the cell uses it. */
function nodeNames(javascript: string, declared: ReadonlySet<string>): string {
  const used = ['require', '__filename', '__dirname'].filter(
    (name) => javascript.includes(name) && !declared.has(name),
  );
  return used.length === 0 ? '' : `const { ${used.join(', ')} } = ${cellObject}.node;`;
}

/** What the loops of the cell look at and throw, ready before they begin. */
function stops(javascript: string): string {
  const places = new Set(javascript.match(new RegExp(stopName('\\d+', '\\d+'), 'g')));
  if (places.size === 0) return '';
  const made = [...places].map((name) => {
    const [line, column] = name.split('_').slice(-2);
    return `const ${name} = ${cellObject}.stopAt(${line}, ${column});`;
  });
  return `const ${stopFlag} = ${cellObject}.stop; ${made.join(' ')}`;
}
