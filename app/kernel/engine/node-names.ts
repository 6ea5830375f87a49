import { builtinModules } from 'node:module';

import ts = require('typescript');

/** "Cannot find name 'x'", in its variants, and "Cannot find module 'x'". */
const missingName = new Set([2304, 2503, 2552, 2580, 2584, 2591, 2867, 2868]);
const missingModule = 2307;
/** "Property 'x' does not exist on type 'typeof globalThis'". */
const missingGlobal = 7017;

/** No globals at run time, yet declared by Node's types. */
const otherNames = new Set(['require', 'module', 'NodeJS', '__dirname', '__filename']);

/** Whether what the compiler misses is one of Node's own names or modules. */
export function needsNodeTypes(diagnostics: readonly ts.Diagnostic[]): boolean {
  return diagnostics.some(({ code, messageText }) => {
    const message = ts.flattenDiagnosticMessageText(messageText, ' ');
    const name = /'(?:node:)?([^']+)'/.exec(message)?.[1] ?? '';
    if (code === missingModule) return builtinModules.includes(name);
    if (code === missingGlobal) return true;
    const isNodes = name in globalThis || otherNames.has(name) || builtinModules.includes(name);
    return missingName.has(code) && isNodes;
  });
}
