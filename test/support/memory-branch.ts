import type { Branch } from '../../src/baseline/branch.ts';
import { GitHubError } from '../../src/core/errors.ts';

interface Commit {
  readonly parents: readonly string[];
  readonly files: ReadonlyMap<string, string>;
  readonly message: string;
}

/** How often each of these is to happen yet; Infinity for always. */
export interface BranchFaults {
  /** `advance` finds that another writer was there first, who writes a file of its own. */
  loseRaces: number;
  /** `advance` moves the branch, and then the network fails. */
  loseAnswers: number;
  /** `advance` fails before anything is done. */
  fail: number;
  /** `tip` reports the commit before the newest. */
  staleTips: number;
  /** `tip` can't reach GitHub. */
  failReads: number;
}

export interface MemoryBranch extends Branch {
  readonly faults: BranchFaults;
  /** The newest last. */
  readonly history: () => readonly (Commit & { readonly id: string })[];
  readonly requests: () => readonly string[];
  /** Writes past the store, as a person or another program would. */
  put(path: string, text: string): void;
}

const lost = (): GitHubError =>
  new GitHubError('GitHub could not be reached.', 'Look at the network.', { status: null });

/** Ends after those that are waiting already, so that calls of several writers interleave. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A branch in memory, as slow and as unreliable as a test wants it. */
export const createMemoryBranch = (place = 'branch pacegate-baselines of acme/shop'): MemoryBranch => {
  const commits = new Map<string, Commit>();
  const asked: string[] = [];
  let head: string | null = null;
  const faults: BranchFaults = { loseRaces: 0, loseAnswers: 0, fail: 0, staleTips: 0, failReads: 0 };
  const happens = (fault: keyof BranchFaults): boolean => {
    if (faults[fault] <= 0) return false;
    faults[fault] -= 1;
    return true;
  };
  const filesAt = (commit: string | null): ReadonlyMap<string, string> =>
    commit === null ? new Map<string, string>() : (commits.get(commit)?.files ?? new Map<string, string>());
  const commit = (parent: string | null, files: readonly (readonly [string, string])[], message: string): string => {
    const id = (commits.size + 1).toString(16).padStart(40, '0');
    commits.set(id, {
      parents: parent === null ? [] : [parent],
      files: new Map([...filesAt(parent), ...files]),
      message,
    });
    return id;
  };
  const put = (path: string, text: string): void => {
    head = commit(head, [[path, text]], `Write ${path}`);
  };
  const ask = async (what: string): Promise<void> => {
    asked.push(what);
    await turn();
  };
  let others = 0;
  return {
    place,
    faults,
    put,
    requests: () => asked,
    history: () => {
      const line: (Commit & { id: string })[] = [];
      for (let id = head; id !== null;) {
        const it = commits.get(id)!;
        line.unshift({ ...it, id });
        id = it.parents[0] ?? null;
      }
      return line;
    },
    tip: async () => {
      await ask('tip');
      if (happens('failReads')) throw lost();
      if (head !== null && happens('staleTips')) return commits.get(head)?.parents[0] ?? null;
      return head;
    },
    list: async (of) => {
      await ask('list');
      return [...filesAt(of).keys()];
    },
    read: async (of, path) => {
      await ask(`read ${path}`);
      return filesAt(of).get(path) ?? null;
    },
    advance: async ({ parent, files, message }) => {
      await ask('advance');
      if (happens('fail')) throw lost();
      if (happens('loseRaces')) put('other/imported.jsonl', `another writer was here ${(others += 1)}\n`);
      const next = commit(
        parent,
        files.map(({ path, text }) => [path, text] as const),
        message,
      );
      await turn();
      if (parent !== head) return false;
      head = next;
      if (happens('loseAnswers')) throw lost();
      return true;
    },
  };
};
