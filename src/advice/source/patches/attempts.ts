import { posix } from 'node:path';
import { diffManifests } from '../diff-manifests.ts';
import { findEdge } from '../find-edge.ts';
import { isLockFile, readLock } from '../locks/read-lock.ts';
import type { SourceText } from '../source-text.ts';
import { bypassBarrel } from './bypass-barrel.ts';
import { importInsteadOfRequire } from './import-instead-of-require.ts';
import { importLazily } from './import-lazily.ts';
import { importOneByOne } from './import-one-by-one.ts';
import { oneVersion } from './one-version.ts';
import type { Attempt, Fix, PatchFacts } from './patch-facts.ts';
import { restoreImport } from './restore-import.ts';
import { restoreSetting } from './restore-setting.ts';
import { restoreVersion } from './restore-version.ts';

const cut = (text: string): string => (text.length > 100 ? `${text.slice(0, 99)}…` : text);

const one = (summary: string, path: string, text: string | null): Fix | null =>
  text === null ? null : { summary, texts: [{ path, text }] };

const inRepository = (directory: string, name: string): string => posix.join(directory === '' ? '.' : directory, name);

interface Importer extends SourceText {
  /** Of the head. */
  readonly text: string;
  /** As it is written there: a bundler may only tell what it was resolved to. */
  readonly request: string;
}

const importerOf = ({ cause: { location, edge }, directory, files }: PatchFacts): Importer | null => {
  if (edge === null) return null;
  const paths = new Set([inRepository(directory, edge.importer), location?.path]);
  const file = files.find(({ path }) => paths.has(path));
  if (file === undefined || file.head === null) return null;
  const changedLines = location?.path === file.path ? [location] : [];
  const place = findEdge({ text: file.head, path: file.path, request: edge.request, kind: 'other', changedLines });
  return { ...file, text: file.head, request: place?.specifier ?? edge.request };
};

/** For attempts that rewrite the importer's text at head. */
const inImporter =
  (rewrite: (importer: Importer, facts: PatchFacts) => Fix | null): Attempt =>
  (facts) => {
    const importer = importerOf(facts);
    return importer === null ? null : rewrite(importer, facts);
  };

export const asBefore = inImporter(({ path, base, text, request }) => {
  if (base === null) return null;
  const restored = restoreImport({ path, base, head: text, request });
  const isGone = restored !== null && !restored.includes(request);
  const summary = isGone
    ? `Leave out the import of ${cut(request)}.`
    : `Import ${cut(request)} as it was imported before.`;
  return one(summary, path, restored);
});

const manifestOf = ({ files, directory }: PatchFacts): string | null => {
  const manifests = files.filter(({ path }) => posix.basename(path) === 'package.json');
  const own = manifests.find(({ path }) => path === inRepository(directory, 'package.json')) ?? manifests[0];
  return own?.head ?? null;
};

/** Bundlers resolve from a strict ES module as Node does: a file of a package without `exports` is asked for with its extension. */
const isStrict = (path: string, facts: PatchFacts): boolean =>
  /\.m[jt]s$/u.test(path) || (!/\.c[jt]s$/u.test(path) && /"type"\s*:\s*"module"/u.test(manifestOf(facts) ?? ''));

export const oneByOne = inImporter(({ path, text, request }, facts) =>
  one(`Import only what is used of ${cut(request)}.`, path, importOneByOne(text, path, request, isStrict(path, facts))),
);

export const asModule = inImporter(({ path, text, request }) =>
  one(`Import ${cut(request)} instead of requiring it.`, path, importInsteadOfRequire(text, path, request)),
);

const frameworkOf = (facts: PatchFacts): 'react' | 'preact' | null => {
  const names = new Set(diffManifests(null, manifestOf(facts)).dependencies.map(({ name }) => name));
  if (names.has('preact')) return 'preact';
  return names.has('react') ? 'react' : null;
};

export const lazily = inImporter(({ path, text, request }, facts) =>
  one(
    `Load ${cut(request)} when it is shown first.`,
    path,
    importLazily({ path, text, request, framework: frameworkOf(facts) }),
  ),
);

/** A file on the cause's chain, and the barrel that comes after it there. */
interface Step {
  readonly file: SourceText;
  readonly barrel: string;
}

const stepsOf = ({ cause: { chain, edge }, directory, files }: PatchFacts): readonly Step[] => {
  const steps = chain.flatMap((name, index): readonly Step[] => {
    const next = chain[index + 1];
    const file = files.find(({ path }) => path === inRepository(directory, name));
    return next === undefined || file === undefined ? [] : [{ file, barrel: inRepository(directory, next) }];
  });
  const first = edge === null ? null : inRepository(directory, edge.importer);
  return steps.toSorted((a, b) => Number(b.file.path === first) - Number(a.file.path === first));
};

export const fromItsFile: Attempt = (facts) => {
  const read = (name: string): string | null => facts.files.find(({ path }) => path === name)?.head ?? null;
  for (const { file, barrel } of stepsOf(facts)) {
    const { path, base, head: text } = file;
    // What the change did not touch was no cause.
    if (text === null || text === base) continue;
    const edge = { text, path, request: barrel, kind: 'static', changedLines: [] } as const;
    const request = facts.cause.edge?.request ?? '';
    const place = findEdge(edge) ?? findEdge({ ...edge, request });
    if (place === null) continue;
    const bypassed = bypassBarrel({ path, text, request: place.specifier, barrel, read });
    const summary = `Import from the file that defines it, not through ${cut(place.specifier)}.`;
    if (bypassed !== null) return one(summary, path, bypassed);
  }
  return null;
};

export const settingAsBefore: Attempt = ({ cause, files }) => {
  // The file that the cause is said to come from first.
  const inOrder = files.toSorted(
    (a, b) => Number(b.path === cause.location?.path) - Number(a.path === cause.location?.path),
  );
  for (const { path, base, head } of inOrder) {
    if (base === null || head === null || base === head) continue;
    const text = restoreSetting({ path, base, head, cause: cause.kind });
    if (text !== null) return one(`Set it in ${cut(path)} as it was before.`, path, text);
  }
  return null;
};

export const versionAsBefore: Attempt = ({ cause, files }) => {
  const texts = cause.package === null ? null : restoreVersion({ package: cause.package, files });
  return texts === null ? null : { summary: `Go back to the version of ${cut(cause.package ?? '')} of before.`, texts };
};

export const aligned: Attempt = ({ cause, directory, files }) => {
  const name = cause.package;
  // The nearest lock file above the suite is the one that it is installed by.
  const locks = files
    .filter(({ path, head }) => head !== null && isLockFile(path))
    .filter(({ path }) =>
      `${inRepository(directory, '.')}/`.startsWith(posix.dirname(path) === '.' ? '' : `${posix.dirname(path)}/`),
    )
    .toSorted((a, b) => b.path.length - a.path.length);
  const lock = locks[0] === undefined ? null : readLock(locks[0].path, locks[0].head ?? '');
  const manifest = files.find(({ path }) => path === posix.join(posix.dirname(locks[0]?.path ?? ''), 'package.json'));
  if (name === null || lock === null || manifest === undefined || manifest.head === null) return null;
  const text = oneVersion({ package: name, lock, manifest: { path: manifest.path, text: manifest.head } });
  return one(`Let everything use one version of ${cut(name)}.`, manifest.path, text);
};
