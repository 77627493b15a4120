import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  defaultLimits,
  readUpload
} from "./chunk-6BKQDWK5.js";
import {
  explained
} from "./chunk-MJJUUXOH.js";
import {
  repositoryText
} from "./chunk-C6DGYUA2.js";
import {
  GitHubError,
  OutputError,
  UploadError
} from "./chunk-PZ3W4RZL.js";

// src/github/pull-requests.ts
var isSame = (one, other) => one.toLowerCase() === other.toLowerCase();
var isOfRun = (pull, { headSha, headRepository, headBranch }) => {
  if (pull.head.ref !== headBranch) return false;
  const repo = pull.head.repo;
  return repo === null ? pull.head.sha === headSha : isSame(repo.full_name, repositoryText(headRepository));
};
var stateOf = (pull) => {
  if (pull.state === "open") return "open";
  return pull.merged_at === null ? "closed" : "merged";
};
var outdatedBy = (pull, headSha) => {
  const state = stateOf(pull);
  if (state !== "open") return `Pull request #${pull.number} is ${state} by now.`;
  return pull.head.sha === headSha ? null : `Pull request #${pull.number} has moved on: it is at ${pull.head.sha.slice(0, 12)}, and this run measured ${headSha.slice(0, 12)}.`;
};
var inOrder = (pulls, headSha) => {
  const rank = (pull) => (outdatedBy(pull, headSha) === null ? 0 : 4) + (pull.state === "open" ? 0 : 2) + (pull.base.ref === pull.base.repo.default_branch ? 0 : 1);
  const age = (pull) => outdatedBy(pull, headSha) === null ? pull.number : -pull.number;
  return pulls.toSorted((one, other) => rank(one) - rank(other) || age(one) - age(other));
};
var findPullRequestOfRun = async (github, run) => {
  const { repository, headRepository, headBranch, headSha } = run;
  const { data } = await explained(
    `look for the pull request of ${headBranch} in ${repositoryText(repository)}`,
    () => github.rest.pulls.list({
      ...repository,
      head: `${headRepository.owner}:${headBranch}`,
      state: "all",
      sort: "updated",
      direction: "desc",
      per_page: 100
    }),
    { permission: "pull-requests: read" }
  );
  const pulls = inOrder(
    data.filter((pull2) => isOfRun(pull2, run)),
    headSha
  );
  const [pull, ...others] = pulls;
  if (pull === void 0) return null;
  return {
    number: pull.number,
    headSha: pull.head.sha,
    baseSha: pull.base.sha,
    baseRef: pull.base.ref,
    state: stateOf(pull),
    outdated: outdatedBy(pull, headSha),
    alsoOpen: others.filter((other) => outdatedBy(other, headSha) === null).map(({ number }) => number)
  };
};

// src/usecases/upload/fetch-upload.ts
import { mkdtemp, rm as rm2 } from "node:fs/promises";
import { join } from "node:path";

// src/github/artifacts.ts
var listArtifacts = async (github, { repository, runId, name }) => {
  const artifacts = await explained(
    `list what run ${runId} of ${repositoryText(repository)} uploaded`,
    () => github.paginate(github.rest.actions.listWorkflowRunArtifacts, {
      ...repository,
      run_id: runId,
      per_page: 100,
      ...name !== void 0 && { name }
    }),
    { permission: "actions: read" }
  );
  return artifacts.filter((it) => name === void 0 || it.name === name).sort((one, other) => other.id - one.id).map(({ id, name: name2, size_in_bytes: bytes, expired: isExpired }) => ({ id, name: name2, bytes, isExpired }));
};

