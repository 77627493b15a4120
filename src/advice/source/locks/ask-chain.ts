import type { LockFile } from './lock-file.ts';

const keyOf = (name: string, version: string | null): string => JSON.stringify([name, version]);

/**
 * The shortest way from a part of the project to a package, as names with versions: [".", "a@1.0.0", "lodash@4.17.21"]. Begins with a
 * package where the lock file does not say what the project asks for; holds the package alone where nobody asks for it.
 */
export const askChain = (
  lock: LockFile,
  { name, version }: { readonly name: string; readonly version: string },
): readonly string[] => {
  const askers = new Map<string, LockFile['packages'][number]['askedBy'][number][]>();
  for (const it of lock.packages) {
    const known = askers.get(keyOf(it.name, it.version)) ?? [];
    askers.set(keyOf(it.name, it.version), [...known, ...it.askedBy]);
  }
  const text = (at: { readonly name: string; readonly version: string | null }): string =>
    at.version === null ? at.name : `${at.name}@${at.version}`;
  let longest: readonly string[] = [text({ name, version })];
  const seen = new Set([keyOf(name, version)]);
  const waiting = [{ key: keyOf(name, version), way: longest }];
  for (const at of waiting) {
    const above = askers.get(at.key) ?? [];
    const project = above.find((asker) => asker.version === null);
    if (project !== undefined) return [project.name, ...at.way];
    // Without a root in the lock file, the last that nobody asks for is what the project does.
    if (above.length === 0 && at.way.length > longest.length) longest = at.way;
    for (const asker of above) {
      const key = keyOf(asker.name, asker.version);
      if (seen.has(key)) continue;
      seen.add(key);
      waiting.push({ key, way: [text(asker), ...at.way] });
    }
  }
  return longest;
};
