import { expect, test } from '@jest/globals';
import type { ReportTask } from '../../src/action/decide-task.ts';
import { report, type ReportTools } from '../../src/action/report.ts';
import { GitHubError, UploadError } from '../../src/core/errors.ts';
import type { FoundPullRequest } from '../../src/github/pull-requests.ts';
import { configurationText } from '../usecases/harness.ts';
import { honestRun, identity } from '../usecases/upload/honest-run.ts';
import { emptyStore, type FakePosting, fakePosting, makeStage, refusal } from './stage-support.ts';

const text = configurationText();
const quiet = await honestRun({}, { base: text });
const slow = await honestRun({ cpu: 0.3, latency: 0.3 }, { base: text });

const [mergeBase, headSha, baseTip] = [identity.base.commit, identity.head.commit, 'c'.repeat(40)];

/** When the honest run ran, by GitHub's clock. */
const from = new Date(quiet.result.startedAt);
const to = new Date(from.getTime() + quiet.result.duration + 60_000);

const taskOf = (differences: Partial<ReportTask['run']> = {}): ReportTask => ({
  mode: 'report',
  run: {
    id: 4711,
    event: 'pull_request',
    isCompleted: true,
    conclusion: 'success',
    from,
    to,
    headSha,
    headBranch: 'search',
    headRepository: 'stranger/shop',
    url: 'https://ghe.example/acme/shop/actions/runs/4711',
    ...differences,
  },
});

const found = (differences: Partial<FoundPullRequest> = {}): FoundPullRequest => ({
  number: 12,
  headSha,
  baseSha: baseTip,
  baseRef: 'main',
  state: 'open',
  outdated: null,
  alsoOpen: [],
  ...differences,
});

interface Kept {
  readonly asked: string[];
  readonly verdicts: string[];
}

const toolsOf = (posting: FakePosting, differences: Partial<ReportTools> = {}): ReportTools & Kept => {
  const asked: string[] = [];
  const verdicts: string[] = [];
  return {
    posting,
    asked,
    verdicts,
    findPullRequest: async (run) => {
      asked.push(`find ${run.headSha.slice(0, 4)} ${run.headRepository.owner}:${run.headBranch}`);
      return found();
    },
    compareFiles: async (base, head) => {
      asked.push(`compare ${base.slice(0, 4)} ${head.slice(0, 4)}`);
      const file = {
        path: 'src/server.js',
        previousPath: null,
        status: 'modified',
        hunks: [],
        hasPatch: true,
      } as const;
      return { mergeBase, files: [file], isTruncated: false };
    },
    readFile: async (ref, path) => {
      asked.push(`read ${ref.slice(0, 4)} ${path}`);
      return text;
    },
    commitOf: async () => null,
    fetchUpload: async () => quiet.upload,
    readStored: async (_branch, suites, environment) => ({
      place: emptyStore.place,
      environment,
      suites: suites.map((suite) => ({ suite, records: [], others: [] })),
      problems: [],
      reached: true,
    }),
    keep: async (result) => {
      verdicts.push(result.verdict);
      return '/runner/temp/pacegate-report';
    },
    ...differences,
  };
};

test('an honest run is judged anew, by the policy of the merge base, and posted on the head', async () => {
  const posting = fakePosting();
  const tools = toolsOf(posting);
  const { stage } = makeStage({}, { workspace: '/work/shop' });
  const outcome = await report(taskOf(), stage, tools);
  expect(posting.calls).toEqual(['complete bbbbbbb success', 'comment #12']);
  expect(tools.asked).toEqual([
    'find bbbb stranger:search',
    'compare cccc bbbb',
    'read bbbb .github/pacegate.yml',
    'read aaaa .github/pacegate.yml',
  ]);
  expect(outcome).toMatchObject({
    outputs: { verdict: 'pass', result: '/runner/temp/pacegate-report/result.json' },
    failures: [],
  });
  expect(posting.reports[0]?.summary).toContain('actions/runs/4711');
});

test('a verdict of fail is the check’s: the job of the default branch passes', async () => {
  const posting = fakePosting();
  const tools = toolsOf(posting, { fetchUpload: async () => slow.upload });
  const outcome = await report(taskOf({ to: new Date(to.getTime() + 3_600_000) }), makeStage().stage, tools);
  expect(posting.calls).toEqual(['complete bbbbbbb failure', 'comment #12']);
  expect(outcome.failures).toEqual([]);
});

test('what the run says of itself does not count', async () => {
  const posting = fakePosting();
  const forged = {
    ...slow.upload,
    result: { ...slow.upload.result!, verdict: 'pass' as const, metrics: [], reasons: [] },
  };
  await report(
    taskOf({ to: new Date(to.getTime() + 3_600_000) }),
    makeStage().stage,
    toolsOf(posting, { fetchUpload: async () => forged }),
  );
  expect(posting.reports[0]?.conclusion).toBe('failure');
});

