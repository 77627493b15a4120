import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { receiveDelivery } from '../../../src/usecases/app/receive-delivery.ts';
import type { DeliveryRecord } from '../../../src/usecases/app/ports.ts';
import '../../local-github/patience.ts';
import { as, openPull, openShop, shop } from '../../local-github/shop.ts';
import type { LocalGitHub } from '../../support/local-github/local-github.ts';
import { deliveryStore } from './delivery-store.ts';
import { receivedAt } from './planned.ts';

let github: LocalGitHub;

beforeAll(async () => {
  github = await openShop({ apps: [{ slug: 'pacegate' }] });
});
afterAll(async () => {
  await github[Symbol.asyncDispose]();
});

/** What is recorded of all that happens meanwhile, without what is ignored. */
const during = async (happen: () => Promise<unknown>): Promise<readonly DeliveryRecord[]> => {
  const before = github.events.length;
  await happen();
  const store = deliveryStore();
  const outcomes = new Map<string, string>();
  for (const [index, { name, payload }] of github.events.slice(before).entries()) {
    const id = String(before + index);
    const tools = { store, appId: github.app('pacegate').id, receivedAt };
    outcomes.set(id, await receiveDelivery({ id, event: name, payload }, tools));
  }
  return store.records.filter(({ id }) => outcomes.get(id) === 'recorded');
};

const dev = () => as(github, { as: 'dev' });

test('a pull request that is opened, pushed to, moved to another base and closed', async () => {
  let number = 0;
  const heads: string[] = [];
  const records = await during(async () => {
    const pull = await openPull(github, 'told');
    number = pull.number;
    heads.push(pull.sha);
    heads.push(await github.commit({ repository: shop, branch: 'told', files: { 'more.txt': 'more\n' } }));
    await github.git(shop, 'branch', 'next', 'main');
    await dev().pulls.update({ ...shop, pull_number: number, title: 'Told again' });
    await dev().pulls.update({ ...shop, pull_number: number, base: 'next' });
    await dev().pulls.update({ ...shop, pull_number: number, state: 'closed' });
  });
  expect(records.map(({ action }) => action)).toEqual(['opened', 'synchronize', 'edited', 'closed']);
  expect(records.map(({ pullRequest }) => pullRequest?.headSha)).toEqual([heads[0], heads[1], heads[1], heads[1]]);
  expect(records.map(({ runs }) => runs.map((it) => it.base?.ref))).toEqual([['main'], ['main'], ['next'], []]);
  expect(records.at(-1)?.cancel).toContainEqual(
    expect.objectContaining({ key: expect.stringMatching(new RegExp(`/pr-${number}$`)) }),
  );
  const times = records.map(({ pullRequest }) => pullRequest?.updatedAt.getTime() ?? 0);
  expect(times).toEqual(times.toSorted((one, other) => one - other));
});

test('a pull request from a fork', async () => {
  const fork = await github.fork(shop, 'stranger');
  const records = await during(async () => {
    await github.commit({ repository: fork, branch: 'offer', files: { 'offer.txt': 'offer\n' }, by: 'stranger' });
    const stranger = as(github, { as: 'stranger' });
    await stranger.pulls.create({ ...shop, head: 'stranger:offer', base: 'main', title: 'Offer' });
  });
  expect(records).toMatchObject([{ event: 'pull_request', pullRequest: { isFork: true, headRef: 'offer' } }]);
});

test('a push to the default branch', async () => {
  let sha = '';
  const records = await during(async () => {
    sha = await github.commit({ repository: shop, branch: 'main', files: { 'main.txt': 'main\n' } });
  });
  expect(records).toMatchObject([{ event: 'push', runs: [{ purpose: { kind: 'refresh', branch: 'main' } }] }]);
  expect(records[0]?.runs[0]?.headSha).toBe(sha);
});

