import { expect, test } from '@jest/globals';
import { BundleError, PreparationError } from '../../../src/core/errors.ts';
import { resultSchema } from '../../../src/core/result.ts';
import { stage, type Scene } from '../harness.ts';
import { fakeBench, graphOf, measuredOf, moment, sizesOfGzip, webText } from './fake-bench.ts';

const web = webText();
const changed = { changedFiles: ['web/src/index.js'] };
const small = measuredOf(graphOf(180_000));
const large = measuredOf(graphOf(240_000, [moment]), 58_000);

const run = async (bench: ReturnType<typeof fakeBench>, more: Scene = {}) => {
  const staged = stage({ base: web, sides: changed, bundles: bench, files: { base: {}, head: {} }, ...more });
  const { result } = await staged.run();
  return { ...staged, result, bench };
};

test('a bundle that stayed as it was passes; neither a second build nor a laboratory is asked for', async () => {
  const { result, bench, laboratory, prepared, archive } = await run(fakeBench());
  expect(result.verdict).toBe('pass');
  expect(bench.measured.map(({ side }) => side).toSorted()).toEqual(['base', 'head']);
  expect(bench.rebuilt).toEqual([]);
  expect(laboratory.requests).toEqual([]);
  expect(prepared.map(({ side, suites }) => [side, suites.map(({ name }) => name)])).toEqual([
    ['base', ['web']],
    ['head', ['web']],
  ]);
  expect(archive.bundles).toMatchObject([{ suite: 'web', growth: null, failures: [], head: { reproducible: null } }]);
  expect(archive.page).toBe('page: pass');
  expect(resultSchema.parse(archive.kept?.result)).toEqual(result);
});

test('a regression fails with its cause, and a second build of the head confirms it', async () => {
  const { result, bench, archive } = await run(fakeBench({ base: small, head: large }));
  expect(result.verdict).toBe('fail');
  expect(result.reasons[0]).toContain('First load, gzip changed by +60.0 KB (+33 %) in entry main of web');
  expect(bench.rebuilt).toMatchObject([{ patch: null, suite: { name: 'web', build: 'npm run build' } }]);
  expect(archive.bundles[0]).toMatchObject({
    head: { reproducible: true, wobble: 0 },
    base: { reproducible: null, source: 'built' },
    growth: { causes: [{ entry: 'main', cost: { gzip: 58_000 }, method: 'ablation' }] },
    pages: [{ path: 'web-treemap-base.html' }, { path: 'web-treemap-head.html' }],
  });
  expect(result.findings).toContainEqual(
    expect.objectContaining({ severity: 'blocking', title: expect.stringContaining('moment') }),
  );
  expect(result.bundles).toMatchObject([{ suite: 'web', growth: { causes: [{ subject: 'moment' }] } }]);
});

test('a regression within the wobble of a build that never gives the same files is inconclusive, and says why', async () => {
  // 7 kB more than the base; the tolerance is of some kB, and the second build is 5 kB smaller.
  const { result, archive } = await run(
    fakeBench({ base: small, head: measuredOf(graphOf(187_000)), second: sizesOfGzip(182_000) }),
  );
  expect(archive.bundles[0]?.head).toMatchObject({ reproducible: false, wobble: 5000 });
  expect(result.verdict).toBe('inconclusive');
  expect(result.notices).toContainEqual(expect.stringContaining('two builds of the head gave different files'));
  expect(result.reasons.join('\n')).toMatch(/builds? of one commit differ|differ/);
  expect(result.bundles?.[0]?.head?.reproducible).toBe(false);
});

test('one far beyond the wobble is a failure all the same', async () => {
  const { result } = await run(fakeBench({ base: small, head: large, second: sizesOfGzip(241_000, [moment]) }));
  expect(result.verdict).toBe('fail');
});

test('a second build that fails is a notice, and the regression stands', async () => {
  const { result, archive } = await run(
    fakeBench({ base: small, head: large, second: { failure: 'npm run build failed.' } }),
  );
  expect(result.verdict).toBe('fail');
  expect(archive.bundles[0]?.head?.reproducible).toBeNull();
  expect(result.notices).toContainEqual(
    expect.stringMatching(/^web: the head could not be built a second time: npm run build failed./),
  );
});

