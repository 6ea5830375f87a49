import { ask } from './ask';
import { element } from './dom';
import { renamedPath, stemOf } from './notebook-name';

/**
 * Asks for a notebook's new name.
 *
 * @param rename gives it the name; what it throws is said in the dialog
 * @returns the new path, or undefined when the name stays
 */
export async function askName(
  path: string,
  rename: (to: string) => Promise<unknown>,
): Promise<string | undefined> {
  let to = path;
  const input = element('input', { type: 'text', autocomplete: 'off', spellcheck: 'false' });
  input.value = stemOf(path);
  const asked = ask({
    title: `Rename "${stemOf(path)}"`,
    body: [element('label', {}, 'New name', input)],
    action: 'Rename',
    run: async () => {
      to = renamedPath(path, input.value);
      if (to !== path) await rename(to);
    },
  });
  input.select();
  return (await asked) && to !== path ? to : undefined;
}
