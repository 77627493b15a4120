import { escapeTerminal, shorten } from '../../report/escape.ts';
import { wrap } from '../../report/text-width.ts';
import type { Proposal, ProposedRequest } from './proposal.ts';
import { flow, indented, scalar } from './yaml-text.ts';

/** Marks what a person should look at. */
const mark = 'CHECK';

/** What `check` says until somebody has written how the service starts. */
export const placeholderStart = 'echo "Write into .github/pacegate.yml how the service starts." >&2; exit 1';

/** Text from the repository as a comment behind something: one line, without control characters. */
const comment = (text: string): string => `# ${shorten(escapeTerminal(text), 200)}`;

/** A longer text as lines of comments. */
const comments = (text: string): string[] => wrap(shorten(escapeTerminal(text), 600), 110, '  ').map((it) => `# ${it}`);

const line = (key: string, value: string, why: string | null): string =>
  `${key}: ${value}${why === null ? '' : ` ${comment(why)}`}`;

const portLines = ({ port }: Proposal): string[] => {
  switch (port.kind) {
    case 'given':
      return [];
    case 'fixed':
      return [
        ...comments(
          `${mark}: ${port.from} fixes the port. Such sides are measured one at a time, which needs longer and shows less. ` +
            'Better: let the service listen on the environment variable PORT, and remove this line.',
        ),
        line('port', String(port.port), null),
      ];
    case 'unknown':
      return comments(
        `${mark}: the service has to listen on the port in the environment variable PORT; nothing was found that reads it. ` +
          'For one that can\'t, name its port here: "port: 8080".',
      );
  }
};

const startLines = ({ start }: Proposal): string[] =>
  start === null
    ? [
        ...comments(
          `${mark}: say how the service starts, such as "node server.js". It gets the port to listen on as PORT.`,
        ),
        line('start', scalar(placeholderStart), null),
      ]
    : [line('start', scalar(start.value), start.from)];

const readyLines = ({ ready }: Proposal): string[] =>
  ready === null
    ? [
        '# ready: /healthz # a path that answers once the service can work; without it: when the port accepts connections',
      ]
    : [line('ready', scalar(ready.path), ready.from)];

const pathsLines = ({ paths }: Proposal): string[] =>
  paths === null
    ? []
    : [
        'paths: # measured only when one of these changes',
        ...indented(
          paths.map((it) => `- ${scalar(it)}`),
          2,
        ),
      ];

const requestLine = ({ fields, from, needs }: ProposedRequest): string =>
  needs === null ? `- ${flow(fields)} ${comment(from)}` : `# - ${flow(fields)} ${comment(`${from}: ${needs}`)}`;

const requestsLines = ({ requests, found }: Proposal): string[] => [
  ...comments(
    found
      ? `${mark}: these routes were found by reading the code. Keep what your users call, with the parameters and headers that it takes, ` +
          'and give a higher "weight" to what is called more often. A request that fails measures nothing.'
      : `${mark}: write what your users call, with the parameters and headers that it takes. A request that fails measures nothing.`,
  ),
  'requests:',
  ...indented(requests.map(requestLine), 2),
];

const suiteLines = (proposal: Proposal): string[] => {
  const { directory, install, build } = proposal;
  return [
    'type: service',
    ...(directory === '.' ? [] : [line('directory', scalar(directory), null)]),
    ...pathsLines(proposal),
    ...(install === null ? [] : [line('install', scalar(install.value), install.from)]),
    ...(build === null ? [] : [line('build', scalar(build.value), build.from)]),
    ...startLines(proposal),
    ...portLines(proposal),
    ...readyLines(proposal),
    ...requestsLines(proposal),
  ];
};

const policyLines = [
  '# What gets worse than its tolerance blocks: 5 % by default, with a few exceptions that the reference lists.',
  '# tolerance:',
  '#   default: 5%',
  '# Bounds that hold whatever the base does:',
  '# budgets:',
  '#   latency.p95: { limit: 200ms }',
  '#   memory.rss.peak: { limit: 300MB }',
];

const appLines = [
  '# The GitHub App measures this repository, with workers of its own. The code of a fork runs on them only when someone who',
  '# may write asks for it, with the comment "/perf check <commit>".',
  'app: { measure: worker, forks: ask }',
];

export interface TextOptions {
  /** Where the keys are explained. */
  readonly reference: string;
  /** Whether the GitHub App measures, and no workflow. */
  readonly app: boolean;
}

/** The text of a configuration that does what `proposal` says. */
export const configurationText = (proposal: Proposal, { reference, app }: TextOptions): string =>
  `${[
    ...comments(
      `What Pacegate measures, as "pacegate init" found it${proposal.title === null ? '' : `: ${proposal.title}`}.`,
    ),
    ...comments(`Look at the lines marked ${mark}. Every key: ${reference}`),
    ...proposal.notes.flatMap((it) => comments(`${mark}: ${it}`)),
    'version: 1',
    'suites:',
    `  ${scalar(proposal.suite)}:`,
    ...indented(suiteLines(proposal), 4),
    ...policyLines,
    ...(app ? appLines : []),
  ].join('\n')}\n`;
