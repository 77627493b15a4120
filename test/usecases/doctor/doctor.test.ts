import { expect, test } from '@jest/globals';
import { checks, diagnose, isHealthy } from '../../../src/usecases/doctor/doctor.ts';
import type { DoctorFacts } from '../../../src/usecases/doctor/facts.ts';
import { doctorJson, renderDoctor } from '../../../src/usecases/doctor/render-doctor.ts';
import { golden } from '../../support/golden.ts';
import {
  makeBundle,
  makeFacts,
  makeGit,
  makeGitHub,
  makeMachine,
  makeSuite,
  validConfiguration,
  workflows,
} from './make-facts.ts';

const wrongWorkflow = `
on:
  pull_request: { branches: [develop], paths: [src/**] }
jobs:
  pacegate:
    permissions: { contents: write, packages: write }
    steps:
      - uses: actions/checkout@v6
      - run: echo "\${{ github.event.pull_request.title }}"
      - uses: acme/pacegate@v1
`;

const frontEnds = `
version: 1
suites:
  shop: { type: service, start: node src/server.js, requests: [{ path: / }] }
  web: { type: bundle, directory: web, build: npm run build, stats: dist/pacegate-stats.json }
  home: { type: page, service: shop }
`;

const ofPage = { name: 'home', type: 'page' as const, port: null };
const ofBundle = { name: 'web', type: 'bundle' as const, directory: 'web', port: null };
const frontEnd = makeBundle().frontEnd!;
const toDo = { ...frontEnd, setUp: { ...frontEnd.setUp, done: false } };

const cases: Readonly<Record<string, DoctorFacts>> = {
  healthy: makeFacts(),
  'front-ends': makeFacts({
    configuration: validConfiguration(frontEnds),
    suites: [
      makeSuite(),
      makeSuite({ ...ofBundle, bundle: makeBundle() }),
      makeSuite({ ...ofBundle, name: 'new', bundle: makeBundle({ last: { kind: 'none' } }) }),
      makeSuite({
        ...ofPage,
        page: { service: 'shop', packages: { known: true, value: 'lighthouse 13.5.0 and chrome-launcher 1.2.1' } },
      }),
    ],
    browser: { known: true, value: '/usr/bin/chromium' },
  }),
  'front-ends-to-do': makeFacts({
    configuration: validConfiguration(frontEnds),
    suites: [
      makeSuite({ ...ofBundle, bundle: makeBundle({ frontEnd: toDo, last: { kind: 'none' }, ignored: false }) }),
      makeSuite({
        ...ofBundle,
        name: 'silent',
        bundle: makeBundle({
          frontEnd: toDo,
          last: { kind: 'read', bundler: 'webpack', notices: ['The statistics have no reasons.'] },
        }),
      }),
      makeSuite({
        ...ofBundle,
        name: 'broken',
        bundle: makeBundle({ last: { kind: 'unusable', problem: 'It is cut off.', cure: 'Build again.' } }),
      }),
      makeSuite({
        ...ofBundle,
        name: 'files',
        bundle: makeBundle({ stats: null, frontEnd: null, last: { kind: 'none' }, ignored: null }),
      }),
      makeSuite({
        ...ofPage,
        page: {
          service: null,
          packages: { known: false, why: 'Lighthouse is not installed.', cure: 'Run `npm install lighthouse`.' },
        },
      }),
    ],
    browser: { known: false, why: 'no Chrome or Chromium was found', cure: 'Install Chrome or Chromium.' },
  }),
  'fresh-clone-without-token': makeFacts({
    configuration: { kind: 'missing', path: '.github/pacegate.yml' },
    git: makeGit({ shallow: true, defaultBranch: null, mergeBase: false, branch: null }),
    suites: [],
    workflows: [],
    github: {
      known: false,
      why: 'there is no token in GITHUB_TOKEN or GH_TOKEN',
      cure: "With GitHub's command line: `GITHUB_TOKEN=$(gh auth token) pacegate doctor`.",
    },
  }),
  'everything-wrong': makeFacts({
    configuration: {
      ...validConfiguration(
        'version: 1\nsuites: { shop: { type: service, start: x, port: 3000, database: d, requests: [{ path: / }], scenarios: { stress: {} } } }',
      ),
      isPlaceholder: true,
    },
    git: makeGit({ mergeBase: false, onDefaultBranch: [] }),
    machine: makeMachine({ platform: 'darwin arm64', proc: false, taskset: false, cores: 1, memory: 3e8, disk: 2e8 }),
    suites: [
      makeSuite({
        missingPrograms: [{ step: 'install', program: 'pnpm' }],
        gaps: [{ problem: '`npm ci` finds no package-lock.json, so it fails', cure: 'Commit one.' }],
        fixedPort: 3000,
        portHolder: 'node (process 4711)',
      }),
      makeSuite({ name: 'admin', directory: 'apps/admin', directoryExists: false, port: { kind: 'unknown' } }),
    ],
    workflows: workflows(wrongWorkflow, 'on: push\njobs: ['),
    github: {
      known: true,
      value: makeGitHub({
        permissions: {
          ...makeGitHub().permissions,
          can: { checks: 'no', comments: 'no', contents: 'yes', artifacts: 'unknown' },
        },
        rules: {
          known: true,
          value: {
            requiredChecks: [{ name: 'pacegate', appId: null, source: 'branch protection' }],
            hasMergeQueue: true,
            unread: [],
          },
        },
        baselineRules: {
          known: true,
          value: {
            exists: false,
            forbidding: [{ rule: 'Restrict creations', cure: 'Exclude `pacegate-baselines` from the rule.' }],
            unread: ['rulesets: the server does not give them'],
          },
        },
        baselines: { known: false, why: 'The branch can not be read.', cure: 'Try again later.' },
      }),
    },
  }),
};

test.each(Object.entries(cases))('what doctor says: %s', (name, facts) => {
  const text = renderDoctor(diagnose(facts), { colour: false, width: 100 });
  expect(text).toBe(golden(text, new URL(`golden/${name}.txt`, import.meta.url)));
});

test('healthy means that nothing has to be done, and nothing is left out of the output', () => {
  for (const facts of Object.values(cases)) {
    const lines = diagnose(facts);
    const text = renderDoctor(lines, { colour: false, width: 10_000 });
    for (const { found, cure } of lines) {
      expect(text).toContain(found.trim());
      expect(text).toContain(cure ?? '');
    }
    expect(JSON.parse(doctorJson(lines))).toEqual({ schema: 'pacegate/doctor@1', ok: isHealthy(lines), lines });
  }
  expect(Object.values(cases).map((facts) => isHealthy(diagnose(facts)))).toEqual([true, true, false, false, false]);
});

test('whatever is amiss has a cure', () => {
  const lines = Object.values(cases).flatMap((facts) => diagnose(facts));
  const amiss = lines.filter(({ mark }) => mark === 'problem' || mark === 'warning');
  expect(amiss.length).toBeGreaterThan(20);
  expect(amiss.filter(({ cure }) => (cure ?? '').length < 8)).toEqual([]);
});

test('every check is one of its own', () => {
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
});

test('text from the repository can not steer the terminal, and lines keep to its width', () => {
  const hostile = 'a\u001b[2Jb\u202Ec\nd '.repeat(200);
  const lines = [{ check: 'git', mark: 'problem' as const, found: hostile, cure: hostile }];
  const text = renderDoctor(lines, { colour: false, width: 60 });
  for (const it of ['\u001B', '\u202E']) expect(text).not.toContain(it);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
});
