import type { Cause } from '../../../src/core/bundle/bundle-growth.ts';
import type { BundleMeasurement } from '../../../src/core/bundle/bundle-measurement.ts';
import type { BundleSizes } from '../../../src/core/bundle/bundle-sizes.ts';
import type { Checked } from './check-bundle.ts';
import type { Bytes, Delivered } from './delivered.ts';
import type { Patch } from './truth.ts';

/** Builds that Pacegate had no part in. `without`: the head without the cause; null for innocent changes. */
export interface Builds {
  readonly base: Delivered;
  readonly head: Delivered;
  readonly without: Delivered | null;
}

/** How one check compares with the truth. */
export interface Held {
  readonly patch: Patch;
  readonly checked: Checked;
  readonly builds: Builds;
  /** The reported cause that is the true one, or the dearest of the same entry. */
  readonly cause: Cause | null;
  readonly kindRight: boolean;
  readonly lineRight: boolean;
  /** Whether a finding of result.json stands at the true line. */
  readonly findingRight: boolean;
  /** Sizes that differ from the build's: "main initial gzip: 40210 for 40212". Empty: all exact. */
  readonly wrongSizes: readonly string[];
  /** What the build without the cause saves of the entry's first load, gzip bytes. */
  readonly trueCost: number;
  /** Of the reported cost against the true one: 0.05 is 5 %. */
  readonly costError: number;
  /** For innocent changes: no finding but information, and it passed. */
  readonly silent: boolean;
}

const units = ['parsed', 'gzip', 'brotli'] as const;

const differences = (what: string, found: Bytes | undefined, real: Bytes): string[] =>
  units.flatMap((unit) =>
    found?.[unit] === real[unit] ? [] : [`${what} ${unit}: ${found?.[unit] ?? 'nothing'} for ${real[unit]}`],
  );

const wrongOf = (side: string, sizes: BundleSizes | undefined, real: Delivered): string[] => {
  const entry = (name: string) => sizes?.entries.find((it) => it.name === name);
  return [
    ...[...real.initial].flatMap(([name, bytes]) =>
      differences(`${side} ${name} initial`, entry(name)?.initial, bytes),
    ),
    ...differences(`${side} main async`, entry('main')?.async, real.async),
    ...differences(`${side} total`, sizes?.total, real.total),
  ];
};

const causeOf = (measurement: BundleMeasurement | null, truth: NonNullable<Patch['cause']>): Cause | null => {
  const causes = (measurement?.growth?.causes ?? [])
    .filter(({ entry }) => entry === truth.entry)
    .toSorted((a, b) => b.cost.gzip - a.cost.gzip);
  const stands = (it: Cause): boolean => it.location?.path === truth.path && it.location.startLine === truth.line;
  for (const kind of truth.kinds) {
    const named = causes.filter((it) => it.kind === kind);
    const found = named.find(stands) ?? named[0];
    if (found !== undefined) return found;
  }
  return causes[0] ?? null;
};

export const holdAgainstTruth = (patch: Patch, checked: Checked, builds: Builds): Held => {
  const { cause: truth } = patch;
  const { measurement, result } = checked;
  const cause = truth === null ? null : causeOf(measurement, truth);
  const saved = (unit: keyof Bytes): number =>
    truth === null
      ? 0
      : (builds.head.initial.get(truth.entry)?.[unit] ?? 0) - (builds.without?.initial.get(truth.entry)?.[unit] ?? 0);
  const trueCost = saved('gzip');
  return {
    patch,
    checked,
    builds,
    cause,
    kindRight: truth !== null && cause !== null && truth.kinds.includes(cause.kind),
    lineRight: truth !== null && cause?.location?.path === truth.path && cause.location.startLine === truth.line,
    findingRight:
      truth !== null &&
      result.findings.some(({ location }) => location?.path === truth.path && location.startLine === truth.line),
    wrongSizes: [
      ...wrongOf('base', measurement?.base?.sizes, builds.base),
      ...wrongOf('head', measurement?.head?.sizes, builds.head),
    ],
    trueCost,
    costError: truth === null ? 0 : Math.abs((cause?.cost.gzip ?? 0) - trueCost) / Math.abs(trueCost),
    silent: result.verdict === 'pass' && result.findings.every(({ severity }) => severity === 'information'),
  };
};
