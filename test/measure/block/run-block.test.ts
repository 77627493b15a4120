import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { ServiceSuite } from '../../../src/config/configuration.ts';
import { type Block, blockSchema } from '../../../src/core/block.ts';
import { PreparationError, ServiceError } from '../../../src/core/errors.ts';
import { createRandom } from '../../../src/core/random.ts';
import type { Side } from '../../../src/core/side.ts';
import type { BlockOrder } from '../../../src/measure/block/block-order.ts';
import { planBlock } from '../../../src/measure/block/plan-slices.ts';
import { runBlock } from '../../../src/measure/block/run-block.ts';
import { type LoadGenerator, startLoadGenerator } from '../../../src/measure/load/load-generator.ts';
import { markedProcesses } from '../../../src/measure/process/marked-processes.ts';
import { freePort } from '../../../src/measure/service/free-port.ts';
import type { Service } from '../../../src/measure/service/service.ts';
import { failureOf } from '../service/service-support.ts';
import { makeSuite } from './make-suite.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

/** Keeps what it was started with; ends by itself after `LIVES` requests. */
const service = `
import { createServer } from 'node:http';
import { appendFileSync } from 'node:fs';
const { PORT, PACEGATE_SIDE, PACEGATE_DIRECTORY, LIVES } = process.env;
appendFileSync('started.txt', [PORT, PACEGATE_SIDE, PACEGATE_DIRECTORY].join(' ') + '\\n');
let left = Number(LIVES ?? 1e9);
createServer((request, response) => {
  // Slower than the load generator on any machine, so that it is never the bottleneck.
  setTimeout(() => {
    response.end('ok');
    if (--left === 0) { console.log('out of lives'); process.exit(3); }
  }, 5);
}).listen(PORT, '127.0.0.1');
`;

const hook = (name: string): string =>
  `test -d "$PACEGATE_DIRECTORY" && echo "$PORT $PACEGATE_SIDE $PACEGATE_DIRECTORY" >> ${name}.txt`;

type Differences = Partial<Pick<BlockOrder, 'kind' | 'schedule' | 'solo' | 'index' | 'warmUp' | 'plan' | 'slice'>>;

let generator: LoadGenerator;
let sockets: Readonly<Record<Side, string>>;
let socketDirectory: string;

beforeAll(async () => {
  socketDirectory = await mkdtemp(join(tmpdir(), 'block test '));
  generator = startLoadGenerator();
  ({ sockets } = await generator.ask<'prepare'>({ kind: 'prepare', directory: socketDirectory }));
});

afterAll(async () => {
  await generator[Symbol.asyncDispose]();
  await rm(socketDirectory, { recursive: true, force: true });
});

/** Both sides in a temporary place; disposing it fails when a process is left. */
const laboratory = async () => {
  const directory = await mkdtemp(join(tmpdir(), 'block test '));
  const run = randomUUID();
  for (const side of ['base', 'head', 'kept', 'logs']) await mkdir(join(directory, side));
  for (const side of ['base', 'head']) await writeFile(join(directory, side, 'server.mjs'), service);
  const services: Service[] = [];
  const environment = { PATH: `${dirname(process.execPath)}:${process.env['PATH']}`, PACEGATE_RUN: run };
  const logs = join(directory, 'logs');
  const tools = {
    generator,
    cores: null,
    sockets,
    directory: join(directory, 'kept'),
    logs: { path: logs, shown: logs },
    signal: new AbortController().signal,
    started: (it: Service) => void services.push(it),
  };
  return {
    services,
    run: (own: Record<Side, ServiceSuite>, differences: Differences = {}): Promise<Block> => {
      const start = (side: Side) => ({ suite: own[side], directory: join(directory, side), environment });
      return runBlock(
        {
          suite: own.base,
          starts: { base: start('base'), head: start('head') },
          index: 0,
          kind: 'comparison',
          schedule: 'duet',
          solo: false,
          seed: 1,
          random: createRandom(1),
          plan: { duration: 100, lead: 10, mix: 2, perRoute: 1, solo: 1 },
          warmUp: { min: 0, max: 0 },
          slice: 100,
          ...differences,
        },
        tools,
      );
    },
    /** Lines of a file that a hook or the service wrote, as [port, side, directory]. */
    lines: async (side: Side, name: string): Promise<string[][]> =>
      (await readFile(join(directory, side, `${name}.txt`), 'utf8'))
        .trim()
        .split('\n')
        .map((line) => line.split(/ (?=base|head|\/)/)),
    /** What the blocks left in the directory for what setup keeps. */
    kept: () => readdir(join(directory, 'kept')),
    [Symbol.asyncDispose]: async () => {
      const left = markedProcesses(`PACEGATE_RUN=${run}`);
      await rm(directory, { recursive: true, force: true });
      if (left.length > 0) throw new Error(`Processes were left behind: ${left.join(', ')}`);
    },
  };
};

