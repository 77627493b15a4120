/** Who asks for a package. */
export interface Asker {
  /** Of a package, or of a part of the project: its folder from the lock file, "." for the root. */
  readonly name: string;
  /** Of the package; null for a part of the project. */
  readonly version: string | null;
  /** "^4.17.0"; null where the lock file only has what it was resolved to. */
  readonly range: string | null;
}

export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** Its folder ("node_modules/a/node_modules/b") where the lock file lays folders out, as npm's does; else null. */
  readonly path: string | null;
  readonly askedBy: readonly Asker[];
  /** What the registry said of the version when the file was written, and why; absent: nothing, or the lock file keeps no such thing. */
  readonly deprecated?: string;
}

export interface LockFile {
  readonly manager: 'npm' | 'pnpm' | 'yarn-classic' | 'yarn-berry' | 'bun';
  /** Without the parts of the project itself. */
  readonly packages: readonly LockedPackage[];
}

/** Gathers askers while a lock file is read. */
export interface Gathered {
  readonly name: string;
  readonly version: string;
  readonly path: string | null;
  readonly askedBy: Asker[];
  readonly deprecated?: string;
}

/** npm and pnpm write down what the registry says: a text, or that it is so. */
export const deprecationOf = (value: unknown): Pick<LockedPackage, 'deprecated'> => {
  const text = (typeof value === 'string' ? value : value === true ? 'true' : '').replaceAll(/\s+/gu, ' ').trim();
  if (text === '' || text === 'false') return {};
  // A text over several lines is not read where the lock file is YAML.
  return { deprecated: text === 'true' || /^[|>]/u.test(text) ? 'no reason is given' : text };
};
