import type { Hypothesis, Investigation } from '../../core/investigation.ts';
import { maskSecrets } from '../../investigation/infrastructure/secrets/mask-secrets.ts';
import { shareWords } from '../../investigation/synthesis/share-words.ts';
import { escapeTerminal, shorten } from '../escape.ts';
import { createPaint, type Paint } from '../paint.ts';
import { wrap } from '../text-width.ts';
import { moreText } from '../words.ts';
import { counterText } from './experiment-table.ts';
import { byCause } from './covered-lines.ts';
import { clearedOf, coveredOf, measuredOf, type Tested, undecidedOf } from './standings.ts';
import { criterionFaces, nameOf, standingFace, stateFace, stateText } from './words.ts';

interface Options {
  readonly colour: boolean;
  /** Columns. */
  readonly width: number;
  /** Where the files are; absent: they are nowhere. */
  readonly directory?: string;
}

interface Page {
  readonly paint: Paint;
  readonly width: number;
}

/** What a person reads in a terminal; the files have all of it. */
const most = { arms: 12, suspects: 10, tasks: 6, criteria: 10, notices: 8, logs: 12, names: 20 };

/** A piece of text from outside. Secrets are looked for before anything is put in front of it. */
const clean = (text: string): string => shorten(escapeTerminal(maskSecrets(text.slice(0, 4000))), 900);

const named = (it: Hypothesis): string => clean(nameOf(it));

const lines = (text: string, { width }: Page): string[] => wrap(text, width, '  ');
const nested = (text: string, { width }: Page): string[] => wrap(`    ${text}`, width, '    ');

const armLines = (it: Tested, page: Page): string[] => {
  const { recovery, reproduction, counter, blocks } = it.experiment;
  const { sign, colour, text } = standingFace(it.experiment);
  const figures = [
    ...(recovery === null ? [] : [`undoing it wins back ${shareWords(recovery)}`]),
    ...(reproduction === null ? [] : [`alone it shows ${shareWords(reproduction)}`]),
    ...(counter === null ? [] : [clean(counterText(counter))]),
    `${blocks} block${blocks === 1 ? '' : 's'}`,
  ];
  return [
    ...lines(`${sign} ${text}: ${named(it)}`, page).map((line) => page.paint(colour, line)),
    ...nested(figures.join('; '), page),
  ];
};

const suspectLines = ({ state, hypotheses }: Investigation, page: Page): string[] => {
  if (state !== 'hypotheses' && state !== 'cancelled') return [];
  const open = hypotheses.filter(({ experiment }) => (experiment?.blocks ?? 0) === 0);
  const more = open.length - most.suspects;
  return [
    ...(open.length === 0 ? [] : lines('Suspected, not proven:', page)),
    ...open
      .slice(0, most.suspects)
      .flatMap((it) => [
        ...wrap(`  ${named(it)}`, page.width, '    '),
        ...it.evidence.slice(0, 2).flatMap((text) => nested(clean(text), page)),
      ]),
    ...(more > 0 ? lines(moreText(more, 'suspect', 'investigation.json'), page) : []),
  ];
};

const namesLine = (title: string, of: readonly Tested[], page: Page): string[] => {
  const more = of.length - most.names;
  const names = of.slice(0, most.names).map(named).join('; ');
  return of.length === 0 ? [] : lines(`${title}: ${names}${more > 0 ? `; and ${more} more` : ''}.`, page);
};

const isUnmeasured = ({ experiment }: Tested): boolean => experiment.blocks === 0;

/** What was not measured, and why: those that were have figures above. */
const unmeasuredLines = ({ hypotheses }: Investigation, page: Page): string[] => [
  ...byCause(coveredOf(hypotheses).filter(isUnmeasured)).flatMap(({ by, of }) =>
    namesLine(`Left out, covered by ${by}`, of, page),
  ),
  ...namesLine('Not decided', undecidedOf(hypotheses).filter(isUnmeasured), page),
];

const taskLines = ({ tasks }: Investigation, page: Page): string[] =>
  tasks
    .slice(0, most.tasks)
    .flatMap(({ id, priority, objective, expected }) => [
      ...lines(`${clean(id)} (${priority}): ${clean(objective)}.`, page),
      ...nested(`${expected.measured ? 'Measured' : 'Expected'}: ${clean(expected.text)}`, page),
    ]);

const criteriaLines = ({ validation }: Investigation, page: Page): string[] =>
  validation.criteria.slice(0, most.criteria).flatMap(({ text, state }) => {
    const { sign, colour, text: word } = criterionFaces[state];
    return lines(`${sign} ${clean(text)}: ${word}`, page).map((line) => page.paint(colour, line));
  });

const logLines = ({ logs }: Investigation, page: Page): string[] => {
  const more = logs.length - most.logs;
  return [
    ...(logs.length === 0 ? [] : lines('What the logs tell:', page)),
    ...logs.slice(0, most.logs).flatMap((it) => nested(clean(it), page)),
    ...(more > 0 ? lines(moreText(more, 'sentence', 'investigation.json'), page) : []),
  ];
};

/** The final output of `pacegate investigate`. No line is wider than the terminal; names can't steer it. */
export const renderInvestigationTerminal = (
  investigation: Investigation,
  { colour, width, directory }: Options,
): string => {
  const page: Page = { paint: createPaint(colour), width: Math.max(20, width) };
  const face = stateFace(investigation);
  const isOver = investigation.state === 'no-regression';
  const isOpen = investigation.state === 'hypotheses' || investigation.state === 'cancelled';
  const arms = measuredOf(investigation.hypotheses).filter(({ experiment }) => experiment.decision !== 'ruled-out');
  const cleared = clearedOf(investigation.hypotheses);
  const sections = [
    lines(`${face.sign} ${stateText(investigation)}: ${clean(investigation.summary)}`, page).map((line, index) =>
      page.paint(index === 0 ? 'bold' : face.colour, page.paint(face.colour, line)),
    ),
    arms.slice(0, most.arms).flatMap((it) => armLines(it, page)),
    suspectLines(investigation, page),
    namesLine(`Tested and cleared (${cleared.length})`, cleared, page),
    isOpen ? [] : unmeasuredLines(investigation, page),
    taskLines(investigation, page),
    isOver ? [] : criteriaLines(investigation, page),
    logLines(investigation, page),
    investigation.notices.slice(0, most.notices).flatMap((it) => lines(`i ${clean(it)}`, page)),
    directory === undefined ? [] : [`Results: ${escapeTerminal(directory)}`],
  ];
  return `${sections
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
};
