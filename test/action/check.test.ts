import { expect, test } from '@jest/globals';
import { check, type CheckTools } from '../../src/action/check.ts';
import { ConfigurationError, InterruptedError, UsageError } from '../../src/core/errors.ts';
import type { Finding, Result } from '../../src/core/result.ts';
import { makeResult } from '../support/make-result.ts';
import { baseSha, headSha } from './payloads.ts';
import { emptyStore, type FakePosting, fakePosting, makeStage, makeTask, outcomeOf, refusal } from './stage-support.ts';

const toolsOf = (posting: FakePosting, differences: Partial<CheckTools> & { result?: Result } = {}): CheckTools => ({
  posting,
  readCheckedOut: async () => ({ top: '/work/shop', commit: headSha, parents: [baseSha] }),
  openBaseline: async () => emptyStore,
  runCheck: async () => outcomeOf(differences.result ?? makeResult()),
  ...differences,
});

const withVerdict = (verdict: Result['verdict'], inconclusive: 'warn' | 'block' = 'warn'): Result =>
  makeResult({ verdict, policy: { ...makeResult().policy, inconclusive } });

test('the check is shown as under way, completed, and then the comment is posted', async () => {
  const posting = fakePosting();
  const { stage } = makeStage();
  const outcome = await check(makeTask(), stage, toolsOf(posting));
  expect(posting.calls).toEqual(['start a1b2c3d pr-12', 'complete a1b2c3d success', 'comment #12']);
  // GitHub tells nobody of a button that a job's check has.
  expect(posting.reports[0]?.buttons).toEqual([]);
  expect(outcome).toEqual({
    outputs: {
      verdict: 'pass',
      directory: '/work/shop/.pacegate/runs/x',
      result: '/work/shop/.pacegate/runs/x/result.json',
      comment: '/work/shop/.pacegate/runs/x/comment.md',
    },
    summary: expect.stringMatching(/^✅ \*\*Pacegate: pass/),
    failures: [],
  });
});

test('what is measured is what is checked out, with the inputs of the step', async () => {
  const asked: Parameters<CheckTools['runCheck']>[0][] = [];
  const { stage } = makeStage({ suites: 'api', 'time-limit': '5m', out: 'results', config: 'gate.yml' });
  const opened: unknown[] = [];
  await check(
    makeTask(),
    stage,
    toolsOf(fakePosting(), {
      openBaseline: async (_, base) => {
        opened.push(base);
        return emptyStore;
      },
      runCheck: async (options) => {
        asked.push(options);
        return outcomeOf(makeResult());
      },
    }),
  );
  expect(opened).toEqual([baseSha]);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({
    cwd: '/work/shop',
    base: baseSha,
    head: headSha,
    config: 'gate.yml',
    suites: ['api'],
    scenarios: [],
    timeLimit: 300_000,
    out: 'results',
    baseline: emptyStore,
    links: { run: 'https://ghe.example/acme/shop/actions/runs/99' },
  });
});

test('a run that a newer head has overtaken leaves the comment to it', async () => {
  const posting = fakePosting({}, 'Pull request #12 has moved on.');
  const { stage, text } = makeStage();
  const { failures } = await check(makeTask(), stage, toolsOf(posting));
  expect(posting.calls).toEqual(['start a1b2c3d pr-12', 'complete a1b2c3d success']);
  expect(failures).toEqual([]);
  expect(text()).toContain('::notice title=Pacegate::Pull request #12 has moved on. Its comment stays as it is.');
});

test('the check is completed even when GitHub does not say where the pull request is by now', async () => {
  const posting = fakePosting({}, refusal('read pull request #12'));
  const { failures } = await check(makeTask(), makeStage().stage, toolsOf(posting));
  expect(posting.calls).toEqual(['start a1b2c3d pr-12', 'complete a1b2c3d success']);
  expect(failures).toHaveLength(1);
});

test('the log says which commit is measured, and that it is the test merge of the head', async () => {
  const { stage, text } = makeStage();
  const merge = { top: '/work/shop', commit: 'c'.repeat(40), parents: [baseSha, headSha] };
  await check(makeTask(), stage, toolsOf(fakePosting(), { readCheckedOut: async () => merge }));
  expect(text()).toContain('The head is a1b2c3d4e5 of pull request #12, by its test merge.');
});

