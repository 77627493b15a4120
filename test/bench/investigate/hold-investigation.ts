import type { Hypothesis, Investigation } from '../../../src/core/investigation.ts';
import type { Investigated } from './run-investigation.ts';
import type { GuiltyPlace, Trial } from './trials.ts';

/** How one investigation compares with the truth. */
export interface HeldInvestigation {
  readonly trial: Trial;
  readonly investigated: Investigated;
  /** The gate has seen that something is slower; without that nothing is investigated. */
  readonly seen: boolean;
  /** The most suspected of the first answer is guilty, before anything was undone. */
  readonly firstRight: boolean;
  /** Causes that it says take part, of all that there are. */
  readonly named: readonly GuiltyPlace[];
  /** Every cause is named, as the root cause or, of several, as taking part. */
  readonly right: boolean;
  /** An experiment has shown it: at least half of the regression is surely won back, or the causes are proven together. */
  readonly proven: boolean;
  /** What undoing the root cause wins back; null where none is named. */
  readonly recovery: Hypothesis['experiment'] extends infer E ? (E extends { recovery: infer R } ? R : never) : never;
  /** Innocent changes that are called the root cause, and those that are called contributing. */
  readonly blamed: readonly string[];
  readonly accused: readonly string[];
  /** Tested and cleared. */
  readonly cleared: number;
}

interface Lines {
  readonly path: string;
  readonly first: number;
  readonly last: number;
}

/** Lines of the head that a patch of the head takes away, or puts something between. */
export const changedLines = (patch: string): Lines[] => {
  const changed: Lines[] = [];
  let [path, line, left, added] = ['', 0, 0, 0];
  for (const text of patch.split('\n')) {
    const [, start, length, filled] = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(text) ?? [];
    if (start !== undefined) {
      line = Number(start);
      left = Number(length ?? 1);
      added = Number(filled ?? 1);
    } else if (left <= 0 && added <= 0) {
      if (text.startsWith('--- ')) path = text.slice(4).replace(/^a\//, '');
    } else if (text.startsWith('+')) {
      changed.push({ path, first: line - 1, last: line });
      added -= 1;
    } else if (text.startsWith('-')) {
      changed.push({ path, first: line, last: line });
      line += 1;
      left -= 1;
    } else {
      line += 1;
      left -= 1;
      added -= 1;
    }
  }
  return changed;
};

const holds = ({ path, first, last }: Lines, cause: GuiltyPlace): boolean =>
  path === cause.path && first <= cause.line && last >= cause.line;

/** A hypothesis is about a cause when its experiment undoes that line, or, where its patch is not told, when it stands there. */
export const isAbout = (
  { location, experiment }: Pick<Hypothesis, 'location' | 'experiment'>,
  cause: GuiltyPlace,
): boolean => {
  const patch = experiment?.patch ?? '';
  if (patch !== '') return changedLines(patch).some((it) => holds(it, cause));
  return location !== null && holds({ path: location.path, first: location.startLine, last: location.endLine }, cause);
};

const nameOf = ({ id, title }: Hypothesis): string => `${id} ${title}`;

const provenBy = ({ state, rootCause, hypotheses }: Investigation): boolean => {
  const cause = hypotheses.find(({ id }) => id === rootCause);
  if (cause !== undefined) return (cause.experiment?.recovery?.low ?? 0) >= 0.5;
  return state === 'proven';
};

export const holdInvestigation = (trial: Trial, investigated: Investigated): HeldInvestigation => {
  const { investigation, result } = investigated;
  const { hypotheses, rootCause } = investigation;
  const { causes } = trial;
  const decided = (...decisions: readonly string[]): Hypothesis[] =>
    hypotheses.filter(({ experiment }) => experiment !== null && decisions.includes(experiment.decision));
  const isGuilty = (it: Hypothesis): boolean => causes.some((cause) => isAbout(it, cause));
  const takePart = decided('root-cause', 'contributing');
  const named = causes.filter((cause) => takePart.some((it) => isAbout(it, cause)));
  const root = hypotheses.find(({ id }) => id === rootCause);
  const [first] = hypotheses.toSorted((a, b) => a.rank - b.rank);
  const right = causes.length > 0 && named.length === causes.length;
  return {
    trial,
    investigated,
    seen: result.metrics.some(({ primary, decision }) => primary && decision === 'regressed'),
    firstRight: first !== undefined && isGuilty(first),
    named,
    right: right && (causes.length > 1 || (root !== undefined && isGuilty(root))),
    proven: right && provenBy(investigation),
    recovery: root?.experiment?.recovery ?? null,
    blamed: decided('root-cause')
      .filter((it) => !isGuilty(it))
      .map(nameOf),
    accused: decided('contributing')
      .filter((it) => !isGuilty(it))
      .map(nameOf),
    cleared: decided('ruled-out').length,
  };
};
