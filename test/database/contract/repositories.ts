import { expect, test } from '@jest/globals';
import { unknownDefaultBranch } from '../../../src/usecases/app/model.ts';
import { makeDelivery, makePush } from '../app-sketches.ts';
import type { Stage } from '../world.ts';

export const repositoryContract = (open: () => Promise<Stage>): void => {
  test('a repository is found by its number and by its name, whatever the case', async () => {
    const { store, repository } = await open();
    expect(await store.repository(repository.id)).toEqual(repository);
    expect(await store.repositoryByName('Acme', repository.name.toUpperCase())).toEqual(repository);
    expect(await store.repository(1)).toBeNull();
    expect(await store.repositoryByName('acme', 'nothing')).toBeNull();
  });

  test('a rename is followed; an installation that is not told stays', async () => {
    const { store, repository } = await open();
    const renamed = { ...repository, name: `${repository.name}-new`, installationId: null };
    await store.saveRepository(renamed);
    expect(await store.repositoryByName('acme', repository.name)).toBeNull();
    expect(await store.repositoryByName('acme', renamed.name)).toEqual({ ...repository, name: renamed.name });
  });

  test('a name belongs to whoever was heard of last under it', async () => {
    const { store, repository } = await open();
    const heir = { ...repository, id: repository.id + 1_000_000 };
    await store.saveRepository(heir);
    expect((await store.repositoryByName('acme', repository.name))?.id).toBe(heir.id);
    expect((await store.repository(repository.id))?.id).toBe(repository.id);
    await store.saveRepository(repository);
    expect((await store.repositoryByName('acme', repository.name))?.id).toBe(repository.id);
  });

  test('two that claim a name at the same moment end with one owner of it', async () => {
    const { store, repository } = await open();
    const others = Array.from({ length: 8 }, (_, index) => ({ ...repository, id: repository.id + index * 1_000_000 }));
    await Promise.all(others.map((it) => store.saveRepository(it)));
    const owner = await store.repositoryByName('acme', repository.name);
    expect(others.map(({ id }) => id)).toContain(owner?.id);
  });

  test('a suspended installation ends what runs there, and comes back without what was removed', async () => {
    const { store, repository, dropped } = await open();
    const other = { ...repository, id: repository.id + 1_000_000, name: `${repository.name}-removed` };
    await store.saveRepository({ ...other, state: 'removed' });
    await store.recordDelivery(makePush(repository.id, 1, 0));
    const [run] = await store.runsOf(repository.id);
    await store.enqueueMeasurement(run!.id);
    const tell = (state: 'active' | 'suspended' | 'removed') =>
      store.recordDelivery(
        makeDelivery({ event: 'installation', action: state, installation: { id: repository.installationId!, state } }),
      );
    await tell('suspended');
    expect((await store.repository(repository.id))?.state).toBe('suspended');
    expect(await store.run(run!.id)).toMatchObject({ state: 'ended', outcome: 'cancelled' });
    expect(dropped).toEqual([run!.id]);
    await tell('active');
    expect((await store.repository(repository.id))?.state).toBe('active');
    expect((await store.repository(other.id))?.state).toBe('removed');
    await tell('removed');
    expect((await store.repository(repository.id))?.state).toBe('removed');
  });

  test('late news of an installation that was removed change nothing', async () => {
    const { store, repository } = await open();
    const gone = { id: repository.installationId!, state: 'removed' } as const;
    await store.recordDelivery(makeDelivery({ event: 'installation', installation: gone }));
    // The delivery of when it was made, sent again, and one of an event in between.
    const made = { installation: { ...gone, state: 'active' }, repositories: [repository] } as const;
    await store.recordDelivery(makeDelivery({ event: 'installation', ...made }));
    await store.recordDelivery({ ...makePush(repository.id, 1, 0), repositories: [repository] });
    expect((await store.repository(repository.id))?.state).toBe('removed');

    // Installed anew, it has another number; what is told of the old one is of no interest then.
    const anew = { ...repository, installationId: gone.id + 5_000_000_000 };
    await store.saveRepository(anew);
    await store.saveRepository({ ...repository, state: 'removed' });
    await store.recordDelivery(makeDelivery({ event: 'installation', installation: gone }));
    expect(await store.repository(repository.id)).toEqual(anew);
  });

  test('a branch that is not told takes the place of none that is', async () => {
    const { store, repository } = await open();
    const untold = { ...repository, defaultBranch: unknownDefaultBranch };
    await store.saveRepository({ ...untold, name: `${repository.name}-new` });
    await store.saveRepository(untold);
    expect(await store.repository(repository.id)).toEqual(repository);
    const other = { ...untold, id: repository.id + 1_000_000, name: `${repository.name}-other` };
    await store.saveRepository(other);
    expect(await store.repository(other.id)).toEqual(other);
    await store.saveRepository({ ...other, defaultBranch: 'trunk' });
    expect((await store.repository(other.id))?.defaultBranch).toBe('trunk');
  });

  test('a repository that is taken out of its installation is told by itself', async () => {
    const { store, repository } = await open();
    await store.recordDelivery(makePush(repository.id, 1, 0));
    await store.recordDelivery(
      makeDelivery({ event: 'installation_repositories', repositories: [{ ...repository, state: 'removed' }] }),
    );
    expect((await store.repository(repository.id))?.state).toBe('removed');
    expect((await store.runsOf(repository.id))[0]?.problem).toMatch(/removed from this repository/);
  });
};
