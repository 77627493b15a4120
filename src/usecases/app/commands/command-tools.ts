import type { GitHub } from '../../../github/client.ts';
import type { AppLog } from '../app-log.ts';
import type { AppRepository } from '../model.ts';
import type { AppStore } from '../ports.ts';

/** What commands need of the store. */
export type CommandStore = Pick<
  AppStore,
  | 'claimCommand'
  | 'returnCommand'
  | 'commandAnswered'
  | 'pullRequest'
  | 'askForRun'
  | 'runsOf'
  | 'cancelRuns'
  | 'keptResult'
  | 'keepResult'
  | 'acceptances'
  | 'saveAcceptance'
  | 'baselines'
>;

export interface CommandTools {
  readonly store: CommandStore;
  /** With the token of the repository's installation. */
  readonly github: GitHub;
  readonly repository: AppRepository;
  /** Of the check, as the pull request shows it. */
  readonly checkName: string;
  readonly now: () => Date;
  readonly log: AppLog;
  /** Posts what was kept of a run once more, where keeping it anew does not do so already. */
  readonly repost?: (runId: string) => Promise<void>;
}
