import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { usualToleranceWords } from '../../src/core/change-words.ts';
import { metricCatalogue } from '../../src/core/metrics.ts';
import { defaultPolicy, toleranceOf } from '../../src/core/policy.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/metrics.md'), 'utf8');

/** Sections of the page by the metrics that their headings name: one of several may have one text. */
const sectionsOf = (text: string): Map<string, string> =>
  new Map(
    text.split(/^(?=#{2,3} )/mu).flatMap((section) => {
      const [heading = ''] = section.split('\n');
      return [...heading.matchAll(/`([^`]+)`/gu)].map(([, id = '']): [string, string] => [id, section]);
    }),
  );

const sections = sectionsOf(page);

test('a heading names its metrics', () => {
  expect([...sectionsOf('# A\n## `a.b`, `c`\n\ntext\n### d\n').keys()]).toEqual(['a.b', 'c']);
});

test('every metric of the catalogue has a section, and no other has one', () => {
  const ids = Object.keys(metricCatalogue);
  expect(ids.filter((id) => !sections.has(id))).toEqual([]);
  expect([...sections.keys()].filter((id) => !ids.includes(id))).toEqual([]);
});

test('each section says how it is taken, what decides, its noise, when it misleads and when it is absent', () => {
  const parts = ['**Taken**', '**Decides**', '**Noise**', '**Misleads**', '**Absent**'];
  const lacking = [...sections].flatMap(([id, section]) =>
    parts.filter((part) => !section.includes(part)).map((part) => `${id}: ${part}`),
  );
  expect(lacking).toEqual([]);
});

test('the tolerances that sections name are the defaults', () => {
  const apart: Readonly<Record<string, string>> = { 'errors.rate': '0.1 %', 'page.cls': '0.050' };
  const wrong = [...sections].filter(
    ([id, section]) =>
      !section.includes(`tolerance ${apart[id] ?? usualToleranceWords(id, toleranceOf(defaultPolicy, id))}`),
  );
  expect(wrong.map(([id]) => id)).toEqual([]);
});
