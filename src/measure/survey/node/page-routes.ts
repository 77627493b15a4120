import { toRoutePath } from '../code/route-path.ts';
import { type FoundRoute, plainRoute } from '../service-candidate.ts';
import { isBelow, type SourceTree } from '../source-tree.ts';

interface Convention {
  /** A file that answers GET; group `route` is its way below the directory of routes. */
  readonly file: RegExp;
  /** What the file must hold to answer GET. */
  readonly holds?: RegExp;
}

/** Frameworks that make routes of files. */
const conventions: Readonly<Record<string, readonly Convention[]>> = {
  'Next.js': [
    { file: /^(?:src\/)?app(?<route>\/(?:.+\/)?)page\.[jt]sx?$/ },
    {
      file: /^(?:src\/)?app(?<route>\/(?:.+\/)?)route\.[jt]s$/,
      holds: /\bexport\s+(?:async\s+)?(?:function|const)\s+GET\b/,
    },
    { file: /^(?:src\/)?pages(?<route>\/(?!.*(?:^|\/)(?:_app|_document|_error|404|500)\.).+)\.[jt]sx?$/ },
  ],
  Nuxt: [
    { file: /^(?:app\/)?pages(?<route>\/.+)\.vue$/ },
    { file: /^server(?<route>\/api\/.+?)(?:\.get)?\.[jt]s$/ },
    { file: /^server\/routes(?<route>\/.+?)(?:\.get)?\.[jt]s$/ },
  ],
  Nitro: [{ file: /^(?:server\/)?routes(?<route>\/.+?)(?:\.get)?\.[jt]s$/ }],
  SvelteKit: [
    { file: /^src\/routes(?<route>\/(?:.+\/)?)\+page\.svelte$/ },
    {
      file: /^src\/routes(?<route>\/(?:.+\/)?)\+server\.[jt]s$/,
      holds: /\bexport\s+(?:async\s+)?(?:function|const)\s+GET\b/,
    },
  ],
  Astro: [{ file: /^src\/pages(?<route>\/.+)\.astro$/ }],
};

/** Without groups such as (shop), which are no part of the address; null for slots, interceptions and catch-alls. */
const routeOf = (way: string): string | null => {
  const parts = way.split('/').filter((part) => !/^\([^.)]+\)$/.test(part));
  if (parts.some((part) => /^[@(]|\.\.\.|\.(post|put|patch|delete|head|options)$/.test(part))) return null;
  return toRoutePath(parts.join('/').replace(/(^|\/)index$/, '$1'));
};

/** Routes that are there because a file is. */
export const findPageRoutes = (tree: SourceTree, directory: string, title: string): FoundRoute[] => {
  const own = tree.paths.filter((path) => isBelow(directory, path));
  return (conventions[title] ?? []).flatMap(({ file, holds }) =>
    own.flatMap((path) => {
      const inside = directory === '.' ? path : path.slice(directory.length + 1);
      const way = file.exec(inside)?.groups?.['route'];
      const route = way === undefined || holds?.test(tree.read(path) ?? '') === false ? null : routeOf(way);
      return route === null ? [] : [plainRoute(route, path)];
    }),
  );
};
