import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../src/measure/service/free-port.ts';
import type { AppStore } from '../../../src/usecases/app/ports.ts';
import { type RunningApp, startApp, tailOf } from '../../e2e/app/start-app.ts';
import { plannedDelivery, repositoryCount } from './payload.ts';
import { type DatabaseKind, openPlace } from './place.ts';
import type { SenderOrder, SenderReport } from './sender.ts';
import { type StubGitHub, startStubGitHub } from './stub-github.ts';
import { ms, quantile, seconds, table } from './tables.ts';

const count = 2000;
/** ms. */
const duration = 10_000;

interface Accounts {
  /** Answered, and not in the database. */
  readonly lost: number;
  /** Heads with more than one run. */
  readonly doubled: number;
  /** Runs that have not ended. */
  readonly open: number;
  readonly recorded: number;
}

interface Outcome {
  readonly kind: DatabaseKind;
  readonly killed: boolean;
  readonly report: SenderReport;
  readonly accounts: Accounts;
  /** From the end of the burst until no job was left, ms. */
  readonly drained: number;
  /** Heads whose files were asked for again: their job was worked on when the app was killed. */
  readonly begunAgain: number;
}

/** Starts the sender; `begun` resolves with its first delivery, `report` with what came of all. */
const startSender = (order: SenderOrder): { begun: Promise<unknown>; report: Promise<SenderReport> } => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'sender.ts'), JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout });
  const closed = once(child, 'close').then((): never => {
    throw new Error('The sender ended without a report.');
  });
  // It ends in any case; only who still waits for a line hears of it.
  closed.catch(() => undefined);
  const line = async (): Promise<string> => {
    const [text]: unknown[] = await Promise.race([once(lines, 'line'), closed]);
    return String(text);
  };
  const begun = line();
  const report = begun.then(async () => {
    const told: SenderReport = JSON.parse(await line());
    return told;
  });
  return { begun, report };
};

/** Until nothing has been asked of GitHub for five seconds: then no job is left. Gives how long that took, ms. */
const drain = async (github: StubGitHub): Promise<number> => {
  const began = performance.now();
  const end = began + 300_000;
  let before = github.requests();
  let quiet = performance.now();
  while (performance.now() - quiet < 5000 && performance.now() < end) {
    await sleep(200);
    if (github.requests() === before) continue;
    before = github.requests();
    quiet = performance.now();
  }
  return quiet - began;
};

/** Holds every delivery that was answered against what is in the database. */
const account = async (store: AppStore, unanswered: ReadonlySet<number>): Promise<Accounts> => {
  const runs = new Map<string, number>();
  let open = 0;
  for (let repository = 0; repository < repositoryCount; repository++) {
    const all = await store.runsOf(plannedDelivery(repository).repositoryId, { limit: 1000 });
    for (const { headSha, state } of all) {
      runs.set(headSha, (runs.get(headSha) ?? 0) + 1);
      if (state !== 'ended') open += 1;
    }
  }
  const answered = Array.from({ length: count }, (_, index) => index).filter((index) => !unanswered.has(index));
  const { deliveries } = await store.counts();
  const recorded = deliveries.reduce((sum, it) => sum + it.count, 0);
  const withoutRun = answered
    .map(plannedDelivery)
    .filter(({ asksForRun, head }) => asksForRun && !runs.has(head)).length;
  return {
    lost: Math.max(withoutRun, answered.length - recorded),
    doubled: [...runs.values()].filter((it) => it > 1).length,
    open,
    recorded,
  };
};

const measure = async (kind: DatabaseKind, killed: boolean): Promise<Outcome> => {
  await using place = await openPlace(kind);
  await using github = await startStubGitHub();
  const { appId, privateKey, apiUrl } = github;
  const { room, databaseUrl } = place;
  const settings = {
    appId,
    privateKey,
    apiUrl,
    room,
    databaseUrl,
    port: await freePort(),
    worker: 'elsewhere',
  } as const;
  let app: RunningApp = await startApp(settings);
  try {
    const order = { url: app.webhookUrl, readyUrl: `${app.url}/readyz`, count, duration };
    const { begun, report } = startSender(order);
    if (killed) {
      await begun;
      await sleep(duration / 2);
      await app.kill();
      app = await startApp(settings);
    }
    const told = await report;
    const drained = await drain(github);
    const heads = new Set(Array.from({ length: count }, (_, index) => plannedDelivery(index).head));
    const reads = [...github.reads].filter(([sha]) => heads.has(sha));
    const usual = quantile(
      reads.map(([, times]) => times),
      0.5,
    );
    const begunAgain = reads.filter(([, times]) => times > usual).length;
    await app.stop();
    await using opened = await place.openStore();
    const accounts = await account(opened.store, new Set(told.lost));
    return { kind, killed, report: told, accounts, drained, begunAgain };
  } catch (error) {
    process.stderr.write(`${tailOf(app.log())}\n`);
    throw error;
  } finally {
    await app[Symbol.asyncDispose]();
  }
};

const row = ({ kind, killed, report, accounts, drained, begunAgain }: Outcome): string[] => [
  kind === 'embedded' ? 'embedded (PGlite)' : 'PostgreSQL server',
  killed ? 'kill -9 after 5 s, restart' : '-',
  `${count - report.unanswered} + ${report.unanswered - report.lost.length}`,
  ms(quantile(report.times, 0.5)),
  ms(quantile(report.times, 0.99)),
  ms(Math.max(...report.times)),
  String(accounts.lost),
  String(accounts.doubled),
  String(begunAgain),
  String(accounts.open),
  seconds(drained),
  ms(report.lateness),
];

const head = [
  'database',
  'fault',
  'answered at once + when sent again',
  'answer, median',
  'p99',
  'slowest',
  'lost',
  'runs twice',
  'jobs begun again',
  'runs not ended',
  'all jobs done after the burst',
  'sender late at most',
];

/** 2,000 signed deliveries in ten seconds, without and with a kill of the app in the middle. */
export const benchDeliveries = async (kinds: readonly DatabaseKind[]): Promise<string> => {
  const outcomes: Outcome[] = [];
  for (const kind of kinds) for (const killed of [false, true]) outcomes.push(await measure(kind, killed));
  const size = outcomes[0]?.report.size ?? 0;
  return [
    `### ${count} deliveries in ${duration / 1000} s\n`,
    `Signed pull_request events of ${repositoryCount} repositories, ${(size / 1000).toFixed(1)} KB each on average, sent on time by a process of its own. An answer's time counts from when the delivery was due. What was not answered is sent again with its old id, as a redelivery is. Every delivery has a head of its own, and its run is looked up in the database afterwards.\n`,
    table(head, outcomes.map(row)),
    '',
  ].join('\n');
};
