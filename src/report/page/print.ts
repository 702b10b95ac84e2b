import type { Charts } from './charts.js';
import { currentTheme } from './theme.js';
import { LIGHT } from '../theme.js';

/** Paper is white: charts are drawn light before printing, and as they were after it. */
export function wirePrint(charts: Charts): void {
  window.addEventListener('beforeprint', () => {
    charts.recolour(LIGHT);
    charts.settle();
  });
  window.addEventListener('afterprint', () => charts.recolour(currentTheme()));
  window.matchMedia('print').addEventListener('change', () => {
    charts.recolour(currentTheme());
    charts.settle();
  });
}
