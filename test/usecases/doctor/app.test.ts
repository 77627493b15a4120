import { expect, test } from '@jest/globals';
import type { CheckApp } from '../../../src/github/check-runs.ts';
import type { RequiredCheck } from '../../../src/github/read-branch-rules.ts';
import { diagnose } from '../../../src/usecases/doctor/doctor.ts';
import { configurationText, goodWorkflow, makeFacts, makeGitHub, validConfiguration, workflows } from './make-facts.ts';

const actions = { id: 15_368, slug: 'github-actions' };
const ours = { id: 42, slug: 'acme-pacegate' };

interface Scene {
  /** The value of `app` in the configuration; null where it says nothing of it. */
  readonly app?: string | null;
  readonly texts?: readonly string[];
  /** Who posted the check before, the newest first. */
  readonly posters?: readonly CheckApp[];
  /** App that the required check is bound to; undefined: it is not required. */
  readonly bound?: number | null | undefined;
}

const said = (about: string, { app = '{}', texts = [], posters = [], bound }: Scene): string[] => {
  const required: RequiredCheck[] =
    bound === undefined ? [] : [{ name: 'pacegate', appId: bound, source: 'ruleset 7' }];
  const facts = makeFacts({
    configuration: validConfiguration(app === null ? configurationText : `${configurationText}app: ${app}\n`),
    workflows: workflows(...texts),
    github: {
      known: true,
      value: makeGitHub({
        posters: { known: true, value: posters },
        rules: { known: true, value: { requiredChecks: required, hasMergeQueue: false, unread: [] } },
      }),
    },
  });
  return diagnose(facts)
    .filter(({ check }) => check === about)
    .map(({ mark, found, cure }) => `${mark}: ${found}${cure === null ? '' : ` -> ${cure}`}`);
};

const required = (scene: Scene): string[] => said('required-check', scene);

test('the required check has to be bound to the App that posts it', () => {
  expect(required({ posters: [ours], bound: 42 })).toEqual([
    'ok: The check pacegate is required (ruleset 7), and bound to the app acme-pacegate (id 42)',
  ]);
  expect(required({ posters: [ours], bound: null })).toEqual([
    expect.stringMatching(
      /^problem: .* bound to no app: .* -> Choose pacegate again .*: the app acme-pacegate \(id 42\)\.$/,
    ),
  ]);
  expect(required({ posters: [ours, actions], bound: 15_368 })).toEqual([
    expect.stringMatching(/^problem: .* is bound to GitHub Actions, but the app acme-pacegate \(id 42\) posts it: /),
  ]);
  expect(required({ posters: [ours], bound: 43 })).toEqual([
    expect.stringMatching(/^problem: .* is bound to the app with id 43, but the app acme-pacegate \(id 42\) posts it/),
  ]);
  expect(required({ posters: [ours] })).toEqual([
    expect.stringMatching(/^warning: .* is not required on main.*, with the app acme-pacegate \(id 42\) as its source/),
  ]);
});

test('as long as it has posted nothing, Actions is known to be wrong and no more', () => {
  expect(required({ bound: 42 })).toEqual([
    expect.stringMatching(/^ok: .* bound to the app with id 42; that this is the GitHub App shows/),
  ]);
  expect(required({ bound: 15_368 })).toEqual([expect.stringMatching(/^problem: .* but the GitHub App posts it/)]);
  expect(required({ bound: null })).toEqual([expect.stringMatching(/^problem: .* bound to no app/)]);
  // It has posted by a workflow until now.
  expect(required({ bound: 15_368, posters: [actions] })).toEqual([expect.stringMatching(/^problem: /)]);
});

test('a check of an app in a repository without a workflow is the App, whatever the configuration says', () => {
  const scene = { app: null, posters: [ours] };
  expect(said('workflow-file', scene)).toEqual(['ok: Pull requests are measured by the workers of the GitHub App']);
  expect(required({ ...scene, bound: 15_368 })).toEqual([expect.stringMatching(/^problem: /)]);
  expect(said('workflow-file', { app: null, posters: [actions] })[0]).toMatch(/^problem: No workflow measures/);
});

