import type { z } from 'zod';
import { countValues } from './count-values.ts';
import { refusal, shown } from './refuse.ts';

/** The value as the schema gives it. Throws an UploadError that names the first place where it differs. */
export const matchSchema = <S extends z.ZodType>(
  value: unknown,
  schema: S,
  { name, what, mostValues }: { readonly name: string; readonly what: string; readonly mostValues: number },
): z.infer<S> => {
  if (countValues(value, mostValues) > mostValues)
    throw refusal(name, `is not ${what}: it holds more than ${mostValues} values`);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw refusal(
    name,
    `is not ${what}: at ${shown((first?.path ?? []).join('.'))}, ${shown(first?.message ?? 'something is wrong')}`,
  );
};
