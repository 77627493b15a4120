import { parseConfiguration } from '../../../src/config/load-configuration.ts';
import { readWorkflow } from '../../../src/measure/survey/workflow.ts';
import type { BundleFacts, DoctorFacts, SuiteFacts } from '../../../src/usecases/doctor/facts.ts';
import type { GitHubFacts } from '../../../src/usecases/doctor/github-facts.ts';

export const configurationText = `
version: 1
suites:
  shop:
    type: service
    install: npm ci
    start: node src/server.js
    ready: /healthz
    requests: [{ path: / }, { path: /search }]
`;

/** A configuration that is valid. */
export const validConfiguration = (text = configurationText) => ({
  kind: 'valid' as const,
  configuration: parseConfiguration({ file: '.github/pacegate.yml', text, environment: {} }),
  isPlaceholder: false,
  namesApp: /^app:/m.test(text),
});

/** What is right for a workflow that measures and stores. */
export const goodWorkflow = `
name: Pacegate
on:
  pull_request:
  merge_group:
  push: { branches: [main] }
permissions: {}
jobs:
  measure:
    if: github.event_name != 'push'
    permissions: { contents: read, checks: write, pull-requests: write }
    steps:
      - uses: actions/checkout@v6
        with: { fetch-depth: 0, persist-credentials: false }
      - uses: acme/pacegate@v1
  refresh:
    if: github.event_name == 'push'
    permissions: { contents: write }
    steps:
      - uses: actions/checkout@v6
        with: { fetch-depth: 0, persist-credentials: false }
      - uses: acme/pacegate@v1
  report:
    if: github.event_name == 'workflow_run'
    permissions: { actions: read, checks: write, contents: read, pull-requests: write }
    steps:
      - uses: acme/pacegate@v1
        with: { mode: report }
`;

export const workflows = (...texts: readonly string[]) =>
  texts.map((text, index) =>
    readWorkflow(`.github/workflows/${index === 0 ? 'pacegate' : `other-${index}`}.yml`, text),
  );

export const makeSuite = (changes: Partial<SuiteFacts> = {}): SuiteFacts => ({
  name: 'shop',
  type: 'service',
  directory: '.',
  directoryExists: true,
  missingPrograms: [],
  gaps: [],
  port: { kind: 'given', from: 'src/server.js:4' },
  fixedPort: null,
  portHolder: null,
  bundle: null,
  page: null,
  ...changes,
});

/** A bundle whose statistics were written as they should be. */
export const makeBundle = (changes: Partial<BundleFacts> = {}): BundleFacts => ({
  stats: 'web/dist/pacegate-stats.json',
  output: 'web/dist',
  ignored: true,
  builds: true,
  frontEnd: {
    bundler: 'webpack',
    setUp: {
      done: true,
      file: 'web/webpack.config.js',
      lines: ["import { pacegateWebpack } from 'pacegate/webpack';", 'plugins: [pacegateWebpack()],'],
    },
  },
  last: { kind: 'read', bundler: 'webpack', notices: [] },
  ...changes,
});

export const makeGit = (changes: Partial<Exclude<DoctorFacts['git'], { readonly problem: string }>> = {}) => ({
  top: '/work/shop',
  prefix: '',
  version: '2.47.1',
  branch: 'faster-search',
  head: 'b'.repeat(40),
  shallow: false,
  remote: 'origin',
  remoteUrl: 'https://github.com/acme/shop.git',
  defaultBranch: { name: 'main', commit: 'a'.repeat(40) },
  mergeBase: true,
  onDefaultBranch: ['.github/pacegate.yml', '.github/workflows/pacegate.yml'],
  ...changes,
});

export const makeMachine = (changes: Partial<DoctorFacts['machine']> = {}): DoctorFacts['machine'] => ({
  node: 'v24.21.0',
  platform: 'linux x64',
  proc: true,
  taskset: true,
  cores: 4,
  memory: 12e9,
  temporary: '/tmp',
  disk: 60e9,
  ...changes,
});

const known = <T>(value: T) => ({ known: true as const, value });

export const makeGitHub = (changes: Partial<GitHubFacts> = {}): GitHubFacts => ({
  permissions: {
    kind: 'installation',
    role: null,
    scopes: null,
    expires: null,
    can: { checks: 'yes', comments: 'yes', contents: 'yes', artifacts: 'yes' },
    repository: { fullName: 'acme/shop', defaultBranch: 'main', isPrivate: false, isArchived: false },
  },
  variable: 'GITHUB_TOKEN',
  rules: known({
    requiredChecks: [{ name: 'pacegate', appId: 15_368, source: 'ruleset 7' }],
    hasMergeQueue: true,
    unread: [],
  }),
  posters: known([]),
  baselineRules: known({ exists: true, forbidding: [], unread: [] }),
  baselines: known({
    place: 'branch pacegate-baselines of acme/shop',
    series: 2,
    records: 41,
    problems: [],
  }),
  ...changes,
});

/** Everything as it should be. */
export const makeFacts = (changes: Partial<DoctorFacts> = {}): DoctorFacts => ({
  configuration: validConfiguration(),
  git: makeGit(),
  machine: makeMachine(),
  suites: [makeSuite()],
  browser: null,
  workflows: workflows(goodWorkflow),
  github: known(makeGitHub()),
  ...changes,
});
