import { z } from 'zod';
import { bundleGraphSchema } from '../../../../core/bundle/bundle-graph.ts';
import { BundleError } from '../../../../core/errors.ts';
import type { StatisticsFile } from './statistics-file.ts';
import { statisticsSchema } from './statistics-file.ts';

const fileSchema = z.strictObject({
  schema: z.literal(statisticsSchema),
  context: z.string(),
  output: z.string(),
  graph: bundleGraphSchema,
  ids: z.array(z.array(z.string())),
});

/** Whether every number stands for something that is there. */
const fits = ({ graph: { files, chunks, modules, entries, edges }, ids }: StatisticsFile): boolean => {
  const below = (list: readonly number[], { length }: readonly unknown[]): boolean => list.every((it) => it < length);
  return (
    ids.length === modules.length &&
    edges.every(([from, to]) => below([from, to], modules)) &&
    chunks.every((it) => below(it.files, files) && below(it.media, files)) &&
    modules.every((it) => below(it.chunks, chunks) && (it.root === null || it.root < modules.length)) &&
    entries.every(
      (it) => below(it.files, files) && below([...it.initial, ...it.async], chunks) && below(it.modules, modules),
    )
  );
};

/** Checks what the plugin's file holds. Throws a BundleError. */
export const checkOwn = (members: Readonly<Record<string, unknown>>, shown: string): StatisticsFile => {
  const known = members['schema'];
  if (typeof known === 'string' && known !== statisticsSchema)
    throw new BundleError(
      `The statistics ${shown} have the schema ${JSON.stringify(known.slice(0, 60))}; this Pacegate reads "${statisticsSchema}".`,
      'Use the same version of Pacegate in the build and in the workflow.',
    );
  const parsed = fileSchema.safeParse(members);
  if (parsed.success && fits(parsed.data)) return parsed.data;
  const where = parsed.error?.issues[0]?.path.join('.') ?? 'graph';
  throw new BundleError(
    `The statistics ${shown} are not as Pacegate's plugin writes them: \`${where.slice(0, 80)}\` is wrong.`,
    'Build again. Use the same version of Pacegate in the build and in the workflow.',
  );
};
