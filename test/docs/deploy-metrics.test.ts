import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { createMetrics, type DeliveryOutcome } from '../../src/app/create-metrics.ts';
import { verdicts } from '../../src/core/result.ts';
import { queueNames } from '../../src/database/queue-names.ts';
import type { RunOutcome } from '../../src/usecases/app/model.ts';

const textOf = (name: string): string => readFileSync(new URL(`../../docs/deploy/${name}`, import.meta.url), 'utf8');

/** Everything that the App tells, as Prometheus reads it: one line of each metric and label. */
const told = async (): Promise<string> => {
  const metrics = createMetrics({ processDefaults: true });
  metrics.delivered('push', 'recorded');
  metrics.answered(0.1);
  metrics.jobEnded('measure', 1);
  metrics.posted('pass');
  metrics.requestsLeft(1, 5000);
  const newest = { repository: 'acme/shop', suite: 'api', scenario: 'normal', value: 1 };
  metrics.show({
    deliveries: [],
    outcomes: [],
    runs: [{ state: 'queued', count: 1 }],
    queues: [{ queue: 'measure', waiting: 1, active: 1, oldest: 1 }],
    newest: ['latency.p95', 'errors.rate', 'capacity', 'bundle.initial.gzip'].map((metric) => ({ ...newest, metric })),
  });
  return metrics.text();
};

const labelsOf = (list: string): string[] => [...list.matchAll(/(\w+)="/g)].map(([, name = '']) => name);

/** Labels by metric. `up` and its labels are Prometheus' own. */
const known = new Map([['up', new Set(['job', 'instance'])]]);
for (const line of (await told()).split('\n')) {
  const [, name, labels = ''] = /^(\w+)(?:\{(.*)\})? /.exec(line) ?? [];
  if (name !== undefined) known.set(name, new Set([...(known.get(name) ?? []), ...labelsOf(labels)]));
}

const outcomes = ['recorded', 'repeated', 'ignored', 'failed', 'refused'] satisfies DeliveryOutcome[];
const endings = [...verdicts, 'cancelled', 'failed', 'skipped', 'waiting-for-approval'] satisfies RunOutcome[];

/** What a label can be, where that is decided in the code. */
const values: Readonly<Record<string, readonly string[]>> = {
  outcome: outcomes,
  verdict: endings,
  queue: queueNames,
  state: ['waiting', 'active', 'queued', 'running', 'measured', 'ended'],
};

interface Asked {
  readonly metric: string;
  readonly matchers: readonly { readonly label: string; readonly values: readonly string[] }[];
}

const functions = new Set([
  'sum',
  'max',
  'min',
  'rate',
  'increase',
  'changes',
  'histogram_quantile',
  'by',
  'and',
  'on',
  'le',
]);

const asked = (expression: string): readonly Asked[] => {
  // Words between quotation marks are values, those in a grouping are labels.
  const bare = expression.replaceAll(/\bby \([^)]*\)/g, '');
  return [...bare.matchAll(/(?<!["$\w.~|])([a-z_][\w:]*)(?:\{([^}]*)\})?(?=[\s)[,]|$)/gi)]
    .filter(([, name = '']) => !functions.has(name))
    .map(([, metric = '', list = '']) => ({
      metric,
      matchers: [...list.matchAll(/(\w+)\s*(?:=~|!~|!=|=)\s*"([^"]*)"/g)].map(([, label = '', value = '']) => ({
        label,
        values: value.split('|'),
      })),
    }));
};

const groupedBy = (expression: string): string[] =>
  [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(',').map((it) => it.trim()));

/** What an expression names and nothing tells of. */
const unknownIn = (expression: string): string[] => {
  const all = asked(expression);
  const labels = new Set(all.flatMap(({ metric }) => [...(known.get(metric) ?? [])]));
  return [
    ...all.filter(({ metric }) => !known.has(metric)).map(({ metric }) => metric),
    ...all.flatMap(({ metric, matchers }) =>
      matchers.filter(({ label }) => known.get(metric)?.has(label) === false).map(({ label }) => `${metric}{${label}}`),
    ),
    ...all.flatMap(({ matchers }) =>
      matchers.flatMap(({ label, values: given }) =>
        given.filter((it) => values[label]?.includes(it) === false).map((it) => `${label}="${it}"`),
      ),
    ),
    ...groupedBy(expression).filter((it) => !labels.has(it)),
  ];
};

const alertsSchema = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          for: z.string().regex(/^\d+[mh]$/),
          labels: z.object({ severity: z.enum(['page', 'ticket']) }),
          annotations: z.object({ summary: z.string(), description: z.string() }),
        }),
      ),
    }),
  ),
});
const alerts = alertsSchema.parse(parse(textOf('pacegate-alerts.yml'))).groups.flatMap(({ rules }) => rules);

