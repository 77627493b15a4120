import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../../../src/core/random.ts';
import { filesOfJobs, processesIn } from '../../e2e/app/left-behind.ts';
import { service } from '../../e2e/app/quick-service.ts';
import type { Check } from '../../e2e/app/shop.ts';
import { waitFor } from '../../e2e/app/wait-for.ts';
import { type Crew, openCrew } from './crew.ts';
import { type DatabaseKind, openPlace } from './place.ts';
import { seconds, table } from './tables.ts';

const kills = 10;

interface Round {
  readonly sha: string;
  /** From the opening of the pull request, ms; null where nobody was killed. */
  readonly killedAfter: number | null;
  /** What the check showed at that moment. */
  readonly seen: string;
  readonly check: Check;
  /** From the opening until the check had ended, ms. */
  readonly took: number;
  readonly comments: number;
  readonly processes: readonly string[];
  readonly files: readonly string[];
}

const left = async ({ rooms, known }: Crew): Promise<Pick<Round, 'processes' | 'files'>> => ({
  processes: (await Promise.all(rooms.map(({ path }) => processesIn(path, known())))).flat(),
  files: (await Promise.all(rooms.map(filesOfJobs))).flat(),
});

/** What is left once it has had half a minute to be cleared up. */
const leftAtLast = async (crew: Crew): Promise<Pick<Round, 'processes' | 'files'>> => {
  const isClear = async (): Promise<true | null> => {
    const { processes, files } = await left(crew);
    return processes.length + files.length === 0 ? true : null;
  };
  await waitFor('A clear machine', isClear, { limit: 30_000, every: 500 }).catch(() => null);
  return left(crew);
};

const play = async (crew: Crew, round: number, killAfter: number | null): Promise<Round> => {
  const [shop] = crew.shops;
  if (shop === undefined) throw new Error('There is no repository.');
  const branch = `change-${round}`;
  const sha = await shop.push(branch, { 'server.js': `${service()}// Change ${round}.\n` });
  const opened = performance.now();
  const number = await shop.open(branch);
  let seen = '';
  if (killAfter !== null) {
    await sleep(Math.max(0, opened + killAfter - performance.now()));
    const check = await shop.check(sha);
    seen = check === null ? 'no check yet' : check.status;
    await crew.replace();
  }
  const check = await shop.checkThat(sha, `The end of the check of round ${round}`, undefined, { limit: 400_000 });
  const took = performance.now() - opened;
  // It comes right after the check.
  await shop.sticky(number, 'Pacegate: ', { limit: 30_000 }).catch(() => null);
  const remains = await leftAtLast(crew);
  const { sticky, replies } = await shop.comments(number);
  return { sha, killedAfter: killAfter, seen, check, took, comments: sticky.length + replies.length, ...remains };
};

const rowOf =
  (attempts: ReadonlyMap<string, number>) =>
  (it: Round, index: number): string[] => [
    it.killedAfter === null ? 'not killed' : String(index),
    it.killedAfter === null ? '-' : seconds(it.killedAfter),
    it.seen || '-',
    String(attempts.get(it.sha) ?? '-'),
    it.check.conclusion ?? it.check.status,
    seconds(it.took),
    String(it.comments),
    String(it.processes.length),
    String(it.files.length),
  ];

const head = [
  'round',
  'killed after',
  'the check was',
  'begun so often',
  'ended as',
  'ended after',
  'comments',
  'processes left',
  'directories and files left',
];

/** kill -9 of whoever measures at ten random moments of a job, and a new one in its place. */
const measure = async (kind: DatabaseKind, seed: number): Promise<string> => {
  await using place = await openPlace(kind);
  const rounds: Round[] = [];
  let repositoryId = 0;
  {
    await using crew = await openCrew(place, { repositories: ['shop'], workers: kind === 'server' ? 1 : 0 });
    const usual = await play(crew, 0, null);
    rounds.push(usual);
    const random = createRandom(seed);
    for (let round = 1; round <= kills; round++) {
      rounds.push(await play(crew, round, random.next() * usual.took));
      process.stderr.write(`round ${round} of ${kills}: ${rounds.at(-1)?.check.conclusion}\n`);
    }
    for (const text of rounds.flatMap(({ processes, files }) => [...processes, ...files]))
      process.stderr.write(`left: ${text}\n`);
    const [shop] = crew.shops;
    repositoryId = shop === undefined ? 0 : (await shop.as('dev').repos.get(shop.place)).data.id;
  }
  await using opened = await place.openStore();
  const runs = await opened.store.runsOf(repositoryId, { limit: 1000 });
  const attempts = new Map(runs.map(({ headSha, attempt }) => [headSha, attempt]));
  return [
    `#### ${kind === 'server' ? 'A worker of its own, PostgreSQL server' : "The app's own worker, embedded database: the app is killed"}\n`,
    `Moments drawn with seed ${seed} from the ${seconds(rounds[0]?.took ?? 0)} that a job took undisturbed.\n`,
    table(head, rounds.map(rowOf(attempts))),
    '',
  ].join('\n');
};

export const benchWorker = async (kinds: readonly DatabaseKind[], seed: number): Promise<string> => {
  const parts = ['### kill -9 of a worker\n'];
  for (const kind of kinds) parts.push(await measure(kind, seed));
  return parts.join('\n');
};