test('after the time limit nothing is built again, and the regression stands', async () => {
  const bench = fakeBench({ base: small, head: large });
  const late = await run(bench, {
    options: { timeLimit: 10_000 },
    prepare: (_side, clock) => {
      clock.advance(6000);
      return Promise.resolve();
    },
  });
  expect(late.result.verdict).toBe('fail');
  expect(bench.rebuilt).toEqual([]);
  expect(late.archive.bundles[0]?.head?.reproducible).toBeNull();
  expect(late.archive.bundles[0]?.growth?.causes).not.toEqual([]);
});

test('a base that does not build is invalid; the budgets of the head are told', async () => {
  const failing: Scene['prepare'] = (side) =>
    side === 'base'
      ? Promise.reject(new PreparationError('base: npm ci failed (exit 1).', 'See its log.'))
      : Promise.resolve();
  const bench = fakeBench({ head: large });
  const more = 'budgets: { bundle.initial.gzip: { limit: 300kB, target: 200kB } }';
  const text = webText({ more });
  const { result, archive } = await run(bench, { base: text, prepare: failing });
  expect(result).toMatchObject({
    verdict: 'invalid',
    metrics: [],
    budgets: [{ metric: 'bundle.initial.gzip', route: 'main', value: 240_000, decision: 'missed-target' }],
  });
  expect(result.reasons.join('\n')).toContain('npm ci failed (exit 1). See its log.');
  expect(bench.measured.map(({ side }) => side)).toEqual(['head']);
  expect(archive.bundles).toMatchObject([{ base: null, failures: [{ side: 'base' }], head: { source: 'built' } }]);
  expect(bench.drawn).toEqual([['head']]);
});

test.each(['base', 'head'] as const)(
  'statistics of the %s that can’t be read are invalid, with what to do',
  async (side) => {
    const broken = new BundleError('web/dist/stats.json has no modules.', 'Switch on `modules`.');
    const bench = fakeBench({ base: small, head: large, [side]: broken });
    const { result, archive } = await run(bench);
    expect(result.verdict).toBe('invalid');
    expect(result.metrics).toEqual([]);
    expect(result.reasons.join('\n')).toContain('web/dist/stats.json has no modules. Switch on `modules`.');
    expect(archive.bundles[0]).toMatchObject({ [side]: null, failures: [{ side }], growth: null });
    expect(bench.rebuilt).toEqual([]);
  },
);

test('a head that does not build leaves no measurement, and nothing is looked at', async () => {
  const bench = fakeBench();
  const { result } = await run(bench, {
    prepare: (side) =>
      side === 'head' ? Promise.reject(new PreparationError('head: npm run build failed.', 'x')) : Promise.resolve(),
  });
  expect(result.verdict).toBe('invalid');
  expect(result.reasons).toEqual([expect.stringContaining('head: npm run build failed.')]);
  expect(bench.measured).toEqual([]);
});

test('an abort in the middle of a build ends the run with its reason', async () => {
  const controller = new AbortController();
  const bench = fakeBench({ base: small, head: large, building: () => controller.abort(new Error('stopped')) });
  await expect(run(bench, { controller })).rejects.toThrow('stopped');
});

test('a suite that the change does not touch is skipped, unless it is named', async () => {
  const bench = fakeBench();
  const untouched = await run(bench, { sides: { changedFiles: ['docs/a.md'] } });
  expect(untouched.result).toMatchObject({ verdict: 'pass', suites: [{ name: 'web', skipped: expect.any(String) }] });
  expect(bench.measured).toEqual([]);
  expect(untouched.prepared).toEqual([]);
  const named = await run(fakeBench(), { sides: { changedFiles: ['docs/a.md'] }, options: { suites: ['web'] } });
  expect(named.bench.measured).toHaveLength(2);
  // Another build command is a change of what is measured, wherever the configuration lies.
  const other = await run(fakeBench(), {
    head: webText({ build: 'make' }),
    sides: { changedFiles: ['.github/pacegate.yml'] },
  });
  expect(other.bench.measured.map(({ side, suite }) => [side, suite.build])).toEqual([
    ['head', 'make'],
    ['base', 'npm run build'],
  ]);
});
