import { z } from 'zod';
import { anyText, anyWhole, field, fields, keyed, listOf, mapping, oneOf, positive, textLike, whole } from './field.ts';

const sourceText = 'a range such as { from: 1, to: 500 }, or a list such as [small, large]';

const parameterSource = z
  .union([
    keyed(
      {
        from: field(anyWhole(1), 'First value.'),
        to: field(anyWhole(500), 'Last value; every whole number between is as likely.'),
      },
      sourceText,
    ),
    listOf(anyText(), 1, 'a list of at least one value'),
  ])
  .register(fields, { expects: sourceText });

const expectedBody = z
  .union([
    z.string(),
    keyed(
      {
        json: field(z.unknown().optional(), 'The body, read as JSON, equals this.', { absent: 'not compared' }),
        contains: field(
          textLike(/\S/, 'text that the body must hold', { secret: true }).optional(),
          'The body holds this text.',
          { absent: 'not compared' },
        ),
      },
      'the exact text, { json: value } or { contains: text }',
    ),
  ])
  .register(fields, { expects: 'the exact text, { json: value } or { contains: text }', secret: true });

/** Which answer is a success. */
export const expectSchema = keyed(
  {
    status: field(
      z
        .union([
          whole(100, 599, 200),
          listOf(whole(100, 599, 200), 1, 'a list of at least one status code, such as [200, 304]'),
        ])
        .optional()
        .register(fields, { expects: 'a status code such as 201, or a list such as [200, 304]' }),
      'The accepted status codes.',
      { absent: '200 to 399' },
    ),
    body: field(expectedBody.optional(), 'What the body must be. A list of the forms is below.', {
      absent: 'any body',
    }),
  },
  'a mapping such as { status: 201 }',
);

/** HTTP headers by name. */
export const headersSchema = mapping(
  textLike(/^[!#$%&'*+.^_`|~\dA-Za-z-]+$/, 'the name of an HTTP header'),
  anyText().refine((value) => /^[\t\x20-\x7e\x80-\xff]*$/.test(value)),
  'a mapping from header names to text, such as { accept: text/html }',
);

/** One kind of request of the mix. */
export const requestSchema = keyed(
  {
    name: field(
      textLike(/^(?=.{1,100}$)\S.*$/, 'a name of at most 100 characters').optional(),
      'Name of the route in reports, unique in the suite.',
      { absent: 'method and path, such as `GET /products`' },
    ),
    method: field(oneOf(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']).prefault('GET'), 'HTTP method.'),
    path: field(
      textLike(
        /^\/[!-"$-~]*$/,
        'a path that starts with "/" and has no spaces, such as /products/{id}; other characters percent-encoded',
        { secret: true },
      ),
      'Path and query. A `{place}` is filled from `params` for every request.',
    ),
    params: field(
      mapping(
        textLike(/^[A-Za-z_][\w-]*$/, 'the name of a {place}: letters, digits, dashes and underscores'),
        parameterSource,
        'a mapping from places to their values, such as { id: { from: 1, to: 500 } }',
      ).prefault({}),
      'Values of each `{place}`: a range of whole numbers or a list. Both sides get the same sequence.',
      { absent: 'none' },
    ),
    headers: field(headersSchema.prefault({}), 'HTTP headers. Values may use `${NAME}` from the environment.', {
      absent: 'none',
    }),
    body: field(
      z
        .union([z.string(), z.record(z.string(), z.unknown()), z.array(z.unknown())])
        .optional()
        .register(fields, { expects: 'text, or a mapping or list to send as JSON', secret: true }),
      'Text is sent as it is; a mapping or list is sent as JSON, with `content-type: application/json` unless `headers` has another. May hold `{place}`s.',
      { absent: 'no body' },
    ),
    expect: field(expectSchema.prefault({}), 'Which answer is a success. Any other counts as an error.', {
      absent: 'a status from 200 to 399',
    }),
    weight: field(positive(1e6, '5').prefault(1), 'Share of the mix relative to the other requests.'),
  },
  'a request in braces, such as { path: /products }',
);
