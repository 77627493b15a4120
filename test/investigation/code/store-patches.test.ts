import { expect, test } from '@jest/globals';
import { classOf } from '../../../src/investigation/classes.ts';
import { investigateCode } from '../../../src/investigation/code/code-suspects.ts';
import { patched } from '../units/make-change.ts';
import { benchPatch, factsOf, namesIn, truthOf } from './bench.ts';

/** What truth.json calls a class, by the class of the catalogue. */
const classes: Readonly<Record<string, string>> = {
  'N+1 queries': 'n-plus-one',
  'lost index': 'lost-index',
  'cache bypassed': 'cache-bypassed',
  'synchronous file access': 'sync-io',
  'synchronous crypto': 'sync-crypto',
  'memory leak': 'memory-leak',
  'concurrency made sequential': 'sequential-awaits',
  'over-fetching': 'over-fetching',
  'missing LIMIT': 'missing-limit',
  'pooling bypassed': 'pool-bypassed',
  'deep clone': 'deep-clone',
  'quadratic loop': 'quadratic-loop',
  'super-linear regular expression': 'catastrophic-regex',
  'keep-alive lost': 'keep-alive-server',
  'work of the start in requests': 'startup-work',
  'result no longer kept': 'lost-memo',
  'allocation churn': 'allocation-churn',
};

const truth = truthOf('store-patches');
/** Settings are the infrastructure expert's. */
const inCode = truth.flatMap(({ name, cause }) =>
  cause === null || cause.path.startsWith('config/') ? [] : [{ name, cause }],
);

/** A text without comments and the layout. */
const bare = (text: string | null | undefined): string =>
  (text ?? '')
    .replaceAll(/^\s*(?:\/\/|\/?\*).*$/gmu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();

const at = (name: string) => {
  const bench = benchPatch('store', 'store-patches', name);
  return { bench, ...investigateCode(factsOf(bench.facts)) };
};

test('all causes in code are among the patches', () => {
  expect(inCode).toHaveLength(17);
  expect(inCode.map(({ cause }) => classOf(classes[cause.class] ?? '').id)).not.toContain('change');
});

test.each(inCode)(
  '$name: the guilty lines are suspected first, by the diff alone, and go back as they were',
  ({ name, cause }) => {
    const { bench, suspects } = at(name);
    const rank = suspects.findIndex(
      ({ location }) =>
        location?.path === cause.path && location.startLine <= cause.line && cause.line <= location.endLine,
    );
    const guilty = suspects[rank];
    expect([name, rank, guilty?.class]).toStrictEqual([name, 0, classes[cause.class]]);
    expect(guilty?.reason).toBeNull();
    const { undo } = guilty!;
    const head = bench.facts.files[cause.path]?.head ?? null;
    const undone = patched(undo!.patch, cause.path, head);
    // The patch that takes the cause out of the head leaves the same code. Of two places that belong to one cause the one that costs is
    // enough: five rows stay five when they are cut to five.
    const isCut = (text: string): string => text.replace('.map(reviewOf).slice(0, 5)', '.map(reviewOf)');
    expect(isCut(bare(undone))).toBe(isCut(bare(bench.without?.get(cause.path))));
    expect(undo?.apply).not.toBeNull();
  },
);

test.each(namesIn('store-patches'))(
  '%s: every unit of code is in some suspect, and each has an undo or a reason',
  (name) => {
    const { suspects, change } = at(name);
    const covered = new Set(suspects.flatMap(({ undo }) => undo?.units ?? []));
    const open = change.units.filter(({ id, innocent }) => innocent === null && !covered.has(id));
    expect(open).toStrictEqual([]);
    for (const it of suspects) {
      expect((it.undo === null) === (it.reason !== null)).toBe(true);
      expect(it.weight).toBeGreaterThan(0);
      expect(it.weight).toBeLessThan(1);
      expect(it.title.length).toBeGreaterThan(10);
    }
    expect(suspects.map(({ weight }) => weight)).toStrictEqual(
      suspects.map(({ weight }) => weight).toSorted((a, b) => b - a),
    );
  },
);

test.each(namesIn('shop-patches').filter((name) => !name.startsWith('innocent')))(
  '%s of the shop: the lines that cost are among the first three',
  (name) => {
    const places: Readonly<Record<string, string>> = {
      memory: 'src/catalogue.js#2',
      'slow-search': 'src/search.js#1',
      'wait-10': 'src/payments.js#2',
    };
    const { suspects } = investigateCode(factsOf(benchPatch('shop', 'shop-patches', name).facts));
    const guilty = places[name] ?? 'src/related.js#1';
    expect(suspects.slice(0, 3).flatMap(({ undo }) => undo?.units ?? [])).toContain(guilty);
  },
);

test('comments of the shop are suspected of nothing', () => {
  const { suspects, change } = investigateCode(factsOf(benchPatch('shop', 'shop-patches', 'innocent-comments').facts));
  expect(suspects).toStrictEqual([]);
  expect(change.units.length).toBeGreaterThan(0);
});
