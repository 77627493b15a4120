import { expect, jest, test } from '@jest/globals';
import { parseSource } from '../../../src/advice/source/parse-source.ts';
import { withinTime } from '../../../src/advice/source/within-time.ts';

// The parser is given three seconds each time.
jest.setTimeout(60_000);

test.each<[string, string, string]>([
  ['what the parser reads in twice as many ways with each level', 'async<T>('.repeat(30), 'a.ts'],
  ['labels that fill the memory', 'a:\n'.repeat(30_000), 'a.js'],
  ['more brackets than the stack has room for', '['.repeat(200_000), 'a.tsx'],
])('%s gives nothing, and the next file is read as ever', (_, text, path) => {
  expect(parseSource(text, path)).toBeNull();
  expect(parseSource("import { a } from './a';\n", path)).toMatchObject({ mistakes: 0 });
});

test('work within time gives what it made; what throws, or never ends, gives null', () => {
  expect(withinTime(() => [1], 10_000)).toEqual([1]);
  const failing = (): number => {
    throw new Error('no');
  };
  expect(withinTime(failing, 10_000)).toBeNull();
  const endless = (): number => {
    for (;;);
  };
  expect(withinTime(endless, 20)).toBeNull();
});
