/** Kinds of tokens, by how GitHub begins them. */
export type TokenKind =
  /** Of an App, a workflow's own GITHUB_TOKEN included. */
  | 'installation'
  /** Of a person, for an App. */
  | 'user-to-server'
  | 'fine-grained'
  | 'classic'
  | 'oauth'
  /** An App's own, which can act on no repository. */
  | 'app'
  | 'none'
  | 'unknown';

const starts: readonly (readonly [string, TokenKind])[] = [
  ['ghs_', 'installation'],
  ['v1.', 'installation'],
  ['ghu_', 'user-to-server'],
  ['github_pat_', 'fine-grained'],
  ['ghp_', 'classic'],
  ['gho_', 'oauth'],
];

/** What a token is, without asking anybody. */
export const tokenKind = (token: string | null): TokenKind => {
  if (token === null || token === '') return 'none';
  const known = starts.find(([start]) => token.startsWith(start))?.[1];
  if (known !== undefined) return known;
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token) ? 'app' : 'unknown';
};
