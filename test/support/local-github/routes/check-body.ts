import { z } from 'zod';
import { countCharacters } from '../json.ts';

/** GitHub's limits of checks: characters of summary and text, annotations a request, buttons. */
export const checkLimits = { text: 65_535, annotations: 50, actions: 3, message: 65_536, title: 255 } as const;

const annotation = z
  .object({
    path: z.string().min(1),
    start_line: z.number().int(),
    end_line: z.number().int(),
    start_column: z.number().int().nullish(),
    end_column: z.number().int().nullish(),
    annotation_level: z.enum(['notice', 'warning', 'failure']),
    // 64 KB, counted in bytes.
    message: z
      .string()
      .min(1)
      .refine((it) => Buffer.byteLength(it) <= checkLimits.message, 'message is longer than 64 KB.'),
    title: z.string().max(checkLimits.title).nullish(),
    raw_details: z
      .string()
      .refine((it) => Buffer.byteLength(it) <= checkLimits.message, 'raw_details is longer than 64 KB.')
      .nullish(),
  })
  .refine((it) => it.end_line >= it.start_line, 'end_line is before start_line.')
  .refine(
    (it) => it.start_line === it.end_line || (it.start_column == null && it.end_column == null),
    'Columns are allowed only when start_line and end_line are the same.',
  );

/** Characters as people count them, not UTF-16 units. */
const limited = (most: number): z.ZodType<string> =>
  z.string().superRefine((text, context) => {
    if (countCharacters(text) > most) {
      context.addIssue({ code: 'too_big', origin: 'string', maximum: most, inclusive: true, input: text });
    }
  });

const output = z.object({
  title: z.string().nullish(),
  summary: limited(checkLimits.text),
  text: limited(checkLimits.text).nullish(),
  annotations: z.array(annotation).max(checkLimits.annotations).optional(),
  images: z.array(z.unknown()).optional(),
});

const conclusions = ['success', 'failure', 'neutral', 'cancelled', 'skipped', 'timed_out', 'action_required'] as const;

const common = {
  details_url: z.string().nullish(),
  external_id: z.string().nullish(),
  status: z.enum(['queued', 'in_progress', 'completed']).optional(),
  started_at: z.string().nullish(),
  conclusion: z.enum(conclusions).nullish(),
  completed_at: z.string().nullish(),
  output: output.nullish(),
  actions: z
    .array(
      z.object({
        label: limited(20).refine((it) => it.length > 0),
        description: limited(40),
        identifier: limited(20).refine((it) => it.length > 0),
      }),
    )
    .max(checkLimits.actions)
    .optional(),
};

const completesWithConclusion = (it: {
  status?: string | undefined;
  conclusion?: string | null | undefined;
}): boolean => it.status !== 'completed' || typeof it.conclusion === 'string';

export const newCheck = z
  .object({ name: z.string().min(1), head_sha: z.string().min(1), ...common })
  .refine(completesWithConclusion, 'conclusion is required when status is "completed".');

export const changedCheck = z
  .object({ name: z.string().min(1).optional(), ...common })
  .refine(completesWithConclusion, 'conclusion is required when status is "completed".');

export type CheckBody = z.infer<typeof changedCheck>;
