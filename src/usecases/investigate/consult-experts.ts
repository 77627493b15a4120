import { formatDuration } from '../../core/format.ts';
import type { Clock } from '../../core/clock.ts';
import { mergeSuspects } from '../../investigation/code/merge-suspects.ts';
import { dataEvidence } from '../../investigation/data/data-evidence.ts';
import type { DataView } from '../../investigation/data/data-view.ts';
import { logEvidence } from '../../investigation/data/logs/log-evidence.ts';
import { logSuspects } from '../../investigation/data/logs/log-suspects.ts';
import type { LogView } from '../../investigation/data/logs/log-view.ts';
import { lookAtData } from '../../investigation/data/look-at-data.ts';
import type { Asked } from '../../investigation/data/regressions.ts';
import type { Facts } from '../../investigation/facts.ts';
import type { InfrastructureView } from '../../investigation/infrastructure/look-at-infrastructure.ts';
import type { Suspect } from '../../investigation/suspect.ts';
import type { Change } from '../../investigation/units/change.ts';
import type { CheckPlan } from '../plan-check.ts';
import type { InvestigatePorts, LogsAsked } from './ports.ts';

export interface Consultation {
  readonly facts: Facts;
  readonly asked: Asked;
  readonly plan: CheckPlan;
  readonly logs: LogsAsked | null;
  /** Of each expert, ms. */
  readonly limit: number;
}

/** What the experts found, together. */
export interface Consulted {
  readonly view: DataView;
  /** The most suspected first. */
  readonly suspects: readonly Suspect[];
  /** The change taken apart; null where the code expert gave no answer. */
  readonly change: Change | null;
  /** Of settings that changed: identifiers of what can be undone. */
  readonly settings: readonly string[];
  readonly notices: readonly string[];
  /** Sentences for the timeline. */
  readonly events: readonly string[];
}

const names = { data: 'data', code: 'code', infrastructure: 'infrastructure', logs: 'logs' } as const;

type Ports = Pick<InvestigatePorts, 'askExpert' | 'readLogs' | 'signal'> & { readonly clock: Pick<Clock, 'now'> };

/** A gigabyte of logs takes a minute, where other experts do not take a core. */
const longerForLogs = 2;
const mostOfLogs = 6;
/** What the data expert saw is quoted only where it is about what a suspect would do. */
const mostQuoted = 2;

const commandsOf = ({ suites, bundles }: CheckPlan): string[] =>
  [...suites, ...bundles].flatMap(({ own: { head } }) => [
    ...[head.install, head.build].filter((it) => it !== null),
    ...(head.type === 'service' ? [head.setup, head.start].filter((it) => it !== null) : []),
  ]);

const withData = (suspect: Suspect, view: DataView): Suspect =>
  suspect.counters.length === 0 || suspect.undo === null
    ? suspect
    : {
        ...suspect,
        evidence: [
          ...suspect.evidence,
          ...dataEvidence(view, { suites: suspect.suites, metrics: suspect.counters }).slice(0, mostQuoted),
        ].filter((it, index, all) => all.indexOf(it) === index),
      };

/** Counters that only waiting shows are counters too. */
const withSignals = ({ suspects }: InfrastructureView): Suspect[] =>
  suspects.map((it) => ({
    ...it,
    counters: [...it.counters, ...it.signals.filter((name) => !it.counters.includes(name))],
  }));

/**
 * Asks all experts at the same time, each within the limit. One that fails or takes longer is a notice, and the others go on without
 * it. Throws the signal's reason.
 */
export const consultExperts = async (order: Consultation, ports: Ports): Promise<Consulted> => {
  const { facts, asked, plan, logs, limit } = order;
  const { clock, signal } = ports;
  const notices: string[] = [];
  const events: string[] = [];

  const ask = async <T>(
    expert: keyof typeof names,
    within: number,
    work: (signal: AbortSignal) => Promise<T>,
    found: (answer: T) => string,
  ): Promise<T | null> => {
    const began = clock.now();
    const timer = AbortSignal.timeout(Math.max(1, Math.ceil(within)));
    const who = expert === 'logs' ? 'The reader of the logs' : `The ${expert} expert`;
    try {
      const answer = await work(AbortSignal.any([signal, timer]));
      events.push(`${who}: ${found(answer)}, in ${formatDuration(clock.now() - began)}.`);
      return answer;
    } catch (error) {
      signal.throwIfAborted();
      const why = timer.aborted
        ? `gave no answer within ${formatDuration(within)}`
        : `failed: ${error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 200) : 'unknown'}`;
      notices.push(`${who} ${why}; what it would have found is missing.`);
      events.push(`${who} ${why}.`);
      return null;
    }
  };

  const count = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? '' : 's'}`;
  const [data, code, infrastructure, read] = await Promise.all([
    ask(
      'data',
      limit,
      (ending) => ports.askExpert('data', { facts, asked }, ending),
      (it) => count(it.regressions.length, 'regression'),
    ),
    ask(
      'code',
      limit,
      (ending) => ports.askExpert('code', { facts }, ending),
      (it) => `${count(it.suspects.length, 'suspect')} in ${count(it.change.units.length, 'part')} of the change`,
    ),
    ask(
      'infrastructure',
      limit,
      (ending) => ports.askExpert('infrastructure', { facts, commands: commandsOf(plan) }, ending),
      (it) => `${count(it.suspects.length, 'suspect')} in ${count(it.changes.length, 'changed setting')}`,
    ),
    logs === null
      ? Promise.resolve<LogView | null>(null)
      : ask(
          'logs',
          longerForLogs * limit,
          (ending) => ports.readLogs(logs, ending),
          (it) => `${count(it.changes.length, 'change')} of level in ${count(it.requests.figures.count, 'request')}`,
        ),
  ]);
  // Whoever looked in vain in a thread: what regressed has to be known all the same.
  const view = data ?? lookAtData({ ...facts, blocks: [], profiles: [] }, asked);
  const settings = infrastructure?.suspects ?? [];
  return {
    view,
    suspects: mergeSuspects([
      ...(code?.suspects ?? []),
      ...(infrastructure === null ? [] : withSignals(infrastructure)),
      ...(read === null ? [] : logSuspects(read)),
    ]).map((it) => withData(it, view)),
    change: code?.change ?? null,
    settings: [...new Set(settings.flatMap(({ undo }) => undo?.units ?? []))],
    notices: [
      ...notices,
      ...(infrastructure?.readings ?? []).filter(({ isWorse }) => isWorse).map(({ text }) => text),
      ...(infrastructure?.notes ?? []),
      ...(read === null ? [] : [...logEvidence(read).slice(0, mostOfLogs), ...read.notices]),
    ],
    events,
  };
};
