import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { JsonFault } from '../../../../../src/measure/bundle/read/json/json-fault.ts';
import {
  createJsonScanner,
  type JsonPath,
  type JsonVisitor,
  type JsonWish,
} from '../../../../../src/measure/bundle/read/json/json-scanner.ts';

/** Feeds the text cut at the given places; places beyond its end are turned back into it. The buffer is overwritten after each piece. */
const scan = (text: string, cuts: readonly number[], visitor: JsonVisitor): void => {
  const bytes = Buffer.from(text);
  const places = [0, ...cuts.map((it) => it % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  const scanner = createJsonScanner(visitor);
  for (const [at, from] of places.slice(0, -1).entries()) {
    const piece = Buffer.from(bytes.subarray(from, places[at + 1]));
    scanner.push(piece);
    piece.fill(0x21);
  }
  scanner.end();
};

const taken = (text: string, cuts: readonly number[], begin: (path: JsonPath) => JsonWish): [string, unknown][] => {
  const values: [string, unknown][] = [];
  scan(text, cuts, { begin, value: (path, value) => values.push([path.join('/'), value]) });
  return values;
};

const cuts = fc.array(fc.nat({ max: 100_000 }), { maxLength: 12 });
const spacing = fc.constantFrom(undefined, 1, '\t', '\r\n ');
const json = fc.jsonValue({ maxDepth: 5 });

test('a value taken whole is what JSON.parse gives, wherever the chunks end', () => {
  fc.assert(
    fc.property(json, cuts, spacing, (value, cuts, space) => {
      const text = ` ${JSON.stringify(value, null, space)}\n`;
      expect(taken(text, cuts, () => 'take')).toEqual([['', JSON.parse(text)]]);
    }),
  );
});

test('each byte as a chunk of its own gives the same', () => {
  const text = JSON.stringify({ 'a"\\': ['x\\"]}', { b: -1.5e-7, c: 'ü🙂' }], d: [[], {}], '': null });
  const all = Array.from({ length: Buffer.byteLength(text) }, (_, at) => at);
  expect(taken(text, all, () => 'take')).toEqual([['', JSON.parse(text)]]);
});

/** The scalars of a value by their paths. Empty containers have none. */
const leaves = (value: unknown, path: string[] = []): [string, unknown][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, own]) => leaves(own, [...path, key]))
    : [[path.join('/'), value]];

test('what is entered gives every member at its path', () => {
  fc.assert(
    fc.property(json, cuts, (value, cuts) => {
      const values: [string, unknown][] = [];
      scan(JSON.stringify(value), cuts, {
        begin: (_, shape) => (shape === 'scalar' ? 'take' : 'enter'),
        value: (path, own) => values.push([path.join('/'), own]),
      });
      expect(values).toEqual(leaves(JSON.parse(JSON.stringify(value))));
    }),
  );
});

test('skipped members leave the others as they are', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json), cuts, fc.func(fc.boolean()), (value, cuts, isWanted) => {
      const text = JSON.stringify(value);
      const values = taken(text, cuts, ([key]) => (key === undefined ? 'enter' : isWanted(key) ? 'take' : 'skip'));
      const wanted = Object.entries(JSON.parse(text)).filter(([key]) => isWanted(key));
      expect(values).toEqual(wanted);
    }),
  );
});

test('members that are cut out come apart, before the rest, and are null in it', () => {
  const element = fc.record({ before: json, cut: json, after: json }, { requiredKeys: [] });
  fc.assert(
    fc.property(fc.array(element), cuts, spacing, (list, cuts, space) => {
      const text = JSON.stringify(list, null, space);
      const parsed: Record<string, unknown>[] = JSON.parse(text);
      const values = taken(text, cuts, (path) =>
        path.length === 0 ? 'enter' : path.length === 1 ? new Set(['cut']) : 'take',
      );
      expect(values).toEqual(
        parsed.flatMap((it, at): [string, unknown][] =>
          'cut' in it
            ? [
                [`${at}/cut`, it['cut']],
                [`${at}`, { ...it, cut: null }],
              ]
            : [[`${at}`, it]],
        ),
      );
    }),
  );
});

const faultOf = (text: string, cuts: readonly number[] = []): JsonFault | null => {
  try {
    taken(text, cuts, () => 'enter');
    return null;
  } catch (error) {
    if (error instanceof JsonFault) return error;
    throw error;
  }
};

test('a text that ends early says where, wherever it is cut', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json, { minKeys: 1 }), fc.nat(), cuts, (value, end, cuts) => {
      const text = Buffer.from(JSON.stringify(value));
      const part = text.subarray(0, 1 + (end % (text.length - 1))).toString('latin1');
      const fault = faultOf(part, cuts);
      expect(fault).toMatchObject({ kind: 'truncated' });
      expect(fault?.offset).toBe(Buffer.byteLength(part));
    }),
  );
});

test.each([
  ['', 'none', 0],
  [' \n', 'none', 2],
  ['<html>', 'syntax', 0],
  ['\n> web@1.0.0 build', 'syntax', 1],
  ['{"a":1}{', 'syntax', 7],
  ['{"a":1,}', 'syntax', 7],
  ['[1,]', 'syntax', 3],
  ['{a:1}', 'syntax', 1],
  ['{"a" 1}', 'syntax', 5],
  ['[1}', 'syntax', 2],
])('%j is %s at byte %d', (text, kind, offset) => {
  expect(faultOf(text)).toMatchObject({ kind, offset });
});

test('a byte order mark is passed over', () => {
  expect(taken('\uFEFF{"a":1}', [], () => 'take')).toEqual([['', { a: 1 }]]);
});
