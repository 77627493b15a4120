import { createNaming, type Naming } from '../../../advice/naming.ts';
import type { Acceptance } from '../../../core/acceptance.ts';
import type { Result } from '../../../core/result.ts';
import { acceptedBlockers } from '../../../gate/accepted-blockers.ts';
import { type Blocker, blockersOf, blockerText } from '../../../gate/blockers.ts';
import { dayText, placeLines } from '../../../report/accepted-lines.ts';
import { codeSpan, escapeMarkdown } from '../../../report/escape.ts';
import { verdictText } from '../../../report/words.ts';
import type { Refusal } from './build-acceptance.ts';
import { shortSha } from './short-sha.ts';

/** What of a list is shown. */
const mostLines = 8;

const namingOf = ({ suites, metrics }: Result): Naming =>
  createNaming([...suites.map(({ name }) => ({ suite: name, scenario: null, route: null })), ...metrics]);

const list = (lines: readonly string[]): string => {
  const more = lines.length - mostLines;
  return [...lines.slice(0, mostLines), ...(more > 0 ? [`${more} more`] : [])].map((it) => `- ${it}`).join('\n');
};

const blockerList = (blockers: readonly Blocker[]): string =>
  list(blockers.map((it) => `${codeSpan(it.it.metric, 80)}: ${escapeMarkdown(blockerText(it), 400)}`));

const openReasons = ({ verdict, reasons }: Result): string =>
  verdict === 'pass' ? '' : `\n\n${list(reasons.map((it) => escapeMarkdown(it.split('\n')[0] ?? '', 400)))}`;

/** Why nothing was accepted. Markdown. */
export const refusalText = (refusal: Refusal, target: string, result: Result): string => {
  const newest = `the newest result of ${shortSha(result.head.commit)} is ${codeSpan(verdictText(result))}`;
  switch (refusal.kind) {
    case 'invalid':
      return `Nothing was accepted: ${newest}, which claims nothing about the change. \`/perf check\` measures again.${openReasons(result)}`;
    case 'nothing-blocks':
      return result.verdict === 'inconclusive'
        ? `Nothing was accepted: ${newest}, and what keeps it so can't be accepted.${openReasons(result)}`
        : `Nothing was accepted, because nothing blocks: ${newest}.`;
    case 'no-finding':
      return `Nothing was accepted: there is no finding ${codeSpan(target, 80)} in the newest result. This blocks:\n\n${blockerList(refusal.blockers)}`;
    case 'blocks-not':
      return `Nothing was accepted: ${codeSpan(target, 80)} blocks nothing. This does:\n\n${blockerList(refusal.blockers)}`;
  }
};

/** There is nothing to accept yet. Markdown. */
export const noResultText = (sha: string): string =>
  `Nothing was accepted: there is no result of ${shortSha(sha)} yet. Wait for the check, or start it with \`/perf check\`.`;

const stillBlocking = (result: Result): string => {
  const accepted = new Set(acceptedBlockers(result).map(({ it }) => it));
  const left = blockersOf(result).filter(({ it }) => !accepted.has(it));
  if (left.length > 0) return `This still blocks:\n\n${blockerList(left)}`;
  return result.verdict === 'pass' ? '' : `It is so for another reason:${openReasons(result)}`;
};

/** What was accepted, and what the verdict is now. Markdown. */
export const acceptedText = (acceptance: Acceptance, result: Result): string => {
  const places = placeLines(acceptance, namingOf(result)).map((it) => escapeMarkdown(it, 400));
  const still = stillBlocking(result);
  return [
    `Accepted until ${escapeMarkdown(dayText(acceptance.until))}, no worse than this:`,
    list(places),
    `The verdict of ${shortSha(result.head.commit)} is now ${codeSpan(verdictText(result))}. ` +
      'What is worse than that, or elsewhere, blocks as before, in later commits of this pull request too.',
    ...(still === '' ? [] : [still]),
  ].join('\n\n');
};
