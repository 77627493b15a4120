import { expect, test } from '@jest/globals';
import { UsageError } from '../../src/core/errors.ts';
import { withPackages } from '../../src/cli/with-packages.ts';

test('a package that is not installed is told with a cure, and nothing else is taken for that', async () => {
  const missing = Object.assign(new Error("Cannot find package 'probot'"), { code: 'ERR_MODULE_NOT_FOUND' });
  await expect(withPackages(() => Promise.reject(missing))).rejects.toBeInstanceOf(UsageError);
  await expect(withPackages(() => Promise.reject(new Error('a defect')))).rejects.toThrow('a defect');
  await expect(withPackages(() => Promise.resolve(7))).resolves.toBe(7);
});
