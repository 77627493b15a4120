import type { Experiment, Hypothesis, Investigation } from '../../core/investigation.ts';
import { maskSecrets } from '../../investigation/infrastructure/secrets/mask-secrets.ts';
import { doubtOf } from '../../investigation/synthesis/caution.ts';
import { coveringOf } from '../../investigation/synthesis/covering-of.ts';
import { escapeMarkdown } from '../escape.ts';

interface Face {
  readonly emoji: string;
  /** For terminals: one column wide. */
  readonly sign: string;
  readonly colour: 'green' | 'red' | 'yellow' | 'cyan' | 'dim';
  readonly text: string;
}

const stateFaces = {
  hypotheses: { emoji: '⏳', sign: '?', colour: 'yellow', text: 'not yet proven' },
  proven: { emoji: '🎯', sign: '✓', colour: 'green', text: 'root cause proven' },
  unexplained: { emoji: '❔', sign: '?', colour: 'yellow', text: 'not explained' },
  'no-regression': { emoji: '✅', sign: '✓', colour: 'green', text: 'no regression' },
  cancelled: { emoji: '🛑', sign: '!', colour: 'yellow', text: 'cancelled' },
  closed: { emoji: '✅', sign: '✓', colour: 'green', text: 'closed' },
} as const satisfies Record<Investigation['state'], Face>;

export const decisionFaces = {
  'root-cause': { emoji: '🎯', sign: '✗', colour: 'red', text: 'root cause' },
  contributing: { emoji: '➕', sign: '+', colour: 'yellow', text: 'contributing' },
  'ruled-out': { emoji: '✅', sign: '✓', colour: 'dim', text: 'cleared' },
  untested: { emoji: '❔', sign: '?', colour: 'yellow', text: 'not decided' },
} as const satisfies Record<Experiment['decision'], Face>;

/** What became of a suspect: how it was decided, or which cause it was left out for. */
export const standingFace = (experiment: Pick<Experiment, 'decision' | 'notes'>): Face => {
  const by = coveringOf(experiment);
  return by === null
    ? decisionFaces[experiment.decision]
    : { emoji: '➖', sign: '-', colour: 'dim', text: `covered by ${by}` };
};

export const criterionFaces = {
  open: { emoji: '⬜', sign: '○', colour: 'dim', text: 'open' },
  reached: { emoji: '✅', sign: '✓', colour: 'green', text: 'reached' },
  missed: { emoji: '❌', sign: '✗', colour: 'red', text: 'missed' },
} as const satisfies Record<Investigation['validation']['criteria'][number]['state'], Face>;

export const expertTitles = {
  data: 'Data',
  code: 'Code',
  infrastructure: 'Infrastructure',
} as const satisfies Record<Hypothesis['expert'], string>;

type Standing = Pick<Investigation, 'state' | 'rootCause' | 'notices'>;

/** How the state is shown: what could not be compared is never green. */
export const stateFace = (investigation: Standing): Face =>
  doubtOf(investigation) === null
    ? stateFaces[investigation.state]
    : { emoji: '❔', sign: '?', colour: 'yellow', text: 'no regression shown' };

/** The state as it is called: where no single change is the cause, it does not say that one is. */
export const stateText = (investigation: Standing): string =>
  investigation.state === 'proven' && investigation.rootCause === null
    ? 'causes proven together'
    : stateFace(investigation).text;

/**
 * Text of a change, a log or an earlier investigation as Markdown on one line. Secrets were hidden when it was stored; what was stored
 * elsewhere may be anything.
 */
export const outside = (text: string, most: number): string =>
  escapeMarkdown(maskSecrets(text.slice(0, 8 * most)), most);

/** Such texts as a list; what shows nothing is no item: an empty one makes a heading of the line before it. */
export const outsideList = (texts: readonly string[], most: number, indent = ''): string[] =>
  texts
    .map((it) => outside(it, most))
    .filter((it) => it !== '')
    .map((it) => `${indent}- ${it}`);

/**
 * "H1 A query for every order, src/orders.js:43", the place only where the title does not say it. Plain text, its secrets hidden: they
 * are known by what stands before them, which is less after something was put in front.
 */
export const nameOf = ({ id, title, location }: Pick<Hypothesis, 'id' | 'title' | 'location'>): string => {
  const masked = maskSecrets(title.slice(0, 2000));
  return location === null || title.includes(location.path)
    ? `${id} ${masked}`
    : `${id} ${masked}, ${location.path}:${location.startLine}`;
};
