import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { plainEnvironment } from './throwaway-shop.ts';

const pacegate = join(import.meta.dirname, '..', '..', '..', 'src', 'cli', 'pacegate.ts');

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** By convention 128 and the signal's number. */
const exitCodes: Partial<Record<NodeJS.Signals, number>> = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129, SIGPIPE: 141 };

/** The demo was ended by Ctrl-C or another signal. */
export class Stopped extends Error {
  readonly exitCode: number;

  constructor(signal: NodeJS.Signals) {
    super(`Stopped by ${signal}.`);
    this.exitCode = exitCodes[signal] ?? 1;
  }
}

/** Every signal that would end the demo, handed on to the check that runs at that moment. */
export interface Signals extends Disposable {
  /** Throws Stopped once there was a signal. */
  throwIfReceived(): void;
  /** Sends signals to `listener` until it is disposed. */
  handOn(listener: (signal: NodeJS.Signals) => void): Disposable;
}

export const watchSignals = (): Signals => {
  let received: NodeJS.Signals | null = null;
  const listeners = new Set<(signal: NodeJS.Signals) => void>();
  const handle = (signal: NodeJS.Signals): void => {
    received ??= signal;
    for (const listener of listeners) listener(signal);
  };
  for (const signal of signals) process.on(signal, handle);
  return {
    throwIfReceived: () => {
      if (received !== null) throw new Stopped(received);
    },
    handOn: (listener) => {
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
    [Symbol.dispose]: () => {
      for (const signal of signals) process.off(signal, handle);
    },
  };
};

/**
 * Runs `pacegate check` on the working tree of `directory`, its output going straight to this terminal, and resolves to
 * its exit code. A signal is waited out: the check ends its own processes first. Throws Stopped then.
 */
export const runCheck = async (place: {
  directory: string;
  out: string;
  /** As --time-limit takes it. */
  timeLimit: string;
  signals: Signals;
}): Promise<number> => {
  place.signals.throwIfReceived();
  // A process group of its own: a terminal sends Ctrl-C to the whole foreground group, and the check, which takes a second
  // signal as an order to drop everything, would get it twice.
  const check = spawn(process.execPath, [pacegate, 'check', '--time-limit', place.timeLimit, '--out', place.out], {
    cwd: place.directory,
    env: plainEnvironment(),
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  using _ = place.signals.handOn((signal) => check.kill(signal));
  const [code]: unknown[] = await once(check, 'exit');
  place.signals.throwIfReceived();
  return typeof code === 'number' ? code : 70;
};
