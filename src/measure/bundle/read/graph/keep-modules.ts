import type { MergedEdge, MergedModule } from './merge-modules.ts';

export interface Kept {
  readonly modules: readonly MergedModule[];
  readonly edges: readonly MergedEdge[];
}

/** Modules that can be come to from `start`, itself included, as long as `isWay` lets an edge pass. */
const reach = (
  start: Iterable<MergedModule>,
  ways: ReadonlyMap<MergedModule, readonly MergedEdge[]>,
  next: (edge: MergedEdge) => MergedModule,
): Set<MergedModule> => {
  const seen = new Set(start);
  for (const module of seen) {
    for (const edge of ways.get(module) ?? []) if (edge.active) seen.add(next(edge));
  }
  return seen;
};

const put = (ways: Map<MergedModule, MergedEdge[]>, end: MergedModule, edge: MergedEdge): void => {
  const known = ways.get(end);
  if (known === undefined) ways.set(end, [edge]);
  else known.push(edge);
};

/**
 * What is emitted, and of what is not: files that pass an import on (a barrel that only exports again: without it nobody could
 * tell who asks), and files that an emitted one imports and the bundler left out. The import is then inactive; where a change
 * makes it active, the other side knows it. Chunks of such modules: none.
 */
export const keepModules = (all: readonly MergedModule[]): Kept => {
  const isEmitted = (module: MergedModule): boolean => module.chunks.size > 0;
  const emitted = all.filter(isEmitted);
  const out = new Map<MergedModule, MergedEdge[]>();
  const backInto = new Map<MergedModule, MergedEdge[]>();
  for (const module of all) {
    for (const [from, edges] of module.importers) {
      for (const edge of edges) {
        put(out, from, edge);
        if (!isEmitted(from)) put(backInto, module, edge);
      }
    }
  }
  const reachable = reach(emitted, out, ({ to }) => to);
  const leading = reach(emitted, backInto, ({ from }) => from);
  const onTheWay = (module: MergedModule): boolean => reachable.has(module) && leading.has(module);
  const edges: MergedEdge[] = [];
  const leftOut = new Set<MergedModule>();
  for (const [from, ways] of out) {
    if (!onTheWay(from)) continue;
    for (const edge of ways) {
      if (onTheWay(edge.to)) edges.push(edge);
      else if (isEmitted(from)) {
        leftOut.add(edge.to);
        edges.push({ ...edge, active: false });
      }
    }
  }
  return { modules: all.filter((module) => onTheWay(module) || leftOut.has(module)), edges };
};
