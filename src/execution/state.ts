import type { OrderDraft, TimeInForce } from '../domain/order.js';
import type { PricePanel } from '../market/panel.js';
import { type Means, Plan } from '../portfolio/plan.js';
import { STANDING_GATES } from '../risk/approve.js';
import type { Gate } from '../risk/gate.js';
import { Account } from './account.js';
import { OrderBook } from './orderBook.js';

export interface EngineSettings {
  /** No trade below this fraction of the target. */
  readonly tolerance: number;
  /** What orders are sent as: at the next opening auction, or for the day. */
  readonly timeInForce: TimeInForce;
  readonly gates: readonly Gate[];
}

/** Everything the engine knows. What is not in here, or in the event, does not influence a step. */
export class EngineState {
  readonly settings: EngineSettings;
  /** The panel's column of each instrument. */
  readonly columns: Int32Array;
  readonly account: Account;
  readonly orders = new OrderBook();
  /** The session that is running or has closed last, a row of the panel; -1 before the first. */
  session = -1;
  /** The session that has closed last; while one is running, the one before it. */
  closedSession = -1;
  /** USD at the last close: cash and positions at their last known close. */
  nav: number;
  /** The prices that the account was last valued at; null before the first close. */
  panel: PricePanel | null = null;
  readonly plan: Plan;
  readonly draft: OrderDraft;
  readonly #means: { cash: number; nav: number; held: Float64Array; price: Float64Array };

  /**
   * @param columns the panel's column of each instrument
   * @param cash USD to start with
   */
  constructor(
    columns: Int32Array,
    cash: number,
    settings: Partial<EngineSettings> & Pick<EngineSettings, 'tolerance'>,
  ) {
    this.settings = { timeInForce: 'opg', gates: STANDING_GATES, ...settings };
    this.columns = columns;
    this.account = new Account(columns.length, cash);
    this.nav = cash;
    this.plan = new Plan(columns.length);
    this.draft = {
      instrument: -1,
      side: 'buy',
      qty: 0,
      type: 'market',
      timeInForce: this.settings.timeInForce,
      limitPrice: Number.NaN,
      stopPrice: Number.NaN,
    };
    this.#means = { cash, nav: cash, held: this.account.held, price: new Float64Array(columns.length) };
  }

  /** What there is to plan with: the account, and the closes of the session that has closed last. */
  takeStock(): Means {
    const means = this.#means;
    means.cash = this.account.cash;
    means.nav = this.nav;
    const { panel, columns } = this;
    if (panel === null) throw new RangeError('no session has closed yet');
    const row = this.closedSession * panel.width;
    for (let i = 0; i < columns.length; i++) means.price[i] = panel.close[row + columns[i]!]!;
    return means;
  }
}
