import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { plainPath } from '../../advice/profile/plain-name.ts';
import { scriptPath } from '../../advice/profile/script-path.ts';
import type { Missing, ScriptMap } from '../../advice/profile/side-profiles.ts';
import { parseSlimMap } from '../../advice/profile/slim-map.ts';
import { readPlainFile } from './plain-file.ts';

/** Of one map, and of all that are read of one side, bytes. */
const largest = 64 * 1024 ** 2;
const largestSum = 128 * 1024 ** 2;
/** A loader gives every file a map: more are those of a bundler's many parts. */
const mostMaps = 5000;
/** Sentences about maps that can't be read: of many the first ones say enough. */
const mostMissing = 5;

const decodeData = (url: string): string | null => {
  const comma = url.indexOf(',');
  if (comma === -1 || url.length > largest) return null;
  const data = url.slice(comma + 1);
  try {
    return url.slice(0, comma).endsWith(';base64') ? Buffer.from(data, 'base64').toString() : decodeURIComponent(data);
  } catch {
    return null;
  }
};

interface FoundText {
  readonly json: string;
  /** What the map's sources are relative to. */
  readonly directory: string;
}

/** A map by the name that its script says; only inside of the checkout. */
const readNamed = async (path: string, name: string, checkout: string): Promise<FoundText | null> => {
  try {
    const bare = decodeURIComponent(name.replace(/[?#].*$/u, ''));
    const real = await realpath(join(dirname(path), bare));
    const json = real.startsWith(`${checkout}/`) ? await readPlainFile(real, largest) : null;
    return json === null ? null : { json, directory: dirname(real) };
  } catch {
    return null;
  }
};

const readMap = async (path: string, name: string, checkout: string): Promise<FoundText | null> => {
  if (!name.startsWith('data:')) return readNamed(path, name, checkout);
  const json = decodeData(name);
  return json === null ? null : { json, directory: dirname(path) };
};

interface Scripts {
  /** The map that each script says it has, by the script's URL. */
  readonly named: Readonly<Record<string, string>>;
  /** Scripts that are in profiles. */
  readonly urls: ReadonlySet<string>;
  /** Absolute, without links. */
  readonly checkout: string;
}

interface FoundMaps {
  readonly maps: readonly ScriptMap[];
  readonly missing: readonly Missing[];
}

/**
 * The source maps of the scripts that were seen in profiles: what a loader put into the script itself, what its last line names, or
 * what lies beside it under its name. Without one, places are those of the script as it ran.
 */
export const findMaps = async ({ named, urls, checkout }: Scripts): Promise<FoundMaps> => {
  const maps: ScriptMap[] = [];
  const missing: Missing[] = [];
  let size = 0;
  const names = new Map(Object.entries(named).map(([url, name]) => [scriptPath(url), name]));
  for (const path of new Set([...urls].map(scriptPath))) {
    if (maps.length >= mostMaps || size >= largestSum) break;
    if (path === null || !path.startsWith(`${checkout}/`) || path.includes('/node_modules/')) continue;
    const name = names.get(path) ?? null;
    const found = await readMap(path, name ?? `${basename(path)}.map`, checkout);
    const map = found === null ? null : parseSlimMap(found.json);
    if (found !== null && map !== null) {
      size += found.json.length;
      maps.push({ script: path, directory: found.directory, map });
    } else if (name !== null && missing.length < mostMissing)
      missing.push({
        what: `source map of ${plainPath(path.slice(checkout.length + 1))}`,
        reason: found === null ? 'It can not be read.' : 'It is no source map.',
      });
  }
  return { maps, missing };
};
