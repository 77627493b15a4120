import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  block,
  comments,
  existsBelow,
  flow,
  indented,
  line,
  mark,
  pacegateStep,
  pathsLines,
  readTree,
  scalar,
  serviceLines,
  surveyRepository,
  tryGitFacts,
  writerBelow
} from "./chunk-5UJC6DCJ.js";
import "./chunk-BDZU4IYZ.js";
import "./chunk-L3P7WQTL.js";
import {
  createPaint
} from "./chunk-ZL7RCS46.js";
import {
  defaultConfigurationFile,
  parseConfiguration,
  placesIn
} from "./chunk-6A772AGG.js";
import {
  wrap
} from "./chunk-PTREMZN3.js";
import {
  version
} from "./chunk-W4F75ABR.js";
import {
  escapeTerminal
} from "./chunk-J3X4RRUV.js";
import "./chunk-CDPO7XSA.js";
import "./chunk-HVBHZGVJ.js";
import "./chunk-WXTMC5PW.js";
import "./chunk-OKUXJVYF.js";
import "./chunk-YH73FRKC.js";
import "./chunk-4AKL4WDJ.js";
import {
  RepositoryError
} from "./chunk-PZ3W4RZL.js";
import "./chunk-H62VT7KO.js";
import "./chunk-623PKLHY.js";
import "./chunk-JGGM5WWA.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";
import "./chunk-TZ54PJF2.js";

// src/usecases/init/front-end-text.ts
var statsLines = ({ stats, output, filesAlone, setUp }) => {
  const named = line("stats", scalar(stats), setUp.done ? setUp.file : null);
  const beside = stats.startsWith(`${output.value}/`) ? [] : [line("output", scalar(output.value), output.from)];
  if (setUp.done) return [named, ...beside];
  return [
    ...comments(
      `${mark}: the build has to write this file. ${setUp.lines.join().includes("pacegate/") ? 'Run "npm i -D pacegate", and add' : "Add"} to ${setUp.file}:`
    ),
    ...setUp.lines.map((it) => `#   ${it}`),
    named,
    ...beside,
    ...filesAlone ? [
      ...comments(
        "Without it, name the files alone: sizes are exact all the same, and nothing says why they grew."
      ),
      `# output: ${scalar(output.value)}`
    ] : []
  ];
};
var bundleLines = (bundle) => {
  const { directory, install, build } = bundle;
  return [
    "type: bundle",
    ...directory === "." ? [] : [line("directory", scalar(directory), null)],
    ...pathsLines(bundle),
    ...install === null ? [] : [line("install", scalar(install.value), install.from)],
    ...build === null ? comments(`${mark}: say with "build" what makes the files.`) : [line("build", scalar(build.value), build.from)],
    ...statsLines(bundle)
  ];
};
var pageLines = ({ suite, fields }) => [
  ...comments(
    'What the page downloads, and how soon it shows, in a browser: run "npm i -D lighthouse chrome-launcher", have a Chrome or Chromium on the machine, and take the marks away.'
  ),
  `# ${scalar(suite)}:`,
  ...indented(
    Object.entries(fields).map(([key, value]) => `${key}: ${typeof value === "string" ? scalar(value) : flow(value)}`),
    2
  ).map((it) => `# ${it}`)
];

// src/usecases/init/configuration-text.ts
var policyLines = ({ service, bundles }) => [
  "# What gets worse than its tolerance blocks: 5 % by default, with a few exceptions that the reference lists.",
  "# tolerance:",
  "#   default: 5%",
  "# Bounds that hold whatever the base does:",
  "# budgets:",
  ...service === null ? [] : ["#   latency.p95: { limit: 200ms }", "#   memory.rss.peak: { limit: 300MB }"],
  ...bundles.length === 0 ? [] : ["#   bundle.initial.gzip: { limit: 250KB } # of every entry"]
];
var appLines = [
  "# The GitHub App measures this repository, with workers of its own. The code of a fork runs on them only when someone who",
  '# may write asks for it, with the comment "/perf check <commit>".',
  "app: { measure: worker, forks: ask }"
];
var suites = ({ service, bundles, page }) => [
  ...service === null ? [] : [`${scalar(service.suite)}:`, ...indented(serviceLines(service), 2)],
  ...bundles.flatMap((it) => [`${scalar(it.suite)}:`, ...indented(bundleLines(it), 2)]),
  ...page === null ? [] : pageLines(page)
];
var titles = ({ service, bundles }) => [.../* @__PURE__ */ new Set([service?.title ?? null, ...bundles.map(({ title }) => title)])].filter((it) => it !== null).join(", ");
var configurationText = (proposal, { reference: reference2, app }) => `${[
  ...comments(
    `What Pacegate measures, as "pacegate init" found it${titles(proposal) === "" ? "" : `: ${titles(proposal)}`}.`
  ),
  ...comments(`Look at the lines marked ${mark}. Every key: ${reference2}`),
  ...proposal.notes.flatMap((it) => comments(`${mark}: ${it}`)),
  "version: 1",
  "suites:",
  ...indented(suites(proposal), 2),
  ...policyLines(proposal),
  ...app ? appLines : []
].join("\n")}
`;

// src/usecases/init/propose-front-ends.ts
import { posix } from "node:path";

// src/usecases/init/file-safe.ts
var fileSafe = (text) => {
  const name = text.replaceAll(/[^A-Za-z0-9._-]+/g, "-").replaceAll(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, "");
  return name === "" ? null : name.slice(0, 40).replace(/[^A-Za-z0-9]+$/, "");
};

