import { expect, jest, test } from '@jest/globals';
import { baselineRecordSchema } from '../../src/core/baseline-record.ts';
import { environmentClass } from '../../src/core/environment-class.ts';
import { ConfigurationError, PreparationError, ServiceError } from '../../src/core/errors.ts';
import { makeRecord } from '../support/make-record.ts';
import { configurationText, machine, quiet } from './harness.ts';
import { memoryStore } from './memory-store.ts';
import { commitNamed, refreshed, stageRefresh } from './stage-refresh.ts';

// Whole runs are judged block by block: a busy machine takes its time.
jest.setTimeout(300_000);

const recorded = (letter: string, number = 1, suite = 'api') =>
  makeRecord({ number, commit: commitNamed(letter), suite, environment: { class: environmentClass(machine) } });

test('the first refresh measures the commit beside itself and stores it', async () => {
  const { result, records, stored, store, archive, laboratory, prepared, chosen } = await refreshed();
  expect(stored).toBe('stored');
  expect(result).toMatchObject({
    verdict: 'pass',
    base: { commit: commitNamed('d') },
    head: { commit: commitNamed('d') },
  });
  expect(result.notices).toContain('The head was measured beside itself: no earlier commit is recorded.');
  expect(result.baseline.notice).toMatch(/^These are the first figures of api from machines of this class /);
  expect(records).toHaveLength(1);
  expect(records[0]).toMatchObject({
    commit: commitNamed('d'),
    previous: null,
    ref: 'main',
    calibration: 123,
    seed: 42,
  });
  expect(baselineRecordSchema.parse(records[0])).toEqual(records[0]);
  expect(records[0]!.metrics.every(({ change }) => change === null)).toBe(true);
  expect(store!.records).toEqual(records);
  expect(archive.records).toEqual(records);
  expect(archive.kept?.result).toEqual(result);
  // One checkout is enough, and both sides are run from it.
  expect(prepared).toEqual(['head']);
  expect(laboratory.requests.every(({ alone }) => alone)).toBe(true);
  expect(chosen).toEqual(['d d']);
});

test('the next one measures beside the commit that was recorded last', async () => {
  const store = memoryStore([recorded('b', 1), recorded('c', 2)]);
  const { result, records, laboratory, prepared, chosen } = await refreshed({
    store,
    experiment: () => ({ ...quiet, effect: { cpu: 0.02 } }),
  });
  expect(result.base.commit).toBe(commitNamed('c'));
  expect(records[0]).toMatchObject({ previous: commitNamed('c') });
  const cpu = records[0]!.metrics.find((it) => it.metric === 'cpu.per-request' && it.route === null)!;
  expect(cpu.change!.estimate).toBeCloseTo(0.02, 2);
  expect(prepared.toSorted()).toEqual(['base', 'head']);
  expect(laboratory.requests.some(({ alone }) => alone)).toBe(false);
  expect(store.records).toHaveLength(3);
  expect(chosen).toEqual(['c d']);
  expect(result.baseline).toMatchObject({ records: 2, newest: { commit: commitNamed('c') }, notice: null });
});

test('a regression is stored all the same', async () => {
  const { result, records, store, stored } = await refreshed({
    store: memoryStore([recorded('c')]),
    experiment: () => ({ ...quiet, effect: { cpu: 0.4 } }),
  });
  expect(result.verdict).toBe('fail');
  expect(records).toMatchObject([{ verdict: 'fail' }]);
  expect(stored).toBe('stored');
  expect(store!.records).toHaveLength(2);
});

test('the number of blocks is fixed beforehand, whatever they show', async () => {
  const blocksOf = async (cpu: number, noise: number): Promise<number> => {
    const { result } = await refreshed({
      experiment: () => ({ noise, effect: { cpu } }),
      store: memoryStore([recorded('c')]),
    });
    return result.suites[0]!.blocks.counted;
  };
  expect(await blocksOf(0, 0.002)).toBe(8);
  expect(await blocksOf(0.5, 0.002)).toBe(8);
  expect(await blocksOf(0, 0.2)).toBe(8);
});

test('records that vary more ask for more blocks', async () => {
  const noisy = recorded('c');
  const spread = noisy.metrics.map((it) => ({ ...it, route: null, spread: 0.035 }));
  const { result, progress } = await refreshed({ store: memoryStore([{ ...noisy, metrics: spread }]) });
  expect(result.suites[0]!.blocks.counted).toBe(12);
  expect(progress).toContainEqual({
    kind: 'step',
    text: 'a refresh measures a number of blocks fixed beforehand: 12 blocks',
  });
});

