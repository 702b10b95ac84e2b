/** A box that hides the rows without its words in all tables that it governs, and says how many remain. */
export function wireFilters(): void {
  for (const box of document.querySelectorAll<HTMLInputElement>('input[data-filter]')) {
    box.addEventListener('input', () => apply(box));
    if (box.value) apply(box);
  }
}

function apply(box: HTMLInputElement): void {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const table of document.querySelectorAll<HTMLTableElement>(`table[data-filtered-by="${box.dataset.filter}"]`)) {
    const matches = filterTable(table, words);
    shown += matches;
    const block = table.closest('details');
    if (block && words.length > 0) block.open = matches > 0;
  }
  const output = document.querySelector<HTMLOutputElement>(`output[for="${box.id}"]`);
  if (output) output.value = words.length === 0 ? '' : `${shown} ${box.dataset.unit ?? 'row'}${shown === 1 ? '' : 's'}`;
}

function filterTable(table: HTMLTableElement, words: readonly string[]): number {
  let shown = 0;
  for (const row of table.tBodies[0]?.rows ?? []) {
    const text = [...row.cells]
      .map((cell) => cell.textContent)
      .join(' ')
      .toLowerCase();
    row.hidden = !words.every((word) => text.includes(word));
    if (!row.hidden) shown += 1;
  }
  return shown;
}
