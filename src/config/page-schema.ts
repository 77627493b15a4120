import { z } from 'zod';
import {
  anyText,
  command,
  duration,
  field,
  fields,
  fileSafeName,
  keyed,
  listOf,
  mapping,
  oneOf,
  textLike,
} from './field.ts';
import { headersSchema } from './request-schema.ts';
import { suiteFields, wayDown } from './suite-fields.ts';

/** A page to load in a browser. */
export const pageSchema = keyed(
  {
    type: field(z.literal('page').register(fields, { expects: 'page' }), 'What the suite is: `page`.'),
    service: field(
      fileSafeName('the name of a service suite').optional(),
      'The suite of type `service` that serves the page. Its `directory`, `install`, `build`, `start`, `ready`, `stop-timeout`, `port`, `env`, `setup` and `teardown` hold, and its `paths` unless the page has its own.',
      { absent: '`serve` or `files` is needed' },
    ),
    serve: field(
      command('npx vite preview --port $PORT').optional(),
      'Starts a server for the page. It gets the port to listen on as `PORT`.',
      { absent: '`service` or `files` is needed' },
    ),
    files: field(
      wayDown('a directory below that of the suite, relative to it and without "..", such as dist').optional(),
      'Directory of files, from `directory`, that Pacegate serves itself, compressed.',
      { absent: '`service` or `serve` is needed' },
    ),
    fallback: field(
      wayDown('a file in the directory that "files" names, such as index.html').optional(),
      'With `files`: the file that unknown paths get, for applications with routes of their own.',
      { absent: 'unknown paths get 404' },
    ),
    path: field(
      textLike(
        /^\/(?!\/)[!-"$-~]*$/,
        'a path that starts with one "/" and has no spaces, such as /products/1; other characters percent-encoded',
        { secret: true },
      ).prefault('/'),
      'Path and query of the page.',
    ),
    device: field(
      oneOf(['mobile', 'desktop']).prefault('mobile'),
      "Lighthouse's `mobile` (small screen, slower CPU and network) or `desktop`.",
    ),
    headers: field(
      headersSchema.prefault({}),
      'HTTP headers of all requests, those to `hosts` included. Values may use `${NAME}` from the environment of Pacegate.',
      {
        absent: 'none',
      },
    ),
    cookies: field(
      mapping(
        textLike(/^[!#$%&'*+.^_`|~\dA-Za-z-]+$/, 'the name of a cookie'),
        anyText('the value of the cookie: text without semicolons, quoted where YAML asks for it').refine((value) =>
          /^[\x20-\x3a\x3c-\x7e]*$/.test(value),
        ),
        'a mapping from names of cookies to their values, such as { session: "${SESSION}" }',
      ).prefault({}),
      'Cookies for the own host of the page, such as one that needs a login. Values may use `${NAME}` from the environment of Pacegate.',
      { absent: 'none' },
    ),
    hosts: field(
      listOf(
        textLike(
          /^(\*\.)?[A-Za-z\d]([A-Za-z\d.-]{0,250}[A-Za-z\d])?(:\d{1,5})?$/,
          'the name of a host without scheme and path, such as fonts.example.com, *.example.com or localhost:4000',
        ),
        0,
        'a list of hosts, such as [fonts.example.com]',
      ).prefault([]),
      'Other hosts that the page may ask. Requests to any other are blocked on both sides, so that what others change does not decide the check.',
      { absent: 'none: third parties are blocked' },
    ),
    timeout: field(duration('5s', '10m', '60s').prefault('60s'), 'Longest time for one load of the page.'),
    directory: suiteFields.directory,
    paths: suiteFields.paths,
    install: suiteFields.install,
    build: suiteFields.build,
    ready: suiteFields.ready,
    'stop-timeout': suiteFields['stop-timeout'],
    port: suiteFields.port,
    env: suiteFields.env,
    setup: suiteFields.setup,
    teardown: suiteFields.teardown,
  },
  'a page: a mapping with type, and service, serve or files',
);
