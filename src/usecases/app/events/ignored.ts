import type { IgnoredEvent } from './app-event.ts';

/** An event that nothing follows from. `why` goes to the log: a sentence without anything of the payload in it. */
export const ignored = (why: string): IgnoredEvent => ({ kind: 'ignored', why });
