import { createHash } from 'node:crypto';

export interface FakeCommit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly files: ReadonlyMap<string, string>;
}

interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
}
interface TreeEntry {
  readonly path: string;
  readonly sha?: string;
  readonly content?: string;
}
/** Whatever the requests bring; each looks at what it needs. */
export interface Body {
  readonly ref: string;
  readonly sha: string;
  readonly force: boolean;
  readonly content: string;
  readonly encoding: BufferEncoding;
  readonly base_tree: string;
  readonly tree: string & TreeEntry[];
  readonly parents: readonly string[];
  readonly message: string;
}

const hash = (text: string): string => createHash('sha1').update(text).digest('hex');

/** An answer that refuses. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** What a repository holds, with Git's own semantics: content names objects, and branches move only forwards. */
export class FakeGitRepository {
  readonly #blobs = new Map<string, string>();
  readonly #trees = new Map<string, ReadonlyMap<string, string>>();
  readonly #commits = new Map<string, Commit>();
  readonly #refs = new Map<string, string>();
  readonly #before = new Map<string, { readonly sha: string | undefined; left: number }>();
  readonly #options: { readonly staleReads?: number; readonly rule?: string };

  constructor(options: { readonly staleReads?: number; readonly rule?: string }) {
    this.#options = options;
  }

  get<T>(kind: ReadonlyMap<string, T>, name: string): T {
    const found = kind.get(name);
    if (found === undefined) throw new Refused(404, 'Not Found');
    return found;
  }

  blob = (sha: string) => ({
    sha,
    encoding: 'base64',
    content: Buffer.from(this.get(this.#blobs, sha)).toString('base64').replaceAll(/.{60}/g, '$&\n'),
  });
  commit = (sha: string) => ({ sha, tree: { sha: this.get(this.#commits, sha).tree } });

  addBlob = ({ content, encoding }: Pick<Body, 'content' | 'encoding'>) => {
    const text = Buffer.from(content, encoding).toString('utf8');
    const sha = hash(`blob ${text}`);
    this.#blobs.set(sha, text);
    return { sha };
  };

  addTree = ({ base_tree: base, tree }: Body) => {
    const entries = new Map(base === undefined ? [] : this.get(this.#trees, base));
    for (const { path, sha, content = '' } of tree)
      entries.set(path, sha ?? this.addBlob({ content, encoding: 'utf8' }).sha);
    const name = hash(`tree ${JSON.stringify([...entries].sort(([one], [other]) => (one < other ? -1 : 1)))}`);
    this.#trees.set(name, entries);
    return { sha: name };
  };

  addCommit = ({ message, tree, parents }: Body) => {
    if (!this.#trees.has(tree)) throw new Refused(422, 'Tree SHA does not exist');
    // Like the time in a real one: no two are the same.
    const sha = hash(`commit ${this.#commits.size} ${tree} ${parents.join()}`);
    this.#commits.set(sha, { sha, tree, parents, message });
    return { sha };
  };

  tree = (name: string) => {
    const entries = this.get(this.#trees, this.#commits.get(name)?.tree ?? name);
    return { sha: name, truncated: false, tree: [...entries].map(([path, sha]) => ({ path, sha, type: 'blob' })) };
  };

  ref = (ref: string) => {
    const stale = this.#before.get(ref);
    const sha = stale !== undefined && stale.left-- > 0 ? stale.sha : this.#refs.get(ref);
    if (sha === undefined) throw new Refused(404, 'Not Found');
    return { ref, object: { sha, type: 'commit' } };
  };

  move = (ref: string, { sha, force }: Body, isNew: boolean) => {
    const now = this.#refs.get(ref);
    if (this.#options.rule !== undefined) throw new Refused(422, this.#options.rule);
    if (!this.#commits.has(sha)) throw new Refused(422, 'Object does not exist');
    if (isNew && now !== undefined) throw new Refused(422, 'Reference already exists');
    if (!isNew && now === undefined) throw new Refused(422, 'Reference does not exist');
    if (now !== undefined && !force && !this.ancestors(sha).includes(now))
      throw new Refused(422, 'Update is not a fast forward');
    this.#before.set(ref, { sha: now, left: this.#options.staleReads ?? 0 });
    this.#refs.set(ref, sha);
    return { ref, object: { sha, type: 'commit' } };
  };

  /** A commit and all before it, itself first. */
  ancestors = (sha: string): string[] => [
    sha,
    ...(this.#commits.get(sha)?.parents ?? []).flatMap((it) => this.ancestors(it)),
  ];

  compare = (base: string, head: string) => {
    if (this.ancestors(head).includes(base)) return { status: base === head ? 'identical' : 'ahead', files: [] };
    if (this.ancestors(base).includes(head)) return { status: 'behind', files: [] };
    throw new Refused(404, `No common ancestor between ${base} and ${head}.`);
  };

  history = (branch: string): FakeCommit[] => {
    const tip = this.#refs.get(`heads/${branch}`);
    return (tip === undefined ? [] : this.ancestors(tip)).toReversed().map((sha) => {
      const { parents, message, tree } = this.get(this.#commits, sha);
      const files = new Map([...this.get(this.#trees, tree)].map(([path, it]) => [path, this.get(this.#blobs, it)]));
      return { sha, parents, message, files };
    });
  };
}
