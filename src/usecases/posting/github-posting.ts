import type { CheckApp } from '../../github/check-runs.ts';
import type { GitHub } from '../../github/client.ts';
import { commentMarker } from '../../github/comment-marker.ts';
import { cancelCheck } from '../../github/cancel-check.ts';
import { compareFiles } from '../../github/compare-files.ts';
import { outdatedPullRequest } from '../../github/outdated-pull-request.ts';
import { publishCheck } from '../../github/publish-check.ts';
import { publishComment } from '../../github/publish-comment.ts';
import { publishSuggestions } from '../../github/publish-suggestions.ts';
import type { RepositoryName } from '../../github/repository-name.ts';
import { startCheck } from '../../github/start-check.ts';
import { investigationSuggestions } from '../../report/investigation/investigation-suggestions.ts';
import { type FileHunks, type Suggestion, suggestionsOf } from '../../report/suggestions.ts';
import type { Posting, SuggestionPlace } from './posting.ts';

/** Where it is told what was posted. */
export interface PostingLog {
  write(line: string): void;
  warning(message: string): void;
}

export interface PostingOptions {
  readonly repository: RepositoryName;
  /** Of the check. */
  readonly name: string;
  /** Where the check leads. */
  readonly detailsUrl: string;
  readonly log: PostingLog;
}

/** Writes to GitHub, and says in the log what there is to know of it. */
export const createGitHubPosting = (github: GitHub, { repository, name, detailsUrl, log }: PostingOptions): Posting => {
  const marker = commentMarker(name);
  // The app that made our check is who wrote our comments.
  let app: CheckApp | null = null;
  const author = (): string | null => (app === null || app.slug === '' ? null : `${app.slug}[bot]`);
  const note = (posted: { readonly app: CheckApp | null; readonly notices: readonly string[] }): void => {
    app = posted.app;
    for (const notice of posted.notices) log.warning(notice);
  };
  const suggest = async (
    { number, baseSha, headSha }: SuggestionPlace,
    choose: (files: readonly FileHunks[]) => readonly Suggestion[],
  ): Promise<void> => {
    const { files } = await compareFiles(github, { repository, base: baseSha, head: headSha });
    const suggestions = choose(files);
    const { posted, alreadyThere, refused } = await publishSuggestions(github, {
      repository,
      number,
      headSha,
      suggestions,
      files,
      author: author(),
    });
    log.write(`${posted} suggestions posted, ${alreadyThere} were there, ${refused.length} have no place in the diff.`);
  };
  return {
    check: (headSha, externalId) => {
      const identity = { repository, name, headSha, externalId, detailsUrl };
      let id: number | null = null;
      return {
        start: async () => {
          const posted = await startCheck(github, identity);
          note(posted);
          ({ id } = posted);
        },
        complete: async (report) => {
          const posted = await publishCheck(github, { ...identity, report, id });
          note(posted);
          log.write(`The check ${name} is ${report.conclusion}: ${posted.url}`);
        },
        cancel: async () => {
          if (id !== null) await cancelCheck(github, { ...identity, id });
        },
      };
    },
    outdated: (number, headSha) => outdatedPullRequest(github, { repository, number, headSha }),
    comment: async (number, body) => {
      const { url, outcome } = await publishComment(github, { repository, number, marker, body, author: author() });
      log.write(`The comment is ${outcome}: ${url}`);
    },
    suggest: (place, result) => suggest(place, (files) => suggestionsOf(result, files)),
    suggestMeasured: (place, investigation) =>
      suggest(place, (files) => investigationSuggestions(investigation, files)),
  };
};
