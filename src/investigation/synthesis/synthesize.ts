import type { Investigation } from '../../core/investigation.ts';
import type { Result } from '../../core/result.ts';
import type { DataView } from '../data/data-view.ts';
import { maskSecrets } from '../infrastructure/secrets/mask-secrets.ts';
import type { NamedSuspect } from '../proof/open-proof.ts';
import { type Ending, openLeads, stateOf } from './ending.ts';
import type { ProofEvidence } from './evidence-of-proof.ts';
import { fixTasks } from './fix-tasks.ts';
import { guiltyOf } from './guilty.ts';
import { toHypotheses } from './hypotheses.ts';
import { impactOf, type RouteWeights } from './impact.ts';
import { learningOf } from './learning.ts';
import { createPlaceWords, type PlaceWords } from './place-words.ts';
import { planOf } from './plan.ts';
import type { PlaybookMatch } from './playbook/match-playbook.ts';
import { limits } from '../proof/limits.ts';
import { plainShare } from './share-words.ts';
import { summaryOf } from './summary.ts';
import { withEvent } from './timeline.ts';

export interface SynthesisInput {
  /** As it was opened, or as an earlier synthesis left it: scope, criteria and timeline are kept. */
  readonly investigation: Investigation;
  readonly result: Result;
  readonly view: DataView;
  /** As `nameSuspects` gave them, the most suspected first. */
  readonly suspects: readonly NamedSuspect[];
  /** null for the first answer: nothing was undone yet. */
  readonly proof: ProofEvidence | null;
  readonly ending: Ending;
  /** ISO 8601. */
  readonly at: string;
  /** As configured; absent: the measured mix says what share of the requests is affected. */
  readonly weights?: RouteWeights;
  readonly seenBefore?: readonly PlaybookMatch[];
  /** What the logs tell: sentences. */
  readonly logs?: readonly string[];
  /** What else a reader must know, such as an expert that did not answer in time. */
  readonly notices?: readonly string[];
}

const mostNotices = 20;
const mostOfLogs = 40;

const placeboOf = (proof: ProofEvidence | null): Investigation['placebo'] => {
  const placebo = proof?.conclusion.placebo ?? null;
  return placebo === null
    ? null
    : {
        text: maskSecrets(`Head without ${placebo.units.join(', ')}, which is thought to be innocent`).slice(0, 300),
        recovery: placebo.recovery,
        decision: placebo.decision,
      };
};

const openText = (proof: ProofEvidence, words: PlaceWords): string[] =>
  openLeads(proof).flatMap((index) => {
    const [lead, found] = [proof.leads[index], proof.conclusion.leads[index]];
    if (lead === undefined || found === undefined) return [];
    const back = `wins back ${plainShare({ estimate: found.share })} of it`;
    // What wins all of it back explains it, once it is known to be enough alone.
    if (found.share >= limits.explained)
      return [`Not shown is that the cause alone is enough for ${words.change(lead)}: undoing it ${back}.`];
    return [
      `Not explained is ${words.change(lead)}: ${found.share > 0 ? `what was found ${back}` : 'nothing was found'}.`,
    ];
  });

const noticesOf = (input: SynthesisInput, words: PlaceWords): string[] => {
  const { view, proof, ending, seenBefore = [], notices = [] } = input;
  const { conclusion } = proof ?? {};
  const placebo = conclusion?.placebo?.decision;
  // What limits the answer itself comes first: the others may be many.
  const all = [
    ...(ending.kind === 'finished' && proof !== null ? openText(proof, words) : []),
    ...(conclusion?.notes ?? []),
    ...(placebo === 'root-cause' || placebo === 'contributing'
      ? [
          'The placebo, which should change nothing, won something back too: be careful with what is called proven here.',
        ]
      : []),
    ...view.histories.filter(({ kind }) => kind === 'base-moved').map(({ sentence }) => sentence),
    ...notices,
    ...view.limits,
    ...seenBefore.map(({ text }) => text),
  ];
  return [...new Set(all.map((it) => maskSecrets(it).slice(0, 600)))].slice(0, mostNotices);
};

/** What would let an investigation that found nothing say more. */
const curesOf = ({ ending, proof }: SynthesisInput): string[] => {
  if (ending.kind !== 'finished') return [];
  const isUnclear = proof?.conclusion.leads.some(({ shown }) => shown === 'unclear') === true;
  return [
    ...(ending.reason === 'budget' ? ['Give it more time: `/perf investigate` again, or --time-limit'] : []),
    ...(isUnclear || ending.reason === 'unmeasurable' ? ['Measure on a quieter machine'] : []),
  ];
};

const commitsOf = ({ proof }: SynthesisInput): readonly string[] | null => {
  const commits = proof?.conclusion.commits ?? null;
  return commits === null || commits.length === 0 ? null : commits.map((it) => it.slice(0, 12));
};

/** Of an answer that is written anew after each experiment only the first and the last are events. null: it is none. */
const eventOf = (
  { ending, proof }: SynthesisInput,
  hypotheses: Investigation['hypotheses'],
  summary: string,
): string | null => {
  if (ending.kind !== 'running') return summary;
  const suspects = `${hypotheses.length} suspect${hypotheses.length === 1 ? '' : 's'}`;
  return proof === null ? `First answer, not yet proven: ${suspects}.` : null;
};

/**
 * The investigation from all that is known: suspects become hypotheses with their experiments; what was proven becomes the root cause, a
 * plan and tasks; what was cleared is said. Before the experiments it is the first answer, and nothing in it is called proven. The same
 * input gives the same investigation; an investigation that goes on is synthesized again from the last one.
 */
export const synthesize = (input: SynthesisInput): Investigation => {
  const { investigation, result, view, suspects, proof, ending, at } = input;
  const words = createPlaceWords(result);
  const state = stateOf(ending, view, proof);
  const hypotheses = toHypotheses(suspects, proof, words);
  const guilty = guiltyOf(hypotheses, suspects, proof, words);
  const isProven = state === 'proven' || (state === 'cancelled' && guilty.some(({ isRoot }) => isRoot));
  const isTold = isProven || (state === 'unexplained' && guilty.length > 0);
  const roots = isTold ? guilty.filter(({ isRoot }) => isRoot).map(({ hypothesis }) => hypothesis.id) : [];
  const others = isTold ? guilty.filter(({ isRoot }) => !isRoot).map(({ hypothesis }) => hypothesis.id) : [];
  const tasks = isTold ? fixTasks(guilty, investigation.priority) : [];
  const impact = impactOf(result, view, words, input.weights);
  const summary = maskSecrets(summaryOf({ state, ending, hypotheses, guilty, proof }));
  const event = eventOf(input, hypotheses, summary);
  return {
    ...investigation,
    state,
    summary,
    timeline: event === null ? investigation.timeline : withEvent(investigation.timeline, at, event),
    hypotheses,
    rootCause: roots[0] ?? null,
    contributing: [...roots.slice(1), ...others],
    placebo: placeboOf(proof),
    impact,
    logs: [...new Set(input.logs?.map((it) => maskSecrets(it).slice(0, 1000)))].slice(0, mostOfLogs),
    plan: planOf({
      tasks,
      hypotheses,
      priority: investigation.priority,
      isOver: state === 'proven' || state === 'unexplained',
      base: result.base.commit.slice(0, 12),
      commits: commitsOf(input),
      cures: curesOf(input),
    }),
    tasks: tasks.map(({ task }) => task),
    learning: isProven ? learningOf(guilty, impact.text, input.seenBefore ?? []) : null,
    notices: noticesOf(input, words),
  };
};
