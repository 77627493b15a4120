/** A table of the reference. */
export interface Section {
  readonly title: string;
  /** Keys to the mapping from the root; "*" is any name and 0 any entry of a list. */
  readonly path: readonly (string | 0)[];
  /** Which of the kinds that may stand there: the value of its `type`. */
  readonly kind?: string;
  readonly text: string;
}

/** The tables of the reference, in their order. */
export const sections: readonly Section[] = [
  { title: 'Top level', path: [], text: '' },
  {
    title: 'A suite of type service',
    path: ['suites', '*'],
    kind: 'service',
    text: 'Below `suites`, by name. An HTTP service that is put under load. It has processes of its own. `install`, `build` and `start` run in `directory`, in a shell, and come from the side that they serve: the base is built as the base says, the head as the head says.',
  },
  {
    title: 'A suite of type bundle',
    path: ['suites', '*'],
    kind: 'bundle',
    text: 'What a build makes for browsers: see [Bundles](bundles.md). At least one of `stats` and `output` is needed.',
  },
  {
    title: 'A suite of type page',
    path: ['suites', '*'],
    kind: 'page',
    text: 'A page that is loaded in a browser: see [Pages](pages.md). One of `service`, `serve` and `files` is needed. Beside `service`, which brings its own, neither `directory`, `install`, `build`, `env` nor what starts it may stand.',
  },
  {
    title: 'ready',
    path: ['suites', '*', 'ready'],
    text: 'Of services and pages. Either a path alone (`ready: /healthz`) or:',
  },
  {
    title: 'A request',
    path: ['suites', '*', 'requests', 0],
    text: 'An entry of `requests` of a service. Values in a `{place}` of the path are percent-encoded, those in a body escaped as JSON text is; a number in JSON is written in a text body: `body: \'{ "cart": {cart} }\'`.',
  },
  {
    title: 'params',
    path: ['suites', '*', 'requests', 0, 'params', '*'],
    text: 'For each place either a list of values (`{ word: [lamp, chair] }`) or a range of whole numbers:',
  },
  {
    title: 'expect',
    path: ['suites', '*', 'requests', 0, 'expect'],
    text: 'An answer that is not as expected counts as an error.',
  },
  {
    title: 'expect.body',
    path: ['suites', '*', 'requests', 0, 'expect', 'body'],
    text: 'Either the exact text (`body: pong`) or one of:',
  },
  {
    title: 'A scenario',
    path: ['suites', '*', 'scenarios', '*'],
    text: 'Below `scenarios`, by name. `{ connections: 10 }` is a closed loop: ten clients, each waiting for its answer before the next request. `{ rate: 150 }` is the open model: requests are sent on time, and latency counts from when each was due.',
  },
  {
    title: 'stages',
    path: ['suites', '*', 'scenarios', '*', 'stages', 0],
    text: 'Loads one after the other.',
  },
  {
    title: 'steps',
    path: ['suites', '*', 'scenarios', '*', 'steps', 0],
    text: "What each user asks for, in this order. A user whose step fails starts over: what follows a failed login is not sent, and the error is the login's.",
  },
  {
    title: 'capture',
    path: ['suites', '*', 'scenarios', '*', 'steps', 0, 'capture', '*'],
    text: 'For each place one of:',
  },
  {
    title: 'data',
    path: ['suites', '*', 'scenarios', '*', 'data'],
    text: '',
  },
  {
    title: 'break',
    path: ['suites', '*', 'scenarios', '*', 'break'],
    text: 'Of `stress`. Besides, the service must keep up: a rate at which requests pile up is not borne.',
  },
  { title: 'warm-up', path: ['suites', '*', 'warm-up'], text: '' },
  {
    title: 'A budget',
    path: ['budgets', 'latency.p95'],
    text: 'Below `budgets`, by [metric](#metrics): an absolute bound on the head. `limit` blocks, `target` warns; at least one of them. Values are written in the unit of the metric.',
  },
  {
    title: 'prices',
    path: ['prices'],
    text: 'What the machines cost that the service runs on, whatever the currency: [how cost is reckoned](metrics.md#costper-million).',
  },
  {
    title: 'gate',
    path: ['gate'],
    text: '',
  },
  { title: 'baseline', path: ['baseline'], text: 'See [Baselines](baselines.md).' },
  {
    title: 'app',
    path: ['app'],
    text: "See [The GitHub App](app.md). It comes from the base, so that a change can't let its own code run.",
  },
  {
    title: 'A goal',
    path: ['goals', 0],
    text: 'An entry of `goals`, from [stored measurements](baselines.md). It is about the suite as a whole, in the first of its scenarios that gives the metric.',
  },
];
