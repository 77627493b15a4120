import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyPatch, parsePatch } from 'diff';
import type { FileTexts } from '../../../src/investigation/facts.ts';

const examples = join(import.meta.dirname, '..', '..', '..', 'docs', 'examples');
const patches = join(examples, 'store-patches');

const pathOf = (name: string | undefined): string | null =>
  name === undefined || name === '/dev/null' ? null : name.replace(/^[ab]\//, '');

const read = (path: string): string => readFileSync(join(examples, 'store', path), 'utf8');

export interface ExampleChange {
  readonly diff: string;
  readonly files: Readonly<Record<string, FileTexts>>;
}

/** The store with one of its patches: both sides of the files that it touches. */
export const exampleChange = (name: string): ExampleChange => {
  const diff = readFileSync(join(patches, `${name}.patch`), 'utf8');
  const files = parsePatch(diff).map((patch): [string, FileTexts] => {
    const [from, to] = [pathOf(patch.oldFileName), pathOf(patch.newFileName)];
    const base = from === null ? null : read(from);
    const head = to === null ? null : applyPatch(base ?? '', patch);
    if (head === false) throw new Error(`${name}.patch does not fit ${from}.`);
    return [to ?? from ?? '', { base, head }];
  });
  return { diff, files: Object.fromEntries(files) };
};

export const exampleNames = (): readonly string[] =>
  readdirSync(patches)
    .filter((file) => /^[\w-]+\.patch$/.test(file))
    .map((file) => file.replace('.patch', ''));

/** What makes the head of a patch without its cause. */
export const withoutCause = (name: string): string => readFileSync(join(patches, `${name}.without.patch`), 'utf8');

export const applied = (files: ExampleChange['files'], path: string, patch: string): string => {
  const text = applyPatch(files[path]?.head ?? '', patch);
  if (text === false) throw new Error(`The patch does not fit ${path}.`);
  return text;
};
