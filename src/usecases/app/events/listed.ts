import type { z } from 'zod';

/** The first so many of a list, without what is not as GitHub describes it; nothing where there is no list. */
export const listed = <T>(item: z.ZodType<T>, list: unknown, most: number): readonly T[] => {
  // Cut before it is read: a schema of the whole list would look at each of millions, and keep a problem for each.
  const first: readonly unknown[] = Array.isArray(list) ? list.slice(0, most) : [];
  return first.flatMap((it) => {
    const { success, data } = item.safeParse(it);
    return success ? [data] : [];
  });
};
