import { DARK, LIGHT, type Theme } from '../theme.js';

const KEY = 'navarch-theme';
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const printing = window.matchMedia('print');

export function currentTheme(): Theme {
  if (printing.matches) return LIGHT;
  const chosen = document.documentElement.dataset.theme;
  return (chosen ? chosen === 'dark' : systemDark.matches) ? DARK : LIGHT;
}

/** The button that changes between dark and light; the system decides until it is used. */
export function wireTheme(onChange: (theme: Theme) => void): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-toggle]');
  const show = () => {
    button?.setAttribute('aria-pressed', String(currentTheme().name === 'dark'));
    onChange(currentTheme());
  };
  const remembered = recall();
  if (remembered) document.documentElement.dataset.theme = remembered;
  button?.addEventListener('click', () => {
    const chosen = currentTheme().name === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = chosen;
    remember(chosen);
    show();
  });
  systemDark.addEventListener('change', show);
  show();
}

/** Storage may be closed to a page that was opened as a file. */
function recall(): 'dark' | 'light' | null {
  try {
    const value = window.sessionStorage.getItem(KEY);
    return value === 'dark' || value === 'light' ? value : null;
  } catch {
    return null;
  }
}

function remember(theme: 'dark' | 'light'): void {
  try {
    window.sessionStorage.setItem(KEY, theme);
  } catch {
    // The choice then holds for this page alone.
  }
}
