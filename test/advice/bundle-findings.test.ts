import { expect, test } from '@jest/globals';
import { findings } from '../../src/advice/find.ts';
import { shortName } from '../../src/advice/bundle-words.ts';
import { type CauseKind, causeKinds } from '../../src/core/bundle/cause-kinds.ts';
import type { BundleMeasurement } from '../../src/core/bundle/bundle-measurement.ts';
import type { Finding, Result } from '../../src/core/result.ts';
import { applyAcceptances } from '../../src/gate/apply-acceptances.ts';
import { suggestionsOf } from '../../src/report/suggestions.ts';
import { coversOf, inMarch, makeAcceptance } from '../support/make-acceptance.ts';
import {
  makeBundleInput,
  makeBundleSide,
  makeCause,
  makeDelta,
  makeEntryGrowth,
  makeGrowth,
} from '../support/make-bundle.ts';
import { bundleCases, judged } from '../report/bundle-cases.ts';

const of = (differences: Partial<BundleMeasurement>): Result => judged({ bundles: [makeBundleInput(differences)] });

const grown = (bytes: number): Pick<BundleMeasurement, 'base' | 'head'> => ({
  base: makeBundleSide(),
  head: makeBundleSide({ entries: { main: 182_000 + bytes }, total: 284_000 }),
});

const told = ({ findings: all }: Result) => all.map(({ kind, severity }) => [kind, severity]);

const only = (result: Result, kind: string): Finding => {
  const found = result.findings.filter((it) => it.kind === kind);
  expect(found).toHaveLength(1);
  return found[0]!;
};

test('a cause of what blocks is a blocking finding with its line, its way in, its bytes and a fix that was measured', () => {
  const it = only(bundleCases['bundle-fail'], 'bundle-static-import');
  expect(it).toMatchObject({
    severity: 'blocking',
    title: 'main: first load +58.1 KB gzip: src/App.jsx imports moment',
    route: 'main',
    metric: 'bundle.initial.gzip',
    location: { path: 'web/src/App.jsx', startLine: 3, endLine: 3 },
  });
  expect(it.evidence).toEqual([
    'The import is new in this change.',
    'The way in: src/index.js → src/App.jsx → node_modules/moment/moment.js.',
    'Without it the first load would be 58.1 KB smaller (gzip), 174 KB uncompressed.',
    'First load, gzip: 182 KB on base, 240 KB on head: +58.3 KB (+32 %), tolerance 2 %.',
    'Explained: +58.1 KB of +58.3 KB (gzip).',
  ]);
  expect(it.fix?.summary).toBe('Import it on demand: -58.1 KB gzip, measured.');
  const { estimate, low, high } = it.fix!.proof!.recovery;
  expect([low, high]).toEqual([estimate, estimate]);
  expect(estimate).toBeCloseTo(58_100 / 58_300, 9);
});

test('a measured patch on a line of the change becomes a suggestion; one that was not measured, or did not help, does not', () => {
  const files = [{ path: 'web/src/App.jsx', hunks: [{ newStart: 1, newLines: 6 }] }];
  expect(suggestionsOf(bundleCases['bundle-fail'], files)[0]?.body).toContain(
    "Import it on demand: -58.1 KB gzip, measured. It wins back 100 % of the growth.\n\n```suggestion\nconst moment = import('moment');\n```",
  );
  const patch = bundleCases['bundle-fail'].findings[0]!.fix!.patch;
  for (const measured of [null, makeDelta(0), makeDelta(40)]) {
    const cause = makeCause({ fix: { summary: 'Import it on demand.', patch, measured } });
    const result = of({ ...grown(58_300), growth: makeGrowth([makeEntryGrowth(58_300)], [cause]) });
    expect(suggestionsOf(result, files)).toEqual([]);
    expect(result.findings[0]?.fix?.summary).toBe('Import it on demand.');
  }
});

test.each(causeKinds)('every kind of cause has its words: %s', (kind) => {
  for (const edge of [null, makeCause().edge]) {
    const growth = makeGrowth([makeEntryGrowth(58_300)], [makeCause({ kind, edge })]);
    const { title } = only(of({ ...grown(58_300), growth }), `bundle-${kind}`);
    expect(title).toMatch(/^main: first load \+58\.1 KB gzip: \S.*\w\)?$/u);
    expect(title).not.toMatch(/null|undefined/u);
  }
});

