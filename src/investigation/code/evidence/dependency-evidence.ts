import { posix } from 'node:path';
import { diffManifests } from '../../../advice/source/diff-manifests.ts';
import { askChain } from '../../../advice/source/locks/ask-chain.ts';
import { diffLocks } from '../../../advice/source/locks/diff-locks.ts';
import type { LockFile } from '../../../advice/source/locks/lock-file.ts';
import { readLock } from '../../../advice/source/locks/read-lock.ts';
import type { ChangedFile, Unit } from '../../units/change.ts';
import type { Sign } from '../signs/sign.ts';
import { profiledText } from './profile-evidence.ts';
import { isWithin, type SuiteFacts } from './suite-facts.ts';

interface Versions {
  readonly name: string;
  readonly base: string | null;
  readonly head: string | null;
  /** "devDependencies", …; null where only something else asks for it. */
  readonly kind: string | null;
  /** ". > a@1.0.0 > b@2.0.0"; "" where the project asks for it itself. */
  readonly by: string;
  /** What the registry says of head's version, as the lock file has it; null where it says nothing. */
  readonly deprecated: string | null;
}

const orms =
  /^(?:@?prisma|@prisma\/client|sequelize|typeorm|mongoose|knex|objection|@mikro-orm\/.+|drizzle-orm|kysely|bookshelf)$/u;

/** Reads the dependency changes of manifests and lock files once. */
export const createVersions = (files: Iterable<ChangedFile>): ((unit: Unit) => readonly Versions[]) => {
  const all = Array.from(files);
  const asked = new Map(
    all
      .filter(({ role }) => role === 'manifest')
      .flatMap(({ base, head }) => diffManifests(base, head).dependencies)
      .map((it) => [it.name, it]),
  );
  const locks = all
    .filter(({ role }) => role === 'lock')
    .map(({ path, base, head }): { readonly base: LockFile | null; readonly head: LockFile | null } => ({
      base: base === null ? null : readLock(path, base),
      head: head === null ? null : readLock(path, head),
    }));
  const locked = new Map(
    locks.flatMap(({ base, head }) => {
      const { added, removed, changed } = diffLocks(base, head);
      return [...added, ...removed, ...changed].map((it) => [it.name, { ...it, lock: head }] as const);
    }),
  );
  return ({ packages }) =>
    packages.map((name): Versions => {
      const [range, lock] = [asked.get(name), locked.get(name)];
      const version = lock?.head.at(-1);
      const chain = lock?.lock && version !== undefined ? askChain(lock.lock, { name, version }) : [];
      const sides =
        lock === undefined ? range : { base: lock.base.join(', ') || null, head: lock.head.join(', ') || null };
      return {
        name,
        base: sides?.base ?? null,
        head: sides?.head ?? null,
        kind: range?.kind ?? null,
        by: range === undefined && chain.length > 2 ? chain.slice(0, -1).slice(0, 5).join(' > ') : '',
        deprecated: lock?.lock?.packages.find((it) => it.name === name && it.version === version)?.deprecated ?? null,
      };
    });
};

const versionText = ({ name, base, head, by, deprecated }: Versions): string => {
  const asked = by === '' ? '' : `, asked for by ${by.slice(0, 160)}`;
  const package_ = name.slice(0, 100);
  const warning =
    deprecated === null ? '' : ` That version is deprecated: ${deprecated.slice(0, 160).replace(/\.$/u, '')}.`;
  if (base === null) return `${package_} ${head ?? ''} is new${asked}.${warning}`;
  if (head === null) return `${package_} ${base} is gone.`;
  return `${package_} went from ${base.slice(0, 60)} to ${head.slice(0, 60)}${asked}.${warning}`;
};

/** What speaks for and against a dependency: its kind, and what the profiles say of its functions. */
export const dependencyEvidence = (
  unit: Unit,
  versions: readonly Versions[],
  suites: readonly SuiteFacts[],
): readonly Sign[] => {
  if (unit.kind !== 'dependency' || versions.length === 0) return [];
  const [first] = versions;
  const isNew = first?.base === null;
  const isForUse = versions.some(({ kind }) => kind !== null && kind !== 'devDependencies');
  const isOrm = versions.some(({ name }) => orms.test(name));
  const title = `${unit.packages[0]?.slice(0, 80) ?? 'A dependency'} ${isNew ? 'added' : first?.head === null ? 'removed' : 'updated'}`;
  const path = unit.pieces.find((piece) => posix.basename(piece.path) === 'package.json') ?? unit.pieces[0];
  const place = path === undefined ? null : { path: path.path, line: path.at + 1 };
  const own = versions.slice(0, 3).map(versionText);
  const rest = versions.length > 3 ? ` And ${versions.length - 3} more packages.` : '';
  const id = isOrm ? 'orm-statements' : isNew ? 'dependency-heavier' : 'dependency-slower';
  const signs: Sign[] = [
    {
      class: id,
      weight: isForUse ? 0.16 : versions.every(({ kind }) => kind === 'devDependencies') ? 0.05 : 0.1,
      title,
      text: own.join(' ') + rest,
      place,
      suite: null,
    },
  ];
  for (const facts of suites.filter((it) => place === null || isWithin(place.path, it) || it.directory === ''))
    for (const { kind, flame, functions } of facts.profiles) {
      const slower = functions.filter(
        (it) => it.package !== null && unit.packages.includes(it.package) && it.change.low > 0,
      );
      const [worst] = slower.toSorted((a, b) => b.change.estimate - a.change.estimate);
      if (worst === undefined || worst.change.estimate < 0.02 * Math.max(flame.base, 1)) continue;
      const share = Math.min(1, worst.change.estimate / Math.max(1, flame.head - flame.base));
      signs.push({
        class: kind === 'survivors' ? 'dependency-leak' : isOrm ? 'orm-statements' : 'dependency-slower',
        weight: 0.45 + 0.35 * share,
        title,
        text: profiledText(worst, kind),
        place,
        suite: facts.suite,
      });
    }
  return signs;
};
