import type { Side } from '../../core/side.ts';
import { type ChangedFile, otherSide, type Unit } from './change.ts';
import type { Origin } from './mixture.ts';
import { bringing, type Problem } from './problems.ts';
import type { Script } from './read-script.ts';
import { packageOf } from './resolve-file.ts';

/** A changed file as it stands in the mixture; `script` null where it is not there, or can't be read. */
export interface MixedModule {
  readonly file: ChangedFile;
  readonly exists: boolean;
  readonly script: Script | null;
  readonly origins: readonly (Origin | null)[];
  readonly units: readonly Unit[];
  readonly sides: Readonly<Record<Side, Script | null>>;
}

export interface ModuleView {
  /** The file by its name at head; null for files that were not changed, or can't be read. */
  readonly module: (path: string) => MixedModule | null;
  readonly other: Side;
  readonly flipped: ReadonlySet<string>;
  /** Packages that only one side asks for itself, with the unit that brings them, and the side that has them. */
  readonly packages: ReadonlyMap<string, { readonly unit: string; readonly side: Side }>;
  /** By the name at base of a file that was moved, its name at head. */
  readonly moved: ReadonlyMap<string, string>;
  /** The changed file that a request means, by either of its names; null for others. */
  readonly resolve: (from: string, request: string) => string | null;
}

/** What is wrong with one request: the file, the name or the package that it asks for is not there. */
const lacking = (
  from: MixedModule,
  { request, names, at }: Script['taken'][number],
  view: ModuleView,
): Problem | null => {
  const { other, flipped, packages } = view;
  const origin = from.origins[(from.script?.lineOf(at) ?? 1) - 1] ?? null;
  // A line that was not flipped goes along with what it asks for; one that came back needs it.
  const cures = (needed: () => readonly string[]): readonly string[] =>
    origin !== null && !origin.flipped ? [origin.unit.id] : needed();
  const brought = packages.get(packageOf(request) ?? '');
  if (brought !== undefined) {
    const has = flipped.has(brought.unit) === (brought.side === other);
    return has
      ? null
      : { text: `${from.file.path} imports ${request}, which is not installed.`, cures: cures(() => [brought.unit]) };
  }
  const side = otherSide(other);
  const path = view.resolve(side === 'base' ? from.file.basePath : from.file.path, request) ?? '';
  const target = view.module(view.moved.get(path) ?? path);
  if (target === null) return null;
  // A file that was moved stays where the side has it.
  const isElsewhere = path !== (side === 'base' ? target.file.basePath : target.file.path);
  if (isElsewhere || !target.exists)
    return {
      text: `${from.file.path} imports ${path}, which is not there.`,
      cures: cures(() => (isElsewhere ? [] : target.units.map(({ id }) => id))),
    };
  const given = target.script?.given ?? null;
  const missing = given === null ? undefined : names.find((name) => name !== '*' && !given.has(name));
  if (missing === undefined) return null;
  return {
    text: `${from.file.path} imports ${missing} from ${target.file.path}, which does not export it.`,
    cures: cures(() => bringing({ ...target, other, flipped }, missing)),
  };
};

/** Names that both sides of a file export, and the mixture does not: files that were not changed may ask for them. */
const lost = (it: MixedModule, { other, flipped }: ModuleView): readonly Problem[] => {
  const { file, script, sides } = it;
  const [base, head, own] = [sides.base?.given, sides.head?.given, script?.given];
  if (base == null || head == null || own == null) return [];
  return Array.from(base.keys())
    .filter((name) => head.has(name) && !own.has(name))
    .map((name) => ({
      text: `${file.path} no longer exports ${name}.`,
      cures: bringing({ ...it, other, flipped }, name),
    }));
};

/** What is wrong between these files and those that they ask for. */
export const moduleProblems = (paths: Iterable<string>, view: ModuleView): readonly Problem[] =>
  Array.from(paths).flatMap((path) => {
    const it = view.module(path);
    if (it?.script == null) return [];
    const taken = it.script.taken.flatMap((request) => lacking(it, request, view) ?? []);
    return [...taken, ...lost(it, view)];
  });

/** Files by whom they ask for: a file by its name at head, a package by its own. Of both sides. */
export const usersOf = (
  modules: Iterable<MixedModule>,
  { moved, resolve }: Pick<ModuleView, 'moved' | 'resolve'>,
): ReadonlyMap<string, ReadonlySet<string>> => {
  const users = new Map<string, Set<string>>();
  for (const { file, sides } of modules)
    for (const side of ['base', 'head'] as const)
      for (const { request } of sides[side]?.taken ?? []) {
        const path = resolve(side === 'base' ? file.basePath : file.path, request);
        const asked = path === null ? packageOf(request) : (moved.get(path) ?? path);
        if (asked !== null) users.set(asked, (users.get(asked) ?? new Set()).add(file.path));
      }
  return users;
};
