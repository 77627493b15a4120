import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  existsBelow,
  isActionStep,
  pacegateStep,
  pathIn,
  placeholderStart,
  readManifest,
  readTree,
  readWorkflows,
  surveyRepository,
  tryGitFacts,
  upwards
} from "./chunk-5UJC6DCJ.js";
import {
  githubAddress
} from "./chunk-QP5WDFDO.js";
import {
  isOnPath,
  isProgram,
  readMachineFacts
} from "./chunk-DTHHFFAJ.js";
import {
  listCheckRuns
} from "./chunk-7AH6T2U7.js";
import {
  createBranchStore,
  createGitHubBranch,
  forbiddingRules
} from "./chunk-H6M4475U.js";
import "./chunk-PB234I6M.js";
import {
  createGitHub,
  explainGitHub,
  explained,
  messageOf,
  statusOf
} from "./chunk-MJJUUXOH.js";
import {
  createVisitors,
  findLighthouse,
  packagePlaces,
  resolvePackage
} from "./chunk-V7R3O6KU.js";
import {
  holderOf,
  portIsFree
} from "./chunk-LNLDPN5N.js";
import "./chunk-BDZU4IYZ.js";
import {
  createGit
} from "./chunk-L3P7WQTL.js";
import "./chunk-AMKDHHI6.js";
import "./chunk-3J3VBDEH.js";
import {
  repositoryText
} from "./chunk-C6DGYUA2.js";
import {
  createPaint
} from "./chunk-ZL7RCS46.js";
import {
  defaultConfiguration,
  scrubbedEnvironment
} from "./chunk-ZVDYMXII.js";
import {
  appSchema,
  defaultConfigurationFile,
  parseConfiguration,
  readConfigurationFile,
  readYaml,
  valueAt
} from "./chunk-6A772AGG.js";
import {
  wrap
} from "./chunk-PTREMZN3.js";
import {
  version
} from "./chunk-W4F75ABR.js";
import {
  escapeTerminal,
  shorten
} from "./chunk-J3X4RRUV.js";
import "./chunk-RPONXC4F.js";
import "./chunk-CDPO7XSA.js";
import "./chunk-HVBHZGVJ.js";
import {
  readGraph
} from "./chunk-6ZV4DNJ3.js";
import {
  matchesGlobs
} from "./chunk-WXTMC5PW.js";
import "./chunk-OZGR4YV2.js";
import "./chunk-OKUXJVYF.js";
import {
  errorCode
} from "./chunk-YH73FRKC.js";
import "./chunk-4AKL4WDJ.js";
import {
  BundleError,
  ConfigurationError,
  GitHubError,
  PacegateError,
  PreparationError,
  RepositoryError,
  UsageError
} from "./chunk-PZ3W4RZL.js";
import "./chunk-H62VT7KO.js";
import "./chunk-CHEHAT7Q.js";
import "./chunk-623PKLHY.js";
import {
  formatValue
} from "./chunk-JGGM5WWA.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";
import "./chunk-6C4V474L.js";
import "./chunk-RN5MM66G.js";
import "./chunk-TZ54PJF2.js";

// src/usecases/doctor/pacegate-jobs.ts
var modeOfEvent = {
  pull_request: "check",
  pull_request_target: "check",
  merge_group: "check",
  push: "refresh",
  schedule: "refresh",
  workflow_run: "report",
  workflow_dispatch: "investigate"
};
var eventsOf = (workflow, { condition }) => {
  const all = [...workflow.events.keys()];
  const text = condition ?? "";
  const compared = (operator) => [...text.matchAll(/github\.event_name\s*(==|!=)\s*'(\w+)'/g)].flatMap(
    ([, found, event = ""]) => found === operator ? [event] : []
  );
  const wanted = compared("==");
  const unwanted = compared("!=");
  return all.filter((event) => (wanted.length === 0 || wanted.includes(event)) && !unwanted.includes(event));
};
var modesOf = (workflow, job, step) => {
  if (!isActionStep(step)) return /* @__PURE__ */ new Set(["command"]);
  const given = step.with.get("mode") ?? "auto";
  if (given === "check" || given === "refresh" || given === "report" || given === "investigate")
    return /* @__PURE__ */ new Set([given]);
  return new Set(eventsOf(workflow, job).flatMap((event) => modeOfEvent[event] ?? []));
};
var pacegateJobs = (files) => files.flatMap((file) => {
  if (file.kind === "unreadable") return [];
  const { workflow } = file;
  return workflow.jobs.flatMap((job) => {
    const step = pacegateStep(job);
    if (step === null) return [];
    return [
      {
        workflow,
        job,
        step,
        modes: modesOf(workflow, job, step),
        posts: isActionStep(step) && step.with.get("post") !== "false",
        checkName: step.with.get("name") ?? "pacegate"
      }
    ];
  });
});
var measuringJobs = (jobs) => jobs.filter(({ modes }) => modes.has("check") || modes.has("command"));
var postedCheck = (jobs) => jobs.find(({ posts, modes }) => posts && (modes.has("check") || modes.has("report")))?.checkName ?? null;
var placeOf = ({ workflow, job }) => `Job ${job.id} of ${workflow.path}`;
var placesOf = (jobs) => jobs.map(({ workflow, job }) => `job ${job.id} of ${workflow.path}`).join(", ");

// src/usecases/doctor/app-use.ts
var actionsApp = 15368;
var isActions = ({ id, slug }) => id === actionsApp || slug === "github-actions";
var appCheckName = "pacegate";
var postersOf = ({ github }) => github.known && github.value.posters.known ? github.value.posters.value : [];
var appUse = (facts) => {
  const { configuration, workflows } = facts;
  const seen = postersOf(facts).filter((it) => !isActions(it));
  const isNamed = configuration.kind === "valid" && configuration.namesApp;
  const byWorkflow2 = postedCheck(pacegateJobs(workflows)) !== null;
  if (!isNamed && (seen.length === 0 || byWorkflow2)) return null;
  const settings = configuration.kind === "valid" ? configuration.configuration.app : appSchema.parse({});
  return { ...settings, seen };
};

// src/usecases/doctor/line.ts
var ok = (found) => ({ mark: "ok", found, cure: null });
var warning = (found, cure) => ({ mark: "warning", found, cure });
var problem = (found, cure) => ({ mark: "problem", found, cure });
var unchecked = (found, cure = null) => ({ mark: "unchecked", found, cure });

// src/usecases/doctor/checks/baselines.ts
var storedLines = ({ place, series, records, problems }, refreshed) => [
  records > 0 ? ok(`The ${place} holds ${records === 1 ? "one record" : `${records} records in ${series} files`}`) : unchecked(
    refreshed ? `There is nothing on the ${place} yet: the next push to the default branch begins it` : `There is nothing on the ${place}`
  ),
  ...problems.map((it) => warning(it, "`pacegate baseline show` says more. What can be read is used."))
];
var isInApp = (facts) => appUse(facts)?.measure === "worker";
var baselinesCheck = {
  id: "baselines",
  group: "Baselines",
  judge: (facts) => {
    if (isInApp(facts))
      return [
        unchecked(
          "The record of the default branch is in the GitHub App's database, and was not looked at: the comment `/perf baseline` shows it"
        )
      ];
    const { github, workflows } = facts;
    const jobs = pacegateJobs(workflows);
    const refreshed = jobs.some(({ modes }) => modes.has("refresh"));
    const stored = github.known ? github.value.baselines : null;
    const lines3 = stored === null ? [unchecked("The stored baselines on GitHub were not looked at")] : stored.known ? storedLines(stored.value, refreshed) : [unchecked(`The stored baselines could not be read: ${stored.why}`, stored.cure)];
    return refreshed || jobs.length === 0 ? lines3 : [
      ...lines3,
      warning(
        "No workflow stores measurements of the default branch: there will be no trends, and no goals over time",
        "Let one run on `push` to the default branch with `contents: write`: docs/baselines.md."
      )
    ];
  }
};
var baselineRulesCheck = {
  id: "baseline-rules",
  group: "Baselines",
  judge: (facts) => {
    const { github, configuration } = facts;
    if (!github.known || configuration.kind !== "valid" || isInApp(facts)) return [];
    const { branch } = configuration.configuration.baseline;
    const { baselineRules: rules } = github.value;
    if (!rules.known) return [unchecked(`The rules for ${branch} could not be read: ${rules.why}`, rules.cure)];
    const { forbidding, unread } = rules.value;
    const found = forbidding.map(
      ({ rule, cure }) => problem(`The rule "${rule}" holds for ${branch}, so baselines can't be stored`, cure)
    );
    const blind = unread.length === 0 ? [] : [unchecked(`Of the rules for ${branch} was not read: ${unread.join(", ")}`)];
    return found.length > 0 ? [...found, ...blind] : [ok(`No rule that could be read forbids writing ${branch}`), ...blind];
  }
};

