import { expect, jest, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { BundleGraph } from '../../../src/core/bundle/bundle-graph.ts';
import { renderReport } from '../../../src/report/html/render-report.ts';
import type { ReportExtras } from '../../../src/report/html/report-extras.ts';
import { makeGraph, makeModule } from '../../core/bundle/graphs.ts';
import { golden } from '../../support/golden.ts';
import { makeVisit } from '../../support/make-page-block.ts';
import { makeMetric, makeResult } from '../../support/make-result.ts';
import { arbitraryResult, nastyText } from '../arbitrary-result.ts';
import { bundleCases } from '../bundle-cases.ts';
import { cases } from '../cases.ts';
import { type PageMarkup, readPage } from './read-page.ts';

// Pages of thirty long texts are read character by character.
jest.setTimeout(300_000);

const react = { package: 'react', instance: 'node_modules/react', version: '19.2.0' } as const;
const own = [
  makeModule('src/App.jsx', { parsed: 4100 }),
  makeModule('src/pages/Home.jsx', { parsed: 9000 }),
  makeModule('src/pages/Admin.jsx', { parsed: 7000 }),
  makeModule('node_modules/react/index.js', { ...react, parsed: 12_000 }),
];
const moment = { package: 'moment', instance: 'node_modules/moment', version: '2.30.1' } as const;
const graphs = {
  base: makeGraph({ modules: [...own, makeModule('src/old.js', { parsed: 3000 })] }),
  head: makeGraph({ modules: [...own, makeModule('node_modules/moment/moment.js', { ...moment, parsed: 61_400 })] }),
};

/** The same pictures for every bundle and page of a result. */
const extrasOf = (
  suites: readonly string[],
  sides: Readonly<Record<'base' | 'head', BundleGraph>>,
  visits: ReportExtras['visits'] = new Map(),
): ReportExtras => ({ graphs: new Map(suites.map((suite) => [suite, sides])), visits });

const besideThePage = /^(?:[\w.-]+\.html|#[a-z]+(?:-\d+)?|\.\/(?:raw\/)?(?!\.{1,2}$)[\w.%!'()*~-]+)$/;
const valuesOf = (attributes: PageMarkup['attributes'], wanted: string): string[] =>
  attributes.flatMap(({ name, value }) => (name === wanted ? [value] : []));

test('a failing bundle as a page that a person can read', () => {
  const page = renderReport(bundleCases['bundle-fail'], extrasOf(['web'], graphs));
  // Without style and script: those are looked at in a browser.
  const told = page.replaceAll(/(<(style|script)[^>]*>)[^]*?(<\/\2>)/g, '$1$3').replace(/'sha256-[^']*'/, '');
  expect(told).toBe(golden(told, new URL('../golden/page/bundle-fail.html', import.meta.url)));
  expect(page).toContain('new, 61.4 KB');
  expect(page).toContain('gone, was 3.00 KB');
});

test.each(Object.entries({ ...cases, ...bundleCases }))(
  '%s is a whole page that asks the network for nothing',
  (_, result) => {
    const visits = new Map([['home', [makeVisit('base'), makeVisit('head')]]]);
    const page = renderReport(result, extrasOf(['web'], graphs, visits));
    const { elements, attributes, scripts } = readPage(page);
    expect(elements.slice(0, 3)).toEqual(['!DOCTYPE', 'html', 'head']);
    expect(elements.filter((it) => ['iframe', 'img', 'link', 'object', 'form', 'base'].includes(it))).toEqual([]);
    expect(attributes.filter(({ name }) => /^(?:on.*|src|srcset|action|formaction|data|xlink.*)$/i.test(name))).toEqual(
      [],
    );
    expect(valuesOf(attributes, 'href').filter((it) => !besideThePage.test(it))).toEqual([]);
    expect(page.replaceAll(/<script[^]*?<\/script>/g, '')).not.toMatch(/@import|url\(/i);
    expect(scripts.at(-1)).not.toMatch(/\b(?:fetch|XMLHttpRequest|WebSocket|import|eval|innerHTML|https?:)\b/);
    expect(page).toMatch(new RegExp(`<b>${result.verdict}(?: \\(accepted\\))?</b></h1>`));
    expect(elements.filter((it) => it === 'script')).toHaveLength(2);
  },
);

const shapes = new Set(
  (
    '!DOCTYPE html head meta title style body main header section article details summary h1 h2 h3 p ul li ' +
    'strong code pre br a div span i b figure figcaption table thead tbody tr th td dl dt dd svg g text rect ' +
    'nav button script h4 path line circle tspan'
  ).split(' '),
);
const names = new Set(
  (
    'lang charset name content http-equiv class id href style viewBox role aria-label x y width height rx fill ' +
    'aria-live aria-hidden tabindex type hidden scope d transform stroke x1 x2 y1 y2 cx cy r dx dy title stroke-width ' +
    'stroke-opacity stroke-dasharray stroke-miterlimit stroke-linecap stroke-linejoin fill-opacity font-size ' +
    'font-variant font-family text-anchor data-value data-i data-profile'
  ).split(' '),
);
const ownStyle = /^(?:background:hsl\([\d %]+\)|left:[\d.]+%;width:[\d.]+%;top:\d+px|height:\d+px)$/;
const markup = fc.constantFrom(
  '<script>alert(1)</script>',
  '"onmouseover="alert(1)',
  "' onload='alert(1)",
  '</style><img src=x onerror=alert(1)>',
  '</title></svg><iframe src=//evil.test>',
  'javascript:alert(1)',
  'data:text/html,<script>',
  '//evil.test/a.html',
  '../../etc/a.html',
  '\uD800',
  '&lt;script&gt;',
  '\u202Egnp.exe',
  ']]><!--',
);
const evil = fc.oneof(markup, nastyText);

test('no text becomes markup, an attribute or a link, wherever it stands', () => {
  const graph = fc.array(evil, { minLength: 1, maxLength: 12 }).map((texts) =>
    makeGraph({
      modules: texts.map((name, index) =>
        makeModule(name, index % 2 === 0 ? { stat: 9000 } : { package: name, instance: name, stat: 9000 }),
      ),
    }),
  );
  const visit = fc.record({ url: evil, kind: evil, metric: evil }).map(({ url, kind, metric }) =>
    makeVisit('head', {
      values: { [metric]: 3, 'page.lcp': 1200 },
      finalUrl: url,
      requests: [{ url, kind, start: 0, end: 40, transfer: 1, status: 200 }],
    }),
  );
  fc.assert(
    fc.property(arbitraryResult(6), graph, graph, visit, evil, (given, base, head, one, text) => {
      const bundles = given.bundles?.map((it) => ({ ...it, pages: [...it.pages, { path: text, title: text }] }));
      const result = { ...given, ...(bundles !== undefined && { bundles }), reasons: [text, ...given.reasons] };
      const suites = (bundles ?? []).map(({ suite }) => suite);
      const page = renderReport(result, extrasOf(suites, { base, head }, new Map([[text, [one]]])));
      const { elements, attributes } = readPage(page);
      expect(elements.filter((it) => !shapes.has(it))).toEqual([]);
      expect(attributes.filter(({ name }) => !names.has(name))).toEqual([]);
      expect(valuesOf(attributes, 'href').filter((it) => !besideThePage.test(it))).toEqual([]);
      expect(valuesOf(attributes, 'style').filter((it) => !ownStyle.test(it))).toEqual([]);
      expect(page.isWellFormed()).toBe(true);
      // What turns the direction of writing makes a reader see another text.
      expect(page).not.toMatch(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/);
    }),
    { numRuns: 60 },
  );
});

test('20,000 modules give a page under 3 MB, and its picture shows the largest', () => {
  const modules = Array.from({ length: 20_000 }, (_, index) => {
    const owner = `package-${index % 900}`;
    const instance = `node_modules/${owner}`;
    const name = `${instance}/dist/esm/components/part-${index}/index.js`;
    return makeModule(name, { package: owner, instance, version: '1.0.0', stat: 200 + ((index * 7919) % 9000) });
  });
  const base = makeGraph({ modules });
  const head = makeGraph({ modules: [...modules, makeModule('src/huge.js', { stat: 4_000_000 })] });
  const page = renderReport(bundleCases['bundle-fail'], extrasOf(['web'], { base, head }));
  expect(Buffer.byteLength(page)).toBeLessThan(3_000_000);
  expect(page).toContain('src/huge.js\nnew, 4.00 MB');
  expect(readPage(page).elements.filter((it) => it === 'rect').length).toBeGreaterThan(500);
});

test('five thousand comparisons fit too', () => {
  const metrics = Array.from({ length: 5000 }, (_, index) =>
    makeMetric({ route: `GET /route-${index}`, change: 0.01 }),
  );
  const page = renderReport(makeResult({ metrics }));
  expect(Buffer.byteLength(page)).toBeLessThan(5_000_000);
  readPage(page);
});
