import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { commandLineReference, leafCommands } from '../../src/cli/command-line-reference.ts';
import { createProgram } from '../../src/cli/program.ts';
import { commandLineFile } from '../../src/cli/write-command-line.ts';
import { exitCodeMeanings } from '../../src/cli/exit-codes.ts';

const text = commandLineReference();

test('docs/command-line.md is what the program says: run "npm run docs" when it is not', () => {
  expect(readFileSync(commandLineFile, 'utf8')).toBe(text);
});

test('every command, option and exit code has its place', () => {
  const none = (): Promise<number> => Promise.resolve(0);
  const silent = { write: () => true };
  const actions = {
    check: none,
    measure: none,
    investigate: none,
    report: none,
    init: none,
    doctor: none,
    baseline: none,
    app: none,
    worker: none,
  };
  const program = createProgram({ stdout: silent, stderr: silent }, actions, () => {});
  const names = leafCommands(program).map((command) => command.name());
  expect(names).toEqual([
    'init',
    'doctor',
    'check',
    'measure',
    'investigate',
    'report',
    'show',
    'refresh',
    'export',
    'import',
    'app',
    'worker',
  ]);
  for (const command of leafCommands(program)) {
    expect(text).toMatch(new RegExp(`^## \`pacegate (?:baseline )?${command.name()}[ \`]`, 'm'));
    for (const { flags } of command.options) expect(text).toContain(`| \`${flags}\` | `);
  }
  for (const { code, name } of exitCodeMeanings) expect(text).toContain(`| ${code} | ${name} | `);
});

test('defaults stand in their own column', () => {
  expect(text).toContain('| `--config <file>` | Configuration. | `.github/pacegate.yml` |');
  expect(text).toContain('| `--time-limit <duration>` | For the whole run, such as 5m. | the configuration, or 10m |');
  expect(text).not.toContain('(default:');
});

/** Marks that Pacegate passes to itself. */
const internal = new Set([
  'PACEGATE_PROBE_PARTS',
  'PACEGATE_PROBE_SOCKET',
  'PACEGATE_PROFILER_DIRECTORY',
  'PACEGATE_PROFILER_SOCKET',
  'PACEGATE_RUN_SIDE',
  'PACEGATE_STEP',
  'PACEGATE_VISIT',
]);

test('every variable of Pacegate that the sources know is explained, but for its own marks', () => {
  const source = join(import.meta.dirname, '../../src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|cjs)$/.test(file));
  const names = new Set(
    files.flatMap((file) => readFileSync(join(source, file), 'utf8').match(/\bPACEGATE_[A-Z_]*[A-Z]\b/g) ?? []),
  );
  expect(names).toContain('PACEGATE_DIRECTORY');
  expect([...names].filter((name) => !internal.has(name) && !text.includes(`| \`${name}\` |`))).toEqual([]);
});
