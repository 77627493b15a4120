import type { Clock } from '../../core/clock.ts';
import { mergeSuspects } from '../../investigation/code/merge-suspects.ts';
import { dataEvidence } from '../../investigation/data/data-evidence.ts';
import type { DataView } from '../../investigation/data/data-view.ts';
import { logsAbout } from '../../investigation/data/logs/logs-about.ts';
import { logSuspects } from '../../investigation/data/logs/log-suspects.ts';
import { lookAtData } from '../../investigation/data/look-at-data.ts';
import type { Asked } from '../../investigation/data/regressions.ts';
import type { Facts } from '../../investigation/facts.ts';
import type { InfrastructureView } from '../../investigation/infrastructure/look-at-infrastructure.ts';
import type { Suspect } from '../../investigation/suspect.ts';
import type { Change } from '../../investigation/units/change.ts';
import { leftOutNotice } from '../../investigation/units/left-out-notice.ts';
import type { CheckPlan } from '../plan-check.ts';
import { createAsking } from './ask-in-time.ts';
import { askLogs, type ToldByLogs } from './ask-logs.ts';
import type { InvestigatedRepository, InvestigatePorts, LogsAsked } from './ports.ts';

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
  /** What the logs tell: sentences. */
  readonly logs: readonly string[];
  readonly notices: readonly string[];
  /** Sentences for the timeline. */
  readonly events: readonly string[];
}

type Ports = Pick<InvestigatePorts, 'askExpert' | 'readLogs' | 'signal'> & {
  readonly clock: Pick<Clock, 'now'>;
  readonly repository: Pick<InvestigatedRepository, 'history'>;
};

/** A gigabyte of logs takes a minute, where other experts do not take a core. */
export const longerForLogs = 2;
/** Files that could not be read as they should: many are of one kind. */
const mostNotes = 6;
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

const withLogs = (suspect: Suspect, read: ToldByLogs | null): Suspect =>
  read === null || suspect.undo === null
    ? suspect
    : { ...suspect, evidence: [...suspect.evidence, ...logsAbout(read.view, suspect.evidence)] };

const shortened = (notes: readonly string[]): readonly string[] => {
  const more = notes.length - mostNotes;
  return more <= 0 ? notes : [...notes.slice(0, mostNotes), `${more} more such notes of files are left out.`];
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
  const asking = createAsking({ clock, signal });
  const { ask, notices, events } = asking;
  const count = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? '' : 's'}`;
  const [data, code, infrastructure, read] = await Promise.all([
    ask(
      'The data expert',
      limit,
      (ending) => ports.askExpert('data', { facts, asked }, ending),
      (it) => count(it.regressions.length, 'regression'),
    ),
    ask(
      'The code expert',
      limit,
      (ending) => ports.askExpert('code', { facts }, ending),
      (it) => `${count(it.suspects.length, 'suspect')} in ${count(it.change.units.length, 'part')} of the change`,
    ),
    ask(
      'The infrastructure expert',
      limit,
      (ending) => ports.askExpert('infrastructure', { facts, commands: commandsOf(plan) }, ending),
      (it) => `${count(it.suspects.length, 'suspect')} in ${count(it.changes.length, 'changed setting')}`,
    ),
    askLogs(logs, longerForLogs * limit, asking, ports),
  ]);
  // Whoever looked in vain in a thread: what regressed has to be known all the same.
  const view = data ?? lookAtData({ ...facts, blocks: [], profiles: [] }, asked);
  const settings = infrastructure?.suspects ?? [];
  return {
    view,
    suspects: mergeSuspects([
      ...(code?.suspects ?? []),
      ...(infrastructure === null ? [] : withSignals(infrastructure)),
      ...(read === null ? [] : logSuspects(read.view)),
    ]).map((it) => withLogs(withData(it, view), read)),
    change: code?.change ?? null,
    settings: [...new Set(settings.flatMap(({ undo }) => undo?.units ?? []))],
    notices: [
      ...notices,
      ...(infrastructure?.readings ?? []).filter(({ isWorse }) => isWorse).map(({ text }) => text),
      ...(code === null ? [] : leftOutNotice(code.change)),
      ...shortened(infrastructure?.notes ?? []),
      ...(read?.view.notices ?? []),
    ],
    logs: read?.sentences ?? [],
    events,
  };
};
