import { relative, sep } from 'node:path';
import type { BundleGraph } from '../../core/bundle/bundle-graph.ts';
import type { EmittedFiles } from './emitted-files.ts';
import { fileLayout, type FileLayout, type ParsedTexts } from './file-layout.ts';
import { type FileMembers, fileMembers } from './file-members.ts';
import { moduleSource } from './module-source.ts';

/** A graph together with the files that it is about. Texts are read when they are asked for and not kept. */
export interface EmittedBundle {
  readonly graph: BundleGraph;
  readonly members: FileMembers;
  /** Absolute directory of the emitted files. */
  readonly output: string;
  /** For each module, what it is called in the emitted files; see ReadBundle. */
  readonly ids: readonly (readonly string[])[];
  /** Of a script or style. */
  text(file: number): Promise<string>;
  layout(file: number): Promise<FileLayout>;
  /** The module as it lies in the checkout; null where it does not. */
  source(module: number): Promise<string | null>;
}

export interface EmittedBundleOptions {
  readonly graph: BundleGraph;
  readonly ids: readonly (readonly string[])[];
  readonly files: EmittedFiles;
  /** Absolute: the suite's directory, and that of the emitted files. */
  readonly directory: string;
  readonly output: string;
  readonly parsed: ParsedTexts;
}

const modulesById = (ids: readonly (readonly string[])[]): Map<string, number[]> => {
  const byId = new Map<string, number[]>();
  for (const [index, own] of ids.entries()) {
    for (const id of new Set(own)) {
      const others = byId.get(id);
      if (others === undefined) byId.set(id, [index]);
      else others.push(index);
    }
  }
  return byId;
};

/** See EmittedBundle. Layouts are worked out once; they hold places only. */
export const emittedBundle = (options: EmittedBundleOptions): EmittedBundle => {
  const { graph, ids, files, parsed } = options;
  const members = fileMembers(graph);
  const byId = modulesById(ids);
  const output = relative(options.directory, options.output).split(sep).join('/');
  const layouts = new Map<number, Promise<FileLayout>>();
  const text = async (file: number): Promise<string> => (await files.read(graph.files[file]?.name ?? '')).toString();
  const compute = async (file: number): Promise<FileLayout> =>
    fileLayout({ graph, members, byId, files, output, parsed }, file, await text(file));
  return {
    graph,
    members,
    output: options.output,
    ids,
    text,
    layout: (file) => {
      const layout = layouts.get(file) ?? compute(file);
      layouts.set(file, layout);
      return layout;
    },
    source: (module) => moduleSource(options.directory, graph.modules[module]?.name ?? '\0'),
  };
};
