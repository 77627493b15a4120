import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  sentOnce
} from "./chunk-PB234I6M.js";
import {
  answerWasLost,
  explainGitHub,
  explained,
  messageOf,
  repeatable,
  statusOf
} from "./chunk-MJJUUXOH.js";
import {
  appendToSeries,
  checkCase,
  defaultBounds,
  groupBySeries,
  parseSeriesPath,
  readSeries,
  seriesOf,
  seriesPath
} from "./chunk-AMKDHHI6.js";
import {
  repositoryText
} from "./chunk-C6DGYUA2.js";
import {
  BaselineError,
  GitHubError,
  PacegateError
} from "./chunk-PZ3W4RZL.js";

// src/baseline/branch-store.ts
import { setTimeout as systemSleep } from "node:timers/promises";

// src/baseline/backoff.ts
var mostTries = 20;
var first = 200;
var longest = 1e4;
var backoff = (tries2, random) => Math.round(random() * Math.min(longest, first * 2 ** tries2));

// src/baseline/branch-readme.ts
var readmeMark = "<!-- pacegate/baselines@1 -->";
var readmePath = "README.md";
var branchReadme = `${readmeMark}

# Stored measurements

Pacegate keeps here what it measured on the default branch: \`<suite>/<class of machine>.jsonl\`, one measurement a line,
the newest last. Its gate for pull requests uses them for budgets, goals and trends.

- Nothing here is built or run, and nothing is merged from or to this branch. It shares no history with the others.
- It is only ever added to. Old measurements lose their details and then fall out, so that no file grows beyond 1 MB.
- \`pacegate baseline show --store branch\` shows it, \`pacegate baseline export --store branch\` takes it elsewhere.
- To start anew, delete the branch. To undo damage, revert the commit that did it.
`;

// src/baseline/commit-message.ts
var mostLines = 20;
var short = (commit) => commit.slice(0, 10);
var commitMessage = (records) => {
  const suites = [...new Set(records.map((it) => it.suite))];
  const commits = [...new Set(records.map((it) => it.commit))];
  const [commit] = commits;
  const of = suites.length > 3 ? `${suites.length} suites` : suites.join(", ");
  const at = commits.length === 1 && /^[0-9a-f]{7,64}$/.test(commit ?? "") ? ` at ${short(commit ?? "")}` : "";
  const count = records.length === 1 ? "Measurement" : `${records.length} measurements`;
  const lines = records.slice(0, mostLines).map((it) => `- ${it.suite} on ${it.environment.class}: ${it.verdict}`);
  const rest = records.length - lines.length;
  return [`${count} of ${of}${at}`, "", ...lines, ...rest > 0 ? [`- and ${rest} more`] : [], ""].join("\n");
};