test('a merge group gets a check and no comment', async () => {
  const posting = fakePosting();
  const task = makeTask({ number: null, externalId: 'merge-group', event: 'merge_group' });
  await check(task, makeStage().stage, toolsOf(posting));
  expect(posting.calls).toEqual(['start a1b2c3d merge-group', 'complete a1b2c3d success']);
});

test.each([
  ['pass', 'warn', 0, 'success'],
  ['fail', 'warn', 1, 'failure'],
  ['invalid', 'warn', 1, 'action_required'],
  ['inconclusive', 'warn', 0, 'neutral'],
  ['inconclusive', 'block', 1, 'action_required'],
] as const)('%s with gate.inconclusive: %s gives %i failures and %s', async (verdict, inconclusive, failures, end) => {
  const posting = fakePosting();
  const result = withVerdict(verdict, inconclusive);
  const outcome = await check(makeTask(), makeStage().stage, toolsOf(posting, { result }));
  expect(outcome.failures).toHaveLength(failures);
  expect(posting.reports.map((it) => it.conclusion)).toEqual([end]);
});

test.each(['fail', 'invalid', 'inconclusive'] as const)(
  'with post: false a verdict of %s fails nothing, and nothing is posted',
  async (verdict) => {
    const posting = fakePosting();
    const { stage } = makeStage({ post: 'false' });
    const outcome = await check(makeTask(), stage, toolsOf(posting, { result: withVerdict(verdict, 'block') }));
    expect(outcome.failures).toEqual([]);
    expect(outcome.outputs.verdict).toBe(verdict);
    expect(posting.calls).toEqual([]);
  },
);

test.each([
  ['a fork', makeTask({ isFork: true }), 'stranger'],
  ['Dependabot', makeTask(), 'dependabot[bot]'],
])('a token of %s only reads: it is measured, not posted, and the job carries the verdict', async (_, task, actor) => {
  const posting = fakePosting({ start: refusal('post the check') });
  const { stage, text } = makeStage({}, { actor });
  const outcome = await check(task, stage, toolsOf(posting, { result: withVerdict('fail') }));
  expect(posting.calls).toEqual(['start a1b2c3d pr-12']);
  expect(outcome.failures).toHaveLength(1);
  expect(text()).toContain('::warning title=Pacegate::The token of this job may only read');
  expect(text()).toContain('docs/forks.md');
});

test('a token that lacks a permission stops the run before it measures', async () => {
  const posting = fakePosting({ start: refusal('post the check') });
  let measured = 0;
  const tools = toolsOf(posting, {
    runCheck: async () => {
      measured += 1;
      return outcomeOf(makeResult());
    },
  });
  await expect(check(makeTask(), makeStage().stage, tools)).rejects.toThrow(/GitHub answered 403/);
  expect(measured).toBe(0);
  // Also a fork's, when it is not for want of a right.
  const down = fakePosting({ start: refusal('post the check', 502) });
  await expect(check(makeTask({ isFork: true }), makeStage().stage, toolsOf(down))).rejects.toThrow(/502/);
});

test('what GitHub refuses after the measurement fails the step, and everything measured is kept', async () => {
  const posting = fakePosting({ comment: refusal('post the comment') });
  const outcome = await check(makeTask(), makeStage().stage, toolsOf(posting));
  expect(outcome.outputs.verdict).toBe('pass');
  expect(outcome.failures).toEqual([expect.objectContaining({ message: expect.stringContaining('post the comment') })]);
  const both = fakePosting({ complete: refusal('post the check'), comment: refusal('post the comment') });
  const failed = await check(makeTask(), makeStage().stage, toolsOf(both, { result: withVerdict('fail') }));
  expect(failed.failures).toHaveLength(3);
  expect(both.calls).toContain('comment #12');
});

