import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { completeExample } from '../../src/config/complete-example.ts';
import { ConfigurationError } from '../../src/core/errors.ts';
import { brokenFiles } from './broken-files.ts';
import { parse } from './parse.ts';

/** What is wrong with the way `text` is treated; anything but a ConfigurationError escapes. */
const complaints = (text: string): string[] => {
  try {
    return parse(text).suites.length > 0 ? [] : ['valid without suites'];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const lines = text.split('\n');
    const outside = error.problems.filter(
      ({ line, column }) => line < 1 || column < 1 || column > (lines[line - 1]?.length ?? -1) + 1,
    );
    return error.problems.length > 0 ? outside.map((it) => JSON.stringify(it)) : ['an error without problems'];
  }
};

const seeds = [completeExample, ...Object.values(brokenFiles).filter((text) => text.length < 5000)];
const pieces = [
  '{',
  '}',
  '[',
  ']',
  ': ',
  '- ',
  '\n',
  '\r\n',
  '\r',
  '"',
  "'",
  '&a ',
  '*a',
  '!x ',
  '|\n',
  '#',
  '%',
  '\t',
  '  ',
];
const words = [
  'null',
  '~',
  '.nan',
  '-1',
  '1e999',
  '__proto__',
  'constructor',
  '<<',
  '${X}',
  '{id}',
  '\ufeff',
  '\u2028',
  '---',
];

test('any text is a configuration or a list of problems inside the file', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => expect(complaints(text)).toEqual([])),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces, ...words, 'version', 'suites')), (parts) =>
      expect(complaints(parts.join(''))).toEqual([]),
    ),
    { numRuns: 300 },
  );
});

test('so is a configuration with parts cut out and others put in', () => {
  const edit = fc.record({ at: fc.nat(), cut: fc.nat(20), insert: fc.constantFrom('', ...pieces, ...words) });
  fc.assert(
    fc.property(fc.constantFrom(...seeds), fc.array(edit, { minLength: 1, maxLength: 4 }), (seed, edits) => {
      const text = edits.reduce((it, { at, cut, insert }) => {
        const start = at % (it.length + 1);
        return it.slice(0, start) + insert + it.slice(start + cut);
      }, seed);
      expect(complaints(text)).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('so is a configuration in which any value is another', () => {
  const lines = completeExample.split('\n');
  fc.assert(
    fc.property(fc.nat(), fc.json(), (at, value) => {
      const index = at % lines.length;
      const text = lines
        .map((line, k) => (k === index ? line.replace(/:( .*)?$/, () => `: ${value}`) : line))
        .join('\n');
      expect(complaints(text)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
