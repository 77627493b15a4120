import type { Route, Scenario } from './configuration.ts';
import {
  type CaptureSource,
  defaultStress,
  type FullScenario,
  type Step,
  stressConnections,
  toFull,
} from './full-scenario.ts';
import { fullKeys } from './scenario-schema.ts';
import type { ValidFields } from './schema.ts';
import { type Fill, mapValues, toRoute } from './to-route.ts';

type Fields = Extract<ValidFields['suites'][string], { readonly type: 'service' }>['scenarios'];
type ScenarioFields = Fields[string];
type StepFields = NonNullable<ScenarioFields['steps']>[number];

/** In the open model connections only bound what is under way; the service's answers rarely need so many. */
const defaultConnections = { closed: 10, open: 256 };

const toScenario = (name: string, { rate, connections, reuse = true }: ScenarioFields): Scenario => {
  const model = rate === undefined ? 'closed' : 'open';
  return { name, model, connections: connections ?? defaultConnections[model], rate: rate ?? null, reuse };
};

/** That many times another scenario, under another name. */
export const multiply = (normal: Scenario, name: string, times: number): Scenario => ({
  ...normal,
  name,
  connections: Math.max(1, Math.round(normal.connections * times)),
  rate: normal.rate === null ? null : normal.rate * times,
});

const isFull = (name: string, fields: ScenarioFields): boolean =>
  name === 'stress' || fullKeys.some((key) => fields[key] !== undefined);

/** The scenarios that are measured in blocks; `normal` with its defaults where there are none. */
export const toScenarios = (scenarios: Fields): Scenario[] => {
  const normal = toScenario('normal', scenarios['normal'] ?? {});
  const measured = Object.entries(scenarios)
    .filter(([name, fields]) => !isFull(name, fields))
    .map(([name, it]) => (it.times === undefined ? toScenario(name, it) : multiply(normal, name, it.times)));
  return measured.length === 0 ? [normal] : measured;
};

const toCapture = ({ json, header, pattern }: StepFields['capture'][string]): CaptureSource => {
  if (json !== undefined) return { kind: 'json', path: json };
  return header === undefined ? { kind: 'pattern', pattern: pattern ?? '' } : { kind: 'header', name: header };
};

const toStep = (step: StepFields, routes: readonly Route[], fill: Fill): Step => {
  const capture = mapValues(step.capture, toCapture);
  const named = routes.find(({ name }) => name === step.request);
  if (named !== undefined)
    return { route: { ...named, headers: { ...named.headers, ...mapValues(step.headers, fill) } }, capture };
  return { route: toRoute({ ...step, path: step.path ?? '/', weight: 1 }, fill), capture };
};

const toStress = (
  name: string,
  { from, to, step, hold, break: bounds = {}, connections }: ScenarioFields,
): FullScenario => ({
  ...toFull({ name, model: 'open', connections: connections ?? stressConnections, rate: null, reuse: true }),
  stress: {
    from: from ?? null,
    to: to ?? null,
    step: step ?? defaultStress.step,
    hold: hold ?? null,
    budgets: Object.entries(bounds).flatMap(([metric, limit]) => (limit === undefined ? [] : [{ metric, limit }])),
  },
});

/** Those that only `pacegate measure` runs: stress, and what has stages or steps. */
export const toFullScenarios = (scenarios: Fields, routes: readonly Route[], fill: Fill): FullScenario[] =>
  Object.entries(scenarios)
    .filter(([name, fields]) => isFull(name, fields))
    .map(([name, fields]) => {
      if (name === 'stress') return toStress(name, fields);
      const { stages, steps, think, data } = fields;
      const open = stages?.some(({ rate }) => rate !== undefined) === true;
      const plain = toScenario(name, fields);
      return {
        ...plain,
        ...(open ? { model: 'open' as const, connections: fields.connections ?? defaultConnections.open } : {}),
        stages:
          stages?.map(({ duration, rate, connections }) => ({
            duration,
            rate: rate ?? null,
            connections: connections ?? null,
          })) ?? null,
        steps: steps?.map((step) => toStep(step, routes, fill)) ?? null,
        think: think === undefined ? null : typeof think === 'number' ? { from: think, to: think } : think,
        data: data ?? null,
        stress: null,
      };
    });
