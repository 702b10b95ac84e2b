import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeHtml, html, raw, render, scriptJson } from '../../src/report/html/tag.js';

describe('a template', () => {
  test('escapes what is put into it, and keeps markup that it made itself', () => {
    expect(html`<p title="${'"<&\'`'}">${'<b>'}${html`<i>${1}</i>`}</p>`.markup).toBe(
      '<p title="&quot;&lt;&amp;&#39;&#96;">&lt;b&gt;<i>1</i></p>',
    );
  });

  test('leaves out what is nothing, and joins lists', () => {
    expect(render(html`${null}${undefined}${false}${['<', raw('<br>')]}`)).toBe('&lt;<br>');
  });

  test('lets no text open a tag, close an attribute or start an entity', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"'`]|&(?!(amp|lt|gt|quot|#39|#96);)/);
      }),
    );
  });
});

describe('JSON within a page', () => {
  test('cannot end its element, and reads back as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('</script>', '<!--', '\u2028'), (value, hostile) => {
        const json = scriptJson([hostile, value]).markup;
        expect(json).not.toMatch(/[<>\u2028\u2029]/);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify([hostile, value])));
      }),
    );
  });
});
