import type { FileKind } from '../file-kind.ts';
import type { Dimension } from './quantity.ts';

/** What a key means to performance. */
export interface SettingRule {
  /** Of the catalogue of classes. */
  readonly class: string;
  /** Fits the key's words: "database pool max". */
  readonly key: RegExp;
  /** Kinds of files that it holds for; all where absent. */
  readonly kinds?: readonly FileKind[];
  readonly dimension: Dimension;
  /** The direction that costs: a smaller amount, a larger one, either; for switches "lower" is off. */
  readonly worse: 'lower' | 'higher' | 'either';
  /** What holds where the key is not there, as it would be written; null where nobody knows. */
  readonly usual: string | null;
  /** Whether 0 means without any limit. */
  readonly zeroIsEndless?: boolean;
  /** A change of it is seldom more than a small part of a regression. */
  readonly isSlight?: boolean;
  /** One sentence: why it matters. */
  readonly why: string;
  /** What of the signals has to move with it, beside the metrics of the class; names of `signalNames`. */
  readonly signals: readonly string[];
  /** Metrics that count it, where they are not those of the class. */
  readonly counters?: readonly string[];
}

type Draft = Pick<SettingRule, 'key' | 'why'> & Partial<SettingRule>;

/** A rule of a class, with what most keys have in common. */
export const ruleOf =
  (common: Pick<SettingRule, 'class' | 'dimension' | 'worse'> & Partial<SettingRule>) =>
  (draft: Draft): SettingRule => ({ usual: null, signals: [], ...common, ...draft });
