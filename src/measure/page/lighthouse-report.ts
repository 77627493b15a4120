import { z } from 'zod';

const amount = z.number().nonnegative();

const request = z.object({
  url: z.string(),
  kind: z.string(),
  /** -1 where no answer came. */
  status: z.number(),
  failed: z.boolean(),
  /** Bytes over the network, headers included, and of the headers. */
  transfer: z.number(),
  headers: z.number(),
  /** ms on the browser's clock: when the page asked for it, when the network did, when all of it was there. */
  discovered: z.number(),
  requested: z.number(),
  ended: z.number(),
  frame: z.string(),
  cached: z.boolean(),
});

/** What is read of Lighthouse's result; the rest of it is dropped in the visitor's process. */
export const lighthouseReportSchema = z.object({
  lighthouseVersion: z.string(),
  finalDisplayedUrl: z.string().catch(''),
  /** Why the page could not be measured. */
  runtimeError: z.object({ code: z.string(), message: z.string() }).optional(),
  runWarnings: z.array(z.string()).catch([]),
  environment: z.object({ benchmarkIndex: amount.catch(0), hostUserAgent: z.string().catch('') }),
  audits: z.record(
    z.string(),
    z.object({
      /** Absent where Lighthouse could not tell. */
      numericValue: amount.optional().catch(undefined),
      details: z
        .object({ items: z.array(z.unknown()) })
        .optional()
        .catch(undefined),
    }),
  ),
  requests: z.array(request),
});

export type LighthouseReport = z.infer<typeof lighthouseReportSchema>;
export type ReportedRequest = LighthouseReport['requests'][number];

/** One group of the main thread's work, ms. */
export const workItemSchema = z.object({ group: z.string(), duration: amount });
