import { z } from 'zod';
import { UsageError } from '../core/errors.ts';
import { parseRepositoryName, type RepositoryName } from '../github/repository-name.ts';

/** The job that runs this step, as its environment tells. */
export interface Job {
  readonly repository: RepositoryName;
  readonly event: string;
  /** The file with the event's payload. */
  readonly eventPath: string;
  readonly apiUrl: string;
  readonly runId: string;
  readonly attempt: number;
  /** The page of this run: logs and artifacts. */
  readonly runUrl: string;
  /** Of a pull request the test merge, not the head. */
  readonly sha: string;
  /** "refs/heads/main". */
  readonly ref: string;
  /** Who started it; "dependabot[bot]" has a token that only reads. */
  readonly actor: string;
  readonly workspace: string;
  /** Emptied before and after the job. */
  readonly temporary: string;
}

const text = z.string().min(1);

const schema = z.object({
  GITHUB_REPOSITORY: text,
  GITHUB_EVENT_NAME: text,
  GITHUB_EVENT_PATH: text,
  GITHUB_API_URL: z.url(),
  GITHUB_SERVER_URL: z.url(),
  GITHUB_RUN_ID: z.string().regex(/^\d+$/),
  GITHUB_RUN_ATTEMPT: z.string().regex(/^\d+$/).default('1'),
  GITHUB_SHA: z.string().regex(/^[\da-f]{40,64}$/),
  GITHUB_REF: text,
  GITHUB_ACTOR: z.string().default(''),
  GITHUB_WORKSPACE: text,
  RUNNER_TEMP: text,
});

const notAJob = (names: readonly string[]): UsageError =>
  new UsageError(
    `This is not a job of GitHub Actions: ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} not set as a runner sets them.`,
    'Use it as a step of a workflow (docs/quick-start.md), or run the command line: pacegate check.',
  );

/** Reads the job from its environment. Throws a UsageError outside of a job. */
export const readJob = (environment: Readonly<Record<string, string | undefined>>): Job => {
  const { data, error } = schema.safeParse(environment);
  if (data === undefined) throw notAJob([...new Set(error.issues.map(({ path: [name] }) => String(name)))]);
  const repository = parseRepositoryName(data.GITHUB_REPOSITORY);
  if (repository === null) throw notAJob(['GITHUB_REPOSITORY']);
  const server = data.GITHUB_SERVER_URL.replace(/\/+$/, '');
  return {
    repository,
    event: data.GITHUB_EVENT_NAME,
    eventPath: data.GITHUB_EVENT_PATH,
    apiUrl: data.GITHUB_API_URL,
    runId: data.GITHUB_RUN_ID,
    attempt: Number(data.GITHUB_RUN_ATTEMPT),
    runUrl: `${server}/${data.GITHUB_REPOSITORY}/actions/runs/${data.GITHUB_RUN_ID}`,
    sha: data.GITHUB_SHA,
    ref: data.GITHUB_REF,
    actor: data.GITHUB_ACTOR,
    workspace: data.GITHUB_WORKSPACE,
    temporary: data.RUNNER_TEMP,
  };
};
