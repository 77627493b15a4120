import { errorCode } from '../core/error-code.ts';
import { UsageError } from '../core/errors.ts';

/** Loads what needs installed packages: the bundle that the Action brings works without any, and the App does not. */
export const withPackages = async <T>(load: () => Promise<T>): Promise<T> => {
  try {
    return await load();
  } catch (error) {
    if (errorCode(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UsageError(
      'The App needs packages that are not installed here.',
      'Run it from a clone after `npm ci`, or from the installed package: docs/app.md.',
      { cause: error },
    );
  }
};
