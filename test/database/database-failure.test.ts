import { expect, test } from '@jest/globals';
import { BaselineError, DatabaseError } from '../../src/core/errors.ts';
import { databaseFailure, told } from '../../src/database/store/database-failure.ts';

test('what Pacegate foresees passes as it is', async () => {
  const known = new BaselineError('It is full.', 'Make room.');
  expect(databaseFailure('keep a result', known)).toBe(known);
  await expect(told('keep a result', () => Promise.reject(known))).rejects.toBe(known);
});

test('all else is a DatabaseError that says what could not be done, and why', () => {
  const refused = Object.assign(new Error('relation "pacegate.runs" does not exist'), { code: '42P01' });
  const failure = databaseFailure('read a run', refused);
  expect(failure).toBeInstanceOf(DatabaseError);
  expect(failure.message).toBe('The database could not read a run (relation "pacegate.runs" does not exist).');
  expect(failure.cure).toMatch(/pacegate app/);
  expect(failure.cause).toBe(refused);
});

test('there is a cure for what was not foreseen', () => {
  for (const it of [new Error(''), 'no error at all', null, Object.assign(new Error('x'), { code: 'XX999' })])
    expect(databaseFailure('read a run', it).cure).toMatch(/report it/);
});
