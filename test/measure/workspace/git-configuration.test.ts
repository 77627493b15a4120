import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from '@jest/globals';
import {
  accessSettings,
  contentSettings,
  formatSettings,
  parseLocalSettings,
  withoutCredentials,
} from '../../../src/measure/workspace/git-configuration.ts';
import { gitEnvironment } from '../../../src/measure/workspace/git-environment.ts';
import { nearestName, remoteOf } from '../../../src/measure/workspace/find-commit.ts';
import { oneLine } from '../../../src/measure/workspace/git.ts';
import { environment, quickScratch } from './repositories.ts';

test('what is written as configuration is what git reads', async () => {
  await using room = await quickScratch();
  const text = fc.string({ unit: fc.constantFrom('a', ' ', '"', '\\', '\n', '#', ';', '=', 'é', '\t', '.') });
  const file = join(room.path, 'config');
  await fc.assert(
    fc.asyncProperty(text, text, async (name, value) => {
      const settings = [{ key: `filter.x${name.replaceAll('\n', '')}.smudge`, value }];
      writeFileSync(file, formatSettings(settings));
      const listed = execFileSync('git', ['config', '--file', file, '--list', '-z'], { env: environment });
      expect(listed.toString()).toBe(`${settings[0]!.key}\n${value}\0`);
    }),
    { numRuns: 40 },
  );
});

test('only settings of the repository are taken: contents for checkouts, access for remotes, hooks never', () => {
  const listing =
    'global\0core.autocrlf\ntrue\0local\0core.eol\nlf\0local\0core.symlinks\0local\0core.hookspath\nx\0' +
    'worktree\0filter.a.b.clean\nx\ny\0local\0remote.origin.url\n../r\0local\0remote.o.url\nhost:r\0' +
    'local\0http.https://h/.extraheader\nsecret\0local\0remote.origin.fetch\n+a:b\0';
  const settings = parseLocalSettings(listing);
  expect(contentSettings(settings)).toEqual([
    { key: 'core.eol', value: 'lf' },
    { key: 'core.symlinks', value: 'true' },
    { key: 'filter.a.b.clean', value: 'x\ny' },
  ]);
  expect(accessSettings(settings, '/user/top')).toEqual([
    { key: 'remote.origin.url', value: '/user/r' },
    { key: 'remote.o.url', value: 'host:r' },
    { key: 'http.https://h/.extraheader', value: 'secret' },
  ]);
});

test('settings for git are added to those of the environment, and no prompt is possible', () => {
  const made = gitEnvironment(
    {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'a.b',
      GIT_CONFIG_VALUE_0: 'c',
      GIT_DIR: 'x',
      GIT_SSH_COMMAND: 'ssh -4',
    },
    [{ key: 'x.y', value: 'z' }],
  );
  const count = Number(made['GIT_CONFIG_COUNT']);
  expect(made['GIT_CONFIG_KEY_0']).toBe('a.b');
  expect(made[`GIT_CONFIG_KEY_${count - 1}`]).toBe('x.y');
  expect(made[`GIT_CONFIG_VALUE_${count - 1}`]).toBe('z');
  expect(made['GIT_DIR']).toBeUndefined();
  expect(made['GIT_SSH_COMMAND']).toBe('ssh -4');
  expect(made['GIT_TERMINAL_PROMPT']).toBe('0');
});

test('secrets in URLs are not shown, and what git says is one line', () => {
  expect(withoutCredentials('https://user:pw@host/a@b.git')).toBe('https://host/a@b.git');
  expect(withoutCredentials('git@host:a.git')).toBe('git@host:a.git');
  expect(oneLine("fatal: unable to access 'https://x:token@host/a/': no\n\u001b[31mhint: more\n")).toBe(
    "unable to access 'https://host/a/': no · hint: more",
  );
});

test('the nearest name is suggested only when it is near', () => {
  expect(nearestName('MAIN', ['feature', 'main'])).toBe('main');
  expect(nearestName('release-1', ['main', 'feature'])).toBeNull();
  expect(nearestName('x', [])).toBeNull();
});

test('the remote is the branch’s own, origin, or the only one', () => {
  const settingsOf = (...keys: [string, string][]) => ({ settings: keys.map(([key, value]) => ({ key, value })) });
  const two: [string, string][] = [
    ['remote.fork.url', 'f'],
    ['remote.origin.url', 'o'],
  ];
  const remote = (branch: string | null, ...keys: [string, string][]) => remoteOf(settingsOf(...keys), branch);
  expect(remote(null, ...two)).toBe('origin');
  expect(remote('work', ...two, ['branch.work.remote', 'fork'])).toBe('fork');
  expect(remote('work', ...two, ['branch.work.remote', '.'])).toBe('origin');
  expect(remote('work', ['remote.up.url', 'u'])).toBe('up');
  expect(remote('work')).toBeNull();
});
