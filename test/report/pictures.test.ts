import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

test('the failing picture shows the run that README.md tells of', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const { suites, duration, verdict } = results.fail;
  expect(verdict).toBe('fail');
  expect(readme).toContain(`decided after ${suites[0]!.blocks.counted} blocks, ${Math.round(duration / 1000)} seconds`);
});
