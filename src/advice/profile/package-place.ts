/** A file of an installed package. */
export interface PackagePlace {
  /** Absolute directory of the package. */
  readonly directory: string;
  readonly name: string;
  /** From the package's directory. */
  readonly inner: string;
}

const marker = 'node_modules/';

/** The package that a file belongs to: the innermost one, as package managers nest them. null for any other file. */
export const packagePlace = (path: string): PackagePlace | null => {
  const at = path.lastIndexOf(`/${marker}`);
  const start = at === -1 ? (path.startsWith(marker) ? marker.length : -1) : at + 1 + marker.length;
  if (start === -1) return null;
  const parts = path.slice(start).split('/');
  const length = parts[0]?.startsWith('@') === true ? 2 : 1;
  const name = parts.slice(0, length).join('/');
  if (parts.length <= length || name === '') return null;
  return { directory: path.slice(0, start) + name, name, inner: parts.slice(length).join('/') };
};
