import { createHash } from 'node:crypto';
import type { BundleSuite } from '../../config/bundle-suite.ts';
import type { MeasuredSuite } from '../../config/configuration.ts';
import type { Schedule } from '../../core/block.ts';
import type { BaselineRecord } from '../../core/baseline-record.ts';

export type SuiteHashes = BaselineRecord['hashes'];

/** Keys in one order, so that the order in which they were written does not matter. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, it]) => [key, sorted(it)]),
  );
};

const hash = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex');

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => (a.name < b.name ? -1 : 1);

/**
 * What tells whether two records may be set beside each other: what was asked, and what it was asked of. `suite` is the suite
 * with `${NAME}` unfilled, because hashes of short secrets can be guessed; of it only what was `measured`.
 */
export const suiteHashes = (
  suite: MeasuredSuite,
  measured: Pick<MeasuredSuite, 'routes' | 'scenarios'>,
  schedule: Schedule,
): SuiteHashes => {
  const fixtures = hash({ setup: suite.setup, teardown: suite.teardown, env: suite.env });
  if (suite.type === 'page') {
    const { path, headers, cookies, hosts, device } = suite;
    return { scenarios: hash({ type: 'page', path, headers, cookies, hosts, device }), fixtures };
  }
  const names = (items: readonly { readonly name: string }[]): Set<string> => new Set(items.map(({ name }) => name));
  const [routes, scenarios] = [names(measured.routes), names(measured.scenarios)];
  return {
    scenarios: hash({
      schedule,
      routes: suite.routes.filter(({ name }) => routes.has(name)).toSorted(byName),
      scenarios: suite.scenarios.filter(({ name }) => scenarios.has(name)).toSorted(byName),
      warmUp: suite.warmUp,
    }),
    fixtures,
  };
};

/** The same of a bundle: sizes may be set beside each other whatever builds it, as long as the same files count. */
export const bundleHashes = ({ directory, ignore, env }: BundleSuite): SuiteHashes => ({
  scenarios: hash({ type: 'bundle', directory, ignore }),
  fixtures: hash({ env }),
});
