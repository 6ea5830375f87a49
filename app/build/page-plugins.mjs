import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
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

/** JupyterLab's editors bring a list of a hundred languages; the page has a list of its own. */
export function ownLanguages() {
  const list = /( {4}function getDefaultLanguages\()[\s\S]*?\n {4}\}\n/;
  return {
    name: 'own-languages',
    setup(build) {
      build.onLoad({ filter: /codemirror.lib.language\.js$/ }, async ({ path }) => {
        const whole = await readFile(path, 'utf8');
        const contents = whole.replace(list, '$1) { return []; }\n');
        if (contents === whole) throw new Error(`${path} has no list of languages any more.`);
        return { contents };
      });
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

/** Whatever JupyterLab's packages sanitise, they sanitise by the page's own rules. */
export function oneSanitizer(page) {
  return {
    name: 'one-sanitizer',
    setup(build) {
      build.onResolve({ filter: /^\.\/sanitizer$/ }, ({ importer }) =>
        importer.includes(join('@jupyterlab', 'apputils'))
          ? { path: join(page, 'sanitizer.ts') }
          : undefined,
      );
    },
  };
}

/** Styles of parts of JupyterLab that no lesson shows: its icons as pictures, files, forms, side bars, docks and tabs. */
const UNUSED_STYLES = new RegExp(
  [
    'ui-components/style/(deprecated|deprecatedExtra|rjsfTemplates|sidepanel|switch|table|tabbar|toolkit)',
    'apputils/style/(licenses|materialcolors)',
    '(filebrowser|statusbar|docmanager|toc)/style/\\w+',
    'codeeditor/style/linecol',
    'notebook/style/toc',
    'widgets/style/(accordionpanel|dockpanel|splitpanel|tabbar|tabpanel)',
  ].join('|'),
);

/** Leaves out of the styles what no lesson shows, and of each font of mathematics all forms but the smallest. */
export function leanStyles() {
  return {
    name: 'lean-styles',
    setup(build) {
      build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
        if (UNUSED_STYLES.test(path.replaceAll('\\', '/'))) return { contents: '', loader: 'css' };
        if (!path.endsWith('katex.min.css')) return undefined;
        const styles = await readFile(path, 'utf8');
        const large = /,url\([^)]*\) format\("(?:woff|truetype)"\)/g;
        return { contents: styles.replace(large, ''), loader: 'css' };
      });
    },
  };
}

/** JupyterLab makes all of its 200 icons when it is loaded; said to be free of effects, those that nobody uses stay out. */
export function usedIcons() {
  return {
    name: 'used-icons',
    setup(build) {
      build.onLoad({ filter: /ui-components.lib.icon.iconimports\.js$/ }, async ({ path }) => ({
        contents: (await readFile(path, 'utf8')).replaceAll(
          '= new LabIcon(',
          '= /* @__PURE__ */ new LabIcon(',
        ),
      }));
    },
  };
}
