import { open } from 'node:fs/promises';
import { BundleError } from '../../../../core/errors.ts';
import { JsonFault } from './json-fault.ts';
import { createJsonScanner, type JsonVisitor } from './json-scanner.ts';

export interface ScanOptions {
  /** Absolute. */
  readonly file: string;
  /** As people are shown it. */
  readonly shown: string;
  readonly signal: AbortSignal;
}

/** Bytes. Larger ones are not read faster. */
const chunkSize = 2 ** 20;

const rebuild = 'Look at the output of the build, and run it again.';

const explain = ({ kind, offset }: JsonFault, shown: string, size: number): BundleError => {
  switch (kind) {
    case 'none':
      return new BundleError(`The statistics ${shown} are empty.`, rebuild);
    case 'truncated':
      return new BundleError(
        `The statistics ${shown} break off at byte ${offset}: the build probably ended before they were written.`,
        rebuild,
      );
    case 'too-big':
      return new BundleError(
        `The statistics ${shown} have one value of more than 256 MB that ends after byte ${offset}.`,
        "Let Pacegate's plugin write them: it asks for what is needed and no more. docs/bundles.md shows how.",
      );
    case 'syntax':
      return new BundleError(
        `The statistics ${shown} are not JSON: byte ${offset} of ${size} is wrong.`,
        offset === 0
          ? 'A redirected output begins with lines of npm or of the bundler: let the bundler write the file itself, as in `webpack --json=stats.json`.'
          : rebuild,
      );
  }
};

/** Shows a file of JSON to a visitor, a megabyte at a time. Throws a BundleError, what the visitor throws, or the signal's reason. */
export const scanFile = async ({ file, shown, signal }: ScanOptions, visitor: JsonVisitor): Promise<void> => {
  await using handle = await open(file);
  const { size } = await handle.stat();
  // One is being filled while the other is looked at.
  const buffers = [Buffer.allocUnsafe(chunkSize), Buffer.allocUnsafe(chunkSize)] as const;
  const scanner = createJsonScanner(visitor);
  try {
    let next = handle.read(buffers[0], 0, chunkSize);
    for (let turn = 1; ; turn++) {
      const { bytesRead, buffer } = await next;
      if (bytesRead === 0) break;
      signal.throwIfAborted();
      next = handle.read(buffers[turn % 2 === 0 ? 0 : 1], 0, chunkSize);
      try {
        scanner.push(buffer.subarray(0, bytesRead));
      } catch (error) {
        // The handle is not closed under a read.
        await next.catch(() => null);
        throw error;
      }
    }
    scanner.end();
  } catch (error) {
    throw error instanceof JsonFault ? explain(error, shown, size) : error;
  }
};
