import { setTimeout as sleep } from 'node:timers/promises';
import type { Run } from '../../../src/usecases/app/model.ts';
import { service } from '../../e2e/app/quick-service.ts';
import { openCrew } from './crew.ts';
import { measuredCommits } from './measured-commits.ts';
import { openPlace } from './place.ts';
import { seconds, table } from './tables.ts';

const repositories = ['one', 'two', 'three', 'four'] as const;
const pullsEach = 2;

interface Watched extends AsyncDisposable {
  /** Moments at which two commits of one pull request were measured, by pull request. */
  readonly clashes: ReadonlyMap<string, number>;
  /** The most commits that were measured at once. */
  most(): number;
}

/** Looks ten times a second at what is measured. `pullOf`: by the commit. */
const watch = (pullOf: ReadonlyMap<string, string>): Watched => {
  const clashes = new Map<string, number>();
  let most = 0;
  const stop = new AbortController();
  const watching = (async () => {
    while (!stop.signal.aborted) {
      const commits = [...(await measuredCommits())].filter((sha) => pullOf.has(sha));
      most = Math.max(most, commits.length);
      const pulls = commits.map((sha) => pullOf.get(sha) ?? '');
      for (const pull of new Set(pulls.filter((it, index) => pulls.indexOf(it) !== index)))
        clashes.set(pull, (clashes.get(pull) ?? 0) + 1);
      await sleep(100);
    }
  })();
  return {
    clashes,
    most: () => most,
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await watching;
    },
  };
};

const shareOf = (runs: readonly Run[]): string =>
  [...Map.groupBy(runs, ({ worker }) => worker ?? 'nobody')]
    .map(([, own]) => String(own.length))
    .toSorted()
    .join(' and ');

/** Two workers and an app, three processes on one server: how they share jobs, and whether a pull request is ever measured twice at once. */
export const benchTwoWorkers = async (): Promise<string> => {
  await using place = await openPlace('server');
  const newest = new Map<string, { readonly sha: string; readonly shop: number }>();
  const pullOf = new Map<string, string>();
  const ids: number[] = [];
  let took = 0;
  let figures = { most: 0, clashes: 0 };
  {
    await using crew = await openCrew(place, { repositories, workers: 2 });
    await using watched = watch(pullOf);
    const began = performance.now();
    const push = async (index: number, pull: number, version: number): Promise<void> => {
      const shop = crew.shops[index];
      if (shop === undefined) return;
      const branch = `change-${pull}`;
      const sha = await shop.push(branch, { 'server.js': `${service()}// ${pull}, version ${version}.\n` });
      const name = `${shop.repository}#${branch}`;
      pullOf.set(sha, name);
      newest.set(name, { sha, shop: index });
      if (version === 1) await shop.open(branch);
    };
    for (let pull = 1; pull <= pullsEach; pull++) for (const index of repositories.keys()) await push(index, pull, 1);
    // Half of them move on while the first are measured: the older measurement has to end before the newer begins.
    await sleep(8000);
    for (const index of repositories.keys()) await push(index, 1, 2);
    for (const { sha, shop } of newest.values())
      await crew.shops[shop]?.checkThat(sha, `The check on ${sha.slice(0, 7)}`, undefined, { limit: 600_000 });
    took = performance.now() - began;
    figures = { most: watched.most(), clashes: [...watched.clashes.values()].reduce((sum, it) => sum + it, 0) };
    for (const shop of crew.shops) ids.push((await shop.as('dev').repos.get(shop.place)).data.id);
  }
  await using opened = await place.openStore();
  const runs = (await Promise.all(ids.map((id) => opened.store.runsOf(id, { limit: 1000 })))).flat();
  const count = (outcome: string): string => String(runs.filter((it) => it.outcome === outcome).length);
  return [
    '### Two workers and one app on PostgreSQL\n',
    `${repositories.length * pullsEach} pull requests of ${repositories.length} repositories at once; after 8 s half of them get a newer commit. What is measured was looked at ten times a second.\n`,
    table(
      [
        'runs',
        'judged (pass)',
        'cancelled by a newer push',
        'by worker',
        'most at once',
        'moments with one pull request twice',
        'all done after',
      ],
      [
        [
          String(runs.length),
          count('pass'),
          count('cancelled'),
          shareOf(runs.filter(({ worker }) => worker !== null)),
          String(figures.most),
          String(figures.clashes),
          seconds(took),
        ],
      ],
    ),
    '',
  ].join('\n');
};
