import { commitOfRef } from '../../../github/commit-of-ref.ts';
import { pullRequestKeys, type Run } from '../model.ts';
import type { CommandRequest } from '../ports.ts';
import { acceptWorse } from './accept-worse.ts';
import type { Command } from './command.ts';
import type { CommandTools } from './command-tools.ts';
import { helpText } from './help-text.ts';
import { pullRequestRun, refreshRun, underWay } from './new-runs.ts';
import { investigateCommand } from './investigate-command.ts';
import { cancelReason, cancelledText, measuringText, noBranchText, refreshText } from './replies.ts';
import { baselineText } from './show-baseline.ts';
import { type HeadCommand, standingOf } from './standing.ts';

const refreshBaseline = async (by: string, { github, repository, store }: CommandTools): Promise<string> => {
  const { owner, name: repo, defaultBranch } = repository;
  const sha = await commitOfRef(github, { repository: { owner, repo }, ref: `heads/${defaultBranch}` });
  if (sha === null) return noBranchText(defaultBranch);
  const asked = refreshRun(repository, sha, by);
  const known = underWay(await store.runsOf(repository.id, { limit: 50 }), asked);
  if (known === null) await store.askForRun(asked);
  return refreshText(defaultBranch, sha);
};

const onHead = async (command: HeadCommand, request: CommandRequest, tools: CommandTools): Promise<string | null> => {
  const { store, checkName } = tools;
  const { repositoryId, number, by } = request;
  const standing = standingOf(command, request, await store.pullRequest(repositoryId, number));
  if (standing.kind === 'refused') return standing.why;
  const { pull } = standing;
  switch (command.verb) {
    case 'check':
    case 'load': {
      const asked = pullRequestRun(pull, { mode: command.verb, by });
      const known = underWay(await store.runsOf(repositoryId, { number, limit: 50 }), asked);
      const run = known ?? (await store.askForRun(asked));
      return measuringText({ run, isRepeated: known !== null, checkName });
    }
    case 'investigate':
      return investigateCommand(command, pull, by, tools);
    case 'cancel': {
      const ended: Run[] = [];
      for (const key of pullRequestKeys(repositoryId, number))
        ended.push(...(await store.cancelRuns(key, cancelReason(by))));
      return cancelledText(ended);
    }
    case 'accept':
      return acceptWorse(command, { request, pull }, tools);
  }
};

/**
 * Does what a command of somebody who may write asks for, and gives the answer, Markdown; null where what it began answers by itself. A job that is tried again changes nothing
 * twice. Throws a DatabaseError or GitHubError where they can't be reached.
 */
export const answerCommand = async (
  command: Command,
  request: CommandRequest,
  tools: CommandTools,
): Promise<string | null> => {
  switch (command.verb) {
    case 'help':
      return helpText();
    case 'baseline':
      return command.action === 'show'
        ? baselineText(tools.store.baselines(tools.repository))
        : refreshBaseline(request.by, tools);
    case 'check':
    case 'load':
    case 'investigate':
    case 'cancel':
    case 'accept':
      return onHead(command, request, tools);
  }
};
