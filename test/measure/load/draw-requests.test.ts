import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createRandom } from '../../../src/core/random.ts';
import { createRequestSequence, type RequestSequence } from '../../../src/measure/load/draw-requests.ts';
import { makeRoute } from './load-support.ts';

const product = makeRoute('product', {
  path: '/products/{id}?q={word}',
  params: { id: { kind: 'range', from: 1, to: 500 }, word: { kind: 'list', values: ['a b', 'ü/&?#', '{id}'] } },
  weight: 5,
});
const checkout = makeRoute('checkout', {
  method: 'POST',
  path: '/checkout',
  headers: { 'content-type': 'application/json' },
  params: { note: { kind: 'list', values: ['say "hi"\n\\', '$&'] } },
  body: '{"note":"{note}","other":"{other}"}',
  expect: { status: [201], body: null },
});
const routes = [product, checkout];
const sequence = (seed = 1): RequestSequence => createRequestSequence(routes, createRandom(seed).fork('requests'));
const take = (from: RequestSequence, count: number, route: string | null = null) =>
  Array.from({ length: count }, () => from.next(route));

test('both sides get the same requests, however far each of them got in the slice before', () => {
  const [base, head] = [sequence(), sequence()];
  const fast = take(base, 900);
  const slow = take(head, 300);
  expect(slow).toEqual(fast.slice(0, 300));
  take(head, 600);
  expect(take(base, 100, 'product')).toEqual(take(head, 100, 'product'));
});

test('the routes of the mix do not depend on what single routes were asked for in between', () => {
  const [plain, mixed] = [sequence(), sequence()];
  const wanted = take(plain, 200).map(({ route }) => route);
  const found = Array.from({ length: 200 }, () => {
    mixed.next('product');
    return mixed.next(null).route;
  });
  expect(found).toEqual(wanted);
});

test('the requests of a route do not depend on what other routes there are', () => {
  const alone = createRequestSequence([checkout], createRandom(1).fork('requests'));
  expect(take(alone, 50, 'checkout')).toEqual(take(sequence(), 50, 'checkout'));
});

test('another seed gives other requests', () => {
  expect(take(sequence(1), 50)).not.toEqual(take(sequence(2), 50));
});

test('values of a path come from their range and list, encoded', () => {
  const paths = take(sequence(), 512, 'product').map(({ path }) => path);
  const ids = paths.map((path) => Number(/^\/products\/(\d+)\?q=/.exec(path)?.[1]));
  expect(Math.min(...ids)).toBeGreaterThanOrEqual(1);
  expect(Math.max(...ids)).toBeLessThanOrEqual(500);
  expect(new Set(ids).size).toBeGreaterThan(200);
  const words = new Set(paths.map((path) => path.split('?q=')[1]));
  expect(words).toEqual(new Set(['a%20b', '%C3%BC%2F%26%3F%23', '%7Bid%7D']));
});

test('values of a body are escaped as JSON; a place without a source stays as it is', () => {
  const bodies = take(sequence(), 100, 'checkout').map(({ body }) => JSON.parse(body!));
  expect(new Set(bodies.map(({ note }) => note))).toEqual(new Set(['say "hi"\n\\', '$&']));
  expect(bodies[0].other).toBe('{other}');
});

test('what a route says of itself goes with every request', () => {
  expect(sequence().next('checkout')).toMatchObject({
    route: 'checkout',
    method: 'POST',
    path: '/checkout',
    headers: { 'content-type': 'application/json' },
    expect: { status: [201], body: null },
  });
  expect(sequence().next('product').body).toBeNull();
  expect(() => sequence().next('nothing')).toThrow(RangeError);
});

test('within any twenty of the mix a route is off its share by less than two', () => {
  const weights = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(weights, fc.integer(), (given, seed) => {
      const own = given.map((weight, k) => makeRoute(`r${k}`, { weight }));
      const total = given.reduce((sum, weight) => sum + weight, 0);
      const picks = take(createRequestSequence(own, createRandom(seed)), 100).map(({ route }) => route);
      for (let from = 0; from < 100; from += 20)
        for (const { name, weight } of own) {
          const count = picks.slice(from, from + 20).filter((it) => it === name).length;
          expect(Math.abs(count - (20 * weight) / total)).toBeLessThan(2);
        }
    }),
    { seed: 1, numRuns: 40 },
  );
});

test('a sequence that is used up starts over', () => {
  const requests = take(sequence(), 1024, 'product');
  expect(requests.slice(512)).toEqual(requests.slice(0, 512));
});
