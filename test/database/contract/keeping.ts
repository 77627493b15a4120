import { expect, test } from '@jest/globals';
import type { StoreCounts } from '../../../src/usecases/app/ports.ts';
import { makeRecord, makeRecordMetric } from '../../support/make-record.ts';
import { makeCommand, makeDelivery, makePush, makeWanted, minute, sha } from '../app-sketches.ts';
import { makeKept } from '../make-kept.ts';
import type { Stage } from '../world.ts';

const day = 86_400_000;
const keep = { deliveries: 3 * day, raw: 7 * day, runs: 30 * day };

const finished = async ({ store, repository }: Stage, number: number): Promise<string> => {
  const purpose = { kind: 'pull-request', number, isFork: false } as const;
  const { id } = await store.askForRun(makeWanted(repository.id, { purpose }));
  await store.beginRun(id, 'worker-1');
  await store.keepResult(id, 1, makeKept({}, Uint8Array.of(1, 2, 3)));
  await store.runPosted(id);
  return id;
};

const countOf = <K extends string>(
  counts: readonly (Readonly<Record<K, string>> & { readonly count: number })[],
  by: K,
  value: string,
): number => counts.find((it) => it[by] === value)?.count ?? 0;

export const keepingContract = (open: () => Promise<Stage>): void => {
  test('what is old goes: deliveries first, then what was measured, then runs', async () => {
    const stage = await open();
    const { store, repository, pass } = stage;
    const delivery = makeDelivery();
    await store.recordDelivery(delivery);
    const command = makeCommand(repository.id);
    await store.claimCommand(command);
    const old = await finished(stage, 1);
    const waiting = await store.askForRun(makeWanted(repository.id));

    pass(4 * day);
    expect(await store.prune(keep)).toMatchObject({ raw: 0, runs: 0, commands: 0, deliveries: expect.any(Number) });
    expect(await store.recordDelivery(delivery)).toBe(true);

    pass(4 * day);
    const young = await finished(stage, 2);
    expect((await store.prune(keep))['raw']).toBeGreaterThanOrEqual(1);
    expect(await store.keptResult(old)).toMatchObject({ raw: null, comment: expect.any(String) });
    expect((await store.keptResult(young))?.raw).toEqual(Uint8Array.of(1, 2, 3));

    pass(25 * day);
    const removed = await store.prune(keep);
    expect(removed['runs']).toBeGreaterThanOrEqual(1);
    expect(await store.run(old)).toBeNull();
    expect(await store.run(young)).toMatchObject({ state: 'ended' });
    expect(await store.claimCommand(command)).toBe('claimed');
    // What is open stays, however old.
    expect(await store.run(waiting.id)).toMatchObject({ state: 'queued' });
  });

  test('of the heads of a pull request the newest stays', async () => {
    const { store, repository, pass, jobs } = await open();
    for (const head of [1, 2]) await store.recordDelivery({ ...makePush(repository.id, head, head), runs: [] });
    pass(31 * day);
    expect((await store.prune(keep))['heads']).toBeGreaterThanOrEqual(1);
    const headAt = async (at: Date): Promise<unknown> => {
      const { headSha: _, ...command } = makeCommand(repository.id, { at });
      await store.recordDelivery(makeDelivery({ command }));
      return jobs.at(-1);
    };
    expect(await headAt(minute(5))).toMatchObject({ command: { headSha: sha(2) } });
    expect(await headAt(minute(1))).toMatchObject({ command: { headSha: null } });
  });

  test('what there is is counted', async () => {
    const stage = await open();
    const { store, repository } = stage;
    const event = `event-${repository.id}`;
    const before: StoreCounts = await store.counts();
    for (let count = 0; count < 3; count++) await store.recordDelivery(makeDelivery({ event }));
    await store.askForRun(makeWanted(repository.id));
    await finished(stage, 2);
    const after = await store.counts();
    expect(countOf(after.deliveries, 'event', event)).toBe(3);
    const grown = (state: string): number => countOf(after.runs, 'state', state) - countOf(before.runs, 'state', state);
    expect(['queued', 'running', 'measured', 'ended'].map(grown)).toEqual([1, 0, 0, 1]);
    expect(countOf(after.outcomes, 'outcome', 'pass') - countOf(before.outcomes, 'outcome', 'pass')).toBe(1);
    expect(after.queues.map(({ queue }) => queue).toSorted()).toEqual(['app', 'measure']);
  });

  test('the newest values of each suite are told, whichever class of machine gave them', async () => {
    const { store, repository } = await open();
    const other = { class: 'linux-intel-xeon-4c-16g-node24' };
    const route = makeRecordMetric({ route: 'GET /search', value: 9 });
    const metrics = (value: number) => [makeRecordMetric({ value }), route];
    await store
      .baselines(repository)
      .append([
        makeRecord({ number: 3, metrics: metrics(0.3) }),
        makeRecord({ number: 4, metrics: metrics(0.4), environment: other }),
        makeRecord({ number: 1, metrics: metrics(0.1), suite: 'web' }),
      ]);
    await store.baselines(repository).append([makeRecord({ number: 2, metrics: metrics(0.2) })]);
    const { newest } = await store.counts();
    const place = `${repository.owner}/${repository.name}`;
    const whole = { repository: place, metric: 'cpu.per-request', scenario: 'normal' };
    expect(newest.filter((it) => it.repository === place)).toEqual([
      { ...whole, suite: 'api', value: 0.4 },
      { ...whole, suite: 'web', value: 0.1 },
    ]);
    expect(store.baselines(repository).place).toContain(place);
  });
};
