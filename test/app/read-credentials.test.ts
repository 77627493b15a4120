import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { credentialsFile, parseCredentials, readText, saveCredentials } from '../../src/app/credentials-file.ts';
import type { Credentials } from '../../src/app/credentials.ts';
import { readCredentials } from '../../src/app/read-credentials.ts';
import { OutputError } from '../../src/core/errors.ts';
import { makeKey } from './test-key.ts';

const key = makeKey();
const WEBHOOK_SECRET = 'a-secret-of-the-owner';
const page = 'https://github.com/apps/pacegate';

const read = (given: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}) =>
  readCredentials({ given, data: '/data', readText: (path) => files[path] ?? null, role: 'app' });

test.each([
  ['as it is', key],
  ['with \\n for its line ends', key.replaceAll('\n', String.raw`\n`)],
  ['with line ends of Windows', key.replaceAll('\n', '\r\n')],
  ['in base64', Buffer.from(key).toString('base64')],
])('the key %s', (_how, text) => {
  const { credentials, problems } = read({ APP_ID: '7', PRIVATE_KEY: text, WEBHOOK_SECRET });
  expect(problems).toEqual([]);
  expect(credentials).toEqual({ appId: 7, privateKey: key, webhookSecret: WEBHOOK_SECRET, page: null });
});

test('the key of a file', () => {
  const given = { APP_ID: '7', PRIVATE_KEY_PATH: '/keys/app.pem', WEBHOOK_SECRET };
  expect(read(given, { '/keys/app.pem': key }).credentials?.privateKey).toBe(key);
  expect(read(given).problems).toEqual([
    expect.stringMatching(/^PRIVATE_KEY_PATH names \/keys\/app\.pem, which can't/),
  ]);
});

test.each<[Readonly<Record<string, string>>, RegExp[]]>([
  [{ APP_ID: '7' }, [/^PRIVATE_KEY is missing/, /^WEBHOOK_SECRET is missing/]],
  [{ WEBHOOK_SECRET }, [/^APP_ID is missing/, /^PRIVATE_KEY is missing/]],
  [{ APP_ID: '0', PRIVATE_KEY: key, WEBHOOK_SECRET }, [/^APP_ID is "0"/]],
  [{ APP_ID: '7', PRIVATE_KEY: key, PRIVATE_KEY_PATH: '/x', WEBHOOK_SECRET }, [/both set/]],
  [{ APP_ID: '7', PRIVATE_KEY: key.slice(0, 400), WEBHOOK_SECRET }, [/^PRIVATE_KEY is no RSA key/]],
  [{ APP_ID: '7', PRIVATE_KEY: key, WEBHOOK_SECRET: 'development' }, [/Probot's default/]],
  [{ APP_ID: '7', PRIVATE_KEY: key, WEBHOOK_SECRET: '123456789012345' }, [/fewer than 16 characters/]],
])('what is missing or wrong is said: %#', (given, expected) => {
  const { credentials, problems } = read(given);
  expect(credentials).toBeNull();
  expect(problems).toEqual(expected.map((it) => expect.stringMatching(it)));
});

const saved: Credentials = { appId: 7, privateKey: key, webhookSecret: WEBHOOK_SECRET, page };

test('what the setup page has written counts where the environment has nothing', () => {
  const files = { '/data/credentials.json': JSON.stringify(saved) };
  expect(read({}, files)).toEqual({ credentials: saved, problems: [] });
  expect(read({ APP_ID: '8', PRIVATE_KEY: key, WEBHOOK_SECRET }, files).credentials?.appId).toBe(8);
  expect(read({})).toEqual({ credentials: null, problems: [] });
});

test.each(['', '{', '[]', '{"appId":7}', JSON.stringify({ ...saved, privateKey: 'none' })])(
  'a file that the setup page has not written is refused: %s',
  (text) => {
    expect(parseCredentials(text)).toBeNull();
    expect(read({}, { '/data/credentials.json': text }).problems).toEqual([
      expect.stringMatching(/^\/data\/credentials\.json is not what the setup page has written: remove it/),
    ]);
  },
);

test('credentials are kept for their owner alone, and found again', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'pacegate-credentials-'));
  try {
    const data = join(directory, 'new', 'data');
    const file = credentialsFile(data);
    await saveCredentials(file, saved);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(data)).toEqual(['credentials.json']);
    expect(readCredentials({ given: {}, data, readText, role: 'app' })).toEqual({ credentials: saved, problems: [] });
    await saveCredentials(file, { ...saved, appId: 8 });
    expect(parseCredentials(await readFile(file, 'utf8'))?.appId).toBe(8);
    // Where there is a file in the place of a directory nothing can be written.
    await writeFile(join(directory, 'file'), '');
    const refused = saveCredentials(join(directory, 'file', 'credentials.json'), saved);
    await expect(refused).rejects.toBeInstanceOf(OutputError);
    await expect(refused).rejects.not.toThrow(WEBHOOK_SECRET);
  } finally {
    await rm(directory, { recursive: true });
  }
});

test('a worker takes no deliveries, so it needs no webhook secret; a bad one is refused all the same', () => {
  const readAs = (given: Readonly<Record<string, string>>) =>
    readCredentials({ given, data: '/data', readText: () => null, role: 'worker' });
  expect(readAs({ APP_ID: '7', PRIVATE_KEY: key }).credentials).toMatchObject({ appId: 7, webhookSecret: '' });
  expect(readAs({ APP_ID: '7', PRIVATE_KEY: key, WEBHOOK_SECRET: 'development' }).problems).toHaveLength(1);
});
