import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LoadError } from '../../core/errors.ts';
import type { Answers, Command, Reply } from './protocol.ts';

/** The load generator, in a process of its own. Commands are answered one after the other. */
export interface LoadGenerator extends AsyncDisposable {
  ask<K extends Command['kind']>(command: Extract<Command, { kind: K }>, signal?: AbortSignal): Promise<Answers[K]>;
  readonly pid: number | null;
  /** For exit handlers: ends the process at once. */
  killSync(): void;
}

/** Beside this file, with the ending this file has: sources and compiled code run alike. */
const entry = fileURLToPath(new URL(`./generator-main${extname(import.meta.url)}`, import.meta.url));

/** The generator's process runs the same version, so an answer of any kind is what Answers says of the kind. */
const isAnswer = <K extends Command['kind']>(_kind: K, answer: unknown): answer is Answers[K] =>
  typeof answer === 'object' && answer !== null;

const cure = 'This is a defect of Pacegate: run again, and report it with the lines above if it comes back.';

/** Starts the load generator's process. Whatever is asked of it after it ended is answered by a LoadError. */
export const startLoadGenerator = (): LoadGenerator => {
  const child = fork(entry, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
  });
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  let asked = 0;
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4000);
  });
  const fail = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  child.on('message', (reply: Reply) => {
    const asking = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) asking?.reject(new LoadError(`The load generator failed: ${reply.error}`, cure));
    else asking?.resolve(reply.answer);
  });
  child.on('error', (error) => fail(new LoadError(`The load generator did not start: ${error.message}`, cure)));
  const exited = Promise.withResolvers<void>();
  child.on('exit', (code, signal) => {
    exited.resolve();
    fail(new LoadError(`The load generator ended (${signal ?? `exit ${code}`}). ${output.trim()}`, cure));
  });

  return {
    pid: child.pid ?? null,
    ask: <K extends Command['kind']>(command: Extract<Command, { kind: K }>, signal?: AbortSignal) =>
      new Promise<Answers[K]>((resolve, reject) => {
        const id = (asked += 1);
        const abort = (): void => {
          waiting.delete(id);
          reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'));
        };
        if (signal?.aborted === true) {
          abort();
          return;
        }
        signal?.addEventListener('abort', abort, { once: true });
        const settle = (): void => signal?.removeEventListener('abort', abort);
        waiting.set(id, {
          resolve: (answer) => {
            settle();
            if (isAnswer(command.kind, answer)) resolve(answer);
            else reject(new LoadError(`The load generator gave no answer to "${command.kind}".`, cure));
          },
          reject: (error) => {
            settle();
            reject(error);
          },
        });
        child.send({ id, command }, (error) => {
          if (error !== null)
            waiting.get(id)?.reject(new LoadError(`The load generator is gone: ${error.message}`, cure));
        });
      }),
    killSync: () => void child.kill('SIGKILL'),
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await exited.promise;
      }
    },
  };
};
