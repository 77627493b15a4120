import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { LocalGitHub } from '../support/local-github/local-github.ts';
import { until } from '../support/until.ts';
import type { Inbox } from './inbox.ts';
import { openInbox } from './inbox.ts';
import './patience.ts';
import { as, octokit, openPull, openShop, shop } from './shop.ts';

let github: LocalGitHub;
let inbox: Inbox;

const events = ['check_run', 'check_suite', 'issue_comment', 'pull_request', 'push'];

beforeAll(async () => {
  inbox = await openInbox('app-secret');
  const both = ['pacegate', 'other'].map((slug) => ({
    slug,
    events,
    webhookUrl: inbox.url,
    webhookSecret: 'app-secret',
  }));
  github = await openShop({ apps: both });
  github.setWebhook('other', null);
});
beforeEach(() => {
  inbox.letters.length = 0;
});
afterAll(async () => {
  await github[Symbol.asyncDispose]();
  await inbox[Symbol.asyncDispose]();
});

const happened = async (): Promise<string[]> => {
  await github.settled();
  return inbox.letters.map((it) => `${it.event} ${String(it.action)}`).toSorted();
};

test('a pull request from opening to merging', async () => {
  const { number, sha } = await openPull(github, 'told');
  await github.commit({ repository: shop, branch: 'told', files: { 'change.txt': 'again\n' } });
  await as(github, { as: 'dev' }).pulls.merge({ ...shop, pull_number: number });
  expect(await happened()).toEqual([
    'pull_request closed',
    'pull_request opened',
    'pull_request synchronize',
    'push undefined',
    'push undefined',
    'push undefined',
  ]);
  expect(inbox.letters.every((it) => it.genuine)).toBe(true);
  expect(new Set(inbox.letters.map((it) => it.delivery)).size).toBe(6);
  const opened = inbox.letters.find((it) => it.action === 'opened')?.payload;
  expect(opened).toMatchObject({
    number,
    installation: { id: 7000 },
    sender: { login: 'dev', type: 'User' },
    organization: { login: 'acme' },
    repository: { full_name: 'acme/shop', default_branch: 'main', clone_url: `${github.url}/acme/shop.git` },
    pull_request: {
      number,
      head: { sha, ref: 'told', repo: { full_name: 'acme/shop' } },
      base: { ref: 'main', repo: { full_name: 'acme/shop' } },
      mergeable: true,
      changed_files: 1,
    },
  });
});

test('a pull request is newer after a push and a comment, by whole seconds', async () => {
  const { number } = await openPull(github, 'aging');
  const dev = as(github, { as: 'dev' });
  const read = async () => (await dev.pulls.get({ ...shop, pull_number: number })).data;
  const opened = await read();
  expect([opened.created_at, opened.updated_at].every((it) => /T\d\d:\d\d:\d\dZ$/.test(it))).toBe(true);
  await until(() => Date.now() >= Date.parse(opened.updated_at) + 1000);
  await github.commit({ repository: shop, branch: 'aging', files: { 'more.txt': 'more\n' } });
  const pushed = github.events.findLast((it) => it.action === 'synchronize')?.payload['pull_request'];
  const moved = await read();
  expect(pushed).toMatchObject({ number, updated_at: moved.updated_at });
  expect(Date.parse(moved.updated_at)).toBeGreaterThan(Date.parse(opened.updated_at));
  await until(() => Date.now() >= Date.parse(moved.updated_at) + 1000);
  const { data: comment } = await dev.issues.createComment({ ...shop, issue_number: number, body: 'Hello' });
  expect(comment.created_at).toMatch(/T\d\d:\d\d:\d\dZ$/);
  expect((await read()).updated_at >= comment.created_at).toBe(true);
  expect(comment.created_at > moved.updated_at).toBe(true);
});

