import { backtestSchema, type BacktestWish } from '../config/backtestSchema.js';
import { type Config, describeIssue } from '../config/config.js';
import { inputError } from '../domain/error.js';

/** The flag of each setting whose flag is not its name with dashes. */
const FLAGS: Readonly<Record<string, string>> = {
  cooldownDays: 'cooldown',
  lookbackDays: 'lookback',
  pmMomentumLookback: 'pm-lookback',
};

/**
 * The settings of a backtest: flags over the configuration file over the defaults.
 * @throws NavarchError that names the flag, or the file, for a value out of bounds
 */
export function settingsOf(argv: object, config: Config): BacktestWish {
  const given = argv as Record<string, unknown>;
  const flags = Object.fromEntries(
    Object.keys(backtestSchema.shape)
      .map((setting) => [setting, given[flagOf(setting)]] as const)
      .filter(([, value]) => value !== undefined),
  );
  const checked = backtestSchema.safeParse({ ...config.backtest, ...flags }, { reportInput: true });
  if (checked.success) return checked.data;
  const nameOf = (setting: string) =>
    setting in flags ? `--${flagOf(setting)}` : `backtest.${setting} in ${config.file}`;
  throw inputError(describeIssue(checked.error.issues[0]!, nameOf));
}

function flagOf(setting: string): string {
  return FLAGS[setting] ?? setting.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
