/** webpack writes "./locale sync ^\\.\\/.*$", Rspack "./locale|sync|/^\\.\\/.*$/". */
const contextMode = /[ |](?:sync|lazy|lazy-once|eager|weak|async-weak)(?:[ |]|$)/;
const absolute = /^(?:\/|[A-Za-z]:[\\/])/;

/** "a/./b/../c" as "a/c". Leading ".." stay. */
export const plainPath = (path: string): string => {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return (path.startsWith('/') ? '/' : '') + parts.join('/');
};

/** The way from one absolute directory to a path, both with "/". A path on another drive stays as it is. */
export const wayTo = (directory: string, path: string): string => {
  const from = plainPath(directory).split('/');
  const to = plainPath(path).split('/');
  if (/^[A-Za-z]:$/.test(to[0] ?? '') && from[0]?.toLowerCase() !== to[0]?.toLowerCase()) return to.join('/');
  let common = 0;
  while (common < from.length && common < to.length && from[common] === to[common]) common++;
  return [
    ...from
      .slice(common)
      .filter((it) => it !== '')
      .map(() => '..'),
    ...to.slice(common),
  ].join('/');
};

export const isContextName = (name: string): boolean => contextMode.test(name);

/** What is left when loaders ("a!b!file"), a layer, the type in front and the parts of a concatenation are taken away. */
const resourceOf = (name: string): string =>
  name
    .replace(/ \+ \d+ modules?$/, '')
    .slice(name.lastIndexOf('!') + 1)
    .replace(/^css (?=[./@\w])/, '')
    .replace(/^\((?!webpack\))[\w-]+\)\/(?=\.{1,2}\/|\/)/, '')
    .replace(/\?.*$/s, '')
    .replace(/\.webpack\[[^\]]*\]$/, '');

/** What follows a context's folder, in webpack's way of writing. */
const contextRest = (rest: string): string =>
  rest.startsWith('|')
    ? ` ${rest
        .slice(1)
        .replace(/\|\/(.*)\/[a-z]*$/, ' $1')
        .replaceAll('|', ' ')}`
    : rest;

/** Where relative names start, as a way from the suite's directory, and the suite's directory itself. */
export interface NameBase {
  /** "" where it is the suite's directory, else such as "src" or "../..". */
  readonly offset: string;
  /** Absolute; null where it is not known. */
  readonly directory: string | null;
}

/** A relative path of the bundler, from the suite's directory. Below "../.." the way may lead back into that directory. */
export const fromBase = (path: string, { offset, directory }: NameBase): string => {
  if (offset === '') return plainPath(path);
  return directory === null
    ? plainPath(`${offset}/${path}`)
    : wayTo(directory, plainPath(`${directory}/${offset}/${path}`));
};

/**
 * A module's name from the suite's directory. What is no path ("webpack/runtime/publicPath", 'external "react"') stays as it is.
 * Names of contexts end in a regular expression, which may hold "!" and "?" and is kept.
 */
export const moduleName = (raw: string, { offset, directory }: NameBase): string => {
  const mode = contextMode.exec(raw);
  const path = mode === null ? resourceOf(raw) : raw.slice(0, mode.index);
  const rest = mode === null ? '' : contextRest(raw.slice(mode.index));
  if (absolute.test(path)) return (directory === null ? plainPath(path) : wayTo(directory, path)) + rest;
  if (/^\.{1,2}(?:[\\/]|$)/.test(path)) return fromBase(path, { offset, directory }) + rest;
  return path + rest;
};

/** The directory that a build's relative names start from, told by one module's name and identifier; null when they don't tell. */
export const contextOf = (name: string, identifier: string): string | null => {
  const path = resourceOf(name);
  const file = resourceOf(identifier.replace(/\|[\da-f]{16,}$/, ''))
    .replace(/^[\w/-]+\|/, '')
    .replace(/\|[^|/\\]*$/, '');
  if (!path.startsWith('./') || !absolute.test(file)) return null;
  const whole = plainPath(file);
  return whole.endsWith(path.slice(1)) ? whole.slice(0, 1 - path.length) || '/' : null;
};
