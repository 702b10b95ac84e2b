import cliProgress from 'cli-progress';
import type { Progress } from '../data/port.js';
import type { Terminal } from './terminal.js';

/** A bar on standard error, for a person only. */
export interface ProgressBar {
  readonly update: (progress: Progress) => void;
  stop(): void;
}

export function showProgress(terminal: Terminal): ProgressBar {
  if (!terminal.watched) return { update: () => {}, stop: () => {} };
  let bar: cliProgress.SingleBar | null = null;
  return {
    update({ label, done, total, secondsLeft }) {
      bar ??= startBar(total);
      bar.setTotal(total);
      bar.update(done, { label: label.slice(0, 28), left: timeLeft(secondsLeft) });
    },
    stop() {
      bar?.stop();
      bar = null;
    },
  };
}

function startBar(total: number): cliProgress.SingleBar {
  const format = '{label} [{bar}] {value}/{total} {left}';
  const bar = new cliProgress.SingleBar(
    { format, barsize: 20, clearOnComplete: true, hideCursor: true, stream: process.stderr, gracefulExit: false },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total, 0, { label: '', left: '' });
  return bar;
}

function timeLeft(seconds: number | undefined): string {
  if (seconds === undefined || !Number.isFinite(seconds)) return '';
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')} left`;
}
