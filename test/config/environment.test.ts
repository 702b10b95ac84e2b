import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEnvironment } from '../../src/config/environment.js';
import { folderWith } from '../setup/folder.js';

const HOME_FILE = 'home/.env';
const OWN_FILE = 'user/.config/navarch/navarch.env';
const OLD_FILE = 'user/.config/paper-trading.env';

/** The environment with these files, of a person whose home is `user` and whose navarch lives in `home`. */
function environmentOf(files: Record<string, string>, processEnv: Record<string, string> = {}, mode = 0o600) {
  const dir = folderWith(files, mode);
  const { HOME: _, ...env } = loadEnvironment(join(dir, 'home'), { HOME: join(dir, 'user'), ...processEnv });
  return env;
}

describe('the environment', () => {
  it('is that of the process where there is no file', () => {
    expect(environmentOf({}, { POLYGON_API_KEY: 'p' })).toEqual({ POLYGON_API_KEY: 'p' });
  });

  it('is filled up from each file', () => {
    const files = { [HOME_FILE]: 'A=1\n', [OWN_FILE]: 'B=2\n', [OLD_FILE]: 'C=3\n' };
    expect(environmentOf(files, { D: '4' })).toEqual({ A: '1', B: '2', C: '3', D: '4' });
  });

  it('prefers the process, then .env in the home, then the file of navarch, then the old one', () => {
    const [home, own, old] = [{ [HOME_FILE]: 'KEY=home' }, { [OWN_FILE]: 'KEY=own' }, { [OLD_FILE]: 'KEY=old' }];
    expect(environmentOf({ ...home, ...own, ...old }, { KEY: 'process' })['KEY']).toBe('process');
    expect(environmentOf({ ...home, ...own, ...old })['KEY']).toBe('home');
    expect(environmentOf({ ...own, ...old })['KEY']).toBe('own');
    expect(environmentOf(old)['KEY']).toBe('old');
  });

  it('takes an empty value for none, wherever it stands', () => {
    const files = { [HOME_FILE]: 'KEY=\nOTHER=""\n', [OWN_FILE]: 'KEY=own' };
    expect(environmentOf(files, { KEY: '' })).toEqual({ KEY: 'own' });
    expect(environmentOf({}, { KEY: '' })).toEqual({});
  });

  it('reads quotes, comments and `export` as a shell would', () => {
    const text = '# keys\nexport A="one two" # mine\nB=\'x=y\'\n\nC=plain\n';
    expect(environmentOf({ [HOME_FILE]: text })).toEqual({ A: 'one two', B: 'x=y', C: 'plain' });
  });
});

describe.skipIf(process.platform === 'win32')('a file of keys', () => {
  it.each([0o644, 0o640, 0o604, 0o660, 0o610, 0o602])('of mode %o is refused, with what to do', (mode) => {
    const dir = folderWith({ '.env': 'KEY=secret-of-mine' });
    chmodSync(join(dir, '.env'), mode);
    const load = () => loadEnvironment(dir, { HOME: dir });
    expect(load).toThrow(`${join(dir, '.env')} holds keys and can be read by others`);
    expect(load).toThrow(
      expect.objectContaining({ kind: 'input', advice: `Close it: chmod 600 ${join(dir, '.env')}` }),
    );
  });

  it.each([0o600, 0o400, 0o700])('of mode %o is taken', (mode) => {
    const dir = folderWith({ '.env': 'KEY=k' });
    chmodSync(join(dir, '.env'), mode);
    expect(loadEnvironment(dir, { HOME: dir })['KEY']).toBe('k');
  });

  it('that is open to others is refused wherever it lies', () => {
    for (const file of [OWN_FILE, OLD_FILE]) {
      expect(() => environmentOf({ [file]: 'KEY=k' }, {}, 0o644)).toThrow(/can be read by others/);
    }
  });
});
