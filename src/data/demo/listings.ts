import type { SessionDate } from '../../domain/bar.js';

/** Where the synthetic market begins; symbols listed earlier begin here. */
export const DEMO_START: SessionDate = '2014-01-02';

/** One symbol of the synthetic market. Only the dates are those of the real company; no figure is a real price. */
export interface Listing {
  readonly symbol: string;
  readonly listed: SessionDate;
  /** USD at listing, in shares of today. */
  readonly price: number;
  /** A fraction a year. */
  readonly drift: number;
  /** How far it goes with the market, with growth stocks, and with materials. */
  readonly market: number;
  readonly growth: number;
  readonly materials: number;
  /** Its own daily deviation, a fraction. */
  readonly deviation: number;
  /** Shares a day, in shares of today. */
  readonly volume: number;
  /** Dividends as a fraction of the price a year, and the months of their ex-dates. */
  readonly yield?: number;
  readonly exMonths?: readonly number[];
  readonly splits?: readonly { readonly date: SessionDate; readonly from: number; readonly to: number }[];
}

const QUARTERLY = [3, 6, 9, 12];

// prettier-ignore
export const LISTINGS: readonly Listing[] = [
  { symbol: 'GLD', listed: DEMO_START, price: 118, drift: 0.06, market: 0.05, growth: 0, materials: 0.35, deviation: 0.0075, volume: 8e6 },
  { symbol: 'SLX', listed: DEMO_START, price: 47, drift: 0.06, market: 1.1, growth: -0.1, materials: 1.2, deviation: 0.007, volume: 9e4, yield: 0.03, exMonths: [12] },
  { symbol: 'JEF', listed: DEMO_START, price: 25, drift: 0.08, market: 1.25, growth: 0.1, materials: 0.1, deviation: 0.011, volume: 1.6e6, yield: 0.025, exMonths: [2, 5, 8, 11] },
  { symbol: 'CPER', listed: DEMO_START, price: 21, drift: 0.04, market: 0.4, growth: 0, materials: 1.3, deviation: 0.006, volume: 1.2e5 },
  { symbol: 'SPY', listed: DEMO_START, price: 183, drift: 0.085, market: 1, growth: 0.05, materials: 0.02, deviation: 0.0008, volume: 8e7, yield: 0.015, exMonths: QUARTERLY },
  { symbol: 'QQQ', listed: DEMO_START, price: 87, drift: 0.115, market: 1.05, growth: 0.6, materials: 0, deviation: 0.0015, volume: 4e7, yield: 0.006, exMonths: QUARTERLY },
  { symbol: 'NVDA', listed: DEMO_START, price: 1.2, drift: 0.24, market: 1.3, growth: 1.4, materials: 0, deviation: 0.017, volume: 3.2e8, yield: 0.002, exMonths: QUARTERLY,
    splits: [{ date: '2021-07-20', from: 1, to: 4 }, { date: '2024-06-10', from: 1, to: 10 }] },
  { symbol: 'PLTR', listed: '2020-09-30', price: 10, drift: 0.14, market: 1.4, growth: 1.7, materials: 0, deviation: 0.027, volume: 4.5e7 },
  { symbol: 'TSLA', listed: DEMO_START, price: 9, drift: 0.18, market: 1.3, growth: 1.3, materials: 0, deviation: 0.022, volume: 1e8,
    splits: [{ date: '2020-08-31', from: 1, to: 5 }, { date: '2022-08-25', from: 1, to: 3 }] },
  { symbol: 'MSFT', listed: DEMO_START, price: 37, drift: 0.13, market: 1, growth: 0.6, materials: 0, deviation: 0.008, volume: 2.6e7, yield: 0.01, exMonths: [2, 5, 8, 11] },
  { symbol: 'OKLO', listed: '2021-07-08', price: 10, drift: 0.08, market: 1.1, growth: 1.2, materials: 0.2, deviation: 0.03, volume: 4e6 },
  { symbol: 'RMBS', listed: DEMO_START, price: 9.4, drift: 0.12, market: 1.1, growth: 0.9, materials: 0, deviation: 0.016, volume: 1.1e6 },
  { symbol: 'QBTS', listed: '2020-12-11', price: 10, drift: 0.05, market: 1.2, growth: 1.5, materials: 0, deviation: 0.034, volume: 1.2e7 },
  { symbol: 'IREN', listed: '2021-11-17', price: 25, drift: 0.06, market: 1.4, growth: 1.6, materials: 0.2, deviation: 0.034, volume: 5e6 },
  { symbol: 'AFRM', listed: '2021-01-13', price: 97, drift: 0.05, market: 1.5, growth: 1.7, materials: 0, deviation: 0.027, volume: 9e6 },
  { symbol: 'SOFI', listed: '2021-01-04', price: 12, drift: 0.07, market: 1.4, growth: 1.3, materials: 0, deviation: 0.022, volume: 3.5e7 },
];