test('commands and buttons', async () => {
  const { number, sha } = await openPull(github, 'pressed');
  const actions = [{ label: 'Accept', description: 'Accept it', identifier: 'accept' }];
  const { data: check } = await as(github, { as: 'pacegate' }).checks.create({
    ...shop,
    name: 'pacegate',
    head_sha: sha,
    external_id: `pr-${number}`,
    conclusion: 'failure',
    actions,
  });
  const records = await during(async () => {
    const writer = as(github, { as: 'writer' });
    await writer.issues.createComment({ ...shop, issue_number: number, body: 'Good.' });
    await writer.issues.createComment({ ...shop, issue_number: number, body: '/perf check' });
    const reply = { ...shop, issue_number: number, body: '/perf help' };
    await as(github, { as: 'pacegate' }).issues.createComment(reply);
    await github.press({ repository: shop, checkRun: check.id, button: 'accept', by: 'writer' });
    await github.press({ repository: shop, checkRun: check.id, by: 'writer' });
  });
  const commands = records.flatMap(({ command, jobs }) => [
    ...(command === null ? [] : [command]),
    ...jobs.flatMap((it) => (it.kind === 'command' ? [it.command] : [])),
  ]);
  expect(commands).toMatchObject([
    { number, by: 'writer', text: '/perf check', source: { kind: 'comment' } },
    { number, by: 'writer', text: '/perf accept all', source: { kind: 'button' }, headSha: sha },
    { number, by: 'writer', text: `/perf check ${sha}`, source: { kind: 'button' }, headSha: sha },
  ]);
});

test('a group of the merge queue comes, is measured again and goes by one key, and its branch asks for nothing', async () => {
  await github.commit({ repository: shop, branch: 'queued-base', files: { 'base.txt': 'base\n' } });
  const required = { required_status_checks: [{ context: 'pacegate' }], strict_required_status_checks_policy: false };
  await dev().repos.createRepoRuleset({
    ...shop,
    name: 'queue',
    enforcement: 'active',
    conditions: { ref_name: { include: ['refs/heads/queued-base'], exclude: [] } },
    rules: [{ type: 'merge_queue' }, { type: 'required_status_checks', parameters: required }],
  });
  const { number } = await openPull(github, 'queued', { 'queued.txt': 'queued\n' }, 'queued-base');
  const records = await during(async () => {
    const { headSha } = await github.mergeQueue.enqueue(shop, number);
    const { data: check } = await as(github, { as: 'pacegate' }).checks.create({
      ...shop,
      name: 'pacegate',
      head_sha: headSha,
      external_id: 'merge-group',
      status: 'in_progress',
    });
    await github.press({ repository: shop, checkRun: check.id, by: 'writer' });
    await github.mergeQueue.remove(shop, number);
  });
  expect(records.map(({ event }) => event)).toEqual(['merge_group', 'check_run', 'merge_group']);
  const [asked, again, gone] = records;
  expect(asked?.runs).toMatchObject([{ base: { ref: 'queued-base' }, requestedBy: null, priority: 30 }]);
  expect(again?.runs).toEqual(asked?.runs.map((it) => ({ ...it, requestedBy: 'writer' })));
  const purpose = asked?.runs[0]?.purpose;
  const headRef = purpose?.kind === 'merge-group' ? purpose.headRef : 'none';
  expect(gone?.cancel).toMatchObject([{ key: `${asked?.runs[0]?.repositoryId}/${headRef}` }]);
});

test('a workflow that measured, and what becomes of the installation', async () => {
  const { number } = await openPull(github, 'measured');
  const records = await during(async () => {
    const run = await github.actions.startRun({ repository: shop, event: 'pull_request', pullRequest: number });
    await run.finish('failure');
    for (const action of ['created', 'suspend', 'unsuspend', 'deleted'])
      await github.announceInstallation('pacegate', { action, account: 'acme' });
  });
  expect(records[0]?.jobs).toMatchObject([{ kind: 'upload' }]);
  expect(records.slice(1).map(({ installation }) => installation?.state)).toEqual([
    'active',
    'suspended',
    'active',
    'removed',
  ]);
  expect(records[1]?.repositories.map((it) => `${it.owner}/${it.name}`)).toContain('acme/shop');
});
