import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** How each system opens a file in the browser of its user; null where nobody sits before a screen. */
export function openerOf(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): readonly [string, ...string[]] | null {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['cmd', '/c', 'start', ''];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : null;
}

/** Asks the system to show a file in the browser. @returns false where that is not possible; it never fails */
export async function openInBrowser(path: string, env: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  const opener = openerOf(process.platform, env);
  if (!opener) return false;
  const [command, ...args] = opener;
  const target = pathToFileURL(path).href;
  return new Promise((done) => {
    const child = spawn(command, [...args, target], { stdio: 'ignore', detached: true, env });
    child.once('error', () => done(false));
    child.once('spawn', () => {
      child.unref();
      done(true);
    });
  });
}
