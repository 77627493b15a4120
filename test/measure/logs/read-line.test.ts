import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { LogEntry } from '../../../src/measure/logs/log-entry.ts';
import { readLine } from '../../../src/measure/logs/read-line.ts';

const at = Date.UTC(2026, 2, 2, 9, 14, 5);
const iso = '2026-03-02T09:14:05.000Z';

const entryOf = (line: string): LogEntry => {
  const entry = readLine(line);
  if (typeof entry === 'string') throw new Error(`${entry}: ${line}`);
  return entry;
};
const json = (record: unknown): LogEntry => entryOf(JSON.stringify(record));

test('pino-http', () => {
  const entry = json({
    level: 30,
    time: at,
    req: { id: 7, method: 'GET', url: '/a/1?token=x' },
    res: { statusCode: 503 },
    responseTime: 12.5,
    msg: 'request completed',
  });
  expect(entry).toMatchObject({
    format: 'json',
    kind: 'request',
    moment: { at },
    duration: 12.5,
    isError: true,
    status: 503,
    method: 'GET',
    url: '/a/1?token=x',
    request: '7',
  });
});

test('Fastify tells the route in the line before', () => {
  expect(
    json({ level: 30, time: at, reqId: 'req-1', req: { method: 'GET', url: '/a' }, msg: 'incoming request' }),
  ).toMatchObject({
    kind: 'start',
    request: 'req-1',
  });
  const end = json({
    level: 30,
    time: at,
    reqId: 'req-1',
    res: { statusCode: 200 },
    responseTime: 3,
    msg: 'request completed',
  });
  expect(end).toMatchObject({ kind: 'request', request: 'req-1', url: null, duration: 3 });
});

test.each<[string, Record<string, unknown>, number]>([
  ['a number', { durationMs: 7 }, 7],
  ['with a unit', { duration: '1.5s' }, 1500],
  ['express-winston', { meta: { req: { method: 'GET', url: '/a' }, res: { statusCode: 200 }, responseTime: 9 } }, 9],
  ['morgan in the message', { message: 'GET /a 200 4.321 ms - 15' }, 4.321],
  ['nginx as JSON', { request_time: '0.120', status: '200', uri: '/a' }, 120],
  ['Elastic Common Schema', { event: { duration: 5_000_000 }, url: { path: '/a' } }, 5],
  [
    'Google',
    { httpRequest: { requestMethod: 'GET', requestUrl: 'https://a.example/a', latency: '0.25s', status: 200 } },
    250,
  ],
])('winston and others: %s', (_, record, duration) => {
  const entry = json({ timestamp: iso, level: 'info', ...record });
  expect(entry).toMatchObject({ kind: 'request', moment: { at } });
  expect(entry.duration).toBeCloseTo(duration, 9);
});

test('levels of all kinds', () => {
  for (const level of ['error', 'FATAL', 50, 60, '\u001b[31merror\u001b[39m', 'crit'])
    expect(json({ time: at, level }).isError).toBe(true);
  for (const level of ['info', 'warn', 40, 'erroneous', null]) expect(json({ time: at, level }).isError).toBe(false);
});

test('what collectors put around a line is taken off', () => {
  const inner = JSON.stringify({ level: 30, time: at, responseTime: 4 });
  for (const line of [
    `${iso} stdout F ${inner}`,
    `web-1  | ${inner}`,
    JSON.stringify({ log: `${inner}\n`, stream: 'stdout', time: '2026-03-02T09:14:06Z' }),
  ])
    expect(entryOf(line)).toMatchObject({ duration: 4, moment: { at } });
});

test('fields by name or path', () => {
  const { field } = json({ time: at, 'a.b': 1, user: { plan: 'gold' } });
  expect([field('a.b'), field('user.plan'), field('user.name'), field('x.y'), field('toString')]).toEqual([
    1,
    'gold',
    undefined,
    undefined,
    undefined,
  ]);
});

const access = '10.0.0.1 - jane [02/Mar/2026:10:14:05 +0100] "GET /orders/5 HTTP/1.1" 200 512';

