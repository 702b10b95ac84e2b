import type { Charts } from './charts.js';
import { currentTheme } from './theme.js';
import { LIGHT } from '../theme.js';

/** Paper is white and cannot be opened: charts are drawn light and short tables unfolded, and put back after it. */
export function wirePrint(charts: Charts): void {
  let unfolded: HTMLDetailsElement[] = [];
  window.addEventListener('beforeprint', () => {
    unfolded = [...document.querySelectorAll<HTMLDetailsElement>('details.block.short:not([open])')];
    for (const block of unfolded) block.open = true;
    charts.recolour(LIGHT);
    charts.settle();
  });
  window.addEventListener('afterprint', () => {
    for (const block of unfolded) block.open = false;
    charts.recolour(currentTheme());
  });
  window.matchMedia('print').addEventListener('change', () => {
    charts.recolour(currentTheme());
    charts.settle();
  });
}
