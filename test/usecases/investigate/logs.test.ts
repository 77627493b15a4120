import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, jest, test } from '@jest/globals';
import { readLogs } from '../../../src/measure/logs/read-logs.ts';
import { renderReport } from '../../../src/report/html/render-report.ts';
import { renderInvestigationComment } from '../../../src/report/investigation/render-comment.ts';
import { renderInvestigation } from '../../../src/report/investigation/render-investigation.ts';
import { renderInvestigationTerminal } from '../../../src/report/investigation/render-terminal.ts';
import type { LogsAsked } from '../../../src/usecases/investigate/ports.ts';
import { readPage } from '../../report/html/read-page.ts';
import { type Scene, stage } from './stage.ts';

// Whole runs are judged block by block: a busy machine takes its time.
jest.setTimeout(120_000);

const directory = mkdtempSync(join(tmpdir(), 'pacegate-logs-test-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const start = Date.UTC(2026, 2, 2);
const hour = 3_600_000;
const deploy = start + 4 * hour;

/** Eight hours of two routes and one statement: from `slowFrom` on one of them takes three times as long. */
const logOf = (name: string, slowFrom: number, lines = 14_400): string => {
  const path = join(directory, name);
  const texts = Array.from({ length: lines }, (_, k) => {
    const time = start + k * 2000;
    const isOrder = k % 2 === 0;
    const responseTime = (10 + (k % 7)) * (isOrder && time >= slowFrom ? 3 : 1);
    const request = JSON.stringify({
      level: 30,
      time,
      req: { method: 'GET', url: `/${isOrder ? 'orders' : 'users'}/${k}` },
      res: { statusCode: 200 },
      responseTime,
      country: k % 3 === 0 ? 'DE' : 'FR',
    });
    const stamp = new Date(time).toISOString().replace('T', ' ').replace('Z', ' UTC');
    const statement = `${stamp} [9] LOG:  duration: 420.5 ms  statement: SELECT total FROM orders WHERE id = ${k}`;
    return k % 40 === 0 ? `${request}\n${statement}` : request;
  });
  writeFileSync(path, texts.join('\n'));
  return path;
};

const scene = (logs: LogsAsked, more: Partial<Scene> = {}): Scene => ({
  readLogs: ({ files, by, deploys }, signal) => readLogs({ files, by, deploys, signal }),
  texts: (investigation, result) => ({
    whole: renderInvestigation(investigation, { result }),
    comment: renderInvestigationComment(investigation),
  }),
  page: renderReport,
  ...more,
  options: { logs, ...more.options },
});

const plain = (markdown: string): string => markdown.replaceAll(/\\(?=[^\w\s])/gu, '').replaceAll(/&#?\w+;/gu, ' ');

test('changes, figures by field and slow statements of the logs are told everywhere, and what went out is a suspect', async () => {
  const files = [logOf('slower.log', deploy)];
  const deploys = [{ at: deploy - 30_000, name: 'v2.1' }];
  const history = [{ commit: 'c'.repeat(40), at: deploy - 60_000, title: 'Orders with all their lines' }];
  const { run, archive } = stage(scene({ files, by: ['country'], deploys }, { history }));
  const { investigation } = await run();
  expect(investigation.state).toBe('proven');

  const told = investigation.logs.join('\n');
  expect(told).toMatch(
    /The (?:median|95th percentile) of GET \/orders\/\{id\} rose from .*, 30 s after v2\.1 went out/,
  );
  expect(told).toMatch(/commit cccccccccc \(Orders with all their lines\) was made \(2026-03-02 03:59:00 UTC\)/);
  expect(told).toMatch(
    /^By country: FR \(66\.7 % of the requests, median .*\); DE \(33\.3 % of the requests, median /m,
  );
  expect(told).toMatch(/^Logs: 360 statements, 360 of them took 100 ms or more: median 42\d ms/m);
  expect(told).toMatch(/^Most of the time in the logs goes to `select total from orders where id = \?` \(100 %, /im);
  const suspects = investigation.hypotheses.filter(({ expert }) => expert === 'data');
  expect(suspects.map(({ title, experiment }) => [title.slice(0, 19), experiment?.decision])).toEqual([
    ['v2.1 went out at 20', 'untested'],
    ['commit cccccccccc (', 'untested'],
  ]);
  // What was proven comes before what was only seen at the same time.
  expect(suspects.map(({ id }) => id)).not.toContain(investigation.rootCause);

  const page = readPage(archive.page ?? '').texts.join(' ');
  const terminal = renderInvestigationTerminal(investigation, { colour: false, width: 4000 });
  for (const text of [archive.texts?.whole, archive.texts?.comment, page, terminal])
    for (const words of ['rose from', 'By country: FR', '360 statements', 'v2.1 went out', 'was made'])
      expect(plain(text ?? '')).toContain(words);
});

test('logs in which nothing changed say so, and logs that tell nothing as well', async () => {
  const quiet = stage(
    scene({ files: [logOf('quiet.log', Infinity)], by: [], deploys: [{ at: start - hour, name: 'v1' }] }),
  );
  const { investigation } = await quiet.run();
  expect(investigation.logs[0]).toBe('In the logs no level of latency, errors or rates changed for good.');
  expect(investigation.notices).toContain(
    'v1 went out at 2026-03-01 23:00:00 UTC, before the logs begin (2026-03-02 00:00:00 UTC): they do not show what was before it.',
  );
  expect(investigation.hypotheses.filter(({ expert }) => expert === 'data')).toEqual([]);

  const binary = join(directory, 'binary.log');
  writeFileSync(binary, Buffer.from([0, 1, 2, 255, 10, 7, 200, 10]));
  const silent = stage(scene({ files: [binary], by: [], deploys: [] }));
  const { investigation: without } = await silent.run();
  expect([without.state, without.logs]).toEqual(['proven', []]);
  expect(without.notices.join()).toContain('The logs hold no request and no statement');
  expect(plain(silent.archive.texts?.comment ?? '')).toContain('The logs hold no request and no statement');
});

test('logs of one side of a deploy, and logs that are short, say what they can not show', async () => {
  const files = [logOf('short.log', Infinity, 120)];
  const { run } = stage(scene({ files, by: [], deploys: [{ at: deploy, name: 'v2.1' }] }));
  const { investigation } = await run();
  expect(investigation.notices.join()).toMatch(/The logs (?:cover too little time|hold too little) to show a change/);
  expect(investigation.notices.join()).toContain('v2.1 went out at 2026-03-02 04:00:00 UTC, after the logs end');
  expect(investigation.logs.join()).not.toContain('no level');
});

test('logs are read although nothing regressed: what they tell is of another load', async () => {
  const files = [logOf('elsewhere.log', deploy)];
  const deploys = [{ at: deploy - 30_000, name: 'v2.1' }];
  const { run, archive, prepared } = stage(scene({ files, by: [], deploys }, { slow: false }));
  const { investigation } = await run();
  expect([investigation.state, prepared]).toEqual(['no-regression', []]);
  expect(investigation.logs.join()).toContain('30 s after v2.1 went out');
  for (const text of [archive.texts?.whole, archive.texts?.comment, readPage(archive.page ?? '').texts.join(' ')])
    expect(plain(text ?? '')).toContain('after v2.1 went out');
  expect(investigation.timeline.map(({ text }) => text).join()).toContain('The reader of the logs: ');
});

test('logs that can not be read are a notice, and the cause is found all the same', async () => {
  const { run } = stage(
    scene({ files: ['x'], by: [], deploys: [] }, { readLogs: () => Promise.reject(new Error('The file is gone.')) }),
  );
  const { investigation } = await run();
  expect(investigation.state).toBe('proven');
  expect(investigation.notices).toContain(
    'The reader of the logs failed: The file is gone; what it would have found is missing.',
  );
});
