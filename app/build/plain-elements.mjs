// Instead of the elements of JupyterLab's design, which only its toolbars and trees use, and this page has its own:
// buttons and fields of plain HTML.
export const Button = 'button';
export const Search = 'input';
export const TreeItem = 'li';
export const TreeView = 'ul';
export const jpButton = () => undefined;
export const jpToolbar = () => undefined;
export const addJupyterLabThemeChangeListener = () => undefined;
export const provideJupyterDesignSystem = () => ({ register: () => undefined });
