import { expect, test } from '@jest/globals';
import type { LeftOut } from '../../../src/investigation/units/change.ts';
import { leftOutNotice } from '../../../src/investigation/units/left-out-notice.ts';
import { readChange } from '../../../src/investigation/units/read-change.ts';

const differ = (names: readonly string[]): readonly LeftOut[] =>
  readChange({
    diff: '',
    files: Object.fromEntries(names.map((name) => [name, { base: 'a\n', head: 'b\n' }])),
  }).leftOut;

test('files that may run and are not looked into are told with the reason', () => {
  expect(leftOutNotice({ leftOut: differ(['vendor/parser.js', 'dist/main.js']) })).toEqual([
    '2 changed files are not taken apart, so no part of them is suspected: dist/main.js (it is generated: what it is made from counts), vendor/parser.js (it is code of others that was copied in).',
  ]);
  const binary = readChange({ diff: '', files: { 'data.bin': { base: null, head: null } } });
  expect(leftOutNotice(binary).join()).toContain(
    '1 changed file is not taken apart, so no part of it is suspected: data.bin',
  );
});

test('tests, texts and settings are no news; of many a few are named', () => {
  expect(leftOutNotice({ leftOut: differ(['README.md', 'test/a.test.js', 'config/app.yml', 'src/a.js']) })).toEqual([]);
  const many = differ(Array.from({ length: 300 }, (_, index) => `vendor/${index}.js`));
  const [notice = '', ...rest] = leftOutNotice({ leftOut: many });
  expect([rest, notice.length < 600]).toEqual([[], true]);
  expect(notice).toMatch(/^300 changed files are .* and 296 more\.$/u);
});
