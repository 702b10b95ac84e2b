import { visible } from '../format.js';

/** Markup that is safe to put into a page as it stands. Only {@link html} and {@link raw} make it. */
export class Html {
  constructor(readonly markup: string) {}
  toString(): string {
    return this.markup;
  }
}

/** What may stand in a template. `null`, `undefined` and `false` stand for nothing. */
export type Part = string | number | Html | null | undefined | false | readonly Part[];

/** Most text: figures, dates, symbols. */
const PLAIN = /^[\w .,:;/()+%$\u2212-]*$/;
const SPECIAL = /[&<>"'`]/g;
const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Text for an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return PLAIN.test(text) ? text : visible(text).replace(SPECIAL, (char) => ENTITIES[char]!);
}

/** A template whose every interpolation is escaped, unless it is {@link Html} already. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = strings[0]!;
  for (let i = 0; i < parts.length; i += 1) markup += render(parts[i]) + strings[i + 1]!;
  return new Html(markup);
}

/** Markup that this program wrote itself. Never give it text from outside. */
export function raw(markup: string): Html {
  return new Html(markup);
}

export function render(part: Part): string {
  if (part instanceof Html) return part.markup;
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  if (Array.isArray(part)) return part.map(render).join('');
  return '';
}

/** What could end the element, start another, or turn the direction of what is read in the source. */
const UNSAFE_IN_JSON = /[<>&\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** JSON for a `<script type="application/json">`: nothing in it is more than data. */
export function scriptJson(value: unknown): Html {
  const json = JSON.stringify(value);
  return new Html(json.replace(UNSAFE_IN_JSON, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`));
}
