import type { Finding } from '../core/result.ts';
import type { Blocker } from './blockers.ts';

/** Kinds that are about something else than a comparison that regressed. */
const others = new Set([
  'budget-exceeded',
  'target-missed',
  'noisy-machine',
  'statement-new',
  'plan-changed',
  'event-loop-held',
]);
/** Kinds that are about one metric and stand for no other. */
const single = new Set([
  'memory-peak',
  'metric-worse',
  'errors-appeared',
  'queries-more',
  'rows-more',
  'sync-calls',
  'memory-grows',
  'connections-more',
]);

/** What a finding about a bundle explains: a budget on any form of the part's size, too. */
const partOf = (metric: string | null): string => (metric ?? '').split('.').slice(0, 2).join('.');

const isBundleCause = ({ kind, severity }: Finding): boolean =>
  kind.startsWith('bundle-') && severity !== 'information';

const isOfComparison = ({ kind, severity, metric }: Finding): boolean =>
  severity !== 'information' && metric !== null && !others.has(kind);

/**
 * The findings that tell of it: of that very metric; else that of its place, which gathers all that says how fast it is; else,
 * for a whole suite, those of its routes, which explain it and leave it without a finding of its own.
 */
const findingsOf = (blocker: Blocker, findings: readonly Finding[]): readonly Finding[] => {
  const { suite, scenario, metric } = blocker.it;
  const ofSuite = findings.filter((it) => it.suite === suite);
  if (blocker.kind === 'exceeded') {
    const here = ofSuite.filter((it) => it.scenario === scenario && it.route === (blocker.it.route ?? null));
    return here.filter(
      (it) =>
        (it.kind === 'budget-exceeded' && it.metric === metric) ||
        (isBundleCause(it) && partOf(it.metric) === partOf(metric)),
    );
  }
  const { route } = blocker.it;
  const compared = ofSuite.filter(isOfComparison);
  const here = compared.filter((it) => it.route === route);
  const exact = here.filter((it) => it.metric === metric && (it.scenario === null || it.scenario === scenario));
  if (exact.length > 0) return exact;
  // Rows that come with more statements are told with these.
  const asking = metric === 'db.rows' ? here.filter((it) => it.kind === 'queries-more') : [];
  if (asking.length > 0) return asking;
  const gathering = here.filter((it) => !single.has(it.kind));
  if (gathering.length > 0 || route !== null) return gathering;
  return compared.filter((it) => it.route !== null && !single.has(it.kind));
};

/** What each finding stands for; findings that stand for none of these are not in it. */
export const findingCauses = (
  findings: readonly Finding[],
  blockers: readonly Blocker[],
): ReadonlyMap<Finding, readonly Blocker[]> => {
  const causes = new Map<Finding, Blocker[]>();
  for (const blocker of blockers) {
    for (const finding of findingsOf(blocker, findings)) {
      const known = causes.get(finding);
      if (known === undefined) causes.set(finding, [blocker]);
      else known.push(blocker);
    }
  }
  return causes;
};
