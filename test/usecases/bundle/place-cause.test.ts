import { expect, test } from '@jest/globals';
import { parseChangedLines } from '../../../src/advice/source/changed-lines.ts';
import type { Cause } from '../../../src/core/bundle/bundle-growth.ts';
import { placeCause } from '../../../src/usecases/bundle/place-cause.ts';

const nothing = { stat: 0, parsed: 0, gzip: 0, brotli: 0 };

/** A chart that came in by an old line of a file that passes others on. */
const cause: Cause = {
  kind: 'lost-dynamic-import',
  entry: 'main',
  subject: 'src/ui/chart.js',
  package: null,
  evidence: ['It was only asked for by import().'],
  chain: ['src/main.js', 'src/ui/index.js', 'src/ui/chart.js'],
  edge: { importer: 'src/ui/index.js', request: './chart.js' },
  location: null,
  cost: nothing,
  method: 'ablation',
  fix: null,
};

const head: Readonly<Record<string, string>> = {
  'web/src/main.js': "import './a.js';\nimport { label } from './ui';\nlabel();\n",
  'web/src/ui/index.js': "export { label } from './label.js';\nexport { chart } from './chart.js';\n",
};

const diffOf = (path: string, line: number, text: string): string =>
  `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -${line},0 +${line},1 @@\n+${text}\n`;

const place = (diff: string): Promise<Cause> =>
  placeCause(
    cause,
    [{ kind: 'import', importer: 'src/ui/index.js', request: './chart.js' }],
    {
      changed: parseChangedLines(diff),
      facts: { directory: 'web', renames: [], changedFiles: [], lock: [], manifests: [] },
    },
    { read: (_side, path) => Promise.resolve(head[path] ?? null) },
  );

test('an import that the change did not write is not to blame: the one on the way that it wrote is', async () => {
  const placed = await place(diffOf('web/src/main.js', 2, "import { label } from './ui';"));
  expect(placed.location).toEqual({ path: 'web/src/main.js', startLine: 2, endLine: 2 });
  expect(placed.edge).toEqual({ importer: 'src/main.js', request: './ui' });
  expect(placed.evidence).toEqual([
    ...cause.evidence,
    'The change imports ./ui in src/main.js, and with it what that passes on.',
  ]);
});

test('an import that the change wrote stays the one', async () => {
  const placed = await place(diffOf('web/src/ui/index.js', 2, "export { chart } from './chart.js';"));
  expect(placed.location).toEqual({ path: 'web/src/ui/index.js', startLine: 2, endLine: 2 });
  expect(placed.edge).toEqual(cause.edge);
});

test('where the change wrote none of them the import stays named, wherever it stands', async () => {
  const placed = await place(diffOf('web/src/main.js', 3, 'label();'));
  expect(placed).toEqual({ ...cause, location: { path: 'web/src/ui/index.js', startLine: 2, endLine: 2 } });
});
