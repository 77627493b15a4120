import { expect, test } from '@jest/globals';
import { visitSchema } from '../../../src/core/visit.ts';
import {
  type LighthouseReport,
  lighthouseReportSchema,
  type ReportedRequest,
} from '../../../src/measure/page/lighthouse-report.ts';
import { readVisit } from '../../../src/measure/page/read-visit.ts';

const target = { host: '127.0.0.1', port: 4321 };

const makeRequest = (url: string, differences: Partial<ReportedRequest> = {}): ReportedRequest => ({
  url,
  kind: 'Script',
  status: 200,
  failed: false,
  transfer: 1200,
  headers: 200,
  discovered: 5000,
  requested: 5001,
  ended: 5010,
  frame: 'main',
  cached: false,
  ...differences,
});

const page = makeRequest('http://localhost/', { kind: 'Document' });

const makeReport = (differences: Partial<LighthouseReport> = {}): LighthouseReport => ({
  lighthouseVersion: '13.5.0',
  finalDisplayedUrl: 'http://localhost/',
  runWarnings: [],
  environment: { benchmarkIndex: 1234, hostUserAgent: 'X HeadlessChrome/153.0.0.0 Y' },
  audits: {
    'largest-contentful-paint': { numericValue: 1234.567891 },
    'speed-index': {},
    'cumulative-layout-shift': { numericValue: 0.12345678 },
    'mainthread-work-breakdown': {
      details: {
        items: [
          { group: 'scriptEvaluation', duration: 10.5 },
          { group: 'scriptParseCompile', duration: 2 },
          { group: 'paintCompositeRender', duration: 50 },
          { strange: true },
        ],
      },
    },
  },
  requests: [page],
  ...differences,
});

const visitOf = (report: LighthouseReport) => {
  const result = readVisit(report, target, 45_000);
  if (result.kind === 'failed') throw new Error(result.reason);
  return result.visit;
};

const reasonOf = (report: LighthouseReport): string => {
  const result = readVisit(report, target, 45_000);
  return result.kind === 'failed' ? result.reason : 'visited';
};

test('what Lighthouse could not tell is absent, never zero', () => {
  const visit = visitOf(makeReport());
  expect(visit.values).toEqual({
    'page.lcp': 1234.5679,
    'page.cls': 0.1235,
    'page.script-cpu': 12.5,
    'page.transfer': 1000,
    'page.script-bytes': 0,
    'page.requests': 1,
  });
  expect(visitSchema.parse({ side: 'head', ...visit })).toEqual({ side: 'head', ...visit });
});

test('bytes of bodies count; headers, blocked hosts, caches, data addresses and the icon do not', () => {
  const requests = [
    page,
    makeRequest('http://localhost/app.js', { kind: 'Script', transfer: 5300, headers: 300 }),
    makeRequest('http://localhost/app.js', { cached: true }),
    makeRequest('https://tracker.example.com/t.js', { status: -1, failed: true, transfer: 0, headers: 0 }),
    makeRequest('data:image/png;base64,AAAA', { kind: 'Image' }),
    makeRequest('http://localhost/favicon.ico', { kind: 'Other', status: 404 }),
    makeRequest('http://localhost/missing.png', { kind: 'Image', status: 404, transfer: 230, headers: 230 }),
  ];
  const visit = visitOf(makeReport({ requests }));
  expect(visit.values).toMatchObject({ 'page.requests': 3, 'page.transfer': 6000, 'page.script-bytes': 5000 });
  expect(visit.requests.map(({ url, status, transfer }) => [url, status, transfer])).toEqual([
    ['/', 200, 1200],
    ['/app.js', 200, 5300],
    ['https://tracker.example.com/t.js', 0, 0],
    ['/missing.png', 404, 230],
  ]);
});

test('a waterfall is bounded, in order, and starts at zero', () => {
  const requests = [
    page,
    ...Array.from({ length: 900 }, (_, index) =>
      makeRequest(`http://localhost/${index}`, { discovered: 6000 - index, requested: 6000 - index, ended: 0 }),
    ),
  ];
  const rows = visitOf(makeReport({ requests })).requests;
  expect(rows).toHaveLength(500);
  expect(rows[0]).toMatchObject({ url: '/', start: 1, end: 10 });
  for (const [index, row] of rows.entries()) {
    expect(row.end).toBeGreaterThanOrEqual(row.start);
    expect(row.start).toBeGreaterThanOrEqual(rows[index - 1]?.start ?? 0);
  }
});

test('an application that changes its own address is where it says it is', () => {
  expect(visitOf(makeReport({ finalDisplayedUrl: 'http://localhost/login?next=%2F' })).finalUrl).toBe(
    '/login?next=%2F',
  );
});

test('a page that goes to another host is refused, however it goes there', () => {
  const foreign = makeRequest('https://login.example.com/in', { kind: 'Document', status: -1, failed: true });
  const frame = { ...foreign, frame: 'inner' };
  expect(reasonOf(makeReport({ requests: [page, foreign] }))).toContain('another host (login.example.com)');
  expect(reasonOf(makeReport({ finalDisplayedUrl: 'https://a.example.com/' }))).toContain('(a.example.com)');
  expect(reasonOf(makeReport({ requests: [page, frame] }))).toBe('visited');
});

test.each([404, 500, 503])('a page that answers with %s is refused', (status) => {
  const runtimeError = { code: 'ERRORED_DOCUMENT_REQUEST', message: 'Lighthouse was unable to…' };
  const requests = [makeRequest('http://localhost/', { kind: 'Document', status })];
  expect(reasonOf(makeReport({ runtimeError, requests }))).toBe(`the page answered with status ${status}`);
});

test('what Lighthouse says of a page that it could not load is told, as plain text', () => {
  expect(reasonOf(makeReport({ runtimeError: { code: 'NO_FCP', message: 'x' } }))).toContain('it painted nothing');
  const reason = reasonOf(makeReport({ runtimeError: { code: 'ODD', message: 'a\u001B[31mb\nc' } }));
  expect(reason).toBe('Lighthouse could not measure the page (ODD): abc');
});

test('a page that never settles is refused', () => {
  const warning = 'The page loaded too slowly to finish within the time limit. Results may be incomplete.';
  expect(reasonOf(makeReport({ runWarnings: [warning] }))).toContain('did not settle within 45 s');
});

test('numbers that are none make a value absent, and other data is no report', () => {
  const broken = { ...makeReport(), audits: { 'speed-index': { numericValue: Number.NaN, details: 'none' } } };
  const parsed = lighthouseReportSchema.parse(broken);
  expect(visitOf(parsed).values).toEqual({ 'page.requests': 1, 'page.transfer': 1000, 'page.script-bytes': 0 });
  expect(lighthouseReportSchema.safeParse({ ...makeReport(), requests: 'none' }).success).toBe(false);
});
