import { z } from 'zod';
import { UsageError } from '../core/errors.ts';

const sha = z.string().regex(/^[\da-f]{40,64}$/);
const name = z.string().min(1);
const time = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const repository = z.object({ full_name: name });

const pullRequest = z
  .object({
    action: z.string().optional(),
    number: z.int().positive(),
    pull_request: z.object({
      state: z.string(),
      // The repository of the head is null once a fork is deleted.
      head: z.object({ sha, ref: name, repo: repository.nullable() }),
      base: z.object({ sha, ref: name, repo: repository }),
    }),
  })
  .transform(({ number, pull_request: { state, head, base } }) => ({
    kind: 'pull_request' as const,
    number,
    isOpen: state === 'open',
    isFork: head.repo?.full_name !== base.repo.full_name,
    head: { sha: head.sha, ref: head.ref },
    base: { sha: base.sha, ref: base.ref },
  }));

const mergeGroup = z
  .object({
    action: z.string().optional(),
    merge_group: z.object({ head_sha: sha, head_ref: name, base_sha: sha, base_ref: name }),
  })
  .transform(({ action, merge_group: group }) => ({
    kind: 'merge_group' as const,
    /** False once it was merged, invalidated or taken out of the queue. */
    isQueued: action !== 'destroyed',
    head: { sha: group.head_sha, ref: group.head_ref },
    base: { sha: group.base_sha, ref: group.base_ref },
  }));

const push = z
  .object({
    ref: name,
    deleted: z.boolean().default(false),
    repository: repository.extend({ default_branch: name }),
  })
  .transform(({ ref, deleted, repository: { default_branch: defaultBranch } }) => ({
    kind: 'push' as const,
    ref,
    isDeletion: deleted,
    defaultBranch,
  }));

// GitHub runs schedules on the default branch only, and its payload says little more than the time.
const schedule = z.object({}).transform(() => ({ kind: 'schedule' as const }));

const workflowRun = z
  .object({
    workflow_run: z.object({
      id: z.int().positive(),
      event: z.string(),
      status: z.string().nullable(),
      conclusion: z.string().nullable(),
      run_started_at: time,
      updated_at: time,
      head_sha: sha,
      head_branch: z.string().nullable(),
      head_repository: repository.nullable(),
      html_url: z.url(),
    }),
  })
  .transform(({ workflow_run: run }) => ({
    kind: 'workflow_run' as const,
    run: {
      id: run.id,
      event: run.event,
      isCompleted: run.status === 'completed',
      conclusion: run.conclusion,
      from: run.run_started_at,
      to: run.updated_at,
      headSha: run.head_sha,
      headBranch: run.head_branch,
      headRepository: run.head_repository?.full_name ?? null,
      url: run.html_url,
    },
  }));

const workflowDispatch = z
  .object({ ref: name, repository: repository.extend({ default_branch: name }) })
  .transform(({ ref, repository: { default_branch: defaultBranch } }) => ({
    kind: 'workflow_dispatch' as const,
    ref,
    defaultBranch,
  }));

const schemas = {
  pull_request: pullRequest,
  merge_group: mergeGroup,
  push,
  schedule,
  workflow_run: workflowRun,
  workflow_dispatch: workflowDispatch,
} as const satisfies Record<string, z.ZodType>;

type EventName = keyof typeof schemas;

/** What started the job, as far as it is needed. */
export type Event = { [N in EventName]: z.infer<(typeof schemas)[N]> }[EventName];
export type PullRequestEvent = Extract<Event, { kind: 'pull_request' }>;
export type WorkflowRunEvent = Extract<Event, { kind: 'workflow_run' }>;

const isKnown = (event: string): event is EventName => Object.hasOwn(schemas, event);

const unknownEvent = (event: string): UsageError =>
  event === 'pull_request_target'
    ? new UsageError(
        'The workflow runs on pull_request_target, where the code of a stranger would be run with a token that may write.',
        'Use `on: pull_request`; docs/forks.md shows how results of forks get posted.',
      )
    : new UsageError(
        `The event ${event} is none that Pacegate answers.`,
        `Run it on ${Object.keys(schemas).join(', ')}: docs/workflows has complete examples.`,
      );

/** Reads the payload of the event that started the job. Throws a UsageError that says what to do. */
export const readEvent = (event: string, payload: unknown): Event => {
  if (!isKnown(event)) throw unknownEvent(event);
  const { data, error } = schemas[event].safeParse(payload);
  if (data !== undefined) return data;
  const fields = [...new Set(error.issues.map(({ path }) => path.join('.') || 'all of it'))];
  throw new UsageError(
    `The payload of the event ${event} is not as GitHub sends it: ${fields.join(', ')}.`,
    'See that nothing sets GITHUB_EVENT_NAME or GITHUB_EVENT_PATH, and that the server is GitHub or an Enterprise Server that knows Node 24 actions.',
  );
};
