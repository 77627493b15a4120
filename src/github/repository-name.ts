/** "acme/shop" in its parts. */
export interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}

/** Reads "acme/shop"; null where that is not what the text is. */
export const parseRepositoryName = (text: string): RepositoryName | null => {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(text.trim()) ?? [];
  return owner === undefined || repo === undefined ? null : { owner, repo };
};

/** "acme/shop". */
export const repositoryText = ({ owner, repo }: RepositoryName): string => `${owner}/${repo}`;
