import { z } from 'zod';
import { callFrameSchema } from './call-frame.ts';

/** Beyond these no service's profile of some seconds goes. */
const mostNodes = 200_000;
const mostSamples = 5_000_000;

const node = z.object({
  id: z.int(),
  callFrame: callFrameSchema,
  hitCount: z.int().optional(),
  children: z.array(z.int()).optional(),
  positionTicks: z.array(z.object({ line: z.int(), ticks: z.int() })).optional(),
});

/** What V8's CPU profiler gives, as files named .cpuprofile hold it. Times in µs of the machine's clock since boot. */
const cpuProfileSchema = z.object({
  nodes: z.array(node).min(1).max(mostNodes),
  startTime: z.number(),
  endTime: z.number(),
  /** Ids of the nodes that ran. */
  samples: z.array(z.int()).max(mostSamples),
  /** From the sample before, of the first one from `startTime`; V8 writes negative ones where samples came out of order. */
  timeDeltas: z.array(z.number()).max(mostSamples),
});

export type CpuProfile = z.infer<typeof cpuProfileSchema>;

/** null where `value` is no such profile. Never throws. */
export const parseCpuProfile = (value: unknown): CpuProfile | null => cpuProfileSchema.safeParse(value).data ?? null;
