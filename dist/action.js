import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  renderInvestigationTerminal
} from "./chunk-KGAXBGPU.js";
import {
  investigationReport,
  postResult
} from "./chunk-VRQGG6SB.js";
import {
  renderCheck
} from "./chunk-OCRBUXAP.js";
import {
  gatherGrounds,
  isMergeGroupRef,
  judgeUpload,
  parseMergeGroupRef,
  problemOf,
  problemReport,
  refuseUpload
} from "./chunk-THU6NSDL.js";
import {
  renderInvestigationComment
} from "./chunk-HWTYMVDZ.js";
import {
  configurationPath
} from "./chunk-XZLIXQ2F.js";
import "./chunk-2AIFNDTN.js";
import {
  parseRepositoryName
} from "./chunk-C6DGYUA2.js";
import {
  renderProgressLine
} from "./chunk-BYJ4AK2O.js";
import {
  renderTerminal
} from "./chunk-ZDZ7DMKR.js";
import "./chunk-ZL7RCS46.js";
import {
  watchInterrupts
} from "./chunk-VV4RV6Q7.js";
import "./chunk-APDG6ZBT.js";
import "./chunk-SCZ2ZM32.js";
import {
  environmentClass
} from "./chunk-OB3N2FPT.js";
import "./chunk-V5LBYAPM.js";
import {
  renderComment,
  renderSummary
} from "./chunk-RIJFTOSU.js";
import "./chunk-YP2GOVHX.js";
import {
  defaultConfiguration,
  scrubbedEnvironment
} from "./chunk-ZVDYMXII.js";
import "./chunk-6A772AGG.js";
import "./chunk-PTREMZN3.js";
import "./chunk-J4547VCP.js";
import "./chunk-MQUC3ZQY.js";
import {
  byteLength
} from "./chunk-DJDUGR34.js";
import "./chunk-KJFAOCEL.js";
import {
  version
} from "./chunk-W4F75ABR.js";
import {
  codeSpan,
  escapeMarkdown
} from "./chunk-J3X4RRUV.js";
import "./chunk-HVBHZGVJ.js";
import "./chunk-OKUXJVYF.js";
import "./chunk-SJTKAJBJ.js";
import {
  parseDuration
} from "./chunk-4AKL4WDJ.js";
import "./chunk-ZIWWP5FQ.js";
import {
  BaselineError,
  ConfigurationError,
  GitHubError,
  InterruptedError,
  OutputError,
  PacegateError,
  UploadError,
  UsageError
} from "./chunk-PZ3W4RZL.js";
import "./chunk-JU7WK37J.js";
import "./chunk-U722ZXNU.js";
import "./chunk-CW5DKERV.js";
import "./chunk-JCDCNJ33.js";
import "./chunk-UIUPYH7M.js";
import "./chunk-H62VT7KO.js";
import "./chunk-LQC57QNM.js";
import "./chunk-YNA2QW7M.js";
import "./chunk-O6QRDXNH.js";
import "./chunk-CHEHAT7Q.js";
import "./chunk-623PKLHY.js";
import "./chunk-TYXQHNCN.js";
import "./chunk-WUXYG5CP.js";
import "./chunk-42FJ7QRR.js";
import "./chunk-WAA62WIU.js";
import "./chunk-JGGM5WWA.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";
import "./chunk-TZ54PJF2.js";

