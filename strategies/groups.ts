/** The symbols of the four groups. Ties are decided by the order in which they stand here. */
export const CORE = ['GLD', 'SLX', 'JEF', 'CPER'] as const;
export const BENCHMARKS = ['SPY', 'QQQ'] as const;
export const SPECULATIVE = ['NVDA', 'PLTR', 'TSLA', 'MSFT'] as const;
export const ASYMMETRIC = ['OKLO', 'RMBS', 'QBTS', 'IREN', 'AFRM', 'SOFI'] as const;
