import { expect, test } from '@jest/globals';
import { baselineBranch } from '../../src/action/baseline-branch.ts';
import { createCheckTools } from '../../src/action/check-tools.ts';
import { configurationPath } from '../../src/action/configuration-path.ts';
import { BaselineError } from '../../src/core/errors.ts';
import { api, useNock } from '../github/github-support.ts';
import { shop } from '../github/make-github.ts';
import { makeRecord } from '../support/make-record.ts';
import { configurationText } from '../usecases/harness.ts';
import { baseSha } from './payloads.ts';
import { makeStage } from './stage-support.ts';

useNock();

const top = '/work/shop';
const checkedOut = { top, commit: 'c'.repeat(40), parents: [] };
const withBranch = (branch: string): string => `${configurationText()}baseline: { branch: ${branch} }\n`;

const serveConfiguration = (path: string, text: string): void => {
  api()
    .get(`${shop}/contents/${path}`)
    .query({ ref: baseSha })
    .reply(200, {
      type: 'file',
      encoding: 'base64',
      content: Buffer.from(text).toString('base64'),
      sha: 'd'.repeat(40),
    });
};

const noBranch = (branch: string): void => {
  api()
    .get(new RegExp(`${shop}/git/ref/.*${branch}$`))
    .reply(404, { message: 'Not Found' });
  api().get(shop).reply(200, { default_branch: 'main' });
};

test('the branch of the baseline is the one that the base names, whatever the change says', async () => {
  serveConfiguration('.github%2Fpacegate.yml', withBranch('figures'));
  noBranch('figures');
  const { stage } = makeStage({ token: 't' });
  const store = await createCheckTools(stage).openBaseline(checkedOut, baseSha);
  expect(store.place).toBe('branch figures of acme/shop');
  expect(await store.list()).toEqual([]);
});

test('a named configuration counts from where the Action runs', async () => {
  serveConfiguration('gate.yml', withBranch('figures'));
  const { stage } = makeStage({ token: 't', config: 'gate.yml' });
  const store = await createCheckTools(stage).openBaseline(checkedOut, baseSha);
  expect(store.place).toBe('branch figures of acme/shop');
});

test('nothing is ever written to it from a check', async () => {
  serveConfiguration('.github%2Fpacegate.yml', configurationText());
  const store = await createCheckTools(makeStage({ token: 't' }).stage).openBaseline(checkedOut, baseSha);
  await expect(store.append([makeRecord()])).rejects.toThrow(BaselineError);
});

test('where the configuration of the base can not be read, the usual branch is asked: the report says what comes of it', async () => {
  api()
    .get(`${shop}/contents/.github%2Fpacegate.yml`)
    .query(true)
    .reply(403, { message: 'Resource not accessible by integration' });
  const store = await createCheckTools(makeStage({ token: 't' }).stage).openBaseline(checkedOut, baseSha);
  expect(store.place).toBe('branch pacegate-baselines of acme/shop');
});

test('a token that can be none is refused before anything is asked', () => {
  const { stage } = makeStage({ token: 'two words' });
  expect(() => createCheckTools(stage)).toThrow(/token/);
});

test.each([
  ['is absent', null, 'pacegate-baselines'],
  ['names none', configurationText(), 'pacegate-baselines'],
  ['is no YAML', 'a: [', 'pacegate-baselines'],
  ['names one that can be none', 'baseline: { branch: "a..b" }', 'pacegate-baselines'],
  ['names one', withBranch('figures'), 'figures'],
  [
    'needs variables that are not set',
    `${withBranch('figures')}# \n`.replace('start:', 'env: { A: "${UNSET}" }\n    start:'),
    'figures',
  ],
])('a configuration that %s', (_, text, branch) => {
  expect(baselineBranch(text)).toBe(branch);
});

test.each([
  ['.github/pacegate.yml', '/work/shop/packages/api', '.github/pacegate.yml'],
  ['gate.yml', '/work/shop/packages/api', 'packages/api/gate.yml'],
  ['../../gate.yml', '/work/shop/packages/api', 'gate.yml'],
  ['../../../gate.yml', '/work/shop/packages/api', null],
  ['/etc/gate.yml', '/work/shop', null],
])('%s from %s is %s of the repository', (config, cwd, path) => {
  expect(configurationPath(config, { cwd, top })).toBe(path);
});
