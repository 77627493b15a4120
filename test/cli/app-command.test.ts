import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { run } from '../../src/cli/run.ts';
import { FakeHost } from './fake-host.ts';

const runIn = async (command: string, environment: Readonly<Record<string, string>>) => {
  const directory = await mkdtemp(join(tmpdir(), 'pacegate-command-'));
  try {
    const host = new FakeHost(command);
    host.directory = directory;
    Object.assign(host.env, environment);
    const code = await run(host.process);
    return { code, out: host.out.join(''), err: host.err.join(''), files: await readdir(directory) };
  } finally {
    await rm(directory, { recursive: true });
  }
};

test.each(['app', 'worker'])('%s: wrong settings end with 2, all at once, before anything is made', async (command) => {
  const { code, out, err, files } = await runIn(command, { PORT: 'x', APP_ID: '1', WEBHOOK_SECRET: 'development' });
  expect({ code, out, files }).toEqual({ code: 2, out: '', files: [] });
  expect(err).toContain('PORT is "x": give a port from 0 to 65535.');
  expect(err).toContain('PRIVATE_KEY is missing');
  expect(err).toContain("WEBHOOK_SECRET is Probot's default");
  expect(err).toContain('Correct these 3 settings and start again.');
  expect(err).not.toMatch(/^\s+at /m);
});

test('a worker says that it needs the database and the key of its App', async () => {
  const { code, out, err } = await runIn('worker', {});
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('DATABASE_URL is missing');
  expect(err).toContain('APP_ID and PRIVATE_KEY_PATH are missing');
});

test.each(['app', 'worker'])('%s takes no arguments: all of it is settings', async (command) => {
  const host = new FakeHost(command, 'extra');
  expect(await run(host.process)).toBe(2);
  expect(host.err.join('')).toContain('too many arguments');
});