// src/baseline/branch-store.ts
var mostFailures = 4;
var mayPass = (error) => error instanceof GitHubError && (error.status === null || error.status >= 500);
var asBaselineError = (what, error) => error instanceof PacegateError && !(error instanceof BaselineError) ? new BaselineError(`${what}: ${error.message}`, error.cure, { cause: error }) : error;
var checkOurs = async (branch, tip, paths) => {
  const foreign = paths.find((it) => it !== readmePath && parseSeriesPath(it) === null);
  if (foreign === void 0) return;
  const readme = paths.includes(readmePath) ? await branch.read(tip, readmePath) : null;
  if (readme?.includes(readmeMark) === true) return;
  throw new BaselineError(
    `${branch.place} holds other files than stored measurements, such as ${JSON.stringify(foreign.slice(0, 80))}: nothing was written to it.`,
    `Name a branch that Pacegate may have for itself: baseline.branch in the configuration. If this is the one, put "${readmeMark}" into its ${readmePath}.`
  );
};
var createBranchStore = (branch, { random = Math.random, sleep = systemSleep, bounds = defaultBounds } = {}) => {
  const { place } = branch;
  const told = async (what, work) => {
    try {
      return await work();
    } catch (error) {
      throw asBaselineError(`The stored measurements in ${place} can't be ${what}`, error);
    }
  };
  const tryToAppend = async (additions, isLook = false) => {
    const tip = await branch.tip();
    const paths = tip === null ? [] : await branch.list(tip);
    if (tip !== null) await checkOurs(branch, tip, paths);
    checkCase([...seriesOf(paths), ...additions.map(({ key }) => key)].map(({ suite }) => suite));
    const files = [];
    const stored = [];
    for (const { path, key, records } of additions) {
      const before = tip !== null && paths.includes(path) ? await branch.read(tip, path) : null;
      const text = appendToSeries(before, key, records, bounds);
      if (text === null) continue;
      files.push({ path, text });
      stored.push(...records);
    }
    if (files.length === 0 || isLook) return files.length === 0;
    const readme = tip === null ? [{ path: readmePath, text: branchReadme }] : [];
    return branch.advance({ parent: tip, files: [...readme, ...files], message: commitMessage(stored) });
  };
  const append = async (additions) => {
    let failures = 0;
    for (let tries2 = 0; tries2 < mostTries; tries2++) {
      if (tries2 > 0) await sleep(backoff(tries2, random));
      try {
        if (await tryToAppend(additions)) return;
        failures = 0;
      } catch (error) {
        failures += 1;
        if (mayPass(error) && failures < mostFailures) continue;
        await sleep(backoff(tries2, random));
        if (mayPass(error) && await tryToAppend(additions, true).catch(() => false)) return;
        throw error;
      }
    }
    throw new BaselineError(
      `${mostTries} times another writer was faster on ${place}, or GitHub reported an old commit: nothing was stored.`,
      "Run again later, and let the workflow that stores measurements run one at a time (concurrency with queue: max)."
    );
  };
  let listed = null;
  return {
    place,
    list: () => told("listed", async () => {
      const tip = await branch.tip();
      const keys = tip === null ? [] : seriesOf(await branch.list(tip));
      listed = { tip };
      return keys;
    }),
    read: (key) => told("read", async () => {
      const path = seriesPath(key);
      const tip = listed === null ? await branch.tip() : listed.tip;
      const text = tip === null ? null : await branch.read(tip, path);
      return text === null ? { records: [], problems: [] } : readSeries(text, key);
    }),
    append: (records) => told("written", async () => {
      const additions = groupBySeries(records);
      listed = null;
      if (additions.length > 0) await append(additions);
    })
  };
};

// src/github/commit-files.ts
var mostInline = 1024 * 1024;
var request = repeatable;
var mode = "100644";
var type = "blob";
var treeEntry = async (github, repository, { path, text }) => {
  if (text.length <= mostInline) return { path, mode, type, content: text };
  const content = Buffer.from(text).toString("base64");
  const { data } = await github.rest.git.createBlob({ ...repository, content, encoding: "base64", request });
  return { path, mode, type, sha: data.sha };
};
var commitFiles = async (github, repository, {
  parent,
  files,
  message
}) => {
  const base = parent === null ? null : (await github.rest.git.getCommit({ ...repository, commit_sha: parent })).data.tree.sha;
  const tree = [];
  for (const file of files) tree.push(await treeEntry(github, repository, file));
  const made = await github.rest.git.createTree({
    ...repository,
    tree,
    ...base !== null && { base_tree: base },
    request
  });
  const { data } = await github.rest.git.createCommit({
    ...repository,
    message,
    tree: made.data.sha,
    parents: parent === null ? [] : [parent],
    request
  });
  return data.sha;
};

