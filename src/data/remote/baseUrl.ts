import { inputError } from '../../domain/error.js';

/**
 * A base URL without its trailing slashes, query and fragment.
 * @throws NavarchError (input) where the text is no http URL; it is named by its variable, and shown without credentials.
 */
export function readBaseUrl(text: string, variable: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw inputError(
      `${variable} is not a web address.`,
      'Write it with its scheme: https://host or http://127.0.0.1:8083.',
    );
  }
  url.pathname = url.pathname.replace(/\/+$/, '');
  url.search = '';
  url.hash = '';
  return url;
}

/** The URL as the text that clients join their paths to: never with a trailing slash. */
export function baseUrlText(url: URL): string {
  return url.href.replace(/\/+$/, '');
}
