import type { Draft } from './draft.ts';
import { byText, type MergedModule } from './merge-modules.ts';

/** The smaller one first, number by number. */
const byNumbers = (a: readonly number[], b: readonly number[]): number => {
  for (const [at, number] of a.entries()) {
    const difference = number - (b[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
};

/**
 * Keys of chunks in an order that says nothing of their numbers: by names, then by who asks for them, then by the modules in
 * them, and by their files only where nothing else tells them apart.
 */
export const sortChunks = ({ chunks }: Draft, modules: readonly MergedModule[]): string[] => {
  const inside = new Map<string, number[]>([...chunks.keys()].map((key) => [key, []]));
  for (const [at, module] of modules.entries()) for (const key of module.chunks) inside.get(key)?.push(at);
  const words = (key: string, what: 'names' | 'origins' | 'files'): string =>
    [...(chunks.get(key)?.[what] ?? [])].sort(byText).join('\n');
  return [...chunks.keys()].sort(
    (a, b) =>
      byText(words(a, 'names'), words(b, 'names')) ||
      byText(words(a, 'origins'), words(b, 'origins')) ||
      byNumbers(inside.get(a) ?? [], inside.get(b) ?? []) ||
      byText(words(a, 'files'), words(b, 'files')),
  );
};
