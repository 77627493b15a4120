import { createHash } from 'node:crypto';
import type { BundleSuite } from '../../config/bundle-suite.ts';
import type { SuiteHashes } from '../baseline/suite-hashes.ts';
import type { LockFile } from './lock-files.ts';

const { zlib, brotli } = process.versions;
const compressors = [zlib, brotli];

/**
 * The same for builds that must give the same files, when their commit is the same too: how the suite is built, with what
 * environment, which packages are installed, and what compresses them: versions of zlib differ by more than a small change.
 * SHA-256, hexadecimal.
 */
export const bundleKey = (
  { directory, install, build, stats, output, ignore }: BundleSuite,
  { fixtures }: SuiteHashes,
  lock: LockFile | null,
): string =>
  createHash('sha256')
    .update(
      JSON.stringify([directory, install, build, stats, output, ignore, fixtures, lock?.path, lock?.text, compressors]),
    )
    .digest('hex');
