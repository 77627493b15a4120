import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readCsv } from '../../src/config/read-csv.ts';

const quote = (value: string): string => `"${value.replaceAll('"', '""')}"`;

test('whatever values are written in quotes are read again', () => {
  const rows = fc
    .integer({ min: 2, max: 4 })
    .chain((width) =>
      fc.array(fc.array(fc.string(), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    );
  fc.assert(
    fc.property(rows, fc.constantFrom('\n', '\r\n'), (values, line) => {
      const columns = (values[0] ?? []).map((_, index) => `c${index}`);
      const text = [columns, ...values.map((row) => row.map(quote))].map((row) => row.join(',')).join(line);
      expect(readCsv(text)).toEqual({ columns, rows: values });
    }),
  );
});

test('unquoted values, empty ones, and a byte order mark', () => {
  expect(readCsv('\ufeffuser,password\r\nann,\r\n,x y\r\n')).toEqual({
    columns: ['user', 'password'],
    rows: [
      ['ann', ''],
      ['', 'x y'],
    ],
  });
});

test.each([
  ['', 1, 'empty'],
  ['a,b\n', 1, 'no rows'],
  ['a,a\n1,2', 1, 'Two columns'],
  ['a b\n1', 1, 'name the columns'],
  ['a,b\n1,2\n3', 3, '1 values'],
  ['a,b\n"1,2\n3', 2, 'does not end'],
  ['a\n"1"2', 2, 'follows the quote'],
])('%j is refused on line %d', (text, line, problem) => {
  expect(readCsv(text)).toMatchObject({ line, problem: expect.stringContaining(problem) });
});

test('nothing makes it throw, or take long', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'é') }), (text) => void readCsv(text)),
  );
  expect(readCsv(`a,b\n${'1,2\n'.repeat(100_000)}`)).toMatchObject({ columns: ['a', 'b'] });
});
