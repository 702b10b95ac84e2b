import type { ChartData } from '../charts/data.js';
import { drawCharts, type Charts } from './charts.js';
import { wireCsv } from './csv.js';
import { wireFilters } from './filter.js';
import { wirePrint } from './print.js';
import { wireTheme } from './theme.js';

/** What makes a page answer. Without it all tables can still be read. */
function start(): void {
  document.documentElement.classList.add('js');
  wireCsv();
  wireFilters();
  const data = chartData();
  const charts: Charts | null = data && drawCharts(data);
  wireTheme((theme) => charts?.recolour(theme));
  if (charts) wirePrint(charts);
}

function chartData(): ChartData | null {
  const element = document.getElementById('chart-data');
  return element?.textContent ? (JSON.parse(element.textContent) as ChartData) : null;
}

start();
