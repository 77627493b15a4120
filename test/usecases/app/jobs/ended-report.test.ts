import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { endedReport, endingText } from '../../../../src/usecases/app/jobs/ended-report.ts';
import { headSha, makeRun } from './memory-app-store.ts';

const ended = (outcome: 'failed' | 'skipped' | 'waiting-for-approval' | 'cancelled', problem: string | null) =>
  makeRun({ state: 'ended', outcome, problem });

test('a failure blocks, with its first line as the title and the others as they are', () => {
  const report = endedReport(ended('failed', 'The build failed\n> npm ci\nERR! <b>no</b>'));
  expect(report).toMatchObject({ conclusion: 'action_required', title: 'The build failed' });
  expect(report.summary).toBe('```text\n> npm ci\nERR! <b>no</b>\n```');
  expect(report.buttons.map(({ identifier }) => identifier)).toEqual(['remeasure']);
});

test('a fork that waits says how it goes on', () => {
  const report = endedReport(ended('waiting-for-approval', 'Waiting for approval\nSomething.'));
  expect(report).toMatchObject({ conclusion: 'action_required', title: 'Waiting for approval' });
  expect(report.summary).toContain(`\`/perf check ${headSha}\``);
  expect(report.buttons).toEqual([expect.objectContaining({ label: 'Measure', identifier: 'remeasure' })]);
});

test('where there was nothing to do nothing is blocked', () => {
  expect(endedReport(ended('skipped', 'Nothing.'))).toMatchObject({ conclusion: 'neutral', buttons: [] });
});

test('GitHub takes the buttons', () => {
  for (const outcome of ['failed', 'waiting-for-approval'] as const)
    for (const { label, description, identifier } of endedReport(ended(outcome, 'x')).buttons) {
      expect(label.length).toBeLessThanOrEqual(20);
      expect(description.length).toBeLessThanOrEqual(40);
      expect(identifier.length).toBeLessThanOrEqual(20);
    }
});

test('whatever the problem is: it mentions nobody, and there is a title', () => {
  const part = fc.oneof(fc.constantFrom('\n', '```', '@team', '<img>'), fc.string());
  fc.assert(
    fc.property(fc.option(fc.array(part)), (parts) => {
      const { title, summary } = endingText(ended('failed', parts?.join('') ?? null));
      expect(title.trim()).not.toBe('');
      expect(title).not.toMatch(/\n|@team/);
      expect(summary).not.toContain('@team');
      expect(summary.length).toBeLessThan(60_000);
    }),
  );
});
