import { readFile } from 'node:fs/promises';
import { buildParserFile } from '@lezer/generator';

/** JupyterLab's conventions: `~package` in CSS, and SVG as text in scripts but as an address in CSS. */
export function jupyterStyles() {
  return {
    name: 'jupyter-styles',
    setup(build) {
      build.onResolve({ filter: /^~/ }, ({ path, resolveDir, kind }) =>
        build.resolve(path.slice(1), { resolveDir, kind }),
      );
      build.onLoad({ filter: /\.svg$/ }, async ({ path, with: attributes }) => ({
        contents: await readFile(path, 'utf8'),
        loader: attributes.type === 'css' ? 'dataurl' : 'text',
      }));
      build.onResolve({ filter: /\.svg$/ }, async ({ path, resolveDir, kind, pluginData }) => {
        if (pluginData === 'resolving' || kind !== 'url-token') return undefined;
        const found = await build.resolve(path.replace(/^~/, ''), {
          resolveDir,
          kind,
          pluginData: 'resolving',
        });
        return { ...found, namespace: 'css-image' };
      });
      build.onLoad({ filter: /.*/, namespace: 'css-image' }, async ({ path }) => ({
        contents: await readFile(path),
        loader: 'dataurl',
      }));
    },
  };
}

/**
 * What the packages would load on demand and no lesson needs: a hundred languages for the editor, and diagrams.
 * All of it becomes one empty module.
 */
export function leaveOut() {
  const unused =
    /^(mermaid|@mermaid-js\/.*|@codemirror\/(legacy-modes\/.*|lang-(cpp|java|php|python|rust|sql|wast|xml)))$/;
  return {
    name: 'leave-out',
    setup(build) {
      build.onResolve({ filter: unused }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: 'left-out', namespace: 'left-out' } : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'export {};' }));
    },
  };
}

/**
 * Packages that come both as CommonJS and as modules would be bundled twice, once for each way in which others ask
 * for them, and two copies of Yjs do not understand each other's documents. All get the module.
 */
export function oneCopy() {
  return {
    name: 'one-copy',
    setup(build) {
      build.onResolve(
        { filter: /^(@lumino\/|@codemirror\/|@jupyter\/|yjs$|y-protocols|lib0)/ },
        (request) => {
          const { path, kind, resolveDir } = request;
          if (kind !== 'require-call') return undefined;
          return build.resolve(path, { kind: 'import-statement', resolveDir });
        },
      );
    },
  };
}

/**
 * JupyterLab builds its parser of plain text in the browser, for which it brings a whole parser generator. That parser is
 * built here, and the page gets it alone.
 */
export function plainTextParser() {
  return {
    name: 'plain-text-parser',
    setup(build) {
      build.onResolve({ filter: /^@lezer\/generator$/ }, ({ resolveDir }) => ({
        path: 'plain-text-parser',
        namespace: 'built-parser',
        pluginData: resolveDir,
      }));
      build.onLoad({ filter: /.*/, namespace: 'built-parser' }, ({ pluginData }) => ({
        contents: `${buildParserFile('@top Program { }').parser}\nexport const buildParser = () => parser;`,
        resolveDir: pluginData,
      }));
    },
  };
}