// src/usecases/doctor/checks/bundles.ts
var stop = (text) => text.replace(/\.$/, "");
var setUpCure = ({ frontEnd }) => {
  if (frontEnd === null) return "docs/bundles.md shows what to add for each bundler.";
  const { file, lines: lines3 } = frontEnd.setUp;
  const code = lines3.map((it) => it.trim()).join(" ");
  const first = code.includes("pacegate/") ? "Run `npm install --save-dev pacegate`, and add" : "Add";
  return `${first} to ${file}: \`${code}\``;
};
var statisticsLine = (name, facts) => {
  const { stats, frontEnd, last } = facts;
  if (stats === null) {
    return [
      warning(
        `Suite ${name}: the files of ${facts.output} are measured alone, so nothing can say why they grew`,
        `${stop(setUpCure(facts))}, and name the file at \`stats\`.`
      )
    ];
  }
  switch (last.kind) {
    case "read":
      return last.notices.length === 0 ? [ok(`Suite ${name}: ${stats} holds what Pacegate needs of ${last.bundler}`)] : last.notices.map((it) => warning(`Suite ${name}: ${stop(it)}`, setUpCure(facts)));
    case "unusable":
      return [warning(`Suite ${name}: what the last build left can't be used: ${stop(last.problem)}`, last.cure)];
    case "none":
      return frontEnd?.setUp.done === true ? [ok(`Suite ${name}: ${frontEnd.setUp.file} writes the statistics`)] : [problem(`Suite ${name}: nothing was found that writes ${stats}`, setUpCure(facts))];
  }
};
var outputLine = (name, { output, ignored, builds }) => {
  if (!builds || ignored === null) return [];
  return [
    ignored ? ok(`Suite ${name}: git ignores ${output}`) : warning(
      `Suite ${name}: git does not ignore ${output}, so what a build leaves there counts as a change of yours`,
      `Add ${output}/ to .gitignore.`
    )
  ];
};
var lines = ({ name, directoryExists, bundle }) => bundle === null || !directoryExists ? [] : [...statisticsLine(name, bundle), ...outputLine(name, bundle)];
var bundleCheck = {
  id: "suite-bundle",
  group: "Configuration",
  judge: ({ suites }) => suites.flatMap(lines)
};

// src/usecases/doctor/checks/configuration.ts
var counted = (amount, noun) => `${amount} ${noun}${amount === 1 ? "" : "s"}`;
var suiteText = (suite) => {
  switch (suite.type) {
    case "service":
      return `${suite.name} (${counted(suite.routes.length, "request")}, ${counted(suite.scenarios.length, "scenario")})`;
    case "bundle":
      return `${suite.name} (bundle)`;
    case "page":
      return `${suite.name} (page, ${suite.device})`;
  }
};
var validText = ({ file, suites }) => `${file} is valid: ${suites.map(suiteText).join(", ")}`;
var validLines = (configuration, isPlaceholder) => [
  isPlaceholder ? problem(
    `${configuration.file} does not say yet how the service starts`,
    "Write its command at `start`, such as `node dist/server.js`. It gets the port to listen on as PORT."
  ) : ok(validText(configuration)),
  ...configuration.notices.map(
    (it) => warning(it.replace(/\.$/, ""), "Nothing need be done. Leave it out if `pacegate check` was meant to use it.")
  )
];
var configurationCheck = {
  id: "configuration",
  group: "Configuration",
  judge: ({ configuration: it }) => {
    switch (it.kind) {
      case "valid":
        return validLines(it.configuration, it.isPlaceholder);
      case "missing":
        return [problem(`There is no configuration at ${it.path}`, "Let `pacegate init` write one.")];
      case "invalid":
        return it.problems.map(
          (text, index) => problem(text, index === it.problems.length - 1 ? it.cure : "See below.")
        );
    }
  }
};

// src/usecases/doctor/checks/git.ts
var historyLine = ({ head, shallow, remote, defaultBranch, mergeBase }) => {
  if (head === null)
    return problem(
      "There is no commit yet, so there is nothing to compare with",
      "Commit what you have: `git add -A && git commit`."
    );
  if (defaultBranch === null)
    return warning(
      "The default branch can not be told here",
      remote === null ? "Name what to compare with: `pacegate check --base REF`." : `Let git ask for it: \`git remote set-head ${remote} --auto\`. Or name it: \`pacegate check --base REF\`.`
    );
  const names = `${defaultBranch.name} (${defaultBranch.commit.slice(0, 10)})`;
  if (mergeBase)
    return ok(
      `The default branch is ${names}, and the merge base with it is here${shallow ? " although the clone is shallow" : ""}`
    );
  if (shallow && remote !== null)
    return warning(
      `This clone is shallow and does not hold the merge base with ${names}`,
      `Fetch the history: \`git fetch --unshallow ${remote}\`. In a workflow: \`fetch-depth: 0\` of actions/checkout. Pacegate tries to fetch what is missing.`
    );
  return problem(
    `HEAD and ${names} have no commit in common${shallow ? " in this shallow clone, which has no remote" : ""}`,
    shallow ? "Clone it again with its history." : "Name a base that the change was started from: `pacegate check --base REF`."
  );
};
var gitCheck = {
  id: "git",
  group: "Repository",
  judge: ({ git }) => {
    if ("problem" in git) return [problem(git.problem, git.cure)];
    const { top, branch, remote, remoteUrl, version: version2 } = git;
    return [
      ok(`git ${version2}, ${top}${branch === null ? ", no branch is checked out" : ` on ${branch}`}`),
      historyLine(git),
      ...remote === null ? [unchecked("There is no remote, so nothing of GitHub was looked at")] : [ok(`The remote ${remote} is ${remoteUrl ?? "without an address"}`)]
    ];
  }
};
var notYet = (path, branch) => `${path} is not on ${branch} yet`;
var merged = {
  id: "merged",
  group: "Repository",
  judge: ({ git, configuration, workflows }) => {
    if ("problem" in git || git.defaultBranch === null) return [];
    const { name } = git.defaultBranch;
    const has = (path) => git.onDefaultBranch.includes(path);
    const file = defaultConfigurationFile;
    const missing = [...new Set(pacegateJobs(workflows).map(({ workflow }) => workflow.path))].filter((it) => !has(it));
    return [
      ...configuration.kind === "valid" && configuration.configuration.file.endsWith(file) && !has(file) ? [unchecked(`${notYet(file, name)}: until then pull requests are judged by their own, and can't be red`)] : [],
      ...missing.map(
        (path) => unchecked(
          `${notYet(path, name)}: until then nothing runs on pushes, on a schedule or on what other workflows measured`
        )
      )
    ];
  }
};

// src/usecases/doctor/checks/forks.ts
var byApp = ({ measure, forks }) => {
  if (measure === "workflow") return ok("What pull requests from forks measure is judged and posted by the GitHub App");
  return forks === "ask" ? ok(
    "Pull requests from forks are measured by the GitHub App once someone who may write asks for it: `/perf check` with the commit"
  ) : warning(
    "Pull requests from forks are measured by the GitHub App without being asked for: whoever opens one runs code on its workers",
    "Leave out `forks: measure`, unless the workers are machines of their own that reach nothing of yours (docs/security.md)."
  );
};
var forksCheck = {
  id: "forks",
  group: "GitHub",
  judge: (facts) => {
    const { github, workflows } = facts;
    const app = appUse(facts);
    if (app !== null) return [byApp(app)];
    const jobs = pacegateJobs(workflows);
    if (!github.known || jobs.length === 0) return [];
    const { isPrivate, fullName } = github.value.permissions.repository;
    if (jobs.some(({ modes }) => modes.has("report")))
      return [ok("What pull requests from forks measure is posted by a second workflow")];
    if (jobs.every(({ posts }) => !posts)) return [];
    if (isPrivate)
      return [unchecked("Pull requests from forks, if there are any, need the two workflows of docs/forks.md")];
    return [
      warning(
        `${fullName} is public, and in a pull request from a fork the token can only read: the result can't be posted, so a required check never arrives`,
        "Use the two workflows of docs/forks.md."
      )
    ];
  }
};

