import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Configuration } from '../../../../src/config/configuration.ts';
import { knownAbout } from '../../../../src/usecases/app/alerts/known-about.ts';
import { readAsked } from '../../../../src/usecases/investigate/read-asked.ts';
import { planCheck } from '../../../../src/usecases/plan-check.ts';
import { parse } from '../../../config/parse.ts';

const configured = (suites = 'api'): Configuration =>
  parse(`version: 1
suites:
  ${suites}:
    type: service
    start: node server.js
    requests: [{ name: GET /a, path: /a }, { name: GET /a b, path: /b }, { name: checkout, path: /c }]
`);

test.each([
  ['api latency.p95 GET /a', 'api latency.p95 GET /a'],
  // As Prometheus has it, and a proxy.
  ['api http_request_duration_seconds /a', 'api'],
  ['backend latency.p95 checkout', 'latency.p95 checkout'],
  ['GET /a b', 'GET /a b'],
  ['GET /a c', 'GET /a'],
  ['nothing of it', ''],
  ['', ''],
  ['api api latency.p95 latency.p99', 'api latency.p95'],
])('of %j it takes %j', (about, known) => {
  expect(knownAbout(about, [configured()])).toBe(known);
});

test('a name that only one side has would end the investigation', () => {
  expect(knownAbout('api GET /a', [configured(), configured('service')])).toBe('GET /a');
});

test('whatever labels say, what is left is understood, and is no option of a command', () => {
  const configuration = configured();
  const plan = planCheck({
    base: configuration,
    head: configuration,
    given: false,
    changedFiles: [],
    onlySuites: [],
    onlyScenarios: [],
  });
  const word = fc.constantFrom(
    'api',
    'latency.p95',
    'cpu.per-request',
    'GET',
    '/a',
    'b',
    'GET /a b',
    'checkout',
    'x',
    '-x',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      const known = knownAbout(words.join(' '), [configuration]);
      expect(() => readAsked(known, plan)).not.toThrow();
      expect(known.startsWith('-')).toBe(false);
    }),
  );
});
