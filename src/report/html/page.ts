import { createHash } from 'node:crypto';
import { cssVariables, DARK, LIGHT } from '../theme.js';
import { html, raw, render, scriptJson, type Html, type Part } from './tag.js';

export interface PageParts {
  readonly title: string;
  /** Machine-readable facts of the page, near its head. */
  readonly meta?: unknown;
  /** The program's own style sheet and script; neither may hold outside text. */
  readonly style: string;
  readonly script: string;
  /** What the script draws. */
  readonly data?: unknown;
  readonly header: Part;
  readonly nav?: readonly { readonly id: string; readonly title: string }[];
  readonly main: Part;
  readonly footer: Part;
}

/** The id of the element that carries the facts of a report; a reader of many reports looks for it alone. */
export const META_ID = 'navarch-report';

/** A whole page in one file. Its policy allows this style, this script and nothing from outside. */
export function page(parts: PageParts): string {
  const style = `${themes()}${parts.style}`;
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(parts.script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    parts.meta === undefined ? '' : jsonElement(META_ID, parts.meta).markup,
    render(headOf(parts)),
    `<style>${style}</style></head>`,
    render(bodyOf(parts)),
    '</html>\n',
  ].join('\n');
}

function headOf(parts: PageParts): Html {
  return html`<meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="referrer" content="no-referrer" />
    <title>${parts.title}</title>
    <link rel="icon" href="data:," />`;
}

function bodyOf(parts: PageParts): Html {
  return html`<body>
    <a class="skip" href="#main">Skip to the content</a>
    <header class="top"><div class="wrap">${parts.header}</div></header>
    ${parts.nav ? contents(parts.nav) : null}
    <main id="main" class="wrap" tabindex="-1">${parts.main}</main>
    <footer class="wrap">${parts.footer}</footer>
    ${parts.data === undefined ? null : jsonElement('chart-data', parts.data)}
    ${raw(`<script>${parts.script}</script>`)}
  </body>`;
}

function jsonElement(id: string, value: unknown): Html {
  return raw(`<script type="application/json" id="${id}">${scriptJson(value).markup}</script>`);
}

function contents(nav: NonNullable<PageParts['nav']>): Html {
  return html`<nav class="contents" aria-label="Contents">
    <div class="wrap">
      <ul>
        ${nav.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
      </ul>
    </div>
  </nav>`;
}

/** Light is the ground, dark where the reader or the system asks for it, light on paper; and what has a number in its name. */
function themes(): string {
  const columns = Array.from({ length: 24 }, (_, i) => `.n${i + 1} tr>:nth-child(${i + 1})`).join(',');
  return [
    `:root{${cssVariables(LIGHT)}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${cssVariables(DARK)}}}`,
    `@media screen{:root[data-theme=dark]{${cssVariables(DARK)}}}`,
    `${columns}{text-align:right}`,
    ...Array.from({ length: 40 }, (_, i) => `.chart.rows-${i + 1}{height:${(i + 1) * 22 + 34}px}`),
  ].join('');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}
