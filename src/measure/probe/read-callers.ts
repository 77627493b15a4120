import { realpath } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createFrameLocator } from '../../advice/profile/locate-frame.ts';
import { originalFiles } from '../../advice/profile/original-position.ts';
import { packagePlace } from '../../advice/profile/package-place.ts';
import type { Signals } from '../../core/signals.ts';
import { findMaps } from '../profile/find-maps.ts';
import { findPackages } from '../profile/find-packages.ts';
import { readPlainFile } from '../profile/plain-file.ts';
import { chooseCaller } from './choose-caller.ts';
import { findHelpers } from './helper-frames.ts';
import type { Frame } from './probe-message.ts';
import type { ThreadSignals } from './thread-signals.ts';

/** Where a side's service lies: both absolute. */
export interface SidePlace {
  /** The suite's directory. */
  readonly directory: string;
  /** The top of the checkout. */
  readonly checkout: string;
}

/** Bytes: the largest bundles, with their map in their last line, have some tens of megabytes. */
const largest = 64 * 2 ** 20;
/** Files with callers in them. */
const mostFiles = 300;

const preload = fileURLToPath(new URL('preload.cjs', import.meta.url));
const comment = '//# sourceMappingURL=';

/** The map that each script names in its last line. The service says which scripts there are, and could say any file. */
const namedMaps = async (scripts: readonly string[], checkout: string): Promise<Record<string, string>> => {
  const named: Record<string, string> = {};
  for (const script of scripts) {
    const text = script.startsWith(`${checkout}/`) ? await readPlainFile(script, largest) : null;
    const at = text?.lastIndexOf(comment) ?? -1;
    if (text !== null && at !== -1) named[script] = text.slice(at + comment.length).trim();
  }
  return named;
};

const realOf = (path: string): Promise<string> => realpath(path).catch(() => path);

/** Names callers. */
export interface Callers {
  /** The name of a place: "src/orders.js:42", "pkg@1.2.3/lib/a.js:7", or "". */
  readonly nameOf: (frames: readonly Frame[]) => string;
  readonly missing: Signals['missing'];
}

/** Maps that scripts name, as one sentence: whoever follows a finding to a line must know of which file it is. */
const unread = (maps: readonly { readonly what: string; readonly reason: string }[]): Signals['missing'] => {
  const [first] = maps;
  if (first === undefined) return [];
  const others = maps.length === 1 ? '' : `, and ${maps.length - 1} more`;
  const reason = `${first.what}: ${first.reason.replace(/\.$/u, '')}${others}. Lines are those of scripts as they ran; have the build leave the maps where the scripts say.`;
  return [{ what: 'lines in the sources', reason }];
};

/**
 * Reads the source maps and the packages' versions that are needed to name the callers; what can't be read leaves the
 * place as Node told it.
 */
export const readCallers = async (threads: readonly ThreadSignals[], place: SidePlace): Promise<Callers> => {
  const frames = threads.flatMap(({ places }) => [...places.values()].flat());
  const isHelper = findHelpers(threads);
  const directory = await realOf(place.directory);
  const checkout = await realOf(place.checkout);
  const unmapped = frames.flatMap(([path, , , mapped]) => (mapped || packagePlace(path) !== null ? [] : [path]));
  const scripts = [...new Set(unmapped)].slice(0, mostFiles);
  const named = await namedMaps(scripts, checkout);
  const { maps, missing } = await findMaps({ named, urls: new Set(scripts), checkout });
  const originals = maps.flatMap((map) => [...originalFiles(map, directory)]);
  const packages = await findPackages([...frames.map(([path]) => path), ...originals]);
  const locate = createFrameLocator({ directory, checkout, profiler: preload, packages, maps });
  const placeOf = ([path, line, column]: Frame) =>
    locate({ functionName: '', scriptId: '', url: path, lineNumber: line - 1, columnNumber: Math.max(0, column - 1) });
  return {
    nameOf: (chain) => chooseCaller(chain.map((it) => ({ place: placeOf(it), isHelper: isHelper(it) }))),
    missing: unread(missing),
  };
};
