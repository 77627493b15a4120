import type { Hypothesis } from '../../core/investigation.ts';
import type { FinishReason } from '../proof/step.ts';
import { causePhrase } from './cause-words.ts';
import type { Ending, ReachedState } from './ending.ts';
import type { ProofEvidence } from './evidence-of-proof.ts';
import type { Guilty } from './guilty.ts';
import { nothingRegressed } from './open-investigation.ts';
import { plainShare, shareWords } from './share-words.ts';

export interface SummaryInput {
  readonly state: ReachedState;
  readonly ending: Ending;
  readonly hypotheses: readonly Hypothesis[];
  /** Causes first. */
  readonly guilty: readonly Guilty[];
  readonly proof: ProofEvidence | null;
}

const counted = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? '' : 's'}`;

const causeSentence = ({ hypothesis, experiment: { recovery, reproduction }, what }: Guilty): string => {
  const back = recovery === null ? '' : `: undoing it wins back ${shareWords(recovery)} of ${what}`;
  const alone =
    reproduction === null ? '' : `, and the base with nothing but it shows ${plainShare(reproduction)} of that`;
  return `${causePhrase(hypothesis)}${back}${alone}`;
};

const contributors = (guilty: readonly Guilty[]): string =>
  guilty
    .map(({ hypothesis, experiment: { recovery } }) =>
      recovery === null ? hypothesis.id : `${hypothesis.id} (${shareWords(recovery)})`,
    )
    .join(', ');

const togetherText = ({ guilty, proof }: SummaryInput): string => {
  const set = proof?.conclusion.together[0];
  const members = guilty.filter(({ hypothesis }) => set?.suspects.includes(hypothesis.id) ?? true);
  const names = members.map(({ hypothesis }) => causePhrase(hypothesis)).join('; and ');
  const recovery = set?.recovery ?? null;
  const what = members[0]?.what ?? 'the regression';
  const back = recovery === null ? '' : ` Undoing all of them wins back ${shareWords(recovery)} of ${what}.`;
  return `${counted(members.length, 'change')} cause it together: ${names}.${back}`;
};

const provenText = (input: SummaryInput): string => {
  const roots = input.guilty.filter(({ isRoot }) => isRoot);
  const others = input.guilty.filter(({ isRoot }) => !isRoot);
  const [first, ...more] = roots;
  if (first === undefined) return togetherText(input);
  const also = others.length === 0 ? '' : ` ${contributors(others)} contribute${others.length === 1 ? 's' : ''}.`;
  if (more.length === 0) return `The root cause is ${causeSentence(first)}.${also}`;
  const list = roots.map((it, index) => `(${index + 1}) ${causeSentence(it)}`).join('; ');
  return `There are ${roots.length} causes: ${list}.${also}`;
};

const reasons: Readonly<Record<FinishReason, string>> = {
  explained: '',
  'nothing-left': ' Everything that could be tested was tested.',
  budget: ' The time for experiments is used up.',
  'not-reproduced': '',
  'nothing-to-test': ' Nothing of the change could be undone.',
  unmeasurable: ' The head itself could not be measured in the experiments.',
};

const tested = (hypotheses: readonly Hypothesis[]): string => {
  const of = (decision: string): number =>
    hypotheses.filter(({ experiment }) => experiment?.decision === decision).length;
  const [cleared, open] = [
    of('ruled-out'),
    hypotheses.length - of('ruled-out') - of('contributing') - of('root-cause'),
  ];
  const parts = [
    ...(cleared > 0 ? [`${counted(cleared, 'change')} ${cleared === 1 ? 'was' : 'were'} tested and cleared`] : []),
    ...(open > 0 ? [`${open} could not be decided`] : []),
  ];
  return parts.length === 0 ? 'nothing in it is suspected' : parts.join(', ');
};

const unexplainedText = ({ ending, hypotheses, guilty, proof }: SummaryInput): string => {
  const reason = ending.kind === 'finished' ? reasons[ending.reason] : '';
  const isUnclear =
    proof !== null &&
    proof.conclusion.leads.length > 0 &&
    proof.conclusion.leads.every(({ shown }) => shown === 'unclear');
  if (isUnclear)
    return 'The head varies too much from block to block to show the regression again. A quieter machine, or more time, would.';
  const part =
    guilty.length === 0
      ? `No change was proven to cause it: ${tested(hypotheses)}.`
      : `Explained in part only: ${contributors(guilty)} take${guilty.length === 1 ? 's' : ''} part, and something is left.`;
  const commits = proof?.conclusion.commits ?? null;
  const came =
    commits === null || commits.length === 0
      ? ''
      : ` It came in with ${commits.length === 1 ? 'commit' : 'one of the commits'} ${commits.map((it) => it.slice(0, 12)).join(', ')}.`;
  return `${part}${came}${reason}`;
};

const suspectedText = ({ hypotheses, proof, guilty }: SummaryInput): string => {
  const [first] = hypotheses;
  if (first === undefined) return 'Nothing is proven, and nothing of the change is suspected so far.';
  const more = hypotheses.length - 1;
  const others = more === 0 ? '' : `, beside ${counted(more, 'other')}`;
  const state = proof === null ? 'nothing has been undone yet' : 'experiments are under way';
  const leading = guilty[0];
  const ahead =
    leading?.experiment.recovery == null
      ? ''
      : ` So far undoing ${leading.hypothesis.id} wins back ${shareWords(leading.experiment.recovery)}.`;
  return `Suspected most, and not proven, is ${causePhrase(first)} (${first.id})${others}; ${state}.${ahead}`;
};

/** Those of a group are of all its members, and were measured once. */
const blocksOf = (proof: ProofEvidence | null): number => {
  const arms = new Map(proof?.conclusion.suspects.map(({ arm, blocks }) => [arm, blocks]));
  return [...arms.values()].reduce((sum, blocks) => sum + blocks, 0);
};

const cancelledText = (input: SummaryInput): string => {
  const { hypotheses, guilty } = input;
  const blocks = blocksOf(input.proof);
  const after = blocks === 0 ? 'before anything was measured' : `after ${counted(blocks, 'block')} of experiments`;
  if (guilty.some(({ isRoot }) => isRoot))
    return `It was cancelled ${after}. What was proven until then: ${provenText(input)}`;
  const first = hypotheses[0];
  const suspected =
    first === undefined ? '' : ` Suspected most, and not proven, is ${causePhrase(first)} (${first.id}).`;
  return `It was cancelled ${after}.${suspected}`;
};

/** One sentence, or two, that say how far it came, with the numbers that matter. Holds titles: a stranger's text. */
export const summaryOf = (input: SummaryInput): string => {
  switch (input.state) {
    case 'hypotheses':
      return suspectedText(input);
    case 'proven':
      return provenText(input);
    case 'unexplained':
      return unexplainedText(input);
    case 'cancelled':
      return cancelledText(input);
    case 'no-regression':
      return input.proof === null
        ? nothingRegressed
        : 'The head did not show the regression again: measured anew, it is within the tolerance. There is nothing to explain.';
  }
};