const dashboardSchema = z.object({
  templating: z.object({ list: z.array(z.object({ name: z.string(), query: z.string() })) }),
  panels: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
      targets: z.array(z.object({ expr: z.string(), legendFormat: z.string() })).min(1),
    }),
  ),
});
const dashboard = dashboardSchema.parse(JSON.parse(textOf('grafana-dashboard.json')));
const targets = dashboard.panels.flatMap(({ title, targets: own }) => own.map((it) => ({ title, ...it })));

test('what is not told of would be noticed', () => {
  expect(
    asked('sum by (a) (rate(pacegate_x_total{a="b",c=~"d|e"}[5m])) > 0.5 * max(up)').map(({ metric }) => metric),
  ).toEqual(['pacegate_x_total', 'up']);
  expect(
    unknownIn('max(pacegate_queue_jobs{queue="measuring",stat="active"}) and max by (verdict) (pacegate_nothing)'),
  ).toEqual(['pacegate_nothing', 'pacegate_queue_jobs{stat}', 'queue="measuring"', 'verdict']);
});

test.each(alerts.map(({ alert, ...rule }) => [alert, rule] as const))(
  'alert %s asks for what the App tells',
  (_name, { expr, annotations }) => {
    expect(asked(expr).length).toBeGreaterThan(0);
    expect(unknownIn(expr)).toEqual([]);
    const shown = [...JSON.stringify(annotations).matchAll(/\$labels\.(\w+)/g)].map(([, label = '']) => label);
    // Without a grouping all labels stay.
    const left =
      groupedBy(expr).length > 0
        ? groupedBy(expr)
        : asked(expr).flatMap(({ metric }) => [...(known.get(metric) ?? [])]);
    expect(shown.filter((it) => !left.includes(it))).toEqual([]);
  },
);

test('an alert shows the value that its expression begins with', () => {
  const durations = alerts.filter(({ annotations }) => annotations.description.includes('$value | humanizeDuration'));
  expect(durations.length).toBeGreaterThan(0);
  for (const { expr } of durations) expect(asked(expr)[0]?.metric).toMatch(/_seconds$/);
});

test.each(targets.map(({ title, ...target }) => [title, target] as const))(
  'panel "%s" asks for what the App tells',
  (_title, { expr, legendFormat }) => {
    expect(asked(expr).length).toBeGreaterThan(0);
    expect(unknownIn(expr)).toEqual([]);
    const shown = [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label);
    expect(shown.filter((it) => !groupedBy(expr).includes(it))).toEqual([]);
  },
);

test('the choice of repositories comes from a metric that has them', () => {
  const [, metric = '', label = ''] =
    /^label_values\((\w+), (\w+)\)$/.exec(
      dashboard.templating.list.find(({ name }) => name === 'repository')?.query ?? '',
    ) ?? [];
  expect(known.get(metric)?.has(label)).toBe(true);
});

test('panels have numbers of their own, stay within the grid, and cover nothing', () => {
  const { panels } = dashboard;
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  for (const { gridPos: one } of panels) {
    expect(one.x + one.w).toBeLessThanOrEqual(24);
    const over = panels.filter(
      ({ gridPos: it }) => it.x < one.x + one.w && one.x < it.x + it.w && it.y < one.y + one.h && one.y < it.y + it.h,
    );
    expect(over).toHaveLength(1);
  }
});

test('every metric of ours is in the dashboard or in an alert', () => {
  const used = new Set(
    [...alerts.map(({ expr }) => expr), ...targets.map(({ expr }) => expr)].flatMap(asked).map(({ metric }) => metric),
  );
  const families = new Set(
    [...known.keys()].filter((it) => it.startsWith('pacegate_')).map((it) => it.replace(/_(bucket|sum|count)$/, '')),
  );
  expect(
    [...families].filter((it) => ![...used].some((metric) => metric === it || metric.startsWith(`${it}_`))),
  ).toEqual([]);
});
