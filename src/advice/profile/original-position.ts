import { FlattenMap, originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { posix } from 'node:path';
import type { CallFrame } from './call-frame.ts';
import { scriptPath } from './script-path.ts';
import type { ScriptMap } from './side-profiles.ts';

/** Where a function was written. */
export interface OriginalPosition {
  /** Absolute. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** What it was called before a minifier came; null where the map does not say. */
  readonly name: string | null;
}

/** "webpack://shop/./src/a.js?1a2b": from the bundler's context, which mostly is the service's directory. */
const bundled = /^(?:webpack|webpack-internal|rspack|turbopack|ng|vite):\/\/[^/]*\//u;

/** Maps write paths as URLs, and directories with a blank need not be escaped. */
const asUrl = (path: string): string => `file://${path.split('/').map(encodeURIComponent).join('/')}`;

interface OpenMap {
  readonly trace: TraceMap;
  /** Absolute paths of its files by the name that it gives for a position. What is no file is left out. */
  readonly paths: ReadonlyMap<string, string>;
}

/** `directory`: the service's. null for mappings that are none. */
const open = ({ map, directory: own }: ScriptMap, directory: string): OpenMap | null => {
  try {
    const url = `${asUrl(own)}/map.json`;
    const trace = 'sections' in map ? new FlattenMap(map, url) : new TraceMap(map, url);
    const paths = trace.resolvedSources.flatMap((resolved, index): [string, string][] => {
      // As it was written: resolved as a URL, what lies above the bundler's context would seem to lie in it.
      const written = trace.sources[index] ?? resolved;
      const path = bundled.test(written)
        ? posix.join(directory, written.replace(bundled, '').replace(/\?[^/]*$/u, ''))
        : scriptPath(resolved);
      return path === null ? [] : [[resolved, path]];
    });
    return { trace, paths: new Map(paths) };
  } catch {
    return null;
  }
};

/** The files that a script was made from, absolute. `directory`: the service's. */
export const originalFiles = (map: ScriptMap, directory: string): Iterable<string> =>
  open(map, directory)?.paths.values() ?? [];

/** Finds where functions were written, for scripts that have a source map. `directory`: the service's, absolute. */
export const createOriginals = (
  maps: readonly ScriptMap[],
  directory: string,
): ((frame: CallFrame) => OriginalPosition | null) => {
  const byScript = new Map(maps.map((map) => [map.script, map]));
  const opened = new Map<string, OpenMap | null>();
  const mapOf = (script: string): OpenMap | null => {
    const known = opened.get(script);
    if (known !== undefined) return known;
    const map = byScript.get(script);
    const found = map === undefined ? null : open(map, directory);
    opened.set(script, found);
    return found;
  };
  return ({ url, lineNumber, columnNumber, functionName }) => {
    // CPU profiles name a script by URL, those of heaps mostly by path.
    const script = scriptPath(url);
    const map = script === null || lineNumber < 0 ? null : mapOf(script);
    if (map === null) return null;
    try {
      const { source, line, name } = originalPositionFor(map.trace, {
        line: lineNumber + 1,
        column: Math.max(0, columnNumber),
      });
      const path = source === null ? undefined : map.paths.get(source);
      if (path === undefined || line === null) return null;
      // The name at the beginning of a function without one is somebody else's.
      return { path, line, name: functionName === '' ? null : name };
    } catch {
      // The mappings are decoded when they are first asked for, and may be none.
      return null;
    }
  };
};
