import type { BaselineStore } from '../../baseline/baseline-store.ts';
import type { Acceptance } from '../../core/acceptance.ts';
import type { Investigation } from '../../core/investigation.ts';
import type { Measurement } from '../../core/measurement.ts';
import type { PlaybookEntry } from '../../core/playbook.ts';
import type { Result } from '../../core/result.ts';
import type { AppRepository, EmptyOutcome, NewRun, RecordedPullRequest, Run, StoredAcceptance } from './model.ts';

/** Work that is not measuring, done by the App's process. Each carries ids only: what is current is read when it is done. */
export type AppJob =
  /** Decides whether the run is to be measured, makes the check, and hands it to the workers. */
  | { readonly kind: 'open'; readonly runId: string }
  /** Posts what the run came to: check, comment, suggestions, issue. */
  | { readonly kind: 'post'; readonly runId: string }
  /** A comment that starts with /perf. */
  | { readonly kind: 'command'; readonly command: CommandRequest }
  /** A workflow run of the repository ended: what it measured is taken and judged. */
  | { readonly kind: 'upload'; readonly repositoryId: number; readonly workflowRunId: number }
  /** Something of an alert that no run tells. */
  | AlertNews;

export interface AlertNews {
  readonly kind: 'alert';
  readonly repositoryId: number;
  /** Its name, and the group that it was sent with: see ReadAlert. */
  readonly alert: string;
  readonly group: string;
  /** `no-deploys`: there are no two that could be compared. `resolved`: it is over. */
  readonly news: 'no-deploys' | 'resolved';
  /** When it began, or was over, as its sender says: ISO 8601; null where it does not say. */
  readonly at: string | null;
}

export interface CommandRequest {
  readonly repositoryId: number;
  readonly number: number;
  /** Of the comment, or of the check run whose button was pressed. Each is carried out once. */
  readonly source: { readonly kind: 'comment' | 'button'; readonly id: string };
  /** Login of who wrote it. */
  readonly by: string;
  /** The comment, or the command that the button stands for. */
  readonly text: string;
  /** When it was written, by GitHub's clock. */
  readonly at: Date;
  /** The head that was recorded when the App got it; null where none was. */
  readonly headSha: string | null;
}

/** What one delivery changes. All of it is recorded together, or nothing. */
export interface DeliveryRecord {
  /** X-GitHub-Delivery. */
  readonly id: string;
  readonly event: string;
  readonly action: string | null;
  readonly repositories: readonly AppRepository[];
  /** Installation whose repositories all change their state. */
  readonly installation: { readonly id: number; readonly state: AppRepository['state'] } | null;
  readonly pullRequest: RecordedPullRequest | null;
  /** Runs to ask for; older ones of the same key are cancelled. */
  readonly runs: readonly NewRun[];
  /** Keys (see `runKey`) whose runs are cancelled, and why. */
  readonly cancel: readonly { readonly key: string; readonly why: string }[];
  readonly jobs: readonly AppJob[];
  /** A command whose `headSha` is filled in from what is recorded. */
  readonly command: Omit<CommandRequest, 'headSha'> | null;
}

/** A run that nothing would go on with by itself. */
export interface AbandonedRun {
  readonly run: Run;
  /** What it waited for: that its job opens it, that a worker takes it, that its worker ends it, that a workflow uploads. */
  readonly at: 'opening' | 'queue' | 'worker' | 'upload';
  /** What its job failed with last, for people; null where it did not, or nobody knows any more. */
  readonly failure: string | null;
}

/** Everything that outlives the process. All methods throw a DatabaseError. */
export interface AppStore {
  /** False where this delivery was recorded before: then nothing is changed. */
  recordDelivery(delivery: DeliveryRecord): Promise<boolean>;

  repository(id: number): Promise<AppRepository | null>;
  repositoryByName(owner: string, name: string): Promise<AppRepository | null>;
  /** Renames, moves, new installations. */
  saveRepository(repository: AppRepository): Promise<void>;

