import type { Draft, DraftModule } from '../read/graph/draft.ts';

const joinModule = (a: DraftModule, b: DraftModule): DraftModule => ({
  ...a,
  chunks: [...new Set([...a.chunks, ...b.chunks])],
});

/**
 * Two outputs of one build in one directory, as when old browsers get files of their own. Entries of the second that have a name of
 * the first get `format` in front.
 */
export const joinDrafts = (first: Draft, second: Draft, format: string): Draft => {
  const modules = new Map(first.modules);
  for (const [key, module] of second.modules) {
    const known = modules.get(key);
    modules.set(key, known === undefined ? module : joinModule(known, module));
  }
  const names = new Set(first.entries.map(({ name }) => name));
  return {
    ...first,
    modules,
    edges: [...first.edges, ...second.edges],
    files: new Set([...first.files, ...second.files]),
    chunks: new Map([...first.chunks, ...second.chunks]),
    entries: [
      ...first.entries,
      ...second.entries.map((it) => (names.has(it.name) ? { ...it, name: `${format}/${it.name}` } : it)),
    ],
  };
};
