import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { octokit } from '../../local-github/shop.ts';
import type { LocalGitHub } from '../../support/local-github/local-github.ts';
import { startLocalGitHub } from '../../support/local-github/local-github.ts';
import { copyAction } from './action-copy.ts';
import { requireCheck } from './require-check.ts';
import { runJob, type JobOutcome } from './run-job.ts';

const example = join(import.meta.dirname, '../../../docs/examples/shop');
const repository = 'acme/shop';
const shop = { owner: 'acme', repo: 'shop' } as const;

/**
 * The shop's own configuration with fewer routes and wider tolerances: the story is about what becomes of a verdict, and
 * has to tell several times the cost from none, with the fewest blocks.
 */
const configuration = `version: 1
suites:
  api:
    type: service
    install: npm ci
    start: node src/server.js
    ready: /healthz
    env: { NODE_ENV: production }
    warm-up: { min: 500ms, max: 1s }
    requests:
      - { name: search, path: '/search?q={word}', params: { word: [oak, steel, copper, linen] } }
    scenarios: { normal: { connections: 2 } }
tolerance:
  default: 80%
  latency.p95: 100%
  allocation.per-request: 80%
  memory.rss.peak: 100%
  memory.growth: 100KB
gate: { time-limit: 5m, max-blocks: 4 }
`;

/** Computes for some milliseconds what nobody asks for. */
const slow = (search: string): string =>
  search.replace(
    '    const hits = [];',
    '    let rank = 0;\n    for (let i = 0; i < 2_000_000; i++) rank += Math.sqrt(i);\n    const hits = rank > 0 ? [] : [rank];',
  );

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
  await cp(example, from, { recursive: true, filter: (path) => !/[/\\](?:node_modules|\.pacegate)$/.test(path) });
  await mkdir(join(from, '.github'), { recursive: true });
  await writeFile(join(from, '.github/pacegate.yml'), configuration);
  const github = owned.use(await startLocalGitHub({ repositories: [{ owner: 'acme', name: 'shop', from }], port }));
  const search = await readFile(join(from, 'src/search.js'), 'utf8');
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
    await github.commit({ repository, branch: 'facets', files: { 'src/search.js': slow(search) }, from: 'main' });
    const { number } = (await dev.pulls.create({ ...shop, head: 'facets', base: 'main', title: 'Facets' })).data;
    say(`Pull request ${number} makes search slower. ${github.url}/acme/shop/pull/${number}`);
    const regression = await check(number);
    say(`The job ends with exit code ${regression.code}: ${regression.outputs['verdict']}.`);
    const refusedMerge = await dev.pulls
      .merge({ ...shop, pull_number: number, merge_method: 'squash' })
      .then(() => ({ status: 200, message: 'merged' }))
      .catch((error: { status: number; message: string }) => ({ status: error.status, message: error.message }));
    say(`Merging it is refused: ${refusedMerge.message}`);

    await github.commit({
      repository,
      branch: 'facets',
      files: { 'src/search.js': `${search}\n// Facets come later.\n` },
    });
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
