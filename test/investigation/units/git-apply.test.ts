import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeChange } from './make-change.ts';

const base = {
  'src/ä b.js': 'export const a = 1;\nexport const b = 2;',
  'src/gone.js': 'export const gone = 1;\n',
  'src/windows.js': 'const a = 1;\r\nexport const f = () => a;\r\n',
  'src/old.js': 'export const one = 1;\n\nexport const two = 2;\n',
  'db/001.sql': 'CREATE TABLE a (id int);\n',
  'src/empty.js': '',
};
const head = {
  'src/ä b.js': 'export const a = 1;\nexport const b = 3;\n',
  'src/windows.js': 'const a = 2;\r\nexport const f = () => a;\r\nexport const g = 1;\r\n',
  'src/new.js': 'export const one = 1;\n\nexport const two = 22;\n',
  'db/001.sql': 'CREATE TABLE a (id int);\n',
  'db/002.sql': '-- More.\nCREATE TABLE b (id int);\nDROP INDEX x;\n',
  'src/added.js': 'export const added = 1',
  'src/empty.js': 'export const full = 1;\n',
};

test('git applies every patch, to the head and to the base', () => {
  const directory = mkdtempSync(join(tmpdir(), 'pacegate-units-'));
  try {
    const { change, patches } = makeChange(base, head, { 'src/new.js': 'src/old.js' });
    const ids = change.units.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(7);
    const sides = { base, head };
    for (const [side, chosen] of [
      ...ids.map((id) => ['head', [id]] as const),
      ...ids.map((id) => ['base', [id]] as const),
      ['head', ids] as const,
      ['base', ids] as const,
    ]) {
      const root = join(directory, 'checkout');
      rmSync(root, { recursive: true, force: true });
      for (const [path, text] of Object.entries(sides[side])) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      const patch = side === 'head' ? patches.undoAll(chosen) : patches.applyAll(chosen);
      if ('reason' in patch) throw new Error(patch.reason);
      execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: root, input: patch.patch });
      if (chosen !== ids) continue;
      const other = side === 'head' ? base : head;
      for (const path of [
        'src/ä b.js',
        'src/windows.js',
        'db/002.sql',
        'src/added.js',
        'src/gone.js',
        'src/empty.js',
      ]) {
        const text = (other as Readonly<Record<string, string>>)[path];
        expect([path, existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined]).toStrictEqual(
          [path, text],
        );
      }
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
