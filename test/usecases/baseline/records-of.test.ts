import { expect, test } from '@jest/globals';
import { baselineRecordSchema } from '../../../src/core/baseline-record.ts';
import { environmentClass } from '../../../src/core/environment-class.ts';
import type { Result } from '../../../src/core/result.ts';
import { judge } from '../../../src/gate/judge.ts';
import { meanAndDeviation } from '../../../src/statistics/mean-and-deviation.ts';
import { recordsOf, type RecordContext } from '../../../src/usecases/baseline/records-of.ts';
import { type BlockOptions, makeBlock, makeBlocks } from '../../support/make-block.ts';
import { makeJudgeInput, makeSuiteInput } from '../../support/make-judge-input.ts';
import { makeResult } from '../../support/make-result.ts';

const provenance = { source: 'action', runId: '17', attempt: 2, event: 'push' } as const;

interface Setting {
  readonly alone?: boolean;
  readonly differences?: Partial<Result>;
}

const measured = (options: BlockOptions = {}, { alone = false, differences = {} }: Setting = {}) => {
  const blocks = [...makeBlocks(6, options), makeBlock({ index: 8, discarded: { reason: 'paused', side: null } })];
  const input = makeSuiteInput(blocks);
  const { metrics, verdict } = judge(makeJudgeInput([input]));
  const result = makeResult({ metrics, verdict, ...differences });
  const context: RecordContext = {
    provenance,
    ref: 'main',
    image: 'ubuntu24 20260201.1',
    calibration: 321.5,
    suites: [{ shape: input, hashes: { scenarios: 'a', fixtures: 'b' }, alone }],
  };
  return { blocks, result, context, records: recordsOf(result, blocks, context) };
};

test('a record says what was measured, where, of which commit, beside which', () => {
  const { records, result, blocks } = measured();
  const [record] = records;
  expect(records).toHaveLength(1);
  expect(baselineRecordSchema.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
  expect(record).toMatchObject({
    suite: 'api',
    commit: result.head.commit,
    previous: result.base.commit,
    ref: 'main',
    verdict: result.verdict,
    recordedAt: '2026-03-02T09:15:30.400Z',
    environment: { class: environmentClass(result.environment), cpu: 'AMD EPYC 7763', image: 'ubuntu24 20260201.1' },
    calibration: 321.5,
    hashes: { scenarios: 'a', fixtures: 'b' },
    provenance,
    seed: result.seed,
    schedule: 'duet',
  });
  expect(record!.blocks).toHaveLength(blocks.length);
  expect(record!.blocks.at(-1)).toMatchObject({ index: 8, discarded: 'paused' });
  expect(record!.blocks.filter(({ kind }) => kind === 'control').length).toBeGreaterThan(0);
});

test('metrics are those of the result: the head’s value, the change, values of every counted block', () => {
  const { records, result } = measured({ effect: { cpu: 0.2 } });
  const metrics = records[0]!.metrics;
  expect(metrics).toHaveLength(result.metrics.length);
  const cpu = result.metrics.find((it) => it.metric === 'cpu.per-request' && it.route === null)!;
  const stored = metrics.find((it) => it.metric === 'cpu.per-request' && it.route === null)!;
  expect(stored).toMatchObject({ scenario: 'normal', unit: 'ms', better: 'lower', primary: true, change: cpu.change });
  expect(stored.value / cpu.head.value).toBeCloseTo(1, 5);
  expect(stored.head).toHaveLength(6);
  expect(stored.base).toHaveLength(6);
  expect(String(stored.head[0]).replace(/[-.e0]|^0+/g, '').length).toBeLessThanOrEqual(7);
});

test('the spread is that of log(head / base) over counted comparison blocks; shares have none', () => {
  const noise = 0.05;
  const { records } = measured({ noise });
  const stored = records[0]!.metrics.find((it) => it.metric === 'cpu.per-request' && it.route === null)!;
  const logs = stored.head.map((head, k) => Math.log(head / stored.base[k]!));
  expect(stored.spread! / meanAndDeviation(logs).deviation).toBeGreaterThan(0.7);
  expect(stored.spread! / meanAndDeviation(logs).deviation).toBeLessThan(1.4);
  expect(records[0]!.metrics.find((it) => it.metric === 'errors.rate')!.spread).toBeNull();
});

test('a suite that was measured beside itself has no predecessor and no change, but its noise', () => {
  for (const { records } of [
    measured({}, { alone: true }),
    measured({}, { differences: { base: { ...makeResult().head } } }),
  ]) {
    expect(records[0]).toMatchObject({ previous: null });
    expect(records[0]!.metrics.every(({ change }) => change === null)).toBe(true);
    expect(records[0]!.metrics.find(({ metric }) => metric === 'cpu.per-request')!.spread).toBeGreaterThan(0);
  }
});

test('a suite without comparisons has no record', () => {
  const { result, blocks, context } = measured();
  expect(recordsOf({ ...result, metrics: [] }, blocks, context)).toEqual([]);
  const web = { ...context.suites[0]!, shape: { ...context.suites[0]!.shape, name: 'web' } };
  expect(recordsOf(result, blocks, { ...context, suites: [web] })).toEqual([]);
});

test('the same blocks give the same records', () => {
  const { result, blocks, context, records } = measured();
  expect(recordsOf(result, blocks.toReversed(), context)).toEqual(records);
});
