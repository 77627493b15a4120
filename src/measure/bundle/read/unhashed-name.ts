/** "LazyPage", "dataTable": words and no hash. */
const isWords = (part: string): boolean => /^[A-Z]?[a-z]+(?:[A-Z][a-z]+)*$/.test(part);

const isHash = (part: string): boolean => {
  if (/^[0-9a-f]{6,64}$/.test(part)) return /\d/.test(part) && /[a-f]/.test(part);
  // esbuild's base 32, and base 64 as Rollup and Rolldown write it.
  if (/^[0-9A-Z]{8}$/.test(part)) return true;
  if (/^[\w-]{8,32}$/.test(part)) return /[a-z]/.test(part) && /[A-Z]/.test(part) && !isWords(part);
  return /^\d{8,}$/.test(part);
};

/**
 * A file's name without the hash of its content and without what follows: "main" of "main.3f2a9c11.js", "assets/index" of
 * "assets/index-BqQ3f_8s.js". A guess, for when nothing else names it.
 */
export const unhashedName = (file: string): string => {
  const slash = file.lastIndexOf('/') + 1;
  const base = file.slice(slash).replace(/(?<=.)\.(?:m?js|cjs|css)$/, '');
  // Base 64 has "-" and "_" in it, so the hash is looked for from each separator on, the longest first.
  for (const { index } of base.matchAll(/[.~_-]/g)) {
    if (index > 0 && isHash(base.slice(index + 1).replace(/\.(?:min|chunk|bundle)$/, '')))
      return file.slice(0, slash) + base.slice(0, index);
  }
  return file.slice(0, slash) + base;
};
