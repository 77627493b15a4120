import type { Block } from '../../../core/block.ts';
import type { MetricResult } from '../../../core/result.ts';
import type { ChangedFile } from '../changes.ts';
import type { RawChange } from '../compare-settings.ts';
import { judgeChange, type Judgement } from '../meaning/judge-change.ts';
import { keyWords } from '../meaning/key-words.ts';
import { matchRule } from '../meaning/match-rule.ts';
import type { SettingRule } from '../meaning/setting-rule.ts';
import type { ResourceReading } from '../readings/resource-readings.ts';
import { pathText } from '../read/entry.ts';
import { isSecretPath } from '../secrets/hide-values.ts';
import { isHarmless } from '../secrets/secret-key.ts';

/** A changed key with what it means. */
export interface KnownChange extends RawChange {
  readonly file: ChangedFile;
  /** "pool.max", "scripts.start --max-old-space-size". */
  readonly key: string;
  readonly words: string;
  readonly isSecret: boolean;
  /** null for a key that no rule knows. */
  readonly rule: SettingRule | null;
  readonly judgement: Judgement;
}

/** What was measured and concerns one change. */
export interface Measured {
  /** Names of the suites; [] for all. */
  readonly suites: readonly string[];
  readonly metrics: readonly MetricResult[];
  readonly readings: readonly ResourceReading[];
  readonly blocks: readonly Block[];
}

const unclear: Judgement = { effect: 'unclear', times: 1, text: '' };

/** A key with the places that it comes to through anchors: the first that a rule knows counts. */
const ruleOf = ({
  path,
  also,
  part,
  kind,
}: RawChange): { readonly words: string; readonly rule: SettingRule | null } => {
  const places = [path, ...also].map((it) => keyWords(it, part));
  for (const words of places) {
    const rule = matchRule(words, kind);
    if (rule !== null) return { words, rule };
  }
  return { words: places[0] ?? '', rule: null };
};

const isSecretValue = (path: readonly string[], value: string | null): boolean =>
  value !== null && !isHarmless(value) && isSecretPath(path, value);

export const knownChange = (change: RawChange, file: ChangedFile): KnownChange => {
  const { path, part, before, after } = change;
  const { words, rule } = ruleOf(change);
  const place = part === null ? path : [...path, part];
  return {
    ...change,
    file,
    key: `${pathText(path)}${part === null ? '' : ` ${part}`}`,
    words,
    isSecret: isSecretValue(place, before) || isSecretValue(place, after),
    rule,
    judgement: rule === null ? unclear : judgeChange(before, after, rule, words),
  };
};

/**
 * Literals of programs say less than keys of configurations: only those count that a rule knows and that went the wrong way, and not when
 * they were only moved.
 */
export const tellingLiterals = (changes: readonly KnownChange[]): readonly KnownChange[] => {
  const nameOf = ({ path }: KnownChange): string => (path.at(-1) ?? '').replace(/#\d+$/u, '');
  const gone = new Set(changes.filter(({ after }) => after === null).map((it) => `${nameOf(it)} ${it.before}`));
  return changes.filter(
    (it) =>
      it.judgement.effect === 'worse' &&
      it.after !== null &&
      !(it.before === null && gone.has(`${nameOf(it)} ${it.after}`)),
  );
};
