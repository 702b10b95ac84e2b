import type { ReportModel } from './model.js';

/** What a list of reports shows of one; it lies in the report's own file, so that none can be lost or go stale. */
export interface ReportMeta {
  readonly schemaVersion: 1;
  readonly kind: 'backtest';
  readonly id: string;
  readonly title: string;
  /** ISO instant. */
  readonly createdAt: string;
  readonly from: string;
  readonly to: string;
  readonly strategies: readonly string[];
  readonly winner: string;
  readonly finalNav: number;
  readonly source: string;
  readonly synthetic: boolean;
}

export function reportMeta(model: ReportModel): ReportMeta {
  return {
    schemaVersion: 1,
    kind: 'backtest',
    id: model.run.id,
    title: model.title,
    createdAt: model.run.createdAt,
    from: model.data.from,
    to: model.data.to,
    strategies: model.groups.map((group) => group.name),
    winner: model.summary.winner,
    finalNav: model.groups.find((group) => group.winner)?.finalNav ?? Number.NaN,
    source: model.data.source,
    synthetic: model.data.synthetic,
  };
}
