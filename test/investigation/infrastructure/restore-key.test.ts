import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { compareSettings } from '../../../src/investigation/infrastructure/compare-settings.ts';
import { restoreKey } from '../../../src/investigation/infrastructure/edit/restore-key.ts';
import type { FileKind } from '../../../src/investigation/infrastructure/file-kind.ts';
import { readSettings } from '../../../src/investigation/infrastructure/read/read-settings.ts';
import { flat, mutateTexts, type Tree, treeChange, writeYaml } from './documents.ts';

const sidesOf = (kind: FileKind, file: string, base: string, head: string) => ({
  base: readSettings(kind, base, file),
  head: readSettings(kind, head, file),
});

/** What a document holds, by the way to each value; what an own parser gives, not the reader under test. */
const leavesOf = (value: unknown, path: readonly string[] = []): Map<string, string> => {
  if (typeof value === 'object' && value !== null && path.length === 0 && Object.keys(value).length === 0)
    return new Map();
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.keys(value).length === 0)
    return new Map([[path.join('/'), JSON.stringify(value)]]);
  return new Map(Object.entries(value).flatMap(([key, content]) => [...leavesOf(content, [...path, key])]));
};

const isBelow = (path: string, unit: string): boolean => path === unit || path.startsWith(`${unit}/`);

/** With only one unit taken from the other side. */
const mixed = (into: Map<string, string>, from: Map<string, string>, unit: string): Map<string, string> =>
  new Map(
    [
      ...[...into].filter(([path]) => !isBelow(path, unit)),
      ...[...from].filter(([path]) => isBelow(path, unit)),
    ].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

const sorted = (leaves: Map<string, string>): Map<string, string> =>
  new Map([...leaves].toSorted(([a], [b]) => (a < b ? -1 : 1)));

interface Tally {
  undone: number;
  not: string[];
}

const check = (
  kind: FileKind,
  file: string,
  base: string,
  head: string,
  read: (text: string) => unknown,
  tally: Tally,
): void => {
  const sides = sidesOf(kind, file, base, head);
  for (const { unit, part } of compareSettings(sides)) {
    for (const [into, from] of [[sides.head, sides.base] as const, [sides.base, sides.head] as const]) {
      const restored = restoreKey({ file, into, from, unit, part });
      if ('reason' in restored) {
        tally.not.push(`${restored.reason}\n${base}\n--\n${head}\n-- ${unit.join('/')}`);
        continue;
      }
      tally.undone += 1;
      if (part !== null) continue;
      const path = unit.join('/');
      expect(sorted(leavesOf(read(restored.text)))).toEqual(
        mixed(leavesOf(read(into.text)), leavesOf(read(from.text)), path),
      );
    }
  }
};

/** Share of the keys that could not be put back; all of them where hardly any was tried. */
const missed = ({ undone, not }: Tally): number => (undone > 100 ? not.length / (undone + not.length) : 1);

test('one key of YAML goes back, and nothing else does', () => {
  const tally: Tally = { undone: 0, not: [] };
  const style = fc.record({ indent: fc.constantFrom(2, 4), flow: fc.boolean(), comments: fc.boolean() });
  fc.assert(
    fc.property(treeChange, style, ({ base, head }, written) => {
      check('yaml', 'config.yaml', writeYaml(base, written), writeYaml(head, written), parse, tally);
    }),
    { numRuns: 60 },
  );
  expect(missed(tally)).toBeLessThanOrEqual(0.02);
});

test('one key of YAML goes back where the sides are written in different styles', () => {
  const tally: Tally = { undone: 0, not: [] };
  fc.assert(
    fc.property(treeChange, fc.boolean(), ({ base, head }, flow) => {
      const texts = [
        writeYaml(base, { indent: 2, flow, comments: true }),
        writeYaml(head, { indent: 4, flow: !flow, comments: true }),
      ] as const;
      check('yaml', 'config.yaml', ...texts, parse, tally);
    }),
    { numRuns: 40 },
  );
  expect(missed(tally)).toBeLessThanOrEqual(0.4);
});

test('one key of JSON goes back, however the sides are indented', () => {
  const tally: Tally = { undone: 0, not: [] };
  const indent = fc.constantFrom<number | string>(0, 2, 4, '\t');
  fc.assert(
    fc.property(treeChange, indent, indent, ({ base, head }, before, after) => {
      const texts = [JSON.stringify(base, null, before), JSON.stringify(head, null, after)] as const;
      check('json', 'config.json', ...texts, JSON.parse, tally);
    }),
    { numRuns: 60 },
  );
  expect(missed(tally)).toBeLessThanOrEqual(0.02);
});

const commented = (text: string): string =>
  text.replace(/(\n\s*)\}/u, ', /* , } */$1}').replaceAll('\n', ' // a, "comment"\n');