test.each([
  ['not in git', '0', {}, 'git has no 0000000000, which was recorded last'],
  [
    'no ancestor',
    'e',
    {},
    'eeeeeeeeee, which was recorded last, is no ancestor of it: the branch was forced or rewound',
  ],
  ['itself', 'd', {}, 'dddddddddd is the commit that was recorded last'],
  ['without a configuration', 'c', { previous: null }, 'the commit that was recorded last has no configuration'],
  ['wrongly configured', 'c', { previous: 'suites: 7' }, 'the commit that was recorded last has no configuration'],
])('a commit that was recorded last and is %s is not measured beside', async (_name, letter, scene, why) => {
  const { result, records, chosen } = await refreshed({ ...scene, store: memoryStore([recorded(letter)]) });
  expect(records).toMatchObject([{ previous: null }]);
  expect(chosen).toEqual(['d d']);
  expect(result.notices).toContain(`The head was measured beside itself: ${why}.`);
});

test('what the store calls a commit is not asked of git unless it looks like one', async () => {
  const { result } = await refreshed({
    store: memoryStore([makeRecord({ commit: '--upload-pack=x', environment: { class: environmentClass(machine) } })]),
  });
  expect(result.notices).toContain('The head was measured beside itself: no earlier commit is recorded.');
});

test('a run that was invalid is passed over, so that the chain goes on', async () => {
  const store = memoryStore([recorded('b', 1), { ...recorded('c', 2), verdict: 'invalid' }]);
  expect((await refreshed({ store })).records).toMatchObject([{ previous: commitNamed('b') }]);
});

test('a record of another machine is as good to measure beside', async () => {
  const other = makeRecord({ commit: commitNamed('c'), environment: { class: 'another' } });
  const { records } = await refreshed({ store: memoryStore([other]) });
  expect(records).toMatchObject([{ previous: commitNamed('c') }]);
});

test('a store that can’t be read does not stop a refresh, nor does one that can’t be written', async () => {
  const store = memoryStore([recorded('c')]);
  store.broken = 'list';
  const unread = await refreshed({ store });
  expect(unread.records).toMatchObject([{ previous: null }]);
  expect(unread.result.notices).toContain(
    'The head was measured beside itself: the stored baseline could not be read.',
  );
  expect(unread.result.baseline.notice).toContain('could not be reached. Try again.');

  store.broken = 'append';
  const unwritten = await refreshed({ store });
  expect(unwritten.stored).toEqual({ problem: 'branch records of acme/shop could not be reached. Try again.' });
  expect(unwritten.archive.records).toEqual(unwritten.records);
  expect(unwritten.records).toHaveLength(1);
  expect((await refreshed({ store: null })).stored).toEqual({ problem: expect.stringContaining('No store was given') });
});

test('records are kept before they are stored, and a defect of the store is thrown', async () => {
  const { run, store, archive } = stageRefresh({ store: memoryStore([recorded('c')]) });
  store!.append = () => {
    expect(archive.records).toHaveLength(1);
    expect(archive.kept).not.toBeNull();
    return Promise.reject(new TypeError('defect'));
  };
  await expect(run()).rejects.toThrow('defect');
});

test('a previous commit that can’t be built any more is not stood in the way: the head stands beside itself', async () => {
  const { result, records } = await refreshed({
    store: memoryStore([recorded('c')]),
    prepare: (side) =>
      side === 'head'
        ? Promise.resolve()
        : Promise.reject(new PreparationError('base: build failed (exit 1): make\n  gone', 'x')),
  });
  expect(result.verdict).toBe('pass');
  expect(records).toMatchObject([{ previous: null }]);
  expect(result.notices).toContain('The head was measured beside itself: base: build failed (exit 1): make.');
});

test('nor one that does not start any more', async () => {
  const { records, result } = await refreshed({
    store: memoryStore([recorded('c')]),
    experiment: ({ alone }) => {
      if (!alone) throw new ServiceError('base: the service ended before it was ready.', 'x');
      return quiet;
    },
  });
  expect(records).toMatchObject([{ previous: null }]);
  expect(result.notices).toContain('The head was measured beside itself: base: the service ended before it was ready.');
});

