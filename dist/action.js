import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  configurationPath
} from "./chunk-YHLYDRGO.js";
import {
  refusal,
  shown
} from "./chunk-IJ5YAGRB.js";
import {
  parseRepositoryName
} from "./chunk-C6DGYUA2.js";
import {
  renderProgressLine,
  watchInterrupts
} from "./chunk-KZ4D6PLL.js";
import {
  planCheck,
  policyDifferences
} from "./chunk-YN36IYYG.js";
import "./chunk-VVFS23UM.js";
import {
  conclude,
  describeStored,
  discardReason,
  emptyInput,
  environmentClass,
  findings,
  goalsOf,
  judge,
  judgeInput,
  longestSlice,
  nextBlockKind,
  placeKey,
  placesOf,
  planBlock,
  planLooks,
  readConfigurations,
  reasonOf,
  resolveGoals,
  scrubbedEnvironment,
  slicePlan,
  trendsOf
} from "./chunk-IQNYDPSZ.js";
import {
  defaultConfiguration
} from "./chunk-B7EYBZWP.js";
import {
  parseConfiguration,
  parseDuration
} from "./chunk-LYQWIX4Q.js";
import {
  createRandom
} from "./chunk-ZIWWP5FQ.js";
import {
  blockFile
} from "./chunk-MRAJJQBN.js";
import "./chunk-PBE5CC26.js";
import {
  version
} from "./chunk-W4F75ABR.js";
import {
  sides
} from "./chunk-TYXQHNCN.js";
import {
  renderCheck
} from "./chunk-HY45FKKS.js";
import {
  resultSchema
} from "./chunk-7IOYNBAR.js";
import {
  renderTerminal
} from "./chunk-HY5B5PC2.js";
import "./chunk-ZL7RCS46.js";
import {
  renderComment,
  renderSummary
} from "./chunk-N2NXIG5N.js";
import "./chunk-PTREMZN3.js";
import {
  byteLength
} from "./chunk-F2EZNLCT.js";
import {
  codeBlock,
  codeSpan,
  escapeMarkdown,
  formatDuration,
  isMetric,
  markdownLink,
  metricOf,
  shorten
} from "./chunk-AC553LYD.js";
import {
  external_exports
} from "./chunk-TZMWMRPL.js";
import {
  BaselineError,
  ConfigurationError,
  GitHubError,
  InterruptedError,
  OutputError,
  PacegateError,
  UploadError,
  UsageError
} from "./chunk-NAX4DQJK.js";

// src/action/runner.ts
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

// src/github/merge-group-ref.ts
var parseMergeGroupRef = (ref) => {
  const [, base, number, baseSha] = /^(?:refs\/heads\/)?gh-readonly-queue\/(.+)\/pr-([1-9]\d{0,9})-([\da-f]{40}|[\da-f]{64})$/.exec(ref) ?? [];
  return base === void 0 || number === void 0 || baseSha === void 0 ? null : { base, number: Number(number), baseSha };
};
var isMergeGroupRef = (ref) => /^(?:refs\/heads\/)?gh-readonly-queue\//.test(ref);

// src/action/decide-task.ts
var nothing = (why) => ({ mode: "nothing", why });
var modeOf = {
  pull_request: "check",
  merge_group: "check",
  push: "refresh",
  schedule: "refresh",
  workflow_run: "report",
  workflow_dispatch: "investigate"
};
var pullRequestTask = ({ kind: event, number, isOpen, isFork, head, base }) => {
  const subject = `pull request #${number}`;
  if (!isOpen) return nothing(`The ${subject} is closed.`);
  const [headSha, baseSha] = [head.sha, base.sha];
  return { mode: "check", subject, headSha, baseSha, number, externalId: `pr-${number}`, isFork, event };
};
var mergeGroupTask = ({ kind: event, isQueued, head, base }) => {
  const named2 = parseMergeGroupRef(head.ref)?.number;
  const subject = named2 === void 0 ? "merge group" : `merge group of pull request #${named2}`;
  if (!isQueued) return nothing(`The ${subject} is gone: merged, invalidated or taken out of the queue.`);
  const [headSha, baseSha] = [head.sha, base.sha];
  return {
    mode: "check",
    subject,
    headSha,
    baseSha,
    number: null,
    externalId: "merge-group",
    isFork: false,
    event
  };
};
var checkTask = (event, { sha: headSha, ref }) => {
  switch (event.kind) {
    case "pull_request":
      return pullRequestTask(event);
    case "merge_group":
      return mergeGroupTask(event);
    case "workflow_run":
      throw new UsageError(
        "Mode check does not run on workflow_run: its token may write, and the code to measure would be a stranger’s.",
        "Measure on pull_request with `post: false`, and post with mode report: docs/forks.md."
      );
    case "push":
    case "schedule":
    case "workflow_dispatch": {
      const { kind } = event;
      const place = { headSha, baseSha: null, number: null, externalId: kind, isFork: false };
      return { mode: "check", subject: ref, ...place, event: kind };
    }
  }
};
var branchPrefix = "refs/heads/";
var refreshTask = (event, { sha: sha2, ref }) => {
  if (event.kind !== "push" && event.kind !== "schedule" && event.kind !== "workflow_dispatch")
    throw new UsageError(
      `Mode refresh does not run on ${event.kind}: baselines are never written from pull requests.`,
      "Run it on `push` to the default branch and on `schedule`: docs/workflows/pacegate.yml."
    );
  if (isMergeGroupRef(ref)) return nothing("This is a push of the merge queue.");
  if (event.kind === "push" && event.isDeletion) return nothing(`${ref} was deleted.`);
  if (event.kind !== "schedule" && ref !== `${branchPrefix}${event.defaultBranch}`)
    throw new UsageError(
      `Mode refresh was started for ${ref}, and baselines are written from the default branch ${event.defaultBranch} alone.`,
      `Let the workflow run on \`push: { branches: [${event.defaultBranch}] }\`.`
    );
  return { mode: "refresh", branch: ref.replace(branchPrefix, ""), commit: sha2 };
};
var reportTask = (event) => {
  if (event.kind !== "workflow_run")
    throw new UsageError(
      `Mode report does not run on ${event.kind}.`,
      "Run it on `workflow_run`: docs/workflows/pacegate-fork-report.yml."
    );
  return { mode: "report", run: event.run };
};
var decideTask = (mode, event, context) => {
  const chosen = mode === "auto" ? modeOf[event.kind] : mode;
  switch (chosen) {
    case "check":
      return checkTask(event, context);
    case "refresh":
      return refreshTask(event, context);
    case "report":
      return reportTask(event);
    case "investigate":
      return { mode: chosen };
  }
};