const withoutComments = (text: string): unknown =>
  parse(text.replaceAll(/ \/\/ a, "comment"\n/gu, '\n').replaceAll('/* , } */', ''));

test('one key of JSON with comments and commas at the end goes back', () => {
  const tally: Tally = { undone: 0, not: [] };
  const plain = (value: Tree): boolean => !JSON.stringify(value).includes('\\n');
  fc.assert(
    fc.property(treeChange, ({ base, head }) => {
      fc.pre(plain(base) && plain(head));
      const texts = [commented(JSON.stringify(base, null, 2)), commented(JSON.stringify(head, null, 2))] as const;
      check('json', 'tsconfig.jsonc', ...texts, withoutComments, tally);
    }),
    { numRuns: 60 },
  );
  expect(missed(tally)).toBeLessThanOrEqual(0.05);
});

const parseLines = (text: string): unknown => {
  const found = new Map<string, Map<string, string>>();
  let section = '';
  for (const line of text.split('\n')) {
    section = /^\[(.*)\]$/.exec(line)?.[1] ?? section;
    const [, key, quoted, bare] = /^(?:export )?([A-Z_]+)\s*[=:]\s*(?:"(.*)"|(.*?))(?: [#;] .*)?$/.exec(line) ?? [];
    if (key !== undefined) found.set(section, new Map([...(found.get(section) ?? []), [key, quoted ?? bare ?? '']]));
  }
  const top = found.get('') ?? new Map<string, string>();
  found.delete('');
  return Object.fromEntries([...top, ...[...found].map(([name, keys]) => [name, Object.fromEntries(keys)] as const)]);
};

const lineOf = (key: string, value: string, index: number): string =>
  [`${key}=${value}`, `${key}="${value}"`, `${key}=${value} # why`][index % 3] ?? '';

test('one variable of .env goes back', () => {
  const tally: Tally = { undone: 0, not: [] };
  fc.assert(
    fc.property(flat, flat, fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3 }), (base, other, picks) => {
      const head = mutateTexts(base, other, picks);
      const write = (values: Record<string, string>): string =>
        `# of the service\n${Object.entries(values)
          .map(([key, value], i) => lineOf(key, value, i))
          .join('\n')}\n`;
      check('env', '.env', write(base), write(head), parseLines, tally);
    }),
    { numRuns: 60 },
  );
  expect(missed(tally)).toBeLessThanOrEqual(0.0);
});

test('one key of ini goes back', () => {
  const tally: Tally = { undone: 0, not: [] };
  const sections = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), flat, { minKeys: 1, maxKeys: 3 });
  fc.assert(
    fc.property(
      sections,
      sections,
      fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3 }),
      (base, other, picks) => {
        const head = Object.fromEntries([
          ...Object.entries(base).map(([name, keys]) => [name, mutateTexts(keys, other[name] ?? {}, picks)] as const),
          ...(picks[0] === 0 ? Object.entries(other) : []),
        ]);
        const write = (values: typeof base): string =>
          Object.entries(values)
            .filter(([, keys]) => Object.keys(keys).length > 0)
            .map(
              ([name, keys]) =>
                `[${name}]\n${Object.entries(keys)
                  .map(([key, value], i) => lineOf(key, value, i).replace('#', ';'))
                  .join('\n')}\n`,
            )
            .join('\n');
        check('ini', 'service.ini', write(base), write(head), parseLines, tally);
      },
    ),
    { numRuns: 60 },
  );
  expect(missed(tally)).toBeLessThanOrEqual(0.02);
});
