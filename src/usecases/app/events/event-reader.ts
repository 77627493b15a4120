import type { z } from 'zod';
import type { AppEvent } from './app-event.ts';

/** How the payload of one of GitHub's events is read. */
export interface EventReader {
  /** Actions that something may follow from; null for an event without actions. */
  readonly actions: readonly string[] | null;
  /** Picks the few fields that are needed: nothing else of a payload is looked at, however large or deep it is. */
  readonly schema: z.ZodType<AppEvent>;
}
