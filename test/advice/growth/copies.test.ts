import { expect, test } from '@jest/globals';
import type { BundleGraph } from '../../../src/core/bundle/bundle-graph.ts';
import { explain, found, planOf, shop, shopWith } from './plan.ts';

const main = shop['src/main.js'];
const base = shopWith({});
const chart = 'node_modules/chart/index.js';

/** Two lazy pages with a package each of them has for itself: the bundler shares nothing. */
const twoPages = shopWith({
  'src/main.js': { ...main, imports: [...main.imports, 'dynamic src/pages/b.js'] },
  'src/pages/b.js': { imports: [chart] },
});
const change = { changedFiles: ['src/main.js', 'src/pages/b.js'] };

test('a package of one chunk for later that a new page takes into another one', () => {
  const [grew, cause, ...others] = planOf(base, twoPages, change).causes;
  expect([grew?.kind, others]).toEqual(['module-grew', []]);
  expect(cause).toMatchObject({
    kind: 'copied-modules',
    entry: null,
    subject: 'chart',
    edge: { importer: 'src/pages/b.js', request: 'chart' },
    exchange: { added: [], copies: 90_000 },
  });
  expect(cause?.places[0]).toEqual({ kind: 'import', importer: 'src/pages/b.js', request: 'chart' });
  expect(cause?.evidence).toContain('The largest is in 2 chunks, and was in 1.');
  // A share of what is asked for later, and no cut: 90 of 211 kB, a third of which is left when compressed.
  expect(explain(base, twoPages, change).causes.at(-1)).toMatchObject({
    method: 'share',
    cost: { parsed: 90_000, gzip: 30_000 },
  });
});

test('what is shared, was copied before, or is small is no cause', () => {
  expect(found(twoPages, twoPages, change)).toEqual([]);
  const shared = structuredClone(twoPages);
  for (const it of shared.modules) if (it.package === 'chart') it.chunks = it.chunks.slice(0, 1);
  expect(found(base, shared, change).map(([kind]) => kind)).not.toContain('copied-modules');
  const small = { [chart]: { size: 5000 } };
  const pages = {
    'src/main.js': { ...main, imports: [...main.imports, 'dynamic src/pages/b.js'] },
    'src/pages/b.js': { imports: [chart] },
  };
  expect(found(shopWith(small), shopWith({ ...small, ...pages }), change).map(([kind]) => kind)).not.toContain(
    'copied-modules',
  );
});

test('where the change touches the rules of the bundler, these are to blame', () => {
  const before = structuredClone(twoPages);
  for (const it of before.modules) if (it.package === 'chart') it.chunks = it.chunks.slice(0, 1);
  expect(found(before, twoPages, { changedFiles: ['webpack.config.js'] })).toEqual([['split-chunks', null, 'chart']]);
});

/** The lazy page has the package of the first load once more. */
const withUiInAdmin = (graph: BundleGraph): BundleGraph => {
  const copied = structuredClone(graph);
  const [entry] = copied.entries;
  for (const it of copied.modules) if (it.package === 'ui') it.chunks.push(entry!.async[0]!);
  return copied;
};

test('a module that is loaded first and later once more', () => {
  const twice = withUiInAdmin(base);
  const [cause, ...others] = planOf(base, twice, { changedFiles: ['webpack.config.js'] }).causes;
  expect(others).toEqual([]);
  expect(cause).toMatchObject({ kind: 'loaded-twice', entry: null, subject: 'ui', exchange: { copies: 60_000 } });
  expect(cause?.places[0]).toMatchObject({ kind: 'configuration', files: ['webpack.config.js'] });
  expect(found(twice, twice)).toEqual([]);
  expect(found(twice, base)).toEqual([]);
});

test('another entry that asks for the chunk without having it is reason enough for the copy', () => {
  const entries = { main: ['src/main.js'], embed: ['src/embed.js'] };
  const embed = { 'src/embed.js': { imports: ['dynamic src/pages/admin.js'] } };
  const admin = { ...shop['src/pages/admin.js'], imports: [chart, 'node_modules/ui/index.js'] };
  const sides = [{}, { 'src/pages/admin.js': admin }].map((more) => {
    const graph = shopWith({ ...embed, ...more }, { entries });
    const [one, other] = graph.entries;
    // One chunk, that both ask for.
    const later = [...new Set([...one!.async, ...other!.async])];
    one!.async = later;
    other!.async = later;
    return graph;
  });
  expect(found(sides[0]!, sides[1]!).map(([kind]) => kind)).not.toContain('loaded-twice');
});

test('a package that does much the same as one that stays', () => {
  const rival = (imports: readonly string[]) =>
    shopWith({
      'node_modules/dayjs/index.js': { size: 9000 },
      'node_modules/moment/moment.js': { size: 60_000 },
      'src/util.js': { imports: ['node_modules/dayjs/index.js'] },
      'src/main.js': { ...main, imports: [...main.imports, ...imports] },
    });
  const without = rival([]);
  without.modules = without.modules.map((it) => (it.package === 'moment' ? { ...it, chunks: [] } : it));
  const [cause, ...others] = planOf(without, rival(['node_modules/moment/moment.js'])).causes;
  expect(others).toEqual([]);
  expect(cause).toMatchObject({
    kind: 'near-duplicate',
    subject: 'moment',
    edge: { importer: 'src/main.js', request: 'moment' },
    exchange: { parsed: 60_000 },
  });
  expect(cause?.evidence.join(' ')).toContain('dayjs');
});