// src/usecases/doctor/checks/machine.ts
var runner = "Measure in the workflow, or on another machine.";
var machineCheck = {
  id: "machine",
  group: "This machine",
  judge: ({ machine: { node, platform, proc, taskset, cores, memory } }) => [
    ok(`Pacegate runs on Node ${node.replace(/^v/, "")}`),
    proc ? ok(`${platform}: /proc tells what the processes of a service use`) : warning(
      `${platform} has no /proc, so CPU time and memory of services can't be read here`,
      `It takes Linux. ${runner}`
    ),
    cores < 2 ? warning(
      "There is one core: the load takes it from the services that are measured",
      `At least two are needed for figures that say something. ${runner}`
    ) : taskset ? ok(`${cores} cores: one is for the load, ${cores === 2 ? "the other" : `${cores - 1} are`} for the services`) : warning(
      `${cores} cores, but no taskset: load and services get in each other's way`,
      "Install util-linux, which brings it."
    ),
    memory < 1e9 ? warning(
      `${formatValue(memory, "bytes")} of memory are free`,
      "Both sides run at the same time: stop what is not needed."
    ) : ok(`${formatValue(memory, "bytes")} of memory are free`)
  ]
};
var least = 5e8;
var enough = 2e9;
var diskCheck = {
  id: "disk",
  group: "This machine",
  judge: ({ machine: { disk, temporary } }) => {
    if (disk === null) return [];
    const found = `${formatValue(disk, "bytes")} are free in ${temporary}, where both sides are checked out and built`;
    const cure = "Free some space, or point TMPDIR to a larger disk.";
    if (disk < least) return [problem(found, cure)];
    return [disk < enough ? warning(found, cure) : ok(found)];
  }
};

// src/usecases/doctor/checks/pages.ts
var lines2 = ({ name, page }) => {
  if (page === null) return [];
  const { service, packages } = page;
  return [
    ...service === null ? [] : [ok(`Suite ${name}: suite ${service} serves it`)],
    packages.known ? ok(`Suite ${name}: ${packages.value} are there`) : problem(
      `Suite ${name}: ${packages.why.replace(/\.$/, "")}`,
      packages.cure ?? "Run `npm install --save-dev lighthouse chrome-launcher`."
    )
  ];
};
var pageCheck = {
  id: "suite-page",
  group: "Configuration",
  judge: ({ suites }) => suites.flatMap(lines2)
};
var browserCheck = {
  id: "browser",
  group: "This machine",
  judge: ({ browser }) => {
    if (browser === null) return [];
    return [
      browser.known ? ok(`Pages are loaded in ${browser.value}`) : problem(`Pages can't be measured: ${browser.why.replace(/\.$/, "")}`, browser.cure ?? "See docs/pages.md.")
    ];
  }
};

// src/usecases/doctor/checks/required-check.ts
var named = ({ id, slug }) => slug === "" ? `the app with id ${id}` : `the app ${slug} (id ${id})`;
var boundTo = (appId, { seen }) => {
  const app = seen.find(({ id }) => id === appId);
  if (appId === actionsApp || app !== void 0 && isActions(app)) return "GitHub Actions";
  return app === void 0 ? `the app with id ${appId}` : named(app);
};
var posterText = ({ by, seen: [last] }) => {
  if (by === "workflow") return `GitHub Actions (id ${actionsApp} on github.com)`;
  return last === void 0 ? "the GitHub App" : named(last);
};
var isBoundWell = (appId, { by, seen }) => {
  if (seen.some(({ id }) => id === appId)) return true;
  if (by === "workflow") return appId === actionsApp;
  return seen.length === 0 && (by === null || appId !== actionsApp);
};
var requiredLine = ({ appId, source }, posted) => {
  const { name, by, seen } = posted;
  const isByApp = by === "app";
  const again = `Choose ${name} again in the settings (${source}), with the app that posts it as its source`;
  if (appId === null) {
    const found2 = `The required check ${name} is bound to no app: any job or app that reports that name satisfies it`;
    const cure = `${again}${by === null ? "" : `: ${posterText(posted)}`}.`;
    return isByApp ? problem(`${found2}, a job that the pull request brings along too`, cure) : warning(found2, cure);
  }
  const bound = `bound to ${boundTo(appId, posted)}`;
  if (isBoundWell(appId, posted)) {
    const doubt = isByApp && seen.length === 0 ? "; that this is the GitHub App shows when it has posted one" : "";
    return ok(`The check ${name} is required (${source}), and ${bound}${doubt}`);
  }
  const found = `The required check ${name} is ${bound}, but`;
  if (isByApp) return problem(`${found} ${posterText(posted)} posts it: the required one never arrives`, `${again}.`);
  const poster = by === "workflow" ? `the workflow posts as ${posterText(posted)}` : `${posterText(posted)} posted it`;
  return warning(`${found} ${poster}: unless that app posts it, it never arrives`, `${again}.`);
};
var judgeRules = ({ requiredChecks, unread }, posted, branch) => {
  const { name, by } = posted;
  const ours = requiredChecks.filter((it) => it.name === name);
  const near = requiredChecks.find((it) => it.name.toLowerCase().includes("pacegate"));
  if (ours.length > 0) return ours.map((it) => requiredLine(it, posted));
  if (near !== void 0)
    return [
      problem(
        `${branch} requires a check called ${near.name}, and what is posted is called ${name}: the required one never arrives`,
        by === "app" ? `Require ${name} instead.` : `Require ${name} instead, or post that name with the input \`name\`.`
      )
    ];
  const app = by === "app" ? posterText(posted) : '"GitHub Actions"';
  const cure = `Require it: Settings, Rules, Rulesets, "Require status checks to pass", ${name}, with ${app} as its source. It can be chosen once it has succeeded within the last 7 days.`;
  return unread.length > 0 ? [
    unchecked(
      `Whether the check ${name} is required can not be told: the token may not read ${unread.join(", ")}`,
      cure
    )
  ] : [warning(`The check ${name} is not required on ${branch}: a red one does not stop a merge`, cure)];
};
var postedBy = (facts) => {
  const app = appUse(facts);
  if (app !== null) return { name: appCheckName, by: "app", seen: app.seen };
  const name = postedCheck(pacegateJobs(facts.workflows));
  return { name: name ?? appCheckName, by: name === null ? null : "workflow", seen: postersOf(facts) };
};
var requiredCheck = {
  id: "required-check",
  group: "GitHub",
  judge: (facts) => {
    const { github } = facts;
    if (!github.known) return [unchecked("Whether the check is required was not looked at")];
    const { rules, permissions } = github.value;
    return rules.known ? judgeRules(rules.value, postedBy(facts), permissions.repository.defaultBranch) : [unchecked(`Whether the check is required could not be read: ${rules.why}`, rules.cure)];
  }
};

// src/usecases/doctor/checks/suites.ts
var commandLines = (suite) => {
  const { name, directory, directoryExists, missingPrograms, gaps } = suite;
  if (!directoryExists)
    return [problem(`Suite ${name}: there is no directory ${directory}`, "Correct `directory` of the suite.")];
  const lines3 = [
    ...missingPrograms.map(
      ({ step, program }) => problem(
        `Suite ${name}: \`${step}\` calls ${program}, which is not on the PATH of this machine`,
        `Install ${program}, or correct \`${step}\`.`
      )
    ),
    ...gaps.map(({ problem: text, cure }) => problem(`Suite ${name}: ${text}`, cure))
  ];
  return lines3.length > 0 ? lines3 : [ok(`Suite ${name}: its directory and the programs of its commands are there`)];
};
var suiteCommandsCheck = {
  id: "suite-commands",
  group: "Configuration",
  judge: ({ suites }) => suites.flatMap(commandLines)
};
var portLine = ({ name, port, fixedPort, portHolder, directoryExists }) => {
  if (fixedPort !== null)
    return [
      portHolder === null ? warning(
        `Suite ${name}: port ${fixedPort} is fixed, so the sides are measured one at a time, which needs longer and shows less`,
        "Let the service listen on the environment variable PORT, and remove `port`."
      ) : problem(
        `Suite ${name}: port ${fixedPort} is taken by ${portHolder}`,
        "Stop that process before you measure."
      )
    ];
  if (!directoryExists || port === null) return [];
  switch (port.kind) {
    case "given":
      return [ok(`Suite ${name}: the port comes from PORT (${port.from})`)];
    case "fixed":
      return [
        warning(
          `Suite ${name}: the code seems to fix the port ${port.port} (${port.from})`,
          `Let it listen on the environment variable PORT, or say \`port: ${port.port}\`.`
        )
      ];
    case "unknown":
      return [
        warning(
          `Suite ${name}: nothing was found that reads the port from PORT`,
          "See that the service listens on it; one that can not needs `port` in its suite."
        )
      ];
  }
};
var suitePortCheck = {
  id: "suite-port",
  group: "Configuration",
  judge: ({ suites }) => suites.flatMap(portLine)
};

