import { z } from 'zod';

/** Finite and not negative: the profiler runs inside code that nobody vouches for. */
const amount = z.number().min(0);

const hello = z.strictObject({
  /** Process id. */
  hello: z.int().min(1),
  /** 0 for the main thread. */
  thread: z.int().min(0),
  v8: z.string().max(100),
});

const answer = z.strictObject({
  id: z.int(),
  at: amount,
  served: amount,
  ordinal: amount.nullable(),
  waited: amount.nullable(),
});

const failure = z.strictObject({ id: z.int(), error: z.string().max(300) });

const message = z.union([hello, answer, failure]);

export type ProfilerHello = z.infer<typeof hello>;
export type ProfilerAnswer = z.infer<typeof answer> | z.infer<typeof failure>;
export type ProfilerMessage = z.infer<typeof message>;

/** Parses one line of the profiler; null when it is anything else. */
export const parseProfilerMessage = (line: string): ProfilerMessage | null => {
  try {
    return message.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
};

/** What threads are told to do. `name` goes into the name of the file that they leave. */
export type ProfilerCommand =
  | {
      readonly do: 'start';
      readonly kind: 'cpu' | 'allocation' | 'survivors';
      /** µs for CPU, bytes for heaps. */
      readonly interval: number;
      readonly name: string;
    }
  | { readonly do: 'mark' }
  | { readonly do: 'stop' }
  | { readonly do: 'scripts'; readonly name: string };
