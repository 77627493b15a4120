import { codeSpan } from '../../../report/escape.ts';
import type { RecordedPullRequest } from '../model.ts';
import type { CommandRequest } from '../ports.ts';
import type { Command } from './command.ts';
import { shortSha } from './short-sha.ts';

/** Commands that are about the newest commit of a pull request. */
export type HeadCommand = Extract<Command, { readonly verb: 'check' | 'load' | 'investigate' | 'accept' | 'cancel' }>;

/** Whether a command may be carried out on the pull request as it is now. */
export type Standing =
  | { readonly kind: 'good'; readonly pull: RecordedPullRequest }
  /** `why`: Markdown. */
  | { readonly kind: 'refused'; readonly why: string };

const refused = (why: string): Standing => ({ kind: 'refused', why });

const unseen =
  'Nothing was done: this pull request is older than the installation of the App, which has not seen its newest commit arrive. ' +
  'Push to it, or close it and open it again.';

/**
 * Binds a command to the commit that its writer saw: the one that was recorded when the comment came. Code from a fork is measured
 * only when the whole commit is named, because its author can push between somebody's look and their comment, and makes another
 * commit that begins with the same characters within minutes.
 */
export const standingOf = (
  command: HeadCommand,
  { headSha }: Pick<CommandRequest, 'headSha'>,
  pull: RecordedPullRequest | null,
): Standing => {
  if (pull === null || headSha === null) return refused(unseen);
  if (!pull.isOpen) return refused('Nothing was done: the pull request is closed.');
  if (pull.headSha !== headSha) {
    return refused(
      `Nothing was done: the pull request has moved from ${shortSha(headSha)} to ${shortSha(pull.headSha)} since that was written. ` +
        'Write it again if it is still meant.',
    );
  }
  if (command.verb === 'accept' || command.verb === 'cancel') return { kind: 'good', pull };
  const { verb, sha } = command;
  if (sha !== null && !pull.headSha.toLowerCase().startsWith(sha)) {
    return refused(
      `Nothing was done: ${shortSha(sha)} is not the newest commit, which is ${shortSha(pull.headSha)}. ` +
        'Only the newest is measured.',
    );
  }
  if (pull.isFork && sha !== pull.headSha.toLowerCase()) {
    return refused(
      'Nothing was done: this pull request comes from a fork, so say which commit you have looked at, with its whole hash. ' +
        `The newest is this one: ${codeSpan(`/perf ${verb} ${pull.headSha}`)}`,
    );
  }
  return { kind: 'good', pull };
};
