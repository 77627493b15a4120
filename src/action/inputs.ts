import { defaultConfiguration } from '../usecases/run/configuration-source.ts';

/** What the Action does, by the event that started it unless the input says otherwise. */
export const modes = ['check', 'refresh', 'report', 'investigate'] as const;

export type Mode = (typeof modes)[number];

/** An input as action.yml and docs/action.md show it. Both are written from here. */
export interface InputText {
  readonly description: string;
  /** As action.yml has it. */
  readonly default: string;
}

/** The inputs of the Action: the only place that names them. */
export const inputTexts = {
  mode: {
    description:
      'What to do: check (a pull request or a merge group), refresh (the stored baseline), report (post what another workflow measured), investigate, or auto: by the event.',
    default: 'auto',
  },
  config: {
    description: `The configuration. ${defaultConfiguration} counts from the root of the repository, any other path from working-directory.`,
    default: defaultConfiguration,
  },
  suites: {
    description: 'Names of the suites to measure, whatever changed, separated by commas or line ends. Empty: all.',
    default: '',
  },
  scenarios: {
    description: 'Names of the scenarios to measure, separated by commas or line ends. Empty: all.',
    default: '',
  },
  'time-limit': {
    description: 'For the whole run, such as 5m. Empty: gate.time-limit of the configuration, or 10m.',
    default: '',
  },
  token: {
    description:
      "The job's own token, with the permissions of docs/permissions.md. It is kept out of the environment of the measured code.",
    default: '${{ github.token }}',
  },
  'working-directory': {
    description: 'Directory inside the checked-out repository to run in.',
    default: '.',
  },
  name: {
    description: 'Name of the check. No job of any workflow may have the same name.',
    default: 'pacegate',
  },
  post: {
    description:
      'Whether to write the check and the comment. false: only measure, for a workflow that uploads what it measured.',
    default: 'true',
  },
  artifact: {
    description: 'In mode report: name of the artifact that holds what was measured.',
    default: 'pacegate',
  },
  base: {
    description: 'Commit, branch or tag to compare with. Empty: what the event says.',
    default: '',
  },
  about: {
    description:
      'In mode investigate: a suite, a metric or a route to look into, such as latency.p95. Empty: all that got worse.',
    default: '',
  },
  earlier: {
    description:
      'In mode investigate: the output directory of an earlier check of the same commits, which is not measured again then. Empty, or of other commits: it is measured.',
    default: '',
  },
  out: {
    description: 'Directory for results, from working-directory. Empty: .pacegate/runs/<time>-<head>.',
    default: '',
  },
} as const satisfies Record<string, InputText>;

export type InputName = keyof typeof inputTexts;

/** The outputs of the Action. All are empty where nothing was measured. */
export const outputTexts = {
  verdict: 'pass, fail, invalid or inconclusive.',
  result: 'Path of result.json.',
  comment: 'Path of comment.md, the comment as it is posted.',
  investigation: 'In mode investigate: path of investigation.json.',
  directory: 'Path of the directory that holds these, the raw blocks and the logs: what a workflow uploads.',
} as const satisfies Record<string, string>;

export type OutputName = keyof typeof outputTexts;