test('an upload that is refused blocks with the reason, and the job passes', async () => {
  const posting = fakePosting();
  const refused = new UploadError('The upload holds ../../etc/passwd.', 'Measure again.');
  const tools = toolsOf(posting, { fetchUpload: () => Promise.reject(refused) });
  const { stage, text: log } = makeStage();
  const outcome = await report(taskOf(), stage, tools);
  expect(posting.calls).toEqual(['complete bbbbbbb action_required', 'comment #12']);
  expect(posting.reports[0]?.title).toContain('etc/passwd');
  expect(tools.verdicts).toEqual(['invalid']);
  expect(outcome.failures).toEqual([]);
  expect(log()).toContain('::warning title=Pacegate::The upload holds ../../etc/passwd.');
});

test('an upload of another commit is refused', async () => {
  const posting = fakePosting();
  const head = { ...quiet.upload.result!.head, commit: 'e'.repeat(40) };
  const tools = toolsOf(posting, {
    fetchUpload: async () => ({ ...quiet.upload, result: { ...quiet.upload.result!, head } }),
  });
  await report(taskOf(), makeStage().stage, tools);
  expect(posting.reports[0]).toMatchObject({ conclusion: 'action_required' });
  expect(posting.reports[0]?.title).toContain('another commit');
});

test.each([
  ['a closed pull request', { pull: found({ state: 'closed', outdated: 'Pull request #12 is closed by now.' }) }],
  ['one that has moved on', { pull: found({ headSha: 'e'.repeat(40), outdated: 'Pull request #12 has moved on.' }) }],
  ['none at all', { pull: null }],
])('of %s nothing is posted or even read, and the log says why', async (_, { pull }) => {
  const posting = fakePosting();
  const { stage, text: log } = makeStage();
  const never = () => Promise.reject(new Error('not asked for'));
  const tools = toolsOf(posting, { findPullRequest: async () => pull, fetchUpload: never, compareFiles: never });
  expect(await report(taskOf(), stage, tools)).toEqual({ outputs: {}, summary: null, failures: [] });
  expect(posting.calls).toEqual([]);
  expect(log()).toContain('::notice title=Pacegate::Nothing is posted: ');
});

test.each([
  ['a run of another event', { event: 'push' }],
  ['a run that has not ended', { isCompleted: false, conclusion: null }],
  ['a fork that is gone', { headRepository: null }],
  ['a branch that is gone', { headBranch: null }],
])('%s is not reported', async (_, differences) => {
  const posting = fakePosting();
  const tools = toolsOf(posting);
  await report(taskOf(differences), makeStage().stage, tools);
  expect(tools.asked).toEqual([]);
  expect(posting.calls).toEqual([]);
});

test('a head whose configuration is invalid is told on its check; the job of the default branch passes', async () => {
  const posting = fakePosting();
  const tools = toolsOf(posting, { readFile: async () => 'version: 1\nsuites: {}\nsweets: 1\n' });
  const outcome = await report(taskOf(), makeStage().stage, tools);
  expect(posting.calls).toEqual(['complete bbbbbbb action_required']);
  expect(posting.reports[0]?.summary).toContain('sweets');
  expect(outcome).toEqual({ outputs: {}, summary: null, failures: [] });
});

test('where GitHub refuses the policy, nothing is judged: the check says so and the job fails', async () => {
  const posting = fakePosting();
  const tools = toolsOf(posting, { readFile: () => Promise.reject(refusal('read .github/pacegate.yml')) });
  await expect(report(taskOf(), makeStage().stage, tools)).rejects.toThrow(GitHubError);
  expect(posting.calls).toEqual(['complete bbbbbbb action_required']);
});

test('where posting is refused, the job fails and the verdict is kept', async () => {
  const posting = fakePosting({ complete: refusal('post the check') });
  const outcome = await report(taskOf(), makeStage().stage, toolsOf(posting));
  expect(outcome.outputs.verdict).toBe('pass');
  expect(outcome.failures).toHaveLength(1);
});

test('secrets of the reporting workflow fill nothing in a configuration of the pull request', async () => {
  const posting = fakePosting();
  const leaking = text.replace('start:', 'env: { LEAK: "${DATABASE_URL}" }\n    start:');
  expect(leaking).not.toBe(text);
  const { stage } = makeStage();
  Object.assign(stage.environment, { DATABASE_URL: 'postgres://secret' });
  const tools = toolsOf(posting, { readFile: async (ref) => (ref === headSha ? leaking : text) });
  const { summary } = await report(taskOf(), stage, tools);
  expect(posting.reports).toHaveLength(1);
  expect(JSON.stringify([posting.reports, summary])).not.toContain('postgres://secret');
});
