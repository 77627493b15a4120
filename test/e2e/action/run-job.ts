import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import type { TokenOptions } from '../../support/local-github/control/issue-token.ts';
import type { WorkflowEvent } from '../../support/local-github/control/workflow-event.ts';
import type { LocalGitHub } from '../../support/local-github/local-github.ts';

const run = promisify(execFile);

/** What a job of a workflow is started with. */
export interface JobOptions {
  readonly repository: string;
  readonly event: WorkflowEvent;
  /** Of the job's token, as the workflow's `permissions` say. */
  readonly permissions: NonNullable<TokenOptions['permissions']>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly entry: string;
  /** An empty directory of the job's own. */
  readonly room: string;
  readonly runId?: number;
  readonly ref?: string;
}

export interface JobOutcome {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly workspace: string;
}

/** A runner's environment: this process's own (npm finds its registry there) without what belongs to git or a job. */
const plain = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:GIT|GITHUB|INPUT|RUNNER)_/.test(name))),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
});

/** As actions/checkout does with `fetch-depth: 0` and `persist-credentials: false`. */
const checkOut = async (github: LocalGitHub, { repository, room }: JobOptions, ref: string): Promise<string> => {
  const workspace = join(room, 'workspace');
  await mkdir(workspace, { recursive: true });
  const git = (...args: string[]) => run('git', args, { cwd: workspace, env: plain() });
  await git('init', '--quiet');
  await git('remote', 'add', 'origin', `${github.gitUrl}/${repository}.git`);
  await git('fetch', '--quiet', 'origin', '+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*');
  await git('fetch', '--quiet', 'origin', ref);
  await git('checkout', '--quiet', '--detach', 'FETCH_HEAD');
  return workspace;
};

/** `name<<delimiter`, lines, `delimiter`, as the runner reads outputs. */
const readOutputs = (file: string): Record<string, string> =>
  Object.fromEntries(
    [...file.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name = '', , value = '']) => [name, value]),
  );

/** Checks out as a workflow would, and runs the Action's own bundle as the runner would. */
export const runJob = async (github: LocalGitHub, options: JobOptions): Promise<JobOutcome> => {
  const { repository, event, permissions, inputs = {}, entry, room } = options;
  const workspace = join(room, 'workspace');
  const job = await github.workflow({
    repository,
    workspace,
    ...event,
    ...(options.runId === undefined ? {} : { runId: options.runId }),
  });
  const { environment } = job;
  await checkOut(github, options, options.ref ?? environment['GITHUB_SHA'] ?? '');
  const token = github.token({ repository, permissions });
  const given = Object.entries({ token, ...inputs }).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const child = spawn(process.execPath, [entry], {
    cwd: workspace,
    env: { ...plain(), ...environment, ...Object.fromEntries(given) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [log, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return {
    code: child.exitCode,
    log: `${log}${errors}`,
    outputs: readOutputs(await job.read('GITHUB_OUTPUT')),
    summary: await job.read('GITHUB_STEP_SUMMARY'),
    workspace,
  };
};
