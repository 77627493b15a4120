import { classOf } from '../../classes.ts';
import type { Suspect } from '../../suspect.ts';
import { actsInMeasurement, kindName } from '../file-kind.ts';
import { signalNames, type SignalName } from '../readings/signal-values.ts';
import { keyText, shownValue, titleOf, unitText } from './change-words.ts';
import type { KeyUndo, KeyUndone } from './key-undo.ts';
import type { KnownChange, Measured } from './known-change.ts';
import { metricEvidence } from './metric-evidence.ts';
import { signalEvidence } from './signal-evidence.ts';
import { weigh } from './weigh.ts';

/** A changed key as it may be shown; `before` and `after` are masked. */
export interface ConfigurationChange {
  readonly file: string;
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
  /** At head, from 1; of a key that is gone the line that stands in its place. */
  readonly line: number;
  readonly kind: KnownChange['kind'];
}

export interface ConfigurationSuspect extends Suspect {
  readonly changes: readonly ConfigurationChange[];
  readonly undo: KeyUndo | null;
  /** The patch that restores the key where no experiment can show anything of it; secrets are hidden. */
  readonly proposal: string | null;
  /** Readings that have to move besides `counters`: `signalValue` gives them. */
  readonly signals: readonly SignalName[];
}

export const shownChange = (change: KnownChange): ConfigurationChange => ({
  file: change.file.file,
  path: keyText(change),
  before: change.before === null ? null : shownValue(change, change.before),
  after: change.after === null ? null : shownValue(change, change.after),
  line: change.line,
  kind: change.kind,
});

const anchored = ({ also, rule }: KnownChange): readonly string[] =>
  also.length === 0
    ? []
    : [
        `It is anchored: ${also.length} other ${also.length === 1 ? 'place takes' : 'places take'} ${rule === null ? 'it' : 'the value'} from here and ${also.length === 1 ? 'goes' : 'go'} back with it.`,
      ];

const elsewhere = ({ kind }: KnownChange): string =>
  `It acts where the service is deployed (${kindName(kind)}), not where it is measured: undoing it here would show nothing.`;

const isSignal = (name: string): name is SignalName => signalNames.some((it) => it === name);

/** A suspect of one changed key. `undone`: how it goes back; null where nobody has tried yet. */
export const makeSuspect = (
  change: KnownChange,
  measured: Measured,
  undone: KeyUndone | null,
  commands: readonly string[],
): ConfigurationSuspect => {
  const { rule, file } = change;
  const cause = classOf(rule?.class ?? 'configuration');
  const counters = rule?.counters ?? cause.counters;
  const metrics = metricEvidence(cause, counters, measured);
  const signals = signalEvidence(change, measured);
  const acts = actsInMeasurement(change.kind, commands);
  const unit = unitText(change);
  const isKnown = rule !== null && change.judgement.effect !== 'better';
  const back = undone !== null && 'undo' in undone ? undone.undo : null;
  const undo = acts ? back : null;
  const reason = undone !== null && 'reason' in undone ? undone.reason : null;
  return {
    expert: 'infrastructure',
    class: rule?.class ?? 'configuration',
    title: titleOf(change),
    location: file.isGone ? null : { path: file.file, startLine: change.line, endLine: change.line },
    evidence: [
      ...(isKnown ? [...signals.sentences, ...metrics.sentences] : []),
      ...(unit === null ? [] : [unit]),
      ...(rule === null ? [] : [rule.why]),
      ...(rule !== null && change.judgement.effect === 'better' ? ['It went the way that costs less.'] : []),
      ...(isKnown && signals.isAgainst ? ['What it would show by is as it was.'] : []),
      ...anchored(change),
      ...(acts ? [] : [elsewhere(change)]),
    ],
    weight: weigh(change, metrics, signals, acts),
    undo,
    reason: acts ? reason : elsewhere(change),
    counters,
    suites: measured.suites,
    changes: [shownChange(change)],
    proposal: acts ? null : (back?.shown ?? null),
    signals: (rule?.signals ?? []).filter(isSignal),
  };
};

/** Of keys that go back together one suspect: the strongest, with what speaks for the others behind. */
export const together = (suspects: readonly ConfigurationSuspect[]): ConfigurationSuspect | null => {
  const [first, ...others] = suspects.toSorted((a, b) => b.weight - a.weight);
  if (first === undefined) return null;
  const more = others.slice(0, 5).map(({ title }) => `${title}, which goes back with it.`);
  return {
    ...first,
    evidence: [...first.evidence, ...more],
    changes: [first, ...others].flatMap(({ changes }) => changes),
  };
};
