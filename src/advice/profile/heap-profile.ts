import { z } from 'zod';
import { type CallFrame, callFrameSchema } from './call-frame.ts';

const mostSamples = 5_000_000;

export interface HeapProfileNode {
  readonly callFrame: CallFrame;
  /** Bytes. */
  readonly selfSize: number;
  readonly id: number;
  readonly children: readonly HeapProfileNode[];
}

const node: z.ZodType<HeapProfileNode> = z.lazy(() =>
  z.object({ callFrame: callFrameSchema, selfSize: z.number().min(0), id: z.int(), children: z.array(node) }),
);

/** What V8's sampling heap profiler gives, as files named .heapprofile hold it. */
const heapProfileSchema = z.object({
  head: node,
  /** Sizes are scaled up to all that a sample stands for, bytes. Ordinals count samples in the order they were taken. */
  samples: z.array(z.object({ size: z.number().min(0), nodeId: z.int(), ordinal: z.number() })).max(mostSamples),
});

export type HeapProfile = z.infer<typeof heapProfileSchema>;

/** null where `value` is no such profile. Never throws. */
export const parseHeapProfile = (value: unknown): HeapProfile | null => {
  try {
    return heapProfileSchema.safeParse(value).data ?? null;
  } catch {
    // Nested deeper than the stack: V8 itself stops at 128 frames.
    return null;
  }
};
