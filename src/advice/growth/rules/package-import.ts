import type { CauseKind } from '../../../core/bundle/cause-kinds.ts';
import type { Blamed } from '../blame-gates.ts';
import type { Case, Draft } from '../case.ts';
import { biggestOf, draft, withPackage } from '../case.ts';
import { dependencyPlaces } from '../dependency-places.ts';
import { bit, isLoaded } from '../import-pairs.ts';
import { isPolyfill, siblingsOf, similarTo } from '../known-packages.ts';
import { countOf, quoteSome } from '../quote.ts';
import { sumOf } from '../scope.ts';
import { askersOf, versionChange, versionsOnHead } from '../versions.ts';
import { onlyAskedLater } from './asked-later.ts';
import { kindByContent } from './by-content.ts';
import { isBarrel } from './barrel.ts';
import { isIsolated } from './entry-isolation.ts';
import { isLocale } from './share-of.ts';

/** Less of a CommonJS library than this is not worth another import, bytes as delivered. */
const leastLibrary = 5000;
/** Fewer files of locales could be the ones that are used. */
const fewestLocales = 10;

// A pair by which require() asks for what is there as an ES module.
const requiresModule = ({ comparison: { head, base } }: Case, pairs: readonly number[], name: string): boolean => {
  const isModule = (side: typeof head): boolean =>
    (side.packages.get(name) ?? []).some((it) => side.module(it).type === 'esm');
  const required = pairs.some((it) => ((head.pairs.mask[it] ?? 0) & bit.required) !== 0);
  return required && (isModule(head) || isModule(base));
};

/** Whether a file that imports the package now imported it before. */
const importedBefore = (
  { comparison: { base, head, former } }: Case,
  pairs: readonly number[],
  name: string,
): boolean => {
  const importers = new Set(pairs.map((it) => former(head.pairs.from[it] ?? -1)));
  return base.pairs.from.some(
    (from, pair) =>
      importers.has(from) &&
      base.module(base.pairs.to[pair] ?? 0).package === name &&
      isLoaded(base.pairs.mask[pair] ?? 0),
  );
};

/** Packages that do much the same, and that stay in the bundle. */
const rivalsOf = ({ comparison: { base, head } }: Case, name: string): string[] =>
  similarTo(name).filter((other) => head.packages.has(other) && base.packages.has(other));

const kindOf = (it: Case, { gate, modules }: Blamed, name: string): CauseKind => {
  const { comparison, scope } = it;
  const { base, head, former } = comparison;
  const content = kindByContent(it, modules);
  if (content !== null) return content;
  if (requiresModule(it, gate.pairs, name)) return 'require-of-module';
  const ofPackage = modules.filter((index) => head.module(index).package === name);
  if (onlyAskedLater(it, ofPackage).length > 0) return 'lost-dynamic-import';
  if (isPolyfill(name)) return 'polyfills';
  const shippedBefore = base.packages.get(name) ?? [];
  const before = shippedBefore.filter((index) => scope.inBase[index] === 1);
  const locales = modules.filter((index) => isLocale(head.module(index)));
  if (before.length > 0 && locales.length >= fewestLocales && locales.length >= 0.6 * modules.length) return 'context';
  const targets = [...gate.pairs.map((pair) => head.pairs.to[pair] ?? 0), ...gate.starts];
  const commonjs = targets.some(
    (index) => head.module(index).package === name && head.module(index).type === 'commonjs',
  );
  const siblings = siblingsOf(name).flatMap((sibling) => base.packages.get(sibling) ?? []);
  const usedBefore = sumOf(base, [...before, ...siblings.filter((index) => scope.inBase[index] === 1)]);
  const bytes = sumOf(head, modules);
  const partly = shippedBefore.length > 0 || siblings.length > 0;
  if (
    commonjs &&
    partly &&
    bytes >= leastLibrary &&
    bytes > 3 * usedBefore &&
    !modules.some((m) => former(m) !== -1 && base.shipped[former(m)] === 1)
  )
    return 'commonjs-library';
  if (shippedBefore.length === 0) return rivalsOf(it, name).length > 0 ? 'near-duplicate' : 'new-dependency';
  if (isIsolated(it, modules)) return 'entry-isolation';
  if (before.length > 0 && targets.some((index) => isBarrel(it, index, modules))) return 'barrel';
  return 'static-import';
};

const evidenceOf = (it: Case, kind: CauseKind, name: string, modules: readonly number[]): string[] => {
  const { comparison } = it;
  const { base, head } = comparison;
  const said: string[] = [];
  const version = versionChange(comparison, name);
  if (version !== null) said.push(`Its version was ${version.from.join(', ')} and is ${version.to.join(', ')}.`);
  if (!base.packages.has(name)) {
    const versions = versionsOnHead(comparison, name);
    said.push(`The base’s bundle has none of it${versions.length > 0 ? `; this is ${versions.join(', ')}` : ''}.`);
    const asked = askersOf(comparison, name);
    if (asked.length > 0) said.push(`The lock file has it for ${quoteSome(asked)}.`);
    const similar = similarTo(name).filter((other) => head.packages.has(other));
    if (similar.length > 0) said.push(`${quoteSome(similar)}, which does much the same, is in the bundle too.`);
  }
  const locales = modules.filter((index) => isLocale(head.module(index)));
  if (locales.length >= fewestLocales) said.push(`${countOf(locales.length, 'file')} of it are locales.`);
  const along = [...new Set(modules.flatMap((index) => head.module(index).package ?? []))].filter(
    (other) => other !== name,
  );
  if (along.length > 0) said.push(`It brings ${quoteSome(along.toSorted())} along.`);
  if (
    kind === 'commonjs-library' ||
    (kind === 'new-dependency' && modules.every((m) => head.module(m).type === 'commonjs'))
  )
    said.push('It is CommonJS, so that nothing of it is left out.');
  return said;
};

const packageOf = ({ comparison: { head } }: Case, { gate }: Blamed): string | null => {
  const [entryPoint] = [...gate.pairs.map((pair) => head.pairs.to[pair] ?? 0), ...gate.starts];
  return entryPoint === undefined ? null : head.module(entryPoint).package;
};

/** Whether a package comes in by new imports only because another version of it has its files in other places. */
export const isUpgrade = (it: Case, blamed: Blamed): boolean => {
  const { comparison, scope } = it;
  const name = packageOf(it, blamed);
  if (name === null || versionChange(comparison, name) === null) return false;
  const before = comparison.base.packages.get(name) ?? [];
  return before.some((index) => scope.inBase[index] === 1) && importedBefore(it, blamed.gate.pairs, name);
};

/** A package that comes in by imports which are new, or lead elsewhere than before. */
export const packageImport = (it: Case, blamed: Blamed): Draft[] => {
  const { comparison } = it;
  const { head } = comparison;
  const { gate, modules } = blamed;
  const name = packageOf(it, blamed);
  if (name === null) return [];
  const kind = kindOf(it, blamed, name);
  const data = kind === 'data' ? biggestOf(it, modules) : null;
  return [
    draft({
      kind,
      subject: data === null ? name : head.module(data).name,
      package: name,
      ...withPackage(it, name, modules),
      pairs: gate.pairs,
      target: data ?? gate.starts[0] ?? null,
      evidence: evidenceOf(it, kind, name, modules),
      places: dependencyPlaces(comparison, name),
    }),
  ];
};
