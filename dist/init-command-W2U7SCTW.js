import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  block,
  configurationText,
  existsBelow,
  indented,
  pacegateStep,
  readTree,
  scalar,
  surveyRepository,
  tryGitFacts,
  writerBelow
} from "./chunk-NRA3BBXE.js";
import "./chunk-EQ7QMIES.js";
import "./chunk-LPWOHWK3.js";
import "./chunk-IZZFJMNP.js";
import {
  defaultConfigurationFile,
  parseConfiguration,
  placesIn
} from "./chunk-CIAR5AZL.js";
import "./chunk-CDPO7XSA.js";
import {
  version
} from "./chunk-LPQYZXUD.js";
import {
  createPaint
} from "./chunk-ZL7RCS46.js";
import {
  wrap
} from "./chunk-PTREMZN3.js";
import {
  escapeTerminal
} from "./chunk-XST5D2O7.js";
import {
  external_exports
} from "./chunk-JKT2QQMH.js";
import {
  RepositoryError
} from "./chunk-E2BLH3JN.js";

// src/usecases/init/proposal.ts
import { posix } from "node:path";
var mostRequests = 6;
var fileSafe = (text) => {
  const name = text.replaceAll(/[^A-Za-z0-9._-]+/g, "-").replaceAll(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, "");
  return name === "" ? null : name.slice(0, 40).replace(/[^A-Za-z0-9]+$/, "");
};
var suiteName = ({ name, directory }) => fileSafe(name?.split("/").at(-1) ?? "") ?? fileSafe(posix.basename(directory)) ?? "api";
var needsOf = ({ path, query, secured }) => {
  const all = [
    ...placesIn(path).length > 0 ? ["give values that exist"] : [],
    ...query.length > 0 ? ["give values that find something"] : [],
    ...secured ? ["give the headers that say who calls"] : []
  ];
  return all.length === 0 ? null : all.join(", ");
};
var asRequest = (route) => {
  const { path, query, from } = route;
  const params = {
    ...Object.fromEntries(placesIn(path).map((place) => [place, { from: 1, to: 100 }])),
    ...Object.fromEntries(query.map((name) => [name, ["example", "another"]]))
  };
  const whole = query.length === 0 ? path : `${path}?${query.map((name) => `${name}={${name}}`).join("&")}`;
  const fields = Object.keys(params).length === 0 ? { path: whole } : { path: whole, params };
  return { fields, from, needs: needsOf(route) };
};
var graphqlRequest = {
  fields: { name: "graphql", method: "POST", path: "/graphql", body: { query: "{ __typename }" } },
  from: "replace it by queries that your users send",
  needs: null
};
var standIn = (service) => {
  const path = service?.ready?.path ?? "/";
  const why = (service?.routes.length ?? 0) > 0 ? "those below need values first" : "no other route was found";
  return { fields: { path }, from: `a stand-in that says little: ${why}`, needs: null };
};
var requestsOf = (service) => {
  const routes = (service?.routes ?? []).map(asRequest);
  const ready = routes.filter(({ needs }) => needs === null).slice(0, mostRequests);
  const others2 = routes.filter(({ needs }) => needs !== null).slice(0, mostRequests);
  const sent = [...service?.graphql === true ? [graphqlRequest] : [], ...ready];
  return [...sent.length > 0 ? sent : [standIn(service)], ...others2];
};
var forProduction = (service) => {
  const { start, toolchain } = service;
  if (start === null || toolchain.tool !== "node" && toolchain.tool !== "bun" || /\bNODE_ENV\b/.test(start.value))
    return start;
  return { value: `NODE_ENV=production ${start.value}`, from: start.from };
};
var others = (survey) => survey.services.length < 2 ? [] : [
  `Also found: ${survey.services.slice(1, 5).map(({ title, directory }) => `${title} in ${directory === "." ? "the root" : directory}`).join(", ")}. Each may get a suite of its own.`
];
var needed = ({ stores, composeFile, workflows }, app) => {
  if (stores.length === 0) return [];
  const names = stores.map(({ value }) => value).join(" and ");
  const job = workflows.find(({ jobs }) => jobs.some(({ services }) => services.length > 0));
  const model = job?.path ?? composeFile;
  return [
    `The service seems to need ${names} (${stores[0]?.from ?? ""}): both sides share it, so set \`duet: false\` if it can't serve two, give its address in \`env\`, and start it ${app ? "beside the App's workers" : `in the workflow${model === null ? "" : ` as ${model} does`}`}.`
  ];
};
var bundles = ({ bundlers }) => bundlers.length === 0 ? [] : [
  `${bundlers.map(({ value, from }) => `${value} (${from})`).join(", ")}: sizes of bundles are not measured by this version; a suite of type bundle can be added later.`
];
var propose = (survey, app = false) => {
  const [service] = survey.services;
  const common = [...others(survey), ...needed(survey, app), ...bundles(survey)];
  if (service === void 0) {
    const hint2 = survey.startHint;
    return {
      suite: "api",
      title: null,
      directory: ".",
      paths: null,
      install: null,
      build: null,
      start: null,
      port: { kind: "unknown" },
      ready: null,
      requests: requestsOf(void 0),
      found: false,
      notes: [...hint2 === null ? [] : [`${hint2.from} starts: ${hint2.value}`], ...common]
    };
  }
  const { directory, alsoMadeOf } = service;
  const hint = service.start === null && survey.startHint !== null ? [`${survey.startHint.from} starts: ${survey.startHint.value}`] : [];
  return {
    suite: suiteName(service),
    title: `${service.title}${directory === "." ? "" : ` in ${directory}`}`,
    directory,
    paths: alsoMadeOf.length === 0 ? null : [`${directory}/**`, ...alsoMadeOf],
    install: service.install,
    build: service.build,
    start: forProduction(service),
    port: service.port,
    ready: service.ready,
    requests: requestsOf(service),
    found: service.routes.length > 0,
    notes: [...hint, ...service.notes, ...common]
  };
};

