import { applyPatch, parsePatch } from 'diff';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Facts, FileTexts } from '../../../src/investigation/facts.ts';
import { makeResult } from '../../support/make-result.ts';

const examples = join(import.meta.dirname, '..', '..', '..', 'docs', 'examples');

const nameOf = (name: string | undefined): string | null =>
  name === undefined || name === '/dev/null' ? null : name.replace(/^[ab]\//u, '');

const applied = (text: string | null, patch: Parameters<typeof applyPatch>[1]): string => {
  const made = applyPatch(text ?? '', patch);
  if (made === false) throw new Error('The patch does not apply.');
  return made;
};

export interface BenchPatch {
  readonly name: string;
  readonly facts: Pick<Facts, 'diff' | 'files'>;
  /** Texts of the files that the patch which takes out the cause changes; null without one. */
  readonly without: ReadonlyMap<string, string | null> | null;
}

const read = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null);

/** A patch of an example with the texts of both sides. `example`: "store", "shop". */
export const benchPatch = (example: string, folder: string, name: string): BenchPatch => {
  const root = join(examples, example);
  const diff = readFileSync(join(examples, folder, `${name}.patch`), 'utf8');
  const files: Record<string, FileTexts> = {};
  for (const patch of parsePatch(diff)) {
    const [before, after] = [nameOf(patch.oldFileName), nameOf(patch.newFileName)];
    const base = before === null ? null : read(join(root, before));
    files[after ?? before ?? ''] = { base, head: after === null ? null : applied(base, patch) };
  }
  const undo = read(join(examples, folder, `${name}.without.patch`));
  const texts = (text: string): ReadonlyMap<string, string | null> =>
    new Map(
      parsePatch(text).map((patch) => {
        const path = nameOf(patch.newFileName) ?? nameOf(patch.oldFileName) ?? '';
        const gone = nameOf(patch.newFileName) === null;
        return [path, gone ? null : applied(files[path]?.head ?? read(join(root, path)), patch)];
      }),
    );
  return { name, facts: { diff, files }, without: undo === null ? null : texts(undo) };
};

export const namesIn = (folder: string): readonly string[] =>
  readdirSync(join(examples, folder))
    .filter((name) => name.endsWith('.patch') && !name.endsWith('.without.patch'))
    .map((name) => name.slice(0, -'.patch'.length))
    .toSorted();

const truth = z.object({
  patches: z.array(
    z.object({
      name: z.string(),
      cause: z.object({ class: z.string(), path: z.string(), line: z.int() }).nullable(),
    }),
  ),
});

export const truthOf = (folder: string) =>
  truth.parse(JSON.parse(readFileSync(join(examples, folder, 'truth.json'), 'utf8'))).patches;

/** Facts without any measurement, but for what a test gives. */
export const factsOf = (facts: Pick<Facts, 'diff' | 'files'>, measured: Partial<Facts> = {}): Facts => ({
  ...facts,
  directories: { api: '' },
  result: makeResult({ metrics: [] }),
  blocks: [],
  profiles: [],
  ...measured,
});
