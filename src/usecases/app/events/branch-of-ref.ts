/** "main" of "refs/heads/main" and of "main"; null for tags and everything else that is no branch. */
export const branchOfRef = (ref: string): string | null => {
  if (ref.startsWith('refs/heads/')) return ref.slice('refs/heads/'.length);
  return ref.startsWith('refs/') ? null : ref;
};
