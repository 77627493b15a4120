import type { SetupStep } from './setup-steps.ts';
import { block, indented, scalar } from './yaml-text.ts';

/** Where the workflow is kept. */
export const workflowFile = '.github/workflows/pacegate.yml';

export interface WorkflowChoices {
  /** Comments above everything else, without their marks. */
  readonly heading: readonly string[];
  readonly defaultBranch: string;
  /** What brings the language of the service; none where it was not recognised. */
  readonly setup: readonly SetupStep[];
  /** Of Pacegate: the tag of the Action. */
  readonly version: string;
}

/** A filter of GitHub is a pattern, and a flow list ends at a comma. */
const branchText = (name: string): string => {
  if (/^[A-Za-z][\w./-]*$/.test(name)) return scalar(name);
  const pattern = name.replaceAll(/[*?+[\]!\\]/g, String.raw`\$&`);
  return /[\p{Cc}\p{Cf}]/u.test(name) ? scalar(pattern) : `'${pattern.replaceAll("'", "''")}'`;
};

const stepsText = (steps: readonly SetupStep[]): string =>
  steps.length === 0 ? '' : `\n${indented(block(steps).split('\n'), 6).join('\n')}`;

const upload = `      - if: \${{ !cancelled() && steps.pacegate.outputs.directory != '' }}
        uses: actions/upload-artifact@v4
        with:
          name: pacegate
          path: \${{ steps.pacegate.outputs.directory }}
          retention-days: 14`;

/**
 * The workflow that is the whole gate. docs/workflows/pacegate.yml is what this gives for Node and a branch called main; a
 * test holds the two together.
 */
export const workflowText = ({ heading, defaultBranch, setup, version }: WorkflowChoices): string =>
  `${heading.map((line) => `# ${line}`).join('\n')}
name: Pacegate
on:
  # No \`paths\` here: a required check that is never reported blocks for ever. Pacegate skips what a change does not touch.
  pull_request:
  merge_group:
  push:
    branches: [${branchText(defaultBranch)}]
  schedule:
    - cron: '17 3 * * *'
permissions: {}
jobs:
  # Not "pacegate": that is the name of the check, and a job's name makes a check too.
  measure:
    if: github.event_name == 'pull_request' || github.event_name == 'merge_group'
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions:
      checks: write # the check
      contents: read # the code, and the stored baseline
      pull-requests: write # the comment, and suggested changes
    # A newer push ends the measurement of the one before. Merge groups never end each other.
    concurrency:
      group: pacegate-\${{ github.event.pull_request.number || github.ref }}
      cancel-in-progress: \${{ github.event_name == 'pull_request' }}
    steps:
      # A tag can be moved: for more safety pin all of these to the full SHA of a release.
      - uses: actions/checkout@v6
        with:
          fetch-depth: 0
          persist-credentials: false
      # Whatever your service runs on, as its own tests set it up.${stepsText(setup)}
      - id: pacegate
        uses: pacegate/pacegate@v${version}
${upload}

  refresh:
    if: github.event_name == 'push' || github.event_name == 'schedule'
    runs-on: ubuntu-24.04
    timeout-minutes: 30
    permissions:
      contents: write # the branch that keeps the baseline
    # One after the other, and none is dropped.
    concurrency:
      group: pacegate-refresh-\${{ github.ref }}
      queue: max
    steps:
      - uses: actions/checkout@v6
        with:
          fetch-depth: 0
          persist-credentials: false${stepsText(setup)}
      - id: pacegate
        uses: pacegate/pacegate@v${version}
${upload}
`;
