// Measures what `pacegate investigate` finds: changes of the examples in which one or two guilty hunks hide among innocent ones, held
// against what is true of them; thousands of made-up changes; reading of a large log. Markdown on standard output.
// npm run bench:investigate -- [--part patches|simulate|logs]... [--size quick|shop|full] [--patch NAME]... [--out DIR] [--tables]
//   [--time-limit DURATION] [--count N] [--seed N] [--megabytes N]
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { provenance, seconds } from '../app/tables.ts';
import { startPostgres } from '../signals/start-postgres.ts';
import { holdInvestigation } from './hold-investigation.ts';
import { benchLogs } from './logs.ts';
import { readInvestigated, runInvestigation } from './run-investigation.ts';
import { benchSimulation } from './simulate.ts';
import { renderInvestigations } from './table-investigations.ts';
import { createTrialRepository } from './trial-repository.ts';
import { readTrials, sizes, type Trial } from './trials.ts';

const { values } = parseArgs({
  options: {
    part: { type: 'string', multiple: true, default: ['patches', 'simulate', 'logs'] },
    size: { type: 'string', default: 'full' },
    patch: { type: 'string', multiple: true },
    out: { type: 'string' },
    tables: { type: 'boolean', default: false },
    'time-limit': { type: 'string' },
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '7' },
    megabytes: { type: 'string', default: '1000' },
  },
});

const refuse = (text: string): never => {
  process.stderr.write(`${text}\n`);
  process.exit(2);
};

const numberOf = (name: 'count' | 'seed' | 'megabytes'): number => {
  const value = Number(values[name]);
  return Number.isInteger(value) && value > 0 ? value : refuse(`--${name} ${values[name]} is no whole number above 0.`);
};

const trials = readTrials();
const ofSize =
  Object.entries(sizes).find(([name]) => name === values.size)?.[1] ??
  refuse(`--size ${values.size} is not known: ${Object.keys(sizes).join(', ')}.`);
const chosen =
  values.patch?.map(
    (name) =>
      trials.find((it) => it.name === name) ??
      refuse(`--patch ${name} is not known: ${trials.map((it) => it.name).join(', ')}.`),
  ) ?? trials.filter(ofSize);

const out = values.out ?? join(import.meta.dirname, '../../../.pacegate/bench/investigate');
const limit = values['time-limit'];
const flags = limit === undefined ? [] : ['--time-limit', limit];

/** What runs is ended in order, so that neither it nor its repository stays behind. */
const stopped = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.once(name, () => stopped.abort(new Error(`Stopped by ${name}; the same command goes on.`)));

const tell = (trial: Trial, place: string): void => {
  const investigated = readInvestigated(join(out, trial.name));
  if (investigated === null) return;
  const { times, investigation } = investigated;
  const { right, proven, blamed } = holdInvestigation(trial, investigated);
  const words = [
    ...(trial.causes.length === 0 ? [] : [right ? 'named' : 'NOT named', proven ? 'proven' : 'NOT proven']),
    ...(blamed.length === 0 ? [] : [`INNOCENT BLAMED: ${blamed.join(', ')}`]),
  ];
  process.stderr.write(
    `${place} ${trial.name}: ${investigation.state} after ${seconds(times.ended)}${words.length === 0 ? '' : `, ${words.join(', ')}`}\n  ${investigation.summary}\n`,
  );
};

/** What was not run before is run now, each in a repository of its own; those of the store on one server. */
const runMissing = async (): Promise<void> => {
  const missing = chosen.filter(({ name }) => readInvestigated(join(out, name)) === null);
  await using postgres = missing.some(({ example }) => example === 'store') ? await startPostgres() : null;
  for (const [index, trial] of missing.entries()) {
    using repository = createTrialRepository(trial);
    const environment = postgres === null ? {} : { DATABASE_URL: postgres.url };
    const place = `${index + 1}/${missing.length}`;
    try {
      await runInvestigation({
        directory: repository.path,
        out: join(out, trial.name),
        environment,
        flags,
        signal: stopped.signal,
      });
      tell(trial, place);
    } catch (error) {
      stopped.signal.throwIfAborted();
      // One that can't be run must not keep the others from running; it is missing in the table.
      process.stderr.write(`${place} ${trial.name}: ${error instanceof Error ? error.message : 'failed'}\n`);
    }
  }
};

const benchPatches = async (): Promise<string> => {
  if (!values.tables) await runMissing();
  const held = chosen.flatMap((trial) => {
    const investigated = readInvestigated(join(out, trial.name));
    return investigated === null ? [] : [holdInvestigation(trial, investigated)];
  });
  const absent = chosen.length - held.length;
  return `${renderInvestigations(held)}${absent === 0 ? '' : `\nNot run: ${absent} of ${chosen.length}.\n`}`;
};

const parts: Readonly<Record<string, () => Promise<string> | string>> = {
  patches: benchPatches,
  simulate: () => `### Made-up changes\n\n${benchSimulation(numberOf('count'), numberOf('seed'))}`,
  logs: async () => `### A large log\n\n${await benchLogs(numberOf('megabytes') * 1e6)}`,
};
for (const name of values.part)
  if (parts[name] === undefined) refuse(`--part ${name} is not known: ${Object.keys(parts).join(', ')}.`);

process.stdout.write(`${provenance(['npm run bench:investigate --', ...process.argv.slice(2)].join(' '))}\n\n`);
try {
  for (const name of values.part) process.stdout.write(`${await parts[name]?.()}\n`);
} catch (error) {
  if (!stopped.signal.aborted) throw error;
  refuse(error instanceof Error ? error.message : 'Stopped.');
}
