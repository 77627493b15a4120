import { expect, test } from '@jest/globals';
import { makeChange, unitsOf } from './make-change.ts';

test('a hunk alone goes back, and the others stay', () => {
  const base = 'const a = 1;\nexport const f = () => a;\n\nexport const g = () => 2;\n';
  const head = 'const a = 1;\nexport const f = () => a + 1;\n\nexport const g = () => 3;\n';
  const { undone, applied, idsIn } = makeChange({ 'a.js': base }, { 'a.js': head });
  expect(idsIn('a.js')).toStrictEqual(['a.js#1', 'a.js#2']);
  expect(undone(['a.js#1'], 'a.js')).toBe(head.replace('a + 1', 'a'));
  expect(applied(['a.js#1'], 'a.js')).toBe(base.replace('=> a', '=> a + 1'));
});

test('what uses a name goes back with the hunk that declares it', () => {
  const base = "import { a } from './a.js';\n\nexport const f = () => a();\n";
  const head = "import { b } from './b.js';\n\nexport const f = () => b();\n";
  const { patches } = makeChange({ 'f.js': base }, { 'f.js': head });
  expect(unitsOf(patches.undoAll(['f.js#1']))).toStrictEqual(['f.js#1', 'f.js#2']);
  expect(unitsOf(patches.applyAll(['f.js#2']))).toStrictEqual(['f.js#1', 'f.js#2']);
});

test('an import that only stays unused does not force anything', () => {
  const base = 'const x = 0;\n\nexport const f = () => x;\n';
  const head = "import { b } from 'b';\nconst x = 0;\n\nexport const f = () => b(x);\n";
  const { patches } = makeChange({ 'f.js': base }, { 'f.js': head });
  expect(unitsOf(patches.undoAll(['f.js#2']))).toStrictEqual(['f.js#2']);
  // The other way round a name would be missing.
  expect(unitsOf(patches.undoAll(['f.js#1']))).toStrictEqual(['f.js#1', 'f.js#2']);
});

test('a name that an inner function declares does not stand in for one that is missing', () => {
  const base =
    'export const f = (list, load) => {\n  const lines = load(list);\n  const more = 1;\n  return lines;\n};\n';
  const head =
    'export const f = (list, load) => {\n  const all = list.map((it) => {\n    const lines = load([it]);\n    return lines;\n  });\n  const more = 1;\n  return all;\n};\n';
  const { patches } = makeChange({ 'f.js': base }, { 'f.js': head });
  expect(unitsOf(patches.undoAll(['f.js#2']))).toStrictEqual(['f.js#1', 'f.js#2']);
});

test('a function that was moved is not declared twice', () => {
  const base = 'const a = () => 1;\n\nconst b = 2;\nconst c = 3;\nexport { a, b, c };\n';
  const head = 'const b = 2;\nconst c = 3;\nconst a = () => 1;\n\nexport { a, b, c };\n';
  const { patches, idsIn } = makeChange({ 'f.js': base }, { 'f.js': head });
  expect(idsIn('f.js')).toHaveLength(2);
  for (const id of idsIn('f.js')) expect(unitsOf(patches.undoAll([id]))).toStrictEqual(idsIn('f.js'));
});

test('parts of one statement go back together, so that the text parses', () => {
  const base = 'export const f = async (a) => {\n  const x = await a();\n  return x;\n};\n';
  const head =
    'export const f = async (a) => {\n  try {\n  const x = await a();\n  return x;\n  } catch {\n    return null;\n  }\n};\n';
  const { patches, idsIn, undone } = makeChange({ 'f.js': base }, { 'f.js': head });
  expect(idsIn('f.js').length).toBeGreaterThan(1);
  for (const id of idsIn('f.js')) {
    expect(unitsOf(patches.undoAll([id]))).toStrictEqual(idsIn('f.js'));
    expect(undone([id], 'f.js')).toBe(base);
  }
});

test('importers of what a file no longer exports go back with it', () => {
  const base = {
    'a.js': 'export const a = 1;\n',
    'b.js': "import { a } from './a.js';\n\nconst other = 0;\n\nexport const b = () => a;\n",
  };
  const head = {
    'a.js': 'export const a = 1;\nexport const half = a / 2;\n',
    'b.js': "import { a, half } from './a.js';\n\nconst other = 0;\n\nexport const b = () => a + half;\n",
  };
  const { patches } = makeChange(base, head);
  expect(unitsOf(patches.undoAll(['a.js#1']))).toStrictEqual(['a.js#1', 'b.js#1', 'b.js#2']);
  expect(unitsOf(patches.undoAll(['b.js#2']))).toStrictEqual(['b.js#2']);
  expect(unitsOf(patches.applyAll(['b.js#2']))).toStrictEqual(['a.js#1', 'b.js#1', 'b.js#2']);
});

