import { expect, test } from '@jest/globals';
import type { ExpectedBody } from '../../../src/config/configuration.ts';
import { judgeAnswer } from '../../../src/measure/load/judge-answer.ts';

test.each([
  [200, null],
  [204, null],
  [302, null],
  [399, null],
  [199, '199'],
  [400, '400'],
  [503, '503'],
])('without an expectation status %d is judged %s', (status, judged) => {
  expect(judgeAnswer({ status: null, body: null }, status, '')).toBe(judged);
});

test('only the named statuses are accepted, also where they are errors elsewhere', () => {
  const expectation = { status: [404, 201], body: null };
  expect(judgeAnswer(expectation, 404, '')).toBeNull();
  expect(judgeAnswer(expectation, 200, '')).toBe('200');
});

test.each<[ExpectedBody, string, string | null]>([
  [{ kind: 'exact', text: 'ok' }, 'ok', null],
  [{ kind: 'exact', text: 'ok' }, 'ok\n', 'body'],
  [{ kind: 'contains', text: 'ok' }, 'all ok here', null],
  [{ kind: 'contains', text: 'ok' }, 'OK', 'body'],
  [{ kind: 'json', value: { a: 1, b: [2, null] } }, ' {"b":[2,null],"a":1}', null],
  [{ kind: 'json', value: { a: 1 } }, '{"a":1,"b":2}', 'body'],
  [{ kind: 'json', value: { a: 1 } }, '{"a":', 'body'],
])('%j against %j is judged %j', (body, text, judged) => {
  expect(judgeAnswer({ status: null, body }, 200, text)).toBe(judged);
});

test('a wrong status is named before a wrong body', () => {
  expect(judgeAnswer({ status: null, body: { kind: 'exact', text: 'ok' } }, 500, 'no')).toBe('500');
});
