import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { markedProcesses } from '../../../src/measure/process/marked-processes.ts';
import { freePort } from '../../../src/measure/service/free-port.ts';
import { startService } from '../../../src/measure/service/start-service.ts';
import type { Service, ServiceOptions } from '../../../src/measure/service/service.ts';

/** Answers every path; what a test needs beyond that is in the query. */
export const httpService = `
import { createServer } from 'node:http';
createServer((request, response) => response.end('ok')).listen(process.env.PORT, process.env.HOST ?? '127.0.0.1', () => console.log('listening'));
`;

export interface Place extends AsyncDisposable {
  readonly directory: string;
  /** Starts a service in the directory; ready by GET / within a minute unless told otherwise. */
  start(command: string, options?: Partial<ServiceOptions>): Promise<Service>;
  /** Processes of services that were started here and still live. */
  left(): number[];
}

/** A temporary directory with files, in which services are started. Disposing it fails when a process is left. */
export const createPlace = async (files: Record<string, string> = { 'server.mjs': httpService }): Promise<Place> => {
  const directory = await mkdtemp(join(tmpdir(), 'pacegate test '));
  for (const [name, content] of Object.entries(files)) await writeFile(join(directory, name), content);
  const run = randomUUID();
  const left = (): number[] => markedProcesses(`PACEGATE_RUN=${run}`);
  return {
    directory,
    left,
    start: async (command, options = {}) =>
      startService({
        side: 'head',
        command,
        directory,
        port: options.port ?? (await freePort()),
        ready: { path: '/', log: null, timeout: 60_000 },
        stopTimeout: 10_000,
        probe: null,
        signal: new AbortController().signal,
        ...options,
        environment: {
          PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
          PACEGATE_RUN: run,
          ...options.environment,
        },
      }),
    [Symbol.asyncDispose]: async () => {
      await rm(directory, { recursive: true, force: true });
      if (left().length > 0) throw new Error(`Processes were left behind: ${left().join(', ')}`);
    },
  };
};

/** The error of a promise that is expected to reject. */
export const failureOf = async (promise: Promise<unknown>): Promise<unknown> => {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It should have failed.');
};