// src/github/branch-rules.ts
var exempt = (branch) => `Exclude \`${branch}\` from the branches that the rule targets, or let whoever writes it (GitHub Actions, or your App) bypass the rule`;
var rules = {
  creation: ["Restrict creations", /creations? being restricted|restrict.*creation/i],
  update: ["Restrict updates", /updates? being restricted|Cannot update this protected ref/i],
  pull_request: ["Require a pull request before merging", /through a pull request/i],
  required_status_checks: ["Require status checks to pass", /status checks?\b/i],
  merge_queue: ["Require merge queue", /merge queue/i],
  required_deployments: ["Require deployments to succeed", /deployments?\b/i],
  required_signatures: ["Require signed commits", /verified signature|signed commits?/i],
  workflows: ["Require workflows to pass before merging", /required workflow/i],
  code_scanning: ["Require code scanning results", /code scanning/i],
  code_quality: ["Require code quality results", /code quality/i],
  commit_message_pattern: ["Restrict commit metadata (message)", /commit message/i],
  commit_author_email_pattern: ["Restrict commit metadata (author)", /author email/i],
  committer_email_pattern: ["Restrict commit metadata (committer)", /committer email/i],
  branch_name_pattern: ["Restrict branch names", /branch name/i],
  file_path_restriction: ["Restrict file paths", /file path/i],
  file_extension_restriction: ["Restrict file extensions", /file extension/i],
  max_file_path_length: ["Restrict file path length", /path length/i],
  max_file_size: ["Restrict file size", /file size/i]
};
var onlySome = /* @__PURE__ */ new Set([
  "commit_message_pattern",
  "commit_author_email_pattern",
  "committer_email_pattern",
  "branch_name_pattern",
  "file_path_restriction",
  "file_extension_restriction",
  "max_file_path_length",
  "max_file_size",
  // GitHub signs what Apps and workflows commit through its API.
  "required_signatures"
]);
var forbiddingRules = (branch, types) => [...new Set(types)].flatMap((type2) => {
  const rule = rules[type2]?.[0];
  return rule === void 0 || onlySome.has(type2) ? [] : { rule, cure: `${exempt(branch)}.` };
});
var refusedByRule = (branch, message) => {
  const isRule = /rule violation|protected branch|protected ref|restricted|must be made|is expected|GH0(?:06|13)/i;
  if (!isRule.test(message)) return null;
  const named = Object.values(rules).find(([, words]) => words?.test(message) === true);
  const cure = `${exempt(branch)}; or name another branch with \`baseline.branch\`.`;
  return { rule: named?.[0] ?? "a branch protection or ruleset", cure };
};