// src/usecases/init/setup-steps.ts
var actionsOf = {
  node: /^(actions\/setup-node|pnpm\/action-setup|volta-cli\/action)@/,
  bun: /^(oven-sh\/setup-bun|actions\/setup-node)@/,
  go: /^actions\/setup-go@/,
  python: /^(actions\/setup-python|astral-sh\/setup-uv|snok\/install-poetry)@/,
  ruby: /^ruby\/setup-ruby@/,
  java: /^(actions\/setup-java|gradle\/actions\/setup-gradle)@/,
  php: /^shivammathur\/setup-php@/,
  rust: /^(dtolnay\/rust-toolchain|actions-rust-lang\/setup-rust-toolchain|Swatinem\/rust-cache)@/,
  elixir: /^erlef\/setup-beam@/,
  dotnet: /^actions\/setup-dotnet@/
};
var copyable = ({ with: inputs }) => [...inputs.values()].every((it) => !it.includes("${{") && !it.includes("\n"));
var asSetup = ({ uses, with: inputs }) => ({
  ...uses !== null && { uses },
  ...inputs.size > 0 && { with: Object.fromEntries(inputs) }
});
var corepack = ({ steps: steps2 }) => steps2.some(({ run }) => run?.trim() === "corepack enable") ? [{ run: "corepack enable" }] : [];
var existingSetup = (workflows, { tool }) => {
  for (const { jobs } of workflows)
    for (const job of jobs) {
      const steps2 = job.steps.filter(({ uses }) => uses !== null && actionsOf[tool].test(uses));
      if (steps2.length > 0 && steps2.every(copyable)) return [...corepack(job), ...steps2.map(asSetup)];
    }
  return null;
};
var versionInputs = (name, version2, fallback) => {
  if (version2 !== null && "file" in version2) return { [`${name}-version-file`]: version2.file };
  if (version2 !== null) return { [`${name}-version`]: version2.exact };
  return fallback === null ? {} : { [`${name}-version`]: fallback };
};
var cacheOf = ({ toolchain, install }) => {
  const lock = install?.from ?? "";
  if (!/lock|shrinkwrap/.test(lock) || toolchain.manager === null) return {};
  return { cache: toolchain.manager, ...lock.includes("/") && { "cache-dependency-path": lock } };
};
var nodeSteps = (service) => {
  const { manager, pinned, version: version2 } = service.toolchain;
  const modern = service.install?.value === "yarn install --immutable";
  return [
    ...manager === "pnpm" ? [{ uses: "pnpm/action-setup@v4", ...!pinned && { with: { version: 10 } } }] : [],
    ...modern ? [{ run: "corepack enable" }] : [],
    { uses: "actions/setup-node@v6", with: { ...versionInputs("node", version2, 24), ...cacheOf(service) } }
  ];
};
var pythonSteps = ({ toolchain: { manager, version: version2 } }) => [
  ...manager === "uv" ? [{ uses: "astral-sh/setup-uv@v7" }] : [{ uses: "actions/setup-python@v6", with: versionInputs("python", version2, "3.13") }],
  ...manager === "poetry" || manager === "pipenv" ? [{ run: `pipx install ${manager}` }] : []
];
var javaSteps = ({ toolchain: { manager, version: version2 } }) => [
  {
    uses: "actions/setup-java@v5",
    with: {
      distribution: "temurin",
      ...versionInputs("java", version2, "21"),
      ...manager !== null && { cache: manager }
    }
  }
];
var defaultSetup = {
  node: nodeSteps,
  bun: () => [{ uses: "oven-sh/setup-bun@v2" }],
  go: ({ toolchain }) => [{ uses: "actions/setup-go@v6", with: versionInputs("go", toolchain.version, "stable") }],
  python: pythonSteps,
  ruby: ({ toolchain }) => [
    { uses: "ruby/setup-ruby@v1", ...toolchain.version === null && { with: { "ruby-version": "3.4" } } }
  ],
  java: javaSteps,
  php: () => [{ uses: "shivammathur/setup-php@v2", with: { "php-version": "8.4" } }],
  // Hosted runners have rustup.
  rust: () => [],
  elixir: () => [{ uses: "erlef/setup-beam@v1", with: { "otp-version": "27", "elixir-version": "1.18" } }],
  dotnet: ({ toolchain }) => [
    { uses: "actions/setup-dotnet@v5", with: versionInputs("dotnet", toolchain.version, "10.x") }
  ]
};
var setupSteps = (service, workflows) => service === void 0 ? [] : existingSetup(workflows, service.toolchain) ?? defaultSetup[service.toolchain.tool](service);

