import { GitHubError } from '../core/errors.ts';
import type { Posting } from '../usecases/posting/posting.ts';
import type { RunnerLog } from './runner-log.ts';

interface CommentOptions {
  readonly posting: Pick<Posting, 'comment'>;
  /** Of the pull request; null: nothing is shown. */
  readonly number: number | null;
  readonly log: Pick<RunnerLog, 'warning'>;
}

/** A comment that is written while the work goes on. */
export interface OpenComment {
  /** One at a time; of what comes meanwhile the newest. What GitHub refuses is told once, and nothing more is shown. */
  show(body: string): void;
  /** Resolves when nothing is being written any more. */
  end(): Promise<void>;
}

export const openComment = ({ posting, number, log }: CommentOptions): OpenComment => {
  let next: string | null = null;
  let writing: Promise<void> | null = null;
  let isRefused = false;
  const write = async (to: number): Promise<void> => {
    while (next !== null && !isRefused) {
      const body = next;
      next = null;
      try {
        await posting.comment(to, body);
      } catch (error) {
        if (!(error instanceof GitHubError)) throw error;
        isRefused = true;
        log.warning(`The progress is not shown. ${error.message}`);
      }
    }
    writing = null;
  };
  return {
    show: (body) => {
      if (number === null || isRefused) return;
      next = body;
      writing ??= write(number);
    },
    end: async () => {
      next = null;
      await writing;
    },
  };
};