// src/action/event.ts
var sha = external_exports.string().regex(/^[\da-f]{40,64}$/);
var name = external_exports.string().min(1);
var time = external_exports.iso.datetime({ offset: true }).transform((text2) => new Date(text2));
var repository = external_exports.object({ full_name: name });
var pullRequest = external_exports.object({
  action: external_exports.string().optional(),
  number: external_exports.int().positive(),
  pull_request: external_exports.object({
    state: external_exports.string(),
    // The repository of the head is null once a fork is deleted.
    head: external_exports.object({ sha, ref: name, repo: repository.nullable() }),
    base: external_exports.object({ sha, ref: name, repo: repository })
  })
}).transform(({ number, pull_request: { state, head, base } }) => ({
  kind: "pull_request",
  number,
  isOpen: state === "open",
  isFork: head.repo?.full_name !== base.repo.full_name,
  head: { sha: head.sha, ref: head.ref },
  base: { sha: base.sha, ref: base.ref }
}));
var mergeGroup = external_exports.object({
  action: external_exports.string().optional(),
  merge_group: external_exports.object({ head_sha: sha, head_ref: name, base_sha: sha, base_ref: name })
}).transform(({ action, merge_group: group }) => ({
  kind: "merge_group",
  /** False once it was merged, invalidated or taken out of the queue. */
  isQueued: action !== "destroyed",
  head: { sha: group.head_sha, ref: group.head_ref },
  base: { sha: group.base_sha, ref: group.base_ref }
}));
var push = external_exports.object({
  ref: name,
  deleted: external_exports.boolean().default(false),
  repository: repository.extend({ default_branch: name })
}).transform(({ ref, deleted, repository: { default_branch: defaultBranch } }) => ({
  kind: "push",
  ref,
  isDeletion: deleted,
  defaultBranch
}));
var schedule = external_exports.object({}).transform(() => ({ kind: "schedule" }));
var workflowRun = external_exports.object({
  workflow_run: external_exports.object({
    id: external_exports.int().positive(),
    event: external_exports.string(),
    status: external_exports.string().nullable(),
    conclusion: external_exports.string().nullable(),
    run_started_at: time,
    updated_at: time,
    head_sha: sha,
    head_branch: external_exports.string().nullable(),
    head_repository: repository.nullable(),
    html_url: external_exports.url()
  })
}).transform(({ workflow_run: run }) => ({
  kind: "workflow_run",
  run: {
    id: run.id,
    event: run.event,
    isCompleted: run.status === "completed",
    conclusion: run.conclusion,
    from: run.run_started_at,
    to: run.updated_at,
    headSha: run.head_sha,
    headBranch: run.head_branch,
    headRepository: run.head_repository?.full_name ?? null,
    url: run.html_url
  }
}));
var workflowDispatch = external_exports.object({ ref: name, repository: repository.extend({ default_branch: name }) }).transform(({ ref, repository: { default_branch: defaultBranch } }) => ({
  kind: "workflow_dispatch",
  ref,
  defaultBranch
}));
var schemas = {
  pull_request: pullRequest,
  merge_group: mergeGroup,
  push,
  schedule,
  workflow_run: workflowRun,
  workflow_dispatch: workflowDispatch
};
var isKnown = (event) => Object.hasOwn(schemas, event);
var unknownEvent = (event) => event === "pull_request_target" ? new UsageError(
  "The workflow runs on pull_request_target, where the code of a stranger would be run with a token that may write.",
  "Use `on: pull_request`; docs/forks.md shows how results of forks get posted."
) : new UsageError(
  `The event ${event} is none that Pacegate answers.`,
  `Run it on ${Object.keys(schemas).join(", ")}: docs/workflows has complete examples.`
);
var readEvent = (event, payload) => {
  if (!isKnown(event)) throw unknownEvent(event);
  const { data: data2, error } = schemas[event].safeParse(payload);
  if (data2 !== void 0) return data2;
  const fields = [...new Set(error.issues.map(({ path }) => path.join(".") || "all of it"))];
  throw new UsageError(
    `The payload of the event ${event} is not as GitHub sends it: ${fields.join(", ")}.`,
    "See that nothing sets GITHUB_EVENT_NAME or GITHUB_EVENT_PATH, and that the server is GitHub or an Enterprise Server that knows Node 24 actions."
  );
};

// src/action/job.ts
var text = external_exports.string().min(1);
var schema = external_exports.object({
  GITHUB_REPOSITORY: text,
  GITHUB_EVENT_NAME: text,
  GITHUB_EVENT_PATH: text,
  GITHUB_API_URL: external_exports.url(),
  GITHUB_SERVER_URL: external_exports.url(),
  GITHUB_RUN_ID: external_exports.string().regex(/^\d+$/),
  GITHUB_RUN_ATTEMPT: external_exports.string().regex(/^\d+$/).default("1"),
  GITHUB_SHA: external_exports.string().regex(/^[\da-f]{40,64}$/),
  GITHUB_REF: text,
  GITHUB_ACTOR: external_exports.string().default(""),
  GITHUB_WORKSPACE: text,
  RUNNER_TEMP: text
});
var notAJob = (names2) => new UsageError(
  `This is not a job of GitHub Actions: ${names2.join(", ")} ${names2.length === 1 ? "is" : "are"} not set as a runner sets them.`,
  "Use it as a step of a workflow (docs/quick-start.md), or run the command line: pacegate check."
);
var readJob = (environment) => {
  const { data: data2, error } = schema.safeParse(environment);
  if (data2 === void 0) throw notAJob([...new Set(error.issues.map(({ path: [name2] }) => String(name2)))]);
  const repository2 = parseRepositoryName(data2.GITHUB_REPOSITORY);
  if (repository2 === null) throw notAJob(["GITHUB_REPOSITORY"]);
  const server = data2.GITHUB_SERVER_URL.replace(/\/+$/, "");
  return {
    repository: repository2,
    event: data2.GITHUB_EVENT_NAME,
    eventPath: data2.GITHUB_EVENT_PATH,
    apiUrl: data2.GITHUB_API_URL,
    runId: data2.GITHUB_RUN_ID,
    attempt: Number(data2.GITHUB_RUN_ATTEMPT),
    runUrl: `${server}/${data2.GITHUB_REPOSITORY}/actions/runs/${data2.GITHUB_RUN_ID}`,
    sha: data2.GITHUB_SHA,
    ref: data2.GITHUB_REF,
    actor: data2.GITHUB_ACTOR,
    workspace: data2.GITHUB_WORKSPACE,
    temporary: data2.RUNNER_TEMP
  };
};

// src/action/measured-environment.ts
var measuredEnvironment = (environment, token) => Object.fromEntries(
  Object.entries(scrubbedEnvironment(environment)).filter(([, value]) => token === null || !value.includes(token))
);

