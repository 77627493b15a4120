// Measures what `pacegate check` finds: every change of the example with a database through the whole command at default
// settings, held against what is true of it. Markdown on standard output.
// npm run bench:signals -- [--part patches|cost|capacity]... [--size quick|full] [--patch NAME]... [--out DIR] [--tables]
//   [--time-limit DURATION] [--pairs N] [--repeats N] [--investigated DIR]
// --investigated: where `npm run bench:investigate -- --out DIR` has been. Each investigation begins with a check at default settings: it
// counts for its change, so that it is not run twice.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { provenance, seconds } from '../app/tables.ts';
import { benchCapacity } from './capacity.ts';
import { readTrials } from '../investigate/trials.ts';
import { caughtText, type Held, holdAgainstTruth } from './hold-against-truth.ts';
import { measureProbeCosts, renderProbeCosts } from './probe-cost.ts';
import { readChecked, readInvestigatedCheck, runCheck } from './run-check.ts';
import { startPostgres } from './start-postgres.ts';
import { createStoreRepository } from './store-repository.ts';
import { renderTables } from './table.ts';
import { type Patch, readTruth, sizes } from './truth.ts';

const { values } = parseArgs({
  options: {
    part: { type: 'string', multiple: true, default: ['patches', 'cost', 'capacity'] },
    pairs: { type: 'string', default: '10' },
    repeats: { type: 'string', default: '5' },
    size: { type: 'string', default: 'full' },
    patch: { type: 'string', multiple: true },
    out: { type: 'string' },
    tables: { type: 'boolean', default: false },
    'time-limit': { type: 'string' },
    investigated: { type: 'string' },
  },
});

const refuse = (text: string): never => {
  process.stderr.write(`${text}\n`);
  process.exit(2);
};

const truth = readTruth();
const ofSize =
  Object.entries(sizes).find(([name]) => name === values.size)?.[1] ??
  refuse(`--size ${values.size} is not known: ${Object.keys(sizes).join(', ')}.`);
const chosen =
  values.patch?.map(
    (name) =>
      truth.find((it) => it.name === name) ??
      refuse(`--patch ${name} is not known: ${truth.map((it) => it.name).join(', ')}.`),
  ) ?? truth.filter(ofSize);

const out = values.out ?? join(import.meta.dirname, '../../../.pacegate/bench/signals');
const limit = values['time-limit'];
const flags = limit === undefined ? [] : ['--time-limit', limit];

const { investigated } = values;
const trials = investigated === undefined ? [] : readTrials();

/** One change as it was checked; where it was investigated, its guilty line is that of the combined change. */
const heldOf = (patch: Patch): Held | null => {
  const checked = readChecked(join(out, patch.name));
  if (checked !== null) return holdAgainstTruth(patch, checked);
  const trial = trials.find((it) => it.base.length === 0 && it.apply.join() === `store-patches/${patch.name}.patch`);
  const begun =
    trial === undefined || investigated === undefined ? null : readInvestigatedCheck(join(investigated, trial.name));
  if (begun === null) return null;
  const cause = trial?.causes[0];
  const there =
    patch.cause === null || cause === undefined ? null : { ...patch.cause, path: cause.path, line: cause.line };
  return holdAgainstTruth({ ...patch, cause: there }, begun);
};

/** What was not run before is run now, each in a repository of its own on the one server. */
const runMissing = async (): Promise<void> => {
  const missing = chosen.filter((patch) => heldOf(patch) === null);
  if (missing.length === 0) return;
  await using postgres = await startPostgres();
  for (const [index, patch] of missing.entries()) {
    using repository = createStoreRepository(patch);
    const directory = join(out, patch.name);
    await runCheck(repository.path, directory, postgres.url, flags);
    const checked = readChecked(directory);
    if (checked === null) continue;
    const held = holdAgainstTruth(patch, checked);
    process.stderr.write(
      `${index + 1}/${missing.length} ${patch.name}: ${checked.result.verdict} after ${seconds(checked.time)}` +
        (held.caught.length === 0 ? '' : `: ${caughtText(held)}`) +
        `${checked.result.reasons.map((it) => `\n  ${it}`).join('')}\n`,
    );
  }
};

const benchPatches = async (): Promise<string> => {
  if (!values.tables) await runMissing();
  return renderTables(chosen.flatMap((patch) => heldOf(patch) ?? []));
};

const parts: Readonly<Record<string, () => Promise<string>>> = {
  patches: benchPatches,
  cost: async () => renderProbeCosts(await measureProbeCosts(Number(values.pairs))),
  capacity: () => benchCapacity(Number(values.repeats)),
};
for (const name of values.part)
  if (parts[name] === undefined) refuse(`--part ${name} is not known: ${Object.keys(parts).join(', ')}.`);

process.stdout.write(`${provenance(['npm run bench:signals', ...process.argv.slice(2)].join(' '))}\n\n`);
for (const name of values.part) process.stdout.write(`${await parts[name]?.()}\n`);
