import { fieldOf, fieldsOf, textsOf } from './fields.ts';

export const dependencyKinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;

export interface DependencyChange {
  readonly name: string;
  /** Ranges, such as "^4.17.0"; null on the side that does not ask for it. */
  readonly base: string | null;
  readonly head: string | null;
  /** At head; at base for one that is gone. */
  readonly kind: (typeof dependencyKinds)[number];
}

/** A field as it is written on both sides, as JSON text; null where it is not there. */
export interface FieldChange {
  readonly name: string;
  readonly base: string | null;
  readonly head: string | null;
}

/** What differs between the package.json of both sides, and matters to a bundle. */
export interface ManifestDifference {
  readonly dependencies: readonly DependencyChange[];
  /** Of `fields`, those that differ; names of scripts and overrides are in front: "scripts.build". */
  readonly fields: readonly FieldChange[];
}

const plainFields = [
  'type',
  'main',
  'module',
  'browser',
  'exports',
  'sideEffects',
  'browserslist',
  'babel',
  'alias',
  'packageManager',
] as const;

/** Longer ones are a stranger's joke. UTF-16 units. */
const longest = 5_000_000;

const parse = (text: string | null): unknown => {
  if (text === null || text.length > longest) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

type Wanted = ReadonlyMap<string, { readonly range: string; readonly kind: DependencyChange['kind'] }>;

const wantedBy = (manifest: unknown): Wanted => {
  const wanted = new Map<string, { range: string; kind: DependencyChange['kind'] }>();
  // npm lets the first of these win.
  for (const kind of dependencyKinds)
    for (const [name, range] of textsOf(fieldOf(manifest, kind)))
      if (!wanted.has(name)) wanted.set(name, { range, kind });
  return wanted;
};

/** Fields of fields, each by itself. */
const nested = (manifest: unknown): readonly (readonly [string, unknown])[] => [
  ...fieldsOf(fieldOf(manifest, 'scripts')).map(([name, value]) => [`scripts.${name}`, value] as const),
  ...fieldsOf(fieldOf(manifest, 'overrides')).map(([name, value]) => [`overrides.${name}`, value] as const),
  ...fieldsOf(fieldOf(manifest, 'resolutions')).map(([name, value]) => [`resolutions.${name}`, value] as const),
  ...fieldsOf(fieldOf(fieldOf(manifest, 'pnpm'), 'overrides')).map(
    ([name, value]) => [`pnpm.overrides.${name}`, value] as const,
  ),
];

const fieldsIn = (manifest: unknown): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const [name, value] of [...plainFields.map((it) => [it, fieldOf(manifest, it)] as const), ...nested(manifest)]) {
    const text = json(value);
    if (text !== null) found.set(name, text);
  }
  return found;
};

const namesOf = (base: ReadonlyMap<string, unknown>, head: ReadonlyMap<string, unknown>): readonly string[] =>
  Array.from(new Set([...base.keys(), ...head.keys()])).toSorted();

/** Compares package.json of both sides: texts, or null where there is none. One that can't be read counts as none. Never throws. */
export const diffManifests = (base: string | null, head: string | null): ManifestDifference => {
  const [before, after] = [parse(base), parse(head)];
  const [wanted, wants] = [wantedBy(before), wantedBy(after)];
  const [old, now] = [fieldsIn(before), fieldsIn(after)];
  const dependencies = namesOf(wanted, wants).flatMap((name): readonly DependencyChange[] => {
    const [from, to] = [wanted.get(name), wants.get(name)];
    const kind = (to ?? from)?.kind ?? 'dependencies';
    return from?.range === to?.range ? [] : [{ name, base: from?.range ?? null, head: to?.range ?? null, kind }];
  });
  const fields = namesOf(old, now)
    .map((name) => ({ name, base: old.get(name) ?? null, head: now.get(name) ?? null }))
    .filter((it) => it.base !== it.head);
  return { dependencies, fields };
};
