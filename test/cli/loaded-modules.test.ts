import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '../..');

/** Writes the address of every module that is loaded to standard error. */
const trace = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  import { writeSync } from 'node:fs';
  registerHooks({ load: (url, context, next) => { writeSync(2, url + '\\n'); return next(url, context); } });
`)}`;

const loadedBy = (...args: readonly string[]): string[] => {
  const script = `"$0" --import "$1" src/cli/pacegate.ts ${args.join(' ')} 2>&1 >/dev/null || true`;
  const output = execFileSync('sh', ['-c', script, process.execPath, trace], { cwd: root, encoding: 'utf8' });
  return output.split('\n').filter((line) => /^(?:file|node):/.test(line));
};

const packagesOf = (urls: readonly string[]): string[] => [
  ...new Set(urls.flatMap((url) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? [])),
];

test('help and version load commander alone: what is measured with is loaded when it is needed', () => {
  const asked = [
    '--help',
    '--version',
    'check --help',
    'doctor --help',
    'baseline show --help',
    'app --help',
    'unknown',
  ];
  const ours = /src\/(?:config|gate|measure|report|usecases|github|baseline|database|app)\//;
  for (const argument of asked) {
    const loaded = loadedBy(argument);
    expect(loaded.some((url) => url.endsWith('src/cli/run.ts'))).toBe(true);
    expect({ argument, packages: packagesOf(loaded) }).toEqual({ argument, packages: ['commander'] });
    expect(loaded.filter((url) => ours.test(url))).toEqual([]);
  }
}, 300_000);

test('the trace sees what a command loads', () => {
  expect(packagesOf(loadedBy('report', 'none.json'))).toContain('zod');
}, 300_000);
