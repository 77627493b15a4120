import type { AppLog } from '../usecases/app/app-log.ts';
import type { Redactor } from './redactor.ts';

/** The process that the App or a worker runs in. */
export interface AppHost {
  /** Aborts when it is to end. */
  readonly signal: AbortSignal;
  readonly log: AppLog;
  /** Knows the secrets that the log must not hold. */
  readonly redactor: Redactor;
  /** Its variables. What a job sees of them is picked where jobs are started. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}
