import type { Arm } from './proof-state.ts';

export type FinishReason =
  /** What regressed is explained: what was found wins it back. */
  | 'explained'
  /** Everything that could be tested was. */
  | 'nothing-left'
  /** The time for experiments is used up. */
  | 'budget'
  /** The head does not show the regression again. */
  | 'not-reproduced'
  /** There is nothing to watch, or nothing that could be undone. */
  | 'nothing-to-test'
  /** Blocks of the head itself come to nothing. */
  | 'unmeasurable';

/** What to do next. */
export type Step =
  | { readonly kind: 'prepare'; readonly arm: Arm }
  /** One block each, in this order; after any of them the next step may be asked for. */
  | { readonly kind: 'round'; readonly blocks: readonly { readonly arm: string; readonly suite: string }[] }
  /** The group is guilty, or could not be decided: its halves are tested instead. Identifiers of suspects. */
  | { readonly kind: 'split'; readonly group: string; readonly into: readonly (readonly string[])[] }
  | { readonly kind: 'finish'; readonly reason: FinishReason; readonly text: string };
