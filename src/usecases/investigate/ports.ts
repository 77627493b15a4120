import type { BundleMeasurement } from '../../core/bundle/bundle-measurement.ts';
import type { Block } from '../../core/block.ts';
import type { Investigation } from '../../core/investigation.ts';
import type { PlaybookEntry } from '../../core/playbook.ts';
import type { ProfileDifference } from '../../core/profile.ts';
import type { Result } from '../../core/result.ts';
import type { LogDeploy, LogView } from '../../investigation/data/logs/log-view.ts';
import type { ProofState } from '../../investigation/proof/proof-state.ts';
import type { ArmBench } from '../../measure/arm/arm-bench.ts';
import type { Expert, ExpertAnswers, ExpertOrders } from '../../measure/experts/expert-order.ts';
import type { ReportExtras } from '../../report/html/report-extras.ts';
import type { CheckPorts } from '../check.ts';
import type { Archive, Repository } from '../ports.ts';

/** What earlier investigations left for later ones. */
export interface PlaybookStore {
  /** Entries that can't be read are left out. */
  read(): Promise<readonly PlaybookEntry[]>;
  keep(entry: PlaybookEntry): Promise<void>;
}

/** The repository of a change that can be taken apart. */
export interface InvestigatedRepository extends Repository {
  /** Commits of the change, the oldest first. */
  commits(): Promise<readonly string[]>;
  /** The newest commits on the way to the head, of the base too, with their titles: a stranger's text. None where git can't tell. */
  history(): Promise<
    readonly { readonly commit: string; /** ms since 1970. */ readonly at: number; readonly title: string }[]
  >;
  /** What makes a commit's content out of the head; null where there is none. */
  patchTo(commit: string): Promise<string | null>;
}

export interface InvestigationArchive extends Archive {
  keepInvestigation(
    investigation: Investigation,
    texts: { readonly whole: string; readonly comment: string },
  ): Promise<void>;
  keepProof(state: ProofState): Promise<void>;
  /** `number`: of the arm in its suite, from 1. */
  keepArmBlock(block: Block, arm: string, number: number): Promise<void>;
}

/** An earlier run as its directory has it: a check, or an investigation that did not come to its end. */
export interface EarlierRun {
  /** Its directory, as it is shown to people. */
  readonly shown: string;
  /** What becomes of a run of another change, or by another configuration: whether it ends there, or measures this one. */
  readonly otherwise: 'refuse' | 'measure';
  readonly result: Result;
  /** What its blocks were judged by. Of any form. */
  readonly plan: unknown;
  readonly blocks: readonly Block[];
  readonly bundles: readonly BundleMeasurement[];
  readonly profiles: readonly ProfileDifference[];
  /** Of bundles, by suite. */
  readonly graphs: ReportExtras['graphs'];
  readonly proof: ProofState | null;
  readonly investigation: Investigation | null;
  /** Opens its directory again; nothing in it is removed. */
  readonly reopen: () => Promise<InvestigationArchive>;
}

export interface LogsAsked {
  /** Paths. */
  readonly files: readonly string[];
  /** Fields whose values are told apart, at most three. */
  readonly by: readonly string[];
  readonly deploys: readonly LogDeploy[];
}

export type AskExpert = <E extends Expert>(
  expert: E,
  order: ExpertOrders[E],
  signal: AbortSignal,
) => Promise<ExpertAnswers[E]>;

export interface InvestigatePorts extends Omit<CheckPorts, 'openArchive' | 'repository'> {
  readonly repository: InvestigatedRepository;
  readonly openArchive: () => Promise<InvestigationArchive>;
  /** null where none is named. */
  readonly earlier: EarlierRun | null;
  readonly arms: ArmBench;
  readonly askExpert: AskExpert;
  readonly readLogs: (logs: LogsAsked, signal: AbortSignal) => Promise<LogView>;
  readonly playbook: PlaybookStore | null;
  /** Markdown. */
  readonly texts: (
    investigation: Investigation,
    result: Result,
  ) => { readonly whole: string; readonly comment: string };
  /** Told how far it has come, after each step. */
  readonly observe: (investigation: Investigation) => void;
}
