import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { CheckTools } from '../../src/action/check.ts';
import { runAction } from '../../src/action/runner.ts';
import type { Stage } from '../../src/action/stage.ts';
import type { Tools } from '../../src/action/tools.ts';
import { ConfigurationError, InterruptedError } from '../../src/core/errors.ts';
import { FakeHost } from '../cli/fake-host.ts';
import { makeResult } from '../support/make-result.ts';
import { baseSha, eventOf, headSha, payloadFile, type PayloadName } from './payloads.ts';
import { emptyStore, type FakePosting, fakePosting, outcomeOf, refusal } from './stage-support.ts';

const token = 'ghs_abcdefghijklmnop';

/** A runner with its files, and a host that the Action runs in. */
const makeRunner = async (event: PayloadName, environment: Readonly<Record<string, string>> = {}) => {
  const directory = await mkdtemp(join(tmpdir(), 'runner-'));
  const [output, summary] = [join(directory, 'output'), join(directory, 'summary')];
  await Promise.all([writeFile(output, ''), writeFile(summary, '')]);
  const host = new FakeHost();
  Object.assign(host.env, {
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_EVENT_NAME: eventOf(event),
    GITHUB_EVENT_PATH: payloadFile(event),
    GITHUB_API_URL: 'https://ghe.example/api/v3',
    GITHUB_SERVER_URL: 'https://ghe.example',
    GITHUB_RUN_ID: '99',
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_SHA: 'c'.repeat(40),
    GITHUB_REF: event === 'push' ? 'refs/heads/main' : 'refs/pull/12/merge',
    GITHUB_ACTOR: 'octocat',
    GITHUB_WORKSPACE: directory,
    RUNNER_TEMP: directory,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    INPUT_TOKEN: token,
    ...environment,
  });
  return {
    host,
    log: () => host.out.join(''),
    outputs: () => readFile(output, 'utf8'),
    summary: () => readFile(summary, 'utf8'),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
};

const never = () => Promise.reject(new Error('not asked for'));

const toolsFor = (posting: FakePosting, runCheck: CheckTools['runCheck'], seen: Stage[] = []): Tools => ({
  check: async (stage) => {
    seen.push(stage);
    return {
      posting,
      readCheckedOut: async () => ({ top: '/work/shop', commit: headSha, parents: [baseSha] }),
      openBaseline: async () => emptyStore,
      runCheck,
    };
  },
  investigate: never,
  refresh: never,
  report: never,
});

test('a pull request from its event to outputs, summary and exit code', async () => {
  await using runner = await makeRunner('pull_request', { 'INPUT_WORKING-DIRECTORY': 'packages/api' });
  const posting = fakePosting();
  const seen: Stage[] = [];
  const tools = toolsFor(
    posting,
    async (_, { report }) => {
      report({ kind: 'step', text: '::error::a line of the service' });
      return outcomeOf(makeResult());
    },
    seen,
  );
  expect(await runAction(runner.host.process, tools)).toBe(0);
  expect(posting.calls).toEqual(['start a1b2c3d pr-12', 'complete a1b2c3d success', 'comment #12']);
  expect(await runner.outputs()).toMatch(/^verdict<<(?<end>\S+)\npass\n\k<end>\n/);
  expect(await runner.summary()).toMatch(/^✅ \*\*Pacegate: pass/);
  expect(seen[0]?.cwd).toMatch(/packages\/api$/);
  expect(runner.log()).not.toMatch(/^::error::a line/m);
  expect(runner.log()).toContain('a line of the service');
});

test('the token is masked first, and is neither in the log again nor in what the measured code may be given', async () => {
  await using runner = await makeRunner('pull_request', { LEAK: token });
  const seen: Stage[] = [];
  const tools = toolsFor(
    fakePosting(),
    async (_, { report }) => {
      report({ kind: 'step', text: `Authorization: ${token}` });
      return outcomeOf(makeResult());
    },
    seen,
  );
  await runAction(runner.host.process, tools);
  const [first, ...rest] = runner.log().split('\n');
  expect(first).toBe(`::add-mask::${token}`);
  expect(rest.join('\n')).not.toContain(token);
  expect(JSON.stringify(seen[0]?.environment)).not.toContain(token);
  expect(await runner.summary()).not.toContain(token);
});

test('the job fails by the verdict, and its outputs are set', async () => {
  await using runner = await makeRunner('pull_request');
  const tools = toolsFor(fakePosting(), async () => outcomeOf(makeResult({ verdict: 'fail' })));
  expect(await runAction(runner.host.process, tools)).toBe(1);
  expect(await runner.outputs()).toContain('\nfail\n');
  expect(runner.log()).toContain('::error title=Pacegate::The verdict is fail');
});

test('a refused comment fails the step with the permission to add, and its outputs are set', async () => {
  await using runner = await makeRunner('pull_request');
  const tools = toolsFor(fakePosting({ comment: refusal('post the comment') }), async () => outcomeOf(makeResult()));
  expect(await runAction(runner.host.process, tools)).toBe(1);
  expect(await runner.outputs()).toContain('\npass\n');
  expect(runner.log()).toContain('Could not post the comment: GitHub answered 403.%0AAdd `checks: write` to the job.');
});

test('problems of the configuration are annotated on their lines', async () => {
  await using runner = await makeRunner('pull_request');
  const error = new ConfigurationError('.github/pacegate.yml', [
    { line: 6, column: 5, problem: 'Unknown key "directroy".', cure: 'Did you mean "directory"?' },
  ]);
  expect(
    await runAction(
      runner.host.process,
      toolsFor(fakePosting(), () => Promise.reject(error)),
    ),
  ).toBe(1);
  expect(runner.log()).toContain(
    '::error title=Pacegate,file=.github/pacegate.yml,line=6,col=5::Unknown key "directroy". Did you mean "directory"?',
  );
  expect(await runner.outputs()).toBe('');
});

test('a defect is told in a sentence; its trace only in a debug run', async () => {
  await using runner = await makeRunner('pull_request');
  const failing = () => Promise.reject(new TypeError('x is undefined'));
  expect(await runAction(runner.host.process, toolsFor(fakePosting(), failing))).toBe(1);
  expect(runner.log()).toContain('::error title=Pacegate::x is undefined%0AThis is a defect of Pacegate');
  expect(runner.log()).not.toMatch(/^\s+at /m);
  runner.host.env['RUNNER_DEBUG'] = '1';
  await runAction(runner.host.process, toolsFor(fakePosting(), failing));
  expect(runner.log()).toMatch(/^\s+at /m);
});

test('a signal of the runner stops the run and leaves the check cancelled; a second one ends it at once', async () => {
  await using runner = await makeRunner('pull_request');
  const posting = fakePosting();
  const removed: string[] = [];
  const tools = toolsFor(posting, (_, { signal, onExit }) => {
    using _cleanup = onExit(() => removed.push('directory'));
    runner.host.emit('SIGINT', 'SIGINT');
    runner.host.emit('SIGTERM', 'SIGTERM');
    runner.host.emit('exit', 1);
    return Promise.reject(signal.reason instanceof Error ? signal.reason : new Error('not aborted'));
  });
  expect(await runAction(runner.host.process, tools)).toBe(1);
  expect(posting.calls).toContain('cancel');
  expect(runner.host.exits).toEqual([1]);
  expect(removed).toEqual(['directory']);
  expect(runner.log()).toContain(new InterruptedError('SIGINT').message);
  expect(runner.host.eventNames()).toEqual([]);
});

test('what is thrown out of the event loop ends the run in order, and the check says what it was', async () => {
  await using runner = await makeRunner('pull_request');
  const posting = fakePosting();
  const tools = toolsFor(posting, (_, { signal }) => {
    runner.host.emit('uncaughtException', new TypeError('out of the blue'));
    runner.host.emit('uncaughtException', new TypeError('once more'));
    return Promise.reject(signal.reason instanceof Error ? signal.reason : new Error('not aborted'));
  });
  expect(await runAction(runner.host.process, tools)).toBe(1);
  expect(posting.calls).toEqual(['start a1b2c3d pr-12', 'complete a1b2c3d action_required']);
  expect(posting.reports[0]?.summary).toContain('out of the blue');
  expect(runner.host.exits).toEqual([1]);
  expect(runner.log()).toContain('once more');
  expect(runner.host.eventNames()).toEqual([]);
});

test.each([
  ['outside of a job', { GITHUB_REPOSITORY: '', GITHUB_RUN_ID: '' }, /GITHUB_REPOSITORY, GITHUB_RUN_ID are not set/],
  ['with a payload that is gone', { GITHUB_EVENT_PATH: '/none/event.json' }, /\/none\/event.json, can't be read/],
  ['with a wrong input', { INPUT_POST: 'perhaps' }, /The input post is "perhaps"/],
  ['on an event that it does not answer', { GITHUB_EVENT_NAME: 'issue_comment' }, /issue_comment is none/],
  ['asked to refresh from a pull request', { INPUT_MODE: 'refresh' }, /never written from pull requests/],
])('%s the step fails and says what to do', async (_, environment, message) => {
  await using runner = await makeRunner('pull_request', environment);
  expect(
    await runAction(runner.host.process, { check: never, investigate: never, refresh: never, report: never }),
  ).toBe(1);
  expect(runner.log()).toMatch(message);
});

test('where there is nothing to do the step says so and passes', async () => {
  await using runner = await makeRunner('push', { GITHUB_REF: 'refs/heads/gh-readonly-queue/main/pr-12-abc' });
  expect(
    await runAction(runner.host.process, { check: never, investigate: never, refresh: never, report: never }),
  ).toBe(0);
  expect(runner.log()).toContain('::notice title=Pacegate::Nothing to do: This is a push of the merge queue.');
});