/** Why a block does not count. That the machine paused says nothing of it: it is complete all the same. */
const troubleOf = ({ discarded }: Block): string | null =>
  discarded === null || discarded.reason.startsWith('The machine paused') ? null : discarded.reason;

const both = (suite: ServiceSuite): Record<Side, ServiceSuite> => ({ base: suite, head: suite });
const hooked = makeSuite({ setup: hook('setup'), teardown: hook('teardown') });

test('a duet: both sides live at once, every slice has both, setup, service and teardown see the same place', async () => {
  await using place = await laboratory();
  const block = await place.run(both(hooked), { solo: true, index: 4, warmUp: { min: 500, max: 500 } });
  expect(blockSchema.parse(block)).toEqual(block);
  expect(block).toMatchObject({ suite: 'api', index: 4, schedule: 'duet', seed: '1/api/4' });
  expect(troubleOf(block)).toBeNull();
  expect(block.slices.map(({ route }) => route ?? 'mix').toSorted()).toEqual(['a', 'b', 'mix', 'mix', 'mix']);
  expect(block.slices.filter(({ base }) => base === null).map(({ order }) => order)).toEqual([['head']]);
  expect(block.sides).toMatchObject({ base: { probe: 'active' }, head: { probe: 'active' } });
  expect(block.sides.base!.memoryPeak).toBeGreaterThan(1e6);
  expect(block.warmUp.duration).toBe(500);
  expect(block.time.warmUp).toBeGreaterThanOrEqual(499);
  for (const { start } of block.slices) expect(start).toBeGreaterThanOrEqual(block.time.start + 499);
  const seen = [];
  for (const side of ['base', 'head'] as const) {
    const [setup] = await place.lines(side, 'setup');
    expect(await place.lines(side, 'started')).toEqual([setup]);
    expect(await place.lines(side, 'teardown')).toEqual([setup]);
    expect(setup![1]).toBe(side);
    seen.push(setup!);
  }
  expect(seen[0]![0]).not.toBe(seen[1]![0]);
  expect(seen[0]![2]).not.toBe(seen[1]![2]);
  expect(await place.kept()).toEqual([]);
  expect(place.services.map(({ death }) => death)).toEqual([expect.anything(), expect.anything()]);
});

test.each(['duet', 'alternate', 'one-at-a-time'] as const)(
  'who has the seed can tell what a block of schedule %s holds, and in which order',
  async (schedule) => {
    await using place = await laboratory();
    const suite = makeSuite({ warmUp: { min: 0, max: 0 } });
    const plan = { duration: 60, lead: 5, mix: 3, perRoute: 2, solo: 1 };
    const block = await place.run(both(suite), { schedule, solo: true, plan, slice: 60 });
    const told = planBlock({ suite, kind: 'comparison', schedule, solo: true, plan, random: createRandom(1) });
    expect(block.startOrder).toEqual(told.startOrder);
    expect(block.slices.map(({ scenario, route, order }) => ({ scenario, route, order }))).toEqual(
      told.loads.map(({ scenario, route, order }) => ({ scenario: scenario.name, route, order })),
    );
  },
);

