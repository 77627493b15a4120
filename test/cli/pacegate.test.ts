import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '../..');

/** Throws out of the event loop as soon as somebody is there to catch it. */
const defect = `data:text/javascript,${encodeURIComponent(`
  const timer = setInterval(() => {
    if (process.listenerCount('uncaughtException') === 0) return;
    clearInterval(timer);
    throw new Error('out of the blue');
  }, 1);
`)}`;

const start = (...args: readonly string[]) =>
  spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', timeout: 250_000 });

test('the command prints its version and ends with 0', () => {
  const { status, stdout, stderr } = start('src/cli/pacegate.ts', '--version');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
}, 300_000);

test('what nobody caught is a defect, and never the exit code of a failed gate', () => {
  const { status, stderr } = start('--import', defect, 'src/cli/pacegate.ts', 'report', 'none.json');
  expect(stderr).toContain('Pacegate itself failed: out of the blue');
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(status).toBe(70);
}, 300_000);
