import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createSqlStore } from '../../../src/baseline/sql-store.ts';
import { BaselineError, DatabaseError } from '../../../src/core/errors.ts';
import { createAppStore } from '../../../src/database/create-store.ts';
import { makeRecord } from '../../support/make-record.ts';
import { makeAcceptance, makeDelivery } from '../app-sketches.ts';
import type { Stage } from '../world.ts';

const failureOf = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

export const failureContract = (open: () => Promise<Stage>): void => {
  test('a database that answers is told so', async () => {
    const { store } = await open();
    await expect(store.ping()).resolves.toBeUndefined();
  });

  test('what the database refuses is a DatabaseError with a cure, and the store goes on', async () => {
    const { world, repository } = await open();
    // Two statements at odds with the tables, as those of another version would be.
    const strange = createAppStore({
      database: world.database,
      queues: {
        ...world.queues,
        enqueueApp: async (on) => {
          await sql`select nothing from pacegate.nowhere`.execute(on);
        },
      },
      clock: { date: () => new Date() },
      baselineStore: (table) => createSqlStore(table),
    });
    const upload = { kind: 'upload', repositoryId: repository.id, workflowRunId: 1 } as const;
    const failure = await failureOf(strange.recordDelivery(makeDelivery({ jobs: [upload] })));
    expect(failure).toBeInstanceOf(DatabaseError);
    expect(failure).toMatchObject({
      code: 'database',
      message: expect.stringMatching(/^The database could not record a delivery \(.*nowhere/),
      cure: expect.stringMatching(/pacegate app/),
    });
    await expect(strange.ping()).resolves.toBeUndefined();
  });

  test('an acceptance that can not be read is told, not left out', async () => {
    const { store, repository, world } = await open();
    await store.saveAcceptance(repository.id, 12, '1', makeAcceptance());
    await sql`update pacegate.acceptances set acceptance = '{}' where repository_id = ${repository.id}`.execute(
      world.database.kysely,
    );
    expect(await failureOf(store.acceptances(repository.id, 12))).toBeInstanceOf(DatabaseError);
  });

  test('where stored measurements can not be reached, the store of baselines says so in its own words', async () => {
    const { repository } = await open();
    const gone = new DatabaseError('The database x does not work.', 'Look whether it runs.');
    const store = createSqlStore({
      place: `database of the App for acme/${repository.name}`,
      list: () => Promise.reject(gone),
      read: () => Promise.reject(gone),
      change: () => Promise.reject(gone),
    });
    const key = { suite: 'api', environment: 'linux' };
    for (const work of [() => store.list(), () => store.read(key), () => store.append([makeRecord()])]) {
      const failure = await failureOf(work());
      expect(failure).toBeInstanceOf(BaselineError);
      expect(failure).toMatchObject({
        cure: 'Look whether it runs.',
        message: expect.stringMatching(/can't be \w+: The/),
      });
    }
  });
};
