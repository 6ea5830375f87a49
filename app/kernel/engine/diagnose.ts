import ts = require('typescript');

import type { Compiler } from './compiler.js';

/** What is wrong with the current cell and the student's own files that it imports. */
export function diagnose(compiler: Compiler, program: ts.Program): readonly ts.Diagnostic[] {
  const own = program
    .getSourceFiles()
    .filter((file) => !file.isDeclarationFile && isOwnFile(file, compiler));
  return own.flatMap((file) => {
    const syntactic = program.getSyntacticDiagnostics(file);
    const found = syntactic.length > 0 ? syntactic : program.getSemanticDiagnostics(file);
    return found.filter(({ code }) => code !== untypedModule);
  });
}

/** "Could not find a declaration file for module": what such a module exports is `any`. */
const untypedModule = 7016;

function isOwnFile({ fileName }: ts.SourceFile, compiler: Compiler): boolean {
  return (
    fileName === compiler.cellFile ||
    (!compiler.isVirtual(fileName) && /\.[cm]?tsx?$/.test(fileName))
  );
}
