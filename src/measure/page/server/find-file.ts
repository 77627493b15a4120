import { realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** `pathname` of a request as a path below the root, or null where it is none: bad escapes, NUL, a way out. */
export const relativePath = (pathname: string): string | null => {
  try {
    const path = decodeURIComponent(pathname);
    const parts = path.split('/');
    if (!path.startsWith('/') || /[\0\\]/.test(path) || parts.includes('..')) return null;
    return parts.filter((part) => part !== '' && part !== '.').join('/');
  } catch {
    return null;
  }
};

/** The file that a path is, or null: none there, no regular file, or one that a link leads to outside the root. */
const fileAt = async (root: string, path: string): Promise<string | null> => {
  try {
    const file = await realpath(join(root, path));
    return file.startsWith(root + sep) && (await stat(file)).isFile() ? file : null;
  } catch {
    return null;
  }
};

/**
 * The file that answers a request, as hosts of static sites look for it: the path itself, with `.html`, `index.html` in
 * it, else `fallback`. A path that ends like a file ("/app.js") gets no fallback: HTML there would hide that it is
 * missing. `root` is a real path. Nothing outside it is ever found.
 */
export const findFile = async (root: string, pathname: string, fallback: string | null): Promise<string | null> => {
  const path = relativePath(pathname);
  if (path === null) return null;
  const names = path === '' ? ['index.html'] : [path, `${path}.html`, join(path, 'index.html')];
  for (const name of pathname.endsWith('/') ? names.slice(-1) : names) {
    const file = await fileAt(root, name);
    if (file !== null) return file;
  }
  if (fallback === null || !['', '.html'].includes(extname(path))) return null;
  return fileAt(root, fallback);
};
