import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createRouteNames } from '../../../src/measure/logs/route-names.ts';

test.each([
  ['/orders/15', 'GET /orders/{id}'],
  ['/orders/15/items?token=abc#x', 'GET /orders/{id}/items'],
  ['/v1/users/me', 'GET /v1/users/me'],
  ['/users/0b9f0c3e-2f0e-4d7e-9d55-3a8f0f5b1a11/', 'GET /users/{id}'],
  ['/users/deadbeefcafe', 'GET /users/{id}'],
  ['/users/jane@example.org', 'GET /users/{id}'],
  ['/reset/aVeryLongTokenOfLetters', 'GET /reset/{id}'],
  ['/a;jsessionid=15/b', 'GET /a'],
  ['https://shop.example/cart', 'GET /cart'],
  ['https://shop.example', 'GET /'],
  ['/', 'GET /'],
  ['/assets/app.js', 'GET /assets/app.js'],
  ['*', '(no route)'],
])('%s', (url, name) => expect(createRouteNames().name('GET', url)).toBe(name));

test('many names in one place are values, and those that were shown before are taken back', () => {
  const names = createRouteNames();
  const word = (k: number): string => String.fromCodePoint(97 + (k % 26)).repeat(1 + Math.floor(k / 26));
  const shown = Array.from({ length: 40 }, (_, k) => names.name('GET', `/users/${word(k)}/edit`));
  expect(shown[0]).toBe('GET /users/a/edit');
  expect(new Set(shown.map((it) => names.settled(it)))).toEqual(new Set(['GET /users/{id}/edit']));
  expect(names.settled('(not found)')).toBe('(not found)');
});

test('digits, queries and addresses are never shown', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.stringMatching(/^[0-9]{3,9}$/),
          fc.emailAddress().map((it) => it.replaceAll(/[/?#;]/g, 'x')),
          fc.uuid(),
        ),
        {
          minLength: 1,
          maxLength: 5,
        },
      ),
      (values) => {
        const name = createRouteNames().name('POST', `/a/${values.join('/')}?q=${values.join('&')}`);
        expect(name).toBe(`POST /a${'/{id}'.repeat(values.length)}`);
      },
    ),
  );
});
