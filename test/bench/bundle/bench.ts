// Measures bundle suites: every change of the example's front end against builds with and without its cause, the cost of
// reading and comparing large statistics beside other tools, and what the record saves. Markdown on standard output.
// npm run bench:bundle -- [--part direct|patches|compare|store]... [--patch NAME]... [--size N] [--form NAME]... [--keep]
import { parseArgs } from 'node:util';
import { provenance } from '../app/tables.ts';
import { benchCompare } from './compare.ts';
import { benchDirect } from './direct.ts';
import { benchPatches } from './patches.ts';
import { benchStore } from './store.ts';
import { readTruth } from './truth.ts';

const { values } = parseArgs({
  options: {
    part: { type: 'string', multiple: true, default: ['patches', 'store', 'compare'] },
    patch: { type: 'string', multiple: true },
    size: { type: 'string', default: '20000' },
    form: { type: 'string', multiple: true, default: [] },
    keep: { type: 'boolean', default: false },
  },
});

const refuse = (text: string): never => {
  process.stderr.write(`${text}\n`);
  process.exit(2);
};

const truth = readTruth();
const chosen =
  values.patch?.map(
    (name) =>
      truth.find((it) => it.name === name) ??
      refuse(`--patch ${name} is not known: ${truth.map((it) => it.name).join(', ')}.`),
  ) ?? truth;
const [first] = chosen;
const size = Number(values.size);
if (!Number.isInteger(size) || size < 100) refuse(`--size ${values.size} is no whole number from 100.`);

const parts: Readonly<Record<string, () => string | Promise<string>>> = {
  direct: () => benchDirect(chosen),
  patches: () => benchPatches(chosen),
  store: () => (first === undefined ? '' : benchStore(first)),
  compare: () => benchCompare({ size, keep: values.keep, only: values.form }),
};
for (const name of values.part)
  if (parts[name] === undefined) refuse(`--part ${name} is not known: ${Object.keys(parts).join(', ')}.`);

// What was started and made is ended and removed with this process.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, () => process.exit(code));

process.stdout.write(`${provenance(['npm run bench:bundle', ...process.argv.slice(2)].join(' '))}\n\n`);
for (const name of values.part) process.stdout.write(`${await parts[name]?.()}\n`);
