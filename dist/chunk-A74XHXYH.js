import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  listCheckRuns,
  nameConflicts,
  toCheckRun,
  usableRun
} from "./chunk-7AH6T2U7.js";
import {
  compareFiles,
  isInOneHunk
} from "./chunk-TJASQEEI.js";
import {
  createOnce,
  sentOnce
} from "./chunk-PB234I6M.js";
import {
  explainGitHub,
  explained,
  messageOf,
  repeatable,
  statusOf
} from "./chunk-MJJUUXOH.js";
import {
  repositoryText
} from "./chunk-C6DGYUA2.js";
import {
  byteLength,
  commentLimit,
  fit,
  proofText
} from "./chunk-DJDUGR34.js";
import {
  codeSpan,
  escapeMarkdown,
  shorten
} from "./chunk-J3X4RRUV.js";
import {
  GitHubError
} from "./chunk-PZ3W4RZL.js";
import {
  parsePatch
} from "./chunk-JQYVK4M4.js";
import {
  classOf
} from "./chunk-LQC57QNM.js";
import {
  maskSecrets
} from "./chunk-YNA2QW7M.js";

// src/github/comment-marker.ts
import { createHash } from "node:crypto";

// src/github/cut-text.ts
var startWithin = (text, bytes) => {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(Math.max(0, bytes)));
  return text.slice(0, read);
};
var cutPlain = (text, bytes) => {
  const plain = text.toWellFormed();
  return byteLength(plain) <= bytes ? plain : `${startWithin(plain, bytes - 3)}…`;
};
var cutMarkdown = (text, bytes) => {
  const fitted = fit([text.toWellFormed()], (it) => it, bytes);
  return cutPlain(fitted, bytes);
};
var cutLine = (text, most) => shorten(text.toWellFormed().replaceAll(/\s+/g, " ").trim(), most);

// src/github/comment-marker.ts
var bodyLimit = 65e3;
var commentMarker = (checkName) => (
  // "--" and ">" would end an HTML comment, and then anybody's text would follow.
  `<!-- pacegate:${checkName.replaceAll(/[%<>\r\n]|-(?=-|$)/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`)} -->`
);
var normal = (body) => body.replaceAll("\r\n", "\n").trimEnd();
var hashOf = (content) => createHash("sha256").update(content).digest("hex").slice(0, 32);
var firstLine = (body) => body.split("\n", 1)[0] ?? "";
var isMarked = (body, marker) => body.startsWith(marker);
var sealComment = (marker, body) => {
  const given = normal(body);
  const content = isMarked(given, marker) ? given.slice(firstLine(given).length + 1) : given;
  const cut = normal(cutMarkdown(content, bodyLimit));
  return `${marker}<!-- content ${hashOf(cut)} -->
