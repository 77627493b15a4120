import { expect, test } from '@jest/globals';
import { fileKind } from '../../../src/investigation/infrastructure/file-kind.ts';
import { readSettings } from '../../../src/investigation/infrastructure/read/read-settings.ts';
import { differ, swap } from './differ.ts';

test('literals of programs, with sums and what they are in', () => {
  const base = 'const pool = new Pool({ max: 10, ttl: 10 * 60 * 1000 });\nserver.keepAliveTimeout = 5000;\n';
  const head = swap(base, ['max: 10', 'max: 2'], ['10 * 60 * 1000', '10'], ['5000', '0']);
  expect(differ('src/a.ts', base, head, 'source').changes).toEqual(
    [
      '1 pool.Pool.max: 10 > 2',
      '1 pool.Pool.ttl: 600000 > 10',
      '2 keepAliveTimeout.server.keepAliveTimeout: 5000 > 0',
    ].map((it) => it.replace('keepAliveTimeout.server', 'server')),
  );
});

test('what tools read, what is made by machines, and lock files set nothing', () => {
  for (const path of [
    'package-lock.json',
    'tsconfig.json',
    '.github/workflows/a.yml',
    'node_modules/a/b.json',
    '.eslintrc.json',
    'dist/a.json',
    'README.md',
    'test/a.test.ts',
  ])
    expect(fileKind(path, '{}')).toBeNull();
  expect(fileKind('.github/pacegate.yml', '')).toBe('yaml');
});

test('whatever a text is, reading it never fails', () => {
  const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const kinds = [
    'yaml',
    'json',
    'toml',
    'env',
    'ini',
    'properties',
    'conf',
    'nginx',
    'dockerfile',
    'terraform',
    'source',
  ] as const;
  const texts = [
    '',
    nested,
    '{'.repeat(5000),
    'a = "',
    "a: '",
    '}}}}',
    'a {\n b = [\n',
    '\u0000\uFEFF',
    'a\r\nb=c\r\n',
    '-----',
    'ENV',
    '<<EOT',
    '"""',
    'a=<<',
    'a: &a [*a]',
  ];
  const read = kinds.flatMap((kind) => texts.map((text) => readSettings(kind, text, 'a')));
  expect(read.every(({ entries }) => Array.isArray(entries))).toBe(true);
});
