import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  GitFailure,
  oneLine,
  printable
} from "./chunk-L3P7WQTL.js";
import {
  require_mod
} from "./chunk-6A772AGG.js";
import {
  RepositoryError
} from "./chunk-PZ3W4RZL.js";
import {
  __toESM
} from "./chunk-TZ54PJF2.js";

// src/measure/workspace/git-configuration.ts
import { resolve } from "node:path";
var parseLocalSettings = (listing) => {
  const fields = listing.split("\0");
  const settings = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const scope = fields[at];
    const entry = fields[at + 1] ?? "";
    if (scope !== "local" && scope !== "worktree") continue;
    const end = entry.indexOf("\n");
    settings.push(
      end === -1 ? { key: entry, value: "true" } : { key: entry.slice(0, end), value: entry.slice(end + 1) }
    );
  }
  return settings;
};
var contents = /^(core\.(autocrlf|eol|safecrlf|symlinks|filemode|ignorecase|precomposeunicode|longpaths|attributesfile|excludesfile|checkroundtripencoding)|filter\..+)$/;
var access = /^(remote\..+\.(url|promisor|partialclonefilter|proxy|proxyauthmethod|uploadpack)|(url|http|credential|protocol|lfs)\..+|core\.(sshcommand|gitproxy))$/;
var contentSettings = (settings) => settings.filter((it) => contents.test(it.key));
var isRelativePath = (url) => !/^[^/]*:/.test(url) && !url.startsWith("/");
var accessSettings = (settings, top) => settings.filter((it) => access.test(it.key)).map(
  ({ key, value }) => /^remote\..+\.url$/.test(key) && isRelativePath(value) ? { key, value: resolve(top, value) } : { key, value }
);
var withoutCredentials = (url) => url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, "$1");
var quoted = (text) => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
var formatSettings = (settings) => settings.map(({ key, value }) => {
  const first = key.indexOf(".");
  const last = key.lastIndexOf(".");
  const subsection = first === last ? "" : ` ${quoted(key.slice(first + 1, last))}`;
  return `[${key.slice(0, first)}${subsection}]
	${key.slice(last + 1)} = ${quoted(value)}
`;
}).join("");

// src/measure/workspace/user-repository.ts
import { isAbsolute } from "node:path";
var oldest = [2, 31];
var checkVersion = async (git, cwd) => {
  const version = await git.text(["version"], { directory: cwd });
  const [, major, minor] = /(\d+)\.(\d+)/.exec(version)?.map(Number) ?? [];
  if (major === void 0 || minor === void 0 || major > oldest[0]) return;
  if (major === oldest[0] && minor >= oldest[1]) return;
  throw new RepositoryError(`${version} is too old for Pacegate.`, `Install git ${oldest.join(".")} or later.`);
};
var explain = (error, cwd) => {
  if (!(error instanceof GitFailure)) return error;
  const cause = { cause: error };
  const owned = /safe\.directory (.+)$/m.exec(error.output)?.[1];
  if (error.output.includes("dubious ownership")) {
    return new RepositoryError(
      `git refuses to read the repository at ${cwd}, because it belongs to another user: ${oneLine(error.output)}`,
      `If you trust it, run: git config --global --add safe.directory ${owned ?? cwd}`,
      cause
    );
  }
  if (error.output.includes("not a git repository")) {
    return new RepositoryError(
      `${cwd} is not inside a git repository.`,
      "Run Pacegate inside the repository that is to be judged. A new project needs `git init` and a commit first.",
      cause
    );
  }
  return error;
};
var questions = [
  "--show-toplevel",
  "--show-prefix",
  "--git-dir",
  "--git-common-dir",
  ...["objects", "index", "shallow", "info/exclude", "info/attributes"].flatMap((it) => ["--git-path", it]),
  "--show-object-format"
];
var openRepository = async (git, cwd) => {
  await checkVersion(git, cwd);
  const ask = async (args) => {
    try {
      return await git.text(args, { directory: cwd });
    } catch (error) {
      throw explain(error, cwd);
    }
  };
  const state = await ask(["rev-parse", "--is-bare-repository", "--is-inside-work-tree"]);
  if (state.split("\n")[1] !== "true") {
    const bare = state.startsWith("true");
    throw new RepositoryError(
      bare ? `The repository at ${cwd} is bare: it has no working tree.` : `${cwd} is inside a .git directory.`,
      "Run Pacegate in a working tree: a clone, or one made by `git worktree add`."
    );
  }
  const answers = (await ask(["rev-parse", "--path-format=absolute", ...questions])).split("\n");
  const [top, prefix, gitDirectory, commonDirectory, objects, index, shallow, exclude, attributes, format] = answers;
  if (answers.length !== 10 || top === void 0 || prefix === void 0 || gitDirectory === void 0 || commonDirectory === void 0 || objects === void 0 || index === void 0 || shallow === void 0 || exclude === void 0 || attributes === void 0 || format === void 0 || !isAbsolute(top)) {
    throw new RepositoryError(
      `The path of the repository at ${JSON.stringify(cwd)} has a line break, which Pacegate can't handle.`,
      "Move the repository to a path without line breaks."
    );
  }
  const settings = parseLocalSettings(await ask(["config", "--list", "--show-scope", "-z"]));
  return {
    top,
    prefix: prefix.replace(/\/$/, ""),
    gitDirectory,
    commonDirectory,
    objects,
    index,
    shallow,
    exclude,
    attributes,
    format,
    settings
  };
};