test('a head that does not start gives no record, and that is said', async () => {
  const { result, records, stored, store, archive } = await refreshed({
    store: memoryStore([recorded('c')]),
    experiment: () => {
      throw new ServiceError('head: the service ended before it was ready.', 'x');
    },
  });
  expect(result.verdict).toBe('invalid');
  expect(records).toEqual([]);
  expect(archive.records).toEqual([]);
  expect(stored).toBe('stored');
  expect(store!.records).toHaveLength(1);
  expect(result.notices).toContain('Nothing was recorded of suite api: too few of its blocks counted.');
});

test('of two suites, the one whose blocks don’t count gives no record', async () => {
  const text = `version: 1
suites:
  api: { type: service, start: x, requests: [{ path: / }] }
  web: { type: service, start: x, requests: [{ path: / }] }
`;
  const { records, result } = await refreshed({
    head: text,
    experiment: ({ suite }) => ({
      ...quiet,
      discarded: suite.name === 'web' ? { reason: 'it paused', side: null } : null,
    }),
  });
  expect(records.map(({ suite }) => suite)).toEqual(['api']);
  expect(result.notices).toContain('Nothing was recorded of suite web: too few of its blocks counted.');
});

test('a new suite stands beside itself in the same run', async () => {
  const two = `version: 1
suites:
  api: { type: service, start: x, requests: [{ path: / }] }
  web: { type: service, start: x, requests: [{ path: / }] }
`;
  const one = two.split('\n').slice(0, 3).join('\n');
  const { records, laboratory } = await refreshed({ head: two, previous: one, store: memoryStore([recorded('c')]) });
  expect(records.map(({ suite, previous }) => [suite, previous])).toEqual([
    ['api', commitNamed('c')],
    ['web', null],
  ]);
  expect(new Set(laboratory.requests.map(({ suite, alone }) => `${suite.name} ${alone}`))).toEqual(
    new Set(['api false', 'web true']),
  );
});

test('the time limit and a broken configuration are those of any run', async () => {
  const { result } = await refreshed({ options: { timeLimit: 15_000 }, store: memoryStore([recorded('c')]) });
  expect(result.policy.timeLimit).toBe(15_000);
  expect(result.suites[0]!.blocks.counted).toBeLessThan(8);
  await expect(stageRefresh({ head: 'version: 1\nsuites: {}\n' }).run()).rejects.toThrow(ConfigurationError);
});

test('a chain of refreshes grows: trend, total and goal follow it', async () => {
  const store = memoryStore();
  const head = configurationText({ more: 'goals: [{ metric: cpu.per-request, suite: api, since: v1, improve: 10% }]' });
  for (const history of ['a', 'ab', 'abc', 'abcd']) {
    const { result } = await refreshed({
      store,
      head,
      history,
      experiment: ({ alone }) => ({ noise: 0.002, effect: { cpu: alone ? 0 : -0.05 } }),
    });
    if (history !== 'abcd') continue;
    const trend = result.trends.find(({ metric }) => metric === 'cpu.per-request')!;
    expect(trend.points.map(({ commit, head: last }) => [commit[0], last])).toEqual([
      ['a', false],
      ['b', false],
      ['c', false],
      ['d', true],
    ]);
    expect(trend.total!.estimate).toBeCloseTo(0.95 ** 3 - 1, 1);
    expect(result.goals).toMatchObject([
      { decision: 'reached', progress: { estimate: expect.closeTo(1 - 0.95 ** 3, 1) } },
    ]);
  }
  expect(store.records.map(({ previous }) => previous?.[0] ?? null)).toEqual([null, 'a', 'b', 'c']);
});

test('a slow creep is said in the refresh that completes it', async () => {
  const store = memoryStore();
  const notices: string[] = [];
  for (const history of ['a', 'ab', 'abc', 'abcd', 'abcde']) {
    const { result } = await refreshed({
      store,
      history,
      experiment: ({ alone }) => ({ noise: 0.002, effect: { cpu: alone ? 0 : 0.03 } }),
    });
    notices.push(result.notices.find((it) => it.startsWith('Slow creep: CPU')) ?? '');
  }
  expect(notices.slice(0, 3)).toEqual(['', '', '']);
  expect(notices.at(-1)).toContain('from commit aaaaaaaaaa to eeeeeeeeee');
});
