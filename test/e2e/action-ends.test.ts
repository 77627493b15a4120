import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { payload } from '../action/payloads.ts';
import { type BareApi, startBareApi } from './action/bare-api.ts';
import { createProject, leftFiles, leftProcesses, patience, type Project, until } from './support.ts';

const entry = join(import.meta.dirname, '../../src/action/run.ts');

/** Commits the change on a branch, and checks out the test merge as actions/checkout does. */
const mergeChange = async ({ directory }: Project) => {
  const git = async (...args: string[]): Promise<string> => {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
    const { stdout } = await promisify(execFile)('git', [...identity, ...args], { cwd: directory });
    return stdout.trim();
  };
  const base = await git('rev-parse', 'HEAD');
  await git('switch', '--quiet', '--create', 'change');
  await git('add', '--all');
  await git('commit', '--quiet', '-m', 'change');
  const head = await git('rev-parse', 'HEAD');
  await git('checkout', '--quiet', '--detach', 'main');
  await git('merge', '--quiet', '--no-ff', '-m', 'merge', 'change');
  return { base, head, merge: await git('rev-parse', 'HEAD') };
};

interface Ended {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: string;
}

/** Runs the Action as a runner does; the signal is sent as soon as its log says so. */
const runAction = async (
  project: Project,
  api: BareApi,
  { isFork = false, signal }: { readonly isFork?: boolean; readonly signal?: (log: string) => boolean } = {},
): Promise<Ended> => {
  const { base, head, merge } = await mergeChange(project);
  const room = join(project.directory, '..');
  const [event, outputs] = [join(room, 'event.json'), join(room, 'outputs')];
  const changes = { 'pull_request.head': { sha: head }, 'pull_request.base': { sha: base } };
  await writeFile(event, JSON.stringify(payload(isFork ? 'pull_request-fork' : 'pull_request', changes)));
  await writeFile(outputs, '');
  const child = spawn(process.execPath, [entry], {
    cwd: project.directory,
    env: {
      PATH: process.env['PATH'],
      TMPDIR: project.temporary,
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: event,
      GITHUB_API_URL: api.url,
      GITHUB_SERVER_URL: 'http://localhost',
      GITHUB_RUN_ID: '99',
      GITHUB_SHA: merge,
      GITHUB_REF: 'refs/pull/12/merge',
      GITHUB_WORKSPACE: project.directory,
      GITHUB_OUTPUT: outputs,
      RUNNER_TEMP: project.temporary,
      INPUT_TOKEN: 'ghs_secret',
      'INPUT_TIME-LIMIT': '20s',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: patience * 0.9,
    killSignal: 'SIGKILL',
  });
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const closed = once(child, 'close');
  if (signal !== undefined) {
    await until(async () => signal(log) || child.exitCode !== null);
    child.kill('SIGINT');
  }
  await closed;
  return { code: child.exitCode, log, outputs: await readFile(outputs, 'utf8') };
};

test(
  'a cancelled job takes its services down, ends its check as cancelled, and leaves nothing',
  async () => {
    await using project = await createProject({}, {});
    await using api = await startBareApi({ mayWrite: true });
    const { code, log, outputs } = await runAction(project, api, { signal: (text) => text.includes(' of at most ') });
    expect(log).toContain('Stopped by SIGINT.');
    expect(code).toBe(1);
    expect(outputs).toBe('');
    const written = api.asked.filter(({ method }) => method !== 'GET');
    expect(written).toEqual([
      { method: 'POST', path: '/repos/acme/shop/check-runs', body: expect.objectContaining({ status: 'in_progress' }) },
      {
        method: 'PATCH',
        path: '/repos/acme/shop/check-runs/7',
        body: expect.objectContaining({ conclusion: 'cancelled' }),
      },
    ]);
    expect(await leftProcesses(project)).toEqual([]);
    expect(await leftFiles(project)).toEqual([]);
  },
  patience,
);

test(
  'a pull request from a fork is measured and not posted: the job has the verdict, and says how to have it posted',
  async () => {
    await using project = await createProject({}, {});
    await using api = await startBareApi({ mayWrite: false });
    const { code, log, outputs } = await runAction(project, api, { isFork: true });
    const [, verdict = ''] = /^verdict<<\S+\n(\w+)\n/.exec(outputs) ?? [];
    expect(['pass', 'inconclusive', 'fail', 'invalid']).toContain(verdict);
    expect(code).toBe(['pass', 'inconclusive'].includes(verdict) ? 0 : 1);
    expect(log).toContain('docs/forks.md');
    expect(log.split('\n').filter((line) => line.includes('ghs_secret'))).toEqual(['::add-mask::ghs_secret']);
    expect(api.asked.filter(({ method }) => method !== 'GET')).toHaveLength(1);
    expect(await leftProcesses(project)).toEqual([]);
  },
  patience,
);
