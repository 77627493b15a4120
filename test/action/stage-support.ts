import { createRunnerLog } from '../../src/action/runner-log.ts';
import type { CheckTask } from '../../src/action/decide-task.ts';
import type { PostedCheck, Posting } from '../../src/usecases/posting/posting.ts';
import { readInputs } from '../../src/action/read-inputs.ts';
import type { Stage } from '../../src/action/stage.ts';
import type { BaselineStore } from '../../src/baseline/baseline-store.ts';
import { GitHubError } from '../../src/core/errors.ts';
import type { Result } from '../../src/core/result.ts';
import type { CheckReport } from '../../src/report/check-report.ts';
import type { CheckOutcome } from '../../src/usecases/run-check.ts';
import { baseSha, headSha } from './payloads.ts';

export const runUrl = 'https://ghe.example/acme/shop/actions/runs/99';

export interface TestStage {
  readonly stage: Stage;
  /** What stands in the log. */
  readonly text: () => string;
  readonly controller: AbortController;
}

export const makeStage = (
  inputs: Readonly<Record<string, string>> = {},
  job: Partial<Stage['job']> = {},
): TestStage => {
  const lines: string[] = [];
  const controller = new AbortController();
  const stage: Stage = {
    inputs: readInputs(Object.fromEntries(Object.entries(inputs).map(([k, v]) => [`INPUT_${k.toUpperCase()}`, v]))),
    job: {
      repository: { owner: 'acme', repo: 'shop' },
      event: 'pull_request',
      eventPath: '/none',
      apiUrl: 'https://ghe.example/api/v3',
      runId: '99',
      attempt: 2,
      runUrl,
      sha: 'c'.repeat(40),
      ref: 'refs/heads/main',
      actor: 'octocat',
      workspace: '/work/shop',
      temporary: '/tmp',
      ...job,
    },
    log: createRunnerLog({ write: (text) => lines.push(text) }),
    cwd: '/work/shop',
    environment: {},
    host: { signal: controller.signal, report: () => {}, onExit: () => ({ [Symbol.dispose]: () => {} }) },
  };
  return { stage, text: () => lines.join(''), controller };
};

export const makeTask = (differences: Partial<CheckTask> = {}): CheckTask => ({
  mode: 'check',
  subject: 'pull request #12',
  headSha,
  baseSha,
  number: 12,
  externalId: 'pr-12',
  isFork: false,
  event: 'pull_request',
  ...differences,
});

type Step = 'start' | 'complete' | 'cancel' | 'comment' | 'suggest';

export interface FakePosting extends Posting {
  /** In the order of the calls: "start a1b2c3d pr-12". */
  readonly calls: readonly string[];
  readonly reports: readonly CheckReport[];
}

export const refusal = (what: string, status = 403): GitHubError =>
  new GitHubError(`Could not ${what}: GitHub answered ${status}.`, 'Add `checks: write` to the job.', { status });

/** A GitHub that writes down what is posted, and refuses the steps that it is told to. */
export const fakePosting = (
  refused: Partial<Record<Step, unknown>> = {},
  outdated: string | null | Error = null,
): FakePosting => {
  const calls: string[] = [];
  const reports: CheckReport[] = [];
  const note = async (step: Step, text: string): Promise<void> => {
    calls.push(`${step} ${text}`.trim());
    await Promise.resolve();
    if (refused[step] !== undefined) throw refused[step];
  };
  return {
    calls,
    reports,
    check: (sha, externalId): PostedCheck => ({
      start: () => note('start', `${sha.slice(0, 7)} ${externalId}`),
      complete: (report) => {
        reports.push(report);
        return note('complete', `${sha.slice(0, 7)} ${report.conclusion}`);
      },
      cancel: () => note('cancel', ''),
    }),
    outdated: () => (outdated instanceof Error ? Promise.reject(outdated) : Promise.resolve(outdated)),
    comment: (number) => note('comment', `#${number}`),
    suggest: ({ number }) => note('suggest', `#${number}`),
    suggestMeasured: ({ number }) => note('suggest', `#${number}`),
  };
};

export const emptyStore: BaselineStore = {
  place: 'branch pacegate-baselines of acme/shop',
  list: async () => [],
  read: async () => ({ records: [], problems: [] }),
  append: async () => {},
};

export const outcomeOf = (result: Result): CheckOutcome => ({
  result,
  directory: '.pacegate/runs/x',
  path: '/work/shop/.pacegate/runs/x',
  comment: '✅ the comment\n',
});
