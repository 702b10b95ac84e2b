import { html, type Html, type Part } from './tag.js';

export interface SectionOptions {
  readonly id: string;
  readonly title: string;
  readonly lead?: Part;
  readonly content: Part;
}

export function section({ id, title, lead, content }: SectionOptions): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${lead ? html`<p class="lead">${lead}</p>` : null} ${content}
  </section>`;
}
