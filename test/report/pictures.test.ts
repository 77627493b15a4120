import { expect, test } from '@jest/globals';
import { checkPage, commentPage } from '../../docs/images/make/page.ts';
import { results } from '../../docs/images/make/results.ts';
import { renderComment } from '../../src/report/comment.ts';
import { renderCheck } from '../../src/report/render-check.ts';
import { cases } from './cases.ts';

const pages = [...Object.values(results), ...Object.values(cases).slice(0, 30)].flatMap((result) => [
  commentPage(renderComment(result), 'light'),
  checkPage(renderCheck(result), 'dark'),
]);

test('every emoji of a report is drawn: the browser of the pictures has no font for them', () => {
  for (const page of pages) expect(page.match(/\p{Emoji_Presentation}|\uFE0F/gu)).toBeNull();
  expect(pages[0]).toContain('class="emoji"');
});

test('the pages of the pictures load nothing from elsewhere', () => {
  for (const page of pages) {
    const sources = [...page.matchAll(/(?:src|href)="([^"]*)"|url\(['"]?([^'")]*)/gu)].map(([, a, b]) => a ?? b ?? '');
    expect(sources.filter((it) => !/^(?:file|data):/u.test(it))).toEqual([]);
    expect(sources.some((it) => it.endsWith('/mermaid.min.js'))).toBe(true);
  }
});

test('the failing picture shows the figures of README.md', () => {
  const markdown = renderComment(results.fail);
  expect(markdown).toMatch(
    /^❌ \*\*Pacegate: fail\*\* — search needs 21 % more CPU per request \(17 to 25\), tolerance 5 %\n/u,
  );
  for (const figure of ['6.75 ms → 8.09 ms', '338 µs → 404 µs', '196 KB → 208 KB', '+6.2 % (5.1 to 7.3)'])
    expect(markdown.replaceAll('\u00A0', ' ')).toContain(figure);
});
