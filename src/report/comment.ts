import { createNaming } from '../advice/naming.ts';
import type { Result } from '../core/result.ts';
import { details } from './detail-lines.ts';
import { escapeMarkdown } from './escape.ts';
import { commentLimit, fit } from './fit.ts';
import { headline } from './headline.ts';
import type { CommentLinks } from './links.ts';
import { linkLine, wholeResult } from './links.ts';
import { mainLines } from './main-lines.ts';
import { folded } from './markdown.ts';
import { rooms } from './room.ts';
import { verdictFaces, verdictText } from './words.ts';

export type { CommentLinks } from './links.ts';

interface Options {
  readonly links?: CommentLinks;
}

const render = (result: Result, links: CommentLinks, { charts, limit }: { charts: number; limit: number }): string => {
  const places = result.suites.map(({ name }) => ({ suite: name, scenario: null, route: null }));
  const naming = createNaming([...places, ...result.metrics]);
  const { emoji } = verdictFaces[result.verdict];
  const whole = wholeResult(links);
  return fit(
    rooms,
    (room) => {
      const page = { naming, room, whole, charts };
      const { title, lines } = details(result, page);
      return [
        `${emoji} **Pacegate: ${verdictText(result)}** — ${escapeMarkdown(headline(result, naming), 400)}`,
        '',
        ...mainLines(result, page),
        ...folded(title, lines),
        ...linkLine(links),
        '',
      ].join('\n');
    },
    limit,
  );
};

/**
 * The comment on the pull request: GitHub flavoured Markdown of at most 60,000 bytes. Everything that comes from outside
 * is escaped. What does not fit is left out, the details first, and the text says how much and where it is.
 */
export const renderComment = (result: Result, { links = {} }: Options = {}): string =>
  render(result, links, { charts: 1, limit: commentLimit });

/** GitHub refuses step summaries beyond 1 MiB, and other steps of the job write to theirs too. */
const summaryLimit = 900_000;

/** The summary of a workflow's step (GITHUB_STEP_SUMMARY): the comment with more of everything. */
export const renderSummary = (result: Result, { links = {} }: Options = {}): string =>
  render(result, links, { charts: 4, limit: summaryLimit });
