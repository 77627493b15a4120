import type { GitHub } from '../../../github/client.ts';
import type { Isolation } from '../../../measure/sandbox/isolation.ts';
import type { SandboxLimits } from '../../../measure/sandbox/limits.ts';
import type { Environment } from '../../../measure/workspace/scrubbed-environment.ts';
import type { GroundsTools } from '../../upload/gather-grounds.ts';
import type { AppLog } from '../app-log.ts';
import type { AppRepository, Run } from '../model.ts';
import type { AppStore } from '../ports.ts';

/** GitHub as an installation of the App. */
export interface WorkClients {
  installation(id: number): GitHub;
  /**
   * A token for one repository with nothing but `contents: read`. Asked a second time, when the server does not accept the first
   * any more, it must not give one that has expired.
   */
  cloneToken(
    installationId: number,
    repositoryId: number,
  ): Promise<{ readonly token: string; readonly expiresAt: Date }>;
}

/** What a worker works with. */
export interface WorkTools {
  readonly store: AppStore;
  readonly clients: WorkClients;
  /** Its name. */
  readonly worker: string;
  /** Where its jobs have their directories; see sweepJobs. */
  readonly directory: string;
  readonly limits: SandboxLimits;
  /** How long the job of a load may take at most, ms: its scenarios may last for hours. */
  readonly loadTime: number;
  /** From detectIsolation. */
  readonly isolation: Isolation;
  /** Text of an .npmrc that measured code is given; see SandboxOrder. */
  readonly npmrc?: string | null;
  readonly log: AppLog;
  /** Of GitHub's API and of its pages and repositories, without "/" at the end. */
  readonly apiUrl: string;
  readonly serverUrl: string;
  /** What comes before the command's name; this package's own command line unless told. */
  readonly cli?: readonly string[];
  /** The worker's own: process.env unless told. */
  readonly environment?: Environment;
  /** How GitHub is asked what a change is judged by; by its API unless told. */
  readonly grounds?: (repository: AppRepository) => GroundsTools;
  /** Waits between attempts to reach GitHub, ms. */
  readonly pauses?: readonly number[];
  /** Time between two signs of life, ms. */
  readonly beat?: number;
}

/** One run that a worker has begun. */
export interface Assignment {
  readonly run: Run;
  readonly repository: AppRepository;
  readonly tools: WorkTools;
  /** Aborted when the run is not this worker's any more, and when the worker is to stop. */
  readonly signal: AbortSignal;
  /** Tells what goes on, in one line. */
  readonly report: (line: string) => void;
}