// src/github/move-branch.ts
var tries = 4;
var readTip = async (github, { repository, branch }) => {
  try {
    return (await github.rest.git.getRef({ ...repository, ref: `heads/${branch}` })).data.object.sha;
  } catch (error) {
    if ([404, 409].includes(statusOf(error) ?? 0)) return null;
    throw error;
  }
};
var isAncestor = async (github, repository, commit, tip) => {
  if (commit === tip) return true;
  try {
    const basehead = `${commit}...${tip}`;
    const { data } = await github.rest.repos.compareCommitsWithBasehead({
      ...repository,
      basehead,
      per_page: 1,
      page: 1
    });
    return data.status === "ahead" || data.status === "identical";
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
};
var send = async (github, { repository, branch }, parent, commit) => {
  const move = { ...repository, sha: commit, request: sentOnce };
  await (parent === null ? github.rest.git.createRef({ ...move, ref: `refs/heads/${branch}` }) : github.rest.git.updateRef({ ...move, ref: `heads/${branch}`, force: false }));
};
var isConflict = (error) => [409, 422].includes(statusOf(error) ?? 0);
var saysMoved = (error) => statusOf(error) === 409 || /fast.?forward|already exists|reference does not exist/i.test(messageOf(error));
var explainMove = (error, { repository, branch }) => {
  const place = `branch ${branch} of ${repositoryText(repository)}`;
  const refusal = refusedByRule(branch, messageOf(error));
  const status = statusOf(error);
  return refusal === null || status === null ? explainGitHub(error, `write ${place}`, { permission: "contents: write" }) : new GitHubError(
    `Could not write ${place}: “${refusal.rule}” forbids it. GitHub answered ${status} (${messageOf(error)}).`,
    refusal.cure,
    { status, cause: error }
  );
};
var look = async (github, name, { parent, commit }, { mayBeOurs, saysMoved: saysMoved2 }) => {
  let tip = await readTip(github, name);
  const mostReads = saysMoved2 && mayBeOurs ? tries : 0;
  for (let reads = 1; tip === parent && reads <= mostReads; reads++) {
    await github.pause(1e3 * reads);
    tip = await readTip(github, name);
  }
  if (tip === parent) return "at-parent";
  if (tip === null || !mayBeOurs) return "elsewhere";
  return await isAncestor(github, name.repository, commit, tip) ? "ours" : "elsewhere";
};
var moveBranch = async (github, name, move) => {
  let wasLost = false;
  for (let attempt = 1; ; attempt++) {
    try {
      await send(github, name, move.parent, move.commit);
      return true;
    } catch (error) {
      const isLost = answerWasLost(error);
      wasLost ||= isLost;
      if (!isLost && !isConflict(error)) throw explainMove(error, name);
      const mayPass2 = isLost || !saysMoved(error) && refusedByRule(name.branch, messageOf(error)) === null;
      if (mayPass2) await github.pause(1e3 * attempt);
      const place = await look(github, name, move, { mayBeOurs: wasLost, saysMoved: saysMoved(error) });
      if (place === "ours") return true;
      if (place === "elsewhere" || saysMoved(error)) return false;
      if (!mayPass2 || attempt === tries) throw explainMove(error, name);
    }
  }
};

// src/github/github-branch.ts
var read = { permission: "contents: read" };
var write = { permission: "contents: write" };
var readTree = async (github, repository, commit) => {
  const { data } = await github.rest.git.getTree({ ...repository, tree_sha: commit, recursive: "1" });
  if (data.truncated)
    throw new GitHubError(
      `GitHub gives only a part of the files of commit ${commit.slice(0, 12)}: there are too many.`,
      "The branch of baselines holds a file per suite and machine class: name another branch with `baseline.branch`.",
      { status: 200 }
    );
  return new Map(data.tree.filter((it) => it.type === "blob").map((it) => [it.path, it.sha]));
};
var createGitHubBranch = (github, { repository, branch }) => {
  const place = `branch ${branch} of ${repositoryText(repository)}`;
  let tree = null;
  let moved = null;
  const blobsOf = (commit) => {
    if (tree?.commit !== commit) tree = { commit, blobs: readTree(github, repository, commit) };
    const { blobs } = tree;
    blobs.catch(() => {
      tree = null;
    });
    return blobs;
  };
  return {
    place,
    tip: () => explained(
      `read ${place}`,
      async () => {
        const tip = await readTip(github, { repository, branch });
        if (moved !== null && tip === moved.from) return moved.to;
        if (tip === null) await github.rest.repos.get({ ...repository });
        return tip;
      },
      read
    ),
    list: (commit) => explained(`list ${place}`, async () => [...(await blobsOf(commit)).keys()], read),
    read: (commit, path) => explained(
      `read ${path} of ${place}`,
      async () => {
        const sha = (await blobsOf(commit)).get(path);
        if (sha === void 0) return null;
        const { data } = await github.rest.git.getBlob({ ...repository, file_sha: sha });
        return Buffer.from(data.content, data.encoding === "base64" ? "base64" : "utf8").toString("utf8");
      },
      read
    ),
    advance: async (change) => {
      const { parent } = change;
      const commit = await explained(`write ${place}`, () => commitFiles(github, repository, change), write);
      const isMoved = await explained(
        `write ${place}`,
        () => moveBranch(github, { repository, branch }, { parent, commit }),
        write
      );
      moved = isMoved ? { from: parent, to: commit } : null;
      return isMoved;
    }
  };
};

export {
  createBranchStore,
  forbiddingRules,
  createGitHubBranch
};
