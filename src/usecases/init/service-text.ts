import { comment, comments, line, mark } from './comments.ts';
import type { ProposedRequest, ProposedService } from './propose-service.ts';
import { flow, indented, scalar } from './yaml-text.ts';

/** What `check` says until somebody has written how the service starts. */
export const placeholderStart = 'echo "Write into .github/pacegate.yml how the service starts." >&2; exit 1';

const portLines = ({ port }: ProposedService): string[] => {
  switch (port.kind) {
    case 'given':
      return [];
    case 'fixed':
      return [
        ...comments(
          `${mark}: ${port.from} fixes the port. Such sides are measured one at a time, which needs longer and shows less. ` +
            'Better: let the service listen on the environment variable PORT, and remove this line.',
        ),
        line('port', String(port.port), null),
      ];
    case 'unknown':
      return comments(
        `${mark}: the service has to listen on the port in the environment variable PORT; nothing was found that reads it. ` +
          'For one that can\'t, name its port here: "port: 8080".',
      );
  }
};

const startLines = ({ start }: ProposedService): string[] =>
  start === null
    ? [
        ...comments(
          `${mark}: say how the service starts, such as "node server.js". It gets the port to listen on as PORT.`,
        ),
        line('start', scalar(placeholderStart), null),
      ]
    : [line('start', scalar(start.value), start.from)];

const readyLines = ({ ready }: ProposedService): string[] =>
  ready === null
    ? [
        '# ready: /healthz # a path that answers once the service can work; without it: when the port accepts connections',
      ]
    : [line('ready', scalar(ready.path), ready.from)];

/** Globs that the suite is measured for. */
export const pathsLines = ({ paths }: Pick<ProposedService, 'paths'>): string[] =>
  paths === null
    ? []
    : [
        'paths: # measured only when one of these changes',
        ...indented(
          paths.map((it) => `- ${scalar(it)}`),
          2,
        ),
      ];

const requestLine = ({ fields, from, needs }: ProposedRequest): string =>
  needs === null ? `- ${flow(fields)} ${comment(from)}` : `# - ${flow(fields)} ${comment(`${from}: ${needs}`)}`;

const requestsLines = ({ requests, found }: ProposedService): string[] => [
  ...comments(
    found
      ? `${mark}: these routes were found by reading the code. Keep what your users call, with the parameters and headers that it takes, ` +
          'and give a higher "weight" to what is called more often. A request that fails measures nothing.'
      : `${mark}: write what your users call, with the parameters and headers that it takes. A request that fails measures nothing.`,
  ),
  'requests:',
  ...indented(requests.map(requestLine), 2),
];

/** The lines below the name of a suite of type service. */
export const serviceLines = (service: ProposedService): string[] => {
  const { directory, install, build } = service;
  return [
    'type: service',
    ...(directory === '.' ? [] : [line('directory', scalar(directory), null)]),
    ...pathsLines(service),
    ...(install === null ? [] : [line('install', scalar(install.value), install.from)]),
    ...(build === null ? [] : [line('build', scalar(build.value), build.from)]),
    ...startLines(service),
    ...portLines(service),
    ...readyLines(service),
    ...requestsLines(service),
  ];
};
