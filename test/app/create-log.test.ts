import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { z } from 'zod';
import { createLog } from '../../src/app/create-log.ts';
import { failureData } from '../../src/app/failure-data.ts';
import { openLog } from '../../src/app/open-log.ts';
import { createRedactor } from '../../src/app/redactor.ts';
import { readSettings } from '../../src/app/settings.ts';
import { DatabaseError } from '../../src/core/errors.ts';
import { makeKey } from './test-key.ts';
import { testLog } from './test-log.ts';

const lineSchema = z.record(z.string(), z.unknown());

const linesOf = (text: string): z.infer<typeof lineSchema>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => lineSchema.parse(JSON.parse(line)));

test('a line is one JSON object with time, level and message first', () => {
  const lines: string[] = [];
  const log = createLog({
    level: 'info',
    write: (line) => lines.push(line),
    redactor: createRedactor(),
    date: () => new Date('2026-11-20T12:00:00Z'),
  });
  log.info('Two\nlines.', { run: 'r1', attempt: 2 });
  expect(lines).toEqual([
    '{"time":"2026-11-20T12:00:00.000Z","level":"info","message":"Two\\nlines.","run":"r1","attempt":2}\n',
  ]);
});

test('data never take the place of time, level and message', () => {
  const { log, text } = testLog();
  log.warn('What happened.', { message: 'another', level: 'info', time: 0 });
  expect(linesOf(text())).toEqual([
    expect.objectContaining({
      level: 'warn',
      message: 'What happened.',
      message_: 'another',
      level_: 'info',
      time_: 0,
    }),
  ]);
});

test.each([
  ['debug', ['info', 'warn', 'error']],
  ['info', ['info', 'warn', 'error']],
  ['warn', ['warn', 'error']],
  ['error', ['error']],
  ['silent', []],
] as const)('level %s', (level, expected) => {
  const lines: string[] = [];
  const log = createLog({ level, write: (line) => lines.push(line), redactor: createRedactor() });
  log.info('i');
  log.warn('w');
  log.error('e');
  expect(linesOf(lines.join('')).map((it) => it['level'])).toEqual([...expected]);
});

const key = makeKey();
const githubToken = `ghs_${'A1b2'.repeat(9)}`;
const jwt = `eyJhbGciOiJSUzI1NiJ9.${'a'.repeat(30)}.${'b'.repeat(30)}`;

test.each([
  [
    'a token of an installation',
    `clone failed: https://x-access-token:${githubToken}@github.com/acme/shop`,
    githubToken,
  ],
  ['a token of another kind', `github_pat_${'1'.repeat(40)}`, '1111'],
  ['a JSON web token', `authorization: bearer ${jwt}`, jwt.slice(20)],
  ['the password of a database', 'postgres://pacegate:hunter22@database/pacegate', 'hunter22'],
  ['a key', `PRIVATE_KEY=${key}`, key.split('\n')[3] ?? ''],
  ['a key that was cut off', key.slice(0, 300), key.split('\n')[2] ?? ''],
])('%s is no part of a line', (_what, said, secret) => {
  const { log, text } = testLog();
  log.error(said, { problem: said, deep: [{ list: [said] }] });
  expect(secret.length).toBeGreaterThan(3);
  expect(text()).not.toContain(secret);
  expect(text()).toContain('[redacted]');
});

test('fields that are named like a secret, and what has no place in a log', () => {
  const { log, text } = testLog();
  log.info('All of it.', {
    webhookSecret: 'short',
    access_token: 'short',
    PRIVATE_KEY: 'short',
    payload: { comment: { body: 'a person wrote this' } },
    headers: { cookie: 'c' },
    key: '12/pr-3',
    installation: 77,
    bytes: new Uint8Array(3),
    when: new Date('2026-11-20T12:00:00Z'),
    big: 12n,
    none: null,
  });
  const [line] = linesOf(text());
  expect(line).toMatchObject({
    webhookSecret: '[redacted]',
    access_token: '[redacted]',
    PRIVATE_KEY: '[redacted]',
    payload: '[left out]',
    headers: '[left out]',
    key: '12/pr-3',
    installation: 77,
    bytes: '[left out]',
    when: '2026-11-20T12:00:00.000Z',
    big: '12',
    none: null,
  });
});

test('a known secret is found wherever it stands', () => {
  const text = fc.string({ maxLength: 40 });
  const secrets = fc.stringMatching(/^[\w+/.-]{8,40}$/);
  fc.assert(
    fc.property(text, secrets, text, (before, secret, after) => {
      const log = testLog(secret);
      const said = `${before}${secret}${after}`;
      log.log.error(said, { [said]: said, deep: { deeper: [said] }, error: new Error(said) });
      for (const line of linesOf(log.text())) expect(JSON.stringify(Object.entries(line))).not.toContain(secret);
    }),
  );
});

test('whatever is logged is one line of JSON of a bounded length', () => {
  fc.assert(
    fc.property(fc.string(), fc.anything(), (message, thing) => {
      const { log, text } = testLog();
      log.info(message, { thing });
      expect(text().match(/\n/g)).toHaveLength(1);
      expect(linesOf(text())).toHaveLength(1);
    }),
  );
  const { log, text } = testLog();
  const round: Record<string, unknown> = { long: 'x'.repeat(1e6), many: Array.from({ length: 1e4 }, () => 'x') };
  round['itself'] = round;
  log.info('Around.', round);
  expect(text().length).toBeLessThan(20_000);
});

test('a foreseen error is told with its cure, a defect with its trace', () => {
  const cause = new Error('connect ECONNREFUSED');
  expect(failureData(new DatabaseError('It is away.', 'Start it.', { cause }))).toEqual({
    code: 'database',
    problem: 'It is away.',
    cure: 'Start it.',
    cause: 'connect ECONNREFUSED',
  });
  expect(failureData(new TypeError('x is not a function'))).toEqual({
    problem: 'x is not a function',
    trace: expect.stringContaining('create-log.test.ts'),
  });
  expect(failureData('thrown')).toEqual({ problem: 'thrown' });
});

test('the log of a process knows the secrets of its settings', () => {
  const environment = {
    APP_ID: '1',
    PRIVATE_KEY: key,
    WEBHOOK_SECRET: 'correct horse battery',
    PACEGATE_METRICS_TOKEN: 'staple staple staple',
    DATABASE_URL: 'postgres://u:p%40ssw%C3%B6rd@h/d',
  };
  const settings = readSettings({ environment, cwd: '/', readText: () => null, role: 'app' });
  const lines: string[] = [];
  const { log } = openLog(settings, (line) => lines.push(line));
  log.info('Look.', { a: 'correct horse battery', b: 'staple staple staple', c: 'p%40ssw%C3%B6rd', d: 'p@sswörd' });
  expect(linesOf(lines.join(''))[0]).toMatchObject({
    a: '[redacted]',
    b: '[redacted]',
    c: '[redacted]',
    d: '[redacted]',
  });
});
