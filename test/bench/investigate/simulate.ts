// What the experiments of an investigation find in made-up changes whose truth is known: how often the guilty is proven, and the innocent.
import { createRandom, type Random } from '../../../src/core/random.ts';
import { formatDuration } from '../../../src/core/format.ts';
import { investigate, makeSynthetic, type Outcome, type Shape, shapes, type Synthetic } from './synthetic.ts';

export interface Tried {
  readonly synthetic: Synthetic;
  readonly outcome: Outcome;
}

/** Investigations of one shape, each drawn from the seed and its number alone. */
export const tryMany = (
  seed: number,
  count: number,
  shape: Shape,
  given: Parameters<typeof makeSynthetic>[2] = {},
): Tried[] => {
  const root: Random = createRandom(seed).fork(shape);
  return Array.from({ length: count }, (_, index) => {
    const random = root.fork(String(index));
    const synthetic = makeSynthetic(random, shape, given);
    return { synthetic, outcome: investigate(synthetic, random) };
  });
};

const unitsOf = ({ state }: Synthetic, ids: readonly string[]): string[] =>
  state.plan.suspects.filter(({ id }) => ids.includes(id)).flatMap(({ units }) => units);

/** Units that an investigation calls the root cause, by themselves. */
export const blamed = ({ synthetic, outcome: { conclusion } }: Tried): string[] => [
  ...unitsOf(synthetic, conclusion.rootCauses),
  ...conclusion.discovered.flatMap(({ decision, units }) =>
    decision === 'root-cause' && units.length === 1 ? units : [],
  ),
];

/** Everything that it says takes part. */
export const named = (tried: Tried): string[] => {
  const { contributing, together, discovered } = tried.outcome.conclusion;
  return [
    ...new Set([
      ...blamed(tried),
      ...unitsOf(tried.synthetic, contributing),
      ...together.flatMap(({ units }) => units),
      ...discovered.flatMap(({ units }) => units),
    ]),
  ];
};

export const innocentBlamed = (tried: Tried): boolean =>
  blamed(tried).some((unit) => !tried.synthetic.guilty.includes(unit));

export const placeboProven = ({ outcome: { conclusion } }: Tried): boolean =>
  conclusion.placebo?.decision === 'root-cause';

export const guiltyProven = (tried: Tried): boolean =>
  tried.synthetic.guilty.some((unit) => blamed(tried).includes(unit));

export const allNamed = (tried: Tried): boolean => tried.synthetic.guilty.every((unit) => named(tried).includes(unit));

const share = (tried: readonly Tried[], holds: (it: Tried) => boolean): number =>
  tried.length === 0 ? Number.NaN : tried.filter(holds).length / tried.length;

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The rates of some investigations. Times in ms. */
export const ratesOf = (tried: readonly Tried[]) => ({
  innocentBlamed: share(tried, innocentBlamed),
  placebos: tried.filter(({ outcome }) => outcome.conclusion.placebo !== null).length,
  placeboProven: share(
    tried.filter(({ outcome }) => outcome.conclusion.placebo !== null),
    placeboProven,
  ),
  guiltyProven: share(tried, guiltyProven),
  allNamed: share(tried, allNamed),
  spent: tried.reduce((sum, { outcome }) => sum + outcome.spent, 0) / tried.length,
  proven: middle(tried.flatMap(({ outcome }) => outcome.provenAt ?? [])),
  blocks: tried.reduce((sum, { outcome }) => sum + outcome.blocks, 0) / tried.length,
});

const percent = (value: number): string => (Number.isNaN(value) ? '-' : `${(100 * value).toFixed(1)} %`);
const time = (value: number): string => (Number.isNaN(value) ? '-' : formatDuration(value));

const row = (name: string, tried: readonly Tried[]): string => {
  const rates = ratesOf(tried);
  const cells = [
    name,
    String(tried.length),
    percent(rates.guiltyProven),
    percent(rates.allNamed),
    percent(rates.innocentBlamed),
    `${percent(rates.placeboProven)} of ${rates.placebos}`,
    time(rates.proven),
    time(rates.spent),
    rates.blocks.toFixed(0),
  ];
  return `| ${cells.join(' | ')} |`;
};

const reasons = (tried: readonly Tried[]): string =>
  [...Map.groupBy(tried, ({ outcome }) => outcome.reason)].map(([reason, of]) => `${reason} ${of.length}`).join(', ');

/** Markdown: the rates of `count` made-up changes. */
export const benchSimulation = (count = 10_000, seed = 7): string => {
  const each = Math.round(count / (shapes.length + 5));
  const variants: readonly (readonly [string, Tried[]])[] = [
    ...shapes.map((shape) => [shape, tryMany(seed, each, shape)] as const),
    ['one of 3 to 8, +5 to 10 %', tryMany(seed + 1, each, 'one', { count: 5, effect: 0.07 })],
    ['one of 5, +15 %, noise 2 %', tryMany(seed + 2, each, 'one', { count: 5, effect: 0.15, noise: 0.02 })],
    ['one of 5, +50 %, noise 2 %', tryMany(seed + 3, each, 'one', { count: 5, effect: 0.5, noise: 0.02 })],
    ['one of 12, +50 %, noise 2 %', tryMany(seed + 4, each, 'one', { count: 12, effect: 0.5, noise: 0.02 })],
    [
      'one of 5, +50 %, noise 2 % with outliers',
      tryMany(seed + 5, each, 'one', { count: 5, effect: 0.5, noise: 0.02, outliers: true }),
    ],
  ];
  return [
    '| change | runs | guilty proven | all guilty named | innocent called root cause | placebo proven | proven after, median | whole, mean | blocks, mean |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...variants.map(([name, tried]) => row(name, tried)),
    row(
      'all',
      variants.flatMap(([, tried]) => tried),
    ),
    '',
    ...variants.map(([name, tried]) => `${name}: ${reasons(tried)}  `),
    '',
  ].join('\n');
};

if (process.argv[1] === import.meta.filename) {
  process.stdout.write(benchSimulation(Number(process.argv[2] ?? 10_000)));
}
