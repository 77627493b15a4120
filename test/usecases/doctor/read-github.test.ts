import { expect, test } from '@jest/globals';
import { createGitHub } from '../../../src/github/client.ts';
import { diagnose } from '../../../src/usecases/doctor/doctor.ts';
import { readGitHub } from '../../../src/usecases/doctor/read-github.ts';
import { as, openPull, openShop, shop } from '../../local-github/shop.ts';
import type { LocalGitHub } from '../../support/local-github/local-github.ts';
import { makeFacts } from './make-facts.ts';

type Token = Parameters<LocalGitHub['token']>[0];

const all = { checks: 'write', contents: 'write', pull_requests: 'write', issues: 'write', actions: 'read' } as const;

/** What doctor says of GitHub, with this token. */
const said = async (
  github: LocalGitHub,
  token: Omit<Token, 'repository'> = { permissions: all },
): Promise<string[]> => {
  const client = createGitHub({ token: github.token({ repository: shop, ...token }), apiUrl: github.apiUrl });
  const read = await readGitHub(client, {
    repository: shop,
    variable: 'GITHUB_TOKEN',
    baselineBranch: 'pacegate-baselines',
    checkName: 'pacegate',
  });
  return diagnose(makeFacts({ github: read }))
    .filter(({ check }) => ['token', 'required-check', 'baselines', 'baseline-rules'].includes(check))
    .map(({ mark, found }) => `${mark}: ${found}`);
};

const protect = async (github: LocalGitHub, check: { context: string; app_id?: number }): Promise<void> => {
  await as(github, { as: 'dev' }).repos.updateBranchProtection({
    ...shop,
    branch: 'main',
    required_status_checks: { strict: false, contexts: [], checks: [check] },
    enforce_admins: true,
    required_pull_request_reviews: null,
    restrictions: null,
  });
};

test('a repository where nothing is set up yet', async () => {
  await using github = await openShop();
  expect(await said(github)).toEqual([
    "ok: acme/shop (public) was read with an App's or a workflow's token (GITHUB_TOKEN)",
    'ok: It may write checks, write comments, read artifacts, write the branch of baselines',
    'warning: The check pacegate is not required on main: a red one does not stop a merge',
    'unchecked: There is nothing on the branch pacegate-baselines of acme/shop yet: the next push to the default branch begins it',
    'ok: No rule that could be read forbids writing pacegate-baselines',
  ]);
}, 300_000);

test('a required check that is bound to the app that posts it, to none, or to another', async () => {
  await using github = await openShop();
  const ours = async (): Promise<string[]> => (await said(github)).filter((it) => /check pacegate/.test(it));
  await protect(github, { context: 'pacegate', app_id: 15_368 });
  expect(await ours()).toEqual(['ok: The check pacegate is required (branch protection), and bound to GitHub Actions']);
  await protect(github, { context: 'pacegate', app_id: -1 });
  expect(await ours()).toEqual([expect.stringMatching(/^warning: The required check pacegate is bound to no app/)]);
  await protect(github, { context: 'Pacegate / measure' });
  expect((await said(github)).filter((it) => it.includes('Pacegate / measure'))).toEqual([
    expect.stringMatching(/^problem: main requires a check called Pacegate \/ measure/),
  ]);
}, 300_000);

test('where the App has posted the check, the required one has to be bound to it', async () => {
  await using github = await openShop({ apps: [{ slug: 'acme-pacegate' }] });
  const { sha } = await openPull(github, 'faster');
  const checks = { permissions: { checks: 'write' }, as: 'acme-pacegate' } as const;
  const { data } = await as(github, checks).checks.create({ ...shop, name: 'pacegate', head_sha: sha });
  const client = createGitHub({ token: github.token({ repository: shop, permissions: all }), apiUrl: github.apiUrl });
  const judged = async (): Promise<string[]> => {
    const read = await readGitHub(client, {
      repository: shop,
      variable: 'GITHUB_TOKEN',
      baselineBranch: 'pacegate-baselines',
      checkName: 'pacegate',
    });
    return diagnose(makeFacts({ github: read, workflows: [] }))
      .filter(({ check }) => check === 'required-check')
      .map(({ mark, found }) => `${mark}: ${found}`);
  };
  const id = data.app?.id ?? 0;
  await protect(github, { context: 'pacegate', app_id: 15_368 });
  expect(await judged()).toEqual([
    expect.stringMatching(new RegExp(`^problem: .*GitHub Actions, but the app acme-pacegate \\(id ${id}\\) posts it`)),
  ]);
  await protect(github, { context: 'pacegate', app_id: id });
  expect(await judged()).toEqual([
    `ok: The check pacegate is required (branch protection), and bound to the app acme-pacegate (id ${id})`,
  ]);
}, 300_000);

test('rules that forbid the branch of baselines', async () => {
  await using github = await openShop();
  await as(github, { as: 'dev' }).repos.createRepoRuleset({
    ...shop,
    name: 'Everything',
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~ALL'], exclude: [] } },
    rules: [
      { type: 'creation' },
      {
        type: 'pull_request',
        parameters: {
          dismiss_stale_reviews_on_push: false,
          require_code_owner_review: false,
          require_last_push_approval: false,
          required_approving_review_count: 1,
          required_review_thread_resolution: false,
        },
      },
    ],
  });
  const rules = (await said(github)).filter((it) => it.includes('so baselines'));
  expect(rules).toEqual([
    'problem: The rule "Restrict creations" holds for pacegate-baselines, so baselines can\'t be stored',
    'problem: The rule "Require a pull request before merging" holds for pacegate-baselines, so baselines can\'t be stored',
  ]);
}, 300_000);

test('a token that may only read, and one of a person', async () => {
  await using github = await openShop();
  const little = await said(github, { permissions: { contents: 'read', metadata: 'read' } });
  expect(little[2]).toMatch(/^warning: It may not write checks, write comments, .*write the branch of baselines/);
  const person = await said(github, { as: 'writer' });
  expect(person.join('\n')).not.toMatch(/^(problem|warning): It may not/m);
}, 300_000);

test('a repository that is not there, or hidden, is one line, and nothing else fails', async () => {
  await using github = await openShop();
  const client = createGitHub({ token: github.token({ repository: shop, permissions: all }), apiUrl: github.apiUrl });
  const read = await readGitHub(client, {
    repository: { owner: 'acme', repo: 'gone' },
    variable: 'GITHUB_TOKEN',
    baselineBranch: 'b',
    checkName: 'pacegate',
  });
  expect(read).toMatchObject({ known: false, refused: true });
  expect(diagnose(makeFacts({ github: read })).filter(({ check }) => check === 'token')).toEqual([
    {
      check: 'token',
      mark: 'problem',
      found: expect.stringMatching(/^Could not read the repository acme\/gone: GitHub answered 404/),
      cure: expect.stringContaining('was made for it'),
    },
  ]);
}, 300_000);
