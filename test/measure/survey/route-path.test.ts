import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseConfiguration } from '../../../src/config/load-configuration.ts';
import { placesIn } from '../../../src/config/places.ts';
import { isHealth, isPlain, isWorthLoading, toRoutePath } from '../../../src/measure/survey/code/route-path.ts';

test.each([
  ['/users/:id', '/users/{id}'],
  ['users/<int:id>', '/users/{id}'],
  ['/users/<slug>/', '/users/{slug}'],
  ['/users/{id:int}', '/users/{id}'],
  ['/users/{id:[0-9]+}', '/users/{id}'],
  ['/users/[id]', '/users/{id}'],
  ['//users//', '/users'],
  ['/', '/'],
  ['', '/'],
  ['/files/*', null],
  ['/a(b)?', null],
  ['/:id?', null],
  ['/${base}/x', null],
  ['/x y', null],
  ['/ä', null],
  ['/x?y=1', null],
  [`/${'x'.repeat(200)}`, null],
])('%s is %s', (text, expected) => {
  expect(toRoutePath(text)).toBe(expected);
});

test('whatever it gives, a configuration takes', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('/:{}<>[]()*?ab1_-. "\'$\\%#&\n@')), maxLength: 30 }),
      (text) => {
        const path = toRoutePath(text) ?? '/';
        const params = Object.fromEntries(placesIn(path).map((place) => [place, { from: 1, to: 2 }]));
        const suite = { type: 'service', start: 'x', requests: [{ path, params }] };
        const file = { version: 1, suites: { a: suite } };
        const { suites } = parseConfiguration({ file: 'x', text: JSON.stringify(file), environment: {} });
        const [first] = suites;
        expect(first?.type === 'service' ? first.routes[0]?.path : null).toBe(path);
      },
    ),
    { numRuns: 2000 },
  );
});

test('what machines ask for is told from what users wait for', () => {
  for (const path of [
    '/healthz',
    '/health',
    '/api/health',
    '/health/ready',
    '/up',
    '/ping',
    '/actuator/health',
    '/v1/status',
  ])
    expect({ path, health: isHealth(path) }).toEqual({ path, health: true });
  for (const path of ['/healthy-food', '/statuses', '/upload', '/livestock', '/readings'])
    expect({ path, health: isHealth(path), worth: isWorthLoading(path) }).toEqual({ path, health: false, worth: true });
  for (const path of ['/metrics', '/favicon.ico', '/docs', '/auth/callback', '/oauth/token', '/events/stream'])
    expect({ path, worth: isWorthLoading(path) }).toEqual({ path, worth: false });
  expect([isPlain('/a'), isPlain('/a/{b}')]).toEqual([true, false]);
});