// src/github/probe-writes.ts
var probes = {
  checks: ["POST /repos/{owner}/{repo}/check-runs", "checks: write"],
  // Making a label takes the same permissions as commenting, issues or pull requests, and needs no pull request.
  comments: ["POST /repos/{owner}/{repo}/labels", "pull-requests: write"],
  contents: ["POST /repos/{owner}/{repo}/git/refs", "contents: write"],
  artifacts: ["GET /repos/{owner}/{repo}/actions/artifacts", "actions: read"]
};
var meaning = (status) => {
  if (status === 401 || status === 403 || status === 404) return "no";
  return status === 400 || status === 422 ? "yes" : "unknown";
};
var probe = async (github, repository, [route]) => {
  try {
    await github.request(route, { ...repository, ...route.startsWith("POST") && { data: {} } });
    return "yes";
  } catch (error) {
    return /rate limit/i.test(messageOf(error)) ? "unknown" : meaning(statusOf(error));
  }
};
var probeWrites = async (github, repository) => {
  const [checks2, comments, contents, artifacts] = await Promise.all(
    [probes.checks, probes.comments, probes.contents, probes.artifacts].map((it) => probe(github, repository, it))
  );
  return {
    checks: checks2 ?? "unknown",
    comments: comments ?? "unknown",
    contents: contents ?? "unknown",
    artifacts: artifacts ?? "unknown"
  };
};
var permissionFor = (ability) => probes[ability][1];

// src/usecases/doctor/checks/token.ts
var kinds = {
  installation: "an App's or a workflow's token",
  "user-to-server": "a token of a person for an App",
  "fine-grained": "a fine-grained personal access token",
  classic: "a classic personal access token",
  oauth: "an OAuth token",
  app: "an App's own key",
  none: "no token",
  unknown: "a token of unknown kind"
};
var deeds = [
  ["checks", "write checks"],
  ["comments", "write comments"],
  ["artifacts", "read artifacts"],
  ["contents", "write the branch of baselines"]
];
var abilityLines = ({ kind, can }) => {
  if (kind === "none") return [];
  const named2 = (wanted) => deeds.filter(([ability]) => can[ability] === wanted);
  const may = named2("yes").map(([, deed]) => deed);
  const not = named2("no");
  return [
    ...may.length === 0 ? [] : [ok(`It may ${may.join(", ")}`)],
    ...not.length === 0 ? [] : kind === "installation" ? [
      warning(
        `It may not ${not.map(([, deed]) => deed).join(", ")}`,
        `If the job that measures uses it, add ${not.map(([ability]) => `\`${permissionFor(ability)}\``).join(", ")} to its \`permissions:\`.`
      )
    ] : [
      unchecked(
        `It may not ${not.map(([, deed]) => deed).join(", ")}; that is the matter of the workflow's own token, which only a job has`
      )
    ]
  ];
};
var tokenCheck = {
  id: "token",
  group: "GitHub",
  judge: ({ github }) => {
    if (!github.known)
      return [
        github.refused === true ? problem(github.why, github.cure ?? "Check the token.") : unchecked(`What GitHub knows was not read: ${github.why}`, github.cure)
      ];
    const { permissions, variable } = github.value;
    const { repository, kind, expires } = permissions;
    const with_ = variable === null ? "without a token" : `with ${kinds[kind]} (${variable}${expires === null ? "" : `, until ${expires}`})`;
    return [
      repository.isArchived ? problem(
        `${repository.fullName} is archived: nothing can be posted or stored`,
        "Unarchive it in its settings."
      ) : ok(`${repository.fullName} (${repository.isPrivate ? "private" : "public"}) was read ${with_}`),
      ...abilityLines(permissions)
    ];
  }
};

// src/usecases/doctor/checks/workflow-checkout.ts
var checkout = /^actions\/checkout@/;
var judgeJob = (job) => {
  const place = placeOf(job);
  const step = job.job.steps.find(({ uses }) => uses !== null && checkout.test(uses));
  if (step === void 0)
    return [
      problem(`${place} does not check out the repository`, "Add a step with actions/checkout and `fetch-depth: 0`.")
    ];
  const lines3 = [
    ...step.with.get("allow-unsafe-pr-checkout") === "true" ? [
      problem(
        `${place} checks out code of strangers where it has secrets (allow-unsafe-pr-checkout)`,
        "Remove it. docs/forks.md shows two workflows that are safe."
      )
    ] : [],
    ...step.with.get("fetch-depth") === "0" ? [] : [
      warning(
        `${place} checks out a shallow clone: the merge base has to be fetched, which is slow, and impossible without credentials`,
        "Give actions/checkout `fetch-depth: 0`."
      )
    ],
    ...step.with.get("persist-credentials") === "false" ? [] : [
      warning(
        `${place} leaves the job's token in .git/config, where code of the pull request can read it`,
        "Give actions/checkout `persist-credentials: false`."
      )
    ]
  ];
  return lines3.length > 0 ? lines3 : [ok(`${place} checks out the whole history and leaves no credentials behind`)];
};
var workflowCheckoutCheck = {
  id: "workflow-checkout",
  group: "Workflow",
  judge: ({ workflows }) => (
    // Mode report measures nothing, and must not check out what it judges.
    pacegateJobs(workflows).flatMap((job) => [...job.modes].every((it) => it === "report") ? [] : judgeJob(job))
  )
};

// src/usecases/doctor/app-workflows.ts
var uploads = ({ job }, artifact) => job.steps.filter(({ uses }) => uses?.startsWith("actions/upload-artifact@") === true).map((step) => step.with.get("name") ?? "artifact").some((name) => name === artifact || name.includes("${{"));
var posting = (jobs) => jobs.filter(({ posts, modes }) => posts && (modes.has("check") || modes.has("report")));
var byWorkers = (jobs) => {
  const others = posting(jobs);
  return [
    ok("Pull requests are measured by the workers of the GitHub App"),
    ...others.length === 0 ? [] : [
      warning(
        `Pull requests are measured twice: ${placesOf(others)} posts a check and a comment beside the App's`,
        "Remove that workflow. Or let it measure for the App: `app: { measure: workflow }`, and `post: false` for the Action."
      )
    ]
  ];
};
var byWorkflow = (jobs, artifact) => {
  const measuring = measuringJobs(jobs);
  const others = posting(jobs);
  if (measuring.length === 0)
    return [
      problem(
        "`app: { measure: workflow }` leaves measuring to a workflow, and no workflow measures pull requests",
        "Add one that runs the Action with `post: false` and uploads its directory, as docs/workflows/pacegate-fork-measure.yml does. Or leave out `measure`."
      )
    ];
  return [
    ok(`Pull requests are measured by ${placesOf(measuring)}, and posted by the GitHub App`),
    ...others.length === 0 ? [] : [
      problem(
        `The GitHub App posts what is measured, and so does ${placesOf(others)}`,
        "Give the Action `post: false`, and remove workflows of mode report."
      )
    ],
    ...measuring.filter((it) => !uploads(it, artifact)).map(
      (it) => problem(
        `${placeOf(it)} uploads no artifact called ${artifact}, so the App waits in vain`,
        `Upload the directory of the step (\`actions/upload-artifact\`, \`name: ${artifact}\`), or name yours at \`app.artifact\` of the configuration.`
      )
    )
  ];
};
var appWorkflowLines = (jobs, { measure, artifact }) => measure === "worker" ? byWorkers(jobs) : byWorkflow(jobs, artifact);

// src/usecases/doctor/checks/workflow-file.ts
var jobLines = (jobs, app) => {
  if (app !== null) return appWorkflowLines(jobs, app);
  const measuring = measuringJobs(jobs);
  if (measuring.length === 0)
    return [
      problem(
        `No workflow measures pull requests${jobs.length === 0 ? "" : `: ${placesOf(jobs)} runs Pacegate for something else`}`,
        "Let `pacegate init` write one. Where the GitHub App measures, say so in the configuration: `app: { measure: worker }`."
      )
    ];
  const lines3 = [ok(`Pull requests are measured by ${placesOf(measuring)}`)];
  if (postedCheck(jobs) === null && measuring.every(({ modes }) => !modes.has("command")))
    return [
      ...lines3,
      problem(
        "What is measured is posted by nobody: `post: false`, and no workflow has mode report",
        "Add the second workflow of docs/forks.md, or leave out `post`."
      )
    ];
  if (measuring.every(({ modes }) => modes.has("command")))
    return [
      ...lines3,
      warning(
        "The command is run, not the Action: the exit code blocks, but there is no check, comment or annotation",
        "Use the Action, as docs/quick-start.md shows, if you want them."
      )
    ];
  return lines3;
};
var workflowFileCheck = {
  id: "workflow-file",
  group: "Workflow",
  judge: (facts) => {
    const { workflows } = facts;
    const broken = workflows.flatMap((it) => it.kind === "unreadable" ? [it] : []);
    return [
      ...broken.map(
        ({ path, why }) => /pacegate/i.test(path) ? problem(`${path} can't be read: ${why}`, "Correct it: GitHub does not run it like this.") : unchecked(`${path} was not looked at: ${why}`)
      ),
      ...jobLines(pacegateJobs(workflows), appUse(facts))
    ];
  }
};

