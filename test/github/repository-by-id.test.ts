import { expect, test } from '@jest/globals';
import { repositoryById } from '../../src/github/repository-by-id.ts';
import { api, useNock } from './github-support.ts';
import { prefix, testGitHub } from './make-github.ts';

useNock();

const ask = (status: number, body: object) => {
  api().get(`${prefix}/repositories/4`).reply(status, body);
  return repositoryById(testGitHub().github, 4);
};

test('a repository is found by its number, by what it is called now', async () => {
  const told = { id: 4, name: 'store', owner: { login: 'umbrella' }, default_branch: 'trunk', private: true };
  expect(await ask(200, told)).toEqual({ id: 4, owner: 'umbrella', name: 'store', defaultBranch: 'trunk' });
});

test.each([404, 410, 451])('one that is gone is null (%i)', async (status) => {
  expect(await ask(status, { message: 'Not Found' })).toBeNull();
});

test('a refusal is not taken for that', async () => {
  await expect(ask(403, { message: 'API rate limit exceeded' })).rejects.toMatchObject({ status: 403 });
});
