import { metricTitle } from '../../advice/phrase.ts';
import type { Investigation } from '../../core/investigation.ts';
import { formatDuration } from '../../core/format.ts';
import type { MetricResult, Result } from '../../core/result.ts';
import { type Asked, regressedMetrics, regressionOf } from '../data/regressions.ts';
import { maskedShort } from '../infrastructure/secrets/mask-secrets.ts';
import { criteriaOf } from './criteria.ts';
import { type ExpertTask, expertTasks } from './expert-tasks.ts';
import { createPlaceWords, type PlaceWords } from './place-words.ts';
import { type Occasion, priorityOf } from './priority.ts';

export interface Opening {
  /** ISO 8601. */
  readonly at: string;
  readonly occasion: Occasion;
  /** The comparison that showed the regression. */
  readonly result: Result;
  /** What was asked for; {} for everything. */
  readonly asked?: Asked;
  /** Of the change, the oldest first. */
  readonly commits?: readonly string[];
  /** Who or what started it, as a phrase: "by octocat", "by an alert". A stranger's text. */
  readonly startedBy?: string;
  /** Of the whole investigation, ms. */
  readonly timeLimit: number;
}

export interface OpenedInvestigation {
  readonly investigation: Investigation;
  /** None where nothing regressed. */
  readonly tasks: readonly ExpertTask[];
}

/** The first answer is to be there within a minute after the blocks are. ms. */
export const longestForExperts = 60_000;
const shareForExperts = 0.25;

const mostContext = 8;

export const nothingRegressed = 'Nothing regressed, so there is nothing to explain; nothing more was measured.';

const unique = (values: readonly (string | null)[]): string[] => [...new Set(values.flatMap((it) => it ?? []))];

const scopeOf = (
  { result, asked = {}, commits = [] }: Opening,
  regressed: readonly MetricResult[],
): Investigation['scope'] => {
  const { suite, metric, route } = asked;
  return {
    suites: unique([suite ?? null, ...regressed.map((it) => it.suite)]),
    scenarios: unique(regressed.map((it) => it.scenario)),
    routes: unique([route ?? null, ...regressed.map((it) => it.route)]),
    metrics: unique([metric ?? null, ...regressed.map((it) => it.metric)]),
    base: result.base.commit,
    head: result.head.commit,
    commits: [...commits],
    asked: [suite, metric, route].filter((it) => it !== undefined).join(' '),
  };
};

const contextOf = (opening: Opening, regressed: readonly MetricResult[], words: PlaceWords): string[] => {
  const { base, head } = opening.result;
  const commits = opening.commits?.length ?? 0;
  const more = regressed.length - mostContext;
  return [
    `Base ${base.commit.slice(0, 12)}, head ${head.commit.slice(0, 12)}${commits > 0 ? `, ${commits} commit${commits === 1 ? '' : 's'}` : ''}.`,
    ...regressed.slice(0, mostContext).map((it) => `${words.change(it)}.`),
    ...(more > 0 ? [`${more} more regressed.`] : []),
  ];
};

const openingWords = ({ startedBy, timeLimit, asked = {} }: Opening): string => {
  const wanted = [asked.suite, asked.metric === undefined ? undefined : metricTitle(asked.metric), asked.route].filter(
    (it) => it !== undefined,
  );
  const by = startedBy === undefined ? '' : ` ${maskedShort(startedBy)}`;
  const about = wanted.length === 0 ? '' : ` into ${maskedShort(wanted.join(', '), 200)}`;
  return `The investigation${about} was started${by}; it has ${formatDuration(timeLimit)}.`;
};

const affectedWords = (regressed: readonly MetricResult[], { naming }: PlaceWords): string => {
  const places = unique(regressed.map((it) => naming.subject(it)));
  const shown = places.slice(0, 3).join(', ');
  const rest = places.length > 3 ? ` and ${places.length - 3} more places` : '';
  return `${regressed.length} comparison${regressed.length === 1 ? '' : 's'} regressed, of ${shown}${rest}; the experts began.`;
};

/**
 * The coordinator: what is looked into, how urgent it is, when it will have succeeded, and what each expert has to do until when. Where
 * nothing regressed it is over at once.
 */
export const openInvestigation = (opening: Opening): OpenedInvestigation => {
  const { at, occasion, result, asked = {}, timeLimit } = opening;
  const regressed = regressedMetrics(result, asked);
  const words = createPlaceWords(result);
  const isOver = regressed.length === 0;
  const investigation: Investigation = {
    schema: 'pacegate/investigation@1',
    priority: priorityOf(occasion, result.verdict),
    state: isOver ? 'no-regression' : 'hypotheses',
    summary: isOver ? nothingRegressed : 'The experts are looking for suspects; nothing is proven yet.',
    scope: scopeOf(opening, regressed),
    timeline: [
      { at, text: openingWords(opening) },
      { at, text: isOver ? nothingRegressed : affectedWords(regressed, words) },
    ],
    regressions: regressed.map(regressionOf),
    hypotheses: [],
    rootCause: null,
    contributing: [],
    placebo: null,
    impact: { text: [], routes: unique(regressed.map((it) => it.route)), costPerMillion: null },
    logs: [],
    plan: { immediate: [], shortTerm: [], longTerm: [] },
    tasks: [],
    validation: { criteria: criteriaOf(result, regressed, words) },
    learning: null,
    notices: [],
  };
  if (isOver) return { investigation, tasks: [] };
  const limit = Math.round(Math.min(longestForExperts, shareForExperts * timeLimit));
  return { investigation, tasks: expertTasks(at, limit, contextOf(opening, regressed, words)) };
};
