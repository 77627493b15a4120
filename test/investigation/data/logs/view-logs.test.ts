import { expect, test } from '@jest/globals';
import { createRandom } from '../../../../src/core/random.ts';
import { logEvidence } from '../../../../src/investigation/data/logs/log-evidence.ts';
import { logSuspects } from '../../../../src/investigation/data/logs/log-suspects.ts';
import type { LogCounts, LogDeploy, LogFile, LogSegment } from '../../../../src/investigation/data/logs/log-view.ts';
import { viewLogs } from '../../../../src/investigation/data/logs/view-logs.ts';
import { golden } from '../../../support/golden.ts';
import { normal } from '../../../support/normal-noise.ts';

const width = 60_000;
const start = Date.UTC(2026, 2, 2);
const minute = (k: number): number => start + k * width;

interface Course {
  readonly p50?: (k: number) => number;
  readonly p95?: (k: number) => number;
  readonly errors?: (k: number) => number;
  readonly count?: (k: number) => number;
}

const segment = (
  name: string,
  { p50 = () => 10, p95 = () => 40, errors = () => 0, count = () => 100 }: Course = {},
  size = 96,
): LogSegment => {
  const random = createRandom(11).fork(name);
  const noisy = (value: number): number => value * Math.exp(0.04 * normal(random));
  const cells = Array.from({ length: size }, (_, k) => {
    const lines = Math.round(noisy(count(k)));
    return {
      at: minute(k),
      count: lines,
      errors: Math.round(lines * errors(k)),
      p50: noisy(p50(k)),
      p95: noisy(p95(k)),
    };
  });
  const lines = cells.reduce((sum, it) => sum + it.count, 0);
  const failed = cells.reduce((sum, it) => sum + it.errors, 0);
  const latency = { count: lines, mean: name === '' ? 28 : 14, p50: 10, p95: 40, p99: 90, max: 300 };
  return { name, figures: { count: lines, errors: failed, rate: lines / (size * 60), latency }, cells };
};

const nothing: LogSegment = { name: '', figures: { count: 0, errors: 0, rate: null, latency: null }, cells: [] };

const file: LogFile = {
  name: 'web.log',
  bytes: 1e6,
  lines: 9600,
  formats: { json: 9600, access: 0, postgres: 0 },
  cut: 0,
  binary: 0,
  tooLong: 0,
  unknown: 0,
  timeless: 0,
  zoneless: 0,
  outOfOrder: 0,
  offClock: 0,
  from: start,
  to: minute(96),
  remarks: [],
};

const counts = (part: Partial<LogCounts> = {}): LogCounts => ({
  files: [file],
  width,
  requests: segment(''),
  statements: nothing,
  errorLines: 0,
  slow: { from: 100, count: 0 },
  routes: { field: 'route', segments: [], others: null, partial: false },
  texts: { field: 'statement', segments: [], others: null, partial: false },
  by: [],
  ...part,
});

const routes = (...segments: readonly LogSegment[]): Partial<LogCounts> => ({
  routes: { field: 'route', segments, others: null, partial: false },
});

test('a quiet log has no change and no suspect', () => {
  const view = viewLogs(counts(routes(segment('GET /a'), segment('GET /b'))), [{ at: minute(48), name: 'v2' }]);
  expect(view.changes).toEqual([]);
  expect(logSuspects(view)).toEqual([]);
  expect(view.notices).toEqual([]);
});

const deploys: readonly LogDeploy[] = [
  { at: minute(58.5), name: 'v2' },
  { at: minute(20), name: 'v1' },
  { at: minute(61.5), name: 'too late' },
];

test('a tail that grows after a deploy, as sentences and a suspect', () => {
  const of = counts(routes(segment('GET /orders/{id}', { p95: (k) => (k < 60 ? 40 : 120) }), segment('GET /a')));
  const view = viewLogs(of, deploys);
  expect(view.changes).toMatchObject([
    { field: 'route', name: 'GET /orders/{id}', metric: 'p95', at: minute(60), deploys: [{ name: 'v2' }] },
  ]);
  const [suspect, ...rest] = logSuspects(view);
  expect(rest).toEqual([]);
  expect(suspect).toMatchObject({ expert: 'data', class: 'change', undo: null, location: null });
  expect(suspect!.title).toBe('v2 went out at 2026-03-02 00:58:30 UTC, 90 s before the logs changed');
  expect(golden(`${logEvidence(view).join('\n')}\n`, new URL('golden/tail-after-deploy.txt', import.meta.url))).toBe(
    `${logEvidence(view).join('\n')}\n`,
  );
});

test('what changes at one time is told as one, the nearest to the cause first', () => {
  const step = (k: number): number => (k < 60 ? 10 : 20);
  const of = counts({ requests: segment('', { p50: step }), ...routes(segment('GET /orders/{id}', { p50: step })) });
  const view = viewLogs(of, deploys);
  expect(view.changes.map(({ field }) => field).toSorted()).toEqual(['requests', 'route']);
  expect(logEvidence(view)[0]).toMatch(
    /^The median of GET \/orders\/\{id\} rose from (?:9\.\d+|10\.\d) ms to (?:19\.\d|20\.\d) ms .* at 2026-03-02 01:00:00 UTC, 90 s after v2 went out/,
  );
  expect(logEvidence(view)[1]).toMatch(/^At the same time: The median of all requests rose/);
  expect(logSuspects(view)).toHaveLength(1);
});

