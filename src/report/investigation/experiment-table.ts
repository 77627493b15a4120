import type { Experiment, Investigation } from '../../core/investigation.ts';
import { counterValue } from '../../investigation/synthesis/proof-words.ts';
import { shareWords } from '../../investigation/synthesis/share-words.ts';
import { escapeMarkdown } from '../escape.ts';
import { type Column, left, right, table } from '../markdown.ts';
import { moreText } from '../words.ts';
import { measuredOf, type Tested } from './standings.ts';
import { decisionFaces, nameOf, outside, standingFace } from './words.ts';

/** "db.queries 3 → 29 → 3". Plain text. */
export const counterText = (counter: Experiment['counter']): string => {
  if (counter === null) return '';
  const { metric, base, head, undone, moved } = counter;
  const values = [base, head, undone].map((value) => counterValue(metric, value)).join(' → ');
  return `${metric} ${values}${moved ? '' : ', not back'}`;
};

const faceText = ({ emoji, text }: { readonly emoji: string; readonly text: string }): string => `${emoji} ${text}`;

const shareCell = (share: Experiment['recovery']): string => (share === null ? '' : shareWords(share));

interface Cells {
  readonly column: Column;
  readonly base: string;
  readonly head: string;
  readonly arm: (it: Tested) => string;
  readonly placebo: (it: NonNullable<Investigation['placebo']>) => string;
}

const none = (): string => '';

const columnsOf = (measured: readonly Tested[]): Cells[] => {
  const all: readonly (Cells & { readonly isUsed: boolean })[] = [
    {
      isUsed: true,
      column: left('Arm'),
      base: 'Base',
      head: 'Head',
      arm: (it) => `Head without ${outside(nameOf(it), 200)}`,
      placebo: ({ text }) => `Placebo: ${outside(text, 200)}`,
    },
    {
      isUsed: true,
      column: right('Wins back'),
      base: '100 %',
      head: '0 %',
      arm: ({ experiment }) => shareCell(experiment.recovery),
      placebo: ({ recovery }) => shareCell(recovery),
    },
    {
      isUsed: measured.some(({ experiment }) => experiment.reproduction !== null),
      column: right('Alone on the base shows'),
      base: '0 %',
      head: '100 %',
      arm: ({ experiment }) => shareCell(experiment.reproduction),
      placebo: none,
    },
    {
      isUsed: measured.some(({ experiment }) => experiment.counter !== null),
      column: left('Counter: base → head → arm'),
      base: '',
      head: '',
      arm: ({ experiment }) => escapeMarkdown(counterText(experiment.counter), 120),
      placebo: none,
    },
    {
      isUsed: true,
      column: right('Blocks'),
      base: '',
      head: '',
      arm: ({ experiment }) => String(experiment.blocks),
      placebo: none,
    },
    {
      isUsed: true,
      column: left('Decision'),
      base: 'everything undone',
      head: 'nothing undone',
      arm: ({ experiment }) => faceText(standingFace(experiment)),
      placebo: ({ decision }) => faceText(decisionFaces[decision]),
    },
  ];
  return all.filter(({ isUsed }) => isUsed);
};

interface Options {
  /** The most rows of hypotheses. */
  readonly rows: number;
  /** Where all of them are, as Markdown. */
  readonly whole: string;
}

/**
 * What was measured: base and head, which every share refers to, the head with each suspect undone, and the placebo. Nothing where
 * nothing was undone.
 */
export const experimentTable = (
  { hypotheses, placebo }: Pick<Investigation, 'hypotheses' | 'placebo'>,
  { rows, whole }: Options,
): string[] => {
  const measured = measuredOf(hypotheses);
  if (measured.length === 0) return [];
  const shown = measured.slice(0, rows);
  const more = measured.length - shown.length;
  const columns = columnsOf(shown);
  const lines = table(
    columns.map(({ column }) => column),
    [
      columns.map(({ base }) => base),
      columns.map(({ head }) => head),
      ...shown.map((it) => columns.map(({ arm }) => arm(it))),
      ...(placebo === null ? [] : [columns.map((it) => it.placebo(placebo))]),
    ],
  );
  return more > 0 ? [...lines, '', moreText(more, 'arm', whole)] : lines;
};
