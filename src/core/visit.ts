import { z } from 'zod';

const amount = z.number().min(0);

const request = z.strictObject({
  /** Without query and fragment where they are long; at most 300 characters. */
  url: z.string(),
  /** "Document", "Script", "Stylesheet", "Image", "Font", "Fetch", "Other", … as Chrome names it. */
  kind: z.string(),
  /** Since the start of the navigation, ms. */
  start: amount,
  end: amount,
  /** Over the network, compressed, with headers. */
  transfer: amount,
  /** HTTP status; 0 where none came, such as for a blocked host. */
  status: z.int().min(0),
});

/** One load of a page in a browser that has never seen it. */
export const visitSchema = z.strictObject({
  side: z.enum(['base', 'head']),
  /** By metric identifier ("page.lcp"), in the metric's unit; one that could not be had is absent. */
  values: z.record(z.string(), amount),
  /** Lighthouse's figure for the speed of the machine during this visit. */
  benchmarkIndex: amount,
  /** Where the navigation ended. */
  finalUrl: z.string(),
  requests: z.array(request),
});

export type Visit = z.infer<typeof visitSchema>;
export type VisitRequest = Visit['requests'][number];
