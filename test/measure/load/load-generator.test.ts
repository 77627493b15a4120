import { expect, jest, test } from '@jest/globals';
import { LoadError } from '../../../src/core/errors.ts';
import { sides } from '../../../src/core/side.ts';
import { startLoadGenerator } from '../../../src/measure/load/load-generator.ts';
import type { Target } from '../../../src/measure/load/protocol.ts';
import type { Service } from '../../../src/measure/service/service.ts';
import { createPlace, failureOf } from '../service/service-support.ts';
import { makeRoute, makeScenario } from './load-support.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

const targetOf = ({ host, port, pid }: Service): Target => ({ host, port, pid });

const open = { kind: 'open', seed: 1, label: 'api/0', routes: [makeRoute('a')], probe: true } as const;
const load = { kind: 'load', order: { scenario: makeScenario(), route: null, lead: 20, duration: 150 } } as const;

test('both sides of a slice with requests by the probe and CPU time; an unprobed side by the generator', async () => {
  await using place = await createPlace();
  await using generator = startLoadGenerator();
  const { sockets } = await generator.ask<'prepare'>({ kind: 'prepare', directory: place.directory });
  await using base = await place.start('node server.mjs', { side: 'base', probe: { socketPath: sockets.base } });
  await using head = await place.start('node server.mjs', { probe: null });
  const targets = { base: targetOf(base), head: targetOf(head) };
  const { probes } = await generator.ask<'open'>({ ...open, targets });
  expect(probes).toEqual({ base: true, head: false });
  const ask = () => generator.ask<'load'>({ ...load, order: { ...load.order, order: sides } });
  let slice = await ask();
  while (sides.some((side) => !(slice[side]!.requests > 0 && slice[side]!.cpu! > 0))) slice = await ask();
  expect(slice).toMatchObject({ scenario: 'load', route: null, order: ['base', 'head'] });
  expect(slice.duration).toBeGreaterThanOrEqual(149);
  expect(slice.generator.utilisation).toBeGreaterThan(0);
  for (const side of sides) {
    expect(slice[side]!.failures).toEqual({});
    expect(slice[side]!.memory).toBeGreaterThan(1e6);
  }
  expect(slice.base).toMatchObject({ requestsBy: 'probe' });
  expect(slice.base!.allocated).toBeGreaterThan(0);
  expect(slice.head).toMatchObject({ requestsBy: 'generator', allocated: null });
  const alone = await generator.ask<'load'>({ ...load, order: { ...load.order, order: ['head'] } });
  expect(alone.base).toBeNull();
  const { memoryPeak } = await generator.ask<'close'>({ kind: 'close' });
  for (const side of sides) expect(memoryPeak[side]).toBeGreaterThan(1e6);
});

test('a generator that was killed answers what was asked and what is asked later with a LoadError', async () => {
  await using place = await createPlace();
  await using generator = startLoadGenerator();
  await generator.ask<'prepare'>({ kind: 'prepare', directory: place.directory });
  await using service = await place.start('node server.mjs');
  await generator.ask<'open'>({ ...open, targets: { head: targetOf(service) } });
  const asked = failureOf(
    generator.ask<'load'>({ ...load, order: { ...load.order, order: ['head'], duration: 60_000 } }),
  );
  generator.killSync();
  for (const error of [await asked, await failureOf(generator.ask<'close'>({ kind: 'close' }))]) {
    expect(error).toBeInstanceOf(LoadError);
    expect(error).toHaveProperty('cure', expect.stringContaining('run again'));
  }
  expect(await asked).toHaveProperty('message', expect.stringContaining('SIGKILL'));
});

test('commands in the wrong order fail, answers that nobody waits for are dropped, and disposing it ends its process', async () => {
  await using generator = startLoadGenerator();
  const error = await failureOf(generator.ask<'load'>({ ...load, order: { ...load.order, order: ['head'] } }));
  expect(error).toBeInstanceOf(LoadError);
  expect(error).toHaveProperty('message', expect.stringContaining('load before open'));
  const abort = new AbortController();
  const stopped = generator.ask<'close'>({ kind: 'close' }, abort.signal);
  abort.abort(new Error('stopped by the user'));
  await expect(stopped).rejects.toThrow('stopped by the user');
  await expect(generator.ask<'close'>({ kind: 'close' }, abort.signal)).rejects.toThrow('stopped by the user');
  expect(await generator.ask<'close'>({ kind: 'close' })).toEqual({ memoryPeak: { base: null, head: null } });
  await generator[Symbol.asyncDispose]();
  expect(() => process.kill(generator.pid!, 0)).toThrow('ESRCH');
});
