import { z } from 'zod';

/** A function as V8 names it in profiles of both kinds. */
export const callFrameSchema = z.object({
  functionName: z.string(),
  scriptId: z.string(),
  /** "file:///…", an absolute path, "node:…", or "" for what has no script. */
  url: z.string(),
  /** Of the function's beginning, from 0; -1 where there is none. */
  lineNumber: z.int(),
  columnNumber: z.int(),
});

export type CallFrame = z.infer<typeof callFrameSchema>;
