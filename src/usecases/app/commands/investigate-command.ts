import { codeSpan } from '../../../report/escape.ts';
import { writeInvestigationComment } from '../jobs/investigation-comment.ts';
import type { RecordedPullRequest, Run } from '../model.ts';
import type { Command } from './command.ts';
import type { CommandTools } from './command-tools.ts';
import { pullRequestRun } from './new-runs.ts';
import { shortSha } from './short-sha.ts';

type Investigate = Extract<Command, { readonly verb: 'investigate' }>;

const aboutText = (about: string): string => (about === '' ? '' : `, about ${codeSpan(about, 100)}`);

/** What its comment says until there is more. */
export const beginningText = ({ headSha, base, about }: Run): string =>
  [
    `⏳ **Investigating ${shortSha(headSha)}**${base === null ? '' : ` against ${codeSpan(base.ref, 80)}`}${aboutText(about)}.`,
    '',
    'It waits for a worker. What is suspected stands here first, then each experiment, then what was proven. `/perf cancel` ends it.',
  ].join('\n');

const busyText = ({ headSha, about, state }: Run): string =>
  `Nothing was begun: ${shortSha(headSha)} is being investigated already${aboutText(about)}` +
  `${state === 'queued' ? ', and waits for a worker' : ''}. Its comment above shows how far it is; \`/perf cancel\` ends it, and then another can begin.`;

const isOpen = ({ mode, state }: Run): boolean => mode === 'investigate' && state !== 'ended';

/**
 * Begins an investigation, one at a time in a pull request. Null where its own comment is the answer; else why nothing was begun. The own
 * command of a job that is tried again is known by its comment, which is there or not.
 */
export const investigateCommand = async (
  command: Investigate,
  pull: RecordedPullRequest,
  by: string,
  { store, github, repository }: CommandTools,
): Promise<string | null> => {
  const { repositoryId, number } = pull;
  const runs = await store.runsOf(repositoryId, { number, limit: 50 });
  const about = command.about ?? '';
  const known = runs.find(isOpen) ?? null;
  const isOwn = known !== null && known.state === 'queued' && known.requestedBy === by && known.about === about;
  if (known !== null && !isOwn) return busyText(known);
  const run = known ?? (await store.askForRun({ ...pullRequestRun(pull, { mode: 'investigate', by }), about }));
  const place = { github, repository: { owner: repository.owner, repo: repository.name }, number, runId: run.id };
  await writeInvestigationComment(place, beginningText(run));
  return null;
};