// src/usecases/doctor/checks/workflow-names.ts
var workflowNamesCheck = {
  id: "workflow-names",
  group: "Workflow",
  judge: (facts) => {
    const { workflows } = facts;
    const isByApp = appUse(facts) !== null;
    const name = isByApp ? appCheckName : postedCheck(pacegateJobs(workflows));
    if (name === null) return [];
    return workflows.flatMap(
      (file) => file.kind === "unreadable" ? [] : file.workflow.jobs.filter((job) => (job.name ?? job.id) === name).map(
        (job) => problem(
          `Job ${job.id} of ${file.workflow.path} has the name of the check, ${name}: GitHub makes a check of that name of it, which can satisfy the required one`,
          `Give the job another name, such as \`measure\`${isByApp ? "" : ", or the check another with the input `name`"}.`
        )
      )
    );
  }
};
var foreign = /\$\{\{[^}]*\b(github\.head_ref|github\.event\.(pull_request\.(title|body|head\.(ref|label|repo\.[\w.]+))|head_commit\.message|comment\.body|issue\.(title|body)|workflow_run\.(head_branch|display_title)))\b/;
var workflowInjectionCheck = {
  id: "workflow-injection",
  group: "Workflow",
  judge: ({ workflows }) => pacegateJobs(workflows).flatMap(
    ({ workflow, job }) => job.steps.flatMap(({ run }) => {
      const [, value] = foreign.exec(run ?? "") ?? [];
      return value === void 0 ? [] : [
        warning(
          `Job ${job.id} of ${workflow.path} puts ${value} into a shell: whoever opens a pull request chooses that text`,
          "Hand it over in `env:` and use the variable in quotes."
        )
      ];
    })
  )
};

// src/usecases/doctor/checks/workflow-permissions.ts
var posting2 = [
  { area: "checks", level: "write", without: "the check can't be posted" },
  { area: "pull-requests", level: "write", without: "the comment can't be written" }
];
var reading = { area: "contents", level: "read", without: "the repository can't be checked out" };
var needsOfMode = {
  command: [reading],
  check: [reading],
  refresh: [{ area: "contents", level: "write", without: "the baseline can't be stored" }],
  report: [reading, ...posting2, { area: "actions", level: "read", without: "what was measured can't be downloaded" }],
  investigate: [reading]
};
var needsOf = ({ modes, posts }) => {
  const all = [...modes].flatMap((mode) => [...needsOfMode[mode], ...mode === "check" && posts ? posting2 : []]);
  const areas = /* @__PURE__ */ new Map();
  for (const need of all) if (areas.get(need.area)?.level !== "write") areas.set(need.area, need);
  return [...areas.values()];
};
var suffices = (given, level) => given === "write" || given === level;
var block = (needs) => needs.map(({ area, level }) => `\`${area}: ${level}\``).join(", ");
var judgeBlock = (job, granted, needs) => {
  const place = placeOf(job);
  if (granted === null)
    return [
      warning(
        `${place} says nothing of permissions: those of the repository's settings hold, which may be too few or far too many`,
        `Give the job \`permissions:\` with ${block(needs)}.`
      )
    ];
  if (granted === "write-all" || granted === "read-all")
    return [
      (granted === "write-all" ? warning : problem)(
        `${place} has \`permissions: ${granted}\`, which is ${granted === "write-all" ? "more than it needs" : "too few to post"}`,
        `Give it exactly ${block(needs)}.`
      )
    ];
  const missing = needs.filter(({ area, level }) => !suffices(granted.get(area), level));
  const extra = [...granted].filter(
    ([area, level]) => level === "write" && !needs.some((it) => it.area === area && it.level === "write")
  );
  return [
    ...missing.map(
      ({ area, level, without }) => problem(
        `${place} has no \`${area}: ${level}\`: ${without}`,
        `Add \`${area}: ${level}\` to \`permissions:\` of the job.`
      )
    ),
    ...extra.length === 0 ? [] : [
      warning(
        `${place} may write more than it needs: ${extra.map(([area]) => area).join(", ")}`,
        "The job runs code of the pull request: leave out what it does not need, or move it to another job."
      )
    ]
  ];
};
var workflowPermissionsCheck = {
  id: "workflow-permissions",
  group: "Workflow",
  judge: ({ workflows }) => pacegateJobs(workflows).flatMap((job) => {
    const needs = needsOf(job);
    const found = judgeBlock(job, job.job.permissions ?? job.workflow.permissions, needs);
    return found.length > 0 ? found : [ok(`${placeOf(job)} may do what it has to, and write nothing else: ${block(needs)}`)];
  })
};

// src/usecases/doctor/checks/workflow-triggers.ts
var defaultBranchOf = ({ github, git }) => github.known ? github.value.permissions.repository.defaultBranch : "problem" in git ? null : git.defaultBranch?.name ?? null;
var leftOut = (filters, branch) => {
  const only = filters?.get("branches");
  const without = filters?.get("branches-ignore");
  return only !== void 0 && !matchesGlobs(branch, only) || without !== void 0 && matchesGlobs(branch, without);
};
var filterLines = (job, branch) => {
  const filters = job.workflow.events.get("pull_request");
  const types = filters?.get("types");
  const byPath = ["paths", "paths-ignore"].filter((it) => filters?.has(it) === true);
  return [
    ...byPath.length === 0 ? [] : [
      problem(
        `${job.workflow.path} has \`${byPath.join("` and `")}\` at pull_request: for other pull requests the check never arrives, and a required one waits for ever`,
        "Remove the filter. `paths` of a suite does the same and reports that nothing was touched."
      )
    ],
    ...types !== void 0 && ["opened", "synchronize"].some((it) => !types.includes(it)) ? [
      problem(
        `${job.workflow.path} runs only for some \`types\` of pull_request (${types.join(", ")}): commits without a check can't be merged where it is required`,
        "Remove `types`, or list opened, synchronize and reopened."
      )
    ] : [],
    ...branch !== null && leftOut(filters, branch) ? [
      problem(
        `${job.workflow.path} does not run for pull requests to ${branch}: its branch filter leaves it out`,
        `Add ${branch} to the filter, or remove the filter.`
      )
    ] : []
  ];
};
var triggerLines = (job, branch) => {
  const events = eventsOf(job.workflow, job.job);
  if (events.includes("pull_request_target"))
    return [
      problem(
        `${placeOf(job)} measures on pull_request_target: code of strangers would run with the secrets and the write token of this repository`,
        "Use pull_request. For pull requests from forks, docs/forks.md shows two workflows that are safe."
      )
    ];
  if (!events.includes("pull_request"))
    return [
      warning(
        `${placeOf(job)} does not run on pull_request, but on ${events.join(", ") || "nothing"}`,
        "Add `pull_request:` to `on:`, unless that is meant."
      )
    ];
  const found = filterLines(job, branch);
  return found.length > 0 ? found : [ok(`${job.workflow.path} runs on every pull request${branch === null ? "" : ` to ${branch}`}`)];
};
var queueLines = (jobs, { github }) => {
  const answered = jobs.some(({ workflow, job }) => eventsOf(workflow, job).includes("merge_group"));
  const rules = github.known && github.value.rules.known ? github.value.rules.value : null;
  if (answered)
    return [
      ok(
        `The merge queue is answered (merge_group)${rules?.hasMergeQueue === false ? ", although there is none" : ""}`
      )
    ];
  const cure = "Add `merge_group:` to `on:`. It costs nothing without a queue.";
  if (rules?.hasMergeQueue === true)
    return [
      problem(
        "The default branch has a merge queue, and no workflow answers it: every entry waits, then is thrown out",
        cure
      )
    ];
  return [warning("No workflow answers a merge queue (merge_group)", cure)];
};
var workflowTriggersCheck = {
  id: "workflow-triggers",
  group: "Workflow",
  judge: (facts) => {
    const jobs = measuringJobs(pacegateJobs(facts.workflows));
    if (jobs.length === 0) return [];
    const branch = defaultBranchOf(facts);
    const onChanges = jobs.filter(({ workflow, job }) => !eventsOf(workflow, job).every((it) => it === "merge_group"));
    return [...onChanges.flatMap((it) => triggerLines(it, branch)), ...queueLines(jobs, facts)];
  }
};

// src/usecases/doctor/doctor.ts
var checks = [
  configurationCheck,
  suiteCommandsCheck,
  suitePortCheck,
  bundleCheck,
  pageCheck,
  gitCheck,
  merged,
  machineCheck,
  diskCheck,
  browserCheck,
  workflowFileCheck,
  workflowTriggersCheck,
  workflowPermissionsCheck,
  workflowCheckoutCheck,
  workflowNamesCheck,
  workflowInjectionCheck,
  tokenCheck,
  requiredCheck,
  forksCheck,
  baselinesCheck,
  baselineRulesCheck
];
var diagnose = (facts) => checks.flatMap(({ id, judge }) => judge(facts).map((it) => ({ check: id, ...it })));
var isHealthy = (lines3) => lines3.every(({ mark }) => mark !== "problem");

// src/usecases/doctor/gather-facts.ts
import { relative, resolve } from "node:path";

// src/usecases/doctor/gather-suites.ts
import { join as join3 } from "node:path";

// src/usecases/doctor/bundle-facts.ts
import { join, posix } from "node:path";
var isIgnored = async (git, directory, path) => {
  try {
    const { code } = await git.run(["check-ignore", "--quiet", "--", `${path}/`], { directory });
    return code === 0 || code === 1 ? code === 0 : null;
  } catch (error) {
    if (error instanceof RepositoryError) return null;
    throw error;
  }
};
var lastStatistics = async (suite, { top, signal }) => {
  if (suite.stats === null || !existsBelow(top)(pathIn(suite.directory, suite.stats))) return { kind: "none" };
  try {
    const { graph } = await readGraph({ suite, directory: join(top, suite.directory), signal });
    return { kind: "read", bundler: graph.bundler.name, notices: graph.notices };
  } catch (error) {
    if (error instanceof BundleError) return { kind: "unusable", problem: error.message, cure: error.cure };
    throw error;
  }
};
var bundleFacts = async (suite, around, git) => {
  const { directory, stats } = suite;
  const output = pathIn(directory, suite.output ?? posix.dirname(stats ?? "."));
  const frontEnd = around.frontEnds.find((it) => it.directory === directory) ?? null;
  return {
    stats: stats === null ? null : pathIn(directory, stats),
    output,
    ignored: output === "." ? null : await isIgnored(git, around.top, output),
    builds: suite.build !== null,
    frontEnd,
    last: await lastStatistics(suite, around)
  };
};

// src/usecases/doctor/look-for-browser.ts
var searchTimeout = 3e4;
var launcherIn = (places) => {
  try {
    return findLighthouse(places).launcher.file;
  } catch (error) {
    if (error instanceof PreparationError) return null;
    throw error;
  }
};
var lookForBrowser = async (directories, environment, signal) => {
  const chosen = environment["CHROME_PATH"] ?? "";
  if (chosen !== "") {
    return isProgram(chosen) ? { known: true, value: `${chosen}, which CHROME_PATH names` } : {
      known: false,
      why: `CHROME_PATH is ${chosen}, which is no program that can be run`,
      cure: "Set it to the program of Chrome or Chromium, or unset it, so that an installed one is looked for."
    };
  }
  const places = packagePlaces(directories);
  const launcher = launcherIn(places);
  if (launcher !== null) {
    const visitors = createVisitors(scrubbedEnvironment(environment));
    const found = await visitors.ask({ kind: "find", launcher }, searchTimeout, signal);
    if (found.kind === "browser" && found.path !== null) return { known: true, value: found.path };
  }
  const packed = places.some((place) => resolvePackage("@sparticuz/chromium", place) !== null);
  if (packed) return { known: true, value: "the browser of the package @sparticuz/chromium" };
  return {
    known: false,
    why: launcher === null ? "no browser can be looked for without chrome-launcher" : "no Chrome or Chromium was found",
    cure: "Install Chrome or Chromium, set CHROME_PATH to its program, or, on Linux, run `npm install --save-dev @sparticuz/chromium`."
  };
};

// src/usecases/doctor/page-facts.ts
import { join as join2 } from "node:path";
var packagesFor = (directory) => {
  try {
    const { lighthouse, launcher } = findLighthouse(packagePlaces([directory]));
    return {
      known: true,
      value: `lighthouse ${lighthouse.version} and chrome-launcher ${launcher.version}`
    };
  } catch (error) {
    if (error instanceof PreparationError) return { known: false, why: error.message, cure: error.cure };
    throw error;
  }
};
var pageFacts = (suite, top) => ({
  service: suite.service,
  packages: packagesFor(join2(top, suite.directory))
});

// src/usecases/doctor/programs.ts
var builtin = new Set(
  ". : [ alias bg break case cd command continue do done echo elif else esac eval exec exit export false fg fi for function getopts hash if in jobs kill let local printf pwd read readonly return set shift source test then time times trap true type ulimit umask unalias unset until wait while { } ! [[".split(" ")
);
var before = /* @__PURE__ */ new Set(["exec", "command", "env", "nice", "nohup", "time", "sudo"]);
var withoutQuotes = (line) => line.replaceAll(/'[^']*'|"(?:[^"\\]|\\.)*"/g, "Q");
var programsOf = (line) => {
  const calls = withoutQuotes(line).split(/&&|\|\||[;|&\n()]/);
  const programs = calls.flatMap((call) => {
    const words = call.trim().split(/\s+/);
    while (words.length > 0 && (/^\w+=/.test(words[0] ?? "") || before.has(words[0] ?? ""))) words.shift();
    const [program = ""] = words;
    return /^[A-Za-z][\w.+-]*$/.test(program) && program !== "Q" && !builtin.has(program) ? [program] : [];
  });
  return [...new Set(programs)];
};

// src/usecases/doctor/suite-commands.ts
var none = { install: null, build: null, start: null, setup: null, teardown: null };
var steps = ["install", "build", "start", "setup", "teardown"];
var commandsOf = (suite) => {
  switch (suite.type) {
    case "service": {
      const { install, build, start, setup, teardown } = suite;
      return { install, build, start, setup, teardown };
    }
    case "bundle":
      return { ...none, install: suite.install, build: suite.build };
    case "page": {
      if (suite.service !== null) return none;
      const { install, build, setup, teardown, server } = suite;
      return { install, build, start: server.kind === "command" ? server.start : null, setup, teardown };
    }
  }
};
var keyOf = ({ type }, step) => type === "page" && step === "start" ? "serve" : step;

// src/usecases/doctor/suite-gaps.ts
import { posix as posix2 } from "node:path";
var npmLocks = ["package-lock.json", "npm-shrinkwrap.json"];
var goesElsewhere = /\bcd\b|\s(-w|--workspace|--prefix|--filter|-C|--cwd)\b/;
var lockGap = (tree, directory, install) => {
  if (!/\bnpm ci\b/.test(install) || goesElsewhere.test(install)) return [];
  const here = npmLocks.some((name) => tree.paths.includes(pathIn(directory, name)));
  if (here) return [];
  const around = upwards(directory).find((at) => npmLocks.some((name) => tree.paths.includes(pathIn(at, name))));
  return [
    around === void 0 ? {
      problem: "`npm ci` finds no package-lock.json, so it fails",
      cure: "Commit one (`npm install` writes it), or install with `npm install`."
    } : {
      problem: `\`npm ci\` finds no package-lock.json in ${directory}`,
      cure: `Run it where the lock file is: \`cd ${posix2.relative(directory, around)} && npm ci\`.`
    }
  ];
};
var scriptGaps = (tree, directory, step, line) => {
  if (goesElsewhere.test(line)) return [];
  const manifest = readManifest(tree, directory);
  const called = [...line.matchAll(/\b(?:npm|pnpm|yarn|bun) run ([\w:.-]+)/g)].map(([, script = ""]) => script);
  const starts2 = /\b(?:npm|pnpm|yarn) start\b/.test(line) ? ["start"] : [];
  return [...called, ...starts2].flatMap(
    (script) => manifest?.scripts.has(script) === true || script === "start" && tree.paths.includes(pathIn(directory, "server.js")) ? [] : [
      {
        problem: `\`${step}\` runs the script ${script}, which ${pathIn(directory, "package.json")} does not have`,
        cure: `Add it there, or correct \`${step}\`.`
      }
    ]
  );
};
var entryGap = (suite, exists) => {
  const { directory } = suite;
  const { start, build } = commandsOf(suite);
  const key = keyOf(suite, "start");
  if (start === null) return [];
  const [, file] = /\bnode\s+(?:--?\S+\s+)*([\w./-]+\.[cm]?[jt]s)\b/.exec(start) ?? [];
  if (file === void 0 || build !== null || goesElsewhere.test(start) || exists(pathIn(directory, file))) return [];
  return [
    {
      problem: `\`${key}\` runs ${file}, which is not there`,
      cure: `Correct \`${key}\`, or say with \`build\` what makes it.`
    }
  ];
};
var filesGap = (suite, exists) => {
  if (suite.type !== "page" || suite.server.kind !== "files") return [];
  const root = pathIn(suite.directory, suite.server.root);
  if (suite.build !== null || exists(root)) return [];
  return [
    { problem: `\`files\` names ${root}, which is not there`, cure: "Correct it, or say with `build` what makes it." }
  ];
};
var suiteGaps = (suite, { tree, exists }) => {
  const commands = commandsOf(suite);
  return [
    ...lockGap(tree, suite.directory, commands.install ?? ""),
    ...["install", "build", "start"].flatMap(
      (step) => scriptGaps(tree, suite.directory, keyOf(suite, step), commands[step] ?? "")
    ),
    ...entryGap(suite, exists),
    ...filesGap(suite, exists)
  ];
};

// src/usecases/doctor/gather-suites.ts
var portOf = (suite, services) => {
  const { start } = commandsOf(suite);
  if (start === null) return null;
  if (/\$\{?(PACEGATE_)?PORT\b/.test(start)) return { kind: "given", from: "the start line" };
  return services.find(({ directory }) => directory === suite.directory)?.port ?? { kind: "unknown" };
};
var fixedPortOf = (suite) => {
  if (suite.type === "service") return suite.port;
  return suite.type === "page" && suite.service === null && suite.server.kind === "command" ? suite.server.port : null;
};
var holderText = async (port) => {
  if (port === null || await portIsFree(port)) return null;
  const holder = holderOf(port);
  return holder === null ? "a process of another user" : `${holder.name} (process ${holder.pid})`;
};
var suiteFacts = async (suite, around, git) => {
  const { tree, services, top, environment } = around;
  const exists = existsBelow(top);
  const path = environment["PATH"] ?? "";
  const commands = commandsOf(suite);
  const fixedPort = fixedPortOf(suite);
  return {
    name: suite.name,
    type: suite.type,
    directory: suite.directory,
    directoryExists: exists(suite.directory),
    missingPrograms: steps.flatMap(
      (step) => programsOf(commands[step] ?? "").filter((program) => !isOnPath(program, path)).map((program) => ({ step: keyOf(suite, step), program }))
    ),
    gaps: suiteGaps(suite, { tree, exists }),
    port: portOf(suite, services),
    fixedPort,
    portHolder: await holderText(fixedPort),
    bundle: suite.type === "bundle" ? await bundleFacts(suite, around, git) : null,
    page: suite.type === "page" ? pageFacts(suite, top) : null
  };
};
var gatherSuites = async (suites, around) => {
  const { top, environment, signal } = around;
  const git = createGit(environment, signal);
  const pages = suites.filter(({ type }) => type === "page").map(({ directory }) => join3(top, directory));
  return {
    suites: await Promise.all(suites.map((suite) => suiteFacts(suite, around, git))),
    browser: pages.length === 0 ? null : await lookForBrowser(pages, environment, signal)
  };
};

// src/github/check-posters.ts
var mostPulls = 5;
var readCheckPosters = (github, { repository, name }) => explained(
  `read who posts the check ${name} in ${repositoryText(repository)}`,
  async () => {
    const { data } = await github.rest.pulls.list({
      ...repository,
      state: "all",
      sort: "updated",
      direction: "desc",
      per_page: mostPulls
    });
    const heads = [...new Set(data.map(({ head }) => head.sha))];
    const runs = await Promise.all(heads.map((headSha) => listCheckRuns(github, { repository, name, headSha })));
    const newestFirst = runs.flat().toSorted((one, other) => other.id - one.id);
    const apps = newestFirst.flatMap(({ app }) => app ?? []);
    return apps.filter(({ id }, index) => apps.findIndex((it) => it.id === id) === index);
  },
  { permission: "checks: read" }
);

// src/github/read-branch-rules.ts
var appOf = (id) => id == null || id < 0 ? null : id;
var fromProtection = ({ checks: checks2 = [], contexts = [] }) => {
  const source = "branch protection";
  return checks2.length > 0 ? checks2.map(({ context, app_id: id }) => ({ name: context, appId: appOf(id), source })) : contexts.map((name) => ({ name, appId: null, source }));
};
var fromRule = (rule) => rule.type === "required_status_checks" ? (rule.parameters?.required_status_checks ?? []).map(({ context, integration_id: id }) => ({
  name: context,
  appId: appOf(id),
  source: `ruleset ${rule.ruleset_id ?? "of the organization"}`
})) : [];
var orNull = (...statuses) => (error) => {
  if (statuses.includes(statusOf(error) ?? 0)) return null;
  throw error;
};
var readRules = (github, { repository, branch }) => github.paginate(github.rest.repos.getBranchRules, { ...repository, branch, per_page: 100 }).catch(orNull(403, 404));
var readBranch = (github, { repository, branch }) => github.rest.repos.getBranch({ ...repository, branch }).then(({ data }) => data);
var readProtection = async (github, place) => {
  const branch = await readBranch(github, place);
  if (!branch.protected) return "none";
  const given = branch.protection;
  if (given?.required_status_checks !== void 0) return given.required_status_checks;
  const { repository, branch: name } = place;
  const own = await github.rest.repos.getStatusChecksProtection({ ...repository, branch: name }).catch(orNull(403, 404));
  return own?.data ?? "unread";
};
var explainRules = (error, { repository, branch }) => explainGitHub(error, `read the rules of branch ${branch} of ${repositoryText(repository)}`);
var readBranchRules = async (github, place) => {
  try {
    const [protection, rules] = await Promise.all([readProtection(github, place), readRules(github, place)]);
    return {
      requiredChecks: [
        ...typeof protection === "string" ? [] : fromProtection(protection),
        ...(rules ?? []).flatMap(fromRule)
      ],
      hasMergeQueue: (rules ?? []).some(({ type }) => type === "merge_queue"),
      unread: [
        ...protection === "unread" ? ["the branch protection: it takes an administrator"] : [],
        ...rules === null ? ["rulesets: the server does not give them"] : []
      ]
    };
  } catch (error) {
    throw explainRules(error, place);
  }
};
var readBaselineBranchRules = async (github, place) => {
  try {
    const [branch, rules] = await Promise.all([readBranch(github, place).catch(orNull(404)), readRules(github, place)]);
    const checks2 = branch?.protected === true ? await readProtection(github, place) : "none";
    const isChecked = typeof checks2 !== "string" && fromProtection(checks2).length > 0;
    return {
      exists: branch !== null,
      forbidding: forbiddingRules(place.branch, [
        ...(rules ?? []).map(({ type }) => type),
        ...isChecked ? ["required_status_checks"] : []
      ]),
      unread: [
        ...branch?.protected === true ? ["what else its branch protection asks for: it takes an administrator"] : [],
        ...rules === null ? ["rulesets: the server does not give them"] : []
      ]
    };
  } catch (error) {
    throw explainRules(error, place);
  }
};

// src/github/token-kind.ts
var starts = [
  ["ghs_", "installation"],
  ["v1.", "installation"],
  ["ghu_", "user-to-server"],
  ["github_pat_", "fine-grained"],
  ["ghp_", "classic"],
  ["gho_", "oauth"]
];
var tokenKind = (token) => {
  if (token === null || token === "") return "none";
  const known2 = starts.find(([start]) => token.startsWith(start))?.[1];
  if (known2 !== void 0) return known2;
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token) ? "app" : "unknown";
};

// src/github/read-permissions.ts
var roleOf = (given) => {
  if (given?.admin) return "admin";
  if (given?.maintain) return "maintain";
  if (given?.push) return "write";
  if (given?.triage) return "triage";
  return given?.pull ? "read" : null;
};
var when = (is) => is ? "yes" : "no";
var abilitiesByScope = (scopes, role, isPrivate) => {
  const reaches = scopes.includes("repo") || !isPrivate && scopes.includes("public_repo");
  return {
    checks: "no",
    comments: when(reaches && role !== null),
    contents: when(reaches && (role === "admin" || role === "maintain" || role === "write")),
    artifacts: when(reaches || !isPrivate)
  };
};
var nothing = { checks: "no", comments: "no", contents: "no", artifacts: "no" };
var tokenOf = (auth) => typeof auth === "object" && auth !== null && "token" in auth && typeof auth.token === "string" ? auth.token : null;
var readPermissions = async (github, { repository }) => {
  const { data, headers } = await explained(
    `read the repository ${repositoryText(repository)}`,
    () => github.rest.repos.get({ ...repository })
  );
  const kind = tokenKind(tokenOf(await github.auth()));
  const scopeList = headers["x-oauth-scopes"];
  const scopes = scopeList?.split(",").flatMap((it) => it.trim() || []) ?? null;
  const expires = headers["github-authentication-token-expiration"];
  const role = kind === "installation" ? null : roleOf(data.permissions);
  const can = scopes === null ? await probeWrites(github, repository) : abilitiesByScope(scopes, role, data.private);
  return {
    kind,
    role,
    scopes,
    expires: expires === void 0 ? null : String(expires),
    can: kind === "none" ? nothing : can,
    repository: {
      fullName: data.full_name,
      defaultBranch: data.default_branch,
      isPrivate: data.private,
      isArchived: data.archived
    }
  };
};

// src/usecases/doctor/read-github.ts
var isRefusal = (error) => error instanceof GitHubError && [401, 403, 404].includes(error.status ?? 0);
var known = async (read) => {
  try {
    return { known: true, value: await read() };
  } catch (error) {
    if (error instanceof PacegateError)
      return { known: false, why: error.message, cure: error.cure, refused: isRefusal(error) };
    throw error;
  }
};
var readStored = async (github, repository, branch) => {
  const store = createBranchStore(createGitHubBranch(github, { repository, branch }));
  const keys = await store.list();
  const series = await Promise.all(keys.map((key) => store.read(key)));
  return {
    place: store.place,
    series: keys.length,
    records: series.reduce((sum, it) => sum + it.records.length, 0),
    problems: series.flatMap((it) => it.problems)
  };
};
var readGitHub = (github, {
  repository,
  variable,
  baselineBranch,
  checkName
}) => known(async () => {
  const permissions = await readPermissions(github, { repository });
  const branch = permissions.repository.defaultBranch;
  const [rules, posters, baselineRules, baselines] = await Promise.all([
    known(() => readBranchRules(github, { repository, branch })),
    known(() => readCheckPosters(github, { repository, name: checkName })),
    known(() => readBaselineBranchRules(github, { repository, branch: baselineBranch })),
    known(() => readStored(github, repository, baselineBranch))
  ]);
  return { permissions, variable, rules, posters, baselineRules, baselines };
});

// src/usecases/doctor/gather-facts.ts
var namesApp = (text) => {
  const yaml = readYaml(text);
  return "content" in yaml && valueAt(yaml.content.value, "app") !== void 0;
};
var readConfiguration = async (top, { cwd, config, environment }) => {
  const path = config === defaultConfiguration ? resolve(top, config) : resolve(cwd, config);
  const file = relative(cwd, path) || config;
  try {
    const text = await readConfigurationFile(path);
    const configuration = parseConfiguration({ file, text, environment });
    const isPlaceholder = configuration.suites.some((it) => it.type === "service" && it.start === placeholderStart);
    return { kind: "valid", configuration, isPlaceholder, namesApp: namesApp(text) };
  } catch (error) {
    if (error instanceof ConfigurationError)
      return { kind: "invalid", path: file, problems: error.message.split("\n"), cure: error.cure };
    if (!(error instanceof UsageError)) throw error;
    const missing = ["ENOENT", "ENOTDIR"].includes(errorCode(error.cause) ?? "");
    return missing ? { kind: "missing", path: file } : { kind: "invalid", path: file, problems: [error.message], cure: error.cure };
  }
};
var tokenVariables = ["GITHUB_TOKEN", "GH_TOKEN"];
var checkNameOf = ({ configuration, workflows }) => configuration.kind === "valid" && configuration.namesApp ? appCheckName : postedCheck(pacegateJobs(workflows)) ?? appCheckName;
var askGitHub = async (found, { environment, version: version2, log }) => {
  const { git, configuration } = found;
  if ("problem" in git) return { known: false, why: "there is no repository", cure: null };
  const address = githubAddress(git.remoteUrl, environment);
  if (!address.known) return address;
  const variable = tokenVariables.find((name) => (environment[name] ?? "").trim() !== "");
  if (variable === void 0)
    return {
      known: false,
      why: "there is no token in GITHUB_TOKEN or GH_TOKEN",
      cure: "With GitHub's command line: `GITHUB_TOKEN=$(gh auth token) pacegate doctor`."
    };
  const { apiUrl, repository } = address.value;
  log(`asking GitHub about ${repositoryText(repository)} with ${variable}`);
  const github = createGitHub({ token: environment[variable] ?? null, apiUrl, userAgent: `pacegate/${version2}`, log });
  return readGitHub(github, {
    repository,
    variable,
    baselineBranch: configuration.kind === "valid" ? configuration.configuration.baseline.branch : "pacegate-baselines",
    checkName: checkNameOf(found)
  });
};
var asProblem = (facts) => facts instanceof RepositoryError ? { problem: facts.message, cure: facts.cure } : facts;
var gatherFacts = async (options) => {
  const { cwd, environment, signal } = options;
  const git = asProblem(await tryGitFacts(cwd, environment, signal));
  const top = "problem" in git ? cwd : git.top;
  const tree = readTree(top);
  const configuration = await readConfiguration(top, options);
  const valid = configuration.kind === "valid" ? configuration.configuration : null;
  const workflows = readWorkflows(tree);
  const { services, frontEnds } = surveyRepository(tree, "");
  return {
    configuration,
    git,
    machine: readMachineFacts(),
    ...await gatherSuites(valid?.suites ?? [], { tree, services, frontEnds, top, environment, signal }),
    workflows,
    github: await askGitHub({ git, configuration, workflows }, options)
  };
};

// src/usecases/doctor/check.ts
var groups = ["Configuration", "Repository", "This machine", "Workflow", "GitHub", "Baselines"];

// src/usecases/doctor/render-doctor.ts
var faces = {
  ok: { sign: "✓", style: "green" },
  warning: { sign: "!", style: "yellow" },
  problem: { sign: "✗", style: "red" },
  unchecked: { sign: "–", style: "dim" }
};
var clean = (text) => shorten(escapeTerminal(text), 600);
var lineText = ({ mark, found, cure }, paint, width) => {
  const { sign, style } = faces[mark];
  const sentence = clean(found).replace(/(?<![.!?:])$/, ".");
  const shown = wrap(`  ${sign} ${sentence}`, width, "    ");
  const remedy = cure === null ? [] : wrap(`    → ${clean(cure)}`, width, "      ");
  return [...shown.map((it) => paint(style, it)), ...remedy];
};
var summary = (lines3) => {
  const amount = (mark) => lines3.filter((it) => it.mark === mark).length;
  const parts = [
    `${amount("ok")} fine`,
    ...amount("problem") > 0 ? [`${amount("problem")} to be done`] : [],
    ...amount("warning") > 0 ? [`${amount("warning")} worth a look`] : [],
    ...amount("unchecked") > 0 ? [`${amount("unchecked")} not looked at`] : []
  ];
  return `${isHealthy(lines3) ? "✓ Nothing has to be done" : "✗ Something has to be done"}: ${parts.join(", ")}.`;
};
var groupOf = new Map(checks.map(({ id, group }) => [id, group]));
var renderDoctor = (lines3, { colour, width }) => {
  const paint = createPaint(colour);
  const room = Math.max(40, width);
  const sections = groups.flatMap((group) => {
    const own = lines3.filter(({ check }) => groupOf.get(check) === group);
    return own.length === 0 ? [] : [[paint("bold", group), ...own.flatMap((it) => lineText(it, paint, room))].join("\n")];
  });
  const style = isHealthy(lines3) ? "green" : "red";
  return `${[...sections, paint(style, summary(lines3))].join("\n\n")}
`;
};
var doctorJson = (lines3) => `${JSON.stringify({ schema: "pacegate/doctor@1", ok: isHealthy(lines3), lines: lines3 }, null, 2)}
`;

// src/cli/doctor-command.ts
var schema = external_exports.object({ config: external_exports.string(), json: external_exports.boolean().default(false) });
var doctorCommand = async (given, host) => {
  const { config, json } = schema.parse(given);
  const facts = await gatherFacts({
    cwd: host.cwd(),
    config,
    environment: host.env,
    version,
    // Ctrl-C may end it anywhere: it starts nothing that stays and changes nothing.
    signal: new AbortController().signal,
    log: (line) => host.stderr.write(`${line}
`)
  });
  const lines3 = diagnose(facts);
  const { stdout } = host;
  stdout.write(
    json ? doctorJson(lines3) : renderDoctor(lines3, {
      colour: stdout.isTTY && host.env["NO_COLOR"] === void 0,
      width: Math.min(stdout.columns ?? 100, 120)
    })
  );
  return isHealthy(lines3) ? 0 : 1;
};
export {
  doctorCommand
};
