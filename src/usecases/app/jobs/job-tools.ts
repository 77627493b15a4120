import type { Clock } from '../../../core/clock.ts';
import type { AppClients } from '../../../github/app-clients.ts';
import type { AppLog } from '../app-log.ts';
import type { AppStore } from '../ports.ts';

/** What the jobs of the App work with. */
export interface JobTools {
  readonly store: AppStore;
  readonly clients: AppClients;
  /** Name of the check. */
  readonly checkName: string;
  readonly apiUrl: string;
  readonly log: AppLog;
  /** The system's unless given. */
  readonly clock?: Pick<Clock, 'date'>;
  /** Directory for downloads, each gone when it was read. The system's unless given. */
  readonly temporary?: string;
}
