import type { Regression } from '../../../core/investigation.ts';
import { causeClasses } from '../../classes.ts';
import type { DataView } from '../../data/data-view.ts';
import { familyOf } from '../../proof/lead.ts';

/** How a regression shows, without a word of where: the same in every repository. */
export interface Symptoms {
  /** Metrics of counted work that got worse, sorted. */
  readonly counters: readonly string[];
  /** "database@route", "requests:tail", "time:waiting", …, sorted. */
  readonly shape: readonly string[];
}

const counting = new Set(causeClasses.flatMap(({ counters }) => counters));

const sorted = (values: Iterable<string>): string[] => [...new Set(values)].toSorted();

/** The share of a longer request that makes its time that of the database, or of the processor. */
const leading = 0.5;

const timeOf = ({ latency, cpu, database, queues }: DataView['times'][number]): string => {
  if ((database ?? 0) >= leading * latency) return 'time:database';
  if (queues || (cpu ?? 0) >= leading * latency) return 'time:processor';
  return cpu === null && database === null ? 'time:unseen' : 'time:waiting';
};

/** `view` null: only what regressed is known. */
export const symptomsOf = (
  regressions: readonly Pick<Regression, 'metric' | 'route'>[],
  view: Pick<DataView, 'affected' | 'shapes' | 'courses' | 'times'> | null,
): Symptoms => ({
  counters: sorted(
    [...regressions, ...(view?.affected ?? [])].map(({ metric }) => metric).filter((metric) => counting.has(metric)),
  ),
  shape: sorted([
    ...regressions.map(({ metric, route }) => `${familyOf(metric)}@${route === null ? 'suite' : 'route'}`),
    ...(view?.shapes ?? []).filter(({ kind }) => kind !== 'unclear').map(({ kind }) => `requests:${kind}`),
    ...(view?.courses ?? []).filter(({ kind }) => kind === 'growing').map(({ kind }) => `course:${kind}`),
    ...(view?.times ?? []).map(timeOf),
  ]),
});