test('suggestions are posted with a fix that was measured to help, and only then', async () => {
  const fix = { summary: 'Ask once', patch: '@@ -1 +1 @@\n-a\n+b\n', proof: null };
  const finding: Finding = {
    id: 'F1',
    kind: 'slower',
    severity: 'blocking',
    title: 'Slower',
    suite: 'api',
    scenario: null,
    route: null,
    metric: null,
    evidence: [],
    location: { path: 'src/a.js', startLine: 1, endLine: 1 },
    fix,
  };
  const posted = async (given: Finding): Promise<readonly string[]> => {
    const posting = fakePosting();
    await check(makeTask(), makeStage().stage, toolsOf(posting, { result: makeResult({ findings: [given] }) }));
    return posting.calls;
  };
  expect(await posted(finding)).not.toContain('suggest #12');
  const proof = { recovery: { estimate: 0.9, low: 0.7, high: 1.1 } };
  expect(await posted({ ...finding, fix: { ...fix, proof } })).toContain('suggest #12');
});

test.each([
  ['a usage error', new UsageError('Base and head are the same.', 'Make a change.'), 'Nothing was measured'],
  [
    'an invalid configuration',
    new ConfigurationError('pacegate.yml', [{ line: 3, column: 1, problem: 'Unknown key.', cure: 'Remove it.' }]),
    'The configuration is invalid: nothing was measured',
  ],
  ['a defect', new TypeError('x is undefined'), 'Pacegate itself failed'],
])('after %s the check says why there is no verdict', async (_, error, title) => {
  const posting = fakePosting();
  const tools = toolsOf(posting, { runCheck: () => Promise.reject(error) });
  await expect(check(makeTask(), makeStage().stage, tools)).rejects.toBe(error);
  expect(posting.calls).toEqual(['start a1b2c3d pr-12', 'complete a1b2c3d action_required']);
  expect(posting.reports[0]).toMatchObject({ title, conclusion: 'action_required' });
  expect(posting.reports[0]?.summary).toContain(error.message.split('\n')[0]);
  expect(posting.reports[0]?.summary).not.toMatch(/^\s+at /m);
});

test('something else that is checked out is refused, and the check says so', async () => {
  const posting = fakePosting();
  const readCheckedOut = async () => ({ top: '/work/shop', commit: 'e'.repeat(40), parents: [] });
  await expect(check(makeTask(), makeStage().stage, toolsOf(posting, { readCheckedOut }))).rejects.toThrow(UsageError);
  expect(posting.reports[0]?.summary).toContain('neither the head');
});

test('a check whose failure can not be posted either is named, and the first error is the one that is thrown', async () => {
  const posting = fakePosting({ complete: refusal('post the check') });
  const { stage, text } = makeStage();
  const tools = toolsOf(posting, { runCheck: () => Promise.reject(new UsageError('Nothing to compare.', 'Change.')) });
  await expect(check(makeTask(), stage, tools)).rejects.toThrow('Nothing to compare.');
  expect(text()).toContain('The check stays open.');
});

test('a cancelled run ends the check as cancelled at once, while the measurement is taken down', async () => {
  const posting = fakePosting();
  const { stage, controller } = makeStage();
  const atAbort: string[] = [];
  const tools = toolsOf(posting, {
    runCheck: async (_, { signal }) => {
      controller.abort(new InterruptedError('SIGINT'));
      // As long as it takes to stop two services.
      await new Promise((done) => setImmediate(done));
      atAbort.push(...posting.calls);
      throw signal.reason;
    },
  });
  await expect(check(makeTask(), stage, tools)).rejects.toBeInstanceOf(InterruptedError);
  expect(atAbort).toEqual(['start a1b2c3d pr-12', 'cancel']);
  expect(posting.calls).toEqual(['start a1b2c3d pr-12', 'cancel']);
});

test('a run that was cancelled while its check was made measures nothing', async () => {
  const posting = fakePosting();
  const { stage, controller } = makeStage();
  controller.abort(new InterruptedError('SIGTERM'));
  await expect(check(makeTask(), stage, toolsOf(posting))).rejects.toBeInstanceOf(InterruptedError);
  expect(posting.calls).toEqual(['start a1b2c3d pr-12', 'cancel']);
});

test('once measured, the verdict is posted even when the run is cancelled', async () => {
  const posting = fakePosting();
  const { stage, controller } = makeStage();
  const tools = toolsOf(posting, {
    runCheck: async () => {
      queueMicrotask(() => queueMicrotask(() => controller.abort(new InterruptedError('SIGINT'))));
      return outcomeOf(makeResult());
    },
  });
  await check(makeTask(), stage, tools);
  expect(posting.calls).toContain('complete a1b2c3d success');
});
