import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../../src/core/errors.ts';
import { detectIsolation } from '../../../src/measure/sandbox/detect-isolation.ts';
import { ownCommandLine } from '../../../src/usecases/app/work/own-command-line.ts';

const detect = async (): Promise<'auto' | 'none'> => {
  const room = await mkdtemp(join(tmpdir(), 'isolation-'));
  try {
    await chmod(room, 0o755);
    const { visible } = ownCommandLine();
    const directory = join(room, 'jobs');
    await detectIsolation({ choice: 'auto', user: null, directory, hidden: [], visible, environment: process.env });
    return 'auto';
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return 'none';
  } finally {
    await rm(room, { recursive: true, force: true });
  }
};

let found: Promise<'auto' | 'none'> | null = null;

/**
 * PACEGATE_JOB_ISOLATION of apps that measure our own services: as well as this machine can. Where it can't at all, an app
 * would refuse to start.
 */
export const jobIsolation = (): Promise<'auto' | 'none'> => (found ??= detect());
