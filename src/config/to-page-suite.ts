import type { PageServer, PageSuite } from './page-suite.ts';
import type { ValidFields } from './schema.ts';
import { type Fill, mapValues } from './to-route.ts';
import { type ServiceFields, toReadiness } from './to-service-suite.ts';

type AnySuite = ValidFields['suites'][string];
type PageFields = Extract<AnySuite, { readonly type: 'page' }>;

/** The suite whose commands prepare the page: the page itself, or the service that serves it. */
const preparing = (page: PageFields, suites: ValidFields['suites']): PageFields | ServiceFields => {
  if (page.service === undefined) return page;
  const service = suites[page.service];
  // check-page.ts has refused any other name.
  if (service?.type !== 'service') throw new RangeError(`There is no service named ${JSON.stringify(page.service)}.`);
  return service;
};

const serverOf = (page: PageFields, by: PageFields | ServiceFields): PageServer => {
  if (page.files !== undefined) return { kind: 'files', root: page.files, fallback: page.fallback ?? null };
  return {
    kind: 'command',
    // A page has one of the three: see check-page.ts.
    start: by.type === 'service' ? by.start : (by.serve ?? ''),
    ready: toReadiness(by.ready),
    stopTimeout: by['stop-timeout'],
    port: by.port ?? null,
  };
};

/** The page that valid fields mean. What a service brings is taken from `suites`. */
export const toPageSuite = (name: string, page: PageFields, suites: ValidFields['suites'], fill: Fill): PageSuite => {
  const by = preparing(page, suites);
  return {
    name,
    type: page.type,
    directory: by.directory,
    paths: page.paths ?? by.paths ?? null,
    install: by.install ?? null,
    build: by.build ?? null,
    env: mapValues(by.env, fill),
    setup: by.setup ?? null,
    teardown: by.teardown ?? null,
    server: serverOf(page, by),
    service: page.service ?? null,
    path: page.path,
    headers: mapValues(page.headers, fill),
    cookies: Object.entries(page.cookies).map(([cookie, value]) => ({ name: cookie, value: fill(value) })),
    hosts: page.hosts,
    device: page.device,
    timeout: page.timeout,
    routes: [],
    scenarios: [],
    warmUp: { min: 0, max: 0 },
  };
};
