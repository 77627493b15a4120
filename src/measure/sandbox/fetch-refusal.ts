/** Why a fetch failed: the token, the repository or the commit, or anything else, such as the network. */
export type FetchRefusal = 'token' | 'repository' | 'commit' | 'other';

const kinds: readonly (readonly [FetchRefusal, RegExp])[] = [
  [
    'token',
    /authentication failed|could not read (?:username|password)|terminal prompts disabled|invalid username or (?:password|token)|bad credentials|returned error: 40[13]\b/i,
  ],
  ['commit', /not our ref|couldn't find remote ref|no such remote ref|unadvertised object|did not send all necessary/i],
  ['repository', /repository .*not found|does not appear to be a git repository|returned error: (?:404|410|451)\b/i],
];

/** By what git and the server say. GitHub answers "not found" also to a token that may not see a repository. */
export const fetchRefusal = (stderr: string): FetchRefusal =>
  kinds.find(([, pattern]) => pattern.test(stderr))?.[0] ?? 'other';
