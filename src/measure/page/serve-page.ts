import { join } from 'node:path';
import type { PageSuite } from '../../config/page-suite.ts';
import { errorCode } from '../../core/error-code.ts';
import { PreparationError } from '../../core/errors.ts';
import type { Side } from '../../core/side.ts';
import type { Service } from '../service/service.ts';
import { startService } from '../service/start-service.ts';
import type { PageTarget } from './page-address.ts';
import type { HeldFiles } from './server/held-files.ts';
import { openStaticServer } from './server/static-server.ts';

/** A side's page, served and ready. */
export interface ServedPage extends AsyncDisposable {
  readonly target: PageTarget;
  /** From start to ready, ms. */
  readonly startup: number;
  /** The command's process; null where Pacegate serves files itself. */
  readonly service: Service | null;
}

interface ServeOptions {
  /** The side whose code it is. */
  readonly side: Side;
  readonly suite: PageSuite;
  /** The suite's directory in the side's checkout. */
  readonly directory: string;
  /** Whole, with PORT. */
  readonly environment: Readonly<Record<string, string>>;
  readonly port: number;
  /** What static servers hold, for all blocks of a run. */
  readonly files: HeldFiles;
  readonly started: (service: Service) => void;
  readonly signal: AbortSignal;
}

const serveFiles = async (
  { side, suite, directory, files }: ServeOptions,
  { root, fallback }: { readonly root: string; readonly fallback: string | null },
): Promise<ServedPage> => {
  const begin = performance.now();
  try {
    const server = await openStaticServer({ root: join(directory, root), fallback, files });
    return {
      target: server,
      startup: performance.now() - begin,
      service: null,
      [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
    };
  } catch (error) {
    throw new PreparationError(
      `${side}: the directory ${root} of suite ${suite.name} can't be served (${errorCode(error) ?? 'unknown error'}).`,
      `See that "build" writes it, and that it counts from ${suite.directory}.`,
      { cause: error },
    );
  }
};

/**
 * Starts what serves a side's page.
 * @throws ServiceError when its command does not start, PreparationError when its files are not there.
 */
export const servePage = async (options: ServeOptions): Promise<ServedPage> => {
  const { side, suite, directory, environment, port, signal } = options;
  const { server } = suite;
  if (server.kind === 'files') return serveFiles(options, server);
  const service = await startService({
    side,
    command: server.start,
    directory,
    environment,
    port,
    ready: server.ready,
    stopTimeout: server.stopTimeout,
    // The probe reports what a load costs: here there is none.
    probe: null,
    signal,
  });
  options.started(service);
  return {
    target: service,
    startup: service.startup,
    service,
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
};