// src/measure/workspace/find-commit.ts
var import_fastest_levenshtein = __toESM(require_mod(), 1);
var commitOf = async (git, repository, ref) => {
  if (ref === "" || ref.includes("\0")) return null;
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
  const { code, stdout } = await git.run(args, { directory: repository.top });
  return code === 0 ? stdout.toString().trim() : null;
};
var remoteOf = (repository, branch) => {
  const remotes = repository.settings.flatMap(({ key }) => /^remote\.(.+)\.url$/.exec(key)?.[1] ?? []);
  const own = repository.settings.find(({ key }) => branch !== null && key === `branch.${branch}.remote`)?.value;
  if (own !== void 0 && remotes.includes(own)) return own;
  return remotes.includes("origin") ? "origin" : remotes[0] ?? null;
};
var nearestName = (name, names) => {
  const ranked = names.map((it) => ({ it, edits: (0, import_fastest_levenshtein.distance)(name.toLowerCase(), it.toLowerCase()) })).sort((left, right) => left.edits - right.edits);
  const [best] = ranked;
  return best !== void 0 && best.edits <= Math.max(2, name.length / 3) ? best.it : null;
};
var unknownRef = async (git, repository, ref, option) => {
  const kinds = ["refs/heads", "refs/tags", "refs/remotes"];
  const listed = await git.text(["for-each-ref", "--format=%(refname:short)", ...kinds], { directory: repository.top });
  const nearest = nearestName(ref, listed.split("\n"));
  const shown = JSON.stringify(printable(ref, 100));
  const shallow = await git.text(["rev-parse", "--is-shallow-repository"], { directory: repository.top });
  const relative = /[~^@:{]/.test(ref);
  const fetch2 = shallow === "true" && relative ? ", or fetch the history that this shallow clone lacks: git fetch --unshallow" : relative ? "" : `, or fetch it first: git fetch origin ${printable(ref, 100)}`;
  return new RepositoryError(
    `${option}: this repository has no commit, branch or tag ${shown}.`,
    nearest === null ? `Give a branch, tag or commit that \`git rev-parse\` knows${fetch2}` : `Did you mean ${JSON.stringify(nearest)}?`
  );
};

// src/measure/workspace/fetch-history.ts
import { readFile } from "node:fs/promises";
import { join } from "node:path";
var longestFetch = 12e4;
var steps = ["--deepen=50", "--deepen=500", "--unshallow"];
var fetch = async (store, args, timeout) => {
  const options = ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance", "--no-recurse-submodules"];
  const { code, stderr } = await store.run(["fetch", ...options, ...args], {
    timeout: Math.max(1, Math.ceil(timeout))
  });
  if (code === 0) return { kind: "done" };
  return { kind: "failed", why: oneLine(stderr) || `git fetch did not end within ${longestFetch / 1e3} s` };
};
var shallowCommits = async (store) => {
  const text = await readFile(join(store.directory, "shallow"), "utf8").catch(() => "");
  return text.split("\n").filter((it) => it !== "");
};
var isShallow = async (store) => (await shallowCommits(store)).length > 0;
var ends = async (store, commits) => {
  const cut = new Set(await shallowCommits(store));
  if (cut.size === 0) return [];
  const reachable = await store.text(["rev-list", ...commits, "--"]);
  return reachable.split("\n").filter((it) => cut.has(it));
};
var fetchCommit = async (store, remote, ref) => {
  const target = "refs/pacegate/fetched";
  const depth = await isShallow(store) ? ["--depth=1"] : [];
  const outcome = await fetch(store, [...depth, "--", remote, `+${ref}:${target}`], longestFetch);
  if (outcome.kind === "failed") return null;
  const { code, stdout } = await store.run(["rev-parse", "--verify", "--quiet", `${target}^{commit}`]);
  return code === 0 ? stdout.toString().trim() : null;
};
var deepenUntil = async (store, remote, commits, isEnough) => {
  const deadline = performance.now() + longestFetch;
  for (const step of steps) {
    const wanted = await ends(store, commits);
    if (wanted.length === 0) break;
    const left = deadline - performance.now();
    const byId = await fetch(store, [step, "--", remote, ...wanted], left);
    if (byId.kind === "failed") {
      const branches = "+refs/heads/*:refs/pacegate/heads/*";
      const all = await fetch(store, [step, "--", remote, branches], deadline - performance.now());
      if (all.kind === "failed") return all;
    }
    if (await isEnough()) break;
  }
  return { kind: "done" };
};

// src/measure/workspace/base-tip.ts
var isCommitId = (ref) => /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(ref);
var defaultBranchCandidates = async ({ git, repository }, remote) => {
  const asked = { directory: repository.top };
  const listed = await git.text(["for-each-ref", "--format=%(refname) %(symref)", "refs/remotes"], asked);
  const heads = listed.split("\n").flatMap((line) => {
    const [, of, target] = /^refs\/remotes\/(.+)\/HEAD (refs\/remotes\/.+)$/.exec(line) ?? [];
    return of === void 0 || target === void 0 ? [] : [{ of, target }];
  });
  const preferred = [remote, "origin"].flatMap((name) => heads.filter(({ of }) => of === name));
  const configured = await git.run(["config", "init.defaultBranch"], asked);
  const remotes = [.../* @__PURE__ */ new Set([remote ?? "origin", "origin"])];
  const local = ["main", "master", configured.stdout.toString().trim()].filter((it) => it !== "");
  const refs = [
    ...[...preferred, ...heads].map(({ target }) => target),
    ...remotes.flatMap((it) => [`refs/remotes/${it}/main`, `refs/remotes/${it}/master`]),
    ...local.map((it) => `refs/heads/${it}`)
  ];
  return new Map(refs.map((it) => [it.replace(/^refs\/(remotes|heads)\//, ""), it]));
};
var defaultTip = async (store, remote) => {
  const tried = await defaultBranchCandidates(store, remote);
  for (const [ref, full] of tried) {
    const commit = await commitOf(store.git, store.repository, full);
    if (commit !== null) return { ref, commit };
  }
  if (remote !== null && await isShallow(store)) {
    const commit = await fetchCommit(store, remote, "HEAD");
    if (commit !== null) return { ref: `${remote}/HEAD`, commit };
  }
  throw new RepositoryError(
    `The default branch can't be told: there is none of ${[...tried.keys()].join(", ")}.`,
    "Name the branch or commit to compare with: --base REF."
  );
};
var baseTip = async (store, given, remote) => {
  if (given === null) return defaultTip(store, remote);
  const { git, repository } = store;
  const remoteName = remote === null ? [] : [`refs/remotes/${remote}/${given}`];
  for (const ref of [given, ...remoteName]) {
    const commit = await commitOf(git, repository, ref);
    if (commit !== null) return { ref: given, commit };
  }
  const isAsked = remote !== null && !given.startsWith("-") && !/[\s:^~*?[\\]/.test(given) && given !== "";
  if (isAsked && (isCommitId(given) || await isShallow(store))) {
    const commit = await fetchCommit(store, remote, given);
    if (commit !== null) return { ref: given, commit };
  }
  throw await unknownRef(git, repository, given, "--base");
};

export {
  contentSettings,
  accessSettings,
  withoutCredentials,
  formatSettings,
  openRepository,
  isShallow,
  fetchCommit,
  deepenUntil,
  commitOf,
  remoteOf,
  unknownRef,
  defaultBranchCandidates,
  baseTip
};
