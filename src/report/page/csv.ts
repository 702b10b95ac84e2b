import { csvOf } from '../csv.js';

/** Every table's button hands the table out as a file, with its figures in full. */
export function wireCsv(): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('[data-csv]');
    const table = button && document.getElementById(button.dataset.csv ?? '');
    if (table instanceof HTMLTableElement) save(`${table.id}.csv`, csvOf(rowsOf(table)));
  });
}

function rowsOf(table: HTMLTableElement): string[][] {
  return [...table.rows].map((row) => [...row.cells].map((cell) => cell.dataset.v ?? cell.textContent?.trim() ?? ''));
}

function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name.replace(/[^\w.-]+/g, '_');
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
