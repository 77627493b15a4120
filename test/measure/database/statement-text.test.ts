import * as fc from 'fast-check';
import { expect, test } from '@jest/globals';
import { isExplainable, parametersOf, shownStatement } from '../../../src/measure/database/statement-text.ts';

test.each([
  ['select 1', true],
  ['-- who asks\n/* and why */ SELECT id FROM t WHERE a = $1', true],
  ['WITH x AS (select 1) select * from x', true],
  ['(select 1) union (select 2)', true],
  ['MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE', true],
  ['select 1; drop table t', false],
  ['selective()', false],
  ['drop table t', false],
  ['explain analyze delete from t', false],
  ['/* select */ drop table t', false],
  ['-- select\ndrop table t', false],
  ['call p()', false],
  [`select '${'x'.repeat(10_000)}'`, false],
])('%j is explained: %s', (text, explained) => {
  expect(isExplainable(text)).toBe(explained);
});

test('no text with a second statement in it is explained', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      expect(isExplainable(`select ${before};${after}`)).toBe(false);
    }),
  );
});

test.each([
  ['SELECT  *\n  FROM t WHERE a = $1 AND b = $2', 'SELECT * FROM t WHERE a = $1 AND b = $2'],
  [`ALTER ROLE r PASSWORD 'it''s secret' VALID`, `ALTER ROLE r PASSWORD '?' VALID`],
  ['DO $body$ secret $$ $body$', "DO '?'"],
  [`set x to 'never ends`, `set x to '?'`],
])('%j is shown without values', (text, shown) => {
  expect(shownStatement(text)).toBe(shown);
});

test('a statement that is shown is bounded', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20_000, size: 'max' }), (text) => {
      expect(shownStatement(text).length).toBeLessThanOrEqual(2000);
    }),
  );
});

test('parameters are counted by the largest', () => {
  expect(parametersOf('select $2, $11, $1, $1')).toBe(11);
  expect(parametersOf('select 1')).toBe(0);
});
