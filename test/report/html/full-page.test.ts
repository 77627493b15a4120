import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import { expect, jest, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Block } from '../../../src/core/block.ts';
import type { Result } from '../../../src/core/result.ts';
import { renderReport } from '../../../src/report/html/render-report.ts';
import type { ReportView } from '../../../src/report/html/view/report-view.ts';
import { makeBlocks } from '../../support/make-block.ts';
import { flameOf, fullBlocks, fullExtras, fullProfiles, fullResult } from './full-run.ts';
import { readPage } from './read-page.ts';

jest.setTimeout(300_000);

const blocks = fullBlocks();
const full = renderReport(fullResult(blocks), fullExtras(blocks));

test('a run in which everything was seen shows all of it, each with the files it is drawn from', () => {
  const { elements, attributes, texts } = readPage(full);
  const charts = attributes.filter(({ name, value }) => name === 'class' && value === 'chart');
  expect(charts.length).toBeGreaterThan(10);
  expect(elements.filter((it) => it === 'figure').length).toBeGreaterThanOrEqual(charts.length);
  const text = texts.join(' ').replaceAll(/\s+/g, ' ');
  for (const words of [
    'What decides',
    'How long answers took',
    'Route by route',
    'Block by block',
    'Index Scan → Seq Scan on orders',
    'Commands of caches',
    'fs.readFileSync',
    '+212 B per request (+208 B to +217 B)',
    'CPU time per request, api',
    'Memory that stayed, per request, api',
    'The base against itself',
    'Held up by the CPU limit',
    'Block 3: the load generator used 86 % of its core',
    'mongodb 3.1 is too old',
  ])
    expect(text).toContain(words);
  const links = attributes.flatMap(({ name, value }) => (name === 'href' && value.startsWith('./raw/') ? [value] : []));
  expect(new Set(links)).toEqual(
    new Set([
      './raw/plan.json',
      './raw/api-profile-cpu.json',
      './raw/api-profile-survivors.json',
      './raw/api-base-1.cpuprofile',
      './raw/api-base-1.heapprofile',
      ...blocks.map(({ index }) => `./raw/api-00${index + 1}.json`),
    ]),
  );
});

test('control blocks and discarded ones are marked, and what counts stands at the number of its block', () => {
  const { attributes } = readPage(full);
  expect(full).toMatch(/Block 3, discarded: the load generator/);
  expect(full).toMatch(/Block 5, control, base in the head/);
  expect(full).toMatch(/Block 4, head: /);
  expect(full).not.toMatch(/Block 3, (?:base|head): \d/);
  expect(attributes.every(({ value }) => !/NaN|Infinity|undefined/.test(value))).toBe(true);
});

test('the page allows one script, its own, and its figures are data that anybody can read', () => {
  const [data = '', script = ''] = readPage(full).scripts;
  const hash = createHash('sha256').update(script).digest('base64');
  expect(full).toContain(`script-src &#39;sha256-${hash}&#39;`.replaceAll('&#39;', "'"));
  expect(() => new Script(script)).not.toThrow();
  const view: ReportView = JSON.parse(data);
  expect(view.suites.map(({ suite }) => suite)).toEqual(['api']);
  expect(view.suites[0]?.heap).not.toBeNull();
  expect(view.profiles).toHaveLength(2);
});

test('an old result, and one without probe, database, or a single counted block, are pages too', () => {
  const silent = makeBlocks(4, { allocation: null, cpu: null, wait: null });
  const lost = silent.map((block): Block => ({ ...block, discarded: { reason: 'it died', side: 'head' } }));
  for (const given of [[], silent, lost]) {
    const page = renderReport(fullResult(given), fullExtras(given, []));
    expect(readPage(page).attributes.every(({ value }) => !/NaN|Infinity|undefined/.test(value))).toBe(true);
  }
  const { profiles: _, blocks: __, ...old } = fullExtras([]);
  expect(readPage(renderReport(fullResult([]), old)).elements).toContain('header');
  const empty = fullProfiles('api', { name: 'all', path: '', line: null, base: 0, head: 0, children: [] });
  expect(renderReport(fullResult([]), fullExtras([], empty))).not.toMatch(/class="flame"/);
});

test('the same run gives the same page', () => {
  expect(renderReport(fullResult(blocks), fullExtras(blocks))).toBe(full);
});

test('three suites of fifty routes and sixteen blocks stay under 3 MB', () => {
  const routes = Array.from({ length: 50 }, (_, k) => `GET /route-${k}`);
  const suites = ['api', 'billing', 'search'];
  const many = suites.flatMap((suite) => fullBlocks(16, suite, routes));
  const one = fullResult(many.slice(0, 20));
  const result: Result = {
    ...one,
    suites: suites.flatMap((name) => one.suites.map((it) => ({ ...it, name }))),
    metrics: suites.flatMap((suite) => one.metrics.flatMap((it) => routes.map((route) => ({ ...it, suite, route })))),
  };
  const profiles = suites.flatMap((suite) => fullProfiles(suite, flameOf(7, 4)));
  const page = renderReport(result, fullExtras(many, profiles));
  expect(Buffer.byteLength(page)).toBeLessThan(3_000_000);
  readPage(page);
});

const evil = fc.constantFrom(
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '"onmouseover="alert(1)',
  '</title></svg><iframe src=//evil.test>',
  '../../../etc/passwd',
  'javascript:alert(1)',
  '\uD800\u202E\u0000',
  '__proto__',
);

test('no name that was measured becomes markup, script, or a link away from the run', () => {
  fc.assert(
    fc.property(evil, evil, evil, (suite, route, text) => {
      const named = fullBlocks(4, suite, [route, `${route} two`]).map((block): Block => ({
        ...block,
        discarded: block.discarded === null ? null : { reason: text, side: null },
      }));
      const one = fullResult(named);
      const result: Result = {
        ...one,
        suites: one.suites.map((it) => ({ ...it, name: suite })),
        metrics: one.metrics.map((it) => ({ ...it, suite, route: it.route === null ? null : route })),
      };
      const flame = { name: text, path: text, line: 3, base: 4, head: 9, children: [{ ...flameOf(1, 2), name: text }] };
      const profiles = fullProfiles(suite, flame).map((it) => ({ ...it, files: [text, `raw/${text}`] }));
      const { attributes, scripts, elements } = readPage(renderReport(result, fullExtras(named, profiles)));
      expect(scripts).toHaveLength(2);
      expect(() => JSON.parse(scripts[0] ?? '') as unknown).not.toThrow();
      expect(elements.filter((it) => it === 'script')).toHaveLength(2);
      const links = attributes.flatMap(({ name, value }) => (name === 'href' ? [value] : []));
      expect(links.filter((it) => !/^(?:#[a-z]+(?:-\d+)?|\.\/(?:raw\/)?[\w.%!'()*~&#;-]+)$/.test(it))).toEqual([]);
      expect(links.filter((it) => new URL(it, 'file:///run/report.html').href.startsWith('file:///run/'))).toEqual(
        links,
      );
      expect(attributes.filter(({ name }) => /^on/i.test(name))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
