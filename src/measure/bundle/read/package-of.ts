export interface PackagePlace {
  readonly package: string | null;
  readonly instance: string | null;
}

const own: PackagePlace = { package: null, instance: null };
const marker = 'node_modules/';

/**
 * The package that a module's name leads into, and its folder: what follows the last `node_modules`. pnpm's store
 * (`node_modules/.pnpm/a@1.0.0/node_modules/a`) and the archives of Yarn's Plug'n'Play (`….zip/node_modules/a`) end in one too.
 */
export const packageOf = (name: string): PackagePlace => {
  const at = name.lastIndexOf(marker);
  if (at < 0 || (at > 0 && name[at - 1] !== '/')) return own;
  const start = at + marker.length;
  // ".cache", ".vite", ".prisma": folders of tools.
  if (name[start] === '.' || start === name.length) return own;
  const first = name.indexOf('/', start);
  const end = name[start] === '@' && first >= 0 ? name.indexOf('/', first + 1) : first;
  const instance = end < 0 ? name : name.slice(0, end);
  const isScopeAlone = name[start] === '@' && first < 0;
  return isScopeAlone ? own : { package: instance.slice(start), instance };
};
