import { expect, test } from '@jest/globals';
import { surveyRepository } from '../../../src/measure/survey/survey.ts';
import { planInit } from '../../../src/usecases/init/plan-init.ts';
import { printInit, renderInit } from '../../../src/usecases/init/render-init.ts';
import { treeOf } from '../../measure/survey/tree-of.ts';
import { golden } from '../../support/golden.ts';
import { repositories } from './repositories.ts';

const planOf = (files: Readonly<Record<string, string>>, { prefix = '', force = false } = {}) =>
  planInit({
    survey: surveyRepository(treeOf(files), prefix),
    exists: (path) => Object.hasOwn(files, path),
    defaultBranch: 'main',
    reference: 'docs/configuration.md of Pacegate',
    force,
    version: '0.1.0',
  });

test.each(Object.entries(repositories))('what is proposed for %s', (name, files) => {
  const plan = planOf(files);
  const said = renderInit(plan, { colour: false, width: 100, place: '/repository' });
  const text = `${said}\n${printInit(plan)}`;
  expect(text).toBe(golden(text, new URL(`golden/${name}.txt`, import.meta.url)));
});
