import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { bundleMeasurementSchema } from '../../../../src/core/bundle/bundle-measurement.ts';
import { ownCommandLine } from '../../../../src/usecases/app/work/own-command-line.ts';
import { unpackRaw } from '../../../../src/usecases/app/work/unpack-raw.ts';
import { work } from '../../../../src/usecases/app/work/work.ts';
import { isolationHere } from '../../../measure/sandbox/sandbox-support.ts';
import { commit, git, repositoryAt, scratch } from '../../../measure/workspace/repositories.ts';
import { fakeStore, makeRun, makeTools } from './fake-tools.ts';
import { isTidy, signal } from './work-stage.ts';

// Both sides are built, and a regression once more.
jest.setTimeout(300_000);

const isolation = await isolationHere();
const where = typeof isolation === 'string' ? `not here: ${isolation}` : 'in a sandbox';

const esbuild = join(ownCommandLine().visible[0] ?? '', 'node_modules/esbuild/bin/esbuild');
const configuration = `version: 1
suites:
  web:
    type: bundle
    build: ${esbuild} src/main.js --bundle --minify --sourcemap=external --outdir=dist --metafile=dist/meta.json --log-level=error
    stats: dist/meta.json
`;
const main = 'document.title = "shop";\n';
const words = Array.from({ length: 900 }, (_, index) => ((index * 2654435761) >>> 0).toString(36));

(typeof isolation === 'string' ? describe.skip : describe)(where, () => {
  test('a bundle is built and weighed, and judged from what was kept', async () => {
    await using room = await scratch();
    chmodSync(room.path, 0o755);
    const path = repositoryAt(join(room.path, 'server/acme/shop.git'));
    const files = { '.github/pacegate.yml': configuration, 'src/main.js': main };
    const base = commit(path, { ...files, 'src/heavy.js': `export const words = ${JSON.stringify(words)};\n` });
    const head = commit(path, {
      'src/main.js': `import { words } from './heavy.js';\n${main}document.body.append(words);\n`,
    });
    git(path, 'update-ref', 'refs/pull/5/head', head);
    mkdirSync(join(room.path, 'jobs'), { mode: 0o711 });
    const run = makeRun({ headSha: head, base: { sha: base, ref: 'main' } });
    const store = fakeStore(run);
    const grounds = {
      compareFiles: () =>
        Promise.resolve({
          mergeBase: base,
          files: [{ path: 'src/main.js', previousPath: null, status: 'modified' as const, hunks: [], hasPatch: false }],
          isTruncated: false,
        }),
      readFile: () => Promise.resolve(configuration),
      commitOf: () => Promise.resolve(null),
    };
    await work(
      run.id,
      makeTools(room.path, store, {
        ...(typeof isolation !== 'string' && { isolation }),
        grounds: () => grounds,
        environment: process.env,
      }),
      signal,
    );
    expect(store.ended).toEqual([]);
    const [kept] = store.kept;
    expect(kept!.result.verdict).toBe('fail');
    expect(kept!.result.findings.map(({ location }) => location)).toEqual([
      { path: 'src/main.js', startLine: 1, endLine: 1 },
    ]);
    const raw = await unpackRaw(kept!.raw!);
    const measured = bundleMeasurementSchema.parse(JSON.parse(raw['raw/web-bundle.json']!));
    expect(measured).toMatchObject({ failures: [], head: { reproducible: true, bundler: { name: 'esbuild' } } });
    expect(isTidy(room.path)).toBe(true);
  });
});