// src/usecases/init/propose-front-ends.ts
var mostBundles = 3;
var nameOf = ({ name, directory }) => fileSafe(name?.split("/").at(-1) ?? "") ?? fileSafe(posix.basename(directory)) ?? "web";
var free = (name, taken) => {
  const names = [name, `${name}-bundle`, ...Array.from({ length: taken.length + 1 }, (_, k) => `${name}-${k + 2}`)];
  return names.find((it) => !taken.includes(it)) ?? name;
};
var asBundle = (frontEnd, suite) => {
  const { bundler, directory, alsoMadeOf } = frontEnd;
  return {
    suite,
    title: `${bundler}${directory === "." ? "" : ` in ${directory}`}`,
    from: frontEnd.from,
    directory,
    paths: alsoMadeOf.length === 0 ? null : [`${directory}/**`, ...alsoMadeOf],
    install: frontEnd.install,
    build: frontEnd.build,
    stats: frontEnd.stats,
    output: frontEnd.output,
    filesAlone: frontEnd.filesAlone,
    setUp: frontEnd.setUp,
    notes: frontEnd.notes
  };
};
var proposeBundles = ({ frontEnds }, taken) => frontEnds.filter(({ score }, index) => index === 0 || score > 20).slice(0, mostBundles).reduce(
  (bundles, it) => [...bundles, asBundle(it, free(nameOf(it), [...taken, ...bundles.map(({ suite }) => suite)]))],
  []
);
var proposePage = (survey, service) => {
  const files = survey.frontEnds.find(({ page }) => page !== null);
  if (files !== void 0) {
    const { directory, install, build, output, page } = files;
    return {
      suite: "home",
      fields: {
        type: "page",
        ...directory !== "." && { directory },
        ...install !== null && { install: install.value },
        ...build !== null && { build: build.value },
        files: output.value,
        ...page?.fallback === true && { fallback: "index.html" }
      }
    };
  }
  return service === null || service.start === null || survey.frontEnds.length === 0 ? null : { suite: "home", fields: { type: "page", service: service.suite, path: "/" } };
};

// src/usecases/init/propose-service.ts
import { posix as posix2 } from "node:path";
var mostRequests = 6;
var suiteName = ({ name, directory }) => fileSafe(name?.split("/").at(-1) ?? "") ?? fileSafe(posix2.basename(directory)) ?? "api";
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
var placeholder = ({ startHint }) => ({
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
  notes: startHint === null ? [] : [`${startHint.from} starts: ${startHint.value}`]
});
var proposeService = (survey, app) => {
  const [service] = survey.services;
  const common = [...others(survey), ...needed(survey, app)];
  if (service === void 0) {
    if (survey.frontEnds.length > 0) return null;
    const proposed = placeholder(survey);
    return { ...proposed, notes: [...proposed.notes, ...common] };
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

// src/usecases/init/proposal.ts
var propose = (survey, app = false) => {
  const service = proposeService(survey, app);
  const bundles = proposeBundles(survey, ["home", ...service === null ? [] : [service.suite]]);
  const notes2 = [...service?.notes ?? [], ...bundles.flatMap((it) => it.notes)];
  return {
    service,
    bundles,
    page: service?.suite === "home" ? null : proposePage(survey, service),
    suite: service?.suite ?? bundles[0]?.suite ?? "api",
    notes: [...new Set(notes2)]
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
var setupSteps = (built, workflows) => {
  const known = built.filter((it) => it !== void 0);
  const firsts = known.filter(
    (it, index) => known.findIndex((one) => one.toolchain.tool === it.toolchain.tool) === index
  );
  return firsts.flatMap((it) => existingSetup(workflows, it.toolchain) ?? defaultSetup[it.toolchain.tool](it));
};

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
var workflowText = ({ heading: heading2, defaultBranch, setup, version: version2 }) => `${heading2.map((line2) => `# ${line2}`).join("\n")}
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
  const setup = setupSteps([survey.services[0], survey.frontEnds[0]], survey.workflows);
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
  const { service, bundles } = proposal;
  const seen = [
    ...service === null || service.title === null ? [] : [
      service.start === null ? `${service.title}, nothing says how it starts` : `${service.title}, started by "${service.start.value}" (${service.start.from})`
    ],
    ...bundles.filter(({ title }) => title !== service?.title).map(({ title, from }) => `${title} (${from})`)
  ];
  return `Looked through ${place}: ${seen.length === 0 ? "no service was recognised" : seen.join("; ")}.`;
};
var moving = ({ survey }) => survey.gates.length === 0 ? [] : [
  `${survey.gates.map(({ value, from }) => `${value} (${from})`).join(", ")} is in use: docs/moving.md says what carries over.`
];
var besideApp = ({ app, survey }) => survey.workflows.filter(({ jobs }) => app && jobs.some((job) => pacegateStep(job) !== null)).map(
  ({ path }) => `${path} runs Pacegate too: remove it when the App is installed, or pull requests are measured twice.`
);
var ofService = ({ start, port }) => [
  ...start === null ? ['Say how the service starts: "start" is a placeholder that fails.'] : [],
  ...port.kind === "fixed" ? [`The port is fixed (${port.from}): both sides are measured one at a time, unless the service reads PORT.`] : [],
  ...port.kind === "unknown" && start !== null ? ["Nothing was found that reads the port from the environment variable PORT: the service has to."] : []
];
var ofBundle = ({ suite, stats, setUp }) => setUp.done ? [] : [
  `Let the build of "${suite}" write ${stats}: the lines for ${setUp.file} stand beside "stats" in the configuration.`
];
var notes = (plan) => [
  ...plan.proposal.service === null ? [] : ofService(plan.proposal.service),
  ...plan.proposal.bundles.flatMap(ofBundle),
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
