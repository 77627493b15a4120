import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../src/measure/service/free-port.ts';
import { startApp } from '../../e2e/app/start-app.ts';
import { type DatabaseKind, openPlace } from './place.ts';
import { startStubGitHub } from './stub-github.ts';
import { megabytes, quantile, seconds, table } from './tables.ts';

/** Starts on one database: the first makes it. */
const starts = 5;
/** ms. */
const rest = 30_000;

const statusOf = (pid: number | string): Promise<string> => readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');

const field = (status: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);

/** Resident memory of a process and of all that it has started, bytes. */
const residentMemory = async (pid: number): Promise<number> => {
  const all = (await readdir('/proc')).filter((it) => /^\d+$/.test(it));
  const statuses = new Map(await Promise.all(all.map(async (it) => [Number(it), await statusOf(it)] as const)));
  const belongs = (it: number): boolean => {
    const parent = field(statuses.get(it) ?? '', 'PPid');
    return it === pid || (parent > 1 && belongs(parent));
  };
  return [...statuses].filter(([it]) => belongs(it)).reduce((sum, [, it]) => sum + field(it, 'VmRSS') * 1024, 0);
};

const measure = async (kind: DatabaseKind): Promise<string[]> => {
  await using place = await openPlace(kind);
  await using github = await startStubGitHub();
  const { appId, privateKey, apiUrl } = github;
  const { room, databaseUrl } = place;
  const times: number[] = [];
  let memory = 0;
  for (let start = 0; start < starts; start++) {
    await using app = await startApp({ appId, privateKey, apiUrl, room, databaseUrl, port: await freePort() });
    times.push(app.startTime);
    if (start < starts - 1) continue;
    await sleep(rest);
    memory = await residentMemory(app.pid);
  }
  const [first = Number.NaN, ...later] = times;
  return [
    kind === 'embedded' ? 'embedded (PGlite)' : 'PostgreSQL server (its own memory not counted)',
    seconds(first),
    seconds(quantile(later, 0.5)),
    megabytes(memory),
  ];
};

/** How soon the app is ready, and what it needs when nothing happens. */
export const benchIdle = async (kinds: readonly DatabaseKind[]): Promise<string> => {
  const rows: string[][] = [];
  for (const kind of kinds) rows.push(await measure(kind));
  return [
    '### Start and rest\n',
    `From the start of the process of \`pacegate app\`, with its own worker, until /readyz answers 200; resident memory after ${rest / 1000} s without work.\n`,
    table(['database', 'first start', `later starts, median of ${starts - 1}`, 'memory at rest'], rows),
    '',
  ].join('\n');
};