test('a new file goes away with those that import it, and comes with its importer', () => {
  const base = { 'b.ts': 'export const b = (n: number): number => n;\n' };
  const head = {
    'new.ts': 'export const twice = (n: number): number => 2 * n;\n',
    'b.ts': "import { twice } from './new.js';\nexport const b = (n: number): number => twice(n);\n",
  };
  const { patches, undone, applied } = makeChange(base, head);
  expect(unitsOf(patches.undoAll(['new.ts#1']))).toStrictEqual(['b.ts#1', 'new.ts#1']);
  expect(undone(['new.ts#1'], 'new.ts')).toBeNull();
  expect(applied(['b.ts#1'], 'new.ts')).toBe(head['new.ts']);
});

test('elements and types count as names', () => {
  const base = 'export const App = () => <main />;\n';
  const head =
    'interface Props {\n  readonly name: string;\n}\nconst Card = ({ name }: Props) => <b>{name}</b>;\n\nexport const App = () => <main><Card name="a" /></main>;\n';
  const { patches, change } = makeChange({ 'a.tsx': base }, { 'a.tsx': head });
  for (const { id } of change.units) expect('patch' in patches.undoAll([id])).toBe(true);
  expect(unitsOf(patches.undoAll(['a.tsx#1']))).toStrictEqual(change.units.map(({ id }) => id));
});

test('calls that changed with the parameters of a function go back with it', () => {
  const base = 'const f = (a) => a;\n\nconst x = 1;\n\nexport const g = () => f(x);\n';
  const head = 'const f = (a, b) => a + b;\n\nconst x = 1;\n\nexport const g = () => f(x, 2);\n';
  const { patches } = makeChange({ 'f.js': base }, { 'f.js': head });
  expect(unitsOf(patches.undoAll(['f.js#1']))).toStrictEqual(['f.js#1', 'f.js#2']);
});

test('who reads a property that only the head writes goes back with it', () => {
  const base = {
    'a.js': 'export const read = () => ({\n  one: 1,\n});\n',
    'b.js': 'export const show = (it) => [\n  it.one,\n];\n',
  };
  const head = {
    'a.js': 'export const read = () => ({\n  one: 1,\n  second: [2],\n});\n',
    'b.js': 'export const show = (it) => [\n  it.one,\n  ...it.second,\n];\n',
  };
  const { patches } = makeChange(base, head);
  expect(unitsOf(patches.undoAll(['a.js#1']))).toStrictEqual(['a.js#1', 'b.js#1']);
  expect(unitsOf(patches.undoAll(['b.js#1']))).toStrictEqual(['b.js#1']);
  expect(unitsOf(patches.applyAll(['b.js#1']))).toStrictEqual(['a.js#1', 'b.js#1']);
});

test('a variable of another kind goes back with the changed places that use it', () => {
  const base =
    'export const f = (list) => {\n  const all = new Map();\n  for (const it of list) all.set(it.id, it);\n  const n = 1;\n  return [...all.values()];\n};\n';
  const head =
    'export const f = (list) => {\n  const all = [];\n  for (const it of list) all.set(it.id, it);\n  const n = 1;\n  return all;\n};\n';
  const { patches } = makeChange({ 'f.js': base }, { 'f.js': head });
  expect(unitsOf(patches.undoAll(['f.js#2']))).toStrictEqual(['f.js#1', 'f.js#2']);
});

test('a line that asks for a file by its old name can not come back', () => {
  const base = { 'old.js': 'export const a = 1;\n', 'b.js': "import { a } from './old.js';\nexport const b = a;\n" };
  const head = { 'new.js': 'export const a = 1;\n', 'b.js': "import { a } from './new.js';\nexport const b = a;\n" };
  const { patches } = makeChange(base, head, { 'new.js': 'old.js' });
  expect(patches.undoAll(['b.js#1'])).toStrictEqual({ reason: 'b.js imports old.js, which is not there.' });
});

test('units that nobody knows are no reason to throw', () => {
  const { patches } = makeChange({ 'a.js': 'a;\n' }, { 'a.js': 'b;\n' });
  expect(patches.undoAll(['other.js#1'])).toStrictEqual({ reason: 'The change has no such unit.' });
  expect(patches.undoAll([])).toStrictEqual({ reason: 'Without it the text stays the same.' });
});

test('a file that can not be parsed on either side still goes back, line by line', () => {
  const base = 'def f(a):\n    return a\n\n\ndef g(a):\n    return a\n';
  const head = 'def f(a):\n    return sorted(a)\n\n\ndef g(a):\n    return list(a)\n';
  const { undone } = makeChange({ 'a.py': base }, { 'a.py': head });
  expect(undone(['a.py#1'], 'a.py')).toBe(head.replace('sorted(a)', 'a'));
});
