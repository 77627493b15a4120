import type { SettingText } from '../read/entry.ts';
import { keyWords } from '../meaning/key-words.ts';
import { maskSecrets } from './mask-secrets.ts';
import { isHarmless, isSecretKey } from './secret-key.ts';
import { hidden } from './secret-text.ts';

/** Shorter ones stand in other words too; they are hidden by their key. */
const shortest = 4;

/** Whether what stands at a path is secret: by its key, or in a Secret of Kubernetes. */
export const isSecretPath = (path: readonly string[], value: string): boolean =>
  isSecretKey(keyWords(path, null), value) ||
  isSecretKey(keyWords(path.slice(-1), null), value) ||
  ((path[0]?.startsWith('Secret/') ?? false) && /^(?:data|stringData)$/u.test(path[1] ?? ''));

/** Texts of a file that are secret by where they stand. */
const secretsOf = ({ entries, text }: SettingText): readonly string[] =>
  entries
    .filter((it) => it.isLeaf && isSecretPath(it.path, it.value) && !isHarmless(it.value))
    .flatMap(({ value, start, end }) => [...value.split('\n'), ...text.slice(start, end).split('\n')])
    .map((it) => it.trim())
    .filter((it) => it.length >= shortest && !/^[|>][-+]?$/u.test(it));

/**
 * Hides in texts about these files what is secret in them by its key, even where the key is out of sight, and all that `maskSecrets`
 * hides.
 */
export const createHiding = (files: readonly SettingText[]): ((text: string) => string) => {
  const secrets = Array.from(new Set(files.flatMap(secretsOf))).toSorted((a, b) => b.length - a.length);
  const parts = secrets.slice(0, 1000).map((it) => `(?<!\\w)${RegExp.escape(it)}(?!\\w)`);
  const pattern = parts.length === 0 ? null : new RegExp(parts.join('|'), 'gu');
  return (text) => maskSecrets(pattern === null ? text : text.replaceAll(pattern, hidden));
};
