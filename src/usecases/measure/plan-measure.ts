import type { Configuration, Scenario, ServiceSuite } from '../../config/configuration.ts';
import { defaultStress, type FullScenario, type Stage, stressConnections, toFull } from '../../config/full-scenario.ts';
import type { Table } from '../../config/read-csv.ts';
import { multiply } from '../../config/to-scenarios.ts';
import { UsageError } from '../../core/errors.ts';
import { formatDuration, formatValue } from '../../core/format.ts';
import { seriesFile } from '../../core/raw-names.ts';
import { quote } from '../plan-suites.ts';
import type { PlannedPart } from './conclude-part.ts';

export interface MeasureOptions {
  /** Names; empty for all. */
  readonly suites: readonly string[];
  readonly scenarios: readonly string[];
  readonly full: boolean;
  /** Of each scenario, ms; null for the default. */
  readonly duration: number | null;
}

/** One scenario to run. */
export interface MeasurePart {
  readonly suite: ServiceSuite;
  readonly scenario: FullScenario;
  /** Without warm-up, ms. */
  readonly duration: number;
  readonly data: Table | null;
}

export interface MeasurePlan {
  readonly parts: readonly MeasurePart[];
  readonly notices: readonly string[];
}

/** ms. */
const fullLength = 30 * 60_000;
const shortLength = 30_000;
const shortStress = 60_000;
/** How many times normal a peak is that the configuration does not have. */
const usualPeak = 2.5;

const stageLength = (stages: readonly Stage[]): number => stages.reduce((sum, { duration }) => sum + duration, 0);

const lengthOf = (scenario: FullScenario, { full, duration }: MeasureOptions): number => {
  if (duration !== null) return duration;
  if (!full) return scenario.stress === null ? shortLength : shortStress;
  return scenario.stages === null ? fullLength : stageLength(scenario.stages);
};

const isOf = (name: string) => (scenario: Pick<Scenario, 'name'>) => scenario.name === name;

/** Every scenario that a suite can be measured with, with peak and stress by default where it has none of its own. */
const allOf = (suite: ServiceSuite): { readonly scenario: FullScenario; readonly isOwn: boolean }[] => {
  const own = [...suite.scenarios.map(toFull), ...(suite.fullScenarios ?? [])];
  const normal = suite.scenarios.find(isOf('normal')) ?? suite.scenarios[0];
  const peak = own.some(isOf('peak')) || normal === undefined ? [] : [toFull(multiply(normal, 'peak', usualPeak))];
  const plain: Scenario = { name: 'stress', model: 'open', connections: stressConnections, rate: null, reuse: true };
  const stress: FullScenario[] = own.some(isOf('stress')) ? [] : [{ ...toFull(plain), stress: defaultStress }];
  const all = [
    ...own.map((scenario) => ({ scenario, isOwn: true })),
    ...[...peak, ...stress].map((scenario) => ({ scenario, isOwn: false })),
  ];
  // Stress comes last: it may leave the machine hot, and a database full.
  return all.toSorted((a, b) => Number(a.scenario.stress !== null) - Number(b.scenario.stress !== null));
};

/** The load of a scenario in words. */
export const loadText = ({ stages, steps, stress, rate, connections }: FullScenario): string => {
  const users = (number: number): string =>
    `${number} ${steps === null ? 'connection' : 'user'}${number === 1 ? '' : 's'} kept busy`;
  const of = (perSecond: number | null, busy: number): string =>
    perSecond === null ? users(busy) : formatValue(perSecond, 'requests/s');
  const way = steps === null ? '' : `, ${steps.length} steps each`;
  if (stress !== null) return 'a rate that rises until the budgets break';
  if (stages !== null)
    return `${stages.map((it) => `${of(it.rate, it.connections ?? 1)} for ${formatDuration(it.duration)}`).join(', then ')}${way}`;
  return `${of(rate, connections)}${way}`;
};

/** What of a part is kept beside its series. */
export const plannedPart = ({ suite, scenario }: MeasurePart): PlannedPart => ({
  suite: suite.name,
  scenario: scenario.name,
  load: loadText(scenario),
  series: seriesFile({ suite: suite.name, scenario: scenario.name }),
  stress: scenario.stress,
});

/**
 * Decides which scenarios run, and for how long: those of the configuration; with `full` also peak and stress where it has
 * none; without it no stress unless it is named. Throws a UsageError for names that there are not.
 */
export const planMeasure = ({ suites }: Pick<Configuration, 'suites'>, options: MeasureOptions): MeasurePlan => {
  const services = suites.filter((suite) => suite.type === 'service');
  const names = services.map(({ name }) => name);
  const unknown = options.suites.filter((name) => !names.includes(name));
  if (unknown.length > 0 || services.length === 0)
    throw new UsageError(
      services.length === 0
        ? 'The configuration has no suite of type service, and only services are measured under load.'
        : `There is no service named ${quote(unknown)} in the configuration.`,
      services.length === 0 ? 'Use pacegate check for bundles and pages.' : `Known: ${quote(names)}.`,
    );
  const chosen = services.filter(({ name }) => options.suites.length === 0 || options.suites.includes(name));
  const known = [...new Set(chosen.flatMap((suite) => allOf(suite).map(({ scenario }) => scenario.name)))];
  const strange = options.scenarios.filter((name) => !known.includes(name));
  if (strange.length > 0)
    throw new UsageError(
      `There is no scenario named ${quote(strange)}.`,
      `Known: ${quote(known)}. Leave --scenario out to measure all.`,
    );
  const notices: string[] = [];
  const parts = chosen.flatMap((suite) =>
    allOf(suite).flatMap(({ scenario, isOwn }): MeasurePart[] => {
      const isNamed = options.scenarios.includes(scenario.name);
      if (options.scenarios.length > 0 ? !isNamed : !options.full && (!isOwn || scenario.stress !== null)) return [];
      if (!isOwn)
        notices.push(
          `Suite ${suite.name} has no scenario "${scenario.name}": it was measured with its defaults, ${loadText(scenario)}.`,
        );
      return [{ suite, scenario, duration: lengthOf(scenario, options), data: null }];
    }),
  );
  return { parts, notices };
};
