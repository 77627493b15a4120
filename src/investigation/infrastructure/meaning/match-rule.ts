import type { FileKind } from '../file-kind.ts';
import { cacheRules } from './rules/caches.ts';
import { databaseRules } from './rules/databases.ts';
import { logRules } from './rules/logs.ts';
import { poolRules } from './rules/pools.ts';
import { resourceRules } from './rules/resources.ts';
import { webRules } from './rules/web.ts';
import type { SettingRule } from './setting-rule.ts';

/** Those that say most about a key first: the first that fits counts. */
export const settingRules: readonly SettingRule[] = [
  ...databaseRules,
  ...poolRules,
  ...logRules,
  ...webRules,
  ...cacheRules,
  ...resourceRules,
];

/** What a key means, by its words; null for one that no rule knows. Longer ones are a stranger's joke. */
export const matchRule = (words: string, kind: FileKind): SettingRule | null =>
  words.length > 300
    ? null
    : (settingRules.find(({ key, kinds }) => (kinds === undefined || kinds.includes(kind)) && key.test(words)) ?? null);