// src/usecases/init/workflow.ts
var workflowFile = ".github/workflows/pacegate.yml";
var branchText = (name) => {
  if (/^[A-Za-z][\w./-]*$/.test(name)) return scalar(name);
  const pattern = name.replaceAll(/[*?+[\]!\\]/g, String.raw`\$&`);
  return /[\p{Cc}\p{Cf}]/u.test(name) ? scalar(pattern) : `'${pattern.replaceAll("'", "''")}'`;
};
var stepsText = (steps2) => steps2.length === 0 ? "" : `
${indented(block(steps2).split("\n"), 6).join("\n")}`;
var upload = `      - if: \${{ !cancelled() && steps.pacegate.outputs.directory != '' }}
        uses: actions/upload-artifact@v4
        with:
          name: pacegate
          path: \${{ steps.pacegate.outputs.directory }}
          retention-days: 14`;
var workflowText = ({ heading: heading2, defaultBranch, setup, version: version2 }) => `${heading2.map((line) => `# ${line}`).join("\n")}
name: Pacegate
on:
  # No \`paths\` here: a required check that is never reported blocks for ever. Pacegate skips what a change does not touch.
  pull_request:
  merge_group:
  push:
    branches: [${branchText(defaultBranch)}]
  schedule:
    - cron: '17 3 * * *'
