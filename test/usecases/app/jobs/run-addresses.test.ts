import { expect, test } from '@jest/globals';
import { checkIdentityOf, detailsUrlOf } from '../../../../src/usecases/app/jobs/run-addresses.ts';
import { makeRun, shopRepository } from './memory-app-store.ts';

const run = makeRun();

test.each([
  ['https://api.github.com', 'https://github.com/acme/shop/pull/12'],
  ['https://ghe.example/api/v3', 'https://ghe.example/acme/shop/pull/12'],
  ['https://api.acme.ghe.com', 'https://acme.ghe.com/acme/shop/pull/12'],
  ['http://127.0.0.1:4000', 'http://127.0.0.1:4000/acme/shop/pull/12'],
])('a check leads to its pull request: %s', (apiUrl, expected) => {
  expect(detailsUrlOf(run, shopRepository, apiUrl)).toBe(expected);
});

test('that of a merge group leads to its commit', () => {
  const group = { ...run, purpose: { kind: 'merge-group', headRef: 'gh-readonly-queue/main/pr-12-a' } } as const;
  expect(checkIdentityOf(group, shopRepository, { apiUrl: 'https://api.github.com', checkName: 'pacegate' })).toEqual({
    repository: { owner: 'acme', repo: 'shop' },
    name: 'pacegate',
    headSha: run.headSha,
    externalId: 'merge-group',
    detailsUrl: `https://github.com/acme/shop/commit/${run.headSha}`,
  });
});
