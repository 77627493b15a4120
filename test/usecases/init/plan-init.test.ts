import { expect, test } from '@jest/globals';
import { surveyRepository } from '../../../src/measure/survey/survey.ts';
import { planInit } from '../../../src/usecases/init/plan-init.ts';
import { printInit, renderInit } from '../../../src/usecases/init/render-init.ts';
import { treeOf } from '../../measure/survey/tree-of.ts';
import { golden } from '../../support/golden.ts';
import { repositories } from './repositories.ts';

const planOf = (files: Readonly<Record<string, string>>, { prefix = '', force = false, app = false } = {}) =>
  planInit({
    survey: surveyRepository(treeOf(files), prefix),
    exists: (path) => Object.hasOwn(files, path),
    defaultBranch: 'main',
    reference: 'docs/configuration.md of Pacegate',
    force,
    app,
    version: '0.1.0',
  });

test.each(Object.entries(repositories))('what is proposed for %s', (name, files) => {
  const plan = planOf(files);
  const said = renderInit(plan, { colour: false, width: 100, place: '/repository' });
  const text = `${said}\n${printInit(plan)}`;
  expect(text).toBe(golden(text, new URL(`golden/${name}.txt`, import.meta.url)));
});

test('for the GitHub App there is a configuration that names it, no workflow, and other steps', () => {
  const files = repositories['plain-node-http'] ?? {};
  const [without, plan] = [planOf(files), planOf(files, { app: true })];
  expect(plan.files.map(({ path }) => path)).toEqual(['.github/pacegate.yml']);
  const text = plan.files[0]?.text ?? '';
  expect(text.startsWith(without.files[0]?.text ?? 'nothing')).toBe(true);
  expect(text).toMatch(/\napp: \{ measure: worker, forks: ask \}\n$/);
  const said = renderInit(plan, { colour: false, width: 1000, place: '/repository' });
  expect(said).toMatch(/Install the GitHub App/);
  expect(said).toMatch(/with the App as its source/);
  expect(said).not.toMatch(/GitHub Actions|both files|\.github\/workflows\/pacegate\.yml/);
});

test('a database runs where the App measures', () => {
  const said = (app: boolean) => planOf(repositories['express-npm'] ?? {}, { app }).proposal.notes.join('\n');
  expect(said(true)).toContain("start it beside the App's workers");
  expect(said(false)).toContain('start it in the workflow as .github/workflows/ci.yml does');
});

test('a workflow that runs Pacegate already is said beside the App', () => {
  const files = {
    ...repositories['express-npm'],
    '.github/workflows/perf.yml': 'on: pull_request\njobs: { m: { steps: [{ uses: acme/pacegate@v1 }] } }',
  };
  const shown = (app: boolean) => renderInit(planOf(files, { app }), { colour: false, width: 1000, place: '/x' });
  expect(shown(true)).toContain('.github/workflows/perf.yml runs Pacegate too');
  expect(shown(false)).not.toContain('runs Pacegate too');
});
