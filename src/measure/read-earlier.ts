import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { z } from 'zod';
import { type Block, blockSchema } from '../core/block.ts';
import { type BundleGraph, bundleGraphSchema } from '../core/bundle/bundle-graph.ts';
import { type BundleMeasurement, bundleMeasurementSchema } from '../core/bundle/bundle-measurement.ts';
import { UsageError } from '../core/errors.ts';
import { type Investigation, investigationSchema } from '../core/investigation.ts';
import { type ProfileDifference, profileDifferenceSchema } from '../core/profile.ts';
import { proofFile } from '../core/raw-names.ts';
import { type Result, resultSchema } from '../core/result.ts';
import type { Side } from '../core/side.ts';
import { type ProofState, proofStateSchema } from '../investigation/proof/proof-state.ts';

/** What a run has left in its directory. */
export interface ReadRun {
  readonly result: Result;
  /** What its blocks were judged by. Of any form. */
  readonly plan: unknown;
  readonly blocks: readonly Block[];
  readonly bundles: readonly BundleMeasurement[];
  readonly profiles: readonly ProfileDifference[];
  readonly graphs: ReadonlyMap<string, Readonly<Partial<Record<Side, BundleGraph>>>>;
  /** Of an investigation; null where there was none, or where it was another version's. */
  readonly proof: ProofState | null;
  readonly investigation: Investigation | null;
}

/** Bytes, unpacked. */
const largestGraph = 512 * 2 ** 20;

const inOrder = (a: Block, b: Block): number => (a.suite === b.suite ? a.index - b.index : a.suite < b.suite ? -1 : 1);

/**
 * Reads the directory of a run, for one that goes on with it. Throws a UsageError where it has no result that this version knows, or
 * its raw data are damaged.
 */
export const readEarlier = async (directory: string, shown: string): Promise<ReadRun> => {
  const cure =
    'Name the directory of an earlier `pacegate check` or `pacegate investigate` with its result.json and raw/.';
  const damaged = (name: string, cause: unknown): UsageError =>
    new UsageError(`${join(shown, name)} can't be read, or is of another version of Pacegate.`, cure, { cause });
  const read = async <T>(name: string, schema: z.ZodType<T>): Promise<T> => {
    try {
      return schema.parse(JSON.parse(await readFile(join(directory, name), 'utf8')));
    } catch (error) {
      throw damaged(name, error);
    }
  };
  const optional = <T>(name: string, schema: z.ZodType<T>): Promise<T | null> => read(name, schema).catch(() => null);

  const result = await read('result.json', resultSchema);
  const names = await readdir(join(directory, 'raw')).catch((): string[] => []);
  const all = <T>(pattern: RegExp, schema: z.ZodType<T>): Promise<T[]> =>
    Promise.all(names.filter((name) => pattern.test(name)).map((name) => read(join('raw', name), schema)));
  const graphs = new Map<string, Partial<Record<Side, BundleGraph>>>();
  for (const name of names) {
    const [, suite, side] = /^(.+)-bundle-(base|head)\.json\.gz$/u.exec(name) ?? [];
    if (suite === undefined || (side !== 'base' && side !== 'head')) continue;
    try {
      const text = await promisify(gunzip)(await readFile(join(directory, 'raw', name)), {
        maxOutputLength: largestGraph,
      });
      graphs.set(suite, { ...graphs.get(suite), [side]: bundleGraphSchema.parse(JSON.parse(text.toString('utf8'))) });
    } catch {
      // Pictures are made of it, and nothing else.
    }
  }
  let plan: unknown = null;
  try {
    plan = JSON.parse(await readFile(join(directory, 'raw/plan.json'), 'utf8'));
  } catch (error) {
    throw damaged('raw/plan.json', error);
  }
  return {
    result,
    plan,
    blocks: (await all(/-\d{3,}\.json$/u, blockSchema)).toSorted(inOrder),
    bundles: await all(/-bundle\.json$/u, bundleMeasurementSchema),
    profiles: await all(/-profile-[a-z]+\.json$/u, profileDifferenceSchema),
    graphs,
    proof: await optional(proofFile, proofStateSchema),
    investigation: await optional('investigation.json', investigationSchema),
  };
};
