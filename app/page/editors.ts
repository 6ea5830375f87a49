import { javascript } from '@codemirror/lang-javascript';
import { LanguageDescription } from '@codemirror/language';
import {
  CodeMirrorEditorFactory,
  CodeMirrorMimeTypeService,
  EditorExtensionRegistry,
  EditorLanguageRegistry,
  EditorThemeRegistry,
  type IEditorLanguage,
} from '@jupyterlab/codemirror';
import { editorName } from './editor-name';
import { sharedSource } from './shared-source';
import { rest } from './stint';

/*
 * Every editor asks whether the fonts are loaded, and each time Chromium lays out the whole page before it answers.
 * The editors' own font is the system's: one answer is enough for all.
 */
const loaded = document.fonts.ready;
Object.defineProperty(document.fonts, 'ready', { value: loaded });

/** The languages that lessons are written in, those that are rarely needed loaded when they are. */
const LANGUAGES: readonly IEditorLanguage[] = [
  {
    name: 'TypeScript',
    alias: ['ts'],
    mime: ['text/typescript', 'application/typescript'],
    extensions: ['ts'],
    load: async () => javascript({ typescript: true }),
  },
  {
    name: 'JavaScript',
    alias: ['js'],
    mime: ['text/javascript', 'application/javascript'],
    extensions: ['js'],
    load: async () => javascript(),
  },
  {
    name: 'JSON',
    mime: ['application/json'],
    extensions: ['json'],
    load: async () => (await import('@codemirror/lang-json')).json(),
  },
];

/** Texts are read far more often than they are edited: their language is loaded when one is. */
const textIsEdited = new Promise<void>((resolve) => {
  const look = ({ target }: FocusEvent) => {
    if (!(target instanceof Element && target.closest('.jp-MarkdownCell .cm-content'))) return;
    document.removeEventListener('focusin', look);
    resolve();
  };
  document.addEventListener('focusin', look);
});

/** Gives editors their language one after another: all at once would hold up the page. */
class PatientLanguages extends EditorLanguageRegistry {
  override async getLanguage(
    ...asked: Parameters<EditorLanguageRegistry['getLanguage']>
  ): Promise<IEditorLanguage | null> {
    const language = await super.getLanguage(...asked);
    await rest();
    return language;
  }
}

export function createLanguages(): EditorLanguageRegistry {
  const languages = new PatientLanguages();
  for (const language of LANGUAGES) languages.addLanguage(language);
  languages.addLanguage({
    name: 'Markdown',
    alias: ['ipythongfm'],
    mime: ['text/x-ipythongfm', 'text/x-markdown', 'text/markdown'],
    extensions: ['md'],
    load: async () => {
      await textIsEdited;
      const { markdown } = await import('@codemirror/lang-markdown');
      const codeLanguages = (name: string) => {
        const language = languages.findBest(name, false);
        // The registry turns what is added into descriptions of CodeMirror's own.
        return language instanceof LanguageDescription ? language : null;
      };
      return markdown({ codeLanguages });
    },
  });
  return languages;
}

/** Everything that makes editors of cells: languages, extensions in Jupyter's theme, and the factory. */
export function createEditors() {
  const themes = new EditorThemeRegistry();
  for (const theme of EditorThemeRegistry.getDefaultThemes()) themes.addTheme(theme);
  const extensions = new EditorExtensionRegistry();
  for (const extension of EditorExtensionRegistry.getDefaultExtensions({ themes })) {
    extensions.addExtension(extension);
  }
  extensions.addExtension(sharedSource);
  extensions.addExtension(editorName);
  const languages = createLanguages();
  return {
    languages,
    factory: new CodeMirrorEditorFactory({ extensions, languages }),
    mimeTypes: new CodeMirrorMimeTypeService(languages),
  };
}

export type Editors = ReturnType<typeof createEditors>;
