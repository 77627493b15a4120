import type { ServiceCandidate, Toolchain } from '../../measure/survey/service-candidate.ts';
import type { Workflow, WorkflowStep } from '../../measure/survey/workflow.ts';

/** A step of a workflow that brings what `install` needs. */
export interface SetupStep {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string | number>>;
}

/** What has to be installed and built: a service or a front end. */
type Built = Pick<ServiceCandidate, 'install' | 'toolchain'>;

/** Actions that bring a language, as people have them in their workflows already. */
const actionsOf: Readonly<Record<Toolchain['tool'], RegExp>> = {
  node: /^(actions\/setup-node|pnpm\/action-setup|volta-cli\/action)@/,
  bun: /^(oven-sh\/setup-bun|actions\/setup-node)@/,
  go: /^actions\/setup-go@/,
  python: /^(actions\/setup-python|astral-sh\/setup-uv|snok\/install-poetry)@/,
  ruby: /^ruby\/setup-ruby@/,
  java: /^(actions\/setup-java|gradle\/actions\/setup-gradle)@/,
  php: /^shivammathur\/setup-php@/,
  rust: /^(dtolnay\/rust-toolchain|actions-rust-lang\/setup-rust-toolchain|Swatinem\/rust-cache)@/,
  elixir: /^erlef\/setup-beam@/,
  dotnet: /^actions\/setup-dotnet@/,
};

/** One that builds, posts or publishes has its own reasons for its tools; a matrix stands for several versions. */
const copyable = ({ with: inputs }: WorkflowStep): boolean =>
  [...inputs.values()].every((it) => !it.includes('${{') && !it.includes('\n'));

const asSetup = ({ uses, with: inputs }: WorkflowStep): SetupStep => ({
  ...(uses !== null && { uses }),
  ...(inputs.size > 0 && { with: Object.fromEntries(inputs) }),
});

const corepack = ({ steps }: { readonly steps: readonly WorkflowStep[] }): SetupStep[] =>
  steps.some(({ run }) => run?.trim() === 'corepack enable') ? [{ run: 'corepack enable' }] : [];

/** The set-up that a workflow of the repository uses for this language; null where there is none to copy. */
const existingSetup = (workflows: readonly Workflow[], { tool }: Toolchain): SetupStep[] | null => {
  for (const { jobs } of workflows)
    for (const job of jobs) {
      const steps = job.steps.filter(({ uses }) => uses !== null && actionsOf[tool].test(uses));
      if (steps.length > 0 && steps.every(copyable)) return [...corepack(job), ...steps.map(asSetup)];
    }
  return null;
};

const versionInputs = (name: string, version: Toolchain['version'], fallback: string | number | null) => {
  if (version !== null && 'file' in version) return { [`${name}-version-file`]: version.file };
  if (version !== null) return { [`${name}-version`]: version.exact };
  return fallback === null ? {} : { [`${name}-version`]: fallback };
};

const cacheOf = ({ toolchain, install }: Built): Record<string, string> => {
  // setup-node fails where it is to cache and finds no lock file.
  const lock = install?.from ?? '';
  if (!/lock|shrinkwrap/.test(lock) || toolchain.manager === null) return {};
  return { cache: toolchain.manager, ...(lock.includes('/') && { 'cache-dependency-path': lock }) };
};

const nodeSteps = (service: Built): SetupStep[] => {
  const { manager, pinned, version } = service.toolchain;
  const modern = service.install?.value === 'yarn install --immutable';
  return [
    ...(manager === 'pnpm' ? [{ uses: 'pnpm/action-setup@v4', ...(!pinned && { with: { version: 10 } }) }] : []),
    ...(modern ? [{ run: 'corepack enable' }] : []),
    { uses: 'actions/setup-node@v6', with: { ...versionInputs('node', version, 24), ...cacheOf(service) } },
  ];
};

const pythonSteps = ({ toolchain: { manager, version } }: Built): SetupStep[] => [
  ...(manager === 'uv'
    ? [{ uses: 'astral-sh/setup-uv@v7' }]
    : [{ uses: 'actions/setup-python@v6', with: versionInputs('python', version, '3.13') }]),
  ...(manager === 'poetry' || manager === 'pipenv' ? [{ run: `pipx install ${manager}` }] : []),
];

const javaSteps = ({ toolchain: { manager, version } }: Built): SetupStep[] => [
  {
    uses: 'actions/setup-java@v5',
    with: {
      distribution: 'temurin',
      ...versionInputs('java', version, '21'),
      ...(manager !== null && { cache: manager }),
    },
  },
];

const defaultSetup: Readonly<Record<Toolchain['tool'], (service: Built) => SetupStep[]>> = {
  node: nodeSteps,
  bun: () => [{ uses: 'oven-sh/setup-bun@v2' }],
  go: ({ toolchain }) => [{ uses: 'actions/setup-go@v6', with: versionInputs('go', toolchain.version, 'stable') }],
  python: pythonSteps,
  ruby: ({ toolchain }) => [
    { uses: 'ruby/setup-ruby@v1', ...(toolchain.version === null && { with: { 'ruby-version': '3.4' } }) },
  ],
  java: javaSteps,
  php: () => [{ uses: 'shivammathur/setup-php@v2', with: { 'php-version': '8.4' } }],
  // Hosted runners have rustup.
  rust: () => [],
  elixir: () => [{ uses: 'erlef/setup-beam@v1', with: { 'otp-version': '27', 'elixir-version': '1.18' } }],
  dotnet: ({ toolchain }) => [
    { uses: 'actions/setup-dotnet@v5', with: versionInputs('dotnet', toolchain.version, '10.x') },
  ],
};

/** What the job needs before Pacegate runs: as another workflow does it, or the usual way. Each language once. */
export const setupSteps = (
  built: readonly (Built | undefined)[],
  workflows: readonly Workflow[],
): readonly SetupStep[] => {
  const known = built.filter((it) => it !== undefined);
  const firsts = known.filter(
    (it, index) => known.findIndex((one) => one.toolchain.tool === it.toolchain.tool) === index,
  );
  return firsts.flatMap((it) => existingSetup(workflows, it.toolchain) ?? defaultSetup[it.toolchain.tool](it));
};
