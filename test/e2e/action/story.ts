import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { quickFiles, rounds, service } from '../app/quick-service.ts';
import { octokit } from '../../local-github/shop.ts';
import type { LocalGitHub } from '../../support/local-github/local-github.ts';
import { startLocalGitHub } from '../../support/local-github/local-github.ts';
import { copyAction } from './action-copy.ts';
import { requireCheck } from './require-check.ts';
import { runJob, type JobOutcome } from './run-job.ts';

const repository = 'acme/shop';
const shop = { owner: 'acme', repo: 'shop' } as const;

export interface Told {
  readonly regression: JobOutcome;
  readonly refusedMerge: { readonly status: number; readonly message: string };
  readonly fixed: JobOutcome;
  /** To the API, by the job that passes. */
  readonly requests: number;
  readonly merged: boolean;
  readonly refreshed: JobOutcome;
  readonly number: number;
}

export interface Story extends AsyncDisposable {
  readonly github: LocalGitHub;
  /** Plays it through; `say` hears of every step. */
  play(say: (line: string) => void): Promise<Told>;
}

/** A pull request that is slow, is not let in, is put right, is let in, and becomes part of the record. */
export const openStory = async (port = 0): Promise<Story> => {
  await using owned = new AsyncDisposableStack();
  const action = owned.use(await copyAction());
  const from = join(action.room, 'shop');
  for (const [name, text] of Object.entries(quickFiles({ probe: false, routes: ['/'] }))) {
    await mkdir(dirname(join(from, name)), { recursive: true });
    await writeFile(join(from, name), text);
  }
  const github = owned.use(await startLocalGitHub({ repositories: [{ owner: 'acme', name: 'shop', from }], port }));
  const dev = octokit(github.url, github.token({ repository, as: 'dev' })).rest;

  let jobs = 0;
  const job = (options: Pick<Parameters<typeof runJob>[1], 'event' | 'permissions' | 'inputs'>) =>
    runJob(github, { ...options, repository, entry: action.entry, room: join(action.room, `job-${++jobs}`) });
  const check = (number: number) =>
    job({
      event: { name: 'pull_request', number },
      permissions: { checks: 'write', contents: 'read', pull_requests: 'write' },
    });

  const play: Story['play'] = async (say) => {
    say('main requires the check "pacegate".');
    await requireCheck(dev);
    const slow = { 'server.js': service(rounds.slow) };
    await github.commit({ repository, branch: 'facets', files: slow, from: 'main' });
    const { number } = (await dev.pulls.create({ ...shop, head: 'facets', base: 'main', title: 'Facets' })).data;
    say(`Pull request ${number} makes every answer slower. ${github.url}/acme/shop/pull/${number}`);
    const regression = await check(number);
    say(`The job ends with exit code ${regression.code}: ${regression.outputs['verdict']}.`);
    const refusedMerge = await dev.pulls
      .merge({ ...shop, pull_number: number, merge_method: 'squash' })
      .then(() => ({ status: 200, message: 'merged' }))
      .catch((error: { status: number; message: string }) => ({ status: error.status, message: error.message }));
    say(`Merging it is refused: ${refusedMerge.message}`);

    const mended = { 'server.js': `${service()}// Facets come later.\n` };
    await github.commit({ repository, branch: 'facets', files: mended });
    github.requests.length = 0;
    const fixed = await check(number);
    const requests = github.requests.filter(({ git }) => !git).length;
    say(
      `Put right. The job ends with exit code ${fixed.code}: ${fixed.outputs['verdict']}, after ${requests} requests.`,
    );
    const { merged } = (await dev.pulls.merge({ ...shop, pull_number: number, merge_method: 'squash' })).data;
    say(`Merged: ${merged}.`);

    const refreshed = await job({ event: { name: 'push' }, permissions: { contents: 'write' } });
    say(`The push to main refreshes the baseline: exit code ${refreshed.code}.`);
    return { regression, refusedMerge, fixed, requests, merged, refreshed, number };
  };
  const all = owned.move();
  return { github, play, [Symbol.asyncDispose]: () => all.disposeAsync() };
};
