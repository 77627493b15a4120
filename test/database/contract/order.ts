import { expect, test } from '@jest/globals';
import { makePull, makePush, makeWanted, minute, sha } from '../app-sketches.ts';
import type { Stage } from '../world.ts';

const cancelOf = (repositoryId: number) => [{ key: `${repositoryId}/pr-12`, why: 'The pull request was closed.' }];

export const orderContract = (open: () => Promise<Stage>): void => {
  test('older news change nothing and ask for nothing', async () => {
    const { store, repository } = await open();
    await store.recordDelivery(makePush(repository.id, 2, 10));
    await store.recordDelivery(makePush(repository.id, 1, 5));
    expect((await store.pullRequest(repository.id, 12))?.headSha).toBe(sha(2));
    expect((await store.runsOf(repository.id)).map((it) => [it.headSha, it.state])).toEqual([[sha(2), 'queued']]);
    await store.savePullRequest(makePull(repository.id, { headSha: sha(1), updatedAt: minute(9) }));
    expect((await store.pullRequest(repository.id, 12))?.headSha).toBe(sha(2));
  });

  test('a late `closed` cancels nothing once the pull request was reopened', async () => {
    const { store, repository } = await open();
    await store.recordDelivery(makePush(repository.id, 1, 10));
    const closed = makePush(repository.id, 1, 5, { isOpen: false });
    await store.recordDelivery({ ...closed, runs: [], cancel: cancelOf(repository.id) });
    expect(await store.runsOf(repository.id)).toMatchObject([{ state: 'queued' }]);
    expect(await store.pullRequest(repository.id, 12)).toMatchObject({ isOpen: true });
  });

  test('a late push asks for nothing once the pull request was closed', async () => {
    const { store, repository } = await open();
    const closed = makePush(repository.id, 1, 10, { isOpen: false });
    await store.recordDelivery({ ...closed, runs: [], cancel: cancelOf(repository.id) });
    await store.recordDelivery(makePush(repository.id, 1, 5));
    expect(await store.runsOf(repository.id)).toEqual([]);
  });

  test('late news of the head that is current still ask for its run', async () => {
    const { store, repository } = await open();
    await store.recordDelivery({ ...makePush(repository.id, 1, 10), action: 'edited', runs: [] });
    await store.recordDelivery({ ...makePush(repository.id, 1, 5), action: 'opened' });
    expect(await store.runsOf(repository.id)).toMatchObject([{ headSha: sha(1), state: 'queued' }]);
  });

  test('an event about an old head does not push out the run of the new one', async () => {
    const { store, repository } = await open();
    await store.recordDelivery(makePush(repository.id, 2, 0));
    const { id: _, ...rerequested } = makePush(repository.id, 1, 0);
    const wanted = makeWanted(repository.id, { headSha: sha(1), requestedBy: 'mona' });
    await store.recordDelivery({ ...rerequested, id: `again-${repository.id}`, pullRequest: null, runs: [wanted] });
    expect(await store.runsOf(repository.id)).toMatchObject([{ headSha: sha(2), state: 'queued' }]);
  });

  test('a head keeps the time at which it was first heard of', async () => {
    const { store, repository } = await open();
    await store.recordDelivery(makePush(repository.id, 1, 0));
    await store.recordDelivery(makePush(repository.id, 1, 5));
    expect(await store.pullRequest(repository.id, 12)).toMatchObject({
      headRecordedAt: minute(0),
      updatedAt: minute(5),
    });
    await store.recordDelivery(makePush(repository.id, 2, 6));
    expect(await store.pullRequest(repository.id, 12)).toMatchObject({ headSha: sha(2), headRecordedAt: minute(6) });
  });

  test('a pull request that was never heard of is null', async () => {
    const { store, repository } = await open();
    expect(await store.pullRequest(repository.id, 12)).toBeNull();
  });
};
