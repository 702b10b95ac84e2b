import { inputError } from '../domain/error.js';

const SYMBOL = /^[A-Za-z0-9][A-Za-z0-9.^_=-]{0,31}$/;

/**
 * The symbol itself, where it can name a file: letters, digits and `. ^ _ = -`, as in BRK.B.
 * @throws NavarchError (input) for anything else, so that no symbol reaches outside its folder.
 */
export function safeSymbol(symbol: string): string {
  if (SYMBOL.test(symbol) && !symbol.includes('..')) return symbol;
  throw inputError(`"${symbol}" is not a ticker symbol.`, 'Write symbols as SPY or BRK.B, separated by commas.');
}
