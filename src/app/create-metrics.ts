import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { verdicts } from '../core/result.ts';
import type { StoreCounts } from '../usecases/app/ports.ts';
import { createStoreGauges } from './store-gauges.ts';

/** What became of a delivery. `refused`: it was not GitHub's, or not readable; `failed`: it could not be recorded. */
export type DeliveryOutcome = 'recorded' | 'repeated' | 'ignored' | 'failed' | 'refused';

/** What the App counts of itself, for Prometheus. */
export interface Metrics {
  /** `event` is null where nobody has vouched for it. */
  delivered(event: string | null, outcome: DeliveryOutcome): void;
  /** From the request's first byte to its answer, s. */
  answered(seconds: number): void;
  jobEnded(kind: string, seconds: number): void;
  /** A verdict, or how else a run ended, that was posted. */
  posted(outcome: string): void;
  /** What GitHub lets an installation ask for in the rest of the hour. */
  requestsLeft(installation: number, left: number): void;
  /** What is in the database. */
  show(counts: StoreCounts): void;
  /** In Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** `processDefaults`: memory, CPU and event loop of this process too; it is watched from then on. */
export const createMetrics = ({ processDefaults }: { readonly processDefaults: boolean }): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  if (processDefaults) collectDefaultMetrics({ register: registry });
  const deliveries = new Counter({
    name: 'pacegate_deliveries_total',
    help: 'Webhook deliveries by event and what became of them.',
    labelNames: ['event', 'outcome'],
    registers,
  });
  const answers = new Histogram({
    name: 'pacegate_delivery_seconds',
    help: 'Time to answer a delivery.',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const jobs = new Histogram({
    name: 'pacegate_job_seconds',
    help: 'Time that a job took, failed tries included.',
    labelNames: ['kind'],
    buckets: [0.1, 0.5, 1, 5, 15, 60, 180, 600, 1800, 3600, 7200],
    registers,
  });
  const outcomes = new Counter({
    name: 'pacegate_verdicts_total',
    help: 'Runs whose end was posted, by verdict or by how else they ended.',
    labelNames: ['verdict'],
    registers,
  });
  const requests = new Gauge({
    name: 'pacegate_github_requests_left',
    help: "Requests that GitHub's hourly limit leaves to an installation.",
    labelNames: ['installation'],
    registers,
  });
  const gauges = createStoreGauges(registry);
  // A counter that begins with its first event has no increase for it.
  for (const verdict of verdicts) outcomes.inc({ verdict }, 0);
  return {
    delivered: (event, outcome) => deliveries.inc({ event: event ?? 'unknown', outcome }),
    answered: (seconds) => answers.observe(seconds),
    jobEnded: (kind, seconds) => jobs.observe({ kind }, seconds),
    posted: (verdict) => outcomes.inc({ verdict }),
    requestsLeft: (installation, left) => requests.set({ installation: String(installation) }, left),
    show: (counts) => gauges.show(counts),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
};
