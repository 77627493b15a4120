import type { Comparison } from './comparison.ts';
import { bit, isDynamic, isLoaded } from './import-pairs.ts';
import type { Scope } from './scope.ts';
import { isMade, isOwn } from './side-index.ts';
import { versionChange } from './versions.ts';

/**
 * What the imports of a gate have in common: they lead into one package, or to one module; into a folder that a computed request asks
 * for; `effects`: they were left out on the base, and are there for side effects; `bailout`: they were left out, and their importer can't
 * be shaken any more; `from`: they lead from a package that was there before to others.
 */
export type GateSort = 'package' | 'module' | 'context' | 'effects' | 'bailout' | 'from';

/** New imports that would be taken away together. */
export interface Gate {
  readonly sort: GateSort;
  /** Folder of a package, index of a module, or a manifest's path, by `sort`. */
  readonly of: string;
  /** Of the head's pairs. */
  readonly pairs: readonly number[];
  /** Modules where a new way in starts: the bundler's configuration names them. */
  readonly starts: readonly number[];
}

type Key = Pick<Gate, 'sort' | 'of'>;

const special: ReadonlySet<string> = new Set(['json', 'style', 'asset-inline', 'asset-file']);

const createKeys = (comparison: Comparison, scope: Scope, configured: boolean) => {
  const { base, head, change, former, formerMask } = comparison;
  const wasPart = (index: number): boolean => former(index) !== -1 && scope.inBase[former(index)] === 1;
  const knownFolders = new Set(
    head.graph.modules.flatMap(({ package: name, instance }, index) =>
      name !== null && wasPart(index) ? [instance ?? name] : [],
    ),
  );
  const follows = (mask: number): boolean => isLoaded(mask) || (scope.entry === null && isDynamic(mask));

  // The bundler left the import out on the base although it was written there.
  const revived = (pair: number, from: number, to: number): Key | null => {
    const importer = head.module(from);
    const imported = head.module(to);
    const before = base.module(former(from));
    if (
      importer.used === 'all' &&
      before.used !== 'all' &&
      importer.bailouts.some((it) => !before.bailouts.includes(it))
    )
      return { sort: 'bailout', of: String(from) };
    const manifest = change.manifestOver(imported.name, 'sideEffects');
    if (manifest !== null) return { sort: 'effects', of: manifest.file };
    const forEffects =
      imported.used === 'none' ||
      ((head.pairs.mask[pair] ?? 0) & bit.value) === 0 ||
      imported.bailouts.some((it) => /side effects/iu.test(it));
    if (!forEffects) return null;
    if (imported.package === null) return { sort: 'effects', of: String(to) };
    return versionChange(comparison, imported.package) === null
      ? { sort: 'effects', of: imported.instance ?? imported.package }
      : null;
  };

  const ordinary = (from: number, to: number): Key | null => {
    const importer = head.module(from);
    const imported = head.module(to);
    if (isMade(imported) || imported.type === 'external') return null;
    if (imported.package === null) {
      // New files of the project's own that import each other are one piece.
      const oneNewPiece = isOwn(importer) && former(from) === -1 && former(to) === -1;
      return oneNewPiece && !special.has(imported.type) ? null : { sort: 'module', of: String(to) };
    }
    if (importer.package === null) return { sort: 'package', of: imported.instance ?? imported.package };
    const folder = importer.instance ?? importer.package;
    if (folder === (imported.instance ?? imported.package)) return null;
    return knownFolders.has(folder) ? { sort: 'from', of: folder } : null;
  };

  return (pair: number): Key | null => {
    const from = head.pairs.from[pair] ?? 0;
    const to = head.pairs.to[pair] ?? 0;
    const mask = head.pairs.mask[pair] ?? 0;
    const before = formerMask(pair);
    if (!follows(mask)) return null;
    const newlyRequired = (mask & bit.required) !== 0 && (before & bit.required) === 0;
    if (follows(before) && !newlyRequired) return null;
    const importer = head.module(from);
    const touched = former(from) === -1 || change.touches(importer.name);
    // Under another configuration bundlers keep imports that they left out before: only what people wrote counts.
    if (configured && !touched) return null;
    // Of what no chunk had, bundlers list no imports: all of them look new, but the importer came in for another reason.
    if (!touched && base.shipped[former(from)] === 0) return null;
    const context = head.module(to).type === 'context' ? to : importer.type === 'context' ? from : null;
    if (context !== null)
      return importer.package !== null && !wasPart(from) ? null : { sort: 'context', of: String(context) };
    if ((before & bit.dropped) !== 0 && !follows(before)) {
      if (wasPart(from)) {
        const key = revived(pair, from, to);
        if (key !== null) return key;
      }
    } else if (!touched && !follows(before) && wasPart(from)) {
      const manifest = change.manifestOver(head.module(to).name, 'sideEffects');
      if (manifest !== null) return { sort: 'effects', of: manifest.file };
    }
    return ordinary(from, to);
  };
};

/**
 * Groups the imports of the head that the base has not by what would be taken away together. `configured`: another configuration
 * explains what changed in files that nobody touched.
 */
export const findGates = (comparison: Comparison, scope: Scope, configured: boolean): Gate[] => {
  const { head, former } = comparison;
  const gates = new Map<string, { sort: GateSort; of: string; pairs: number[]; starts: number[] }>();
  const gateOf = ({ sort, of }: Key) => {
    const key = `${sort} ${of}`;
    const gate = gates.get(key) ?? { sort, of, pairs: [], starts: [] };
    gates.set(key, gate);
    return gate;
  };
  const keyOf = createKeys(comparison, scope, configured);
  for (let pair = 0; pair < head.pairs.from.length; pair += 1) {
    const key = keyOf(pair);
    if (key !== null) gateOf(key).pairs.push(pair);
  }
  const starts = scope.roots.filter((it) => !scope.formerRoots.has(former(it)));
  if (scope.entry !== null && starts.length < scope.roots.length) {
    for (const start of starts) {
      const { package: name, instance } = head.module(start);
      const key: Key =
        name === null ? { sort: 'module', of: String(start) } : { sort: 'package', of: instance ?? name };
      gateOf(key).starts.push(start);
    }
  }
  // By names, so that the order of modules decides nothing.
  const label = ({ sort, of }: Key): string => `${sort} ${head.graph.modules[Number(of)]?.name ?? of}`;
  return [...gates.values()].toSorted((a, b) => (label(a) < label(b) ? -1 : 1));
};