permissions: {}
jobs:
  # Not "pacegate": that is the name of the check, and a job's name makes a check too.
  measure:
    if: github.event_name == 'pull_request' || github.event_name == 'merge_group'
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions:
      checks: write # the check
      contents: read # the code, and the stored baseline
      pull-requests: write # the comment, and suggested changes
    # A newer push ends the measurement of the one before. Merge groups never end each other.
    concurrency:
      group: pacegate-\${{ github.event.pull_request.number || github.ref }}
      cancel-in-progress: \${{ github.event_name == 'pull_request' }}
    steps:
      # A tag can be moved: for more safety pin all of these to the full SHA of a release.
      - uses: actions/checkout@v6
        with:
          fetch-depth: 0
          persist-credentials: false
      # Whatever your service runs on, as its own tests set it up.${stepsText(setup)}
      - id: pacegate
        uses: pacegate/pacegate@v${version2}
${upload}

  refresh:
    if: github.event_name == 'push' || github.event_name == 'schedule'
    runs-on: ubuntu-24.04
    timeout-minutes: 30
    permissions:
      contents: write # the branch that keeps the baseline
    # One after the other, and none is dropped.
    concurrency:
      group: pacegate-refresh-\${{ github.ref }}
      queue: max
    steps:
      - uses: actions/checkout@v6
        with:
          fetch-depth: 0
          persist-credentials: false${stepsText(setup)}
      - id: pacegate
        uses: pacegate/pacegate@v${version2}
${upload}
`;

// src/usecases/init/plan-init.ts
var keptConfiguration = ({ exists, force }) => exists(defaultConfigurationFile) && !force ? "is there already" : null;
var keptWorkflow = ({ survey, exists, force }) => {
  if (force) return null;
  if (exists(workflowFile)) return "is there already";
  const other = survey.workflows.find(({ jobs }) => jobs.some((job) => pacegateStep(job) !== null));
  return other === void 0 ? null : `is not needed: ${other.path} runs Pacegate already`;
};
var noVariables = {};
var heading = [
  "The whole gate: a check and a comment on every pull request, a check on every merge group, and a baseline that",
  'refreshes itself. Written by "pacegate init".'
];
var plannedWorkflow = (situation) => {
  const { survey, defaultBranch, version: version2 } = situation;
  const setup = setupSteps(survey.services[0], survey.workflows);
  return {
    path: workflowFile,
    text: workflowText({ heading, defaultBranch, setup, version: version2 }),
    kept: keptWorkflow(situation)
  };
};
var planInit = (situation) => {
  const { survey, reference: reference2, app } = situation;
  const proposal = propose(survey, app);
  const text = configurationText(proposal, { reference: reference2, app });
  parseConfiguration({ file: defaultConfigurationFile, text, environment: noVariables });
  return {
    proposal,
    survey,
    files: [
      { path: defaultConfigurationFile, text, kept: keptConfiguration(situation) },
      ...app ? [] : [plannedWorkflow(situation)]
    ],
    app
  };
};

// src/usecases/init/init.ts
var init = async (options, { tree, exists, write }) => {
  const { prefix, print, ...rest } = options;
  const { force } = rest;
  const plan = planInit({ survey: surveyRepository(tree, prefix), exists, ...rest });
  if (!print) {
    for (const { path, text, kept } of plan.files) if (kept === null) await write(path, text, force);
  }
  return plan;
};

// src/usecases/init/render-init.ts
var seenLine = ({ proposal }, place) => {
  if (proposal.title === null) return `Looked through ${place}: no service was recognised.`;
  const start = proposal.start === null ? "nothing says how it starts" : `started by "${proposal.start.value}" (${proposal.start.from})`;
  return `Looked through ${place}: ${proposal.title}, ${start}.`;
};
var moving = ({ survey }) => survey.gates.length === 0 ? [] : [
  `${survey.gates.map(({ value, from }) => `${value} (${from})`).join(", ")} is in use: docs/moving.md says what carries over.`
];
var besideApp = ({ app, survey }) => survey.workflows.filter(({ jobs }) => app && jobs.some((job) => pacegateStep(job) !== null)).map(
  ({ path }) => `${path} runs Pacegate too: remove it when the App is installed, or pull requests are measured twice.`
);
var notes = (plan) => [
  ...plan.proposal.start === null ? ['Say how the service starts: "start" is a placeholder that fails.'] : [],
  ...plan.proposal.port.kind === "fixed" ? [
    `The port is fixed (${plan.proposal.port.from}): both sides are measured one at a time, unless the service reads PORT.`
  ] : [],
  ...plan.proposal.port.kind === "unknown" && plan.proposal.start !== null ? ["Nothing was found that reads the port from the environment variable PORT: the service has to."] : [],
  ...plan.proposal.notes,
  ...besideApp(plan),
  ...moving(plan)
];
var steps = ({ files, proposal, app }) => [
  ...files[0]?.kept === null ? [`Read ${files[0].path}, and correct the lines marked CHECK.`] : [],
  ...app && files[0] !== void 0 && files[0].kept !== null ? [`Let ${files[0].path} say that the App measures, if it does not yet: app: { measure: worker, forks: ask }`] : [],
  `Try it here, which takes one to three minutes: pacegate check --suite ${proposal.suite}`,
  ...app ? ["Install the GitHub App on this repository: docs/app.md."] : [],
  `Open a pull request with ${app ? "this file" : "both files"}. Its base has no configuration yet, so this first one can not be red.`,
  `When the check "pacegate" has run once, require it: Settings, Rules, Rulesets, "Require status checks to pass", with ${app ? "the App" : '"GitHub Actions"'} as its source.`,
  "pacegate doctor says at any time what is missing, with a cure for each."
];
var renderInit = (plan, { colour, width, place }) => {
  const paint = createPaint(colour);
  const room = Math.max(40, width);
  const lines = (text, indent) => wrap(escapeTerminal(text), room - indent.length, "  ").map((it) => `${indent}${it}`);
  const files = plan.files.map(
    ({ path, kept }) => kept === null ? paint("green", `  ✓ ${path} is written`) : paint(
      "dim",
      `  – ${path} ${escapeTerminal(kept)}${kept === "is there already" ? ", and stays (--force replaces it)" : ""}`
    )
  );
  const found = notes(plan);
  return `${[
    lines(seenLine(plan, place), "").join("\n"),
    files.join("\n"),
    ...found.length === 0 ? [] : [[paint("bold", "To look at:"), ...found.flatMap((it) => lines(`! ${it}`, "  "))].join("\n")],
    [paint("bold", "Next:"), ...steps(plan).flatMap((it, index) => lines(`${index + 1}. ${it}`, "  "))].join("\n")
  ].join("\n\n")}
