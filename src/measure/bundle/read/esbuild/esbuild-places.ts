import { access } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { inside } from '../inside.ts';
import { textAt } from '../raw.ts';
import type { Metafile } from './read-esbuild.ts';

export interface EsbuildPlaces {
  /** Absolute directory of emitted files. */
  readonly output: string;
  /** The name of an output's path from there; null for one outside of it. */
  readonly fileOf: (path: string) => string | null;
  /** From the suite's directory to where esbuild ran: "" or such as "../..". */
  readonly offset: string;
}

const mostLevels = 6;

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** A metafile does not say where esbuild ran: in the suite's directory, or above it, as from the root of a monorepo. */
const levelOf = async (metafile: Metafile, directory: string): Promise<number> => {
  const paths = [...metafile.outputs.values()].flatMap((it) => textAt(it, 'entryPoint') ?? []).slice(0, 1);
  for (let level = 0; level < mostLevels; level++) {
    const base = resolve(directory, ...Array.from({ length: level }, () => '..'));
    for (const path of paths) if (await exists(join(base, path))) return level;
  }
  return 0;
};

const commonDirectory = (paths: readonly string[]): string => {
  const [first = ''] = paths;
  let common = dirname(first);
  while (paths.some((path) => inside(common, path) === null) && common !== dirname(common)) common = dirname(common);
  return common;
};

export const esbuildPlaces = async (
  metafile: Metafile,
  { directory, output }: { readonly directory: string; readonly output: string | null },
): Promise<EsbuildPlaces> => {
  const up = Array.from({ length: await levelOf(metafile, directory) }, () => '..');
  const base = resolve(directory, ...up);
  const top =
    output ?? commonDirectory([...metafile.outputs.keys()].map((path) => resolve(base, path.split('/').join(sep))));
  return { output: top, offset: up.join('/'), fileOf: (path) => inside(top, resolve(base, path)) };
};
