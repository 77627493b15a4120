import type { BaselineStore } from '../baseline/baseline-store.ts';
import type { KeyedSeries, Skipped } from '../baseline/exchange.ts';
import { BaselineError, UsageError } from '../core/errors.ts';
import { shorten } from '../report/escape.ts';
import type { Progress } from '../report/progress.ts';
import type { RunHost } from '../usecases/run-check.ts';
import type { BaselineFlags } from './baseline-flags.ts';
import { watchInterrupts } from './interrupts.ts';
import { openBaseline, type OpenBaseline } from './open-baseline.ts';
import { createProgressWriter } from './progress-writer.ts';

const mostLines = 20;

/** What a command works with: the store, and the process that it runs in. */
export interface BaselineSession {
  readonly opened: OpenBaseline;
  /** A sentence for standard error. Names can't steer the terminal. */
  readonly tell: (text: string) => void;
  readonly run: RunHost;
}

/** Runs `work` with the store that the flags mean. Ctrl-C ends it in order. */
export const withBaseline = async (
  { store: choice, config }: Pick<BaselineFlags, 'store' | 'config'>,
  host: NodeJS.Process,
  isWriting: boolean,
  work: (session: BaselineSession) => Promise<number>,
): Promise<number> => {
  using interrupts = watchInterrupts(host);
  const { signal } = interrupts;
  using progress = createProgressWriter(host.stderr);
  const report = (it: Progress): void => progress.write(it);
  const tell = (text: string): void => report({ kind: 'step', text });
  const onExit = (cleanup: () => void): Disposable => ({ [Symbol.dispose]: interrupts.onExit(cleanup) });
  const options = { choice, isWriting, cwd: host.cwd(), config, environment: host.env, signal, onExit, tell };
  await using opened = await openBaseline(options);
  // Awaited, or the store would be closed before it is read.
  return await work({ opened, tell, run: { signal, report, onExit } });
};

/** All series of these suites, or of all when none is named. Throws a UsageError for a suite that is not stored. */
export const readAllSeries = async (store: BaselineStore, suites: readonly string[]): Promise<KeyedSeries[]> => {
  const keys = await store.list();
  const known = [...new Set(keys.map(({ suite }) => suite))];
  const unknown = suites.find((it) => !known.includes(it));
  if (unknown !== undefined && known.length > 0)
    throw new UsageError(
      `--suite ${JSON.stringify(unknown)}: there are no stored measurements of that suite in ${store.place}.`,
      `Stored: ${shorten(known.join(', '), 300)}.`,
    );
  const wanted = keys.filter(({ suite }) => suites.length === 0 || suites.includes(suite));
  return Promise.all(wanted.map(async (key) => ({ key, ...(await store.read(key)) })));
};

/** Said where something was expected: an empty answer would look as if all were well. */
export const nothingStored = ({ place }: BaselineStore): BaselineError =>
  new BaselineError(
    `No baseline: nothing is stored in ${place} yet.`,
    'Measure the default branch with pacegate baseline refresh, import what another tool measured, or name the other --store.',
  );

/** What was left out, a line each, with a limit. */
export const tellSkipped = (skipped: readonly Skipped[], tell: (text: string) => void): void => {
  for (const { what, why, count } of skipped.slice(0, mostLines))
    tell(`left out: ${shorten(what, 120)}${count > 1 ? ` (${count} times)` : ''}: ${why}`);
  if (skipped.length > mostLines) tell(`left out: ${skipped.length - mostLines} more kinds of figures`);
};