`;
};
var printInit = ({ files }) => files.map(({ path, text }) => `# ---- ${path} ----
${text}`).join("\n");

// src/cli/init-command.ts
var schema = external_exports.object({
  app: external_exports.boolean().default(false),
  force: external_exports.boolean().default(false),
  print: external_exports.boolean().default(false)
});
var reference = "docs/configuration.md of Pacegate";
var placeOf = (facts, print, cwd) => {
  if (!(facts instanceof RepositoryError)) return facts;
  if (print) return { top: cwd, prefix: "" };
  throw facts;
};
var initCommand = async (given, host) => {
  const { app, force, print } = schema.parse(given);
  const facts = await tryGitFacts(host.cwd(), host.env, new AbortController().signal);
  const { top, prefix } = placeOf(facts, print, host.cwd());
  const branch = facts instanceof RepositoryError ? null : facts.defaultBranch?.name ?? facts.branch;
  const plan = await init(
    { prefix, defaultBranch: branch ?? "main", reference, app, force, print, version },
    { tree: readTree(top), exists: existsBelow(top), write: writerBelow(top) }
  );
  const { stdout } = host;
  stdout.write(
    print ? printInit(plan) : renderInit(plan, {
      colour: stdout.isTTY && host.env["NO_COLOR"] === void 0,
      width: Math.min(stdout.columns ?? 100, 120),
      place: top
    })
  );
  return 0;
};
export {
  initCommand
};
