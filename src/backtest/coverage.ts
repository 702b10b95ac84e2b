import type { LoadedData } from '../data/port.js';
import type { PricePanel } from '../market/panel.js';
import type { PanelWindow } from './drive.js';
import type { SymbolCoverage } from './result.js';

/** How much of the window each loaded symbol covers. */
export function coverageOf(data: LoadedData, panel: PricePanel, { first, last }: PanelWindow): SymbolCoverage[] {
  const asked = last - first + 1;
  return data.symbols.map(({ symbol, bars, dividendsKnown }, column) => {
    const present = new Uint8Array(asked);
    for (let i = 0; i < asked; i++) {
      const close = panel.close[(first + i) * panel.width + column]!;
      if (close === close) present[i] = 1;
    }
    return {
      symbol,
      firstBar: bars.dates[0] ?? null,
      lastBar: bars.dates.at(-1) ?? null,
      sessionsWithBar: present.reduce((sum, one) => sum + one, 0),
      sessionsAsked: asked,
      present,
      dividendsKnown,
    };
  });
}
