import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parseConfiguration } from '../../src/config/load-configuration.ts';
import { version } from '../../src/core/version.ts';
import { readWorkflow, workflowProblems } from './workflow-rules.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const workflow = (path: string) => readWorkflow(read(path));

const examples = readdirSync(join(root, 'docs/workflows')).map((name) => `docs/workflows/${name}`);
const all = [...examples, '.github/workflows/pacegate.yml'];

test('the examples are those that the pages name', () => {
  expect(examples.toSorted()).toEqual([
    'docs/workflows/pacegate-fork-measure.yml',
    'docs/workflows/pacegate-fork-report.yml',
    'docs/workflows/pacegate.yml',
  ]);
});

test.each(all)('%s keeps to the rules', (path) => {
  expect(workflowProblems(workflow(path))).toEqual([]);
});

test('so does the one on the first screen of the README', () => {
  const [, text = ''] = /```yaml\n(name: Pacegate\n[\s\S]*?)```/.exec(read('README.md')) ?? [];
  expect(workflowProblems(readWorkflow(text))).toEqual([]);
  expect(text.match(/uses: pacegate\/pacegate@v(.*)/g)).toEqual(Array(2).fill(`uses: pacegate/pacegate@v${version}`));
});

test('the rules refuse what they are there to refuse', () => {
  const text = read('docs/workflows/pacegate.yml');
  const refused = (from: string | RegExp, to: string): string[] => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    return workflowProblems(readWorkflow(changed));
  };
  expect(refused('  pull_request:\n', '  pull_request_target:\n')).toEqual([expect.stringContaining('strangers')]);
  expect(refused('  merge_group:\n', "  merge_group: { paths: ['src/**'] }\n")).toEqual([
    expect.stringContaining('never reported'),
  ]);
  expect(refused('  measure:\n', '  pacegate:\n')).toEqual([expect.stringContaining('name of the check')]);
  expect(refused('permissions: {}', 'permissions: { contents: write }')).toEqual([expect.stringContaining('Rights')]);
  expect(refused('persist-credentials: false', 'persist-credentials: true')).toEqual([
    expect.stringContaining('in the clone'),
  ]);
  expect(
    refused('uses: pacegate/pacegate@v0.1.0\n', 'uses: pacegate/pacegate@v0.1.0\n        with: { sweets: api }\n'),
  ).toEqual([expect.stringContaining('no input sweets')]);
  expect(refused('      queue: max\n', '')).toEqual([expect.stringContaining('dropped')]);
  expect(refused('      - id: pacegate\n', '      - run: echo ${{ github.head_ref }}\n      - id: pacegate\n')).toEqual(
    [expect.stringContaining('text of others')],
  );
});

test('pull requests may write checks and comments, refreshes the branch, and neither more', () => {
  for (const path of ['docs/workflows/pacegate.yml', '.github/workflows/pacegate.yml']) {
    const { measure, refresh } = workflow(path).jobs;
    expect(measure?.permissions).toEqual({ checks: 'write', contents: 'read', 'pull-requests': 'write' });
    expect(refresh?.permissions).toEqual({ contents: 'write' });
    expect(refresh?.if).not.toContain('pull_request');
  }
});

test('what runs code of forks has nothing to give away, and what has does not run it', () => {
  const measuring = workflow('docs/workflows/pacegate-fork-measure.yml');
  const reporting = workflow('docs/workflows/pacegate-fork-report.yml');
  expect(Object.keys(measuring.on)).toEqual(['pull_request']);
  for (const { permissions } of Object.values(measuring.jobs)) expect(permissions).toEqual({ contents: 'read' });
  expect(JSON.stringify(measuring)).not.toContain('secrets.');
  const { report } = reporting.jobs;
  expect(report?.steps).toEqual([{ id: 'pacegate', uses: `pacegate/pacegate@v${version}` }]);
  expect(report?.permissions).toEqual({
    actions: 'read',
    checks: 'write',
    contents: 'read',
    'pull-requests': 'write',
  });
});

test('the two halves belong together: name of the workflow, of the artifact, and that nothing is posted twice', () => {
  const measuring = workflow('docs/workflows/pacegate-fork-measure.yml');
  const reporting = workflow('docs/workflows/pacegate-fork-report.yml');
  expect(reporting.on['workflow_run']).toEqual({ workflows: [measuring.name], types: ['completed'] });
  const steps = measuring.jobs['measure']?.steps ?? [];
  expect(steps.find((it) => it.id === 'pacegate')?.with).toEqual({ post: false });
  expect(steps.find((it) => it.uses?.startsWith('actions/upload-artifact@'))?.with).toMatchObject({ name: 'pacegate' });
  expect(steps[0]?.with).toMatchObject({ ref: '${{ github.event.pull_request.head.sha }}' });
});

test('the examples use the version that they are part of', () => {
  for (const path of examples)
    for (const { steps } of Object.values(workflow(path).jobs))
      for (const { uses = '' } of steps.filter((it) => it.id === 'pacegate'))
        expect(uses).toBe(`pacegate/pacegate@v${version}`);
});

test('the project gates itself with its own Action, by a valid configuration', () => {
  for (const { steps } of Object.values(workflow('.github/workflows/pacegate.yml').jobs))
    expect(steps.find((it) => it.id === 'pacegate')?.uses).toBe('./');
  const file = '.github/pacegate.yml';
  const { suites, notices } = parseConfiguration({ file, text: read(file), environment: {} });
  expect(suites.map(({ name, directory }) => [name, directory])).toEqual([
    ['pacegate', '.'],
    ['shop', 'docs/examples/shop'],
  ]);
  expect(notices).toEqual([]);
});

test('no workflow of the project puts text of others into a script', () => {
  for (const name of readdirSync(join(root, '.github/workflows'))) {
    const text = read(`.github/workflows/${name}`);
    const scripts = text.split(/^ {2,}- /m).filter((part) => /^(?:.*\n)*? *run:/.test(part));
    for (const script of scripts) expect(script.slice(script.indexOf('run:'))).not.toContain('${{');
  }
});
