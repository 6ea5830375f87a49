/** A notebook to begin with: one code cell for this course's kernel. */
export function emptyNotebook() {
  const cell = {
    cell_type: 'code',
    execution_count: null,
    id: crypto.randomUUID().slice(0, 8),
    metadata: {},
    outputs: [],
    source: '',
  };
  const kernelspec = { display_name: 'TypeScript', language: 'typescript', name: 'tslab' };
  return { cells: [cell], metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 };
}
