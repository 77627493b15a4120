import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { UsageError } from '../../../src/core/errors.ts';
import { logEvidence } from '../../../src/investigation/data/logs/log-evidence.ts';
import type { LogDeploy, LogView } from '../../../src/investigation/data/logs/log-view.ts';
import { countLogs } from '../../../src/measure/logs/count-logs.ts';
import { readLogs } from '../../../src/measure/logs/read-logs.ts';

const directory = mkdtempSync(join(tmpdir(), 'pacegate-logs-test-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let files = 0;
const write = (content: string | Buffer): string => {
  const path = join(directory, `${++files}.log`);
  writeFileSync(path, content);
  return path;
};
const read = (
  path: string | readonly string[],
  by: readonly string[] = [],
  deploys: readonly LogDeploy[] = [],
): Promise<LogView> => readLogs({ files: [path].flat(), by, deploys, signal: AbortSignal.timeout(60_000) });

const start = Date.UTC(2026, 2, 2);
const pino = (k: number, more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    level: 30,
    time: start + k * 1000,
    req: { method: 'GET', url: `/orders/${k}` },
    res: { statusCode: 200 },
    responseTime: 10,
    ...more,
  });

test('formats mixed in one file are told apart, and what can not be read is counted', async () => {
  const path = write(
    [
      pino(0),
      '10.0.0.1 - - [02/Mar/2026:00:00:01 +0000] "GET /orders/7 HTTP/1.1" 500 5 "-" "curl" 0.030',
      '2026-03-02 00:00:02.000 UTC [9] LOG:  duration: 150.5 ms  statement: SELECT *',
      "\tFROM users WHERE mail = 'jane@example.org'",
      '2026-03-02 00:00:02.000 [9] ERROR:  deadlock',
      pino(3).slice(0, 40),
      '\0\0\0\u0001',
      'Listening on 3000',
      '',
      '{"level":30,"responseTime":5}',
      pino(1, { time: start - 60_000 }),
    ].join('\n'),
  );
  const view = await read(path);
  expect(view.files[0]).toMatchObject({
    lines: 11,
    formats: { json: 3, access: 1, postgres: 3 },
    cut: 1,
    binary: 1,
    unknown: 1,
    timeless: 1,
    zoneless: 1,
    outOfOrder: 1,
    offClock: 0,
  });
  expect(view.requests.figures).toMatchObject({ count: 4, errors: 1 });
  expect(view.errorLines).toBe(1);
  expect(view.slow).toEqual({ from: 100, count: 1 });
  expect(view.texts.segments.map(({ name }) => name)).toEqual(['SELECT * FROM users WHERE mail = ?']);
  expect(view.notices[0]).toMatch(/^\d+\.log: of 11 lines, 1 \(9\.1 %\) are cut or broken; /);
});

test('packed files are read, also to the point where they break', async () => {
  const text = Array.from({ length: 5000 }, (_, k) => pino(k)).join('\n');
  const packed = gzipSync(text);
  const whole = await read(write(packed));
  expect(whole.requests.figures.count).toBe(5000);
  expect(whole.files[0]!.bytes).toBe(Buffer.byteLength(text));
  const broken = await read(write(packed.subarray(0, packed.length / 2)));
  expect(broken.requests.figures.count).toBeLessThan(5000);
  expect(broken.notices.join()).toContain('packed and broken');
});

test('UTF-16 is told, and a byte order mark does not hide the first line', async () => {
  expect((await read(write(Buffer.from(`\ufeff${pino(0)}`, 'utf16le')))).notices.join()).toContain('UTF-16');
  expect((await read(write(`\ufeff${pino(0)}`))).requests.figures.count).toBe(1);
});

test("Fastify's two lines make one request with its route", async () => {
  const lines = [
    { time: start, reqId: 'r1', req: { method: 'POST', url: '/carts/5' }, msg: 'incoming request' },
    { time: start, reqId: 'r2', req: { method: 'GET', url: '/' }, msg: 'incoming request' },
    { time: start + 9, reqId: 'r1', res: { statusCode: 200 }, responseTime: 9, msg: 'request completed' },
  ];
  const { routes } = await read(write(lines.map((it) => JSON.stringify(it)).join('\n')));
  expect(routes.segments.map(({ name, figures }) => [name, figures.count])).toEqual([['POST /carts/{id}', 1]]);
});

test('segments by a field that was asked for, cut to 60 characters', async () => {
  const lines = Array.from({ length: 30 }, (_, k) =>
    pino(k, { country: k % 3 === 0 ? 'DE' : `x\n${'y'.repeat(100)}` }),
  );
  const { by, notices } = await read(write(lines.join('\n')), ['country', 'nothing']);
  expect(by[0]!.segments.map(({ name, figures }) => [name, figures.count])).toEqual([
    [`x ${'y'.repeat(58)}`, 20],
    ['DE', 10],
  ]);
  expect(notices).toContain('No request in the logs has the field nothing.');
});

test('a deploy in front of a change is found, and stretches of time become wider as the log goes on', async () => {
  const deploy = start + 4 * 3_600_000;
  const lines = Array.from({ length: 14_400 }, (_, k) => {
    const time = start + k * 2000;
    const slower = time >= deploy && k % 2 === 0 ? 3 : 1;
    return pino(k, {
      time,
      req: { method: 'GET', url: `/${k % 2 === 0 ? 'orders' : 'users'}/${k}` },
      responseTime: (10 + (k % 7)) * slower,
    });
  });
  const view = await read(write(lines.join('\n')), [], [{ at: deploy - 30_000, name: 'v2' }]);
  expect(view.width).toBe(300_000);
  expect(view.requests.cells.length).toBe(96);
  const routes = view.changes.filter(({ field }) => field === 'route');
  expect(new Set(routes.map(({ name }) => name))).toEqual(new Set(['GET /orders/{id}']));
  for (const it of routes) {
    expect(it).toMatchObject({ at: deploy, deploys: [{ name: 'v2' }] });
    expect(it.change.estimate).toBeGreaterThan(1.8);
    expect(it.change.estimate).toBeLessThan(2.2);
  }
});

test('nothing of what users sent is in the view', async () => {
  const secret = 'hunter2secret';
  const lines = [
    pino(0, {
      req: { method: 'GET', url: `/reset/15?token=${secret}`, headers: { cookie: secret } },
      msg: secret,
      err: secret,
    }),
    `10.0.0.1 - ${secret} [02/Mar/2026:00:00:01 +0000] "GET /a?t=${secret} HTTP/1.1" 200 5 "${secret}" "${secret}"`,
    `2026-03-02 00:00:02.000 UTC [9] LOG:  duration: 150.5 ms  execute s1: SELECT '${secret}', $a$${secret}$a$`,
    `2026-03-02 00:00:02.000 UTC [9] DETAIL:  parameters: $1 = '${secret}'`,
    secret,
  ];
  const view = await read(write(lines.join('\n')));
  expect(view.requests.figures.count).toBe(2);
  expect(JSON.stringify(view) + logEvidence(view).join()).not.toContain(secret);
});

test('bytes of any kind never make it fail', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          fc.uint8Array(),
          fc.string().map((it) => Buffer.from(it)),
          fc.constant(Buffer.from(pino(1))),
          fc.constant(Buffer.from('\n')),
        ),
      ),
      async (parts) => {
        const view = await read(write(Buffer.concat(parts)), ['a.b']);
        expect(view.files).toHaveLength(1);
      },
    ),
    { numRuns: 50 },
  );
});