  pullRequest(repositoryId: number, number: number): Promise<RecordedPullRequest | null>;
  /** News of a pull request that come from GitHub's API. Older news than what is recorded change nothing. */
  savePullRequest(pull: RecordedPullRequest): Promise<void>;

  /** Asks for a run and enqueues its `open`; older runs of its key are cancelled. */
  askForRun(run: NewRun): Promise<Run>;
  run(id: string): Promise<Run | null>;
  /** The newest first. */
  runsOf(
    repositoryId: number,
    filter?: { readonly number?: number; readonly limit?: number; readonly before?: Date },
  ): Promise<readonly Run[]>;
  /** An alert's group is over: runs of it that have not ended are told so. Gives the ids of its newest runs, ended or not. */
  resolveAlert(repositoryId: number, group: string, at: string): Promise<readonly string[]>;
  /** Ends runs of that key that have not ended; gives them. */
  cancelRuns(key: string, why: string): Promise<readonly Run[]>;
  /** Hands the run to the workers, once. */
  enqueueMeasurement(runId: string): Promise<void>;
  /** The run waits for what a workflow uploads. */
  awaitUpload(runId: string): Promise<void>;
  saveCheckRun(runId: string, checkRunId: number): Promise<void>;
  /**
   * A worker begins: gives the run with its attempt counted up, or null where nothing is to be measured (cancelled, ended).
   */
  beginRun(runId: string, worker: string): Promise<Run | null>;
  /** The worker lives and has this to say. False where the run is not this attempt's any more: stop. */
  heartbeat(runId: string, attempt: number, progress: string | null): Promise<boolean>;
  /** Keeps what a run came to and enqueues its `post`. False where the run is not this attempt's any more. */
  keepResult(runId: string, attempt: number, kept: KeptResult): Promise<boolean>;
  /** What was kept of a run; null where nothing was. */
  keptResult(runId: string): Promise<KeptResult | null>;
  /**
   * The same for a load or an investigation. What one had measured until it was cancelled is kept too, by the attempt that did; the run
   * stays cancelled.
   */
  keepReport(runId: string, attempt: number, kept: KeptReport): Promise<boolean>;
  /** How far an investigation is, while its attempt has it; enqueues its `post`. False where it is not that attempt's any more. */
  keepInterim(runId: string, attempt: number, report: RunReport): Promise<boolean>;
  keptReport(runId: string): Promise<RunReport | null>;
  /** Investigations of a pull request, or (null) those that alerts opened, the newest first. */
  investigations(repositoryId: number, number: number | null): Promise<readonly StoredInvestigation[]>;
  /** Those that the default branch is watched for. */
  watchedInvestigations(repositoryId: number): Promise<readonly StoredInvestigation[]>;
  saveInvestigation(runId: string, investigation: Investigation, watchedUntil: Date | null): Promise<void>;
  /** What investigations of the repository have learnt, the newest first. */
  playbook(repositoryId: number): Promise<readonly PlaybookEntry[]>;
  savePlaybookEntry(repositoryId: number, entry: PlaybookEntry): Promise<void>;
  /** Ends a run without a result, and enqueues its `post` where a check is open or somebody waits for the reason. */
  endRun(runId: string, outcome: EmptyOutcome, problem: string): Promise<void>;
  /** All of the run has been posted. */
  runPosted(runId: string): Promise<void>;
  /**
   * Runs that have waited for that long, ms, for something that does not come any more: their job is over. Those that wait
   * for an upload are given `upload`, ms, since a workflow may wait for its machine.
   */
  abandonedRuns(limits: { readonly silence: number; readonly upload: number }): Promise<readonly AbandonedRun[]>;

  /** The record of one repository. */
  baselines(repository: AppRepository): BaselineStore;

  acceptances(repositoryId: number, number: number): Promise<readonly StoredAcceptance[]>;
  /** Once a source (comment or button). */
  saveAcceptance(repositoryId: number, number: number, sourceId: string, acceptance: Acceptance): Promise<void>;

