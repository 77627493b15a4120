import { bundleSchema } from './bundle-schema.ts';
import { nearestName } from './nearest.ts';
import type { Path, PlacedProblem } from './problem.ts';
import { isMapping, quoted } from './problem.ts';

/** Each alone is enough to know what a build emitted. */
const sources = ['stats', 'output'];

/** What the schema can't say about a suite of type bundle. */
export const checkBundle = (suite: unknown, path: Path): PlacedProblem[] => {
  if (!isMapping(suite) || sources.some((key) => Object.hasOwn(suite, key))) return [];
  // A mistyped key is one mistake, and was reported.
  const strangers = Object.keys(suite).filter((key) => !Object.hasOwn(bundleSchema.shape, key));
  if (strangers.some((key) => nearestName(key, sources) !== null)) return [];
  const problem = `${quoted(String(path.at(-1)))} says neither with "stats" nor with "output" what the build emits.`;
  const cure =
    'Add "stats": the file that Pacegate\'s plugin or the bundler writes, such as dist/pacegate-stats.json, or "output": the directory of the emitted files, such as dist.';
  return [{ path: [...path, 'stats'], at: 'value', problem, cure }];
};