test.each<[string, number | null]>([
  ['', null],
  [' "-" "curl/8"', null],
  [' "-" "curl/8" 0.123', 123],
  [' "https://a.example/?t=0.9" "agent 0.5" "10.1.1.1" 0.123 0.120', 123],
  [' "-" "curl/8" 45000', 45],
  [' "-" "curl/8" 12 "router@docker" "http://10.0.0.2" 7ms', 7],
  [' "-" "curl/8" rt=0.250 uct="0.001" country=DE', 250],
  [' "-" "a \\" quoted agent" 0.5', 500],
])('access log%s', (rest, duration) => {
  const entry = entryOf(access + rest);
  expect(entry).toMatchObject({
    format: 'access',
    kind: 'request',
    moment: { at },
    method: 'GET',
    url: '/orders/5',
    status: 200,
    isError: false,
  });
  expect(entry.duration === null ? null : Number(entry.duration.toFixed(9))).toBe(duration);
});

test('fields of an access log', () => {
  const { field } = entryOf(`${access} "https://a.example" "curl/8" rt=0.1 country=DE`);
  expect(['user', 'agent', 'referrer', 'country', 'status', 'nothing'].map((it) => field(it))).toEqual([
    'jane',
    'curl/8',
    'https://a.example',
    'DE',
    '200',
    undefined,
  ]);
});

test('a request line that is none', () => {
  expect(entryOf('10.0.0.1 - - [02/Mar/2026:10:14:05 +0100] "\\x16\\x03\\x01" 400 0')).toMatchObject({
    status: 400,
    url: null,
    method: null,
  });
});

test.each<[string, Partial<LogEntry>]>([
  [
    '2026-03-02 09:14:05.000 UTC [123] LOG:  duration: 15.577 ms  statement: SELECT 1',
    { kind: 'statement', duration: 15.577, statement: 'SELECT 1' },
  ],
  [
    '2026-03-02 10:14:05 CET [123-2] jane@shop LOG:  duration: 2.000 ms  execute <unnamed>: SELECT $1',
    { kind: 'statement', duration: 2, statement: 'SELECT $1' },
  ],
  ['2026-03-02 09:14:05 UTC [123] LOG:  duration: 0.1 ms', { kind: 'statement', duration: 0.1, statement: null }],
  [
    '2026-03-02 09:14:05 UTC [123] LOG:  duration: 0.1 ms  bind <unnamed>: SELECT $1',
    { kind: 'message', isError: false },
  ],
  ["2026-03-02 09:14:05 UTC [123] DETAIL:  parameters: $1 = 'secret'", { kind: 'message' }],
  ['2026-03-02 09:14:05 UTC [123] ERROR:  deadlock detected', { kind: 'message', isError: true }],
])('PostgreSQL: %s', (line, told) => {
  expect(entryOf(line)).toMatchObject({ format: 'postgres', moment: { at }, ...told });
});

test('PostgreSQL as JSON', () => {
  const entry = json({
    timestamp: '2026-03-02 09:14:05.000 UTC',
    error_severity: 'LOG',
    message: 'duration: 3.5 ms  statement: SELECT 1',
  });
  expect(entry).toMatchObject({ kind: 'statement', duration: 3.5, statement: 'SELECT 1', moment: { at } });
});

test('why a line tells nothing', () => {
  expect(readLine('{"level":30,"time":17')).toBe('cut');
  expect(readLine('{"level":30,{"level":30}')).toBe('cut');
  expect(readLine(access.slice(0, 60))).toBe('cut');
  expect(readLine('\0\u0001\u0002')).toBe('binary');
  expect(readLine('at Object.<anonymous> (/srv/app.js:3:7)')).toBe('unknown');
  expect(readLine('[1, 2]')).toBe('unknown');
});

test('no line of JSON, whole or cut, makes it fail', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(40), (text, cut) => {
      readLine(text);
      readLine(
        `{"req":${text},"res":${text},"time":${text},"level":${text},"duration":${text},"msg":${text},"log":${text},"stream":${text}}`,
      );
      expect(readLine(text.slice(0, cut))).toBeTruthy();
    }),
  );
});

test('quotes without an end are not sought for from each of them: that would take an hour', () => {
  expect(readLine(`${access} ${'"\\'.repeat(400_000)}`)).toMatchObject({ status: 200, duration: null });
});
