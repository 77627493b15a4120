import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { version } from '../../../src/core/version.ts';
import { surveyRepository } from '../../../src/measure/survey/survey.ts';
import { readWorkflow } from '../../../src/measure/survey/workflow.ts';
import { setupSteps } from '../../../src/usecases/init/setup-steps.ts';
import { workflowText } from '../../../src/usecases/init/workflow.ts';
import { diagnose } from '../../../src/usecases/doctor/doctor.ts';
import { treeOf } from '../../measure/survey/tree-of.ts';
import { makeFacts } from '../doctor/make-facts.ts';
import { repositories } from './repositories.ts';

const example = readFileSync(new URL('../../../docs/workflows/pacegate.yml', import.meta.url), 'utf8');

const headingOf = (text: string): string[] => {
  const lines = text.split('\n');
  return lines
    .slice(
      0,
      lines.findIndex((line) => !line.startsWith('#')),
    )
    .map((line) => line.slice(2));
};

const setupOf = (name: string) => {
  const files = repositories[name];
  if (files === undefined) throw new Error(name);
  const { services, workflows } = surveyRepository(treeOf(files), '');
  return setupSteps([services[0]], workflows);
};

test('docs/workflows/pacegate.yml is what init writes for Node: change both', () => {
  const setup = [{ uses: 'actions/setup-node@v6', with: { 'node-version': 24 } }];
  expect(workflowText({ heading: headingOf(example), defaultBranch: 'main', setup, version })).toBe(example);
});

test.each(Object.keys(repositories))('doctor has nothing to say of the workflow for %s', (name) => {
  const text = workflowText({ heading: ['x'], defaultBranch: 'main', setup: setupOf(name), version });
  const lines = diagnose(makeFacts({ workflows: [readWorkflow('.github/workflows/pacegate.yml', text)] }));
  expect(lines.filter(({ check, mark }) => check.startsWith('workflow') && mark !== 'ok')).toEqual([]);
});

test.each([
  ['main', ['main']],
  ['release/v1.0', ['release/v1.0']],
  ["it's", ["it's"]],
  ['a*b', [String.raw`a\*b`]],
  ['1.0', ['1.0']],
  ['#1, x]', [String.raw`#1, x\]`]],
])('a default branch called %s', (defaultBranch, branches) => {
  const file = readWorkflow('w.yml', workflowText({ heading: [], defaultBranch, setup: [], version }));
  expect(file.kind === 'workflow' ? file.workflow.events.get('push')?.get('branches') : file.why).toEqual(branches);
});

test('the set-up is copied from a workflow of the repository, unless it stands for several', () => {
  expect(setupOf('express-npm')).toEqual([
    { uses: 'actions/setup-node@v5', with: { 'node-version': '22.11', cache: 'npm' } },
  ]);
  expect(setupOf('go')).toEqual([{ uses: 'actions/setup-go@v6', with: { 'go-version-file': 'go.mod' } }]);
});

test('without one, it is the usual one', () => {
  expect(setupOf('fastify-pnpm-monorepo')).toEqual([
    { uses: 'pnpm/action-setup@v4' },
    { uses: 'actions/setup-node@v6', with: { 'node-version-file': '.nvmrc', cache: 'pnpm' } },
  ]);
  expect(setupOf('plain-node-http')).toEqual([{ uses: 'actions/setup-node@v6', with: { 'node-version': 24 } }]);
  expect(setupOf('unknown')).toEqual([]);
});

test('a front end beside a service of another language brings its own set-up, one beside Node does not', () => {
  const web = {
    'web/package.json': '{ "scripts": { "build": "vite build" }, "devDependencies": { "vite": "7" } }',
    'web/package-lock.json': '{}',
  };
  const uses = (name: string) => {
    const survey = surveyRepository(treeOf({ ...repositories[name], ...web }), '');
    return setupSteps([survey.services[0], survey.frontEnds[0]], []).map((it) => it.uses);
  };
  expect(uses('go')).toEqual(['actions/setup-go@v6', 'actions/setup-node@v6']);
  expect(uses('plain-node-http')).toEqual(['actions/setup-node@v6']);
});
