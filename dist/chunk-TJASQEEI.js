import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  explainGitHub,
  explained,
  messageOf,
  statusOf
} from "./chunk-MJJUUXOH.js";
import {
  repositoryText
} from "./chunk-C6DGYUA2.js";
import {
  GitHubError
} from "./chunk-PZ3W4RZL.js";

// src/github/read-file-at-ref.ts
var mostBytes = 1e6;
var readContents = async (github, { repository, ref, path }) => {
  try {
    const { data } = await github.rest.repos.getContent({ ...repository, ref, path });
    return data;
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    return null;
  }
};
var requireCommit = async (github, { repository, ref }) => {
  await github.rest.repos.getCommit({ ...repository, ref, per_page: 1, mediaType: { format: "sha" } });
};
var readFileAtRef = (github, place) => {
  const { repository, ref, path } = place;
  const what = `read ${path} at ${ref.slice(0, 40)} of ${repositoryText(repository)}`;
  return explained(
    what,
    async () => {
      const data = await readContents(github, place);
      if (data === null) {
        await requireCommit(github, place);
        return null;
      }
      if (Array.isArray(data) || data.type !== "file")
        throw new GitHubError(`Could not ${what}: it is no file.`, "Put a plain file there.", { status: 200 });
      if (data.size > mostBytes)
        throw new GitHubError(`Could not ${what}: it has more than a megabyte.`, "Make it smaller.", { status: 200 });
      if ("content" in data && data.encoding === "base64") return Buffer.from(data.content, "base64").toString("utf8");
      const blob = await github.rest.git.getBlob({ ...repository, file_sha: data.sha });
      return Buffer.from(blob.data.content, "base64").toString("utf8");
    },
    { permission: "contents: read" }
  );
};

// src/github/parse-hunks.ts
var header = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/;
var parseHunks = (patch) => {
  const hunks = [];
  for (const line of patch.split("\n")) {
    const [, start, count] = header.exec(line) ?? [];
    const hunk = hunks.at(-1);
    if (start !== void 0) {
      hunks.push({ newStart: Number(start), newLines: Number(count ?? 1), added: [], next: Number(start) });
    } else if (hunk !== void 0 && hunk.next < hunk.newStart + hunk.newLines && /^[+ ]|^$/.test(line)) {
      if (line.startsWith("+")) hunk.added.push(hunk.next);
      hunk.next += 1;
    }
  }
  return hunks.filter(({ newStart, newLines }) => newStart > 0 && newLines > 0).map(({ newStart, newLines, added }) => ({ newStart, newLines, added }));
};
var isInOneHunk = (hunks, { startLine, endLine }) => startLine <= endLine && hunks.some(({ newStart, newLines }) => newStart <= startLine && endLine < newStart + newLines);

// src/github/compare-files.ts
var mostFiles = 300;
var compareFiles = async (github, { repository, base, head }) => {
  const what = `compare ${base.slice(0, 40)} with ${head.slice(0, 40)} in ${repositoryText(repository)}`;
  try {
    const { data } = await github.rest.repos.compareCommitsWithBasehead({
      ...repository,
      basehead: `${base}...${head}`,
      // Only commits come in pages; all files that there are come with the first. One commit is enough of them.
      per_page: 1,
      page: 1
    });
    const files = (data.files ?? []).map(({ filename, previous_filename: previous, status, patch }) => ({
      path: filename,
      previousPath: previous ?? null,
      status,
      hunks: parseHunks(patch ?? ""),
      hasPatch: patch !== void 0
    }));
    return { mergeBase: data.merge_base_commit.sha, files, isTruncated: files.length >= mostFiles };
  } catch (error) {
    if (statusOf(error) === 404 && /no common ancestor/i.test(messageOf(error)))
      throw new GitHubError(
        `Could not ${what}: they have no commit in common.`,
        "The base was force-pushed or begun anew: rebase the branch on it.",
        { status: 404, cause: error }
      );
    throw explainGitHub(error, what, { permission: "contents: read" });
  }
};

export {
  readFileAtRef,
  isInOneHunk,
  compareFiles
};
