import type { Clock } from '../../core/clock.ts';
import { formatDuration } from '../../core/format.ts';

/** Work that others can do without: what does not answer in time, or fails, is told and left out. */
export interface Asking {
  /** Of what is missing: sentences. */
  readonly notices: string[];
  /** Sentences for the timeline. */
  readonly events: string[];
  /**
   * What came of it, or null. `who` begins a sentence; `within`: ms; `found` tells what was found. Throws the reason of the signal that
   * ends everything.
   */
  readonly ask: <T>(
    who: string,
    within: number,
    work: (signal: AbortSignal) => Promise<T>,
    found: (answer: T) => string,
  ) => Promise<T | null>;
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 200) : 'unknown';

export const createAsking = ({
  clock,
  signal,
}: {
  readonly clock: Pick<Clock, 'now'>;
  readonly signal: AbortSignal;
}): Asking => {
  const notices: string[] = [];
  const events: string[] = [];
  return {
    notices,
    events,
    ask: async (who, within, work, found) => {
      const began = clock.now();
      const timer = AbortSignal.timeout(Math.max(1, Math.ceil(within)));
      try {
        const answer = await work(AbortSignal.any([signal, timer]));
        events.push(`${who}: ${found(answer)}, in ${formatDuration(clock.now() - began)}.`);
        return answer;
      } catch (error) {
        signal.throwIfAborted();
        const why = timer.aborted
          ? `gave no answer within ${formatDuration(within)}`
          : `failed: ${messageOf(error).replace(/\.$/u, '')}`;
        notices.push(`${who} ${why}; what it would have found is missing.`);
        events.push(`${who} ${why}.`);
        return null;
      }
    },
  };
};
