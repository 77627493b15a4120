import { expect, test } from '@jest/globals';
import { DatabaseError, UsageError } from '../../src/core/errors.ts';
import { explainDatabase, explained } from '../../src/database/explain-database.ts';

const server = { kind: 'server', name: 'db.test:5432/gate' } as const;
const embedded = { kind: 'embedded', name: '/data' } as const;
const failure = (code: string, message = ''): Error => Object.assign(new Error(message), { code });

test.each([
  [server, failure('ECONNREFUSED'), /Look whether it runs/],
  [server, failure('57P01', 'terminating connection due to administrator command'), /Look whether it runs/],
  [server, new Error('Connection terminated unexpectedly'), /Look whether it runs/],
  [server, new Error('timeout exceeded when trying to connect'), /Look whether it runs/],
  [server, failure('28P01', 'password authentication failed for user "ann"'), /user and password/],
  [server, failure('3D000', 'database "gate" does not exist'), /createdb/],
  [server, failure('53300', 'sorry, too many clients already'), /max_connections/],
  [server, failure('53100', 'could not extend file'), /Make room/],
  [server, failure('25006', 'cannot execute INSERT in a read-only transaction'), /the one that writes/],
  [server, failure('42501', 'permission denied for database gate'), /owner/],
  [server, failure('SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain'), /sslmode/],
  [server, new Error('The server does not support SSL connections'), /sslmode/],
  [embedded, failure('53100', 'could not extend file'), /Make room/],
  [embedded, failure('ENOSPC', 'no space left on device, write'), /Make room/],
  [embedded, failure('EACCES', 'permission denied, mkdir'), /chmod/],
  [embedded, failure('EROFS', 'read-only file system'), /read-only/],
  [embedded, new Error('unreachable'), /start it again/],
  [embedded, new Error('Aborted(). Build with -sASSERTIONS for more info.'), /start it again/],
])('%#: a failure of the database says what to do', (place, error, cure) => {
  const explanation = explainDatabase(error, place);
  expect(explanation).toBeInstanceOf(DatabaseError);
  expect(explanation?.message).toContain(`The database ${place.name} does not work (`);
  expect(explanation?.cure).toMatch(cure);
  expect(explanation?.cause).toBe(error);
});

test('an attempt at several addresses has a code and no words', () => {
  expect(explainDatabase(failure('ECONNREFUSED'), server)?.message).toMatch(/\(ECONNREFUSED\)/);
});

test.each([
  failure('23505', 'duplicate key'),
  failure('40P01', 'deadlock'),
  failure('42P01', 'no table'),
  new Error('?'),
])('what is a matter of the statement passes as it is: %p', async (refusal) => {
  expect(explainDatabase(refusal, server)).toBeNull();
  expect(explainDatabase(refusal, embedded)).toBeNull();
  await expect(explained(server, () => Promise.reject(refusal))).rejects.toBe(refusal);
});

test('what is explained stays as it is', async () => {
  const known = new DatabaseError('Full.', 'Make room.');
  expect(explainDatabase(known, server)).toBe(known);
  const other = new UsageError('No.', 'Yes.');
  await expect(explained(server, () => Promise.reject(other))).rejects.toBe(other);
});
