// Measures the gate itself: unchanged code and known slowdowns through the whole `check`, and replays of what was
// recorded. Usage: npm run bench:gate -- [--size quick|noisy|full] [--noise] [--out DIR] [--replays N] [--tables]
import { cpus, release } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sizes, trialsOf } from './changes.ts';
import { readRecorded } from './recorded.ts';
import { runTrials } from './run-trials.ts';
import { renderTables } from './table.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'quick' },
    noise: { type: 'boolean', default: false },
    out: { type: 'string' },
    replays: { type: 'string', default: '4000' },
    tables: { type: 'boolean', default: false },
    'time-limit': { type: 'string' },
  },
});

const size = Object.entries(sizes).find(([name]) => name === values.size)?.[1];
if (size === undefined) {
  process.stderr.write(`--size ${values.size} is not known: ${Object.keys(sizes).join(', ')}.\n`);
  process.exit(2);
}
const trials = trialsOf(size);
const out =
  values.out ?? join(import.meta.dirname, '../../../.pacegate/bench', `${values.size}${values.noise ? '-noise' : ''}`);
const limit = values['time-limit'];
if (!values.tables) await runTrials(trials, out, values.noise, limit === undefined ? [] : ['--time-limit', limit]);
const [cpu] = cpus();
process.stdout.write(
  `Machine: ${cpus().length} cores, ${cpu?.model.trim() ?? 'unknown'}, Linux ${release()}, Node ${process.version}. ` +
    `${values.noise ? 'With a neighbour that burns a core in bursts.' : 'Without injected noise.'}\n\n`,
);
process.stdout.write(renderTables(readRecorded(trials, out), Number(values.replays)));
