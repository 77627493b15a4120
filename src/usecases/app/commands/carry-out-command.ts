import { DatabaseError, GitHubError } from '../../../core/errors.ts';
import { mayWrite } from '../../../github/may-write.ts';
import { publishReply } from '../../../github/publish-reply.ts';
import { react } from '../../../github/react.ts';
import type { RepositoryName } from '../../../github/repository-name.ts';
import { isPassing } from '../jobs/is-passing.ts';
import type { CommandRequest } from '../ports.ts';
import { answerCommand } from './answer-command.ts';
import type { CommandTools } from './command-tools.ts';
import { findCommands } from './find-commands.ts';
import { mistakeText } from './help-text.ts';
import { parseCommand } from './parse-command.ts';
import { failureText, onlyFirstText, readerText } from './replies.ts';

/** A button has no place for a reason. */
const buttonReason = 'accepted with the button';

/** Whether GitHub will never do it. */
const isRefusal = (error: unknown): error is GitHubError => error instanceof GitHubError && !isPassing(error);

/** Shows at the comment that it was seen. Nothing waits for it, whatever GitHub says. */
const acknowledge = async (
  { source }: CommandRequest,
  repository: RepositoryName,
  { github, log }: CommandTools,
): Promise<void> => {
  if (source.kind !== 'comment' || !/^\d+$/u.test(source.id)) return;
  try {
    await react(github, { repository, commentId: Number(source.id), content: 'eyes' });
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    log.warn('a command could not be acknowledged', { source: source.id, status: error.status });
  }
};

const answer = async (text: string, request: CommandRequest, tools: CommandTools): Promise<string | null> => {
  const parsed = parseCommand(text, request.source.kind === 'button' ? buttonReason : null);
  if (parsed.kind === 'mistake') return mistakeText(parsed.mistake);
  try {
    return await answerCommand(parsed.command, request, tools);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return failureText(error.message, error.cure);
  }
};

/** False where GitHub takes no answer. */
const reply = async (
  body: string,
  { source, number }: CommandRequest,
  repository: RepositoryName,
  { github, log }: CommandTools,
): Promise<boolean> => {
  try {
    await publishReply(github, { repository, number, key: source.id, body });
    return true;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // A conversation may be locked: what was asked for is done all the same, and the check shows it.
    log.warn('a command could not be answered', { source: source.id, status: error.status });
    return false;
  }
};

/** One that is claimed is given back when the work at it fails: else whoever tries again would take it for another's. */
const carryOutClaimed = async (
  [text, ...others]: readonly [string, ...string[]],
  isAllowed: boolean,
  request: CommandRequest,
  tools: CommandTools,
): Promise<void> => {
  const { store, log } = tools;
  const { source, by } = request;
  const repository = { owner: tools.repository.owner, repo: tools.repository.name };
  let isAnswered = false;
  try {
    if (isAllowed) await acknowledge(request, repository, tools);
    const said = isAllowed ? await answer(text, request, tools) : readerText(by);
    const rest = others.length > 0 && isAllowed ? [onlyFirstText(others.length)] : [];
    const body = [...(said === null ? [] : [said]), ...rest].join('\n\n');
    isAnswered = body === '' || (await reply(body, request, repository, tools));
    await store.commandAnswered(source, body);
  } catch (error) {
    // Where that fails too, it can be claimed a minute later.
    await store.returnCommand(source).catch(() => {});
    throw error;
  }
  if (isAnswered) log.info('a command was answered', { source: source.id, pullRequest: request.number, isAllowed });
};

/**
 * Carries out the first command of a comment, or of a button, once, and answers it once. Whoever may not write gets an answer and
 * nothing else. A comment without a command is left alone.
 *
 * GitHub is asked for the permission before the command is claimed, so that a command waits while GitHub can't be reached. Throws a
 * GitHubError or DatabaseError where the job is to be tried again; whatever was done by then is not done twice.
 */
export const carryOutCommand = async (request: CommandRequest, tools: CommandTools): Promise<void> => {
  const [text, ...others] = findCommands(request.text);
  if (text === undefined) return;
  const { store, github } = tools;
  const repository = { owner: tools.repository.owner, repo: tools.repository.name };
  const isAllowed = await mayWrite(github, { repository, login: request.by });
  const claim = await store.claimCommand(request);
  if (claim === 'answered') return;
  if (claim === 'held')
    throw new DatabaseError(
      'Another process has begun to carry out this command.',
      'If that one was killed, it is carried out here a minute later.',
    );
  await carryOutClaimed([text, ...others], isAllowed, request, tools);
};
