import { setTimeout as delay } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import { toFull } from '../../../src/config/full-scenario.ts';
import { systemClock } from '../../../src/core/clock.ts';
import type { SeriesLine } from '../../../src/core/series.ts';
import { measuredValues } from '../../../src/gate/measure/measured-values.ts';
import { CutShort } from '../../../src/usecases/measure/observe.ts';
import { runPart } from '../../../src/usecases/measure/run-part.ts';
import { makeSuite } from '../../measure/block/make-suite.ts';
import { makeRoute, makeScenario } from '../../measure/load/load-support.ts';
import { openRun } from '../../measure/scenario/open-run.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

const files = {
  // 1.6 kB stay of each request.
  'leaks.mjs': `import { createServer } from 'node:http';
    const kept = [];
    createServer((_, response) => { kept.push(new Array(200).fill(kept.length)); response.end('ok'); })
      .listen(process.env.PORT, '127.0.0.1');`,
  // As npm does: a process of Node that starts the service and answers nothing, with a large heap of its own.
  'starts.mjs': `import { spawn } from 'node:child_process';
    const held = Array.from({ length: 1e6 }, (_, at) => ({ at, more: [at] }));
    const child = spawn(process.execPath, ['leaks.mjs'], { stdio: 'inherit' });
    process.on('SIGTERM', () => child.kill());
    child.on('exit', () => process.exit(held.length > 1 ? 0 : 1));`,
  'threads.mjs': `import { Worker, isMainThread } from 'node:worker_threads';
    import { createServer } from 'node:http';
    if (isMainThread) new Worker(new URL(import.meta.url));
    else createServer((_, response) => response.end('ok')).listen(process.env.PORT, '127.0.0.1');`,
};

/** What a load of two seconds says; `stopped` ms after it began, where it is. */
const measured = async (command: string, stopped = Infinity) => {
  await using run = await openRun(files);
  const lines: SeriesLine[] = [];
  const add = async (line: SeriesLine): Promise<void> => void lines.push(line);
  const suite = makeSuite({ start: `exec node ${command}`, warmUp: { min: 300, max: 300 }, routes: [makeRoute('a')] });
  let left = stopped;
  const { series } = await runPart(
    { suite, scenario: toFull(makeScenario()), duration: 2000, data: null },
    {
      laboratory: run.laboratory,
      archive: { openSeries: () => Promise.resolve({ path: '', add, [Symbol.asyncDispose]: () => Promise.resolve() }) },
      clock: systemClock,
      sleep: async (ms) => {
        await delay(Math.min(ms, left));
        left -= ms;
        if (left <= 0) throw new CutShort('Stopped.');
      },
      told: () => {},
      seed: 1,
      policy: [],
    },
  );
  return { lines, values: Object.fromEntries(measuredValues(series).map(({ metric, value }) => [metric, value])) };
};

test.each([
  ['comes to its end', Infinity],
  ['is stopped', 1500],
])('of a load that %s a leak is known, in the process that answers', async (_, stopped) => {
  const { lines, values } = await measured('starts.mjs', stopped);
  expect(lines.find((it) => it.kind === 'end')?.complete).toBe(stopped === Infinity);
  expect(values['memory.growth']).toBeGreaterThan(1200);
  expect(values['memory.growth']).toBeLessThan(4000);
  // The other one holds more than 60 MB.
  const heap = lines.find((it) => it.kind === 'heap');
  expect(heap?.before).toBeGreaterThan(1e6);
  expect(heap?.before).toBeLessThan(30e6);
});

test('heaps of worker threads are not observed, and the main thread is not taken for them', async () => {
  const { lines, values } = await measured('threads.mjs');
  expect(values).not.toHaveProperty(['memory.growth']);
  expect(lines.flatMap((it) => (it.kind === 'signals' ? (it.missing ?? []) : []))).toMatchObject([{ what: 'heap' }]);
});
