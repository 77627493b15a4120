import type { Missing, ProfileKind, ProfileMark, ProfileWindow } from '../../advice/profile/side-profiles.ts';
import { printable } from '../workspace/output-tail.ts';
import type { ProfiledThread, ProfilerChannel } from './profiler-channel.ts';
import type { ProfilerAnswer } from './profiler-message.ts';

/** A thread that answered all through. */
interface TakenThread {
  readonly thread: ProfiledThread;
  readonly windows: readonly ProfileWindow[];
}

/** What one start of one side brought of one kind. */
export interface TakenRun {
  /** Served by all threads, slice by slice. */
  readonly requests: readonly number[];
  /** Empty where nothing could be taken. */
  readonly threads: readonly TakenThread[];
  readonly missing: readonly Missing[];
}

/** A profile that is being taken of all threads of a service. */
export interface OpenRun {
  /** Loads the service for one slice. `load` tells how many answers came. */
  slice(load: () => Promise<number>): Promise<void>;
  /** Ends the profile; threads have left theirs as files when this resolves. */
  end(): Promise<TakenRun>;
}

/** µs between samples of a stack, and bytes between samples of allocation. */
const intervals = { cpu: 500, allocation: 32_768, survivors: 32_768 } as const satisfies Record<ProfileKind, number>;

/**
 * How long threads may take to answer, ms: V8 lists all code before the first sample, and a collection of garbage comes before each
 * mark of a heap.
 */
const startTimeout = 20_000;
const markTimeout = 10_000;
const stopTimeout = 30_000;

/** Before this version garbage is left out of what was allocated, whatever is asked. */
const firstWithGarbage = 11;

const nameOf = ({ pid, thread }: ProfiledThread): string =>
  thread === 0 ? `process ${pid}` : `worker thread ${thread} of process ${pid}`;

const toMark = ({ at, served, ordinal, waited }: Exclude<ProfilerAnswer, { readonly error: string }>): ProfileMark => ({
  at,
  served,
  ordinal,
  waited,
});

/** Begins one kind of profile of all threads. The files that they leave are named after the kind. */
export const beginRun = async (
  channel: Pick<ProfilerChannel, 'threads' | 'ask'>,
  kind: ProfileKind,
): Promise<OpenRun> => {
  const missing: Missing[] = [];
  const windows = new Map<ProfiledThread, ProfileWindow[]>();
  const answered: number[] = [];

  /** Marks of all threads that are still with us; one that fails is given up, with what it has. */
  const marksOf = (answers: ReadonlyMap<ProfiledThread, ProfilerAnswer>): Map<ProfiledThread, ProfileMark> => {
    const marks = new Map<ProfiledThread, ProfileMark>();
    for (const thread of windows.keys()) {
      const answer = answers.get(thread);
      if (answer !== undefined && !('error' in answer)) {
        marks.set(thread, toMark(answer));
        continue;
      }
      const reason =
        answer === undefined ? 'It ended or did not answer while it was profiled.' : printable(answer.error);
      missing.push({ what: `profile (${kind}) of ${nameOf(thread)}`, reason });
      windows.delete(thread);
    }
    return marks;
  };

  const old = kind === 'allocation' && channel.threads().some(({ v8 }) => Number.parseInt(v8, 10) < firstWithGarbage);
  if (!old) {
    for (const thread of channel.threads()) windows.set(thread, []);
    marksOf(await channel.ask({ do: 'start', kind, interval: intervals[kind], name: kind }, startTimeout));
  }

  return {
    slice: async (load) => {
      if (windows.size === 0) return;
      const from = marksOf(await channel.ask({ do: 'mark' }, markTimeout));
      const answers = await load();
      const to = marksOf(await channel.ask({ do: 'mark' }, markTimeout));
      answered.push(answers);
      for (const [thread, own] of windows) {
        const [first, last] = [from.get(thread), to.get(thread)];
        if (first !== undefined && last !== undefined) own.push({ from: first, to: last });
      }
    },
    end: async () => {
      if (windows.size > 0) marksOf(await channel.ask({ do: 'stop' }, stopTimeout));
      if (windows.size === 0) {
        const reason = old
          ? 'This version of Node does not tell what was allocated and collected again; version 20 and later do.'
          : 'No thread of the service could be profiled all through.';
        return { requests: [], threads: [], missing: [...missing, { what: `profile (${kind})`, reason }] };
      }
      const served = answered.map((_count, slice) =>
        [...windows.values()].reduce((sum, own) => {
          const { from, to } = own[slice] ?? {};
          return sum + (from === undefined || to === undefined ? 0 : Math.max(0, to.served - from.served));
        }, 0),
      );
      return {
        // A server that is not Node's own counts nothing: then those count that had an answer.
        requests: served.some((count) => count > 0) ? served : answered,
        threads: [...windows].map(([thread, own]) => ({ thread, windows: own })),
        missing,
      };
    },
  };
};
