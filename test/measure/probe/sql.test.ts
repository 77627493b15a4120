import { createRequire } from 'node:module';
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';

const require = createRequire(import.meta.url);
const {
  normaliseSql,
}: {
  normaliseSql: (sql: string, dialect: 'standard' | 'mysql') => string;
} = require('../../../src/measure/probe/probe-sql.cjs');

test.each([
  ['SELECT * FROM a WHERE id = 17', 'SELECT * FROM a WHERE id = ?'],
  ["SELECT 'it''s', E'it\\'s', U&'d', N'x', x'1F', 1.5e-3, .5, -7", 'SELECT ?, ?, U&?, ?, ?, ?, .?, ?'],
  ['select $1, $2::int from t1 where "Column 2" in ($1,$2,\n $3)', 'select ?, ?::int from t1 where "Column 2" in (?)'],
  ['INSERT INTO a (b, c) VALUES ($1, $2), ($3, $4),($5,$6)', 'INSERT INTO a (b, c) VALUES (?)'],
  ['INSERT INTO a VALUES (1, now()), (2, now())', 'INSERT INTO a VALUES (?, now())'],
  ['SELECT 1 -- why\n/* and\nhow */ FROM  b', 'SELECT ? FROM b'],
  ['SELECT $$it is $1$$, $tag$ $$ $tag$', 'SELECT ?, ?'],
  ['SELECT a.b2, c3 FROM d WHERE e = ANY(ARRAY[1, 2, 3])', 'SELECT a.b2, c3 FROM d WHERE e = ANY(ARRAY[?])'],
  ['SELECT "quo""ted 7" FROM täb1e', 'SELECT "quo""ted 7" FROM täb1e'],
  ["SELECT 'open", 'SELECT ?'],
])('PostgreSQL: %s', (sql, text) => expect(normaliseSql(sql, 'standard')).toBe(text));

test.each([
  ['SELECT "it\\"s", \'a\\\'b\' FROM `table 2` # why', 'SELECT ?, ? FROM `table 2`'],
  ['SELECT 5--3 FROM a -- why', 'SELECT ?--? FROM a'],
])('MySQL: %s', (sql, text) => expect(normaliseSql(sql, 'mysql')).toBe(text));

test('values do not make texts different, and none of them is left', () => {
  const value = fc.oneof(
    fc.integer().map(String),
    fc.stringMatching(/^[a-z '%]{0,12}$/).map((text) => `'${text.replaceAll("'", "''")}'`),
  );
  fc.assert(
    fc.property(value, fc.array(value, { minLength: 1, maxLength: 30 }), (one, list) => {
      const text = normaliseSql(`SELECT a FROM b WHERE c = ${one} AND d IN (${list.join(', ')})`, 'standard');
      expect(text).toBe('SELECT a FROM b WHERE c = ? AND d IN (?)');
    }),
  );
});

test('any text is dealt with quickly and is not too long', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 300 }),
      fc.constantFrom('standard' as const, 'mysql' as const),
      (sql, dialect) => {
        expect(normaliseSql(sql, dialect).length).toBeLessThanOrEqual(2000);
      },
    ),
  );
  for (const part of ["'", '(', '$a$', '((?', '/*', '"', '1,', '($1),'])
    expect(normaliseSql(part.repeat(20_000), 'standard').length).toBeLessThanOrEqual(2000);
  const ids = Array.from({ length: 5000 }, (_, at) => `$${at}`).join(', ');
  expect(normaliseSql(`SELECT a FROM b WHERE c IN (${ids})`, 'standard')).toBe('SELECT a FROM b WHERE c IN (?…');
});