${cut}`;
};
var isSameComment = (stored, sealed) => firstLine(normal(stored)) === firstLine(sealed);

// src/github/write-check-run.ts
var bodyOf = ({ output, annotations = [], ...state }) => ({
  ...state,
  output: { ...output, ...annotations.length > 0 && { annotations: [...annotations] } }
});
var createCheckRun = (github, identity, state, before) => {
  const { repository, name, headSha, externalId, detailsUrl } = identity;
  const known = new Set(before.map(({ id }) => id));
  return createOnce(github, {
    send: async () => {
      const { data } = await github.rest.checks.create({
        ...repository,
        name,
        head_sha: headSha,
        external_id: externalId,
        details_url: detailsUrl,
        ...bodyOf(state),
        request: sentOnce
      });
      return toCheckRun(data);
    },
    find: async () => {
      const runs = await listCheckRuns(github, identity);
      return runs.find((run) => !known.has(run.id) && run.externalId === externalId && run.detailsUrl === detailsUrl) ?? null;
    }
  });
};
var updateCheckRun = (github, { repository, externalId, detailsUrl }, { id, annotationsBefore }, state) => {
  const added = state.annotations?.length ?? 0;
  return createOnce(github, {
    send: async () => {
      const { data } = await github.rest.checks.update({
        ...repository,
        check_run_id: id,
        external_id: externalId,
        details_url: detailsUrl,
        ...bodyOf(state),
        request: sentOnce
      });
      return toCheckRun(data);
    },
    find: async () => {
      if (added === 0) return null;
      const { data } = await github.rest.checks.get({ ...repository, check_run_id: id });
      return data.output.annotations_count >= annotationsBefore + added ? toCheckRun(data) : null;
    }
  });
};
var isOutOfReach = (error) => statusOf(error) === 404 || statusOf(error) === 403 && /created it|Invalid app_id/i.test(messageOf(error));
var isUnknownCommit = (error) => [404, 422].includes(statusOf(error) ?? 0) && /No commit found|commit not found/i.test(messageOf(error));

// src/github/put-check-run.ts
var explainCheck = (error, { repository, name, headSha }) => {
  const place = `${headSha.slice(0, 12)} of ${repositoryText(repository)}`;
  if (isUnknownCommit(error))
    return new GitHubError(
      `Could not post the check ${name}: the repository has no commit ${place}.`,
      "The branch was force-pushed or deleted meanwhile, or the repository is another one: the run of the newest commit posts its own check.",
      { status: statusOf(error), cause: error }
    );
  return explainGitHub(error, `post the check ${name} on ${place}`, { permission: "checks: write" });
};
var updateIfOurs = async (github, identity, id, state) => {
  try {
    return await updateCheckRun(github, identity, { id, annotationsBefore: 0 }, state);
  } catch (error) {
    if (isOutOfReach(error)) return null;
    throw error;
  }
};
var putCheckRun = async (github, identity, state, id) => {
  const kept = id === null ? null : await updateIfOurs(github, identity, id, state);
  if (kept !== null) return { run: kept, others: [] };
  const others = await explained(
    `look for the check ${identity.name} in ${repositoryText(identity.repository)}`,
    () => listCheckRuns(github, identity).catch((error) => {
      throw isUnknownCommit(error) ? explainCheck(error, identity) : error;
    }),
    { permission: "checks: write" }
  );
  const usable = usableRun(others, identity);
  const updated = usable === null || usable.id === id ? null : await updateIfOurs(github, identity, usable.id, state);
  return { run: updated ?? await createCheckRun(github, identity, state, others), others };
};

// src/github/cancel-check.ts
var cancelCheck = async (github, identity) => {
  try {
    await github.rest.checks.update({
      ...identity.repository,
      check_run_id: identity.id,
      status: "completed",
      conclusion: "cancelled",
      output: {
        title: "Cancelled",
        summary: "The run was cancelled before there was a verdict. Run it again to get one."
      },
      request: { retries: 0 }
    });
  } catch (error) {
    throw explainCheck(error, identity);
  }
};

// src/github/outdated-pull-request.ts
var outdatedPullRequest = (github, {
  repository,
  number,
  headSha
}) => explained(
  `read pull request #${number} of ${repositoryText(repository)}`,
  async () => {
    const { data } = await github.rest.pulls.get({ ...repository, pull_number: number });
    if (data.state !== "open") return `Pull request #${number} is closed by now.`;
    return data.head.sha === headSha ? null : `Pull request #${number} has moved on to ${data.head.sha.slice(0, 10)}, and this run measured ${headSha.slice(0, 10)}.`;
  },
  { permission: "pull-requests: read" }
);

// src/github/check-run-payload.ts
var annotationsPerRequest = 50;
var textLimit = 65535;
var messageLimit = 64 * 1024;
var titleLimit = 255;
var annotationOf = ({ path, startLine, endLine, level, title, message }) => {
  const first = Math.max(1, Math.trunc(startLine));
  return {
    path,
    // Columns are never sent: GitHub refuses them where the lines differ.
    start_line: first,
    end_line: Math.max(first, Math.trunc(endLine)),
    annotation_level: level,
    title: cutLine(title, titleLimit),
    // An empty message is refused.
    message: cutPlain(message, messageLimit) || cutLine(title, titleLimit) || "See the check."
  };
};
var annotationBatches = (annotations) => {
  const sent = annotations.map(annotationOf);
  return Array.from(
    { length: Math.ceil(sent.length / annotationsPerRequest) },
    (_, index) => sent.slice(index * annotationsPerRequest, (index + 1) * annotationsPerRequest)
  );
};
var outputOf = ({ title, summary, text }) => ({
  title: cutLine(title, titleLimit) || "Pacegate",
  summary: cutMarkdown(summary, textLimit) || cutLine(title, titleLimit),
  ...text !== null && text !== "" && { text: cutMarkdown(text, textLimit) }
});
var actionsOf = (buttons) => buttons.slice(0, 3).map(({ label, description, identifier }) => ({
  label: cutLine(label, 20),
  description: cutLine(description, 40),
  identifier
}));

