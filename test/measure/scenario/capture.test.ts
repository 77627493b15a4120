import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { capture } from '../../../src/measure/scenario/capture.ts';

const answer = (body: string, headers: Record<string, string> = {}) => ({ body, headers });

test('values come from the body as JSON, from headers and by expressions', () => {
  const body = JSON.stringify({ data: { token: 'abc', items: [{ id: 7 }] }, ok: true });
  expect(
    capture(
      {
        token: { kind: 'json', path: 'data.token' },
        id: { kind: 'json', path: 'data.items.0.id' },
        where: { kind: 'header', name: 'Location' },
        whole: { kind: 'pattern', pattern: 'tok\\w+' },
        group: { kind: 'pattern', pattern: '"id":(\\d)' },
      },
      answer(body, { location: '/orders/5' }),
    ),
  ).toEqual(
    new Map([
      ['token', 'abc'],
      ['id', '7'],
      ['where', '/orders/5'],
      ['whole', 'token'],
      ['group', '7'],
    ]),
  );
});

test('whatever path is asked for in whatever body, nothing is thrown, and what is inherited is no value', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), fc.string({ minLength: 1 }), (body, path) => {
      const found = capture({ it: { kind: 'json', path } }, answer(body));
      expect(found === null || found.has('it')).toBe(true);
    }),
  );
  expect(capture({ it: { kind: 'json', path: 'constructor.name' } }, answer('{}'))).toBeNull();
  expect(capture({ it: { kind: 'json', path: 'a' } }, answer('{"a":{"b":1}}'))).toBeNull();
});

test('one value that is not there leaves none', () => {
  expect(capture({ a: { kind: 'json', path: 'a' }, b: { kind: 'header', name: 'b' } }, answer('{"a":1}'))).toBeNull();
});

test('an expression that would take for ever is stopped, and finds nothing', () => {
  expect(capture({ it: { kind: 'pattern', pattern: '^(a+)+$' } }, answer(`${'a'.repeat(40)}!`))).toBeNull();
});
