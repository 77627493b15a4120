import { join } from 'node:path';
import { z } from 'zod';
import { packagePlace } from '../../advice/profile/package-place.ts';
import { readPlainJson } from './plain-file.ts';

const largest = 1024 ** 2;
const mostPackages = 2000;

const manifest = z.object({ version: z.string().regex(/^[\w.+-]{1,64}$/u) });

/** The installed versions of the packages that `paths` lie in, by the package's directory. What can't be told is left out. */
export const findPackages = async (paths: Iterable<string>): Promise<Record<string, string>> => {
  const directories = new Set<string>();
  for (const path of paths) {
    const place = packagePlace(path);
    if (place !== null && directories.size < mostPackages) directories.add(place.directory);
  }
  const versions: Record<string, string> = {};
  for (const directory of directories) {
    const { data } = manifest.safeParse(await readPlainJson(join(directory, 'package.json'), largest));
    if (data !== undefined) versions[directory] = data.version;
  }
  return versions;
};
