/** Lets files be dropped on a place, which shows that it would take them. */
export function takeDrops(place: HTMLElement, take: (files: readonly File[]) => void): void {
  const end = () => place.classList.remove('dropping');
  place.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    place.classList.add('dropping');
  });
  place.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && place.contains(relatedTarget))) end();
  });
  place.addEventListener('drop', (event) => {
    end();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    take(files);
  });
}
