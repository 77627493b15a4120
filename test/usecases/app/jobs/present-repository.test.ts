import { expect, test } from '@jest/globals';
import { GitHubError } from '../../../../src/core/errors.ts';
import type { GitHub } from '../../../../src/github/client.ts';
import { presentRepository } from '../../../../src/usecases/app/jobs/present-repository.ts';
import type { AppRepository } from '../../../../src/usecases/app/model.ts';
import { useNock } from '../../../github/github-support.ts';
import { bench, notThere, there } from './job-support.ts';
import { memoryAppStore, shopRepository } from './memory-app-store.ts';

useNock();

/** A client that gets no token. */
const refused = (status: number, message: string): GitHub => {
  const github = bench(memoryAppStore()).tools.clients.app;
  const refuse = (): Promise<never> => Promise.reject(new GitHubError(message, 'x', { status }));
  return { ...github, request: Object.assign(refuse, github.request) };
};

const ask = (github?: GitHub) => {
  const store = memoryAppStore();
  const { tools, meter } = bench(store);
  const clients = { ...tools.clients, ...(github !== undefined && { installation: () => github }) };
  return { store, meter, present: presentRepository(4, { ...tools, clients }) };
};

test('a repository by its present name', async () => {
  there({ name: 'store', owner: { login: 'umbrella' }, default_branch: 'trunk' });
  const { store, present } = ask();
  expect(await present).toMatchObject({
    name: { owner: 'umbrella', repo: 'store' },
    repository: { id: 4, installationId: 77, state: 'active' },
  });
  expect(store.repositories.get(4)).toEqual({
    ...shopRepository,
    owner: 'umbrella',
    name: 'store',
    defaultBranch: 'trunk',
  });
});

test('one that GitHub does not have any more', async () => {
  notThere();
  const { store, present } = ask();
  expect(await present).toBeNull();
  expect(store.repositories.get(4)).toEqual({ ...shopRepository, state: 'removed' });
});

test.each([
  ['removed', 404, 'Could not get a token for installation 77: GitHub answered 404 (Not Found).'],
  ['suspended', 403, 'Could not get a token: GitHub answered 403 (This installation has been suspended).'],
] as const)('an installation that is %s', async (state, status, message) => {
  const { store, present } = ask(refused(status, message));
  expect(await present).toBeNull();
  expect(store.repositories.get(4)?.state).toBe(state);
});

test('what may go better later changes nothing', async () => {
  const { store, present } = ask(refused(403, 'API rate limit exceeded'));
  await expect(present).rejects.toBeInstanceOf(GitHubError);
  expect(store.repositories.get(4)).toEqual(shopRepository);
});

test('nothing is asked where nothing may be done', async () => {
  const known: AppRepository[] = [
    { ...shopRepository, state: 'suspended' },
    { ...shopRepository, state: 'removed' },
    { ...shopRepository, installationId: null },
  ];
  for (const repository of known) {
    const { tools, meter } = bench(memoryAppStore([], repository));
    expect(await presentRepository(4, tools)).toBeNull();
    expect(meter.count).toBe(0);
  }
  expect(await presentRepository(5, bench(memoryAppStore()).tools)).toBeNull();
});