test('a workflow may post as another app, by its token', () => {
  const scene = { app: null, texts: [goodWorkflow] };
  expect(required({ ...scene, posters: [ours], bound: 42 })).toEqual([
    'ok: The check pacegate is required (ruleset 7), and bound to the app acme-pacegate (id 42)',
  ]);
  expect(required({ ...scene, bound: 42 })).toEqual([
    expect.stringMatching(/^warning: .* bound to the app with id 42, but the workflow posts as GitHub Actions/),
  ]);
  expect(required({ ...scene, posters: [{ id: 7, slug: 'github-actions' }], bound: 7 })).toEqual([
    'ok: The check pacegate is required (ruleset 7), and bound to GitHub Actions',
  ]);
});

const handsOver = `
on: { pull_request: , merge_group: }
jobs:
  measure:
    permissions: { contents: read }
    steps:
      - uses: actions/checkout@v6
        with: { fetch-depth: 0, persist-credentials: false }
      - uses: acme/pacegate@v1
        with: { post: false }
      - uses: actions/upload-artifact@v4
        with: { name: pacegate, path: x }
`;

test('with `measure: workflow` a workflow measures, posts nothing, and uploads what the App waits for', () => {
  const app = '{ measure: workflow }';
  expect(said('workflow-file', { app, texts: [handsOver] })).toEqual([
    'ok: Pull requests are measured by job measure of .github/workflows/pacegate.yml, and posted by the GitHub App',
  ]);
  expect(said('workflow-file', { app })).toEqual([expect.stringMatching(/^problem: .* no workflow measures/)]);
  expect(said('workflow-file', { app: '{ measure: workflow, artifact: perf }', texts: [handsOver] })).toEqual([
    expect.stringMatching(/^ok: /),
    expect.stringMatching(/^problem: Job measure .* uploads no artifact called perf/),
  ]);
  expect(
    said('workflow-file', { app, texts: [handsOver.replace('name: pacegate', "name: '${{ github.job }}'")] }),
  ).toEqual([expect.stringMatching(/^ok: /)]);
  const twice = said('workflow-file', { app, texts: [goodWorkflow] });
  expect(twice).toContainEqual(expect.stringMatching(/^problem: The GitHub App posts .* so does job measure/));
});

test('with workers a workflow that posts is one too many', () => {
  expect(said('workflow-file', { texts: [goodWorkflow] })).toEqual([
    'ok: Pull requests are measured by the workers of the GitHub App',
    expect.stringMatching(/^warning: Pull requests are measured twice: job measure .*, job report .* beside the App's/),
  ]);
  expect(said('workflow-file', {})).toHaveLength(1);
});

test('a job with the name of the check is one too many for the App as well', () => {
  const other = 'on: push\njobs: { pacegate: { steps: [] } }';
  expect(said('workflow-names', { texts: [other] })).toEqual([
    expect.stringMatching(/^problem: Job pacegate of .* -> Give the job another name, such as `measure`\.$/),
  ]);
});

test.each([
  ['{}', /^ok: .* once someone who may write asks for it/],
  ['{ forks: measure }', /^warning: .* without being asked for/],
  ['{ measure: workflow }', /^ok: .* posted by the GitHub App/],
])('forks, with app: %s', (app, line) => {
  expect(said('forks', { app, texts: [handsOver] })).toEqual([expect.stringMatching(line)]);
});

test('the record is where the workers keep it', () => {
  expect(said('baselines', {})).toEqual([expect.stringMatching(/^unchecked: .* in the GitHub App's database/)]);
  expect(said('baseline-rules', {})).toEqual([]);
  expect(said('baselines', { app: '{ measure: workflow }', texts: [goodWorkflow] })).toEqual([
    'ok: The branch pacegate-baselines of acme/shop holds 41 records in 2 files',
  ]);
});