// src/action/inputs.ts
var modes = ["check", "refresh", "report", "investigate"];
var inputTexts = {
  mode: {
    description: "What to do: check (a pull request or a merge group), refresh (the stored baseline), report (post what another workflow measured), investigate, or auto: by the event.",
    default: "auto"
  },
  config: {
    description: `The configuration. ${defaultConfiguration} counts from the root of the repository, any other path from working-directory.`,
    default: defaultConfiguration
  },
  suites: {
    description: "Names of the suites to measure, whatever changed, separated by commas or line ends. Empty: all.",
    default: ""
  },
  scenarios: {
    description: "Names of the scenarios to measure, separated by commas or line ends. Empty: all.",
    default: ""
  },
  "time-limit": {
    description: "For the whole run, such as 5m. Empty: gate.time-limit of the configuration, or 10m.",
    default: ""
  },
  token: {
    description: "The job's own token, with the permissions of docs/permissions.md. It is kept out of the environment of the measured code.",
    default: "${{ github.token }}"
  },
  "working-directory": {
    description: "Directory inside the checked-out repository to run in.",
    default: "."
  },
  name: {
    description: "Name of the check. No job of any workflow may have the same name.",
    default: "pacegate"
  },
  post: {
    description: "Whether to write the check and the comment. false: only measure, for a workflow that uploads what it measured.",
    default: "true"
  },
  artifact: {
    description: "In mode report: name of the artifact that holds what was measured.",
    default: "pacegate"
  },
  base: {
    description: "Commit, branch or tag to compare with. Empty: what the event says.",
    default: ""
  },
  out: {
    description: "Directory for results, from working-directory. Empty: .pacegate/runs/<time>-<head>.",
    default: ""
  }
};

// src/action/read-inputs.ts
var shortestLimit = 1e3;
var longestName = 100;
var names = external_exports.string().transform((text2) => text2.split(/[\s,]+/).filter((it) => it !== ""));
var optional = external_exports.string().transform((text2) => text2 === "" ? null : text2);
var line = (right) => external_exports.string().regex(/^[^\p{Cc}\p{Cf}]+$/u, right);
var schema2 = external_exports.object({
  mode: external_exports.enum(["auto", ...modes], `one of auto, ${modes.join(", ")}`),
  config: external_exports.string(),
  suites: names,
  scenarios: names,
  "time-limit": optional.transform((text2, context) => {
    const limit = text2 === null ? null : parseDuration(text2);
    if (text2 !== null && (limit === null || limit < shortestLimit))
      context.addIssue("a duration of at least a second with its unit, such as 5m");
    return limit;
  }),
  token: optional,
  "working-directory": external_exports.string(),
  name: line("one line of text").max(longestName, `at most ${longestName} characters long`),
  post: external_exports.string().toLowerCase().pipe(external_exports.enum(["true", "false"], "true or false")).transform((text2) => text2 === "true"),
  artifact: line("the name of an artifact"),
  base: optional,
  out: optional
});
var textOf = (environment, name2, fallback) => {
  const given = environment[`INPUT_${name2.toUpperCase()}`]?.trim() ?? "";
  if (given !== "") return given;
  return fallback.startsWith("${{") ? "" : fallback;
};
var readInputs = (environment) => {
  const texts = Object.fromEntries(
    Object.entries(inputTexts).map(([name2, it]) => [name2, textOf(environment, name2, it.default)])
  );
  const { data: data2, error } = schema2.safeParse(texts);
  if (data2 !== void 0) return data2;
  const problems = error.issues.map(({ path: [name2], message }) => {
    const given = JSON.stringify(texts[String(name2)]);
    return `The input ${String(name2)} is ${given}, which is not ${message}.`;
  });
  throw new UsageError(
    problems.join("\n"),
    "Correct `with:` of the step in the workflow; docs/action.md lists the inputs."
  );
};

