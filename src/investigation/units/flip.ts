import { diffManifests } from '../../advice/source/diff-manifests.ts';
import type { Side } from '../../core/side.ts';
import { type Change, type ChangedFile, otherSide, type Unit } from './change.ts';
import { mix, type Mixture, piecesByFile } from './mixture.ts';
import { type MixedModule, moduleProblems, usersOf } from './module-problems.ts';
import { byDistance, type Problem, problemsIn } from './problems.ts';
import { createScriptReader, type Script } from './read-script.ts';
import { createResolve } from './resolve-file.ts';
import { tiesOf } from './ties.ts';

/** Units that were flipped, those that had to come along included, or why it can't be done. */
export type Flipped =
  | { readonly units: ReadonlySet<string>; readonly texts: ReadonlyMap<string, string | null> }
  | { readonly reason: string };

export type Flip = (ids: Iterable<string>, side: Side) => Flipped;

/** What needs more than this can't be called one cause. */
const mostFlips = 400;
const mostRounds = 60;
/** Trees of sources are large: those of so many mixtures are kept. */
const mostMixtures = 16;
/** How many ways of making a file parse again are tried. */
const mostTries = 24;

/** What holds for every flip of a change. */
interface Known {
  readonly ties: ReturnType<typeof tiesOf>;
  readonly packages: ReadonlyMap<string, { readonly unit: string; readonly side: Side }>;
  /** Problems between files that a side has as it is: they are not of the flipping. */
  readonly tolerated: ReadonlySet<string>;
  /** Files by what they ask for: other files, and packages. */
  readonly users: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Dependencies that only one side asks for, with the unit that they belong to. */
const packagesOf = (change: Change): Known['packages'] => {
  const manifests = Array.from(change.files.values()).filter(({ role }) => role === 'manifest');
  const oneSided = manifests
    .flatMap(({ base, head }) => diffManifests(base, head).dependencies)
    .filter(({ base, head }) => base === null || head === null);
  return new Map(
    oneSided.flatMap(({ name, base }) => {
      const unit = change.units.find(({ kind, packages }) => kind === 'dependency' && packages.includes(name));
      return unit === undefined ? [] : [[name, { unit: unit.id, side: base === null ? 'head' : 'base' }] as const];
    }),
  );
};

/**
 * Makes mixtures of both sides of a change: one side, but for some units, which stand as on the other one. Takes along what they need, so
 * that names are declared, imports find what they ask for, and scripts parse.
 */
export const createFlip = (change: Change, read = createScriptReader()): Flip => {
  const owned = piecesByFile(change);
  const readMixture = createScriptReader(mostMixtures);
  const byId = new Map(change.units.map((unit) => [unit.id, unit]));
  const readSide = (file: ChangedFile, side: Side): Script | null => {
    const text = file[side];
    return text === null || file.role !== 'script' ? null : read(text, file.path);
  };
  const unitsOf = (path: string): readonly Unit[] =>
    Array.from(new Set((owned.get(path) ?? []).map(({ unit }) => unit)));

  const parses = (file: ChangedFile, text: string): Script | null => {
    const own = (['base', 'head'] as const).find((side) => file[side] === text);
    const script = own === undefined ? readMixture(text, file.path) : readSide(file, own);
    const sides = [readSide(file, 'base'), readSide(file, 'head')].flatMap((it) => it ?? []);
    // What no side can be parsed of is not judged by the parser.
    if (sides.length === 0) return script;
    const most = Math.max(...sides.map(({ mistakes }) => mistakes));
    return script !== null && script.mistakes - script.clashes.length <= most ? script : null;
  };
  const isReadable = (file: ChangedFile): boolean =>
    file.role === 'script' &&
    (['base', 'head'] as const).every((side) => file[side] === null || readSide(file, side) !== null);

  const kept = (file: ChangedFile) => ({
    file,
    units: unitsOf(file.path),
    sides: { base: readSide(file, 'base'), head: readSide(file, 'head') },
  });
  const scripts = Array.from(change.files.values()).filter(isReadable);
  const untouchedOf = { base: new Map<string, MixedModule>(), head: new Map<string, MixedModule>() };
  const untouched = (file: ChangedFile, side: Side): MixedModule => {
    const known = untouchedOf[side].get(file.path);
    if (known !== undefined) return known;
    const mixture = mix(file, owned.get(file.path) ?? [], side, new Set());
    const origins = mixture?.origins ?? [];
    const made = { ...kept(file), exists: mixture !== null, script: readSide(file, side), origins };
    untouchedOf[side].set(file.path, made);
    return made;
  };
  const moved = new Map(
    Array.from(change.files.values()).flatMap(({ path, basePath }) =>
      path === basePath ? [] : [[basePath, path] as const],
    ),
  );
  const readable = new Map(scripts.map((file) => [file.path, file]));
  const moduleAt = (path: string, side: Side): MixedModule | null => {
    const file = readable.get(path);
    return file === undefined ? null : untouched(file, side);
  };
  const resolve = createResolve((path) => change.files.has(path) || moved.has(path));
  // These need every script of the change read, so they wait until the first flip.
  let known: Known | null = null;
  const know = (): Known => {
    const packages = packagesOf(change);
    const asItIs = (side: Side): readonly Problem[] =>
      moduleProblems(readable.keys(), {
        module: (path) => moduleAt(path, side),
        other: otherSide(side),
        flipped: new Set(),
        packages,
        moved,
        resolve,
      });
    const tolerated = new Set([...asItIs('base'), ...asItIs('head')].map(({ text }) => text));
    const users = usersOf(
      scripts.map((file) => untouched(file, 'head')),
      { moved, resolve },
    );
    return { ties: tiesOf(change, readSide), packages, tolerated, users };
  };

  return (ids, side) => {
    known ??= know();
    const { ties, packages, tolerated, users } = known;
    const other = otherSide(side);
    const flipped = new Set(ids);
    const mixed = (file: ChangedFile, set: ReadonlySet<string> = flipped): Mixture | null =>
      mix(file, owned.get(file.path) ?? [], side, set);
    const isTouched = (file: ChangedFile): boolean =>
      (owned.get(file.path) ?? []).some(({ unit }) => flipped.has(unit.id));

    const tied = (): readonly string[] => {
      const together = ties.together.filter((set) => set.some((id) => flipped.has(id))).flat();
      const words = ties.words.flatMap(({ side: has, writers, readers }) => {
        // Whether a unit stands as on the side that has the word.
        const isThere = (id: string): boolean => flipped.has(id) === (has === other);
        const inVain = readers.filter(
          (id) => isThere(id) && writers.some((it) => it !== id) && !writers.some((it) => it !== id && isThere(it)),
        );
        if (inVain.length === 0) return [];
        return has === other ? writers : inVain;
      });
      return [...together, ...words].filter((id) => !flipped.has(id));
    };

    /** The smallest addition with which a file parses again. */
    const complete = (file: ChangedFile): readonly string[] | null => {
      const near = byDistance(unitsOf(file.path), file.path, side, flipped);
      const helps = (added: readonly string[]): boolean => {
        const mixture = mixed(file, new Set([...flipped, ...added]));
        return mixture === null || parses(file, mixture.text) !== null;
      };
      const single = near.slice(0, mostTries).find((id) => helps([id]));
      if (single !== undefined) return [single];
      for (let count = 2; count <= Math.min(near.length, mostTries); count += 1)
        if (helps(near.slice(0, count))) return near.slice(0, count);
      return near.length > 0 && helps(near) ? near : null;
    };

    const moduleOf = (file: ChangedFile): MixedModule => {
      const mixture = mixed(file);
      const script = mixture === null ? null : isTouched(file) ? parses(file, mixture.text) : readSide(file, side);
      return { ...kept(file), exists: mixture !== null, script, origins: mixture?.origins ?? [] };
    };
    const between = (): readonly Problem[] => {
      const touched = new Map(scripts.filter(isTouched).map((file) => [file.path, moduleOf(file)]));
      const brought = Array.from(packages).flatMap(([name, { unit }]) => (flipped.has(unit) ? [name] : []));
      // Of a file that was added, or of a line that came back, everything is looked at; of others only what they ask of these.
      const asking = [...touched.keys(), ...brought].flatMap((name) => Array.from(users.get(name) ?? []));
      const view = {
        module: (path: string) => touched.get(path) ?? moduleAt(path, side),
        other,
        flipped,
        packages,
        moved,
        resolve,
      };
      return moduleProblems(new Set([...touched.keys(), ...asking]), view).filter(({ text }) => !tolerated.has(text));
    };

    /** What has to be flipped next, or the reason why nothing helps. */
    const next = (): { readonly add: readonly string[] } | { readonly reason: string } => {
      const ofTies = tied();
      if (ofTies.length > 0) return { add: ofTies };
      const problems: Problem[] = [];
      for (const file of scripts.filter(isTouched)) {
        const mixture = mixed(file);
        if (mixture === null) continue;
        const script = parses(file, mixture.text);
        if (script === null) {
          const added = complete(file);
          return added === null ? { reason: `Without it ${file.path} can't be parsed.` } : { add: added };
        }
        problems.push(...problemsIn({ ...kept(file), mixture, script }, other, flipped));
      }
      if (problems.length === 0) problems.push(...between());
      const add = problems.flatMap(({ cures }) => cures.filter((id) => !flipped.has(id)));
      const hopeless = problems.find(({ cures }) => cures.length === 0);
      return add.length === 0 && hopeless !== undefined ? { reason: hopeless.text } : { add };
    };

    if (!Array.from(flipped).every((id) => byId.has(id))) return { reason: 'The change has no such unit.' };
    for (let round = 0; ; round += 1) {
      const step = next();
      if ('reason' in step) return step;
      if (step.add.length === 0) break;
      for (const id of step.add) flipped.add(id);
      if (flipped.size > mostFlips || round > mostRounds)
        return { reason: `It can't be taken out without more than ${mostFlips} other places of the change.` };
    }
    const files = Array.from(change.files.values()).filter(isTouched);
    return { units: flipped, texts: new Map(files.map((file) => [file.path, mixed(file)?.text ?? null])) };
  };
};
