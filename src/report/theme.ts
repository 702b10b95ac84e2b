/** Colours of the page and of its charts, in one place. All text pairs reach 4.5:1, all lines 3:1 (a test measures). */
export interface Theme {
  readonly name: 'light' | 'dark';
  readonly font: string;
  readonly paper: string;
  readonly panel: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly grid: string;
  readonly accent: string;
  readonly good: string;
  readonly bad: string;
  readonly banner: string;
  readonly bannerInk: string;
  readonly benchmark: string;
  /** Strategies, in order; told apart by the colour-blind too (after Okabe and Ito). */
  readonly groups: readonly string[];
  /** Symbols, in order. */
  readonly symbols: readonly string[];
  readonly cash: string;
  /** Backgrounds of the heat tables, from faint to strong. */
  readonly gain: readonly string[];
  readonly loss: readonly string[];
}

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif';

export const LIGHT: Theme = {
  name: 'light',
  font: FONT,
  paper: '#ffffff',
  panel: '#f6f7f9',
  ink: '#16191f',
  muted: '#566070',
  line: '#d5dae1',
  grid: '#e8ebf0',
  accent: '#0b5cad',
  good: '#04734f',
  bad: '#b3410a',
  banner: '#ffe3a3',
  bannerInk: '#3b2a00',
  benchmark: '#6b7280',
  groups: ['#0072b2', '#c9540a', '#00855f', '#a8457f', '#3a7f9e', '#8a6d00', '#5b4fb3', '#7d3c2a'],
  symbols: [
    '#4477aa',
    '#cc6677',
    '#228833',
    '#b8941f',
    '#66a5c9',
    '#aa3377',
    '#6b8e23',
    '#8c6bb1',
    '#dd8452',
    '#2a9d8f',
    '#9c755f',
    '#5c6bc0',
    '#c85a9b',
    '#7f8c3b',
    '#3f8fb5',
    '#b5524c',
  ],
  cash: '#c3c9d2',
  gain: ['#eaf2fa', '#cfe2f3', '#aecfec', '#88b9e2', '#62a1d6'],
  loss: ['#fcf0e6', '#fadfc9', '#f6c9a4', '#f0ae7a', '#e59257'],
};

export const DARK: Theme = {
  name: 'dark',
  font: FONT,
  paper: '#14171c',
  panel: '#1c2027',
  ink: '#e8ebf0',
  muted: '#a3adbb',
  line: '#363d48',
  grid: '#272d36',
  accent: '#7db8f0',
  good: '#4cc9a0',
  bad: '#f2955c',
  banner: '#5a4300',
  bannerInk: '#ffeec2',
  benchmark: '#98a1ae',
  groups: ['#56b4e9', '#ee8f3a', '#2cc295', '#e58bc0', '#8fc7dc', '#e0c341', '#a79df0', '#d08b74'],
  symbols: [
    '#6c9fd2',
    '#e08997',
    '#4fae5f',
    '#d9b84c',
    '#8cc4e2',
    '#cf6ba6',
    '#94b84a',
    '#ad93cf',
    '#eba27a',
    '#4fbfb1',
    '#bf9a84',
    '#8791dc',
    '#de84b8',
    '#a4b15f',
    '#6db1d3',
    '#d67c76',
  ],
  cash: '#4a525e',
  gain: ['#1b2733', '#1d3448', '#1f4361', '#22547c', '#276799'],
  loss: ['#2c231c', '#40301f', '#573c20', '#704a21', '#8a5923'],
};

const VARIABLES = [
  'paper',
  'panel',
  'ink',
  'muted',
  'line',
  'grid',
  'accent',
  'good',
  'bad',
  'banner',
  'bannerInk',
  'benchmark',
  'cash',
] as const satisfies readonly (keyof Theme)[];

/** The theme as CSS custom properties, without braces. */
export function cssVariables(theme: Theme): string {
  const lists = (['groups', 'symbols', 'gain', 'loss'] as const).flatMap((list) =>
    theme[list].map((colour, i) => `--${list}-${i}:${colour}`),
  );
  return [...VARIABLES.map((name) => `--${name}:${theme[name]}`), ...lists, `color-scheme:${theme.name}`].join(';');
}

/** The colour of group `i`; they repeat after the last. */
export function groupColour(theme: Theme, i: number): string {
  return theme.groups[i % theme.groups.length]!;
}

export function symbolColour(theme: Theme, i: number): string {
  return theme.symbols[i % theme.symbols.length]!;
}
