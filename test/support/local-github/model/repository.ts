import type { Role } from '../identity/roles.ts';
import type { Exclusive } from '../exclusive.ts';
import type { ActionsData } from './actions.ts';
import type { CheckData } from './checks.ts';
import type { Protection, Ruleset } from './protection.ts';
import type { Pull } from './pull.ts';
import type { ReviewData } from './review.ts';

/** Everything the local GitHub knows of one repository, next to what the emulator keeps (issues, comments, labels). */
export interface Repository {
  readonly id: number;
  readonly owner: string;
  name: string;
  fullName: string;
  readonly ownerKind: 'User' | 'Organization';
  readonly private: boolean;
  readonly defaultBranch: string;
  /** The bare repository: the one truth about commits and refs. */
  readonly directory: string;
  readonly parent: Repository | null;
  readonly roles: Map<string, Role>;
  /** Changes of refs go one after the other. */
  readonly exclusive: Exclusive;
  readonly pulls: Map<number, Pull>;
  readonly checks: CheckData;
  readonly reviews: ReviewData;
  readonly actions: ActionsData;
  readonly protections: Map<string, Protection>;
  readonly rulesets: Ruleset[];
  readonly queue: QueueEntry[];
  /** The merge queue is worked on by one at a time. */
  readonly queueWork: Exclusive;
}

/** A pull request in the merge queue: its group is built on the base, or on the group before it. */
export interface QueueEntry {
  readonly pull: number;
  readonly branch: string;
  readonly base: string;
  readonly baseSha: string;
  readonly headSha: string;
  readonly headRef: string;
  outcome: 'waiting' | 'merged' | 'invalidated' | 'dequeued';
}

export const apiPath = (repository: Repository): string => `/repos/${repository.fullName}`;

/** Pull requests that are open. */
export const openPulls = (repository: Repository): Pull[] =>
  [...repository.pulls.values()].filter((it) => it.state === 'open');
