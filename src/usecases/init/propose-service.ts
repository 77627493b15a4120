import { posix } from 'node:path';
import { placesIn } from '../../config/places.ts';
import type { Found } from '../../measure/survey/found.ts';
import type { FoundRoute, ServiceCandidate } from '../../measure/survey/service-candidate.ts';
import type { Survey } from '../../measure/survey/survey.ts';
import { fileSafe } from './file-safe.ts';

/** A request of the proposed load. */
export interface ProposedRequest {
  /** As the configuration writes it. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly from: string;
  /** Written as a comment: what somebody has to do first, an instruction; null for a request that can be sent. */
  readonly needs: string | null;
}

/** A service that `pacegate init` would measure, and why. */
export interface ProposedService {
  readonly suite: string;
  /** For people: "Express in packages/api"; null where nothing was recognised. */
  readonly title: string | null;
  readonly directory: string;
  readonly paths: readonly string[] | null;
  readonly install: Found<string> | null;
  readonly build: Found<string> | null;
  /** null: a person has to say how it starts. */
  readonly start: Found<string> | null;
  readonly port: ServiceCandidate['port'];
  readonly ready: FoundRoute | null;
  readonly requests: readonly ProposedRequest[];
  /** Whether the requests come from the code. */
  readonly found: boolean;
  /** Sentences that stand in the file and in the terminal. */
  readonly notes: readonly string[];
}

const mostRequests = 6;

const suiteName = ({ name, directory }: ServiceCandidate): string =>
  fileSafe(name?.split('/').at(-1) ?? '') ?? fileSafe(posix.basename(directory)) ?? 'api';

const needsOf = ({ path, query, secured }: FoundRoute): string | null => {
  const all = [
    ...(placesIn(path).length > 0 ? ['give values that exist'] : []),
    ...(query.length > 0 ? ['give values that find something'] : []),
    ...(secured ? ['give the headers that say who calls'] : []),
  ];
  return all.length === 0 ? null : all.join(', ');
};

const asRequest = (route: FoundRoute): ProposedRequest => {
  const { path, query, from } = route;
  const params = {
    ...Object.fromEntries(placesIn(path).map((place) => [place, { from: 1, to: 100 }])),
    ...Object.fromEntries(query.map((name) => [name, ['example', 'another']])),
  };
  const whole = query.length === 0 ? path : `${path}?${query.map((name) => `${name}={${name}}`).join('&')}`;
  const fields = Object.keys(params).length === 0 ? { path: whole } : { path: whole, params };
  return { fields, from, needs: needsOf(route) };
};

const graphqlRequest: ProposedRequest = {
  fields: { name: 'graphql', method: 'POST', path: '/graphql', body: { query: '{ __typename }' } },
  from: 'replace it by queries that your users send',
  needs: null,
};

const standIn = (service: ServiceCandidate | undefined): ProposedRequest => {
  const path = service?.ready?.path ?? '/';
  const why = (service?.routes.length ?? 0) > 0 ? 'those below need values first' : 'no other route was found';
  return { fields: { path }, from: `a stand-in that says little: ${why}`, needs: null };
};

const requestsOf = (service: ServiceCandidate | undefined): ProposedRequest[] => {
  const routes = (service?.routes ?? []).map(asRequest);
  const ready = routes.filter(({ needs }) => needs === null).slice(0, mostRequests);
  const others = routes.filter(({ needs }) => needs !== null).slice(0, mostRequests);
  const sent = [...(service?.graphql === true ? [graphqlRequest] : []), ...ready];
  return [...(sent.length > 0 ? sent : [standIn(service)]), ...others];
};

/** Node's libraries are slower, and say more in errors, unless they are told that this is production. */
const forProduction = (service: ServiceCandidate): Found<string> | null => {
  const { start, toolchain } = service;
  if (start === null || (toolchain.tool !== 'node' && toolchain.tool !== 'bun') || /\bNODE_ENV\b/.test(start.value))
    return start;
  // Not in `env`: `npm ci` would leave out what the build needs.
  return { value: `NODE_ENV=production ${start.value}`, from: start.from };
};

const others = (survey: Survey): string[] =>
  survey.services.length < 2
    ? []
    : [
        `Also found: ${survey.services
          .slice(1, 5)
          .map(({ title, directory }) => `${title} in ${directory === '.' ? 'the root' : directory}`)
          .join(', ')}. Each may get a suite of its own.`,
      ];

const needed = ({ stores, composeFile, workflows }: Survey, app: boolean): string[] => {
  if (stores.length === 0) return [];
  const names = stores.map(({ value }) => value).join(' and ');
  const job = workflows.find(({ jobs }) => jobs.some(({ services }) => services.length > 0));
  const model = job?.path ?? composeFile;
  return [
    `The service seems to need ${names} (${stores[0]?.from ?? ''}): both sides share it, so set \`duet: false\` if it can't serve two, ` +
      `give its address in \`env\`, and start it ${app ? "beside the App's workers" : `in the workflow${model === null ? '' : ` as ${model} does`}`}.`,
  ];
};

/** What stands for a service that a person has to describe. */
const placeholder = ({ startHint }: Survey): ProposedService => ({
  suite: 'api',
  title: null,
  directory: '.',
  paths: null,
  install: null,
  build: null,
  start: null,
  port: { kind: 'unknown' },
  ready: null,
  requests: requestsOf(undefined),
  found: false,
  notes: startHint === null ? [] : [`${startHint.from} starts: ${startHint.value}`],
});

/**
 * The service to measure; null where there is only a front end. `app`: whether the GitHub App measures, and no workflow.
 */
export const proposeService = (survey: Survey, app: boolean): ProposedService | null => {
  const [service] = survey.services;
  const common = [...others(survey), ...needed(survey, app)];
  if (service === undefined) {
    if (survey.frontEnds.length > 0) return null;
    const proposed = placeholder(survey);
    return { ...proposed, notes: [...proposed.notes, ...common] };
  }
  const { directory, alsoMadeOf } = service;
  const hint =
    service.start === null && survey.startHint !== null
      ? [`${survey.startHint.from} starts: ${survey.startHint.value}`]
      : [];
  return {
    suite: suiteName(service),
    title: `${service.title}${directory === '.' ? '' : ` in ${directory}`}`,
    directory,
    paths: alsoMadeOf.length === 0 ? null : [`${directory}/**`, ...alsoMadeOf],
    install: service.install,
    build: service.build,
    start: forProduction(service),
    port: service.port,
    ready: service.ready,
    requests: requestsOf(service),
    found: service.routes.length > 0,
    notes: [...hint, ...service.notes, ...common],
  };
};
