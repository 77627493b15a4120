import type { Experiment, Hypothesis, Investigation } from '../../../core/investigation.ts';
import { shareWords } from '../../../investigation/synthesis/share-words.ts';
import { decisionFaces, nameOf, standingFace } from '../../investigation/words.ts';
import { measuredOf, type Tested } from '../../investigation/standings.ts';
import { told } from '../investigation/told.ts';

/** An arm of an experiment: how much of the regression it shows, the base being 0 and the head 1. */
export interface ArmRow {
  /** What was run: "Head without H1", "Base with only H1". */
  readonly arm: string;
  /** What that is, in words: "A query for every order, src/orders.js:43". */
  readonly what: string;
  readonly kind: 'base' | 'head' | 'undone' | 'alone' | 'placebo';
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** "wins back 98 % (91 to 104 %)". */
  readonly figures: string;
  /** null for the sides. */
  readonly decision: Experiment['decision'] | null;
  readonly verdict: string;
}

/** Arms that one picture has room for; the table has all of them. */
export const mostArms = 24;

const sides: readonly ArmRow[] = [
  {
    arm: 'Base',
    what: 'everything undone',
    kind: 'base',
    estimate: 0,
    low: 0,
    high: 0,
    figures: '',
    decision: null,
    verdict: '',
  },
  {
    arm: 'Head',
    what: 'nothing undone',
    kind: 'head',
    estimate: 1,
    low: 1,
    high: 1,
    figures: '',
    decision: null,
    verdict: '',
  },
];

/** What is left where that much was won back. */
const leftOf = (share: NonNullable<Experiment['recovery']>): Pick<ArmRow, 'estimate' | 'low' | 'high'> => ({
  estimate: 1 - share.estimate,
  low: 1 - share.high,
  high: 1 - share.low,
});

/** Secrets are hidden by what stands before them: the whole name first. */
const wordsOf = (it: Hypothesis): string => told(nameOf(it).slice(it.id.length + 1), 300);

const armsOf = (it: Tested): ArmRow[] => {
  const { recovery, reproduction, decision } = it.experiment;
  const id = told(it.id, 20);
  const shared = { what: wordsOf(it), decision, verdict: standingFace(it.experiment).text };
  return [
    ...(recovery === null
      ? []
      : [
          {
            ...shared,
            ...leftOf(recovery),
            arm: `Head without ${id}`,
            kind: 'undone' as const,
            figures: `wins back ${shareWords(recovery)}`,
          },
        ]),
    ...(reproduction === null
      ? []
      : [
          {
            ...shared,
            ...reproduction,
            arm: `Base with only ${id}`,
            kind: 'alone' as const,
            figures: `shows ${shareWords(reproduction)}`,
          },
        ]),
  ];
};

const placeboOf = ({ placebo }: Pick<Investigation, 'placebo'>): ArmRow[] =>
  placebo === null || placebo.recovery === null
    ? []
    : [
        {
          arm: 'Placebo',
          what: told(placebo.text, 300),
          kind: 'placebo',
          ...leftOf(placebo.recovery),
          figures: `wins back ${shareWords(placebo.recovery)}`,
          decision: placebo.decision,
          verdict: decisionFaces[placebo.decision].text,
        },
      ];

/** Base, head, each arm and the placebo, in the order of the picture; nothing where no arm was measured. `more`: what it has no room for. */
export const armRows = (
  investigation: Pick<Investigation, 'hypotheses' | 'placebo'>,
): { readonly rows: readonly ArmRow[]; readonly more: number } => {
  const arms = measuredOf(investigation.hypotheses).flatMap(armsOf);
  if (arms.length === 0) return { rows: [], more: 0 };
  return {
    rows: [...sides, ...arms.slice(0, mostArms), ...placeboOf(investigation)],
    more: Math.max(0, arms.length - mostArms),
  };
};