test.each<[CauseKind, number, number, string | undefined]>([
  ['static-import', 900, 900, undefined],
  ['static-import', 1500, 1500, 'information'],
  ['static-import', 20_000, 100, 'warning'],
  ['duplicate-version', 1500, 1500, 'warning'],
  ['duplicate-version', 900, 900, 'information'],
  ['duplicate-version', 200, 200, undefined],
  ['static-import', 20_000, 20_000, 'blocking'],
])('%s of %d bytes where the first load changes by %d: %s', (kind, cost, change, severity) => {
  const causes = [makeCause({ kind, cost: makeDelta(cost) })];
  const result = of({ ...grown(change), growth: makeGrowth([makeEntryGrowth(change)], causes) });
  expect(result.findings.find((it) => it.kind === `bundle-${kind}`)?.severity).toBe(severity);
});

test('growth without a cause has a finding all the same; a total that grew with a first load has none of its own', () => {
  const alone = of({ head: makeBundleSide({ entries: { main: 240_100 } }) });
  expect(told(alone)).toEqual([['bundle-grew', 'blocking']]);
  expect(alone.metrics.filter((it) => it.primary && it.decision === 'regressed')).toHaveLength(2);
  expect(only(alone, 'bundle-grew').title).toBe('main makes the first load 58.1 KB bigger (gzip)');
  expect(only(alone, 'bundle-grew').fix?.summary).toContain('treemaps');
  const bundler = { name: 'files', version: null };
  const files = of({ head: makeBundleSide({ entries: { main: 240_100 } }, { bundler }) });
  expect(only(files, 'bundle-grew').fix?.summary).toContain('sizes of files alone');
  const later = of({ head: makeBundleSide({ async: 140_000 }) });
  expect(told(later)).toEqual([['bundle-grew', 'blocking']]);
  expect(only(later, 'bundle-grew').title).toBe('web makes what is loaded later 50.0 KB bigger (gzip)');
});

test('what is left unexplained is told once, and never spread', () => {
  const result = bundleCases['bundle-unexplained'];
  expect(only(result, 'bundle-unexplained').title).toBe(
    'main: 27.3 KB gzip of the growth of the first load is unexplained',
  );
  expect(told(result).filter(([, severity]) => severity === 'blocking')).toHaveLength(3);
  expect(told(bundleCases['bundle-fail'])).toEqual([['bundle-static-import', 'blocking']]);
});

test('growth that a saving hides is a warning', () => {
  const { verdict, findings: found } = bundleCases['bundle-hidden-growth'];
  expect(verdict).toBe('pass');
  expect(found).toMatchObject([
    { kind: 'bundle-hidden-growth', severity: 'warning', title: 'main: chart.js grew; savings elsewhere hide it' },
  ]);
});

test('new duplicates, and more to load later for one entry, are warnings', () => {
  expect(told(of({ head: makeBundleSide({ duplicates: 3 }) }))).toEqual([['bundle-duplicates', 'warning']]);
  const head = makeBundleSide();
  const entries = head.sizes.entries.map((it) => ({ ...it, async: { ...it.async, gzip: it.async.gzip + 9000 } }));
  expect(told(of({ head: { ...head, sizes: { ...head.sizes, entries } } }))).toEqual([
    ['bundle-async-grew', 'warning'],
  ]);
});

test('more files in a first load are told, with the chunks that are new there', () => {
  const side = (requests: number, chunks: Parameters<typeof makeBundleSide>[0] = {}) => {
    const made = makeBundleSide(chunks);
    return { ...made, sizes: { ...made.sizes, entries: made.sizes.entries.map((it) => ({ ...it, requests })) } };
  };
  const base = side(3, { chunks: { main: [9e4, 'first'], icons: [900, 'later'] } });
  const more = { chunks: { main: [9e4, 'first'], icons: [900, 'first'], tiny: [300, 'first'] } } as const;
  const result = of({ base, head: side(6, more) });
  expect(told(result)).toEqual([['bundle-requests', 'information']]);
  expect(only(result, 'bundle-requests').evidence).toEqual([
    'Its first load is 6 files, and was 3.',
    'New in a first load, the smallest first: tiny (300 B), icons (900 B) (gzip).',
  ]);
  expect(told(of({ base, head: side(11) }))).toEqual([['bundle-requests', 'warning']]);
  expect(told(of({ base, head: side(5) }))).toEqual([]);
  expect(told(of({ base: side(40), head: side(46) }))).toEqual([]);
});

