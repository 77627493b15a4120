import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readWorkflow } from '../../../src/measure/survey/workflow.ts';
import { needsOf } from '../../../src/usecases/doctor/checks/workflow-permissions.ts';
import { diagnose } from '../../../src/usecases/doctor/doctor.ts';
import { makeFacts } from './make-facts.ts';

const directory = new URL('../../../docs/workflows/', import.meta.url);

const textOf = (name: string): string => readFileSync(new URL(name, directory), 'utf8');

/** What doctor has to say of these workflows together, but that all is well. */
const complaints = (files: Readonly<Record<string, string>>): string[] => {
  const workflows = Object.entries(files).map(([name, text]) => readWorkflow(`.github/workflows/${name}`, text));
  return diagnose(makeFacts({ workflows }))
    .filter(({ check, mark }) => mark !== 'ok' && /^workflow|forks|baselines/.test(check))
    .map(({ mark, found }) => `${mark}: ${found}`);
};

test('the whole gate for a repository of a team: only forks of a public one are left out', () => {
  expect(complaints({ 'pacegate.yml': textOf('pacegate.yml') })).toEqual([
    expect.stringMatching(/^warning: acme\/shop is public, .* from a fork/),
  ]);
});

test('with the two for forks beside it, as they say', () => {
  const names = readdirSync(directory);
  expect(names).toEqual(expect.arrayContaining(['pacegate-fork-measure.yml', 'pacegate-fork-report.yml']));
  const withoutPullRequests = textOf('pacegate.yml').replace('  pull_request:\n', '');
  expect(
    complaints({
      'pacegate-fork-measure.yml': textOf('pacegate-fork-measure.yml'),
      'pacegate-fork-report.yml': textOf('pacegate-fork-report.yml'),
      'pacegate.yml': withoutPullRequests,
    }),
  ).toEqual([]);
});

/** The table of docs/permissions.md: job, and what it needs. */
const documented = (): Map<string, string[]> => {
  const page = readFileSync(new URL('../../../docs/permissions.md', import.meta.url), 'utf8');
  const rows = page.split('\n\n').find((it) => it.startsWith('| job | permission |')) ?? '';
  const needs = new Map<string, string[]>();
  let job = '';
  for (const row of rows.split('\n').slice(2)) {
    const [, first = '', permission = ''] = row.split('|').map((it) => it.trim().replaceAll('`', ''));
    job = first === '' ? job : first;
    needs.set(job, [...(needs.get(job) ?? []), permission]);
  }
  return needs;
};

test('docs/permissions.md and doctor ask for the same', () => {
  const asked = (mode: 'check' | 'refresh' | 'report', posts: boolean): string[] =>
    needsOf({ modes: new Set([mode]), posts })
      .map(({ area, level }) => `${area}: ${level}`)
      .sort();
  expect([...documented()].map(([job, needs]) => [job.split(/[ ,]+/).slice(0, 3).join(' '), needs.sort()])).toEqual([
    ['measure in pull_request', asked('check', true)],
    ['refresh in push', asked('refresh', true)],
    ['measure of forks', asked('check', false)],
    ['report in workflow_run', asked('report', true)],
  ]);
});