// src/action/runner-log.ts
var data = (text2) => text2.toWellFormed().replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
var property = (text2) => data(text2).replaceAll(":", "%3A").replaceAll(",", "%2C");
var commandText = (name2, text2, properties = {}) => {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${[name2, given.join(",")].join(" ").trimEnd()}::${data(text2)}`;
};
var gap = "​";
var plainLines = (text2) => text2.toWellFormed().split(/\r\n|\r|\n/).map((line2) => line2.replace(/^([\s\p{Cc}\p{Cf}]*):(?=:)/u, `$1:${gap}`).replaceAll("##[", `#${gap}#[`));
var createRunnerLog = (output) => {
  const secrets = [];
  const put = (line2) => {
    const shown2 = secrets.reduce((rest, secret) => rest.replaceAll(secret, "***"), line2);
    output.write(`${shown2}
`);
  };
  const annotate = (name2) => (text2, place) => put(
    commandText(name2, text2, {
      title: "Pacegate",
      ...place !== void 0 && { file: place.file, line: place.line, col: place.column }
    })
  );
  return {
    write: (text2) => {
      for (const line2 of plainLines(text2)) put(line2);
    },
    error: annotate("error"),
    warning: annotate("warning"),
    notice: annotate("notice"),
    mask: (secret) => {
      output.write(`${commandText("add-mask", secret)}
`);
      secrets.push(secret);
    }
  };
};

// src/action/step-files.ts
import { randomUUID } from "node:crypto";
import { appendFile } from "node:fs/promises";
var summaryLimit = 1024 * 1024;
var outputText = (name2, value, delimiter = `pacegate-${randomUUID()}`) => `${name2}<<${delimiter}
${value}
${delimiter}
`;
var append = async (path, text2) => {
  if (path === void 0 || path === "" || text2 === "") return;
  try {
    await appendFile(path, text2);
  } catch (error) {
    throw new OutputError(
      `${path} could not be written.`,
      "It is a file of the runner: see that its disk is not full and that no step removes it.",
      { cause: error }
    );
  }
};
var createStepFiles = (environment) => ({
  setOutputs: (outputs) => {
    const given = Object.entries(outputs).filter(([, value]) => value !== void 0);
    return append(environment["GITHUB_OUTPUT"], given.map(([name2, value]) => outputText(name2, value)).join(""));
  },
  addSummary: (markdown) => append(
    environment["GITHUB_STEP_SUMMARY"],
    byteLength(markdown) + 1 > summaryLimit ? "The summary is too long for this page: it is in the output directory.\n" : `${markdown}
`
  )
});

// src/action/choose-sides.ts
var elsewhere = ({ commit }, { subject, headSha }) => new UsageError(
  `The checked-out commit ${commit.slice(0, 10)} is neither the head ${headSha.slice(0, 10)} of ${subject} nor a test merge of it.`,
  "Check out what the event is about: actions/checkout without `ref`, and no commits in steps before this one."
);
var chooseSides = (task, checkedOut, givenBase) => {
  const { commit: head, parents } = checkedOut;
  const [into, merged] = parents;
  if (head === task.headSha) return { base: givenBase ?? task.baseSha, head };
  if (task.event === "pull_request" && parents.length === 2 && into !== void 0 && merged === task.headSha)
    return { base: givenBase ?? into, head };
  throw elsewhere(checkedOut, task);
};

// src/action/job-check.ts
var jobCheck = (result, links) => ({
  ...renderCheck(result, { links }),
  buttons: []
});

// src/action/measured-outputs.ts
import { join } from "node:path";
var measuredOutputs = ({ result, path }) => ({
  verdict: result.verdict,
  result: join(path, "result.json"),
  comment: join(path, "comment.md"),
  directory: path
});

// src/action/post-result.ts
var hasProvenFix = ({ findings: findings2 }) => findings2.some(({ fix }) => fix !== null && fix.patch !== null && fix.proof !== null);
var postResult = async (posting, { check: check2, report: report2, comment, result, findPlace }) => {
  const refused = [];
  const attempt = async (post) => {
    try {
      return await post();
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      refused.push(error);
      return null;
    }
  };
  await attempt(() => check2.complete(report2));
  const place = await attempt(findPlace);
  if (place === null) return refused;
  await attempt(() => posting.comment(place.number, comment));
  if (hasProvenFix(result)) await attempt(() => posting.suggest(place, result));
  return refused;
};

// src/action/run-links.ts
var runLinks = (runUrl) => ({ run: runUrl, result: `${runUrl}#artifacts` });

// src/action/run-options.ts
import { randomInt } from "node:crypto";
var largestSeed = 2 ** 31 - 1;
var runOptions = ({ inputs, job, cwd, environment }, { base, head }, baseline) => ({
  cwd,
  base,
  head,
  config: inputs.config,
  suites: inputs.suites,
  scenarios: inputs.scenarios,
  timeLimit: inputs["time-limit"],
  seed: randomInt(largestSeed),
  out: inputs.out,
  environment,
  version,
  baseline,
  links: runLinks(job.runUrl)
});

// src/action/verdict-failure.ts
var verdictFailure = ({ verdict, policy }) => {
  switch (verdict) {
    case "pass":
      return null;
    case "fail":
      return "The verdict is fail: the change is beyond what the policy accepts.";
    case "invalid":
      return "The verdict is invalid: there is no trustworthy measurement.";
    case "inconclusive":
      return policy.inconclusive === "block" && policy.from !== "head" ? "The verdict is inconclusive, and gate.inconclusive is block." : null;
  }
};

// src/action/problem.ts
var titles = {
  "configuration-invalid": "The configuration is invalid: nothing was measured",
  usage: "Nothing was measured",
  repository: "Nothing was measured: git could not give both sides",
  "preparation-failed": "Nothing was measured: a side could not be prepared",
  "service-failed": "Nothing was measured: a service failed",
  "load-failed": "Nothing was measured: the load generator failed",
  "output-failed": "The result could not be kept",
  baseline: "The stored baseline could not be reached",
  github: "GitHub refused a request",
  "upload-refused": "What was uploaded is refused",
  interrupted: "Stopped before there was a result",
  internal: "Pacegate itself failed"
};
var firstError = (error) => error instanceof SuppressedError ? firstError(error.suppressed) : error;
var problemOf = (thrown) => {
  const error = firstError(thrown);
  if (error instanceof PacegateError) return { title: titles[error.code], message: error.message, cure: error.cure };
  return {
    title: titles.internal,
    message: error instanceof Error ? error.message : String(error),
    cure: "This is a defect of Pacegate: run the job again with debug logging, and report it with the log."
  };
};
var problemReport = (thrown, runUrl) => {
  const { title, message, cure } = problemOf(thrown);
  return {
    conclusion: "action_required",
    title: shorten(title, 200),
    summary: [
      codeBlock(message.split("\n"), { most: 50 }),
      escapeMarkdown(cure, 1e3),
      markdownLink("Log of the run", runUrl)
    ].join("\n\n"),
    text: null,
    annotations: [],
    buttons: []
  };
};

// src/action/while-open.ts
var whileOpen = async (check2, { host: { signal }, log, job }, work) => {
  const tell = (error) => log.warning(`The check stays open. ${problemOf(error).message}`);
  const cancelled = Promise.withResolvers();
  let cancelling = false;
  const onAbort = () => {
    if (!(signal.reason instanceof InterruptedError)) return;
    cancelling = true;
    cancelled.resolve(check2.cancel().catch(tell));
  };
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    signal.throwIfAborted();
    return await work();
  } catch (error) {
    if (cancelling) await cancelled.promise;
    else await check2.complete(problemReport(error, job.runUrl)).catch(tell);
    throw error;
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
};

// src/action/check.ts
var onlyReads = ({ isFork }, { actor }) => isFork || actor === "dependabot[bot]";
var start = async (task, { inputs, job, log }, posting) => {
  if (!inputs.post) return null;
  const check2 = posting.check(task.headSha, task.externalId);
  try {
    await check2.start();
    return check2;
  } catch (error) {
    if (!(error instanceof GitHubError) || error.status !== 403 || !onlyReads(task, job)) throw error;
    log.warning(
      "The token of this job may only read, as GitHub has it for pull requests from forks and of Dependabot. The change is measured, and the verdict is this job's own result; no check and no comment are posted. docs/forks.md shows how to have them posted."
    );
    return null;
  }
};
var measure = async (task, stage, tools) => {
  const checkedOut = await tools.readCheckedOut();
  const sides2 = chooseSides(task, checkedOut, stage.inputs.base);
  const what = sides2.head === task.headSha ? "" : ", by its test merge";
  stage.log.write(`The head is ${task.headSha.slice(0, 10)} of ${task.subject}${what}.`);
  const baseline = await tools.openBaseline(checkedOut, sides2.base);
  return tools.runCheck(runOptions(stage, sides2, baseline), stage.host);
};
var commentPlace = async ({ number, headSha }, { result }, { posting, log }) => {
  if (number === null) return null;
  const outdated = await posting.outdated(number, headSha);
  if (outdated === null) return { number, headSha, baseSha: result.base.commit };
  log.notice(`${outdated} Its comment stays as it is.`);
  return null;
};
var check = async (task, stage, tools) => {
  const { inputs, job, log } = stage;
  const { posting } = tools;
  const open = await start(task, stage, posting);
  const measured = open === null ? await measure(task, stage, tools) : await whileOpen(open, stage, () => measure(task, stage, tools));
  const { result, directory, comment } = measured;
  log.write(renderTerminal(result, { colour: false, width: 120, directory }));
  const links = runLinks(job.runUrl);
  const report2 = jobCheck(result, links);
  const post = (target) => postResult(posting, {
    check: target,
    report: report2,
    comment,
    result,
    findPlace: () => commentPlace(task, measured, { posting, log })
  });
  const refused = open === null ? [] : await post(open);
  const failure = inputs.post ? verdictFailure(result) : null;
  return {
    outputs: measuredOutputs(measured),
    summary: renderSummary(result, { links }),
    failures: [...refused, ...failure === null ? [] : [failure]]
  };
};

// src/action/investigate.ts
var investigate = () => {
  throw new UsageError(
    "This version of Pacegate does not investigate yet.",
    "To judge a commit by hand, run it on workflow_dispatch with `mode: check` and `base`."
  );
};

// src/action/refresh.ts
var otherCommit = ({ commit }, task) => new UsageError(
  `The checked-out commit ${commit.slice(0, 10)} is not ${task.commit.slice(0, 10)}, which this run is about.`,
  "Check out without `ref`, and make no commits in steps before this one."
);
var storedText = ({ records, stored }, place) => {
  if (stored !== "stored") return `Nothing was stored: ${escapeMarkdown(stored.problem, 1e3)}`;
  const suites = records.map(({ suite }) => codeSpan(suite)).join(", ");
  return records.length === 0 ? "Nothing was measured that could be stored." : `Stored in ${escapeMarkdown(place)}: ${records.length} ${records.length === 1 ? "record" : "records"} (${suites}).`;
};
var refresh = async (task, stage, tools) => {
  const { job, log, host } = stage;
  const checkedOut = await tools.readCheckedOut();
  if (checkedOut.commit !== task.commit) throw otherCommit(checkedOut, task);
  const baseline = await tools.openBaseline(checkedOut);
  const outcome = await tools.runRefresh(
    {
      ...runOptions(stage, { base: stage.inputs.base, head: task.commit }, baseline),
      ref: task.branch,
      provenance: { source: "action", runId: job.runId, attempt: job.attempt, event: job.event }
    },
    host
  );
  const { result, directory, stored } = outcome;
  log.write(renderTerminal(result, { colour: false, width: 120, directory }));
  const text2 = storedText(outcome, baseline.place);
  if (result.verdict !== "pass") log.warning(`The verdict of this refresh is ${result.verdict}. It fails nothing.`);
  const failure = stored === "stored" ? null : new BaselineError(stored.problem, `What was measured is kept in ${directory}: upload it, and run again.`);
  return {
    outputs: measuredOutputs(outcome),
    summary: `${text2}

${renderSummary(result, { links: runLinks(job.runUrl) })}`,
    failures: failure === null ? [] : [failure]
  };
};

// src/usecases/upload/check-conformance.ts
import { isDeepStrictEqual } from "node:util";
var identityOf = ({ scenario, route, order }) => ({ scenario, route, order });
var plannedIdentity = ({ scenario, route, order }) => ({
  scenario: scenario.name,
  route,
  order: [...order]
});
var planFault = (block, plan, seed) => {
  const { suite, schedule: schedule2, solo } = plan;
  const { index, kind, slices, discarded } = block;
  if (block.schedule !== schedule2) return `was measured by schedule ${block.schedule}, and ${schedule2} is planned`;
  if (block.seed !== `${seed}/${suite.name}/${index}`) return "does not come from the run's seed";
  if (block.warmUp.slice > longestSlice) return "has longer windows than any";
  const random = createRandom(seed).fork(`${suite.name}/${index}`);
  const { startOrder, loads } = planBlock({ suite, kind, schedule: schedule2, solo, plan: slicePlan, random });
  if (block.startOrder.length > 0 && !isDeepStrictEqual(block.startOrder, startOrder))
    return "started its sides in another order than its seed says";
  const planned = loads.slice(0, slices.length).map(plannedIdentity);
  if (slices.length > loads.length || !isDeepStrictEqual(slices.map(identityOf), planned))
    return "holds other slices than the configuration of the base and its seed say";
  const known = new Set(suite.routes.map(({ name: name2 }) => name2));
  const loaded = slices.flatMap((slice) => sides.flatMap((side) => slice[side] ?? []));
  if (loaded.some(({ routes }) => Object.keys(routes).some((name2) => !known.has(name2))))
    return "holds requests that the configuration of the base does not ask for";
  if (discarded !== null) return null;
  const complete = slices.length === loads.length && sides.every((side) => block.sides[side] !== null);
  return complete ? null : "counts, and a part of its slices is missing";
};
var died = /^(?:base|head) died in the middle of a block\b/;
var discardFault = (block, plan, seed) => {
  const { slices, warmUp, discarded, kind } = block;
  if (discarded !== null && (slices.length === 0 || died.test(discarded.reason))) return null;
  const random = createRandom(seed).fork(`${plan.suite.name}/${block.index}`);
  const { loads } = planBlock({
    suite: plan.suite,
    kind,
    schedule: plan.schedule,
    solo: plan.solo,
    plan: slicePlan,
    random
  });
  const own = slices.length === loads.length ? discardReason(slices, warmUp.slice) : null;
  if (isDeepStrictEqual(own, discarded)) return null;
  return own === null ? "was discarded, and its data give no reason to" : "counts, and its data say that it has to be discarded";
};
var checkConformance = (blocks, plan, { seed, mostBlocks }) => {
  for (const [at, block] of blocks.entries()) {
    const before = blocks.slice(0, at);
    const kind = nextBlockKind(before);
    if (block.kind !== kind)
      throw refusal(blockFile(block), `is a ${block.kind} block, and a ${kind} block was in turn`);
    const fault = planFault(block, plan, seed) ?? discardFault(block, plan, seed);
    if (fault !== null) throw refusal(blockFile(block), fault);
  }
  const counted = blocks.filter((block) => block.kind === "comparison" && block.discarded === null).length;
  if (counted > mostBlocks)
    throw refusal(
      null,
      `holds ${counted} blocks of suite ${plan.suite.name} that count; the policy allows ${mostBlocks}`
    );
};

// src/usecases/upload/check-identity.ts
var short = (commit) => shown(commit.slice(0, 12));
var checkIdentity = (measured, identity) => {
  const { base, head, merge = null } = identity;
  if (measured.head.dirty) throw refusal(null, "measured uncommitted work, not the commit that is judged");
  const isMerge = merge !== null && measured.head.commit === merge.commit && merge.commit !== head.commit;
  if (!isMerge && measured.head.commit !== head.commit)
    throw refusal(
      null,
      `measured another commit: ${short(measured.head.commit)}, and the head of the pull request is ${short(head.commit)}. The measuring workflow has to check out \`ref: \${{ github.event.pull_request.head.sha }}\``
    );
  const expected = isMerge ? merge.base : base.commit;
  if (measured.base.commit !== expected)
    throw refusal(
      null,
      `compared with another base: ${short(measured.base.commit)}, and it is ${short(expected)}. Measure again: the branch that the change goes to may have moved`
    );
  return isMerge ? [
    `What was measured is GitHub's test merge of the head with ${base.ref} (${merge.commit.slice(0, 12)}), not the head itself.`
  ] : [];
};

// src/usecases/upload/check-times.ts
var slack = 5 * 6e4;
var wallTime = ({ time: time2 }) => time2.start + time2.warmUp + time2.load + time2.other;
var checkTimes = (blocks, { startedAt, duration }, during = null) => {
  const begin = Date.parse(startedAt);
  const end = begin + duration;
  if (during !== null && (begin < during.from.getTime() - slack || end > during.to.getTime() + slack))
    throw refusal("result.json", "is of another time than the run that uploaded it");
  const inTurn = blocks.toSorted((a, b) => a.suite === b.suite ? a.index - b.index : 0);
  let before = null;
  for (const block of inTurn) {
    const at = Date.parse(block.startedAt);
    if (at < begin - slack || at > end + slack) throw refusal(blockFile(block), "was not measured during its run");
    if (before !== null && before.suite === block.suite && at < Date.parse(before.startedAt) - slack)
      throw refusal(blockFile(block), "was measured before the block that it follows");
    before = block;
  }
  const measured = blocks.reduce((sum, block) => sum + wallTime(block), 0);
  if (measured > duration * 1.01 + 1e3) throw refusal(null, "holds blocks that took longer than their run");
};

// src/usecases/upload/conclude-upload.ts
var unreported = (version2) => ({
  environment: {
    pacegate: version2,
    node: "unknown",
    platform: "unknown",
    kernel: "unknown",
    cpu: "unknown",
    cores: 0,
    memory: 0
  },
  seed: 0,
  startedAt: (/* @__PURE__ */ new Date(0)).toISOString(),
  duration: 0,
  time: { prepare: 0, measure: 0, start: 0, warmUp: 0, load: 0, overhead: 0 }
});
var longest = 100;
var shorten2 = (machine) => ({
  ...machine,
  pacegate: machine.pacegate.slice(0, longest),
  node: machine.node.slice(0, longest),
  platform: machine.platform.slice(0, longest),
  kernel: machine.kernel.slice(0, longest),
  cpu: machine.cpu.slice(0, longest)
});
var historyOf = ({ identity: { base, head }, stored = null, goals = [] }, plan, { metrics }, { environment, startedAt }) => {
  const nothing3 = {
    place: null,
    environment: environmentClass(environment),
    suites: [],
    problems: [],
    reached: true
  };
  const run = {
    base: base.commit,
    head: head.commit,
    at: startedAt,
    unpaired: /* @__PURE__ */ new Set(),
    recorded: false,
    hashes: new Map(plan.suites.map(({ suite, hashes }) => [suite.name, hashes]))
  };
  return {
    baseline: describeStored(stored ?? nothing3),
    trends: trendsOf(stored ?? nothing3, metrics, run),
    goals: goalsOf(goals, stored ?? nothing3, metrics, run),
    information: []
  };
};
var concludeUpload = ({ grounds, plan, judgement, blocks, reported, notices }) => {
  const { identity, version: version2 } = grounds;
  const { environment, seed, startedAt, duration, time: time2 } = reported ?? unreported(version2);
  const machine = shorten2(environment);
  return conclude({
    sides: {
      base: { ...identity.base, tree: "", dirty: false },
      head: { ...identity.head, tree: "", dirty: false },
      changedFiles: [],
      notices: []
    },
    plan,
    judgement,
    blocks,
    machine,
    seed,
    startedAt: new Date(startedAt),
    duration,
    prepared: Math.min(duration, time2.prepare),
    notices: [...notices, ...grounds.notices ?? [], ...plan.notices],
    findings,
    history: historyOf(grounds, plan, judgement, { environment: machine, seed, startedAt, duration, time: time2 })
  });
};

// src/usecases/upload/distrust.ts
var stoppedEarly = ({ plan, provisional, mostBlocks, duration }) => {
  const { timeLimit } = plan.policy;
  if (duration >= timeLimit - 1) return [];
  return provisional().suites.filter(({ skipped, decided, blocks }) => skipped === null && !decided && blocks.counted < mostBlocks).map(
    ({ name: name2, blocks }) => `${name2}: the run stopped after ${blocks.counted} of ${mostBlocks} blocks, undecided and before its time limit of ${formatDuration(timeLimit)}. Measure again; a time limit has to be the same in both workflows.`
  );
};
var unobserved = ({ plan, judgement, stored }) => plan.suites.flatMap(({ suite: { name: name2, scenarios, routes }, skipped }) => {
  const own = stored?.suites.find(({ suite }) => suite === name2);
  const newest = own?.records.at(-1) ?? own?.others.at(-1);
  if (skipped !== null || newest === void 0) return [];
  const isPlanned = (names2, given) => given === null || names2.some((it) => it.name === given);
  const gone = newest.metrics.filter(
    ({ primary, metric, scenario, route }) => primary && isMetric(metric) && isPlanned(scenarios, scenario) && isPlanned(routes, route) && !judgement.metrics.some(
      (it) => it.suite === name2 && it.metric === metric && it.scenario === scenario && it.route === route
    )
  );
  if (gone.length === 0) return [];
  const titles2 = [...new Set(gone.map(({ metric }) => metricOf(metric).title))].join(", ");
  return [
    `${name2}: the stored record has ${gone.length === 1 ? "a comparison" : `${gone.length} comparisons`} that this run does not have (${titles2}). Measure on the same kind of runner.`
  ];
});
var distrust = (suspicion) => {
  const { verdict } = suspicion.judgement;
  if (verdict === "fail" || verdict === "invalid") return [];
  return [...stoppedEarly(suspicion), ...unobserved(suspicion)];
};

// src/usecases/upload/plan-upload.ts
var planUpload = (grounds) => {
  const { baseConfiguration: base, headConfiguration: head, changedFiles: changedFiles2, timeLimit = null } = grounds;
  const { suites = [], scenarios = [] } = grounds;
  const all = (base ?? head).suites.map(({ name: name2 }) => name2);
  const plan = planCheck({
    base,
    head,
    given: false,
    changedFiles: changedFiles2 ?? [],
    onlySuites: suites.length === 0 && changedFiles2 === null ? all : suites,
    onlyScenarios: scenarios
  });
  const altered = base === null ? [] : policyDifferences(base.policy, head.policy);
  return {
    ...plan,
    policy: timeLimit === null ? plan.policy : { ...plan.policy, timeLimit },
    notices: [
      ...plan.notices,
      ...altered.map((it) => `This change alters the policy; it takes effect after the merge: ${it}.`)
    ]
  };
};

// src/usecases/upload/refuse-copies.ts
import { createHash } from "node:crypto";
var enough = { durations: 20, different: 5 };
var refuseCopies = (blocks) => {
  const seen = /* @__PURE__ */ new Map();
  for (const block of blocks) {
    for (const slice of block.slices) {
      for (const side of sides) {
        for (const { durations } of Object.values(slice[side]?.routes ?? {})) {
          if (durations.length < enough.durations || new Set(durations).size < enough.different) continue;
          const key = createHash("sha256").update(durations.join()).digest("base64");
          const other = seen.get(key);
          if (other !== void 0) throw refusal(blockFile(block), `holds the same durations again as ${other}`);
          seen.set(key, blockFile(block));
        }
      }
    }
  }
};

// src/usecases/upload/upload-notices.ts
import { isDeepStrictEqual as isDeepStrictEqual2 } from "node:util";
var hearsay = "Judged from the raw blocks that another run uploaded, by the policy of the base. Machine, seed and times are that run's own words, and so is that the blocks were measured at all.";
var comparable = (input) => {
  const { policy, blockTime: _, ...rest } = Object(JSON.parse(JSON.stringify(input)));
  return { ...rest, policy: { ...Object(policy), timeLimit: null } };
};
var mostNames = 5;
var unobserved2 = (plan, { metrics }) => emptyInput(plan, false).suites.flatMap((suite) => {
  const made = new Set(metrics.filter((it) => it.suite === suite.name).map(placeKey));
  if (suite.skipped !== null || made.size === 0) return [];
  const without = placesOf(suite).filter((place) => place.primary && !made.has(placeKey(place)));
  if (without.length === 0) return [];
  const titles2 = [...new Set(without.map(({ metric }) => metricOf(metric).title))].join(", ");
  return [`${suite.name}: of ${titles2} the run says that not all could be observed, so not all is compared.`];
});
var uploadNotices = (upload, plan, judgement) => {
  const { verdict } = judgement;
  const { result, blocks } = upload;
  const measured = new Set(plan.suites.flatMap(({ suite, skipped }) => skipped === null ? [suite.name] : []));
  const ignored = [...new Set(blocks.map(({ suite }) => suite))].filter((name2) => !measured.has(name2));
  const otherPlan = upload.plan !== null && !isDeepStrictEqual2(comparable(upload.plan), comparable(emptyInput(plan, false)));
  return [
    hearsay,
    ...result !== null && result.verdict !== verdict ? [`The run itself came to "${result.verdict}"; that does not count.`] : [],
    ...otherPlan ? ["The run planned something else than the configuration of the base says; that does not count."] : [],
    ...unobserved2(plan, judgement),
    ...ignored.length > 0 ? [`Blocks of ${ignored.slice(0, mostNames).join(", ")} were not looked at: nothing is expected of them.`] : []
  ];
};

// src/usecases/judge-upload.ts
var invalid = (judgement, reasons) => ({
  ...judgement,
  verdict: "invalid",
  reasons: [...reasons]
});
var unmeasured = (plan, reasons) => ({
  judgement: invalid(judge(emptyInput(plan, true)), reasons),
  blocks: []
});
var quoteRun = (reasons) => reasons.slice(0, 5).map((reason) => `The run's own words: ${reason.slice(0, 2e3)}`);
var missingReason = (missing, listed) => {
  const names2 = missing.map(({ plan: { suite } }) => suite.name).join(", ");
  const why = listed ? "" : " GitHub did not list every changed file, so each suite counts as touched and has to be measured.";
  return `Nothing was uploaded that compares the sides in ${names2}, and the configuration of the base expects it.${why}`;
};
var outdatedBase = ({ baseConfiguration, branchConfigured = false, identity }) => baseConfiguration === null && branchConfigured ? `The change starts from a commit without a valid configuration, and ${identity.base.ref} has one by now: merge that branch into the change, or rebase the change on it, so that it is judged by it.` : null;
var judgeBlocks = (request, plan) => {
  const { upload, changedFiles: changedFiles2, during, stored = null } = request;
  const { result } = upload;
  const outdated = outdatedBase(request);
  if (outdated !== null) return unmeasured(plan, [outdated]);
  if (result === null)
    return unmeasured(plan, [
      "The measuring run did not come to its end: it uploaded no result, so nothing of it is judged."
    ]);
  const looks = planLooks(plan.policy.maxBlocks);
  const given = plan.suites.map((suite) => ({
    plan: suite,
    // Nothing is asked of a suite that the plan skips, so nothing that came all the same is looked at.
    blocks: suite.skipped === null ? upload.blocks.filter((block) => block.suite === suite.suite.name) : [],
    looks
  }));
  const expected = given.filter((it) => it.plan.skipped === null);
  const missing = expected.filter(({ blocks: blocks2 }) => blocks2.every(({ kind }) => kind === "control"));
  if (missing.length > 0)
    return unmeasured(plan, [missingReason(missing, changedFiles2 !== null), ...quoteRun(result.reasons)]);
  const blocks = expected.flatMap((it) => it.blocks);
  const mostBlocks = looks.looks.at(-1)?.blocks ?? plan.policy.maxBlocks;
  checkTimes(blocks, result, during);
  for (const it of expected) checkConformance(it.blocks, it.plan, { seed: result.seed, mostBlocks });
  refuseCopies(blocks);
  const judgement = judge(judgeInput(plan, given, true));
  const provisional = () => judge(judgeInput(plan, given, false));
  const doubts = distrust({ plan, judgement, provisional, mostBlocks, duration: result.duration, stored });
  if (doubts.length > 0) return { judgement: invalid(judgement, [...doubts, ...judgement.reasons]), blocks };
  const said = judgement.verdict === "invalid" && result.verdict === "invalid" ? result.reasons : [];
  const words = quoteRun(said.filter((reason) => !judgement.reasons.includes(reason)));
  return { judgement: { ...judgement, reasons: [...judgement.reasons, ...words] }, blocks };
};
var judgeUpload = (request) => {
  const { upload, identity } = request;
  const plan = planUpload(request);
  const identified = upload.result === null ? [] : checkIdentity(upload.result, identity);
  const judged = judgeBlocks(request, plan);
  const notices = [...uploadNotices(upload, plan, judged.judgement), ...identified];
  const result = concludeUpload({ grounds: request, plan, ...judged, reported: upload.result, notices });
  if (!resultSchema.safeParse(result).success) throw refusal(null, "holds figures that nothing can be reckoned from");
  return result;
};
var refuseUpload = (grounds, error) => {
  const plan = planUpload(grounds);
  return concludeUpload({ grounds, plan, ...unmeasured(plan, [reasonOf(error)]), reported: null, notices: [] });
};

// src/usecases/upload/read-upload-configurations.ts
var named = new Proxy(
  {},
  {
    get: (_, name2) => typeof name2 === "string" ? `\${${name2}}` : void 0,
    getOwnPropertyDescriptor: (_, name2) => typeof name2 === "string" ? { value: `\${${name2}}`, configurable: true, enumerable: true, writable: true } : void 0
  }
);
var readUploadConfigurations = (path, read) => readConfigurations({
  source: { kind: "repository", path },
  read,
  parse: (file, text2) => parseConfiguration({ file, text: text2, environment: named })
});

// src/action/gather-grounds.ts
var changedFiles = ({ files, isTruncated }) => isTruncated ? null : files.flatMap(({ path, previousPath }) => [path, ...previousPath === null ? [] : [previousPath]]);
var gatherGrounds = async (run, pull, { inputs, job, cwd }, tools) => {
  const path = configurationPath(inputs.config, { cwd, top: job.workspace });
  if (path === null)
    throw new UsageError(
      `The configuration ${inputs.config} lies outside of the repository.`,
      "Mode report reads it from the base of the pull request: name a file of the repository."
    );
  const comparison = await tools.compareFiles(pull.baseSha, pull.headSha);
  const { mergeBase } = comparison;
  const { base, head, notices } = await readUploadConfigurations(
    path,
    (side, file) => tools.readFile(side === "base" ? mergeBase : pull.headSha, file)
  );
  return {
    baseConfiguration: base,
    headConfiguration: head,
    branchConfigured: base === null && await tools.readFile(pull.baseSha, path) !== null,
    changedFiles: changedFiles(comparison),
    identity: {
      base: { ref: pull.baseRef, commit: mergeBase },
      head: { ref: run.headBranch ?? "", commit: pull.headSha }
    },
    suites: inputs.suites,
    scenarios: inputs.scenarios,
    timeLimit: inputs["time-limit"],
    version,
    during: { from: run.from, to: run.to },
    goals: await resolveGoals(base?.goals ?? [], tools),
    notices
  };
};

// src/action/report.ts
var nothing2 = (stage, why) => {
  stage.log.notice(`Nothing is posted: ${why}`);
  return { outputs: {}, summary: null, failures: [] };
};
var storedOf = async (upload, base, tools) => {
  if (base === null) return null;
  const suites = base.suites.map(({ name: name2 }) => name2);
  const environment = upload.result === null ? "" : environmentClass(upload.result.environment);
  return tools.readStored(base.baseline.branch, suites, environment);
};
var judge2 = async (run, grounds, stage, tools) => {
  try {
    const upload = await tools.fetchUpload(run, stage.inputs.artifact);
    const stored = await storedOf(upload, grounds.baseConfiguration, tools);
    return judgeUpload({ ...grounds, upload, stored });
  } catch (error) {
    if (!(error instanceof UploadError)) throw error;
    stage.log.warning(`${error.message} ${error.cure}`);
    return refuseUpload(grounds, error);
  }
};
var postVerdict = async (run, pull, stage, tools) => {
  const { posting } = tools;
  const check2 = posting.check(pull.headSha, `pr-${pull.number}`);
  const judged = await whileOpen(check2, stage, async () => {
    const grounds = await gatherGrounds(run, pull, stage, tools);
    return { result: await judge2(run, grounds, stage, tools), mergeBase: grounds.identity.base.commit };
  });
  const { result, mergeBase } = judged;
  const links = runLinks(run.url);
  const comment = renderComment(result, { links });
  const path = await tools.keep(result, comment);
  const failures = await postResult(posting, {
    check: check2,
    report: jobCheck(result, links),
    comment,
    result,
    findPlace: () => Promise.resolve({ number: pull.number, headSha: pull.headSha, baseSha: mergeBase })
  });
  return { outputs: measuredOutputs({ result, path }), summary: renderSummary(result, { links }), failures };
};
var report = async ({ run }, stage, tools) => {
  if (run.event !== "pull_request") return nothing2(stage, `The run was started by ${run.event}, not by pull_request.`);
  if (!run.isCompleted) return nothing2(stage, "The measuring run has not ended: use `types: [completed]`.");
  const headRepository = parseRepositoryName(run.headRepository ?? "");
  if (headRepository === null || run.headBranch === null)
    return nothing2(stage, "The repository that the pull request came from is gone.");
  const { headSha, headBranch } = run;
  const pull = await tools.findPullRequest({ headSha, headRepository, headBranch });
  if (pull === null) return nothing2(stage, `No pull request has ${headSha.slice(0, 12)} as its head.`);
  if (pull.outdated !== null) return nothing2(stage, pull.outdated);
  try {
    return await postVerdict(run, pull, stage, tools);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    stage.log.warning(`${error.message}
${error.cure}`);
    return { outputs: {}, summary: null, failures: [] };
  }
};

// src/action/story.ts
var story = async (task, stage, tools) => {
  switch (task.mode) {
    case "check":
      return check(task, stage, await tools.check(stage));
    case "refresh":
      return refresh(task, stage, await tools.refresh(stage));
    case "report":
      return report(task, stage, await tools.report(stage));
    case "investigate":
      return investigate();
    case "nothing":
      stage.log.notice(`Nothing to do: ${task.why}`);
      return { outputs: {}, summary: null, failures: [] };
  }
};

// src/action/tell-problem.ts
var mostAnnotations = 9;
var tellProblem = (thrown, log, verbose) => {
  const { title, message, cure } = problemOf(thrown);
  if (thrown instanceof ConfigurationError) {
    for (const { problem, cure: right, line: line2, column } of thrown.problems.slice(0, mostAnnotations))
      log.error(`${problem} ${right}`, { file: thrown.file, line: line2, column });
    log.write(message);
  }
  log.error(thrown instanceof ConfigurationError ? `${title}. ${cure}` : `${message}
${cure}`);
  if (verbose && thrown instanceof Error) log.write(thrown.stack ?? "");
};

// src/action/tools.ts
var systemTools = {
  check: async (stage) => (await import("./check-tools-C3MVIPI4.js")).createCheckTools(stage),
  refresh: async (stage) => (await import("./refresh-tools-EVC2QEQI.js")).createRefreshTools(stage),
  report: async (stage) => (await import("./report-tools-6P67LOE4.js")).createReportTools(stage)
};

// src/action/runner.ts
var readEventFile = async ({ event, eventPath }) => {
  let payload;
  try {
    payload = JSON.parse(await readFile(eventPath, "utf8"));
  } catch (error) {
    throw new UsageError(
      `The payload of the event, ${eventPath}, can't be read.`,
      "The runner writes it and names it in GITHUB_EVENT_PATH: see that no step removes it or sets that variable.",
      { cause: error }
    );
  }
  return readEvent(event, payload);
};
var watchDefects = (host, interrupts, tell) => {
  const handle = (error) => {
    if (!interrupts.signal.aborted) {
      interrupts.abort(error);
      return;
    }
    tell(error);
    host.exit(1);
  };
  host.on("uncaughtException", handle);
  return { [Symbol.dispose]: () => void host.off("uncaughtException", handle) };
};
var runAction = async (host, tools = systemTools) => {
  const log = createRunnerLog(host.stdout);
  const tell = (error) => tellProblem(error, log, host.env["RUNNER_DEBUG"] === "1");
  try {
    const inputs = readInputs(host.env);
    if (inputs.token !== null) log.mask(inputs.token);
    const job = readJob(host.env);
    const files = createStepFiles(host.env);
    const task = decideTask(inputs.mode, await readEventFile(job), job);
    using interrupts = watchInterrupts(host, () => 1);
    using _defects = watchDefects(host, interrupts, tell);
    const stage = {
      inputs,
      job,
      log,
      cwd: resolve(job.workspace, inputs["working-directory"]),
      environment: measuredEnvironment(host.env, inputs.token),
      host: {
        signal: interrupts.signal,
        report: (progress) => log.write(renderProgressLine(progress)),
        onExit: (cleanup) => ({ [Symbol.dispose]: interrupts.onExit(cleanup) })
      }
    };
    const { outputs, summary, failures } = await story(task, stage, tools);
    await files.setOutputs(outputs);
    if (summary !== null) await files.addSummary(summary);
    for (const failure of failures) {
      if (failure instanceof PacegateError) tell(failure);
      else log.error(failure);
    }
    return failures.length === 0 ? 0 : 1;
  } catch (error) {
    tell(error);
    return 1;
  }
};

// src/action/run.ts
process.exitCode = await runAction(process);
