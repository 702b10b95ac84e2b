import type { Maybe } from '../../charts/data.js';
import { decimal, MISSING, percent, signedPercent, signedUsd, usd } from '../../format.js';
import type { ExactCell } from '../table.js';
import { html, raw, type Html, type Part } from '../tag.js';

/** A short mark in the colour of a group; the name always stands beside it. */
export function swatch(group: number | null): Html {
  return group === null ? raw('<i class="sw bench"></i>') : raw(`<i class="sw g${group % 8}"></i>`);
}

/** A name from outside, kept from turning its neighbours' direction. */
export function name(text: string): Part {
  return ASCII.test(text) ? text : html`<bdi>${text}</bdi>`;
}

const ASCII = /^[ -~]*$/;

/** Outside text whose ISO dates stay in one piece. */
export function dated(text: string): Html {
  return html`${text.split(ISO_DATE).map((part, i) => (i % 2 === 1 ? html`<span class="nb">${part}</span>` : part))}`;
}

const ISO_DATE = /(\d{4}-\d{2}-\d{2})/;

const missing: ExactCell = { text: MISSING, value: null };

function exact(value: Maybe, format: (value: number) => string, className?: string): ExactCell {
  if (value === null || !Number.isFinite(value)) return missing;
  return { text: format(value), value, ...(className === undefined ? {} : { className }) };
}

export const usdCell = (value: Maybe, digits = 0): ExactCell => exact(value, (x) => usd(x, digits));
export const percentCell = (value: Maybe, digits = 2): ExactCell => exact(value, (x) => percent(x, digits));
export const numberCell = (value: Maybe, digits = 2): ExactCell => exact(value, (x) => decimal(x, digits));
/** As {@link gainCell}; nothing to show where nothing came. */
export const gainOrBlank = (value: Maybe): ExactCell => (value === 0 ? { text: '', value: 0 } : gainCell(value));
export const gainCell = (value: Maybe, digits = 0): ExactCell =>
  exact(value, (x) => signedUsd(x, digits), toneOf(value));
export const gainPercentCell = (value: Maybe, digits = 2): ExactCell =>
  exact(value, (x) => signedPercent(x, digits), toneOf(value));

function toneOf(value: Maybe): string {
  return value === null || value === 0 ? '' : value > 0 ? 'up' : 'down';
}
