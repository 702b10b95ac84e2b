/** Lines of cells under heads; figures to the right. No wider than its cells. */
export function underHeads(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const aligns = head.map((_, i) => (typeof rows[0]?.[i] === 'number' ? 'R' : 'L')).join('');
  return inColumns([head, ...rows.map((row) => row.map(String))], aligns);
}

/** Rows of text set in columns two spaces apart; `R` in `aligns` sets a column to the right, `L` to the left. */
export function inColumns(rows: readonly (readonly string[])[], aligns: string): string[] {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, i) => Math.max(widest[i] ?? 0, [...cell].length)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, i) => set(cell, widths[i]!, aligns[i]))
      .join('  ')
      .trimEnd(),
  );
}

function set(cell: string, width: number, align: string | undefined): string {
  const gap = ' '.repeat(width - [...cell].length);
  return align === 'R' ? gap + cell : cell + gap;
}
