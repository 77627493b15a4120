// Measures the App: bursts of deliveries, killed workers, shared queues, long histories, start and memory. Markdown on standard output.
// npm run bench:app -- [--database embedded|server] [--part deliveries|worker|history|idle|two-workers] [--seed N]
//                      [--repositories N] [--runs N]
import { parseArgs } from 'node:util';
import { benchDeliveries } from './deliveries.ts';
import { benchHistory } from './history.ts';
import { benchIdle } from './idle.ts';
import type { DatabaseKind } from './place.ts';
import { provenance } from './tables.ts';
import { benchTwoWorkers } from './two-workers.ts';
import { benchWorker } from './worker.ts';

const { values } = parseArgs({
  options: {
    database: { type: 'string', multiple: true, default: ['embedded', 'server'] },
    part: { type: 'string', multiple: true },
    seed: { type: 'string', default: '4' },
    repositories: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '1000' },
  },
});

const refuse = (text: string): never => {
  process.stderr.write(`${text}\n`);
  process.exit(2);
};

const kinds = values.database.map((it): DatabaseKind =>
  it === 'embedded' || it === 'server' ? it : refuse(`--database ${it} is not known: embedded, server.`),
);
const whole = (name: 'seed' | 'repositories' | 'runs'): number => {
  const value = Number(values[name]);
  return Number.isInteger(value) && value > 0 ? value : refuse(`--${name} ${values[name]} is no whole number above 0.`);
};
const seed = whole('seed');
const size = { repositories: whole('repositories'), runs: whole('runs') };

const parts: Readonly<Record<string, () => Promise<string>>> = {
  deliveries: () => benchDeliveries(kinds),
  worker: () => benchWorker(kinds, seed),
  // Two processes need a server.
  'two-workers': benchTwoWorkers,
  history: () => benchHistory(kinds, size),
  idle: () => benchIdle(kinds),
};
const chosen = values.part ?? Object.keys(parts);
for (const name of chosen)
  if (parts[name] === undefined) refuse(`--part ${name} is not known: ${Object.keys(parts).join(', ')}.`);

// Whatever was started ends with this process, and rooms are removed: see pacegate-process.ts and room.ts.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, () => process.exit(code));

process.stdout.write(`${provenance(['npm run bench:app', ...process.argv.slice(2)].join(' '))}\n\n`);
for (const name of chosen) process.stdout.write(`${await parts[name]?.()}\n`);