// src/github/publish-check.ts
var putVerdict = async (github, identity, state, [first, ...rest]) => {
  const id = identity.id ?? null;
  const plain = async (notices) => ({
    ...await putCheckRun(github, identity, state, id),
    written: 0,
    rest: [],
    notices
  });
  if (first === void 0) return plain([]);
  try {
    const put = await putCheckRun(github, identity, { ...state, annotations: first }, id);
    return { ...put, written: first.length, rest, notices: [] };
  } catch (error) {
    if (statusOf(error) !== 422 || isUnknownCommit(error)) throw error;
    return plain([`GitHub refused the annotations (${messageOf(error)}); the check stands without them.`]);
  }
};
var appendRest = async (github, identity, { run, written: before, rest }, state) => {
  let written = before;
  for (const [index, annotations] of rest.entries()) {
    try {
      const target = { id: run.id, annotationsBefore: written };
      await updateCheckRun(github, identity, target, { ...state, annotations });
      written += annotations.length;
    } catch (error) {
      const { message } = explainGitHub(error, "add all annotations to the check");
      return [`${message} ${rest.slice(index).flat().length} of them are missing there.`];
    }
  }
  return [];
};
var publishCheck = async (github, publication) => {
  const { report, name } = publication;
  const state = {
    // Sending a conclusion completes the run on GitHub; it is said all the same.
    status: "completed",
    conclusion: report.conclusion,
    output: outputOf(report),
    actions: actionsOf(report.buttons)
  };
  try {
    const put = await putVerdict(github, publication, state, annotationBatches(report.annotations));
    const missing = await appendRest(github, publication, put, state);
    const { run } = put;
    const notices = [...nameConflicts(name, run, put.others), ...put.notices, ...missing];
    return { id: run.id, url: run.url, app: run.app, notices };
  } catch (error) {
    throw explainCheck(error, publication);
  }
};

// src/github/newest-pages.ts
var pageNumber = (link, relation) => {
  const [, address] = new RegExp(`<([^>]+)>;\\s*rel="${relation}"`).exec(link ?? "") ?? [];
  const page = Number(URL.parse(address ?? "")?.searchParams.get("page") ?? Number.NaN);
  return Number.isInteger(page) && page > 0 ? page : null;
};
async function* newestPages(read) {
  const first = await read(1);
  const last = pageNumber(first.headers.link, "last");
  for (let page = last ?? 1; page > 1; page--) yield (await read(page)).data.toReversed();
  const later = [];
  for (let next = last === null ? pageNumber(first.headers.link, "next") : null; next !== null; ) {
    const page = await read(next);
    later.push(...page.data);
    next = pageNumber(page.headers.link, "next");
  }
  yield [...first.data, ...later].toReversed();
}

// src/github/who-am-i.ts
var whoAmI = async (github) => {
  try {
    const { viewer } = await github.graphql("{ viewer { login } }", {
      request: repeatable
    });
    return viewer.login;
  } catch {
    const user = await github.rest.users.getAuthenticated().catch(() => null);
    return user?.data.login ?? null;
  }
};
var isAuthor = (author, login) => author !== null && (login === null ? author.type === "Bot" : author.login.toLowerCase() === login.toLowerCase());