// src/github/save-stream.ts
import { open, rm } from "node:fs/promises";
var tooBig = (what, maxBytes) => new UploadError(
  `${what} is bigger than ${Math.floor(maxBytes / 1024 / 1024)} MB: nothing of it is used.`,
  "A run of Pacegate uploads far less: let the workflow upload its output directory alone."
);
var explainWriting = (error, into) => typeof error === "object" && error !== null && "syscall" in error && "code" in error ? new OutputError(
  `${into} could not be written (${String(error.code)}).`,
  "Make room there, or name another place.",
  {
    cause: error
  }
) : error;
var saveStream = async (chunks, { into, maxBytes, what }) => {
  const file = await open(into, "wx").catch((error) => {
    throw explainWriting(error, into);
  });
  let bytes = 0;
  let isDone = false;
  try {
    for await (const chunk of chunks) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw tooBig(what, maxBytes);
      await file.writeFile(chunk);
    }
    isDone = true;
    return bytes;
  } catch (error) {
    throw explainWriting(error, into);
  } finally {
    await file.close();
    if (!isDone) await rm(into, { force: true });
  }
};

// src/github/download-artifact.ts
var tries = 3;
var timeLimit = 10 * 6e4;
var again = "Run it again later: the storage of artifacts did not answer as it should.";
var findAddress = (github, { repository, id }) => explained(
  `download artifact ${id} of ${repositoryText(repository)}`,
  async () => {
    const answer = await github.request(
      "GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}",
      {
        ...repository,
        artifact_id: id,
        archive_format: "zip",
        request: { redirect: "manual" }
      }
    );
    const { location } = answer.headers;
    if (location !== void 0) return new URL(location, answer.url).href;
    throw new GitHubError(`Could not download artifact ${id}: GitHub names no address for it.`, again, {
      status: answer.status
    });
  },
  { permission: "actions: read" }
);
var download = async (address, { id, maxBytes, into }) => {
  const what = `Artifact ${id}`;
  const answer = await globalThis.fetch(address, { signal: AbortSignal.timeout(timeLimit) });
  const body = answer.body;
  if (!answer.ok || body === null) {
    await answer.body?.cancel();
    throw new GitHubError(`Could not download artifact ${id}: its storage answered ${answer.status}.`, again, {
      status: answer.status
    });
  }
  if (Number(answer.headers.get("content-length") ?? 0) > maxBytes) {
    await answer.body?.cancel();
    throw tooBig(what, maxBytes);
  }
  return saveStream(body, { into, maxBytes, what });
};
var isUnreachable = (error) => typeof error === "object" && error !== null && "name" in error && ["TypeError", "TimeoutError", "AbortError"].includes(String(error.name));
var isPassing = (error) => isUnreachable(error) || error instanceof GitHubError && error.status !== null && error.status >= 500;
var downloadArtifact = async (github, request) => {
  for (let attempt = 1; ; attempt++) {
    const address = await findAddress(github, request);
    try {
      return await download(address, request);
    } catch (error) {
      if (isPassing(error) && attempt < tries) await github.pause(1e3 * attempt ** 2);
      else if (isUnreachable(error))
        throw new GitHubError(`Could not download artifact ${request.id}: its storage can't be reached.`, again, {
          status: null,
          cause: error
        });
      else throw error;
    }
  }
};

// src/usecases/upload/fetch-upload.ts
var missing = ({ run, artifact }) => new UploadError(
  `The measuring run ended as ${run.conclusion ?? "unknown"} and uploaded no artifact ${JSON.stringify(artifact)}.`,
  `Look at its log (${run.url}), and run it again.`
);
var fetchUpload = async (github, place) => {
  const { repository, run, artifact, temporary } = place;
  const [newest] = await listArtifacts(github, { repository, runId: run.id, name: artifact });
  if (newest === void 0 || newest.isExpired) throw missing(place);
  await using stack = new AsyncDisposableStack();
  const directory = stack.adopt(
    await mkdtemp(join(temporary, "pacegate-upload-")),
    (path) => rm2(path, { recursive: true, force: true })
  );
  const file = join(directory, "upload.zip");
  await downloadArtifact(github, { repository, id: newest.id, maxBytes: defaultLimits.file, into: file });
  return await readUpload({ file });
};

export {
  findPullRequestOfRun,
  listArtifacts,
  fetchUpload
};
