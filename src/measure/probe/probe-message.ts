import { z } from 'zod';

/** Finite and not negative: the preload runs inside code that nobody vouches for. */
const amount = z.number().min(0);

const reading = z.strictObject({
  /** Which request it answers; null for the last words of a process. */
  id: z.int().nullable(),
  /** Clock of the machine since boot, ms. */
  at: amount,
  served: amount,
  cpu: amount,
  allocated: amount.nullable(),
  gcPause: amount.nullable(),
});

const message = z.union([z.strictObject({ hello: z.int() }), reading]);

/** What a process told about itself. */
export type ProcessCounts = z.infer<typeof reading>;
export type ProbeMessage = z.infer<typeof message>;

/** Parses one line of the preload; null when it is anything else. */
export const parseProbeMessage = (line: string): ProbeMessage | null => {
  try {
    return message.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
};