// src/github/publish-comment.ts
var findOurs = async (github, { repository, number, marker }, askAuthor) => {
  const pages = newestPages(
    (page) => github.rest.issues.listComments({ ...repository, issue_number: number, per_page: 100, page })
  );
  for await (const page of pages) {
    for (const { id, html_url: url, body = "", user } of page) {
      if (isMarked(body, marker) && isAuthor(user, await askAuthor())) return { id, url, body };
    }
  }
  return null;
};
var update = async (github, repository, id, body) => {
  try {
    const { data } = await github.rest.issues.updateComment({ ...repository, comment_id: id, body });
    return { url: data.html_url, outcome: "updated" };
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
};
var publishComment = async (github, publication) => {
  const { repository, number, place = "pull request", marker, author } = publication;
  const sealed = sealComment(marker, publication.body);
  let login = author == null ? null : Promise.resolve(author);
  const askAuthor = () => login ??= whoAmI(github);
  const create = () => createOnce(github, {
    send: async () => {
      const { data } = await github.rest.issues.createComment({
        ...repository,
        issue_number: number,
        body: sealed,
        request: sentOnce
      });
      return { url: data.html_url };
    },
    find: async () => {
      const made = await findOurs(github, publication, askAuthor);
      return made !== null && isSameComment(made.body, sealed) ? made : null;
    }
  });
  try {
    const ours = await findOurs(github, publication, askAuthor);
    if (ours !== null && isSameComment(ours.body, sealed)) return { url: ours.url, outcome: "unchanged" };
    const updated = ours === null ? null : await update(github, repository, ours.id, sealed);
    return updated ?? { url: (await create()).url, outcome: "created" };
  } catch (error) {
    throw explainGitHub(error, `post the comment in ${place} #${number} of ${repositoryText(repository)}`, {
      permission: place === "issue" ? "issues: write" : "pull-requests: write"
    });
  }
};

// src/github/suggestion.ts
import { createHash as createHash2 } from "node:crypto";
var marked = /^<!-- pacegate-suggestion ([\da-f]{32}) -->$/m;
var codeIn = (body) => /^(`{3,})suggestion\n([\s\S]*?)^\1$/m.exec(body)?.[2] ?? body;
var keySuggestions = (suggestions) => {
  const seen = /* @__PURE__ */ new Map();
  return suggestions.map((suggestion) => {
    const name = JSON.stringify([suggestion.path, codeIn(suggestion.body)]);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { suggestion, key: createHash2("sha256").update(`${count} ${name}`).digest("hex").slice(0, 32) };
  });
};
var postedKey = (body) => marked.exec(body)?.[1] ?? null;
var toReviewComment = ({ suggestion, key }) => {
  const { path, startLine, endLine, body } = suggestion;
  const mark = `<!-- pacegate-suggestion ${key} -->`;
  return {
    path,
    line: endLine,
    side: "RIGHT",
    ...startLine < endLine && { start_line: startLine, start_side: "RIGHT" },
    // A blank line ends the HTML block, so that what follows is Markdown.
    body: `${mark}

${cutMarkdown(body, 62e3)}`
  };
};
var canBePosted = (suggestion, files) => files.some(({ path, hunks }) => path === suggestion.path && isInOneHunk(hunks, suggestion));

// src/github/publish-suggestions.ts
var outside = "Its lines are not in one hunk of the diff.";
var introduction = "Measured to help:";
var readKeys = async (github, { repository, number, author }) => {
  const comments = await github.paginate(github.rest.pulls.listReviewComments, {
    ...repository,
    pull_number: number,
    per_page: 100
  });
  const marked2 = comments.filter(({ body }) => postedKey(body) !== null);
  if (marked2.length === 0) return /* @__PURE__ */ new Set();
  const login = author ?? await whoAmI(github);
  return new Set(marked2.filter(({ user }) => isAuthor(user, login)).flatMap(({ body }) => postedKey(body) ?? []));
};
var postReview = (github, publication, suggestions) => {
  const { repository, number, headSha } = publication;
  return createOnce(github, {
    send: async () => {
      await github.rest.pulls.createReview({
        ...repository,
        pull_number: number,
        commit_id: headSha,
        event: "COMMENT",
        body: introduction,
        comments: suggestions.map(toReviewComment),
        request: sentOnce
      });
      return true;
    },
    // A review is made whole or not at all.
    find: async () => {
      const keys = await readKeys(github, publication);
      return suggestions.every(({ key }) => keys.has(key)) ? true : null;
    }
  });
};
var postComment = (github, publication, suggestion) => {
  const { repository, number, headSha } = publication;
  return createOnce(github, {
    send: async () => {
      await github.rest.pulls.createReviewComment({
        ...repository,
        pull_number: number,
        commit_id: headSha,
        ...toReviewComment(suggestion),
        request: sentOnce
      });
      return true;
    },
    find: async () => (await readKeys(github, publication)).has(suggestion.key) ? true : null
  });
};
var postEach = async (github, publication, suggestions) => {
  const refused = [];
  for (const suggestion of suggestions) {
    try {
      await postComment(github, publication, suggestion);
    } catch (error) {
      if (statusOf(error) !== 422) throw error;
      refused.push({ suggestion: suggestion.suggestion, reason: messageOf(error) });
    }
  }
  return refused;
};
var postAll = async (github, publication, suggestions) => {
  if (suggestions.length === 0) return [];
  try {
    await postReview(github, publication, suggestions);
    return [];
  } catch (error) {
    if (statusOf(error) !== 422) throw error;
    return postEach(github, publication, suggestions);
  }
};
var publishSuggestions = async (github, publication) => {
  const { repository, number, files, suggestions } = publication;
  if (suggestions.length === 0) return { posted: 0, alreadyThere: 0, refused: [] };
  const keyed = keySuggestions(suggestions);
  const placed = keyed.filter(({ suggestion }) => files === void 0 || canBePosted(suggestion, files));
  const unplaced = keyed.filter((it) => !placed.includes(it));
  const what = `post suggestions in pull request #${number} of ${repositoryText(repository)}`;
  const options = { permission: "pull-requests: write" };
  const keys = await explained(what, () => readKeys(github, publication), options);
  const fresh = placed.filter(({ key }) => !keys.has(key));
  try {
    const refused = await postAll(github, publication, fresh);
    return {
      posted: fresh.length - refused.length,
      alreadyThere: placed.length - fresh.length,
      refused: [...unplaced.map(({ suggestion }) => ({ suggestion, reason: outside })), ...refused]
    };
  } catch (error) {
    throw explainGitHub(error, what, options);
  }
};

// src/github/start-check.ts
var startCheck = async (github, identity) => {
  try {
    const { run, others } = await putCheckRun(
      github,
      identity,
      {
        status: "in_progress",
        output: { title: "Measuring", summary: "Base and head are being measured. The result will stand here." }
      },
      null
    );
    return { id: run.id, url: run.url, app: run.app, notices: nameConflicts(identity.name, run, others) };
  } catch (error) {
    throw explainCheck(error, identity);
  }
};

// src/investigation/synthesis/suggestions-of.ts
var mostPieces = 8;
var linesOf = ({ oldStart, lines }) => {
  let old = oldStart;
  const taken = [];
  const added = [];
  const seen = [];
  for (const line of lines) {
    if (line.startsWith("\\")) return null;
    if (line.startsWith("+")) {
      added.push(old);
      continue;
    }
    seen.push(old);
    if (line.startsWith("-")) taken.push(old);
    old += 1;
  }
  const anchors = added.flatMap((at) => {
    if (taken.includes(at) || taken.includes(at - 1)) return [];
    return seen.includes(at - 1) ? [at - 1] : [at];
  });
  const all = [...taken, ...anchors];
  const [startLine, endLine] = [Math.min(...all), Math.max(...all)];
  return all.length === 0 || !seen.includes(startLine) || !seen.includes(endLine) ? null : { startLine, endLine };
};
var onlyHunk = (path, { oldStart, oldLines, newStart, newLines, lines }) => [`--- a/${path}`, `+++ b/${path}`, `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`, ...lines, ""].join(
  "\n"
);
var parsed = (patch) => {
  try {
    return parsePatch(patch);
  } catch {
    return [];
  }
};
var piecesOf = (patch) => {
  const pieces = [];
  for (const { oldFileName = "", newFileName = "", hunks } of parsed(patch)) {
    const path = oldFileName.replace(/^a\//u, "");
    if (path === "" || oldFileName !== `a/${path}` || newFileName !== `b/${path}`) return null;
    for (const hunk of hunks) {
      const lines = linesOf(hunk);
      if (lines === null) return null;
      pieces.push({ location: { path, ...lines }, patch: onlyHunk(path, hunk) });
    }
  }
  return pieces.length === 0 || pieces.length > mostPieces ? null : pieces;
};
var measuredPatch = ({ tasks }, { experiment }) => tasks.find(
  ({ patch, expected }) => patch !== null && expected.measured && patch === experiment?.patch && maskSecrets(patch) === patch
) ?? null;
var fixOf = (investigation, hypothesis) => {
  const task = measuredPatch(investigation, hypothesis);
  const recovery = hypothesis.experiment?.recovery ?? null;
  if (task?.patch == null || recovery === null || !(recovery.low > 0)) return [];
  const pieces = piecesOf(task.patch);
  if (pieces === null) return [];
  const place = investigation.regressions.find(({ metric }) => metric === task.expected.metric) ?? investigation.regressions[0];
  const isRoot = hypothesis.experiment?.decision === "root-cause";
  const findings = pieces.map(({ location, patch }, index) => {
    const part = pieces.length === 1 ? "" : ` Part ${index + 1} of ${pieces.length}: they belong together, so take over all of them.`;
    return {
      id: task.id,
      kind: isRoot ? "root-cause" : "contributing-factor",
      severity: isRoot ? "blocking" : "warning",
      title: hypothesis.title,
      suite: place?.suite ?? null,
      scenario: place?.scenario ?? null,
      route: place?.route ?? null,
      metric: place?.metric ?? null,
      evidence: hypothesis.evidence.slice(0, 3),
      location,
      fix: {
        summary: `This takes the change back.${part} Where what it does is wanted: ${classOf(hypothesis.class).fix}`,
        patch,
        proof: { recovery }
      }
    };
  });
  return [{ hypothesis: hypothesis.id, findings }];
};
var suggestedFixes = (investigation) => {
  const ids = [...investigation.rootCause === null ? [] : [investigation.rootCause], ...investigation.contributing];
  return ids.flatMap((id) => {
    const hypothesis = investigation.hypotheses.find((it) => it.id === id);
    return hypothesis === void 0 ? [] : fixOf(investigation, hypothesis);
  });
};

// src/report/patch.ts
var header = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/u;
var fileOf = (line) => line?.slice(4).split("	")[0];
var amount = (body, signs) => body.filter((line) => signs.includes(line[0] ?? "?")).length;
var onlyHunk2 = (patch, path) => {
  const lines = patch.replace(/\n$/u, "").split("\n");
  const at = lines.findIndex((line) => header.test(line));
  const [, start, before = "1", after = "1"] = header.exec(lines[at] ?? "") ?? [];
  if (start === void 0) return null;
  const above = lines.slice(0, at);
  const [from, to] = ["--- ", "+++ "].map((sign) => fileOf(above.find((line) => line.startsWith(sign))));
  if (from !== `a/${path}` || to !== `b/${path}`) return null;
  const body = lines.slice(at + 1).map((line) => line === "" ? " " : line);
  const whole = body.every((line) => " -+".includes(line[0] ?? "?"));
  const counted = amount(body, " -") === Number(before) && amount(body, " +") === Number(after);
  return whole && counted ? { start: Number(start), body } : null;
};
var replacementOf = (patch, { path, startLine, endLine }) => {
  const hunk = onlyHunk2(patch, path);
  if (hunk === null) return null;
  const lines = [];
  let old = hunk.start;
  let [seen, changed] = [0, 0];
  for (const line of hunk.body) {
    const inside = old >= startLine && old <= endLine;
    const added = line.startsWith("+");
    if (!line.startsWith(" ")) {
      if (!inside && !(added && old === endLine + 1)) return null;
      changed += 1;
    }
    if (added || inside && line.startsWith(" ")) lines.push(line.slice(1));
    if (!added && inside) seen += 1;
    if (!added) old += 1;
  }
  return seen === endLine - startLine + 1 && changed > 0 ? lines : null;
};

// src/report/suggestions.ts
var hidden = /[^\P{C}\t]/u;
var isInOneHunk2 = ({ path, startLine, endLine }, files) => files.some(
  (file) => file.path === path && file.hunks.some(({ newStart, newLines }) => startLine >= newStart && endLine < newStart + newLines)
);
var suggestionOf = (finding, files) => {
  const { location, fix } = finding;
  if (location === null || fix === null || fix.patch === null || fix.proof === null) return [];
  if (!(fix.proof.recovery.low > 0) || !isInOneHunk2(location, files)) return [];
  const lines = replacementOf(fix.patch, location);
  if (lines === null || lines.some((line) => hidden.test(line))) return [];
  const runs = lines.join("\n").match(/`{3,}/gu) ?? [];
  const fence = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  const body = [
    `**${escapeMarkdown(finding.title, 240)}** ${codeSpan(finding.id, 20)}`,
    "",
    `${escapeMarkdown(fix.summary, 400)}${proofText(fix)}`,
    "",
    `${fence}suggestion`,
    ...lines,
    fence
  ].join("\n");
  if (byteLength(body) > commentLimit) return [];
  const { path, startLine, endLine } = location;
  return [{ path, startLine, endLine, body }];
};
var overlaps = (a, b) => a.path === b.path && a.startLine <= b.endLine && b.startLine <= a.endLine;
var suggestionsOf = ({ findings }, files) => {
  const kept = [];
  for (const it of findings.flatMap((finding) => suggestionOf(finding, files)))
    if (!kept.some((other) => overlaps(other, it))) kept.push(it);
  return kept;
};

// src/report/investigation/investigation-suggestions.ts
var overlaps2 = (a, b) => a.path === b.path && a.startLine <= b.endLine && b.startLine <= a.endLine;
var investigationSuggestions = (investigation, files) => {
  const kept = [];
  for (const { findings } of suggestedFixes(investigation)) {
    const suggestions = suggestionsOf({ findings: [...findings] }, files);
    const isWhole = suggestions.length === findings.length;
    if (isWhole && !suggestions.some((it) => kept.some((other) => overlaps2(other, it)))) kept.push(...suggestions);
  }
  return kept;
};

// src/usecases/posting/github-posting.ts
var createGitHubPosting = (github, { repository, name, detailsUrl, log }) => {
  const marker = commentMarker(name);
  let app = null;
  const author = () => app === null || app.slug === "" ? null : `${app.slug}[bot]`;
  const note = (posted) => {
    app = posted.app;
    for (const notice of posted.notices) log.warning(notice);
  };
  const suggest = async ({ number, baseSha, headSha }, choose) => {
    const { files } = await compareFiles(github, { repository, base: baseSha, head: headSha });
    const suggestions = choose(files);
    const { posted, alreadyThere, refused } = await publishSuggestions(github, {
      repository,
      number,
      headSha,
      suggestions,
      files,
      author: author()
    });
    log.write(`${posted} suggestions posted, ${alreadyThere} were there, ${refused.length} have no place in the diff.`);
  };
  return {
    check: (headSha, externalId) => {
      const identity = { repository, name, headSha, externalId, detailsUrl };
      let id = null;
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
        }
      };
    },
    outdated: (number, headSha) => outdatedPullRequest(github, { repository, number, headSha }),
    comment: async (number, body) => {
      const { url, outcome } = await publishComment(github, { repository, number, marker, body, author: author() });
      log.write(`The comment is ${outcome}: ${url}`);
    },
    suggest: (place, result) => suggest(place, (files) => suggestionsOf(result, files)),
    suggestMeasured: (place, investigation) => suggest(place, (files) => investigationSuggestions(investigation, files))
  };
};

export {
  cutLine,
  commentMarker,
  isMarked,
  sealComment,
  isSameComment,
  isOutOfReach,
  explainCheck,
  outdatedPullRequest,
  outputOf,
  publishCheck,
  newestPages,
  whoAmI,
  isAuthor,
  publishComment,
  publishSuggestions,
  investigationSuggestions,
  createGitHubPosting
};
