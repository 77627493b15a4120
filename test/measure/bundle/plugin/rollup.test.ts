import { chdir, cwd } from 'node:process';
import { expect, jest, test } from '@jest/globals';
import * as fc from 'fast-check';
import { type OutputOptions, rollup } from 'rollup';
import { bundleGraphSchema } from '../../../../src/core/bundle/bundle-graph.ts';
import { matchRequests, writtenRequests } from '../../../../src/measure/bundle/plugin/find-requests.ts';
import { pacegateRollup } from '../../../../src/measure/bundle/plugin/rollup.ts';
import { makeProject, type Project, shownEdges, shownEntry } from '../read/make-project.ts';

// Real builds: loading the bundler alone takes seconds on a busy machine.
jest.setTimeout(300_000);

const stats = 'dist/pacegate-stats.json';
const sources = {
  'src/index.js': `import { small } from './barrel.js';\nconsole.log(small());\nimport('./page.js').then((it) => it.default());`,
  'src/barrel.js': `export { small } from './small.js';\nexport { large } from './large.js';`,
  'src/small.js': `export const small = () => 'small';`,
  'src/large.js': `export const large = () => 'large';`,
  'src/page.js': `import { small } from './small.js';\nexport default () => console.log(small(), 'page');`,
};

/** Rollup takes paths from where the process is, and so does the plugin. */
const buildRollup = async (project: Project, outputs: readonly OutputOptions[]): Promise<void> => {
  const before = cwd();
  chdir(project.directory);
  try {
    const bundle = await rollup({ input: { main: 'src/index.js' }, plugins: [pacegateRollup()], logLevel: 'silent' });
    for (const output of outputs) await bundle.write({ dir: 'dist', ...output });
    await bundle.close();
  } finally {
    chdir(before);
  }
};

test('a real build: first load, later chunks, requests as they are written', async () => {
  await using project = await makeProject(sources);
  await buildRollup(project, [{ format: 'es', chunkFileNames: '[name].js' }]);
  const read = await project.read({ stats });
  expect(bundleGraphSchema.parse(read.graph)).toEqual(read.graph);
  expect(read).toMatchObject({ source: 'rollup', output: `${project.directory}/dist` });
  expect(shownEntry(read, 'main')).toEqual({
    files: expect.arrayContaining(['main.js']),
    initial: expect.arrayContaining([['main.js']]),
    async: [['page.js']],
    modules: ['src/index.js'],
  });
  expect(read.graph.chunks.flatMap(({ origins }) => origins)).toEqual(['./page.js']);
  expect(shownEdges(read)).toEqual(
    expect.arrayContaining([
      'src/index.js -> src/barrel.js static ./barrel.js',
      'src/barrel.js -> src/small.js static ./small.js',
      'src/index.js -> src/page.js dynamic ./page.js',
    ]),
  );
  expect(read.graph.modules.find(({ name }) => name === 'src/large.js')).toBeUndefined();
});

test('two outputs in one directory are in one file', async () => {
  await using project = await makeProject(sources);
  await buildRollup(project, [
    { format: 'es', entryFileNames: 'new.js', chunkFileNames: 'new-[name].js' },
    { format: 'system', entryFileNames: 'old.js', chunkFileNames: 'old-[name].js' },
  ]);
  const { graph } = await project.read({ stats });
  expect(graph.entries.map(({ name }) => name)).toEqual(['main', 'system/main']);
  expect(graph.files.map(({ name }) => name)).toEqual(expect.arrayContaining(['new.js', 'old.js']));
});

test('requests are found in the text and given to what they were resolved to', () => {
  const code = `import a from "lodash/debounce"; import './style.css'; export * from '@scope/x'; const b = () => import(/* chunk */ './pages/admin'); import c from '@/util'`;
  expect(writtenRequests(code)).toEqual(['lodash/debounce', './style.css', '@scope/x', './pages/admin', '@/util']);
  const ids = [
    '/w/node_modules/lodash/debounce.js',
    '/w/src/style.css',
    '/w/node_modules/@scope/x/dist/index.mjs',
    '/w/src/pages/admin/index.tsx',
    '/w/src/util/index.ts',
  ];
  expect(Object.fromEntries(matchRequests(code, ids))).toEqual(
    Object.fromEntries([
      [ids[0], 'lodash/debounce'],
      [ids[1], './style.css'],
      [ids[2], '@scope/x'],
      [ids[3], './pages/admin'],
      [ids[4], '@/util'],
    ]),
  );
});

test('any text is searched without fault, and no request is given twice', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string(), { maxLength: 8 }), (code, ids) => {
      const found = [...matchRequests(code, ids).values()];
      expect(new Set(found).size).toBe(found.length);
    }),
  );
});
