import { expect, test } from '@jest/globals';
import { statementText } from '../../../../src/advice/statement-text.ts';
import type { LogSegment, LogView } from '../../../../src/investigation/data/logs/log-view.ts';
import { logsAbout } from '../../../../src/investigation/data/logs/logs-about.ts';

const statement = 'select id, quantity, price, product_id from order_lines where order_id = ?';

const segment = (name: string): LogSegment => ({
  name,
  figures: {
    count: 4200,
    errors: 0,
    rate: 2,
    latency: { count: 4200, mean: 20, p50: 12, p95: 80, p99: 140, max: 900 },
  },
  cells: [],
});

const view: Pick<LogView, 'texts' | 'changes'> = {
  texts: { field: 'statement', segments: [segment('begin'), segment(statement)], others: null, partial: false },
  changes: [
    {
      field: 'statement',
      name: statement,
      metric: 'p50',
      at: Date.UTC(2026, 2, 2, 4),
      before: 6,
      after: 12,
      change: { estimate: 1, low: 0.9, high: 1.1 },
      deploys: [],
    },
  ],
};
const about = (evidence: readonly string[]): string[] => logsAbout(view, evidence);

test('a statement that evidence names is told with what the logs say of it', () => {
  expect(about([`${statementText(statement)}: 0 → 26 per request, from src/orders.js:43.`, 'begin'])).toEqual([
    'In the logs `select … from order_lines where order_id = ?` stands 4,200 times: median 12.0 ms, 95th percentile 80.0 ms, 99th 140 ms.',
    expect.stringMatching(
      /^The median of `select … from order_lines where order_id = \?` rose from 6\.00 ms to 12\.0 ms .* at 2026-03-02 04:00:00 UTC\.$/u,
    ),
  ]);
});

test('what evidence does not name is not told', () => {
  expect(about(['`select id from orders`: 1 → 2 per request.'])).toEqual([]);
  expect(about([])).toEqual([]);
});
