import { readFileSync } from 'node:fs';
// Under another name: every file of the bundle begins with an import of its own of `createRequire`.
import { createRequire as requireFrom } from 'node:module';
import { dirname, join } from 'node:path';

/** An installed package. */
export interface InstalledPackage {
  /** Its main file, absolute. */
  readonly file: string;
  readonly version: string;
}

const manifestOf = (directory: string, name: string): string | null => {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
    if (typeof manifest !== 'object' || manifest === null) return null;
    const own = 'name' in manifest && manifest.name === name;
    return own && 'version' in manifest && typeof manifest.version === 'string' ? manifest.version : null;
  } catch {
    return null;
  }
};

const versionOf = (file: string, name: string): string => {
  for (let directory = dirname(file); directory !== dirname(directory); directory = dirname(directory)) {
    const version = manifestOf(directory, name);
    if (version !== null) return version;
  }
  return 'unknown';
};

/** A package as code in the file `from`, which need not exist, would find it; null when it would not. */
export const resolvePackage = (name: string, from: string): InstalledPackage | null => {
  try {
    const file = requireFrom(from).resolve(name);
    return { file, version: versionOf(file, name) };
  } catch {
    return null;
  }
};
