import { expect, test } from '@jest/globals';
import { timeSpent } from '../../../src/investigation/data/time-spent.ts';
import { makeMetric } from '../../support/make-result.ts';

const place = { suite: 'api', scenario: 'load', route: 'GET /a' };
const grown = (metric: string, by: number, route: string | null = 'GET /a') =>
  makeMetric({ metric, route, base: 2, change: by / 2 });
const told = (...metrics: ReturnType<typeof grown>[]) => timeSpent(metrics, place, 'GET /a')?.sentence ?? null;

test.each([
  [
    [grown('latency.mean', 5), grown('cpu.per-request', 4.8)],
    'A request of GET /a takes 5.00 ms longer, with 4.80 ms more CPU time (96 %).',
  ],
  [
    [grown('latency.mean', 5), grown('cpu.per-request', 0.1), grown('db.time', 2)],
    'A request of GET /a takes 5.00 ms longer, with 2.00 ms more time in its database (40 %); the rest it waits for something else.',
  ],
  [
    [grown('latency.mean', 5), grown('cpu.per-request', 0)],
    'A request of GET /a takes 5.00 ms longer, and hardly any of it is CPU time or time in its database: it waits for something else.',
  ],
  [
    [grown('latency.mean', 58), makeMetric({ metric: 'cpu.per-request', route: 'GET /a', base: 0.1, change: 29 })],
    'A request of GET /a takes 58.0 ms longer, and hardly any of it is its own CPU time: it waits for its turn, as each request before it takes more CPU time.',
  ],
  [[grown('latency.mean', 5)], 'A request of GET /a takes 5.00 ms longer; where the time goes was not seen.'],
  [[grown('latency.mean', -1), grown('cpu.per-request', 1)], null],
  [[grown('latency.mean', 5, 'GET /b')], null],
])('%#', (metrics, sentence) => expect(told(...metrics)).toBe(sentence));
