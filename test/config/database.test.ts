import { expect, test } from '@jest/globals';
import { parse, problemsOf, serviceOf, withService } from './parse.ts';

const one = 'requests: [{ path: / }]\n';
const written = withService(`${one}database: \${DATABASE_URL}\ndatabase-copy: DATABASE_URL\n`);

test('the address of a database is filled from the environment, but not where it may be stored', () => {
  const configuration = parse(written, { DATABASE_URL: 'postgres://u:secret@db/shop' });
  expect(serviceOf(configuration)).toMatchObject({
    database: 'postgres://u:secret@db/shop',
    databaseCopy: 'DATABASE_URL',
  });
  expect(configuration.unfilled[0]).toMatchObject({ database: '${DATABASE_URL}' });
  expect(configuration.notices).toEqual([]);
});

test('a copy needs a database, and a variable that a service may get', () => {
  expect(problemsOf(withService(`${one}database-copy: DATABASE_URL\n`)).problems).toMatchObject([
    { line: 7, problem: '"database-copy" says what a copy is called, and not of which database it is made.' },
  ]);
  expect(problemsOf(withService(`${one}database: postgres://db/x\ndatabase-copy: PORT\n`)).problems).toHaveLength(1);
});
