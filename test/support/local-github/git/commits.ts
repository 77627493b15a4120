import type { Git } from './run-git.ts';

export interface Person {
  readonly name: string;
  readonly email: string;
  /** "2026-11-21T14:00:00Z" */
  readonly date: string;
}

export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  readonly message: string;
}

const fields = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'];

const utc = (date: string): string => new Date(date).toISOString().replace('.000Z', 'Z');

const parse = (record: readonly string[]): Commit => {
  const [sha = '', tree = '', parents = '', an = '', ae = '', ad = '', cn = '', ce = '', cd = '', message = ''] =
    record;
  return {
    sha,
    tree,
    parents: parents === '' ? [] : parents.split(' '),
    author: { name: an, email: ae, date: utc(ad) },
    committer: { name: cn, email: ce, date: utc(cd) },
    message: message.replace(/\n$/, ''),
  };
};

/** Commits of a range such as ["base..head"], newest first. */
export const readCommits = async (git: Git, directory: string, range: readonly string[]): Promise<Commit[]> => {
  // A message holds no NUL, so fields and records can be told apart by it.
  const args = ['log', '--no-show-signature', `--format=${fields.join('%x00')}%x00`, ...range];
  const parts = (await git.text(directory, args)).split('\0');
  const commits: Commit[] = [];
  for (let at = 0; at + fields.length < parts.length; at += fields.length) {
    const record = parts.slice(at, at + fields.length);
    commits.push(parse(record.map((it, index) => (index === 0 ? it.trimStart() : it))));
  }
  return commits;
};

/** @throws GitFailure when there is no such commit. */
export const readCommit = async (git: Git, directory: string, sha: string): Promise<Commit> => {
  const [commit] = await readCommits(git, directory, ['-1', sha, '--']);
  if (commit === undefined) throw new Error(`git shows nothing of commit ${sha}.`);
  return commit;
};

/** Without a date: now. */
interface Writer {
  readonly name: string;
  readonly email: string;
  readonly date?: string | undefined;
}

export interface NewCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  /** GitHub itself unless told. */
  readonly author?: Writer | undefined;
  /** The author unless told. */
  readonly committer?: Writer | undefined;
}

const identityOf = (role: 'AUTHOR' | 'COMMITTER', person: Writer | undefined): Record<string, string> => ({
  ...(person !== undefined && { [`GIT_${role}_NAME`]: person.name, [`GIT_${role}_EMAIL`]: person.email }),
  ...(person?.date !== undefined && { [`GIT_${role}_DATE`]: person.date }),
});

/** Writes a commit object; no ref moves. */
export const writeCommit = async (git: Git, directory: string, commit: NewCommit): Promise<string> => {
  const environment = {
    ...identityOf('AUTHOR', commit.author),
    ...identityOf('COMMITTER', commit.committer ?? commit.author),
  };
  const args = ['commit-tree', commit.tree, ...commit.parents.flatMap((it) => ['-p', it]), '-F', '-'];
  return (await git.text(directory, args, { environment, input: commit.message })).trim();
};
