import { Gauge, type Registry } from 'prom-client';
import type { StoreCounts } from '../usecases/app/ports.ts';

export interface StoreGauges {
  /** Takes the place of what was shown before. */
  show(counts: StoreCounts): void;
}

/** Of the newest record of each suite: which metric is shown by which name. */
const shown = {
  'latency.p95': {
    name: 'pacegate_latency_p95_milliseconds',
    help: '95th percentile of latency of the default branch, as last measured.',
  },
  'errors.rate': {
    name: 'pacegate_error_ratio',
    help: 'Share of failed requests of the default branch, as last measured.',
  },
  capacity: {
    name: 'pacegate_capacity_requests_per_second',
    help: 'Highest rate within the budgets of the default branch, as last measured.',
  },
  'bundle.initial.gzip': {
    name: 'pacegate_bundle_bytes',
    help: 'Initial size, gzip, of the bundle of the default branch, as last measured.',
  },
} as const;

/** Gauges of what is in the database, on `registry`. */
export const createStoreGauges = (registry: Registry): StoreGauges => {
  const registers = [registry];
  const jobs = new Gauge({
    name: 'pacegate_queue_jobs',
    help: 'Jobs by queue, waiting or active.',
    labelNames: ['queue', 'state'],
    registers,
  });
  const oldest = new Gauge({
    name: 'pacegate_queue_oldest_seconds',
    help: 'For how long the oldest waiting job has waited.',
    labelNames: ['queue'],
    registers,
  });
  const runs = new Gauge({
    name: 'pacegate_runs',
    help: 'Runs by state, as far as they are kept.',
    labelNames: ['state'],
    registers,
  });
  const labelNames = ['repository', 'suite', 'scenario'];
  const measured = new Map<string, Gauge>(
    Object.entries(shown).map(([metric, about]) => [metric, new Gauge({ ...about, labelNames, registers })]),
  );
  return {
    show: (counts) => {
      for (const gauge of [jobs, oldest, runs, ...measured.values()]) gauge.reset();
      for (const it of counts.queues) {
        jobs.set({ queue: it.queue, state: 'waiting' }, it.waiting);
        jobs.set({ queue: it.queue, state: 'active' }, it.active);
        oldest.set({ queue: it.queue }, it.oldest);
      }
      for (const { state, count } of counts.runs) runs.set({ state }, count);
      for (const { repository, suite, metric, scenario, value } of counts.newest)
        measured.get(metric)?.set({ repository, suite, scenario: scenario ?? '' }, value);
    },
  };
};