test('sides that alternate live at once, and one of them is loaded at a time', async () => {
  await using place = await laboratory();
  const block = await place.run(both(makeSuite({ probe: false })), { schedule: 'alternate' });
  expect(troubleOf(block)).toBeNull();
  expect(block.slices.map(({ order }) => order.length)).toEqual(Array.from({ length: 8 }, () => 1));
  for (const { order, base, head } of block.slices) expect((order[0] === 'base' ? head : base) === null).toBe(true);
  expect(block.sides).toMatchObject({ base: { probe: 'refused' }, head: { probe: 'refused' } });
  for (const { base, head } of block.slices) expect((base ?? head)!.requestsBy).toBe('generator');
});

test('one at a time, both sides have the same fixed port in turn', async () => {
  await using place = await laboratory();
  const port = await freePort();
  const block = await place.run(both(makeSuite({ port })), { schedule: 'one-at-a-time' });
  expect(troubleOf(block)).toBeNull();
  const order = block.slices.map((slice) => slice.order.join());
  expect(order).toEqual([...Array(4).fill(block.startOrder[0]), ...Array(4).fill(block.startOrder[1])]);
  for (const side of ['base', 'head'] as const) {
    expect((await place.lines(side, 'started'))[0]!.slice(0, 2)).toEqual([`${port}`, side]);
    expect(block.sides[side]).not.toBeNull();
  }
});

test('a control block starts the base twice, and the head not at all', async () => {
  await using place = await laboratory();
  const broken = makeSuite({ start: 'exit 1' });
  const block = await place.run({ base: hooked, head: broken }, { kind: 'control' });
  expect(block.kind).toBe('control');
  expect(troubleOf(block)).toBeNull();
  const started = await place.lines('base', 'started');
  expect(started.map(([, side]) => side)).toEqual(['base', 'base']);
  expect(new Set(started.map(([port]) => port)).size).toBe(2);
  expect(new Set(started.map(([, , directory]) => directory)).size).toBe(2);
  expect(block.slices.every(({ base, head }) => base !== null && head !== null)).toBe(true);
});

test.each([
  ['base', 'head'],
  ['head', 'base'],
] as const)('a %s that dies in the middle discards the block and is blamed; the %s is not', async (dies, lives) => {
  await using place = await laboratory();
  const mortal = { ...hooked, env: { LIVES: '5' } };
  const block = await place.run({ ...both(hooked), [dies]: mortal });
  expect(blockSchema.parse(block).discarded).toMatchObject({ side: dies });
  // What was asked of it then is not waited for.
  expect(block.slices.length).toBeLessThan(4);
  expect(block.discarded!.reason).toMatch(new RegExp(`^${dies} died .*exit 3.*${lives} is not to blame.*out of lives`));
  expect(await place.lines(dies, 'teardown')).toHaveLength(1);
  expect(await place.kept()).toEqual([]);
});

test('a service that does not start is an error of its side, and the other one does not live on', async () => {
  await using place = await laboratory();
  const error = await failureOf(place.run({ base: hooked, head: makeSuite({ start: 'echo no config; exit 9' }) }));
  expect(error).toBeInstanceOf(ServiceError);
  expect(error).toHaveProperty('message', expect.stringMatching(/head service[\s\S]*exit[\s\S]*9[\s\S]*no config/));
  expect(await place.lines('base', 'teardown')).toHaveLength(1);
  expect(await place.kept()).toEqual([]);
});

test('a setup that fails is an error of its side with its output; what it began is torn down', async () => {
  await using place = await laboratory();
  const failing = { ...hooked, setup: `${hook('setup')}; echo no database; exit 5` };
  const error = await failureOf(place.run({ base: hooked, head: failing }));
  expect(error).toBeInstanceOf(PreparationError);
  expect(error).toMatchObject({
    message: expect.stringMatching(/^head: setup .*exit 5[\s\S]*no database/),
    cure: expect.stringContaining('head-setup-api.log'),
  });
  expect(await place.lines('head', 'teardown')).toHaveLength(1);
  expect(place.services).toEqual([]);
});
