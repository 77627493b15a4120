import { expect, test } from '@jest/globals';
import {
  array,
  assert,
  constant,
  constantFrom,
  integer,
  nat,
  oneof,
  option,
  pre,
  property,
  string,
  tuple,
} from 'fast-check';
import { parseSource } from '../../../src/advice/source/parse-source.ts';
import { filePatch } from '../../../src/investigation/units/file-patch.ts';
import { makeChange, patched } from './make-change.ts';

/** A line of a script that declares a name, or uses some: so that parts need each other. */
const statement = oneof(
  integer({ min: 0, max: 5 }).map((n) => `const a${n} = ${n};`),
  tuple(nat(5), nat(5)).map(([a, b]) => `const b${a} = () => a${b};`),
  nat(5).map((n) => `console.log(a${n}, b${n});`),
  nat(5).map((n) => `if (globalThis.x${n}) {`),
  constant('}'),
  constant('// A remark.'),
  constant(''),
);

const script = array(statement, { maxLength: 14 })
  .map((lines) => lines.map((line) => `${line}\n`).join(''))
  .filter((text) => parseSource(text, 'a.js')?.mistakes === 0);

/** Any text at all, as files of other languages are. */
const anyText = oneof(
  array(constantFrom('a\n', 'b\n', 'c\n', '\n', 'd\r\n'), { maxLength: 12 }).map((lines) => lines.join('')),
  string({ maxLength: 40 }),
);

test('undoing all units of a text gives the base, and putting all onto the base gives the head', () => {
  assert(
    property(script, script, anyText, anyText, (base, head, other, otherHead) => {
      const { change, undone, applied } = makeChange(
        { 'a.js': base, 'b.py': other },
        { 'a.js': head, 'b.py': otherHead },
      );
      const ids = change.units.map(({ id }) => id);
      pre(ids.length > 0);
      expect([undone(ids, 'a.js'), undone(ids, 'b.py')]).toStrictEqual([base, other]);
      expect([applied(ids, 'a.js'), applied(ids, 'b.py')]).toStrictEqual([head, otherHead]);
    }),
  );
});

test('what a unit needs comes along: the text parses without it, and the units that are left make the head of the base', () => {
  assert(
    property(script, script, (base, head) => {
      const { change, patches, undone } = makeChange({ 'a.js': base }, { 'a.js': head });
      const undos = change.units.flatMap(({ id }) => {
        const undo = patches.undoAll([id]);
        return 'reason' in undo ? [] : [{ undo, text: undone([id], 'a.js') ?? '' }];
      });
      for (const { undo, text } of undos) {
        expect(parseSource(text, 'a.js')?.mistakes).toBe(0);
        expect(text).not.toBe(head);
        // What was undone is a change of its own; applied again it gives the head.
        const again = makeChange({ 'a.js': text }, { 'a.js': head });
        const all = again.change.units.map(({ id }) => id);
        expect(again.applied(all, 'a.js')).toBe(head);
        expect(undo.units.every((id) => change.units.some((unit) => unit.id === id))).toBe(true);
      }
    }),
  );
});

test('a patch and the one that goes back are each other undone', () => {
  assert(
    property(option(anyText), option(anyText), (before, after) => {
      // The parser of `diff` knows no patches without lines; git does.
      pre((before ?? '') !== (after ?? ''));
      const path = 'src/a b.txt';
      const [there, back] = [filePatch(path, before, after), filePatch(path, after, before)];
      const made = [there, back].map((it) => (it !== null && 'patch' in it ? it.patch : ''));
      expect(patched(made[0] ?? '', path, before)).toBe(after);
      expect(patched(made[1] ?? '', path, after)).toBe(before);
    }),
  );
});

test('a name that git would write in quotes has a reason instead of a patch', () => {
  const reason = { reason: 'A patch can not hold the name of one of its files.' };
  for (const path of ['a\nb.js', 'a"b.js', '../a.js', '/etc/a.js', '.git/config', 'src/./a.js'])
    expect(filePatch(path, 'a\n', 'b\n')).toStrictEqual(reason);
});

test('any texts are taken apart without throwing', () => {
  const names = constantFrom('a.ts', 'a.vue', 'a.sql', 'package.json', 'yarn.lock', 'package-lock.json');
  assert(
    property(string(), string(), names, (base, head, path) => {
      const { change, patches } = makeChange({ [path]: base }, { [path]: head });
      expect(change.units.map(({ id }) => Object.keys(patches.undoAll([id])).length > 0)).not.toContain(false);
    }),
  );
});
