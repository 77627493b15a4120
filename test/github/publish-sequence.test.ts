import { expect, test } from '@jest/globals';
import { commentMarker } from '../../src/github/comment-marker.ts';
import { compareFiles } from '../../src/github/compare-files.ts';
import { createGitHubBranch } from '../../src/github/github-branch.ts';
import { publishCheck } from '../../src/github/publish-check.ts';
import { publishComment } from '../../src/github/publish-comment.ts';
import { findPullRequestOfRun } from '../../src/github/pull-requests.ts';
import { readFileAtRef } from '../../src/github/read-file-at-ref.ts';
import { startCheck } from '../../src/github/start-check.ts';
import { startFakeGitData } from '../support/fake-git-data.ts';
import { api, useNock } from './github-support.ts';
import nock from 'nock';
import { repository, sha, shop, testGitHub } from './make-github.ts';

useNock();

/** What a run may send to GitHub without findings. */
const budget = 15;

const identity = {
  repository,
  name: 'pacegate',
  headSha: sha,
  externalId: 'pr-12',
  detailsUrl: 'https://ghe.example/x',
};
const report = {
  conclusion: 'success',
  title: 'Nothing got slower',
  summary: 'All within tolerance.',
  text: null,
  annotations: [],
  buttons: [],
} as const;
const app = { id: 15_368, slug: 'github-actions' };
const run = {
  id: 5,
  name: 'pacegate',
  html_url: 'u',
  external_id: 'pr-12',
  details_url: identity.detailsUrl,
  status: 'in_progress',
  output: { annotations_count: 0 },
  app,
};

test('the whole of a fork run: identity, policy, comparison, check, comment, all in ten requests', async () => {
  const { github, meter, waits } = testGitHub();
  api()
    .get(/\/pulls\?/)
    .reply(200, [
      {
        number: 12,
        state: 'open',
        merged_at: null,
        head: { ref: 'slow', sha, repo: { full_name: 'mallory/shop' } },
        base: { ref: 'main', sha: 'b'.repeat(40), repo: { default_branch: 'main' } },
      },
    ])
    .get(/\/check-runs\?/)
    .reply(200, { total_count: 0, check_runs: [] })
    .post(`${shop}/check-runs`)
    .reply(201, run)
    .get(/\/compare\//)
    .reply(200, { merge_base_commit: { sha: 'c' }, files: [] })
    .get(/\/contents\//)
    .times(2)
    .reply(404, { message: 'Not Found' })
    .get(/\/commits\/\w+\?/)
    .times(2)
    .reply(200, sha)
    .patch(`${shop}/check-runs/5`)
    .reply(200, run)
    .get(/\/issues\/12\/comments\?/)
    .reply(200, [])
    .post(`${shop}/issues/12/comments`)
    .reply(201, { html_url: 'c' });
  const pull = await findPullRequestOfRun(github, {
    repository,
    headSha: sha,
    headRepository: { owner: 'mallory', repo: 'shop' },
    headBranch: 'slow',
  });
  const started = await startCheck(github, identity);
  await compareFiles(github, { repository, base: pull?.baseSha ?? '', head: sha });
  for (const ref of [pull?.baseSha ?? '', sha])
    await readFileAtRef(github, { repository, ref, path: '.github/pacegate.yml' });
  await publishCheck(github, { ...identity, id: started.id, report });
  await publishComment(github, {
    repository,
    number: 12,
    marker: commentMarker('pacegate'),
    body: 'ok',
    author: `${started.app?.slug}[bot]`,
  });
  expect(meter.count).toBe(11);
  expect(meter.count).toBeLessThanOrEqual(budget);
  // Nor is there any waiting in it.
  expect(waits).toEqual([]);
});

test('a refresh: read the record, append to it', async () => {
  nock.enableNetConnect('127.0.0.1');
  await using server = await startFakeGitData();
  const writer = createGitHubBranch(testGitHub({ apiUrl: server.apiUrl }).github, { repository, branch: 'b' });
  await writer.advance({ parent: null, files: [{ path: 'a', text: '1' }], message: 'm' });
  const { github, meter, waits } = testGitHub({ apiUrl: server.apiUrl });
  const branch = createGitHubBranch(github, { repository, branch: 'b' });
  const tip = await branch.tip();
  await branch.list(tip ?? '');
  await branch.read(tip ?? '', 'a');
  await branch.advance({ parent: tip, files: [{ path: 'a', text: '2' }], message: 'm' });
  expect(meter.count).toBe(7);
  expect(waits).toEqual([]);
});
