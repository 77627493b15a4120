import { inputTexts, outputTexts } from './inputs.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

const modeRows: readonly (readonly string[])[] = [
  [
    '`check`',
    '`pull_request`, `merge_group`',
    'Measures what is checked out against its base; shows the verdict as a check and, in pull requests, as one comment.',
  ],
  [
    '`refresh`',
    '`push` to the default branch, `schedule`',
    'Measures the default branch and appends the result to the [stored baseline](baselines.md). On `workflow_dispatch` when `mode` says so.',
  ],
  [
    '`report`',
    '`workflow_run`',
    'Judges anew what another workflow measured and uploaded, and posts it: for pull requests from [forks](forks.md).',
  ],
  [
    '`investigate`',
    '`workflow_dispatch`; any event of `check` when `mode` says so',
    'Looks for what made the head worse by undoing the suspected changes one by one. Shown as a check of its own (`pacegate investigate`), as one comment that is live while it works, and as suggestions that were measured.',
  ],
];

const endRows: readonly (readonly string[])[] = [
  [
    '`check`',
    '`fail`, `invalid`, and `inconclusive` with `gate.inconclusive: block`; a configuration or checkout that can’t be used',
  ],
  ['`check` with `post: false`', 'nothing was measured. The verdict fails nothing: who posts it decides'],
  ['`refresh`', 'the record could not be stored, or nothing was measured. The verdict fails nothing'],
  ['`investigate`', 'it could not be posted, or nothing could be measured. What it finds fails nothing'],
  ['`report`', 'it could not be posted. The verdict is the check’s: this job is not part of the pull request'],
];

/** The page docs/action.md. */
export const actionReference = (): string =>
  `${[
    '<!-- Written by "npm run docs" from src/action. Change it there. -->',
    '# The Action',
    'Complete workflows to copy are in [workflows](workflows); [quick-start.md](quick-start.md) leads from nothing to a blocking check. What each\npermission is for is in [permissions.md](permissions.md).',
    "The Action is one step of a job on Linux. It brings its own code (`dist/`, nothing is installed or downloaded) and runs on the runner's Node 24; the\nmeasured service runs on whatever the steps before it set up.",
    '## Modes',
    'The event decides, unless the input `mode` does.',
    table(['mode', 'event', 'does'], modeRows),
    'A closed pull request, a merge group that is gone and a push of the merge queue are nothing to do: the step says so and passes.',
    '## Inputs',
    'All are optional.',
    table(
      ['input', 'is', 'default'],
      Object.entries(inputTexts).map(([name, { description, default: fallback }]) => [
        `\`${name}\``,
        description,
        fallback === '' ? '' : `\`${fallback}\``,
      ]),
    ),
    '## Outputs',
    table(
      ['output', 'is'],
      Object.entries(outputTexts).map(([name, description]) => [`\`${name}\``, description]),
    ),
    'Paths are absolute. Outputs are set whatever the verdict, also when the step fails because GitHub refused what it posted.',
    '## When the step fails',
    table(['mode', 'fails when'], endRows),
    'The check is the gate; the job shows the same for those who look there. Require the check, not the job: [quick-start.md](quick-start.md#4-require-the-check).',
    '## What is compared',
    'In a pull request `actions/checkout` gives the test merge: the head merged into the present base branch. Its base is its first parent, so that\nwhat others have merged meanwhile is on both sides. Where the head itself is checked out, the base is the merge base with the branch that the pull\nrequest goes to. Anything else is refused: the check would say of one commit what was measured of another.',
    'A merge group is compared with the commit it was built upon. `fetch-depth: 0` gives `actions/checkout` the whole history; in a shallow clone the\nAction fetches what it lacks, which takes a token in the clone where the repository is private.',
    '## What is posted',
    '- One check run on the head commit (`pull_request.head.sha`, or the merge group’s), in progress while it measures. Its conclusion is `success`,\n  `failure`, `neutral` (inconclusive that does not block) or `action_required` (nothing trustworthy was measured, or inconclusive that blocks).\n  A run that breaks down says why there; one that is cancelled ends it as `cancelled`.\n- In a pull request, one comment that is edited in place and left alone when nothing changed.\n- Suggested changes, only with a fix that was measured to help, only on lines of the diff.',
    'A run that is started again for an older head completes that commit’s check and leaves the comment alone.',
    'What GitHub refuses fails the step with the permission to add; everything measured is kept in the output directory.',
    '## Runners of your own',
    'Linux with git 2.31 or later, and a runner that knows `node24`. On an Enterprise Server everything goes to the addresses that the runner\nnames. Behind a proxy, beside `https_proxy`, give the step `env: { NODE_USE_ENV_PROXY: 1 }`: Node does not use a proxy by itself.\nMachines of one kind keep one line of baselines: [baselines.md](baselines.md).',
    '## What the measured code can’t reach',
    'The token and the other inputs, the runner’s files for outputs and environment, and the job’s own credentials are taken out of the environment of\nevery command that a configuration names, and `${NAME}` in a configuration can’t name them. Output of commands is written to the log so that nothing\nin it is a workflow command. Code that runs in the same job can still read the memory of other processes of the same user, as every step of\nevery job can: what a job’s token may do is what its code may do. [permissions.md](permissions.md) says what follows from that.',
  ].join('\n\n')}\n`;
