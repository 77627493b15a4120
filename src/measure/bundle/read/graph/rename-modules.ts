import { packageOf } from '../package-of.ts';
import { fromBase, type NameBase } from '../webpack/module-name.ts';
import type { FinishedGraph } from './draft.ts';
import { byText } from './merge-modules.ts';

const isPath = (name: string): boolean => !/^(?:webpack\/|rspack\/|external |\(|[\w-]{2,}:)/.test(name);

/** The same graph with names of modules that start from another directory. */
export const renameModules = ({ graph, ids }: FinishedGraph, base: NameBase): FinishedGraph => {
  if (base.offset === '') return { graph, ids };
  const renamed = graph.modules.map((module, at) => {
    const isOwn = !['runtime', 'external'].includes(module.type) && isPath(module.name) && !module.name.startsWith('/');
    const name = isOwn ? fromBase(module.name, base) : module.name;
    return { at, module: { ...module, name, ...packageOf(name) } };
  });
  const order = renamed.sort((a, b) => byText(a.module.name, b.module.name));
  const places = new Map(order.map(({ at }, place) => [at, place]));
  const place = (at: number): number => places.get(at) ?? at;
  const edges = graph.edges.map(([from, to, ...rest]): (typeof graph.edges)[number] => [
    place(from),
    place(to),
    ...rest,
  ]);
  return {
    graph: {
      ...graph,
      modules: order.map(({ module }) => ({ ...module, root: module.root === null ? null : place(module.root) })),
      entries: graph.entries.map((it) => ({ ...it, modules: it.modules.map(place).sort((a, b) => a - b) })),
      edges: edges.sort((a, b) => a[0] - b[0] || a[1] - b[1] || byText(a[2], b[2]) || byText(a[3], b[3])),
    },
    ids: order.map(({ at }) => ids[at] ?? []),
  };
};
