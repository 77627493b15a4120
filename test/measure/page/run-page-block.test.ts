import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import type { PageSuite } from '../../../src/config/page-suite.ts';
import { type Block, blockSchema } from '../../../src/core/block.ts';
import { PreparationError, ServiceError } from '../../../src/core/errors.ts';
import { createRandom } from '../../../src/core/random.ts';
import type { Side } from '../../../src/core/side.ts';
import type { PageBlockOrder } from '../../../src/measure/page/page-block-order.ts';
import { runPageBlock } from '../../../src/measure/page/run-page-block.ts';
import { createHeldFiles } from '../../../src/measure/page/server/held-files.ts';
import { freePort } from '../../../src/measure/service/free-port.ts';
import { failureOf } from '../service/service-support.ts';
import { createFakePlace } from './fake-packages.ts';
import { makePage, noLoad } from './make-page.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

/** Answers with a body of its side, and keeps what it was asked for; /boom ends it. */
const service = `
import { createServer } from 'node:http';
import { appendFileSync } from 'node:fs';
const { PORT, PACEGATE_SIDE } = process.env;
createServer((request, response) => {
  appendFileSync('asked.txt', [PORT, request.url, request.headers['x-key'], request.headers.cookie].join(' ') + '\\n');
  if (request.url === '/gone') response.statusCode = 404;
  response.end(PACEGATE_SIDE === 'base' ? 'base' : 'the head');
  if (request.url === '/boom') setTimeout(() => { console.log('out of luck'); process.exit(7); }, 20);
}).listen(PORT, '127.0.0.1');
`;

const command = (port: number | null = null): PageSuite['server'] => ({
  kind: 'command',
  start: 'exec node server.mjs',
  ready: { path: null, log: null, timeout: 60_000 },
  stopTimeout: 10_000,
  port,
});

const laboratory = async () => {
  const place = await createFakePlace();
  for (const side of ['base', 'head', 'logs']) await mkdir(join(place.directory, side));
  for (const side of ['base', 'head']) {
    await writeFile(join(place.directory, side, 'server.mjs'), service);
    await mkdir(join(place.directory, side, 'dist'));
    await writeFile(join(place.directory, side, 'dist/index.html'), side === 'base' ? 'base' : 'the head');
  }
  const logs = join(place.directory, 'logs');
  return {
    place,
    run: (own: Record<Side, PageSuite>, differences: Partial<PageBlockOrder> = {}): Promise<Block> => {
      const start = (side: Side) => ({
        suite: own[side],
        directory: join(place.directory, side),
        environment: place.environment,
      });
      return runPageBlock(
        {
          suite: own.base,
          starts: { base: start('base'), head: start('head') },
          index: 0,
          kind: 'comparison',
          schedule: 'alternate',
          seed: 1,
          random: createRandom(1),
          ...differences,
        },
        {
          ...place.tools,
          ...noLoad,
          logs: { path: logs, shown: logs },
          started: () => {},
          files: createHeldFiles(),
        },
      );
    },
    asked: async (side: Side): Promise<string[]> =>
      (await readFile(join(place.directory, side, 'asked.txt'), 'utf8')).trim().split('\n'),
    [Symbol.asyncDispose]: () => place[Symbol.asyncDispose](),
  };
};

const both = (suite: PageSuite): Record<Side, PageSuite> => ({ base: suite, head: suite });
const served = makePage({ server: command(), headers: { 'x-key': 'k1' }, cookies: [] });
const transfers = ({ visits }: Block) =>
  Object.fromEntries((visits ?? []).map(({ side, values }) => [side, values['page.transfer']]));

test('files: one visit a side, in the order that the seed tells', async () => {
  await using lab = await laboratory();
  const orders = new Set<string>();
  for (const seed of [1, 2, 3, 4]) {
    const block = await lab.run(both(makePage()), { random: createRandom(seed), index: seed });
    expect(blockSchema.parse(block)).toEqual(block);
    expect(block).toMatchObject({ suite: 'home', schedule: 'alternate', slices: [], discarded: null });
    expect(transfers(block)).toEqual({ base: 4, head: 8 });
    orders.add(block.visits!.map(({ side }) => side).join());
  }
  expect(orders.size).toBe(2);
  expect(await lab.place.profiles()).toEqual([]);
});

test('a command is started on both sides, warmed, and sent the headers', async () => {
  await using lab = await laboratory();
  const hooked = { ...served, setup: 'echo "$PACEGATE_SIDE $PORT" > setup.txt', teardown: 'rm setup.txt' };
  const block = await lab.run(both(hooked));
  expect(transfers(block)).toEqual({ base: 4, head: 8 });
  expect(block.time.start).toBeGreaterThan(0);
  expect(block.sides.base!.startup).toBeGreaterThan(0);
  for (const side of ['base', 'head'] as const) {
    const asked = await lab.asked(side);
    expect(asked).toHaveLength(3);
    for (const line of asked) expect(line).toMatch(/ \/ k1 ?$/);
    await expect(readFile(join(lab.place.directory, side, 'setup.txt'))).rejects.toThrow('ENOENT');
  }
});

test('a fixed port: one side after the other', async () => {
  await using lab = await laboratory();
  const block = await lab.run(both({ ...served, server: command(await freePort()) }));
  expect(block).toMatchObject({ schedule: 'one-at-a-time', discarded: null });
  expect(block.visits!.map(({ side }) => side)).toEqual(block.startOrder);
});

test('a control block plays the base on both sides', async () => {
  await using lab = await laboratory();
  const broken = makePage({ server: { kind: 'files', root: 'nowhere', fallback: null } });
  const block = await lab.run({ base: makePage(), head: broken }, { kind: 'control' });
  expect(transfers(block)).toEqual({ base: 4, head: 4 });
});

test.each([
  ['/gone', /^(?:base|head): the page answered with status 404$/],
  ['/boom', /^(?:base|head): the server died .*\(exit 7\).*out of luck/],
  ['/die', /^(?:base|head): the browser ended in the middle of the visit \(SIGKILL\), twice/],
])('a visit to %s discards the block with its reason and its side', async (path, reason) => {
  await using lab = await laboratory();
  const block = await lab.run(both({ ...served, path }));
  expect(blockSchema.parse(block)).toEqual(block);
  expect(block.discarded!.reason).toMatch(reason);
  expect(block.discarded!.reason.startsWith(block.discarded!.side!)).toBe(true);
  expect(lab.place.left()).toEqual([]);
});

test('a server that does not start, and files that are not there, are errors of their side', async () => {
  await using lab = await laboratory();
  const failing = { ...served, server: { ...command(), start: 'exit 9' } };
  expect(await failureOf(lab.run({ base: served, head: failing }))).toBeInstanceOf(ServiceError);
  expect(lab.place.left()).toEqual([]);
  const missing = makePage({ server: { kind: 'files', root: 'out', fallback: null } });
  const error = await failureOf(lab.run({ base: makePage(), head: missing }));
  expect(error).toBeInstanceOf(PreparationError);
  expect(error).toMatchObject({ message: expect.stringMatching(/^head: the directory out .*ENOENT/) });
});
