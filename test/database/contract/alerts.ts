import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { NewRun, RunPurpose } from '../../../src/usecases/app/model.ts';
import { makeInvestigation } from '../../support/make-investigation.ts';
import { makeDelivery, makeWanted, sha } from '../app-sketches.ts';
import type { Stage } from '../world.ts';

const at = '2026-11-21T12:30:00.000Z';
const ofAlert = (group: string | null, alert = 'Slow'): RunPurpose => ({
  kind: 'alert',
  branch: 'main',
  alert,
  group,
  resolvedAt: null,
});

export const alertContract = (open: () => Promise<Stage>): void => {
  const asked = (repositoryId: number, more: Partial<NewRun> = {}): NewRun =>
    makeWanted(repositoryId, { purpose: ofAlert('one'), mode: 'investigate', requestedBy: 'mona', ...more });

  test('an alert that comes to nothing is told, whatever the reason; one that was cancelled is not', async () => {
    const { store, repository, jobs } = await open();
    for (const outcome of ['failed', 'skipped', 'cancelled'] as const) {
      const { id } = await store.askForRun(asked(repository.id));
      jobs.length = 0;
      await store.endRun(id, outcome, 'There was nothing to compare.');
      expect(jobs).toEqual(outcome === 'cancelled' ? [] : [{ kind: 'post', runId: id }]);
    }
    const refresh = makeWanted(repository.id, { purpose: { kind: 'refresh', branch: 'main' }, base: null });
    const { id } = await store.askForRun(refresh);
    jobs.length = 0;
    await store.endRun(id, 'skipped', 'There is no configuration.');
    expect(jobs).toEqual([]);
  });

  test('that an alert is over is told to its open runs, and to no other', async () => {
    const { store, repository } = await open();
    const purpose = ofAlert('one', 'a \0 of @team');
    const over = await store.askForRun(asked(repository.id, { purpose }));
    await store.endRun(over.id, 'failed', 'x');
    const current = await store.askForRun(asked(repository.id, { purpose, headSha: sha(2) }));
    expect(await store.resolveAlert(repository.id, 'another', at)).toEqual([]);
    expect(await store.resolveAlert(repository.id + 1_000_000, 'one', at)).toEqual([]);
    expect(await store.resolveAlert(repository.id, 'one', at)).toEqual([current.id, over.id]);
    expect((await store.run(current.id))?.purpose).toEqual({ ...purpose, resolvedAt: at });
    expect((await store.run(over.id))?.purpose).toEqual(purpose);
    const later = '2026-11-22T12:30:00.000Z';
    await store.resolveAlert(repository.id, 'one', later);
    expect((await store.run(current.id))?.purpose).toEqual({ ...purpose, resolvedAt: later });
  });

  test('runs that the first version has asked for are of no group', async () => {
    const { store, repository, world } = await open();
    const { id } = await store.askForRun(asked(repository.id));
    const first = JSON.stringify({ kind: 'alert', branch: 'main', alert: 'Slow' });
    await sql`update pacegate.runs set purpose = ${first} where id = ${id}`.execute(world.database.kysely);
    expect((await store.run(id))?.purpose).toEqual(ofAlert(null));
    expect(await store.resolveAlert(repository.id, 'one', at)).toEqual([]);
  });

  test('investigations of alerts are found without a pull request, and those of pull requests are not', async () => {
    const { store, repository } = await open();
    const report = { kind: 'investigation', investigation: makeInvestigation(), isShared: false } as const;
    const keep = async (more: Partial<NewRun>): Promise<string> => {
      const { id } = await store.askForRun(asked(repository.id, more));
      await store.beginRun(id, 'worker-1');
      await store.keepReport(id, 1, { report, raw: null });
      await store.runPosted(id);
      return id;
    };
    await keep({ purpose: { kind: 'pull-request', number: 5, isFork: false } });
    const first = await keep({});
    const second = await keep({ headSha: sha(2) });
    expect(await store.investigations(repository.id, null)).toMatchObject([
      { runId: second, number: null, watchedUntil: null },
      { runId: first, number: null },
    ]);
    expect(await store.investigations(repository.id + 1_000_000, null)).toEqual([]);
  });

  test('news of an alert is kept once, in whatever words', async () => {
    const { store, repository, jobs } = await open();
    const news = {
      repositoryId: repository.id,
      alert: '\u{1F525} "x" \\',
      group: 'one',
      news: 'resolved',
      at,
    } as const;
    const delivery = makeDelivery({ event: 'alert', action: 'resolved', jobs: [{ kind: 'alert', ...news }] });
    expect(await store.recordDelivery(delivery)).toBe(true);
    expect(await store.recordDelivery(delivery)).toBe(false);
    expect(jobs).toEqual([{ kind: 'alert', ...news }]);
  });
};
