import type { Wish } from '../../src/backtest/load.js';

interface GoldenHashes {
  readonly case: string;
  readonly wish: Partial<Wish>;
  /** The order hash by strategy, without its prefix. */
  readonly hashes: Readonly<Record<string, string>>;
}

/**
 * Order hashes of runs whose NAVs, trades and decisions agree with the golden files. They change when an order, a fill
 * or its price does, by as little as the last bit.
 */
export const GOLDEN_HASHES: readonly GoldenHashes[] = [
  {
    case: '2016 to 2020',
    wish: { from: '2016-01-04', to: '2020-12-11', dividends: 'ignore' },
    hashes: {
      BUY_HOLD: '0d2da8323ddb9368a5d1ad3a2a2d435a1d58fd8cd928cd05620eefed09ab4da0',
      TACTICAL: 'd3eae9a0612673037020641182533c8d8df6fc51523844f37184a59bb2b0d717',
      SPEC: '00b9cbd7b88683c4592fdcee00393feaca213ab05a56d63fc1d8606d60700fc1',
      ASYM: 'b4d83d219230b8ba968589c3461bed97eb9b8806bb6afc424f97b4a2aa7fa160',
    },
  },
  {
    case: '2016 to 2020, 5 bps of slippage and 1 USD an order',
    wish: { from: '2016-01-04', to: '2020-12-11', dividends: 'ignore', slippageBps: 5, commission: 1 },
    hashes: {
      BUY_HOLD: '688cf93506e6f564492a86f110e5d8aa85c81a74b426cb6db323441bf244857d',
      TACTICAL: '3d9c7f401d32ddfa3614c59e6e27f1cd876dd7e8d354a3b377c6e71d19df8e80',
      SPEC: '02c0df30fea30f352a8c3bbfe548aa43fee69d7c2ee4fcacc6e47f59dc4ff1fd',
      ASYM: 'cc4bd720e562d3261e1a5d7afd495bbddf109654ea35298361ed42cb14cbe906',
    },
  },
  {
    case: '2016 to 2020, dividends as cash',
    wish: { from: '2016-01-04', to: '2020-12-11', dividends: 'cash' },
    hashes: {
      BUY_HOLD: '0d2da8323ddb9368a5d1ad3a2a2d435a1d58fd8cd928cd05620eefed09ab4da0',
      TACTICAL: '66426af5fc58be6a350d0e74fed6de35f5a7e15226f2a8edf4ce97f47cd21041',
      SPEC: 'd3ce86e2bbb8af741cd1f180c439b404f905c3578dc12d28b0536d6517adbf0e',
      ASYM: 'f22a05723943a6740cb13dc147ac27d6bc10246b7b4e96cafa69a6a839fdaa92',
    },
  },
  {
    case: '2021 to 2024',
    wish: { from: '2021-01-04', to: '2024-03-08', dividends: 'ignore' },
    hashes: {
      BUY_HOLD: '72b770f39ef14f12e5f2284b7e597ae99902769c9b95a21f8a31e0e273a2ec04',
      TACTICAL: '59eab49fee8f51b3e96405c4b13b3005e0228d3e201c7ef55a7b98b1e3429706',
      SPEC: '54969aadf7d5839452dde4077ecf461ed5958026129276bf72054b679e0d2040',
      ASYM: 'b42fee88a51aa56908e9b6c961715c34f6c40f55eedac98eea23453bb2812562',
    },
  },
];