test('files that are fetched anew though nothing in them changed are told, unless all are', () => {
  const side = (hash: string, renewed: readonly string[]) => {
    const made = makeBundleSide({ chunks: { main: [5e4, 'first'], vendors: [9e4, 'first'], admin: [3e4, 'later'] } });
    const chunks = made.sizes.chunks.map((it) => ({
      ...it,
      leaves: 'x',
      files: [renewed.includes(it.name) ? `${it.name}.${hash}.js` : `${it.name}.js`],
    }));
    return { ...made, sizes: { ...made.sizes, chunks } };
  };
  const changed = (...names: string[]) => of({ base: side('a', names), head: side('b', names) });
  const result = changed('vendors');
  expect(told(result)).toEqual([['bundle-cache', 'information']]);
  expect(only(result, 'bundle-cache')).toMatchObject({
    title: 'web: 90.0 KB gzip are fetched anew though no module in them changed',
    evidence: [expect.stringContaining('Files of vendors'), 'That is 53 % of the bytes in all chunks.'],
  });
  expect(told(changed('admin'))).toEqual([]);
  expect(told(changed('main', 'vendors', 'admin'))).toEqual([]);
});

test('an entry that is not compared says nothing, and two equal sides say nothing', () => {
  expect(told(bundleCases['bundle-pass'])).toEqual([]);
  const both = { base: makeBundleSide(), head: makeBundleSide({ entries: { main: 182_000, b: 9e4 }, total: 284_000 }) };
  const growth = makeGrowth([makeEntryGrowth(9e4, { entry: 'b' })], [makeCause({ entry: 'b' })]);
  expect(told(of({ ...both, growth }))).toEqual([]);
});

test('an invalid run claims nothing, and the policy of the head blocks nothing', () => {
  const result = bundleCases['bundle-fail'];
  expect(findings({ ...result, verdict: 'invalid' })).toEqual([]);
  const own = findings({ ...result, policy: { ...result.policy, from: 'head' } });
  expect(own.map(({ severity }) => severity)).toEqual(['warning']);
});

test.each(['bundle-fail', 'bundle-budget', 'bundle-unexplained'] as const)('%s can be accepted as it is', (name) => {
  const result = bundleCases[name];
  const accepted = applyAcceptances(result, [makeAcceptance({ covers: coversOf(result) })], inMarch);
  expect(accepted.verdict).toBe('pass');
  expect(accepted.findings.filter(({ severity }) => severity === 'blocking')).toEqual([]);
});

test('the same cause keeps its identity when its bytes change; another package has another', () => {
  const id = (differences: Parameters<typeof makeCause>[0]) => {
    const growth = makeGrowth([makeEntryGrowth(58_300)], [makeCause(differences)]);
    return of({ ...grown(58_300), growth }).findings[0]!.id;
  };
  expect(id({ cost: makeDelta(40_000) })).toBe(id({}));
  expect(id({ subject: 'dayjs' })).not.toBe(id({}));
});

test('a module without a name is left out of the way in, and one module alone is no way', () => {
  const wayOf = (chain: string[]) =>
    of({ ...grown(58_100), growth: makeGrowth([makeEntryGrowth(58_100)], [makeCause({ chain })]) })
      .findings.flatMap(({ evidence }) => evidence)
      .filter((it) => it.startsWith('The way in'));
  expect(wayOf(['', 'app/page.jsx', '', 'lib/chart.js'])).toEqual(['The way in: app/page.jsx → lib/chart.js.']);
  expect(wayOf(['', 'app/page.jsx'])).toEqual([]);
});

test('long names are cut at their front', () => {
  expect(shortName('src/a.js')).toBe('src/a.js');
  const cut = shortName(`${'x/'.repeat(500)}page.js`);
  expect(Array.from(cut)).toHaveLength(80);
  expect(cut).toMatch(/^….*page\.js$/u);
});
