/** Parts of a way that say nothing about a setting: "value" of a variable of Kubernetes, "default" of one of Terraform. */
const silent = /^(?:value|default|\*|\[\d+\])(?:#\d+)?$/u;

const wordsOf = (part: string): string =>
  part
    .replace(/#\d+$/u, '')
    .replaceAll(/([a-z0-9])([A-Z])/gu, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/gu, '$1 $2')
    .replaceAll(/[^A-Za-z0-9]+/gu, ' ')
    .trim()
    .toLowerCase();

/**
 * A key with all that it is in as words, however it is written: "database pool max" for `database.pool.max`, `DATABASE_POOL_MAX`,
 * `databasePoolMax` and `database-pool-max`.
 */
export const keyWords = (path: readonly string[], part: string | null): string => {
  const told = path.filter((it, index) => index === 0 || !silent.test(it));
  return [...told, ...(part === null ? [] : [part])]
    .map(wordsOf)
    .filter((it) => it !== '')
    .join(' ');
};
