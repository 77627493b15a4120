import { formatChange, formatDuration, formatShare } from '../core/format.ts';
import type { Decision, Verdict } from '../core/result.ts';
import { escapeTerminal, shorten } from './escape.ts';
import { clip, pad, textWidth } from './text-width.ts';
import { decisionFaces, verdictFaces } from './words.ts';

/** Where a primary comparison stands. The change and its interval are relative: 0.05 is +5 % of the base. */
export interface ProgressEstimate {
  /** The place and metric as people say it: "GET /search, CPU time per request". */
  readonly label: string;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly tolerance: number;
  readonly decision: Decision;
}

/** What a run tells while it goes on. Durations in ms. */
export type Progress =
  | { readonly kind: 'step'; readonly text: string }
  | {
      readonly kind: 'block';
      readonly suite: string;
      /** Comparison blocks that count so far, and the most that there can be. */
      readonly block: number;
      readonly of: number;
      /** Comparison blocks at which the next look decides; null when no look is left. */
      readonly look: number | null;
      /** What the block that just ended was. */
      readonly blockKind: 'comparison' | 'control';
      readonly estimates: readonly ProgressEstimate[];
      readonly elapsed: number;
      /** How long the measuring may still take; null while nothing can be said. */
      readonly remaining: { readonly likely: number; readonly most: number } | null;
    }
  | { readonly kind: 'discarded'; readonly suite: string; readonly block: number; readonly reason: string }
  | { readonly kind: 'verdict'; readonly verdict: Verdict; readonly elapsed: number };

type BlockProgress = Extract<Progress, { kind: 'block' }>;

const clean = (text: string): string => shorten(escapeTerminal(text.slice(0, 4000)), 200);

const remainingText = (remaining: BlockProgress['remaining']): string => {
  if (remaining === null) return '';
  const likely = formatDuration(remaining.likely);
  const most = formatDuration(remaining.most);
  return likely === most ? `, up to ${most} to go` : `, about ${likely} to go, at most ${most}`;
};

const blockText = ({ suite, block, of, look, blockKind }: BlockProgress): string => {
  const control = blockKind === 'control' ? 'control block (base against base); ' : '';
  const next = look === null ? '' : `, next look at ${look}`;
  return `${clean(suite)}: ${control}block ${block} of at most ${of}${next}`;
};

const rank = { regressed: 0, inconclusive: 1, invalid: 2, unchanged: 3, improved: 4 } as const satisfies Record<
  Decision,
  number
>;

const distance = (it: ProgressEstimate): number => Math.abs(it.estimate) / (it.tolerance > 0 ? it.tolerance : 1);

const worstFirst = (estimates: readonly ProgressEstimate[]): ProgressEstimate[] =>
  estimates.toSorted((a, b) => rank[a.decision] - rank[b.decision] || distance(b) - distance(a));

const decisionWord = (decision: Decision): string => (decision === 'inconclusive' ? 'undecided' : decision);

const decidedText = (estimates: readonly ProgressEstimate[]): string => {
  if (estimates.length === 0) return 'no estimate yet';
  const undecided = estimates.filter((it) => it.decision === 'inconclusive').length;
  return undecided === 0 ? 'all decided' : `${undecided} of ${estimates.length} undecided`;
};

/** One line for logs. Names can't steer the terminal or start a line of their own. */
export const renderProgressLine = (event: Progress): string => {
  switch (event.kind) {
    case 'step':
      return clean(event.text);
    case 'discarded':
      return `${clean(event.suite)}: block ${event.block} does not count: ${clean(event.reason)}`;
    case 'verdict':
      return `${verdictFaces[event.verdict].sign} ${event.verdict} after ${formatDuration(event.elapsed)}`;
    case 'block': {
      const [worst] = worstFirst(event.estimates);
      const estimate =
        worst === undefined
          ? ''
          : `; ${clean(worst.label)} ${formatChange(worst)}, tolerance ${formatShare(worst.tolerance)}, ${decisionWord(worst.decision)}`;
      return `${blockText(event)}; ${formatDuration(event.elapsed)} gone${remainingText(event.remaining)}; ${decidedText(event.estimates)}${estimate}`;
    }
  }
};

/** The most estimates that the live display shows. */
const shownEstimates = 4;

const estimateLines = (estimates: readonly ProgressEstimate[], width: number): string[] => {
  const shown = worstFirst(estimates).slice(0, shownEstimates);
  const changes = shown.map((it) => formatChange(it));
  const changeWidth = Math.max(0, ...changes.map(textWidth));
  const ends = shown.map(
    (it, i) =>
      `  ${pad(changes[i] ?? '', changeWidth, 'right')}  ${decisionFaces[it.decision].sign} ${decisionWord(it.decision)}`,
  );
  const endWidth = Math.max(0, ...ends.map(textWidth));
  const labelWidth = Math.max(
    8,
    Math.min(width - endWidth - 2, Math.max(0, ...shown.map((it) => textWidth(clean(it.label))))),
  );
  return shown.map((it, i) => `  ${pad(clip(clean(it.label), labelWidth), labelWidth, 'left')}${ends[i] ?? ''}`);
};

/** A few lines that a terminal redraws in place; none is wider than `width` columns. */
export const renderProgressLive = (event: Progress, width: number): string[] => {
  if (event.kind !== 'block') return [clip(renderProgressLine(event), width)];
  const time = `  ${formatDuration(event.elapsed)} gone${remainingText(event.remaining)}; ${decidedText(event.estimates)}`;
  return [blockText(event), time, ...estimateLines(event.estimates, width)].map((line) => clip(line, width));
};
