import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { bundleFile } from '../../src/core/raw-names.ts';
import { openArchive } from '../../src/measure/archive.ts';
import { makeGraph, makeModule } from '../core/bundle/graphs.ts';
import { makeBundleMeasurement } from '../support/make-bundle.ts';
import { makeBlock } from '../support/make-block.ts';
import { makeResult } from '../support/make-result.ts';
import { scratch } from './workspace/repositories.ts';

const base = makeGraph({ modules: [makeModule('src/a.js')] });
const head = makeGraph({ modules: [makeModule('src/a.js'), makeModule('src/é "b".js')] });
const measurement = makeBundleMeasurement({ suite: 'web' });

test('a comparison of bundles is kept with the graphs of both sides, and the page beside the result', async () => {
  await using room = await scratch();
  const archive = await openArchive(room.path, 'out', null);
  await archive.keepBundle(measurement, { base, head });
  await archive.keepReport('<!DOCTYPE html>');
  const out = join(room.path, 'out');
  expect(bundleFile(measurement)).toBe('raw/web-bundle.json');
  expect(JSON.parse(readFileSync(join(out, 'raw/web-bundle.json'), 'utf8'))).toEqual(measurement);
  for (const [side, graph] of Object.entries({ base, head })) {
    const packed = readFileSync(join(out, `raw/web-bundle-${side}.json.gz`));
    expect(JSON.parse(gunzipSync(packed).toString())).toEqual(graph);
  }
  expect(readFileSync(join(out, 'report.html'), 'utf8')).toBe('<!DOCTYPE html>');
  expect(readdirSync(out).toSorted()).toEqual(['logs', 'raw', 'report.html']);
});

test('a graph that is not at hand has no file', async () => {
  await using room = await scratch();
  const archive = await openArchive(room.path, 'out', null);
  await archive.keepBundle(measurement, { head });
  expect(readdirSync(join(room.path, 'out/raw')).toSorted()).toEqual(['web-bundle-head.json.gz', 'web-bundle.json']);
});

test('of an earlier run in the same directory nothing of the bundles is left, and files of others stay', async () => {
  await using room = await scratch();
  const out = join(room.path, 'out');
  const first = await openArchive(room.path, 'out', null);
  await first.keepPlan({});
  await first.keepBundle(measurement, { base, head });
  await first.keepBlock(makeBlock({ suite: 'home' }));
  await first.keepReport('earlier');
  await first.keepResult(makeResult(), 'comment');
  for (const side of ['base', 'head']) writeFileSync(join(out, `web-treemap-${side}.html`), 'earlier');
  writeFileSync(join(out, 'notes.html'), 'mine');
  writeFileSync(join(out, 'raw/web-bundle.md'), 'mine');
  await openArchive(room.path, 'out', null);
  expect(readdirSync(join(out, 'raw'))).toEqual(['web-bundle.md']);
  expect(readdirSync(out).toSorted()).toEqual(['logs', 'notes.html', 'raw']);
});

test('files of those names in a directory that no run wrote are left as they are', async () => {
  await using room = await scratch();
  writeFileSync(join(room.path, 'report.html'), 'mine');
  writeFileSync(join(room.path, 'site-treemap-head.html'), 'mine');
  await openArchive(room.path, '.', null);
  expect(readFileSync(join(room.path, 'report.html'), 'utf8')).toBe('mine');
  expect(existsSync(join(room.path, 'site-treemap-head.html'))).toBe(true);
});
