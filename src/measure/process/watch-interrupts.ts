import { InterruptedError } from '../../core/errors.ts';

export interface Interrupts extends Disposable {
  /** Aborted with an InterruptedError by the first signal, or with what `abort` was given. */
  readonly signal: AbortSignal;
  /** Ends the run in order, as a signal does, for another reason. */
  abort(reason: Error): void;
  /** Registers what must go at once when the process exits in the middle, the last first; returns what takes it back. */
  onExit(clean: () => void): () => void;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Turns signals into an orderly end: the first aborts the run, which stops what it started and removes what it made; the
 * second does the same without waiting. Node runs `exit` handlers whatever ends the process, a crash included.
 */
export const watchInterrupts = (
  host: NodeJS.Process,
  exitCodeOf: (interrupted: InterruptedError) => number,
): Interrupts => {
  const controller = new AbortController();
  const cleaners = new Set<() => void>();
  const cleanAll = (): void => {
    for (const clean of [...cleaners].toReversed()) clean();
    cleaners.clear();
  };
  const handle = (signal: NodeJS.Signals): void => {
    const interrupted = new InterruptedError(signal);
    if (controller.signal.aborted) host.exit(exitCodeOf(interrupted));
    controller.abort(interrupted);
  };
  for (const signal of signals) host.on(signal, handle);
  host.on('exit', cleanAll);
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    onExit: (clean) => {
      cleaners.add(clean);
      return () => void cleaners.delete(clean);
    },
    [Symbol.dispose]: () => {
      for (const signal of signals) host.off(signal, handle);
      host.off('exit', cleanAll);
    },
  };
};
