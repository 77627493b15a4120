export type Side = 'LEFT' | 'RIGHT';

export interface Review {
  readonly id: number;
  readonly pull: number;
  readonly author: string;
  body: string;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'PENDING' | 'DISMISSED';
  readonly commit: string;
  submittedAt: string;
}

/** A comment on lines of the diff. `line` is null once a push has changed the lines: the comment is outdated. */
export interface ReviewComment {
  readonly id: number;
  readonly pull: number;
  readonly review: number;
  readonly author: string;
  body: string;
  readonly path: string;
  readonly commit: string;
  readonly originalLine: number | null;
  readonly originalStartLine: number | null;
  readonly side: Side;
  readonly startSide: Side | null;
  readonly subject: 'line' | 'file';
  readonly hunk: string;
  readonly inReplyTo: number | null;
  outdated: boolean;
  readonly createdAt: string;
  updatedAt: string;
}

/** `on` is where the reaction is, such as "issues/comments/7". */
export interface Reaction {
  readonly id: number;
  readonly on: string;
  readonly content: string;
  readonly user: string;
  readonly createdAt: string;
}

export interface ReviewData {
  readonly reviews: Review[];
  readonly comments: ReviewComment[];
  readonly reactions: Reaction[];
  /** Slug of the app that wrote an issue comment, by the comment's id. */
  readonly writtenByApp: Map<number, string>;
}
