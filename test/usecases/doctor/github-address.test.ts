import { expect, test } from '@jest/globals';
import { githubAddress } from '../../../src/usecases/doctor/github-address.ts';

const shop = { owner: 'acme', repo: 'shop' };

test.each([
  'https://github.com/acme/shop.git',
  'https://github.com/acme/shop',
  'https://github.com/acme/shop/',
  'git@github.com:acme/shop.git',
  'github.com:acme/shop',
  'ssh://git@github.com/acme/shop.git',
  'ssh://git@ssh.github.com:443/acme/shop.git',
  'git://GitHub.com/acme/shop.git/',
])('%s', (url) => {
  expect(githubAddress(url, {})).toEqual({
    known: true,
    value: { apiUrl: 'https://api.github.com', repository: shop },
  });
});

test('an Enterprise Server is one that somebody named: a token goes nowhere else', () => {
  const url = 'git@git.acme.example:acme/shop.git';
  const known = (apiUrl: string) => ({ known: true, value: { apiUrl, repository: shop } });
  expect(githubAddress(url, {})).toEqual({
    known: false,
    why: 'the remote is on git.acme.example, which is not known to be GitHub',
    cure: 'If it is an Enterprise Server, set GH_HOST=git.acme.example.',
  });
  expect(githubAddress(url, { GH_HOST: 'git.acme.example' })).toEqual(known('https://git.acme.example/api/v3'));
  const job = { GITHUB_SERVER_URL: 'https://git.acme.example', GITHUB_API_URL: 'https://git.acme.example/api/v3' };
  expect(githubAddress(url, job)).toEqual(known('https://git.acme.example/api/v3'));
  expect(githubAddress('https://gitlab.com/acme/shop.git', job).known).toBe(false);
  expect(githubAddress('https://github.com.evil.example/acme/shop', {}).known).toBe(false);
  expect(githubAddress('https://github.com@evil.example/acme/shop', {}).known).toBe(false);
  expect(githubAddress('https://tenant.ghe.com/acme/shop', {})).toEqual(known('https://api.tenant.ghe.com'));
});

test('in a job it is the job’s', () => {
  const job = { GITHUB_REPOSITORY: 'acme/shop', GITHUB_API_URL: 'http://127.0.0.1:4000' };
  expect(githubAddress(null, job)).toEqual({
    known: true,
    value: { apiUrl: 'http://127.0.0.1:4000', repository: shop },
  });
});

test.each([
  null,
  '',
  '../shop.git',
  '/srv/shop.git',
  'https://github.com/acme',
  'https://github.com/a/b/c',
  'nonsense',
  'https://',
])('nothing is known from %s', (url) => {
  expect(githubAddress(url, {}).known).toBe(false);
});
