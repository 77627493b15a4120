import { expect, test } from '@jest/globals';
import { createGitHubPosting } from '../../../src/usecases/posting/github-posting.ts';
import { createRunnerLog } from '../../../src/action/runner-log.ts';
import { GitHubError } from '../../../src/core/errors.ts';
import type { CheckReport } from '../../../src/report/check-report.ts';
import { makeResult } from '../../support/make-result.ts';
import { api, useNock } from '../../github/github-support.ts';
import { repository, sha, shop, testGitHub } from '../../github/make-github.ts';

useNock();

const detailsUrl = 'https://ghe.example/acme/shop/actions/runs/99';
const app = { id: 15_368, slug: 'github-actions' };

const open = () => {
  const lines: string[] = [];
  const log = createRunnerLog({ write: (text) => lines.push(text) });
  const { github, meter } = testGitHub();
  return {
    posting: createGitHubPosting(github, { repository, name: 'pacegate', detailsUrl, log }),
    meter,
    text: () => lines.join(''),
  };
};

const run = (differences: object = {}) => ({
  id: 7,
  name: 'pacegate',
  html_url: 'https://ghe.example/acme/shop/runs/7',
  external_id: 'pr-12',
  details_url: detailsUrl,
  status: 'in_progress',
  output: { annotations_count: 0 },
  app,
  ...differences,
});

const report: CheckReport = {
  conclusion: 'success',
  title: 'Within tolerance',
  summary: 'Nothing changed.',
  text: null,
  annotations: [],
  buttons: [],
};

const started = async () => {
  const opened = open();
  api().get(`${shop}/commits/${sha}/check-runs`).query(true).reply(200, { total_count: 0, check_runs: [] });
  api()
    .post(`${shop}/check-runs`, (body: Record<string, unknown>) => {
      expect(body).toMatchObject({ name: 'pacegate', head_sha: sha, external_id: 'pr-12', status: 'in_progress' });
      return true;
    })
    .reply(201, run());
  const check = opened.posting.check(sha, 'pr-12');
  await check.start();
  return { ...opened, check };
};

test('the run that was started is the one that is completed, without looking for it again', async () => {
  const { check, posting, meter, text } = await started();
  api()
    .patch(`${shop}/check-runs/7`, (body: Record<string, unknown>) => {
      expect(body).toMatchObject({ status: 'completed', conclusion: 'success', details_url: detailsUrl });
      return true;
    })
    .reply(200, run({ status: 'completed' }));
  await check.complete(report);
  // The app of the check is who writes the comments: it is not asked for.
  api().get(`${shop}/issues/12/comments`).query(true).reply(200, []);
  api()
    .post(`${shop}/issues/12/comments`, ({ body }: { body: string }) => {
      expect(body).toMatch(/^<!-- pacegate:pacegate -->/);
      return true;
    })
    .reply(201, { html_url: 'https://ghe.example/acme/shop/pull/12#issuecomment-1' });
  await posting.comment(12, '✅ fine\n');
  expect(meter.count).toBe(5);
  expect(text()).toContain('The check pacegate is success: https://ghe.example/acme/shop/runs/7');
  expect(text()).toContain('The comment is created');
});

test('a cancelled run ends its check as cancelled, with one request', async () => {
  const { check, meter } = await started();
  const before = meter.count;
  api()
    .patch(`${shop}/check-runs/7`, (body: Record<string, unknown>) => {
      expect(body).toMatchObject({ status: 'completed', conclusion: 'cancelled' });
      return true;
    })
    .reply(200, run({ status: 'completed', conclusion: 'cancelled' }));
  await check.cancel();
  expect(meter.count - before).toBe(1);
});

test('a check that was never started is not cancelled; one that can not be is said, without trying for long', async () => {
  const { posting, meter } = open();
  await posting.check(sha, 'pr-12').cancel();
  expect(meter.count).toBe(0);
  const { check } = await started();
  api().patch(`${shop}/check-runs/7`).reply(502, { message: 'Server Error' });
  await expect(check.cancel()).rejects.toThrow(GitHubError);
});

test('what GitHub says about a name that two have is a warning', async () => {
  const { posting, text } = open();
  const other = run({ id: 3, app: { id: 1, slug: 'other-app' } });
  api()
    .get(`${shop}/commits/${sha}/check-runs`)
    .query(true)
    .reply(200, { total_count: 1, check_runs: [other] });
  // What another app made can't be changed; ours is made beside it.
  api()
    .patch(`${shop}/check-runs/3`)
    .reply(403, { message: 'Invalid app_id `3` - check run can only be modified by the GitHub App that created it.' });
  api().post(`${shop}/check-runs`).reply(201, run());
  await posting.check(sha, 'pr-12').start();
  expect(text()).toContain('::warning title=Pacegate::The app other-app (id 1) has a check named pacegate');
});

test('a missing permission is named', async () => {
  const { posting } = open();
  api().get(`${shop}/issues/12/comments`).query(true).reply(403, { message: 'Resource not accessible by integration' });
  await expect(posting.comment(12, 'text')).rejects.toMatchObject({
    status: 403,
    cure: expect.stringContaining('`pull-requests: write`'),
  });
});

test('suggestions stand on lines of the diff, and nothing is asked of GitHub that it would refuse', async () => {
  const { posting, text } = open();
  const finding = {
    id: 'F1',
    kind: 'slower',
    severity: 'blocking' as const,
    title: 'Asks the database for each item',
    suite: 'api',
    scenario: null,
    route: null,
    metric: null,
    evidence: [],
    location: { path: 'src/a.js', startLine: 2, endLine: 2 },
    fix: {
      summary: 'Ask once',
      patch: '--- a/src/a.js\n+++ b/src/a.js\n@@ -1,3 +1,3 @@\n one\n-two\n+better\n three\n',
      proof: { recovery: { estimate: 0.9, low: 0.7, high: 1.1 } },
    },
  };
  api()
    .get(new RegExp(`${shop}/compare/.*`))
    .query(true)
    .reply(200, {
      merge_base_commit: { sha: 'b'.repeat(40) },
      files: [{ filename: 'src/a.js', status: 'modified', patch: '@@ -1,3 +1,3 @@\n one\n-zwei\n+two\n three' }],
    });
  api().get(`${shop}/pulls/12/comments`).query(true).reply(200, []);
  api()
    .post(`${shop}/pulls/12/reviews`, (body: { comments: { line: number; body: string }[] }) => {
      expect(body.comments).toHaveLength(1);
      expect(body.comments[0]).toMatchObject({ path: 'src/a.js', line: 2, side: 'RIGHT' });
      expect(body.comments[0]?.body).toContain('```suggestion\nbetter\n```');
      return true;
    })
    .reply(200, {});
  await posting.suggest({ number: 12, baseSha: 'b'.repeat(40), headSha: sha }, makeResult({ findings: [finding] }));
  expect(text()).toContain('1 suggestions posted');
});
