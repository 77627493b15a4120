import { escapeTerminal } from '../../report/escape.ts';
import { createPaint } from '../../report/paint.ts';
import { wrap } from '../../report/text-width.ts';
import { pacegateStep } from '../../measure/survey/pacegate-steps.ts';
import type { InitPlan } from './plan-init.ts';
import type { ProposedBundle } from './propose-front-ends.ts';
import type { ProposedService } from './propose-service.ts';

interface Page {
  readonly colour: boolean;
  readonly width: number;
  /** Where the repository is, for people. */
  readonly place: string;
}

const seenLine = ({ proposal }: InitPlan, place: string): string => {
  const { service, bundles } = proposal;
  const seen = [
    ...(service === null || service.title === null
      ? []
      : [
          service.start === null
            ? `${service.title}, nothing says how it starts`
            : `${service.title}, started by "${service.start.value}" (${service.start.from})`,
        ]),
    ...bundles.filter(({ title }) => title !== service?.title).map(({ title, from }) => `${title} (${from})`),
  ];
  return `Looked through ${place}: ${seen.length === 0 ? 'no service was recognised' : seen.join('; ')}.`;
};

const moving = ({ survey }: InitPlan): string[] =>
  survey.gates.length === 0
    ? []
    : [
        `${survey.gates.map(({ value, from }) => `${value} (${from})`).join(', ')} is in use: docs/moving.md says what carries over.`,
      ];

/** Two that measure also post two checks and two comments. */
const besideApp = ({ app, survey }: InitPlan): string[] =>
  survey.workflows
    .filter(({ jobs }) => app && jobs.some((job) => pacegateStep(job) !== null))
    .map(
      ({ path }) =>
        `${path} runs Pacegate too: remove it when the App is installed, or pull requests are measured twice.`,
    );

const ofService = ({ start, port }: ProposedService): string[] => [
  ...(start === null ? ['Say how the service starts: "start" is a placeholder that fails.'] : []),
  ...(port.kind === 'fixed'
    ? [`The port is fixed (${port.from}): both sides are measured one at a time, unless the service reads PORT.`]
    : []),
  ...(port.kind === 'unknown' && start !== null
    ? ['Nothing was found that reads the port from the environment variable PORT: the service has to.']
    : []),
];

/** What the build lacks to say what is in its files. */
const ofBundle = ({ suite, stats, setUp }: ProposedBundle): string[] =>
  setUp.done
    ? []
    : [
        `Let the build of "${suite}" write ${stats}: the lines for ${setUp.file} stand beside "stats" in the configuration.`,
      ];

const notes = (plan: InitPlan): string[] => [
  ...(plan.proposal.service === null ? [] : ofService(plan.proposal.service)),
  ...plan.proposal.bundles.flatMap(ofBundle),
  ...plan.proposal.notes,
  ...besideApp(plan),
  ...moving(plan),
];

const steps = ({ files, proposal, app }: InitPlan): string[] => [
  ...(files[0]?.kept === null ? [`Read ${files[0].path}, and correct the lines marked CHECK.`] : []),
  ...(app && files[0] !== undefined && files[0].kept !== null
    ? [`Let ${files[0].path} say that the App measures, if it does not yet: app: { measure: worker, forks: ask }`]
    : []),
  `Try it here, which takes one to three minutes: pacegate check --suite ${proposal.suite}`,
  ...(app ? ['Install the GitHub App on this repository: docs/app.md.'] : []),
  `Open a pull request with ${app ? 'this file' : 'both files'}. Its base has no configuration yet, so this first one can not be red.`,
  'When the check "pacegate" has run once, require it: Settings, Rules, Rulesets, "Require status checks to pass", with ' +
    `${app ? 'the App' : '"GitHub Actions"'} as its source.`,
  'pacegate doctor says at any time what is missing, with a cure for each.',
];

/** What `pacegate init` did, and what comes next. */
export const renderInit = (plan: InitPlan, { colour, width, place }: Page): string => {
  const paint = createPaint(colour);
  const room = Math.max(40, width);
  const lines = (text: string, indent: string): string[] =>
    wrap(escapeTerminal(text), room - indent.length, '  ').map((it) => `${indent}${it}`);
  const files = plan.files.map(({ path, kept }) =>
    kept === null
      ? paint('green', `  ✓ ${path} is written`)
      : paint(
          'dim',
          `  – ${path} ${escapeTerminal(kept)}${kept === 'is there already' ? ', and stays (--force replaces it)' : ''}`,
        ),
  );
  const found = notes(plan);
  return `${[
    lines(seenLine(plan, place), '').join('\n'),
    files.join('\n'),
    ...(found.length === 0
      ? []
      : [[paint('bold', 'To look at:'), ...found.flatMap((it) => lines(`! ${it}`, '  '))].join('\n')]),
    [paint('bold', 'Next:'), ...steps(plan).flatMap((it, index) => lines(`${index + 1}. ${it}`, '  '))].join('\n'),
  ].join('\n\n')}\n`;
};

/** What would be written, for `--print`. */
export const printInit = ({ files }: InitPlan): string =>
  files.map(({ path, text }) => `# ---- ${path} ----\n${text}`).join('\n');