test('a route that fails more often and takes longer at one time is told with both', () => {
  const bad = {
    p50: (k: number) => (k < 60 ? 10 : 20),
    p95: (k: number) => (k < 60 ? 40 : 80),
    errors: (k: number) => (k < 60 ? 0 : 0.05),
  };
  const [first, second = ''] = logEvidence(viewLogs(counts(routes(segment('GET /orders/{id}', bad))), deploys));
  expect(first).toMatch(/^The share of errors of GET \/orders\/\{id\} rose from 0 % to /u);
  expect(second).toMatch(
    /^At the same time: The (?:median|95th percentile) of GET \/orders\/\{id\} rose from [^;]+; [^;]+%\)\.$/u,
  );
});

test('errors count by their share, and a change for the better suspects nobody', () => {
  const failing = viewLogs(counts({ requests: segment('', { errors: (k) => (k < 60 ? 0.01 : 0.06) }) }), deploys);
  expect(failing.changes).toMatchObject([{ field: 'requests', metric: 'errors', deploys: [{ name: 'v2' }] }]);
  expect(failing.changes[0]!.change.estimate).toBeCloseTo(0.05, 2);
  expect(logSuspects(failing)).toHaveLength(1);
  const better = viewLogs(counts({ requests: segment('', { p50: (k) => (k < 60 ? 20 : 10) }) }), deploys);
  expect(better.changes).toHaveLength(1);
  expect(logSuspects(better)).toEqual([]);
});

test('more requests are told, but are no suspicion', () => {
  const view = viewLogs(counts({ requests: segment('', { count: (k) => (k < 60 ? 100 : 300) }) }), deploys);
  expect(view.changes).toMatchObject([{ metric: 'rate' }]);
  expect(logEvidence(view)[0]).toMatch(/^The rate of all requests rose from 1\.\d+\/s to [45]\.\d+\/s/);
  expect(logSuspects(view)).toEqual([]);
});

test('where a change could have been seen and none was, that is said; else why none could', () => {
  const quiet = viewLogs(counts(routes(segment('GET /a'))));
  expect(logEvidence(quiet)[0]).toBe('In the logs no level of latency, errors or rates changed for good.');
  const few = viewLogs(counts({ requests: segment('', { count: () => 1 }) }));
  expect(few.requests.figures.count).toBeLessThan(200);
  expect(few.notices.join()).toMatch(/^The logs hold too little to show a change: \d+ requests or statements/u);
  expect(logEvidence(few).join()).not.toContain('changed for good');
});

test('deploys that the logs do not reach are told, commits are not', () => {
  const outside = [
    { at: minute(-30), name: 'v0' },
    { at: minute(500), name: 'v9' },
    { at: minute(600), name: 'commit abc', isCommit: true },
  ];
  expect(viewLogs(counts(), outside).notices).toEqual([
    'v0 went out at 2026-03-01 23:30:00 UTC, before the logs begin (2026-03-02 00:00:00 UTC): they do not show what was before it.',
    'v9 went out at 2026-03-02 08:20:00 UTC, after the logs end (2026-03-02 01:36:00 UTC): they do not show what came of it.',
  ]);
});

test('a commit before a change is a weaker suspect than a deploy, however near it is', () => {
  const of = counts({ requests: segment('', { p50: (k) => (k < 60 ? 10 : 30) }) });
  const both = viewLogs(of, [
    { at: minute(59.5), name: 'commit abc (Faster)', isCommit: true },
    { at: minute(57), name: 'v2' },
  ]);
  expect(logSuspects(both).map(({ title, weight }) => [title.replace(/ at .*/u, ''), weight])).toEqual([
    ['v2 went out', 0.3],
    ['commit abc (Faster) was made', 0.15],
  ]);
});

test('figures by a field that was asked for are told', () => {
  const [de, fr] = [segment('DE', { errors: () => 0.02 }), segment('FR')];
  const of = counts({ by: [{ field: 'country', segments: [fr, de], others: null, partial: false }] });
  const sentence = logEvidence(viewLogs(of)).find((it) => it.startsWith('By country: '));
  expect(sentence).toMatch(
    /^By country: FR \(.+ of the requests, median 10\.0 ms, .*0 % errors\); DE \(.*(?:1\.9\d|2(?:\.0\d)?) % errors\)\.$/u,
  );
});

test('a log that is too short says so', () => {
  const view = viewLogs(counts({ requests: segment('', { p50: (k) => (k < 3 ? 1 : 9) }, 6) }));
  expect(view.changes).toEqual([]);
  expect(view.notices.join()).toContain('too little time');
});

test('logs without a duration, or without requests, are told', () => {
  const { figures, ...rest } = segment('');
  const untimed = {
    ...rest,
    figures: { ...figures, latency: null },
    cells: rest.cells.map((it) => ({ ...it, p50: null, p95: null })),
  };
  expect(viewLogs(counts({ requests: untimed })).notices.join()).toContain('tell no duration');
  expect(viewLogs(counts({ requests: nothing })).notices.join()).toContain('no request and no statement');
});