  /**
   * Whoever is told `claimed` carries the command out. It is `held` while another does; that one may have been killed, and a
   * minute later it can be claimed anew. `answered`: it is done.
   */
  claimCommand(command: CommandRequest): Promise<'claimed' | 'held' | 'answered'>;
  /** Whoever has claimed it can't answer it now: it can be claimed at once. */
  returnCommand(source: CommandRequest['source']): Promise<void>;
  commandAnswered(source: CommandRequest['source'], answer: string): Promise<void>;

  /** The open issue about a creep or change point of a suite, by its topic. */
  openIssue(repositoryId: number, topic: string): Promise<number | null>;
  saveIssue(repositoryId: number, topic: string, issue: number, state: 'open' | 'closed'): Promise<void>;
  openIssues(repositoryId: number): Promise<readonly { readonly topic: string; readonly issue: number }[]>;

  /** Removes what is older than these, ms; gives how many of each. Records of baselines bound themselves. */
  prune(keep: {
    readonly deliveries: number;
    readonly raw: number;
    readonly runs: number;
  }): Promise<Readonly<Record<string, number>>>;
  /**
   * Whether this work is the holder's for the next `time`, ms, by the database's clock: of all processes that ask, one is
   * told so, and goes on to be while it asks again in time.
   */
  lead(work: string, holder: string, time: number): Promise<boolean>;
  counts(): Promise<StoreCounts>;
  /** Whether the database answers. */
  ping(): Promise<void>;
}

export interface KeptResult {
  readonly result: Result;
  /** Markdown. */
  readonly comment: string;
  /** Everything that was measured, as a gzipped tar or JSON archive; null where it was pruned. */
  readonly raw: Uint8Array | null;
}

/** What a load or an investigation came to. */
export type RunReport =
  | { readonly kind: 'load'; readonly measurement: Measurement }
  | {
      readonly kind: 'investigation';
      readonly investigation: Investigation;
      /** Whether what it has learnt is to be proposed as a file: the word of the base's configuration. */
      readonly isShared: boolean;
    };

export interface KeptReport {
  readonly report: RunReport;
  /** As in KeptResult. */
  readonly raw: Uint8Array | null;
}

/** An investigation as it stands by now: later checks tell whether what it wanted is reached. */
export interface StoredInvestigation {
  readonly runId: string;
  /** Of the pull request; null for one that an alert started. */
  readonly number: number | null;
  readonly headSha: string;
  readonly investigation: Investigation;
  readonly changedAt: Date;
  /** Until when the default branch is watched for it; null where it is not. */
  readonly watchedUntil: Date | null;
}

/** For /metrics. */
export interface StoreCounts {
  readonly deliveries: readonly { readonly event: string; readonly count: number }[];
  /** By state. */
  readonly runs: readonly { readonly state: Run['state']; readonly count: number }[];
  readonly outcomes: readonly { readonly outcome: string; readonly count: number }[];
  /** Waiting jobs and the age of the oldest, s, by queue. */
  readonly queues: readonly {
    readonly queue: string;
    readonly waiting: number;
    readonly active: number;
    readonly oldest: number;
  }[];
  /** Of the newest record of each suite of each repository, in the metric's unit. */
  readonly newest: readonly {
    readonly repository: string;
    readonly suite: string;
    readonly metric: string;
    readonly scenario: string | null;
    readonly value: number;
  }[];
}

/** Hands jobs to handlers. One process may serve either or both. */
export interface JobServer {
  /** Non-measuring jobs. A handler that throws gets the job again later, with growing waits; see `queues`. */
  serve(handle: (job: AppJob, signal: AbortSignal) => Promise<void>): Promise<void>;
  /** One measurement at a time on this machine. `signal` aborts when the process is to stop. */
  serveMeasurements(worker: string, handle: (runId: string, signal: AbortSignal) => Promise<void>): Promise<void>;
  /** Takes no new jobs; running ones may finish for that long, ms, and return to their queue after it. */
  stop(patience: number): Promise<void>;
}