test('checks: only the app of the check hears of re-run and buttons', async () => {
  const { sha } = await openPull(github, 'buttons');
  const actions = [{ label: 'Again', description: 'Measure again', identifier: 'again' }];
  const app = as(github, { as: 'pacegate' });
  const { data } = await app.checks.create({
    ...shop,
    name: 'pacegate',
    head_sha: sha,
    conclusion: 'failure',
    actions,
  });
  await github.settled();
  inbox.letters.length = 0;
  await github.press({ repository: shop, checkRun: data.id, button: 'again' });
  await github.press({ repository: shop, checkRun: data.id });
  expect(await happened()).toEqual(['check_run requested_action', 'check_run rerequested']);
  const pressed = inbox.letters.find((it) => it.action === 'requested_action')?.payload;
  expect(pressed).toMatchObject({
    requested_action: { identifier: 'again' },
    check_run: { id: data.id, check_suite: { head_sha: sha } },
  });
  await expect(github.press({ repository: shop, checkRun: data.id, button: 'none' })).rejects.toThrow(
    'has no button "none"',
  );
  inbox.letters.length = 0;
  const foreign = await as(github).checks.create({ ...shop, name: 'job', head_sha: sha });
  await github.press({ repository: shop, checkRun: foreign.data.id });
  expect(await happened()).toEqual(['check_run created']);
});

test('a delivery that failed is listed and sent again under its old name', async () => {
  const { id, jwt } = github.app('pacegate');
  expect(id).toBe(4242);
  const app = octokit(github.url, jwt).rest.apps;
  inbox.status = 500;
  await github.commit({ repository: shop, branch: 'lost', files: { 'lost.txt': 'lost\n' } });
  await github.settled();
  inbox.status = 202;
  const { data } = await app.listWebhookDeliveries({ per_page: 1 });
  expect(data).toMatchObject([{ event: 'push', status_code: 500, redelivery: false }]);
  await app.redeliverWebhookDelivery({ delivery_id: data[0]!.id });
  await github.settled();
  const [lost, again] = inbox.letters;
  expect(again).toEqual(lost);
  const [newest] = (await app.listWebhookDeliveries({ per_page: 1 })).data;
  expect(newest).toMatchObject({ guid: data[0]!.guid, status: 'OK', redelivery: true });
  const whole = (await app.getWebhookDelivery({ delivery_id: newest!.id })).data;
  expect(whole.request.payload).toMatchObject({ ref: 'refs/heads/lost' });
});

test('a webhook of a repository gets what it asked for, without an installation', async () => {
  const dev = as(github, { as: 'dev' });
  await using mine = await openInbox('hook-secret');
  const config = { url: mine.url, secret: 'hook-secret', content_type: 'json' };
  const { data } = await dev.repos.createWebhook({ ...shop, config, events: ['push'] });
  await openPull(github, 'hooked');
  await github.settled();
  expect(mine.letters.map((it) => it.event)).toEqual(['push']);
  expect(mine.letters[0]).toMatchObject({ genuine: true });
  expect(mine.letters[0]?.payload).not.toHaveProperty('installation');
  await dev.repos.deleteWebhook({ ...shop, hook_id: data.id });
});

test('installation events tell the account and its repositories', async () => {
  await github.announceInstallation('pacegate', { action: 'created', account: 'acme' });
  await github.settled();
  expect(inbox.letters).toMatchObject([
    {
      event: 'installation',
      action: 'created',
      payload: { installation: { id: 7000, account: { login: 'acme' } }, repositories: [{ full_name: 'acme/shop' }] },
    },
  ]);
});

test('nobody at home: the delivery says so and nothing else fails', async () => {
  await using away = await openInbox('x');
  const { url } = away;
  await away[Symbol.asyncDispose]();
  github.setWebhook('other', { url, secret: 'x' });
  await github.commit({ repository: shop, branch: 'unheard', files: { 'u.txt': 'u\n' } });
  await github.settled();
  const told = github.deliveries.filter((it) => it.target.kind === 'app' && it.target.app.slug === 'other');
  expect(told.at(-1)).toMatchObject({ event: 'push', statusCode: 0, status: 'failed to connect to host' });
  github.setWebhook('other', null);
});