// src/action/runner.ts
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

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
  const named = parseMergeGroupRef(head.ref)?.number;
  const subject = named === void 0 ? "merge group" : `merge group of pull request #${named}`;
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
        "Only mode report runs on workflow_run: its token may write, and the code to measure would be a stranger’s.",
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
var investigateTask = (event, context) => {
  const task = checkTask(event, context);
  return task.mode === "check" ? { ...task, mode: "investigate", externalId: `${task.externalId}-investigate` } : task;
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
      return investigateTask(event, context);
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
  about: {
    description: "In mode investigate: a suite, a metric or a route to look into, such as latency.p95. Empty: all that got worse.",
    default: ""
  },
  earlier: {
    description: "In mode investigate: the output directory of an earlier check of the same commits, which is not measured again then. Empty, or of other commits: it is measured.",
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
  about: optional,
  earlier: optional,
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
    const shown = secrets.reduce((rest, secret) => rest.replaceAll(secret, "***"), line2);
    output.write(`${shown}
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
var startPosted = async (task, { inputs, job, log }, posting) => {
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
  const sides = chooseSides(task, checkedOut, stage.inputs.base);
  const what = sides.head === task.headSha ? "" : ", by its test merge";
  stage.log.write(`The head is ${task.headSha.slice(0, 10)} of ${task.subject}${what}.`);
  const baseline = await tools.openBaseline(checkedOut, sides.base);
  return tools.runCheck(runOptions(stage, sides, baseline), stage.host);
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
  const open = await startPosted(task, stage, posting);
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
import { join as join2 } from "node:path";

// src/usecases/posting/attempt-all.ts
var attemptAll = async (posts) => {
  const refused = [];
  for (const post of posts) {
    try {
      await post();
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      refused.push(error);
    }
  }
  return refused;
};

// src/action/open-comment.ts
var openComment = ({ posting, number, log }) => {
  let next = null;
  let writing = null;
  let isRefused = false;
  const write = async (to) => {
    while (next !== null && !isRefused) {
      const body = next;
      next = null;
      try {
        await posting.comment(to, body);
      } catch (error) {
        if (!(error instanceof GitHubError)) throw error;
        isRefused = true;
        log.warning(`The progress is not shown. ${error.message}`);
      }
    }
    writing = null;
  };
  return {
    show: (body) => {
      if (number === null || isRefused) return;
      next = body;
      writing ??= write(number);
    },
    end: async () => {
      next = null;
      await writing;
    }
  };
};

// src/action/investigate.ts
var linksOf = (runUrl) => ({ run: runUrl, investigation: `${runUrl}#artifacts` });
var measure2 = async (task, stage, tools, observe) => {
  const { inputs, job, host } = stage;
  const checkedOut = await tools.readCheckedOut();
  const sides = chooseSides({ ...task, mode: "check" }, checkedOut, inputs.base);
  const baseline = await tools.openBaseline(checkedOut, sides.base);
  return tools.runInvestigate(
    {
      ...runOptions(stage, sides, baseline),
      asked: inputs.about,
      earlier: inputs.earlier,
      // Nobody is there to decide, and the answer is wanted all the same.
      otherwise: "measure",
      logs: null,
      playbook: null,
      occasion: task.number === null ? "default-branch" : "pull-request",
      startedBy: `by ${job.actor}`,
      reference: task.number === null ? null : `#${task.number}`,
      investigationLinks: linksOf(job.runUrl)
    },
    { ...host, observe }
  );
};
var investigate = async (task, stage, tools) => {
  const { job, log } = stage;
  const { posting } = tools;
  const links = linksOf(job.runUrl);
  const open = await startPosted(task, stage, posting);
  const comment = openComment({ posting, number: open === null ? null : task.number, log });
  const work = () => measure2(task, stage, tools, (it) => comment.show(renderInvestigationComment(it, { links })));
  const outcome = open === null ? await work() : await whileOpen(open, stage, work);
  const { result, investigation, path, directory } = outcome;
  log.write(renderInvestigationTerminal(investigation, { colour: false, width: 120, directory }));
  await comment.end();
  const report2 = { ...investigationReport(investigation), buttons: [] };
  const { number, headSha } = task;
  const place = number === null ? null : { number, headSha, baseSha: result.base.commit };
  const refused = open === null ? [] : await attemptAll([
    () => open.complete(report2),
    ...place === null ? [] : [
      async () => {
        const outdated = await posting.outdated(place.number, place.headSha);
        if (outdated !== null) return log.notice(`${outdated} Its comment stays as it is.`);
        await posting.comment(place.number, outcome.comment);
        await posting.suggestMeasured(place, investigation);
      }
    ]
  ]);
  return {
    outputs: {
      ...measuredOutputs(outcome),
      comment: join2(path, "investigation-comment.md"),
      investigation: join2(path, "investigation.json")
    },
    summary: renderInvestigationComment(investigation, { links }),
    failures: [...refused]
  };
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
var groundsOf = (run, pull, { inputs, job, cwd }) => {
  const path = configurationPath(inputs.config, { cwd, top: job.workspace });
  if (path === null)
    throw new UsageError(
      `The configuration ${inputs.config} lies outside of the repository.`,
      "Mode report reads it from the base of the pull request: name a file of the repository."
    );
  return {
    path,
    base: { ref: pull.baseRef, commit: pull.baseSha },
    head: { ref: run.headBranch ?? "", commit: pull.headSha },
    suites: inputs.suites,
    scenarios: inputs.scenarios,
    timeLimit: inputs["time-limit"],
    during: { from: run.from, to: run.to }
  };
};
var judge = async (run, grounds, stage, tools) => {
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
    const grounds = await gatherGrounds(groundsOf(run, pull, stage), tools);
    return { result: await judge(run, grounds, stage, tools), mergeBase: grounds.identity.base.commit };
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
      return investigate(task, stage, await tools.investigate(stage));
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
  check: async (stage) => (await import("./check-tools-5RK7Z7NO.js")).createCheckTools(stage),
  investigate: async (stage) => (await import("./investigate-tools-ES62DKQ5.js")).createInvestigateTools(stage),
  refresh: async (stage) => (await import("./refresh-tools-XGK2YWND.js")).createRefreshTools(stage),
  report: async (stage) => (await import("./report-tools-2ONATP2K.js")).createReportTools(stage)
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
