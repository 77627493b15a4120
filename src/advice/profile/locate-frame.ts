import { posix } from 'node:path';
import type { CallFrame } from './call-frame.ts';
import { createOriginals } from './original-position.ts';
import { packagePlace } from './package-place.ts';
import { plainName, plainPath } from './plain-name.ts';
import { scriptPath } from './script-path.ts';
import type { SideProfiles } from './side-profiles.ts';

/** A function with a place that people know. */
export interface FramePlace {
  readonly name: string;
  /** "src/search.js", "pkg@1.2.3/lib/a.js", "node:internal/…", "" for what V8 does itself. */
  readonly path: string;
  /** From 1; null where it is not known. */
  readonly line: number | null;
  /** given: Node's and V8's own, and what lies outside of the repository. */
  readonly kind: 'own' | 'package' | 'given';
  readonly package: { readonly name: string; readonly version: string | null; readonly inner: string } | null;
}

type Files = Pick<SideProfiles, 'directory' | 'checkout' | 'profiler' | 'packages' | 'maps'>;

const isInside = (directory: string, path: string): boolean => path.startsWith(`${directory}/`);

/** Locates the functions of one side; null for those of the profiler itself. */
export const createFrameLocator = (files: Files): ((frame: CallFrame) => FramePlace | null) => {
  const { directory, checkout, profiler, packages, maps } = files;
  const originalOf = createOriginals(maps, directory);

  const placeOf = (path: string): Pick<FramePlace, 'path' | 'kind' | 'package'> => {
    const inPackage = packagePlace(path);
    if (inPackage !== null) {
      const { name, inner } = inPackage;
      const version = (Object.hasOwn(packages, inPackage.directory) ? packages[inPackage.directory] : null) ?? null;
      return {
        path: plainPath(`${name}${version === null ? '' : `@${version}`}/${inner}`),
        kind: 'package',
        package: { name: plainPath(name), version, inner: plainPath(inner) },
      };
    }
    if (isInside(directory, path) || isInside(checkout, path))
      return { path: plainPath(posix.relative(directory, path)), kind: 'own', package: null };
    // Where tools lie on this machine is nobody's business.
    return { path: plainPath(`…/${path.split('/').slice(-2).join('/')}`), kind: 'given', package: null };
  };

  const locate = (frame: CallFrame): FramePlace | null => {
    const { url, functionName } = frame;
    const line = frame.lineNumber < 0 ? null : frame.lineNumber + 1;
    const name = plainName(functionName);
    if (url === '') return { name, path: '', line: null, kind: 'given', package: null };
    const original = originalOf(frame);
    if (original !== null)
      return {
        name: original.name === null ? name : plainName(original.name),
        line: original.line,
        ...placeOf(original.path),
      };
    const path = scriptPath(url);
    if (path === profiler) return null;
    if (path !== null) return { name, line, ...placeOf(path) };
    // Code from a string, WebAssembly, or Node's own, which old versions name without a scheme.
    const isNodes = url.startsWith('node:') || /^(?:internal\/)?[\w/-]+\.js$/u.test(url);
    const shown = isNodes && !url.startsWith('node:') ? `node:${url.replace(/\.js$/u, '')}` : url;
    return { name, path: plainPath(shown), line, kind: 'given', package: null };
  };

  const known = new Map<string, FramePlace | null>();
  return (frame) => {
    const key = [frame.url, frame.lineNumber, frame.columnNumber, frame.functionName].join('\0');
    const before = known.get(key);
    if (before !== undefined) return before;
    const place = locate(frame);
    known.set(key, place);
    return place;
  };
};