const large = (): string =>
  write(Array.from({ length: 2000 }, (_, k) => pino(k, { err: 'x'.repeat(5000), country: k % 2 })).join('\n'));

test('a large log is read in a thread of its own, to the same end', async () => {
  const options = {
    files: [large()],
    by: ['country'],
    deploys: [{ at: start, name: 'v1' }],
    signal: new AbortController().signal,
  };
  expect(await readLogs(options)).toEqual(await countLogs(options));
  await expect(read([...options.files, join(directory, 'absent.log')])).rejects.toThrow(/no such file/);
}, 300_000);

test('the thread can be stopped, also before it has begun', async () => {
  const path = large();
  const stop = new AbortController();
  const stopped = readLogs({ files: [path], signal: stop.signal });
  setTimeout(() => stop.abort(new Error('stopped')), 20);
  await expect(stopped).rejects.toThrow('stopped');
  const atOnce = new AbortController();
  const never = readLogs({ files: [path], signal: atOnce.signal });
  atOnce.abort(new Error('at once'));
  await expect(never).rejects.toThrow('at once');
}, 300_000);

test('what is wrong with the question is said', async () => {
  await expect(read(join(directory, 'absent.log'))).rejects.toThrow(UsageError);
  await expect(read(directory)).rejects.toThrow(/it is a directory/);
  await expect(read(write(''), ['a', 'b', 'c', 'd'])).rejects.toThrow(/3 fields at most/);
  const { notices } = await read(write(''));
  expect(notices).toContain(`${files}.log has no lines.`);
});

test('files that share no time are told, and reading can be stopped', async () => {
  const early = write(pino(0));
  const late = write(pino(7200));
  expect((await read([early, late])).notices.join()).toContain('no time in common');
  await expect(readLogs({ files: [early], signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow(
    'stopped',
  );
});
