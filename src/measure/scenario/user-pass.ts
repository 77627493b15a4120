import { setTimeout as sleep } from 'node:timers/promises';
import type { Step } from '../../config/full-scenario.ts';
import type { Random } from '../../core/random.ts';
import { drawValues, type DrawnRequest, fillPlaces, fillRequest } from '../load/draw-requests.ts';
import { capture } from './capture.ts';
import type { HttpClient } from './http-client.ts';
import type { IntervalCollector } from './interval-collector.ts';

/** Rows that fill places by the names of the columns. */
export interface DataRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface PassOptions {
  readonly steps: readonly Step[];
  readonly think: { readonly from: number; readonly to: number } | null;
  readonly data: DataRows | null;
  readonly client: HttpClient;
  readonly collector: IntervalCollector;
  readonly random: Random;
  readonly signal: AbortSignal;
}

/** A line break in a header would begin another one. */
const headerText = (value: string): string => value.replaceAll(/[^\t\x20-\x7e\x80-\xff]/gu, '');

const requestOf = ({ route }: Step, values: ReadonlyMap<string, string>): DrawnRequest => ({
  ...fillRequest(route, values),
  headers: Object.fromEntries(
    Object.entries(route.headers).map(([name, text]) => [name, fillPlaces(text, values, headerText)]),
  ),
});

/**
 * A function that makes one user's way through the steps. `due`: when the first request should have been sent, by
 * performance.now(). Resolves to whether all steps came to an expected answer: after the first that does not, the others
 * are not sent. Every pass takes the next row of the data.
 */
export const createPasses = (options: PassOptions): ((due: number) => Promise<boolean>) => {
  const { steps, think, data, client, collector, random, signal } = options;
  let passes = 0;
  const rowOf = (pass: number): [string, string][] =>
    data === null ? [] : data.columns.map((name, column) => [name, data.rows[pass % data.rows.length]?.[column] ?? '']);
  return async (due) => {
    const values = new Map(rowOf(passes));
    passes += 1;
    for (const [index, step] of steps.entries()) {
      if (index > 0 && think !== null)
        await sleep(think.from + random.next() * (think.to - think.from), undefined, { signal, ref: false }).catch(
          () => {},
        );
      if (signal.aborted) return false;
      for (const [name, value] of drawValues(step.route, random)) values.set(name, value);
      const captures = Object.keys(step.capture).length > 0;
      const sent = index === 0 ? due : performance.now();
      collector.began();
      const answer = await client.ask(requestOf(step, values), captures);
      const taken = answer.failure === null && captures ? capture(step.capture, answer) : new Map<string, string>();
      const failure = answer.failure ?? (taken === null ? 'capture' : null);
      collector.ended(step.route.name, performance.now() - sent, failure);
      if (failure !== null) return false;
      for (const [name, value] of taken ?? []) values.set(name, value);
    }
    return true;
  };
};
