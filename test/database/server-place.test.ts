import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { DatabaseError } from '../../src/core/errors.ts';
import { serverPlace } from '../../src/database/server-place.ts';

test.each([
  ['postgres://ann:pw@db.example.com:5433/pacegate', 'db.example.com:5433/pacegate'],
  ['postgresql://db.example.com/pacegate?sslmode=verify-full', 'db.example.com:5432/pacegate'],
  ['postgres://ann@localhost', 'localhost:5432'],
  ['postgres://ann:p%40ss%2F@[::1]:5432/the%20gate', '[::1]:5432/the gate'],
  ['postgres:///pacegate?host=/var/run/postgresql', '/var/run/postgresql:5432/pacegate'],
])('%s is shown as %s', (url, name) => {
  expect(serverPlace(url)).toEqual({ kind: 'server', name });
});

test.each([
  '',
  'pacegate',
  'mysql://ann:pw@db/pacegate',
  'postgres://ann:12/34@db/pacegate',
  'postgres://ann:1#2@db/x',
])('%j is refused', (url) => {
  expect(() => serverPlace(url)).toThrow(DatabaseError);
});

test('whatever the password is, nothing shows it', () => {
  // Letters that no other part has, among characters that mean something in an address.
  const unit = fc.constantFrom('J', 'Z', '1', '/', '?', '#', '@', ':', '%', '[', ' ');
  fc.assert(
    fc.property(fc.string({ unit, minLength: 1 }), (password) => {
      const shown = (() => {
        try {
          return serverPlace(`postgres://ann:${password}@db.test:5432/gate`).name;
        } catch (error) {
          if (error instanceof DatabaseError) return error.message;
          throw error;
        }
      })();
      expect(shown).not.toMatch(/[JZ]/i);
    }),
  );
});
