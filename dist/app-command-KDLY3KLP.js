import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  amountText,
  partText,
  renderMeasureMarkdown,
  verdictWords
} from "./chunk-EGA6SFP2.js";
import {
  renderBaseline
} from "./chunk-DOKNADZM.js";
import "./chunk-QX3YDQFQ.js";
import {
  acceptingPullRequest,
  alertTopic,
  applyAcceptances,
  checkNameOf,
  createAppClients,
  createListener,
  credentialsFile,
  databaseHealth,
  externalIdOf,
  failureData,
  findingCauses,
  hasCheck,
  healthzRoute,
  learnCredentials,
  openLog,
  openStore,
  plainAddress,
  prepareJobs,
  priorities,
  pullRequestKeys,
  readSettings,
  readText,
  readyzRoute,
  respond,
  respondText,
  runKey,
  saveCredentials,
  secretProblem,
  startServer,
  startWorker,
  unknownDefaultBranch,
  untilAborted
} from "./chunk-YX5RYVYQ.js";
import "./chunk-TCY6LHTG.js";
import {
  playbookFile
} from "./chunk-T3XC3L7X.js";
import "./chunk-U2WGMDJJ.js";
import "./chunk-C25CGDAN.js";
import "./chunk-DTHHFFAJ.js";
import "./chunk-2XWFOC74.js";
import {
  later,
  playbookEntry,
  symptomsOf,
  withEvent
} from "./chunk-2APMTKVD.js";
import {
  fetchUpload,
  findPullRequestOfRun,
  listArtifacts
} from "./chunk-FK2ANWC6.js";
import {
  commitOfRef
} from "./chunk-6BKQDWK5.js";
import "./chunk-3HWN7DKX.js";
import {
  commentMarker,
  createGitHubPosting,
  cutLine,
  explainCheck,
  investigationSuggestions,
  isAuthor,
  isMarked,
  isOutOfReach,
  isSameComment,
  newestPages,
  outdatedPullRequest,
  outputOf,
  publishCheck,
  publishComment,
  publishSuggestions,
  sealComment,
  whoAmI
} from "./chunk-A74XHXYH.js";
import {
  listCheckRuns,
  nameConflicts,
  toCheckRun,
  usableRun
} from "./chunk-7AH6T2U7.js";
import {
  compareFiles,
  readFileAtRef
} from "./chunk-TJASQEEI.js";
import {
  createOnce,
  sentOnce
} from "./chunk-PB234I6M.js";
import {
  createGitHub,
  explainGitHub,
  explained,
  messageOf,
  repeatable,
  statusOf
} from "./chunk-MJJUUXOH.js";
import "./chunk-RITITTGN.js";
import {
  watchInterrupts
} from "./chunk-2UIUTNXM.js";
import "./chunk-QSZIDGTK.js";
import {
  creepsOf
} from "./chunk-WGZ5KSCE.js";
import "./chunk-LOKRMITD.js";
import "./chunk-MS5N73B4.js";
import "./chunk-L3P7WQTL.js";
import "./chunk-AMKDHHI6.js";
import {
  systemClock
} from "./chunk-3J3VBDEH.js";
import {
  investigationReport,
  postResult
} from "./chunk-VRQGG6SB.js";
import {
  conclusionOf,
  renderCheck
} from "./chunk-OCRBUXAP.js";
import {
  gatherGrounds,
  isMergeGroupRef,
  judgeUpload,
  parseMergeGroupRef,
  problemOf,
  problemReport,
  readUploadConfigurations,
  refuseUpload
} from "./chunk-THU6NSDL.js";
import {
  criteriaLines,
  renderInvestigationComment
} from "./chunk-HWTYMVDZ.js";
import "./chunk-2AIFNDTN.js";
import {
  parseRepositoryName,
  repositoryText
} from "./chunk-C6DGYUA2.js";
import "./chunk-ZL7RCS46.js";
import "./chunk-VV4RV6Q7.js";
import "./chunk-APDG6ZBT.js";
import "./chunk-SCZ2ZM32.js";
import {
  chainBetween,
  changeOfSum,
  doubtOf,
  environmentClass,
  exactTolerance,
  intervalTail,
  isStoredByDifference,
  linksOf,
  outside,
  outsideList,
  toleratedWorsening,
  trendsOf
} from "./chunk-OB3N2FPT.js";
import "./chunk-V5LBYAPM.js";
import {
  acceptedBlockers,
  blockerText,
  blockersOf,
  covers,
  dayText,
  defaultPolicy,
  placeLines,
  renderComment,
  toleranceOf,
  trendChart
} from "./chunk-RIJFTOSU.js";
import {
  folded,
  isShownBeyond,
  left,
  right,
  table
} from "./chunk-YP2GOVHX.js";
import {
  defaultConfiguration
} from "./chunk-ZVDYMXII.js";
import {
  appSchema,
  nearestName,
  require_mod
} from "./chunk-6A772AGG.js";
import "./chunk-PTREMZN3.js";
import {
  readStored
} from "./chunk-J4547VCP.js";
import "./chunk-MQUC3ZQY.js";
import "./chunk-DJDUGR34.js";
import {
  count,
  verdictText
} from "./chunk-KJFAOCEL.js";
import {
  version
} from "./chunk-W4F75ABR.js";
import {
  codeBlock,
  codeSpan,
  escapeHtml,
  escapeMarkdown,
  escapePlain
} from "./chunk-J3X4RRUV.js";
import "./chunk-XBJI6SDH.js";
import "./chunk-5XYAAJQ7.js";
import "./chunk-6WMFCKXS.js";
import "./chunk-E2WFFPZN.js";
import "./chunk-RPONXC4F.js";
import "./chunk-CDPO7XSA.js";
import "./chunk-HVBHZGVJ.js";
import "./chunk-OKUXJVYF.js";
import "./chunk-YH73FRKC.js";
import {
  sumOf
} from "./chunk-SJTKAJBJ.js";
import "./chunk-4AKL4WDJ.js";
import "./chunk-ZIWWP5FQ.js";
import {
  BaselineError,
  DatabaseError,
  GitHubError,
  InterruptedError,
  OutputError,
  PacegateError,
  UploadError,
  UsageError
} from "./chunk-PZ3W4RZL.js";
import "./chunk-JQYVK4M4.js";
import "./chunk-JU7WK37J.js";
import {
  median
} from "./chunk-U722ZXNU.js";
import "./chunk-CW5DKERV.js";
import {
  createNaming
} from "./chunk-JCDCNJ33.js";
import "./chunk-UIUPYH7M.js";
import "./chunk-H62VT7KO.js";
import "./chunk-LQC57QNM.js";
import "./chunk-YNA2QW7M.js";
import {
  metricTitle,
  usualToleranceWords,
  valueText,
  verdicts
} from "./chunk-O6QRDXNH.js";
import "./chunk-CHEHAT7Q.js";
import {
  isBundleMetric,
  isByDifference,
  isMetric,
  metricCatalogue,
  metricOf
} from "./chunk-623PKLHY.js";
import "./chunk-TYXQHNCN.js";
import "./chunk-WUXYG5CP.js";
import "./chunk-42FJ7QRR.js";
import "./chunk-WAA62WIU.js";
import {
  formatChange,
  formatShare
} from "./chunk-JGGM5WWA.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";
import "./chunk-RN5MM66G.js";
import {
  __toESM
} from "./chunk-TZ54PJF2.js";

// src/app/app-manifest.ts
var appManifest = {
  name: "Pacegate",
  description: "A performance gate for pull requests.",
  public: false,
  default_permissions: {
    actions: "read",
    checks: "write",
    contents: "read",
    issues: "write",
    merge_queues: "read",
    metadata: "read",
    pull_requests: "write"
  },
  default_events: [
    "check_run",
    "check_suite",
    "issue_comment",
    "merge_group",
    "pull_request",
    "push",
    "repository",
    "workflow_run"
  ]
};
var webhookPath = "/api/github/webhooks";
var setupPath = "/setup";
var setupCallbackPath = "/setup/callback";
var manifestFor = (address) => ({
  ...appManifest,
  url: address,
  hook_attributes: { url: `${address}${webhookPath}`, active: true },
  redirect_url: `${address}${setupCallbackPath}`
});
var levels = ["none", "read", "write", "admin"];
var lacking = (app) => [
  ...Object.entries(appManifest.default_permissions).filter(([name2, level]) => levels.indexOf(app.permissions[name2] ?? "none") < levels.indexOf(level)).map(([name2, level]) => `${name2}: ${level}`),
  ...appManifest.default_events.filter((it) => !app.events.includes(it)).map((it) => `event ${it}`)
];

// src/app/same-secret.ts
import { createHash, timingSafeEqual } from "node:crypto";
var digest = (text4) => createHash("sha256").update(text4).digest();
var isSameSecret = (given, secret) => timingSafeEqual(digest(given), digest(secret));

// src/app/alerts-route.ts
var alertLimits = { one: 2 ** 20, all: 16 * 2 ** 20 };
var tokenOf = ({ headers }) => {
  const [, bearer] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? "") ?? [];
  return bearer ?? "";
};
var parse = (text4) => {
  try {
    return JSON.parse(text4);
  } catch {
    return null;
  }
};
var alertsRoute = ({ secret, bodies, receive, log }) => async (request, response) => {
  const turnAway2 = (status, text4) => respond(response, { status, body: `${text4}
`, headers: { connection: "close" } });
  if (!isSameSecret(tokenOf(request), secret)) {
    log.warn("An alert was refused.", { from: request.socket.remoteAddress ?? null });
    response.setHeader("www-authenticate", "Bearer");
    return turnAway2(401, "Alerts are from who has the secret (PACEGATE_ALERTS_SECRET).");
  }
  const take = receive();
  if (take === null) return turnAway2(503, "Not ready: try again later.");
  const body = await bodies.read(request);
  if (body.kind === "broken") {
    response.destroy();
    return;
  }
  if (body.kind !== "whole") return turnAway2(body.kind === "too-large" ? 413 : 503, "That is too much.");
  try {
    const answers = await take(parse(body.text));
    if (answers === null) return respondText(response, 400, "This is neither Alertmanager's webhook nor Grafana's.");
    respond(response, { status: 202, type: "application/json", body: `${JSON.stringify({ alerts: answers })}
` });
  } finally {
    body.release();
  }
};

// src/app/html-page.ts
var style = "body{font:16px/1.5 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}button,input{font:inherit;padding:.4rem .8rem}code{overflow-wrap:anywhere}";
var htmlPage = (title, body, { status = 200, formsTo = "" } = {}) => ({
  status,
  type: "text/html",
  headers: {
    "content-security-policy": [
      "default-src 'none'",
      "style-src 'unsafe-inline'",
      `form-action ${`'self' ${formsTo}`.trim()}`,
      "frame-ancestors 'none'",
      "base-uri 'none'"
    ].join("; ")
  },
  body: `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body>
<h1>${escapeHtml(title)}</h1>
${body.join("\n")}
</body>
</html>
`
});

// src/app/setup-pages.ts
var isLocal = (address) => /^(?:localhost|127\.|\[::1\]|0\.0\.0\.0)/.test(URL.parse(address)?.host ?? "");
var registrationUrl = ({ serverUrl, organization, state }) => {
  const owner = organization === null ? "" : `/organizations/${encodeURIComponent(organization)}`;
  return `${serverUrl}${owner}/settings/apps/new?state=${encodeURIComponent(state)}`;
};
var warning = ({ address, serverUrl }) => isLocal(address) && serverUrl === "https://github.com" ? [
  "<p><strong>GitHub can not reach this address.</strong> Start with <code>PACEGATE_PUBLIC_URL</code> set to one that it can reach, such as that of a proxy or a tunnel.</p>"
] : [];
var setupPage = (offer) => {
  const { address, serverUrl, token, organization } = offer;
  const manifest = escapeHtml(JSON.stringify(manifestFor(address)));
  const owner = organization === null ? "your own account" : `the organization ${organization}`;
  return htmlPage(
    "Set up Pacegate",
    [
      `<p>GitHub will show what the App may do, and make it for <strong>${escapeHtml(owner)}</strong>. It will send webhooks to <code>${escapeHtml(`${address}${webhookPath}`)}</code>.</p>`,
      ...warning(offer),
      `<form action="${escapeHtml(registrationUrl(offer))}" method="post"><input type="hidden" name="manifest" value="${manifest}"><button>Make the App on GitHub</button></form>`,
      `<form action="${setupPath}" method="get"><input type="hidden" name="token" value="${escapeHtml(token)}"><p><label>For an organization instead: <input name="organization" pattern="[A-Za-z0-9][A-Za-z0-9\\-]*" maxlength="39" value="${escapeHtml(organization ?? "")}"></label> <button>Change</button></p></form>`
    ],
    { formsTo: new URL(serverUrl).origin }
  );
};
var installLink = (page) => `${page.replace(/\/+$/, "")}/installations/new`;
var setUpPage = (page) => htmlPage("Pacegate is set up", [
  "<p>The App is made, and its credentials are kept on this machine. Nothing has to be started again.</p>",
  ...page === null ? [] : [`<p><a href="${escapeHtml(installLink(page))}">Install it on repositories</a>, and open a pull request.</p>`]
]);
var setupProblemPage = (error) => htmlPage("Pacegate is not set up", [`<p>${escapeHtml(error.message)}</p>`, `<p>${escapeHtml(error.cure)}</p>`], {
  status: 400
});

// src/app/front-page.ts
var stateText = ({ isSetUp, page }) => {
  if (!isSetUp) return "<p>It is not set up yet. Whoever has started it finds the address of the setup in its log.</p>";
  return page === null ? "<p>It is set up.</p>" : `<p>It is set up: <a href="${escapeHtml(installLink(page))}">install it on a repository</a>.</p>`;
};
var frontPageRoute = (state) => (_request, response) => respond(
  response,
  htmlPage("Pacegate", [
    "<p>A performance gate for pull requests: it measures base and head side by side, and says with known error rates whether the head is slower.</p>",
    stateText(state()),
    `<p><small>Version ${escapeHtml(version)}</small></p>`
  ])
);

// src/app/metrics-route.ts
var fresh = 5e3;
var metricsRoute = ({ metrics: metrics2, token, counts, log, now }) => {
  let asked = -Infinity;
  let update = Promise.resolve();
  const ask = async () => {
    try {
      const found = await counts();
      if (found !== null) metrics2.show(found);
    } catch (error) {
      log.warn("The database could not be asked for its counts.", failureData(error));
    }
  };
  return async (request, response) => {
    const [, given = ""] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
    if (token !== null && !isSameSecret(given, token)) {
      response.setHeader("www-authenticate", "Bearer");
      return respondText(response, 401, "Metrics are for who has the token (PACEGATE_METRICS_TOKEN).");
    }
    if (now() - asked >= fresh) {
      asked = now();
      update = ask();
    }
    await update;
    respond(response, { status: 200, type: metrics2.contentType, body: await metrics2.text() });
  };
};

// src/app/read-body.ts
var webhookLimits = { one: 25 * 1024 ** 2, all: 250 * 1024 ** 2 };
var createBodyReader = ({ one, all }) => {
  let held2 = 0;
  const collect = (request, settle) => {
    let chunks = [];
    let size = 0;
    const release = () => {
      held2 -= size;
      size = 0;
      chunks = [];
    };
    const take = (chunk) => {
      size += chunk.length;
      held2 += chunk.length;
      chunks.push(chunk);
      if (size > one) refuse("too-large");
      else if (held2 > all) refuse("too-many");
    };
    const refuse = (kind) => {
      request.off("data", take);
      release();
      settle({ kind });
    };
    request.on("data", take);
    request.once("end", () => {
      const text4 = Buffer.concat(chunks).toString("utf8");
      chunks = [];
      settle({ kind: "whole", text: text4, release });
    });
    request.once("error", () => refuse("broken"));
    request.once("close", () => {
      if (!request.readableEnded) refuse("broken");
    });
  };
  return {
    read: async (request) => {
      if (Number(request.headers["content-length"] ?? 0) > one) return { kind: "too-large" };
      const { promise, resolve: resolve2 } = Promise.withResolvers();
      collect(request, resolve2);
      return promise;
    }
  };
};

// src/app/setup-routes.ts
var addressOf = ({ headers }, publicUrl) => publicUrl ?? plainAddress(`http://${headers.host ?? ""}`);
var organizationOf = (url) => {
  const name2 = url.searchParams.get("organization")?.trim() ?? "";
  return /^[a-z\d][a-z\d-]{0,38}$/i.test(name2) ? name2 : null;
};
var isCode = (code) => /^[\w-]{8,200}$/.test(code);
var setupRoutes = ({ setup, serverUrl, publicUrl, log }) => ({
  [setupPath]: {
    GET: (request, response, url) => {
      if (setup.isDone) return respondText(response, 404, "There is nothing here: the App is set up.");
      if (!setup.isToken(url.searchParams.get("token") ?? ""))
        return respondText(response, 403, "The address of the setup, with its token, stands in the log.");
      const address = addressOf(request, publicUrl);
      if (address === null) return respondText(response, 400, "The request does not say where this is.");
      const { token } = setup;
      respond(
        response,
        setupPage({ address, serverUrl, token, state: setup.newState(), organization: organizationOf(url) })
      );
    }
  },
  [setupCallbackPath]: {
    GET: async (_request, response, url) => {
      const code = url.searchParams.get("code") ?? "";
      if (!isCode(code)) return respondText(response, 400, "There is no code of GitHub in this address.");
      try {
        const { appId, page } = await setup.finish(url.searchParams.get("state") ?? "", code);
        log.info("The App was made.", { app: appId, page });
        respond(response, setUpPage(page));
      } catch (error) {
        if (!(error instanceof PacegateError)) throw error;
        log.warn("The App was not made.", failureData(error));
        respond(response, setupProblemPage(error));
      }
    }
  }
});

// src/app/webhook-route.ts
var required = ["x-github-event", "x-github-delivery", "x-hub-signature-256"];
var isDelivery = ({ headers }) => required.every((name2) => /^[\w=-]{1,100}$/.test(String(headers[name2] ?? "")));
var turnAway = (response, status, line, after) => respond(response, {
  status,
  body: `${line}
`,
  headers: { connection: "close", ...after !== void 0 && { "retry-after": after } }
});
var webhookRoute = ({ webhooks, bodies, metrics: metrics2, log, now }) => {
  const refused2 = (request, status) => {
    metrics2.delivered(null, "refused");
    log.warn("A delivery was refused.", { status, from: request.socket.remoteAddress ?? null });
  };
  const take = async (request, response) => {
    const receive = webhooks();
    if (receive === null) {
      metrics2.delivered(null, "failed");
      return turnAway(response, 503, "Not ready: try again later.", "10");
    }
    if (!isDelivery(request)) {
      refused2(request, 400);
      return turnAway(response, 400, "This is no delivery of GitHub.");
    }
    const body = await bodies.read(request);
    if (body.kind === "broken") {
      response.destroy();
      return;
    }
    if (body.kind !== "whole") {
      const isTooLarge = body.kind === "too-large";
      refused2(request, isTooLarge ? 413 : 503);
      return isTooLarge ? turnAway(response, 413, "GitHub sends no more than 25 MB.") : turnAway(response, 503, "Too much at a time: try again later.", "10");
    }
    try {
      await receive(Object.assign(request, { body: body.text }), response);
    } finally {
      body.release();
    }
    if (response.statusCode >= 400 && response.statusCode < 500) refused2(request, response.statusCode);
  };
  return async (request, response) => {
    const begin = now();
    try {
      await take(request, response);
    } finally {
      metrics2.answered((now() - begin) / 1e3);
    }
  };
};

// src/app/app-routes.ts
var appRoutes = ({ settings, setup, service, phase, metrics: metrics2, log }) => {
  const now = () => performance.now();
  const away = async () => ({ isReady: false, parts: { state: phase() } });
  const bodies = createBodyReader(webhookLimits);
  const isSetUp = () => setup === null || setup.isDone;
  return {
    "/": { GET: frontPageRoute(() => ({ isSetUp: isSetUp(), page: service()?.page() ?? null })) },
    "/healthz": { GET: healthzRoute },
    "/readyz": { GET: readyzRoute(() => service()?.health() ?? away()) },
    "/metrics": {
      GET: metricsRoute({ metrics: metrics2, token: settings.metricsToken, counts: () => service()?.counts() ?? null, log, now })
    },
    [webhookPath]: {
      POST: webhookRoute({ webhooks: () => service()?.webhooks ?? null, bodies, metrics: metrics2, log, now })
    },
    ...settings.alertsSecret !== null && {
      "/alerts": {
        POST: alertsRoute({
          secret: settings.alertsSecret,
          bodies: createBodyReader(alertLimits),
          receive: () => service()?.alerts ?? null,
          log
        })
      }
    },
    ...setup !== null && setupRoutes({ setup, serverUrl: settings.github.serverUrl, publicUrl: settings.publicUrl, log })
  };
};

// src/app/create-metrics.ts
import { collectDefaultMetrics, Counter, Gauge as Gauge2, Histogram, Registry } from "prom-client";

// src/app/store-gauges.ts
import { Gauge } from "prom-client";
var shown = {
  "latency.p95": {
    name: "pacegate_latency_p95_milliseconds",
    help: "95th percentile of latency of the default branch, as last measured."
  },
  "errors.rate": {
    name: "pacegate_error_ratio",
    help: "Share of failed requests of the default branch, as last measured."
  },
  capacity: {
    name: "pacegate_capacity_requests_per_second",
    help: "Highest rate within the budgets of the default branch, as last measured."
  },
  "bundle.initial.gzip": {
    name: "pacegate_bundle_bytes",
    help: "Initial size, gzip, of the bundle of the default branch, as last measured."
  }
};
var createStoreGauges = (registry) => {
  const registers = [registry];
  const jobs = new Gauge({
    name: "pacegate_queue_jobs",
    help: "Jobs by queue, waiting or active.",
    labelNames: ["queue", "state"],
    registers
  });
  const oldest = new Gauge({
    name: "pacegate_queue_oldest_seconds",
    help: "For how long the oldest waiting job has waited.",
    labelNames: ["queue"],
    registers
  });
  const runs = new Gauge({
    name: "pacegate_runs",
    help: "Runs by state, as far as they are kept.",
    labelNames: ["state"],
    registers
  });
  const labelNames = ["repository", "suite", "scenario"];
  const measured2 = new Map(
    Object.entries(shown).map(([metric, about]) => [metric, new Gauge({ ...about, labelNames, registers })])
  );
  return {
    show: (counts) => {
      for (const gauge of [jobs, oldest, runs, ...measured2.values()]) gauge.reset();
      for (const it of counts.queues) {
        jobs.set({ queue: it.queue, state: "waiting" }, it.waiting);
        jobs.set({ queue: it.queue, state: "active" }, it.active);
        oldest.set({ queue: it.queue }, it.oldest);
      }
      for (const { state, count: count2 } of counts.runs) runs.set({ state }, count2);
      for (const { repository: repository2, suite, metric, scenario, value } of counts.newest)
        measured2.get(metric)?.set({ repository: repository2, suite, scenario: scenario ?? "" }, value);
    }
  };
};

// src/app/create-metrics.ts
var createMetrics = ({ processDefaults }) => {
  const registry = new Registry();
  const registers = [registry];
  if (processDefaults) collectDefaultMetrics({ register: registry });
  const deliveries = new Counter({
    name: "pacegate_deliveries_total",
    help: "Webhook deliveries by event and what became of them.",
    labelNames: ["event", "outcome"],
    registers
  });
  const answers = new Histogram({
    name: "pacegate_delivery_seconds",
    help: "Time to answer a delivery.",
    buckets: [5e-3, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers
  });
  const jobs = new Histogram({
    name: "pacegate_job_seconds",
    help: "Time that a job took, failed tries included.",
    labelNames: ["kind"],
    buckets: [0.1, 0.5, 1, 5, 15, 60, 180, 600, 1800, 3600, 7200],
    registers
  });
  const outcomes = new Counter({
    name: "pacegate_verdicts_total",
    help: "Runs whose end was posted, by verdict or by how else they ended.",
    labelNames: ["verdict"],
    registers
  });
  const requests = new Gauge2({
    name: "pacegate_github_requests_left",
    help: "Requests that GitHub's hourly limit leaves to an installation.",
    labelNames: ["installation"],
    registers
  });
  const gauges = createStoreGauges(registry);
  for (const verdict of verdicts) outcomes.inc({ verdict }, 0);
  return {
    delivered: (event, outcome) => deliveries.inc({ event: event ?? "unknown", outcome }),
    answered: (seconds) => answers.observe(seconds),
    jobEnded: (kind, seconds) => jobs.observe({ kind }, seconds),
    posted: (verdict) => outcomes.inc({ verdict }),
    requestsLeft: (installation2, left2) => requests.set({ installation: String(installation2) }, left2),
    show: (counts) => gauges.show(counts),
    text: () => registry.metrics(),
    contentType: registry.contentType
  };
};

// src/github/convert-manifest.ts
var schema = external_exports.object({
  id: external_exports.int().positive(),
  pem: external_exports.string().min(1),
  webhook_secret: external_exports.string().min(1),
  html_url: external_exports.url({ protocol: /^https?$/ })
});
var again = "Start the setup again: such a code works once, and for an hour.";
var refusal = (error) => {
  const explained2 = explainGitHub(error, "take over the App that was made");
  return [404, 422].includes(explained2.status ?? 0) ? new GitHubError("GitHub does not know the code of this setup, or it was used already.", again, {
    status: explained2.status,
    cause: error
  }) : explained2;
};
var convertManifest = async (github, code) => {
  const answer4 = await github.rest.apps.createFromManifest({ code }).catch((error) => {
    throw refusal(error);
  });
  const { data } = schema.safeParse(answer4.data);
  if (data === void 0)
    throw new GitHubError("GitHub's answer holds no App with key and webhook secret.", again, {
      status: answer4.status
    });
  return { id: data.id, privateKey: data.pem, webhookSecret: data.webhook_secret, page: data.html_url };
};

// src/app/setup.ts
import { randomBytes } from "node:crypto";
var lifetime = 36e5;
var mostStates = 20;
var secretText = () => randomBytes(24).toString("base64url");
var again2 = "Open the address of the setup in the log once more, and begin from there.";
var refusal2 = (message) => new UsageError(message, again2);
var createSetup = ({ exchange, save, now }) => {
  const token = secretText();
  const states = /* @__PURE__ */ new Map();
  const made = Promise.withResolvers();
  let isDone = false;
  let isSaving = false;
  const takeState = (state) => {
    const until = states.get(state);
    states.delete(state);
    if (until === void 0 || until < now())
      throw refusal2("This answer belongs to no setup that was begun here within the last hour.");
  };
  return {
    token,
    isToken: (given) => !isDone && isSameSecret(given, token),
    newState: () => {
      const state = secretText();
      states.set(state, now() + lifetime);
      for (const oldest of states.keys()) {
        if (states.size <= mostStates) break;
        states.delete(oldest);
      }
      return state;
    },
    finish: async (state, code) => {
      if (isDone) throw refusal2("There is an App already.");
      takeState(state);
      const credentials = await exchange(code);
      const problem2 = secretProblem(credentials.webhookSecret);
      if (problem2 !== null) throw refusal2(`The webhook secret of the new App ${problem2}`);
      if (isDone || isSaving) throw refusal2("There is an App already.");
      isSaving = true;
      try {
        await save(credentials);
        isDone = true;
      } finally {
        isSaving = false;
      }
      made.resolve(credentials);
      return credentials;
    },
    get isDone() {
      return isDone;
    },
    credentials: made.promise
  };
};

// src/app/open-setup.ts
var openSetup = ({ apiUrl, data, log, redactor, now }) => {
  const github = createGitHub({ token: null, apiUrl, log: (line) => log.warn(line) });
  return createSetup({
    exchange: async (code) => {
      const { id: id2, privateKey, webhookSecret, page } = await convertManifest(github, code);
      const credentials = { appId: id2, privateKey, webhookSecret, page };
      learnCredentials(redactor, credentials);
      return credentials;
    },
    save: (credentials) => saveCredentials(credentialsFile(data), credentials),
    now
  });
};

// src/usecases/app/alerts/receive-alerts.ts
import { createHash as createHash3 } from "node:crypto";

// src/usecases/app/alerts/read-alerts.ts
import { createHash as createHash2 } from "node:crypto";
var longest = 200;
var mostAlerts = 100;
var labels = external_exports.record(external_exports.string(), external_exports.string());
var text = external_exports.string().optional().catch(void 0);
var alert = external_exports.object({ status: external_exports.string().optional(), labels, startsAt: text, endsAt: text });
var payload = external_exports.object({
  status: external_exports.string().optional(),
  groupKey: text,
  commonLabels: labels.default({}),
  alerts: external_exports.array(alert)
});
var isName = (it) => /^(?!\.{1,2}$)[\w.-]{1,100}$/.test(it);
var words = (texts) => texts.flatMap((it) => it?.split(/\s+/u) ?? []).filter((word) => word !== "" && !word.startsWith("-")).join(" ").slice(0, longest);
var nameOf = (it) => it.slice(0, longest).replaceAll("\0", "").toWellFormed();
var timeOf = (it) => {
  const date = new Date(it ?? "");
  const year = date.getUTCFullYear();
  return year >= 2e3 && year < 2100 ? date.toISOString() : null;
};
var groupOf = (key) => createHash2("sha256").update(key).digest("hex").slice(0, 32);
var placeOf = ({ owner, repository: repository2 }) => `${owner}/${repository2}`.toLowerCase();
var overOf = (resolved2, firing) => {
  const burning = new Set(firing.map(placeOf));
  return [...Map.groupBy(resolved2, placeOf)].flatMap(
    ([place, alerts]) => burning.has(place) ? [] : alerts.toSorted((a, b) => (a.at ?? "") < (b.at ?? "") ? 1 : -1).slice(0, 1)
  );
};
var readAlerts = (body) => {
  const { data } = payload.safeParse(body);
  if (data === void 0) return null;
  const read2 = data.alerts.flatMap(({ status = data.status, labels: own2, startsAt, endsAt }) => {
    const all = { ...data.commonLabels, ...own2 };
    const [owner = "", repository2 = "", ...rest] = (all["repository"] ?? "").split("/");
    if (status !== "firing" && status !== "resolved" || rest.length > 0) return [];
    if (!isName(owner) || !isName(repository2)) return [];
    const name2 = all["alertname"] ?? "an alert";
    const about = words([all["suite"], all["metric"], all["route"]]);
    const isFiring = status === "firing";
    const group = groupOf(data.groupKey ?? name2);
    return [
      { owner, repository: repository2, name: nameOf(name2), about, group, isFiring, at: timeOf(isFiring ? startsAt : endsAt) }
    ];
  });
  const firing = read2.filter(({ isFiring }) => isFiring);
  const over = overOf(
    read2.filter(({ isFiring }) => !isFiring),
    firing
  );
  return [...firing.slice(0, mostAlerts), ...over.slice(0, mostAlerts)];
};

// src/usecases/app/alerts/receive-alerts.ts
var mostRuns = 200;
var deploysOf = (runs) => [
  ...new Set(runs.filter(({ purpose }) => purpose.kind === "refresh").map(({ headSha }) => headSha))
];
var tell = async ({ id: repositoryId }, { name: alert2, group, at }, news, store) => {
  const key = createHash3("sha256").update(JSON.stringify([repositoryId, group, news, at]));
  await store.recordDelivery({
    id: `alert-${key.digest("hex")}`,
    event: "alert",
    action: news,
    repositories: [],
    installation: null,
    pullRequest: null,
    runs: [],
    cancel: [],
    jobs: [{ kind: "alert", repositoryId, alert: alert2, group, news, at }],
    command: null
  });
};
var resolved = async (alert2, repository2, runs, store) => {
  const isKnown = runs.some(({ purpose }) => purpose.kind === "alert" && purpose.group === alert2.group) || await store.openIssue(repository2.id, alertTopic(alert2.group)) !== null;
  if (!isKnown) return "it is over, and nothing was investigated for it";
  await tell(repository2, alert2, "resolved", store);
  return "it is over, which its issue will say";
};
var answer = async (it, { store, log }) => {
  const { owner, repository: name2, name: alert2, about, group } = it;
  const repository2 = await store.repositoryByName(owner, name2);
  if (repository2 === null || repository2.state !== "active") return "the App is not installed there";
  const runs = await store.runsOf(repository2.id, { limit: mostRuns });
  if (!it.isFiring) return resolved(it, repository2, runs, store);
  const ofAlerts = runs.filter(({ purpose }) => purpose.kind === "alert");
  if (ofAlerts.some(({ state }) => state !== "ended")) return "an investigation is under way already";
  const [head, before] = deploysOf(runs);
  if (head === void 0 || before === void 0) {
    await tell(repository2, it, "no-deploys", store);
    return "the App has not seen two pushes to the default branch yet, so it knows no two deploys";
  }
  if (ofAlerts.some((run2) => run2.headSha === head && run2.base?.sha === before && run2.outcome === "investigated"))
    return "these two deploys were investigated already";
  const asked = {
    repositoryId: repository2.id,
    purpose: { kind: "alert", branch: repository2.defaultBranch, alert: alert2, group, resolvedAt: null },
    mode: "investigate",
    headSha: head,
    base: { sha: before, ref: repository2.defaultBranch },
    requestedBy: null,
    // It is in the default branch: whoever put it there may write.
    isApproved: true,
    about,
    priority: priorities.command
  };
  const run = await store.askForRun(asked);
  log.info("An alert starts an investigation.", { run: run.id, repository: repository2.id });
  return `investigating ${head.slice(0, 10)} against ${before.slice(0, 10)}`;
};
var receiveAlerts = async (body, tools) => {
  const alerts = readAlerts(body);
  if (alerts === null) return null;
  const answers = [];
  for (const alert2 of alerts) answers.push({ alert: alert2.name, result: await answer(alert2, tools) });
  return answers;
};

// src/usecases/app/events/fields.ts
var id = external_exports.int().positive();
var pullNumber = external_exports.int().positive().max(2147483647);
var sha = external_exports.string().regex(/^(?:[\da-f]{40}|[\da-f]{64})$/);
var name = external_exports.string().min(1).max(1e3).regex(/^[^\p{Cc}\p{Cs}]+$/u);
var time = external_exports.iso.datetime({ offset: true }).transform((text4) => new Date(text4));
var person = external_exports.object({ login: name, type: external_exports.string().nullish() });

// src/usecases/app/events/at-repository.ts
var fullName = external_exports.string().max(200).regex(/^[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/).transform((text4) => {
  const [owner = "", repository2 = ""] = text4.split("/");
  return { owner, name: repository2 };
});
var briefRepository = external_exports.object({ id, full_name: fullName });
var atRepository = external_exports.object({
  repository: briefRepository.extend({ default_branch: name }),
  // Webhooks of a repository, as opposed to those of an App, come without it.
  installation: external_exports.object({ id }).nullish()
});
var repositoryOf = ({ repository: repository2, installation: installation2 }) => ({
  id: repository2.id,
  ...repository2.full_name,
  defaultBranch: repository2.default_branch,
  installationId: installation2?.id ?? null,
  state: "active"
});

// src/usecases/app/events/branch-of-ref.ts
var branchOfRef = (ref) => {
  if (ref.startsWith("refs/heads/")) return ref.slice("refs/heads/".length);
  return ref.startsWith("refs/") ? null : ref;
};

// src/usecases/app/events/group-of-branch.ts
var groupOfBranch = (branch, headSha) => {
  const headRef = branchOfRef(branch ?? "");
  const parsed = headRef === null ? null : parseMergeGroupRef(headRef);
  return headRef === null || parsed === null ? null : { headSha, headRef, base: { sha: parsed.baseSha, ref: parsed.base } };
};

// src/usecases/app/events/ignored.ts
var ignored = (why) => ({ kind: "ignored", why });

// src/usecases/app/events/is-bot.ts
var isBot = ({ login, type }) => type === "Bot" || login.endsWith("[bot]");

// src/usecases/app/events/check-run-event.ts
var checkRun = external_exports.object({
  id,
  head_sha: sha,
  external_id: external_exports.string().nullish(),
  app: external_exports.object({ id: id.nullable() }).nullish(),
  check_suite: external_exports.object({ head_branch: name.nullish() }).nullish()
});
var buttons = ["remeasure", "investigate", "accept", "load"];
var own = /^pr-([1-9]\d{0,8})(|-load|-investigate)$/;
var againOf = (externalId) => {
  const suffix = own.exec(externalId)?.[2];
  if (suffix === "-load") return "load";
  return suffix === "-investigate" ? "investigate" : "remeasure";
};
var aboutOf = (run) => {
  const [, number] = own.exec(run.external_id ?? "") ?? [];
  if (number !== void 0) return { kind: "pull-requests", numbers: [Number(number)] };
  const group = groupOfBranch(run.check_suite?.head_branch, run.head_sha);
  return group === null ? null : { kind: "merge-group", group };
};
var schema2 = atRepository.extend({
  action: external_exports.string(),
  check_run: checkRun,
  requested_action: external_exports.object({ identifier: external_exports.string() }).nullish(),
  sender: person
}).transform((payload2) => {
  const { action, check_run: run, requested_action: requested, sender } = payload2;
  const identifier = action === "rerequested" ? againOf(run.external_id ?? "") : requested?.identifier;
  const button = buttons.find((it) => it === identifier);
  if (button === void 0) return ignored("The check has no such button.");
  if (isBot(sender)) return ignored("A bot pressed the button.");
  const about = aboutOf(run);
  if (about === null) return ignored("The check names neither a pull request nor a merge group.");
  if (about.kind === "merge-group" && button !== "remeasure")
    return ignored("This button means nothing for a merge group, which has no pull request of its own.");
  return {
    kind: "check",
    repository: repositoryOf(payload2),
    appId: run.app?.id ?? null,
    checkId: run.id,
    button,
    headSha: run.head_sha,
    about,
    by: sender.login
  };
});
var checkRunEvent = { actions: ["rerequested", "requested_action"], schema: schema2 };

// src/usecases/app/events/listed.ts
var listed = (item, list2, most4) => {
  const first = Array.isArray(list2) ? list2.slice(0, most4) : [];
  return first.flatMap((it) => {
    const { success, data } = item.safeParse(it);
    return success ? [data] : [];
  });
};

// src/usecases/app/events/check-suite-event.ts
var most = 5;
var reference = external_exports.object({ number: pullNumber, base: external_exports.object({ repo: external_exports.object({ id }) }) });
var checkSuite = external_exports.object({
  id,
  head_sha: sha,
  head_branch: name.nullish(),
  app: external_exports.object({ id: id.nullable() }).nullish(),
  pull_requests: external_exports.unknown().optional()
});
var aboutOf2 = (suite, repositoryId) => {
  const group = groupOfBranch(suite.head_branch, suite.head_sha);
  if (group !== null) return { kind: "merge-group", group };
  const numbers = listed(reference, suite.pull_requests, most).filter(({ base }) => base.repo.id === repositoryId).map(({ number }) => number);
  return numbers.length === 0 ? null : { kind: "pull-requests", numbers: [...new Set(numbers)] };
};
var schema3 = atRepository.extend({ check_suite: checkSuite, sender: person }).transform((payload2) => {
  const { check_suite: suite, sender } = payload2;
  if (isBot(sender)) return ignored("A bot asked for it.");
  const repository2 = repositoryOf(payload2);
  const about = aboutOf2(suite, repository2.id);
  if (about === null)
    return ignored(
      'GitHub names no pull request of this commit, as for every fork; "Re-run" of the check itself knows it.'
    );
  return {
    kind: "check",
    repository: repository2,
    appId: suite.app?.id ?? null,
    checkId: suite.id,
    button: "remeasure",
    headSha: suite.head_sha,
    about,
    by: sender.login
  };
});
var checkSuiteEvent = { actions: ["rerequested"], schema: schema3 };

// src/usecases/app/events/comment-event.ts
var longest2 = 262144;
var text2 = external_exports.string().max(longest2).transform((it) => it.toWellFormed().replaceAll("\0", "�"));
var mayHoldCommand = (it) => /^[ \t]*\/perf/im.test(it);
var schema4 = atRepository.extend({
  issue: external_exports.object({ number: pullNumber, pull_request: external_exports.unknown().optional() }),
  comment: external_exports.object({ id, body: text2.nullish(), user: person.nullish(), created_at: time.nullish() })
}).transform((payload2) => {
  const { issue, comment } = payload2;
  const author = comment.user ?? null;
  const body = comment.body ?? "";
  if ((issue.pull_request ?? null) === null) return ignored("The comment is on an issue.");
  if (!mayHoldCommand(body)) return ignored("The comment holds no command.");
  if (author === null) return ignored("The comment names nobody as its author.");
  if (isBot(author)) return ignored("A bot wrote the comment.");
  return {
    kind: "comment",
    repository: repositoryOf(payload2),
    number: issue.number,
    commentId: comment.id,
    by: author.login,
    text: body,
    at: comment.created_at ?? null
  };
});
var commentEvent = { actions: ["created"], schema: schema4 };

// src/usecases/app/events/listed-repositories.ts
var most2 = 1e3;
var listedRepositories = (list2, of) => listed(briefRepository, list2, most2).map(({ id: id2, full_name: { owner, name: name2 } }) => ({
  id: id2,
  owner,
  name: name2,
  defaultBranch: unknownDefaultBranch,
  ...of
}));

// src/usecases/app/events/installation-event.ts
var installation = external_exports.object({ id, suspended_at: external_exports.string().nullish() });
var stateAfter = (action, isSuspended) => {
  switch (action) {
    case "deleted":
      return "removed";
    case "suspend":
      return "suspended";
    // Permissions can be accepted while it is suspended.
    case "new_permissions_accepted":
      return isSuspended ? "suspended" : "active";
    default:
      return "active";
  }
};
var schema5 = external_exports.object({ action: external_exports.string(), installation, repositories: external_exports.unknown().optional() }).transform(({ action, installation: { id: id2, suspended_at: suspendedAt }, repositories }) => {
  const state = stateAfter(action, (suspendedAt ?? null) !== null);
  return {
    kind: "installation",
    installation: { id: id2, state },
    // Known ones follow their installation; only a new installation has some that are not known.
    repositories: action === "created" ? listedRepositories(repositories, { installationId: id2, state }) : []
  };
});
var installationEvent = {
  actions: ["created", "deleted", "suspend", "unsuspend", "new_permissions_accepted"],
  schema: schema5
};

// src/usecases/app/events/installation-repositories-event.ts
var schema6 = external_exports.object({
  installation: external_exports.object({ id, suspended_at: external_exports.string().nullish() }),
  repositories_added: external_exports.unknown().optional(),
  repositories_removed: external_exports.unknown().optional()
}).transform(({ installation: installation2, repositories_added: added, repositories_removed: removed }) => {
  const installationId = installation2.id;
  const state = (installation2.suspended_at ?? null) === null ? "active" : "suspended";
  return {
    kind: "installation",
    installation: null,
    repositories: [
      ...listedRepositories(added, { installationId, state }),
      ...listedRepositories(removed, { installationId, state: "removed" })
    ]
  };
});
var installationRepositoriesEvent = { actions: ["added", "removed"], schema: schema6 };

// src/usecases/app/events/merge-group-event.ts
var schema7 = atRepository.extend({
  action: external_exports.string(),
  merge_group: external_exports.object({ head_sha: sha, head_ref: name, base_sha: sha, base_ref: name })
}).transform((payload2) => {
  const { action, merge_group: group } = payload2;
  return {
    kind: "merge-group",
    repository: repositoryOf(payload2),
    isQueued: action === "checks_requested",
    group: {
      headSha: group.head_sha,
      headRef: branchOfRef(group.head_ref) ?? group.head_ref,
      base: { sha: group.base_sha, ref: branchOfRef(group.base_ref) ?? group.base_ref }
    }
  };
});
var mergeGroupEvent = { actions: ["checks_requested", "destroyed"], schema: schema7 };

// src/usecases/app/events/pull-request-event.ts
var repository = external_exports.object({ id });
var schema8 = atRepository.extend({
  action: external_exports.string(),
  number: pullNumber,
  pull_request: external_exports.object({
    state: external_exports.string(),
    draft: external_exports.boolean().default(false),
    updated_at: time.nullish(),
    // The repository of the head is null once a fork is deleted.
    head: external_exports.object({ sha, ref: name, repo: repository.nullable() }),
    base: external_exports.object({ sha, ref: name, repo: repository })
  }),
  changes: external_exports.object({ base: external_exports.unknown().optional() }).nullish()
}).transform((payload2) => {
  const { action, number, pull_request: pull, changes } = payload2;
  const hasNewBase = (changes?.base ?? null) !== null;
  if (action === "edited" && !hasNewBase) return ignored("Its text was edited, and not its base.");
  return {
    kind: "pull-request",
    repository: repositoryOf(payload2),
    pull: {
      number,
      headSha: pull.head.sha,
      headRef: pull.head.ref,
      baseSha: pull.base.sha,
      baseRef: pull.base.ref,
      isFork: pull.head.repo?.id !== pull.base.repo.id,
      isDraft: pull.draft,
      isOpen: pull.state === "open"
    },
    updatedAt: pull.updated_at ?? null
  };
});
var pullRequestEvent = {
  actions: ["opened", "synchronize", "reopened", "ready_for_review", "edited", "closed", "converted_to_draft"],
  schema: schema8
};

// src/usecases/app/events/push-event.ts
var schema9 = atRepository.extend({ ref: name, after: sha, deleted: external_exports.boolean().default(false) }).transform((payload2) => {
  const { ref, after, deleted } = payload2;
  const repository2 = repositoryOf(payload2);
  if (isMergeGroupRef(ref)) return ignored("The branch is the merge queue's, which asks by merge_group.");
  const branch = branchOfRef(ref);
  if (branch === null) return ignored("What was pushed is no branch.");
  if (branch !== repository2.defaultBranch) return ignored("The branch is not the default branch.");
  if (deleted || /^0+$/.test(after)) return ignored("The branch was deleted.");
  return { kind: "push", repository: repository2, branch, headSha: after };
});
var pushEvent = { actions: null, schema: schema9 };

// src/usecases/app/events/repository-event.ts
var changed = (repository2, action) => {
  if (action === "deleted") return { ...repository2, state: "removed" };
  if (action === "archived") return { ...repository2, state: "suspended" };
  return repository2;
};
var schema10 = atRepository.extend({ action: external_exports.string() }).transform((payload2) => {
  const repository2 = changed(repositoryOf(payload2), payload2.action);
  return { kind: "repository", repository: repository2 };
});
var repositoryEvent = {
  actions: ["renamed", "transferred", "edited", "archived", "unarchived", "deleted"],
  schema: schema10
};

// src/usecases/app/events/workflow-run-event.ts
var measured = /* @__PURE__ */ new Set(["pull_request", "merge_group"]);
var schema11 = atRepository.extend({ workflow_run: external_exports.object({ id, event: external_exports.string(), conclusion: external_exports.string().nullish() }) }).transform((payload2) => {
  const { workflow_run: run } = payload2;
  if (!measured.has(run.event))
    return ignored("The workflow was not started by a pull request, nor by the merge queue.");
  if (run.conclusion === "action_required") return ignored("The workflow waits for approval and has not run.");
  return { kind: "upload", repository: repositoryOf(payload2), workflowRunId: run.id };
});
var workflowRunEvent = { actions: ["completed"], schema: schema11 };

// src/usecases/app/events/read-app-event.ts
var readers = {
  pull_request: pullRequestEvent,
  merge_group: mergeGroupEvent,
  push: pushEvent,
  issue_comment: commentEvent,
  check_run: checkRunEvent,
  check_suite: checkSuiteEvent,
  workflow_run: workflowRunEvent,
  repository: repositoryEvent,
  installation: installationEvent,
  installation_repositories: installationRepositoriesEvent
};
var withAction = external_exports.object({ action: external_exports.string().regex(/^[a-z_]{1,100}$/) });
var read = (reader, payload2) => {
  const { data, error } = reader.schema.safeParse(payload2);
  if (data !== void 0) return data;
  const fields = [...new Set(error.issues.map(({ path }) => path.join(".") || "all of it"))].slice(0, 5);
  return ignored(`The payload is not as GitHub describes it: ${fields.join(", ")}.`);
};
var readAppEvent = (name2, payload2, appId) => {
  const action = withAction.safeParse(payload2).data?.action ?? null;
  const reader = Object.hasOwn(readers, name2) ? readers[name2] : void 0;
  if (reader === void 0) return { action, event: ignored("The App does nothing for this event.") };
  if (reader.actions !== null && (action === null || !reader.actions.includes(action)))
    return { action, event: ignored("The App does nothing for this action.") };
  const event = read(reader, payload2);
  const isForeign = event.kind === "check" && event.appId !== appId;
  return { action, event: isForeign ? ignored("The check is another app's.") : event };
};

// src/usecases/app/plan-group-run.ts
var planGroupRun = (repositoryId, group, by) => ({
  repositoryId,
  purpose: { kind: "merge-group", headRef: group.headRef },
  mode: "check",
  headSha: group.headSha,
  base: group.base,
  requestedBy: by,
  // Only people who may write put a pull request in the queue.
  isApproved: true,
  priority: priorities.mergeGroup
});

// src/usecases/app/plan-check-button.ts
var textOf = ({ button, headSha }) => {
  switch (button) {
    case "remeasure":
      return `/perf check ${headSha}`;
    case "load":
      return `/perf load ${headSha}`;
    case "investigate":
      return `/perf investigate ${headSha}`;
    case "accept":
      return "/perf accept all";
  }
};
var planCheckButton = (event, { deliveryId, receivedAt }) => {
  const { repository: repository2, about, checkId, by, headSha } = event;
  if (about.kind === "merge-group")
    return { repositories: [repository2], runs: [planGroupRun(repository2.id, about.group, by)], jobs: [] };
  const source = `${checkId}:${deliveryId}`;
  const jobs = about.numbers.map((number) => ({
    kind: "command",
    command: {
      repositoryId: repository2.id,
      number,
      source: { kind: "button", id: about.numbers.length > 1 ? `${source}:${number}` : source },
      by,
      text: textOf(event),
      at: receivedAt,
      headSha
    }
  }));
  return { repositories: [repository2], runs: [], jobs };
};

// src/usecases/app/plan-pull-request.ts
var idleReason = ({ isOpen: isOpen2, isDraft }) => {
  if (!isOpen2) return "The pull request is closed.";
  return isDraft ? "The pull request is a draft: it is measured once it is ready for review." : null;
};
var planPullRequest = ({ repository: repository2, pull, updatedAt }, receivedAt) => {
  const purpose = { kind: "pull-request", number: pull.number, isFork: pull.isFork };
  const run = {
    repositoryId: repository2.id,
    purpose,
    mode: "check",
    headSha: pull.headSha,
    base: { sha: pull.baseSha, ref: pull.baseRef },
    requestedBy: null,
    isApproved: false,
    priority: priorities.pullRequest
  };
  const idle = idleReason(pull);
  return {
    repositories: [repository2],
    pullRequest: {
      ...pull,
      repositoryId: repository2.id,
      headRecordedAt: receivedAt,
      updatedAt: updatedAt ?? receivedAt
    },
    runs: idle === null ? [run] : [],
    cancel: idle === null ? [] : pullRequestKeys(repository2.id, pull.number).map((key) => ({ key, why: idle }))
  };
};

// src/usecases/app/plan-delivery.ts
var nothing = {
  repositories: [],
  installation: null,
  pullRequest: null,
  runs: [],
  cancel: [],
  jobs: [],
  command: null
};
var planGroup = ({ repository: repository2, isQueued, group }) => {
  const run = planGroupRun(repository2.id, group, null);
  return {
    repositories: [repository2],
    ...isQueued ? { runs: [run] } : { cancel: [{ key: runKey(run), why: "The merge queue has merged this group, or has given it up." }] }
  };
};
var planPush = ({ repository: repository2, branch, headSha }) => {
  const refresh = {
    repositoryId: repository2.id,
    purpose: { kind: "refresh", branch },
    mode: "check",
    headSha,
    base: null,
    requestedBy: null,
    // It is in the default branch: whoever put it there may write.
    isApproved: true,
    priority: priorities.refresh
  };
  return { repositories: [repository2], runs: [refresh] };
};
var planComment = (event, receivedAt) => ({
  repositories: [event.repository],
  command: {
    repositoryId: event.repository.id,
    number: event.number,
    source: { kind: "comment", id: String(event.commentId) },
    by: event.by,
    text: event.text,
    at: event.at ?? receivedAt
  }
});
var changesOf = (event, { id: id2, receivedAt }) => {
  switch (event.kind) {
    case "pull-request":
      return planPullRequest(event, receivedAt);
    case "merge-group":
      return planGroup(event);
    case "push":
      return planPush(event);
    case "comment":
      return planComment(event, receivedAt);
    case "check":
      return planCheckButton(event, { deliveryId: id2, receivedAt });
    case "upload":
      return {
        repositories: [event.repository],
        jobs: [{ kind: "upload", repositoryId: event.repository.id, workflowRunId: event.workflowRunId }]
      };
    case "repository":
      return { repositories: [event.repository] };
    case "installation":
      return { repositories: event.repositories, installation: event.installation };
    case "ignored":
      return {};
  }
};
var planDelivery = (event, facts) => ({
  id: facts.id,
  event: facts.name,
  action: facts.action,
  ...nothing,
  ...changesOf(event, facts)
});

// src/usecases/app/receive-delivery.ts
var receiveDelivery = async ({ id: id2, event: name2, payload: payload2 }, { store, appId, receivedAt, onIgnored = () => {
} }) => {
  const { action, event } = readAppEvent(name2, payload2, appId);
  const isNew = await store.recordDelivery(planDelivery(event, { id: id2, name: name2, action, receivedAt }));
  if (!isNew) return "repeated";
  if (event.kind !== "ignored") return "recorded";
  onIgnored(event.why);
  return "ignored";
};

// src/github/hook-deliveries.ts
var mostPages = 200;
var neverSucceeded = (deliveries) => [...Map.groupBy(deliveries, ({ guid }) => guid).values()].flatMap((attempts) => {
  const inOrder = attempts.toSorted((one, other) => one.at.getTime() - other.at.getTime() || one.id - other.id);
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (first === void 0 || last === void 0 || inOrder.some(({ isOk }) => isOk)) return [];
  const { guid, event, at } = first;
  return [{ id: last.id, guid, event, at, lastAt: last.at, attempts: inOrder.length }];
}).sort((one, other) => one.at.getTime() - other.at.getTime() || one.id - other.id);
var failedDeliveries = (app, { since }) => explained("list the deliveries to the App", async () => {
  const found = [];
  let pages = 0;
  for await (const { data } of app.paginate.iterator(app.rest.apps.listWebhookDeliveries, { per_page: 100 })) {
    const read2 = data.map(({ id: id2, guid, delivered_at: at, event, status_code: code }) => ({
      id: id2,
      guid,
      at: new Date(at),
      event,
      isOk: code >= 200 && code < 300
    }));
    found.push(...read2.filter(({ at }) => at >= since));
    pages += 1;
    if (pages === mostPages || read2.some(({ at }) => at < since)) break;
  }
  return neverSucceeded(found);
});
var redeliver = (app, id2) => explained(`have delivery ${id2} sent again`, async () => {
  try {
    await app.rest.apps.redeliverWebhookDelivery({ delivery_id: id2, request: repeatable });
    return true;
  } catch (error) {
    if ([404, 410, 422].includes(statusOf(error) ?? 0)) return false;
    throw error;
  }
});

// src/usecases/app/redeliver.ts
var longestKept = 3 * 24 * 36e5;
var mostAttempts = 8;
var isDue = ({ attempts, lastAt }, now) => attempts < 2 || now - lastAt.getTime() >= 6e4 * 2 ** (attempts - 2);
var lag = 2 * 6e4;
var redeliver2 = async ({ store, clients, log, clock = systemClock }, { since, most: most4 = 50 }) => {
  await store.ping();
  const now = clock.date().getTime();
  const earliest = new Date(Math.max(since?.getTime() ?? 0, now - longestKept));
  const failed = await failedDeliveries(clients.app, { since: earliest });
  const hopeful = failed.filter(({ attempts }) => attempts < mostAttempts);
  let sent = 0;
  for (const { id: id2, guid, event } of hopeful.filter((it) => isDue(it, now)).slice(0, most4)) {
    if (await redeliver(clients.app, id2)) sent += 1;
    else log.warn("GitHub does not deliver an event again.", { delivery: guid, event });
  }
  if (sent > 0) log.info("GitHub was asked to deliver again.", { sent, failed: failed.length });
  return hopeful[0]?.at ?? new Date(Math.max(earliest.getTime(), now - lag));
};

// src/app/create-webhooks.ts
import { createNodeMiddleware, Probot, ProbotOctokit } from "probot";
var Idle = ProbotOctokit.defaults((options) => ({
  ...options,
  retry: { enabled: false },
  throttle: { enabled: false }
}));
var createWebhooks = async ({ credentials, apiUrl, handler }) => {
  const probot = new Probot({
    appId: credentials.appId,
    privateKey: credentials.privateKey,
    secret: credentials.webhookSecret,
    baseUrl: apiUrl,
    Octokit: Idle,
    // Its errors hold whole payloads and their signatures. The handler and the route log what happened.
    logLevel: "fatal"
  });
  const middleware = await createNodeMiddleware(handler, { probot });
  return async (request, response) => {
    await middleware(request, response, () => response.writeHead(404).end());
  };
};

// src/app/delivery-handler.ts
var notRecorded = () => (
  // Probot answers with the status of the error, and shows its message.
  Object.assign(new Error("The delivery could not be recorded. It will be asked for again."), { status: 503 })
);
var inTime = async (work, patience3) => {
  const { promise, resolve: resolve2 } = Promise.withResolvers();
  const timer = setTimeout(() => resolve2(null), patience3);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
};
var deliveryHandler = ({ receive, metrics: metrics2, log, patience: patience3 = 8e3 }) => (app) => {
  app.onAny(async ({ id: id2, name: name2, payload: payload2 }) => {
    const work = receive({ id: id2, event: name2, payload: payload2 });
    const facts = { delivery: id2, event: name2 };
    try {
      const outcome = await inTime(work, patience3);
      if (outcome !== null) {
        metrics2.delivered(name2, outcome);
        return;
      }
      log.error("Recording a delivery takes too long: GitHub is told that it failed.", facts);
      work.then(
        () => log.info("A delivery was recorded after GitHub was told that it failed.", facts),
        (error) => log.error("A delivery could not be recorded.", { ...facts, ...failureData(error) })
      );
    } catch (error) {
      log.error("A delivery could not be recorded.", { ...facts, ...failureData(error) });
    }
    metrics2.delivered(name2, "failed");
    throw notRecorded();
  });
};

// src/app/loops.ts
import { setTimeout as sleep } from "node:timers/promises";
var systemWait = async (ms, signal) => {
  await sleep(ms, void 0, { signal }).catch(() => {
  });
};
var isTold = (failures) => Number.isInteger(Math.log2(failures));
var keepDoing = async ({ name: name2, waits, turn }, signal, { log, wait = systemWait }) => {
  let failures = 0;
  for (let count2 = 0; ; count2++) {
    await wait(waits[count2] ?? waits.at(-1) ?? waits[0], signal);
    if (signal.aborted) return;
    try {
      await turn(signal);
      if (failures > 0) log.info(`${name2} works again.`, { failures });
      failures = 0;
    } catch (error) {
      if (signal.aborted) continue;
      failures += 1;
      if (isTold(failures)) log.error(`${name2} failed.`, { ...failureData(error), failures });
    }
  }
};
var startLoops = (loops, tools) => {
  const { patience: patience3 = 5e3 } = tools;
  const controller = new AbortController();
  const running = Promise.all(loops.map((loop) => keepDoing(loop, controller.signal, tools)));
  return {
    [Symbol.asyncDispose]: async () => {
      controller.abort();
      const waiting2 = new AbortController();
      await Promise.race([running, systemWait(patience3, waiting2.signal)]);
      waiting2.abort();
    }
  };
};

// src/github/may-write.ts
var writing = /* @__PURE__ */ new Set(["admin", "maintain", "write"]);
var isNo = (error) => statusOf(error) === 404 || statusOf(error) === 403 && !/rate limit|abuse/i.test(messageOf(error));
var mayWrite = (github, { repository: repository2, login }) => explained(
  `ask what ${login.slice(0, 100)} may do in ${repositoryText(repository2)}`,
  async () => {
    try {
      const { data } = await github.rest.repos.getCollaboratorPermissionLevel({ ...repository2, username: login });
      return writing.has(data.permission);
    } catch (error) {
      if (isNo(error)) return false;
      throw error;
    }
  },
  { permission: "metadata: read" }
);

// src/github/publish-reply.ts
var mostPages2 = 3;
var publishReply = (github, { repository: repository2, number, key, body, author = null }) => {
  const marker = commentMarker(`reply-${key}`);
  let login = author === null ? null : Promise.resolve(author);
  const askAuthor = () => login ??= whoAmI(github);
  const find = async () => {
    let pages = 0;
    const comments = newestPages(
      (page) => github.rest.issues.listComments({ ...repository2, issue_number: number, per_page: 100, page })
    );
    for await (const page of comments) {
      for (const { html_url: url, body: stored = "", user } of page) {
        if (isMarked(stored, marker) && isAuthor(user, await askAuthor())) return { url };
      }
      pages += 1;
      if (pages === mostPages2) return null;
    }
    return null;
  };
  const create2 = () => createOnce(github, {
    send: async () => {
      const { data } = await github.rest.issues.createComment({
        ...repository2,
        issue_number: number,
        body: sealComment(marker, body),
        request: sentOnce
      });
      return { url: data.html_url };
    },
    find
  });
  return explained(
    `reply in #${number} of ${repositoryText(repository2)}`,
    async () => await find() ?? await create2(),
    { permission: "pull-requests: write" }
  );
};

// src/github/react.ts
var react = (github, {
  repository: repository2,
  commentId,
  content
}) => explained(
  `react to comment ${commentId} in ${repositoryText(repository2)}`,
  async () => {
    try {
      await github.rest.reactions.createForIssueComment({
        ...repository2,
        comment_id: commentId,
        content,
        request: repeatable
      });
    } catch (error) {
      if (![404, 410].includes(statusOf(error) ?? 0)) throw error;
    }
  },
  { permission: "issues: write" }
);

// src/usecases/app/jobs/is-passing.ts
var passing = [BaselineError, DatabaseError, InterruptedError, OutputError];
var isRefused = ({ status, message }) => (
  // 401: a key that is just being exchanged, or a clock that is just being set.
  status !== null && status < 500 && status !== 401 && status !== 429 && !/rate limit|abuse/i.test(message)
);
var isAbort = (error) => typeof error === "object" && error !== null && "name" in error && error.name === "AbortError";
var isPassing = (error) => {
  if (error instanceof GitHubError) return !isRefused(error);
  return passing.some((kind) => error instanceof kind) || isAbort(error);
};

// src/usecases/app/commands/short-sha.ts
var shortSha = (sha2) => codeSpan(sha2.slice(0, 10), 10);

// src/usecases/app/commands/accept-replies.ts
var mostLines = 8;
var namingOf = ({ suites, metrics: metrics2 }) => createNaming([...suites.map(({ name: name2 }) => ({ suite: name2, scenario: null, route: null })), ...metrics2]);
var list = (lines) => {
  const more = lines.length - mostLines;
  return [...lines.slice(0, mostLines), ...more > 0 ? [`${more} more`] : []].map((it) => `- ${it}`).join("\n");
};
var blockerList = (blockers) => list(blockers.map((it) => `${codeSpan(it.it.metric, 80)}: ${escapeMarkdown(blockerText(it), 400)}`));
var openReasons = ({ verdict, reasons }) => verdict === "pass" ? "" : `

${list(reasons.map((it) => escapeMarkdown(it.split("\n")[0] ?? "", 400)))}`;
var refusalText = (refusal3, target, result) => {
  const newest = `the newest result of ${shortSha(result.head.commit)} is ${codeSpan(verdictText(result))}`;
  switch (refusal3.kind) {
    case "invalid":
      return `Nothing was accepted: ${newest}, which claims nothing about the change. \`/perf check\` measures again.${openReasons(result)}`;
    case "nothing-blocks":
      return result.verdict === "inconclusive" ? `Nothing was accepted: ${newest}, and what keeps it so can't be accepted.${openReasons(result)}` : `Nothing was accepted, because nothing blocks: ${newest}.`;
    case "no-finding":
      return `Nothing was accepted: there is no finding ${codeSpan(target, 80)} in the newest result. This blocks:

${blockerList(refusal3.blockers)}`;
    case "blocks-not":
      return `Nothing was accepted: ${codeSpan(target, 80)} blocks nothing. This does:

${blockerList(refusal3.blockers)}`;
  }
};
var noResultText = (sha2) => `Nothing was accepted: there is no result of ${shortSha(sha2)} yet. Wait for the check, or start it with \`/perf check\`.`;
var stillBlocking = (result) => {
  const accepted = new Set(acceptedBlockers(result).map(({ it }) => it));
  const left2 = blockersOf(result).filter(({ it }) => !accepted.has(it));
  if (left2.length > 0) return `This still blocks:

${blockerList(left2)}`;
  return result.verdict === "pass" ? "" : `It is so for another reason:${openReasons(result)}`;
};
var acceptedText = (acceptance, result) => {
  const places = placeLines(acceptance, namingOf(result)).map((it) => escapeMarkdown(it, 400));
  const still2 = stillBlocking(result);
  return [
    `Accepted until ${escapeMarkdown(dayText(acceptance.until))}, no worse than this:`,
    list(places),
    `The verdict of ${shortSha(result.head.commit)} is now ${codeSpan(verdictText(result))}. What is worse than that, or elsewhere, blocks as before, in later commits of this pull request too.`,
    ...still2 === "" ? [] : [still2]
  ].join("\n\n");
};

// src/usecases/app/commands/build-acceptance.ts
var placeOf2 = (blocker) => {
  const { suite, scenario, metric } = blocker.it;
  if (blocker.kind === "exceeded") {
    const { value, route: route2 = null } = blocker.it;
    return { suite, scenario, route: route2, metric, most: null, value };
  }
  const { route, better, change } = blocker.it;
  return { suite, scenario, route, metric, most: better === "lower" ? change.high : change.low, value: null };
};
var meantBy = (target, { findings }, blockers) => {
  if (target === "all") return blockers;
  if (!target.startsWith("PG-")) return blockers.filter(({ it }) => it.metric === target);
  const finding = findings.find(({ id: id2 }) => id2 === target);
  return finding === void 0 ? null : findingCauses(findings, blockers).get(finding) ?? [];
};
var buildAcceptance = ({ result, command, by, at }) => {
  const { target, duration, reason } = command;
  const refused2 = (refusal3) => ({ kind: "refused", refusal: refusal3 });
  if (result.verdict === "invalid") return refused2({ kind: "invalid" });
  const { accepted = [] } = result;
  const blockers = blockersOf(result).filter((blocker) => !accepted.some((it) => covers(it, blocker)));
  if (blockers.length === 0) return refused2({ kind: "nothing-blocks" });
  const meant = meantBy(target, result, blockers);
  if (meant === null) return refused2({ kind: "no-finding", blockers });
  if (meant.length === 0) return refused2({ kind: "blocks-not", blockers });
  const until = new Date(at.getTime() + duration);
  return {
    kind: "accepted",
    acceptance: { target, covers: meant.map(placeOf2), reason, by, at: at.toISOString(), until: until.toISOString() }
  };
};

// src/usecases/app/commands/accept-worse.ts
var mostRuns2 = 50;
var newestOf = async (store, { repositoryId, number, headSha }) => {
  const runs = await store.runsOf(repositoryId, { number, limit: mostRuns2 });
  for (const run of runs) {
    const isThrough = run.state === "measured" || run.state === "ended";
    if (!isThrough || run.purpose.kind !== "pull-request" || run.headSha !== headSha) continue;
    const kept = await store.keptResult(run.id);
    if (kept !== null) return { run, kept };
  }
  return null;
};
var madeBefore = (stored, { target }, { by, at }) => stored.find((it) => it.target === target && it.by === by && it.at === at.toISOString());
var acceptWorse = async (command, { request, pull }, { store, now, repost }) => {
  const { repositoryId, number, source, by, at } = request;
  const newest = await newestOf(store, pull);
  if (newest === null) return noResultText(pull.headSha);
  const { run, kept } = newest;
  const readStored2 = async () => (await store.acceptances(repositoryId, number)).map(({ acceptance }) => acceptance);
  const stored = await readStored2();
  const before = applyAcceptances(kept.result, stored, now());
  const made = madeBefore(stored, command, request);
  const built = made === void 0 ? buildAcceptance({ result: before, command, by, at }) : { kind: "accepted", acceptance: made };
  if (built.kind === "refused") return refusalText(built.refusal, command.target, before);
  await store.saveAcceptance(repositoryId, number, source.id, built.acceptance);
  const result = applyAcceptances(kept.result, await readStored2(), now());
  const isKept = await store.keepResult(run.id, run.attempt, { ...kept, result, comment: renderComment(result) });
  if (!isKept) await repost?.(run.id);
  return acceptedText(built.acceptance, result);
};

// src/usecases/app/commands/grammar.ts
var import_fastest_levenshtein = __toESM(require_mod(), 1);
var grammars = {
  check: { form: "/perf check [commit]", does: "Measures the newest commit and judges it." },
  load: {
    form: "/perf load [commit]",
    does: "Loads the newest commit alone with all scenarios at full length (normal, peak and stress) and holds it to the budgets. Decides nothing about the merge."
  },
  accept: {
    form: "/perf accept <metric, finding or all> [for 14d] <reason>",
    does: "Accepts what blocks, no worse than it is now, for 30 days or as long as you say."
  },
  cancel: { form: "/perf cancel", does: "Ends the measurement of this pull request." },
  baseline: {
    form: "/perf baseline [refresh]",
    does: "Shows what is stored of the default branch, or measures its newest commit for it."
  },
  investigate: {
    form: "/perf investigate [commit] [suite, metric or route]",
    does: "Looks for what made it worse: undoes the suspected changes one by one and measures what comes back."
  },
  help: { form: "/perf help", does: "Shows this." }
};
var isVerb = (word) => Object.hasOwn(grammars, word);
var mostChanges = 2;
var longestWord = 20;
var nearestVerb = (word) => {
  if (word.length > longestWord) return null;
  const ranked = Object.keys(grammars).map((verb) => ({ verb, changes: (0, import_fastest_levenshtein.distance)(word, verb) })).toSorted((a, b) => a.changes - b.changes);
  const [best] = ranked;
  return best !== void 0 && best.changes <= mostChanges && isVerb(best.verb) ? best.verb : null;
};

// src/usecases/app/commands/help-text.ts
var commandTable = () => table(
  [left("Command"), left("Does")],
  Object.values(grammars).map(({ form, does }) => [codeSpan(form), does])
).join("\n");
var helpText = () => [
  commandTable(),
  "",
  "People who may write to this repository can use them: one command in a comment, at the start of a line. They are about the commit that was the newest when the comment was written. For a pull request from a fork, name the commit that you have looked at, with its whole hash."
].join("\n");
var mistakeText = ({ verb, problem: problem2 }) => verb === null ? `${problem2} Nothing was done. These are the commands:

${commandTable()}` : `${problem2} Nothing was done. It is written like this: ${codeSpan(grammars[verb].form)}`;

// src/usecases/app/commands/new-runs.ts
var pullRequestRun = (pull, { mode, by }) => ({
  repositoryId: pull.repositoryId,
  purpose: { kind: "pull-request", number: pull.number, isFork: pull.isFork },
  mode,
  headSha: pull.headSha,
  base: { sha: pull.baseSha, ref: pull.baseRef },
  requestedBy: by,
  isApproved: true,
  priority: mode === "load" ? priorities.load : priorities.command
});
var refreshRun = ({ id: id2, defaultBranch }, headSha, by) => ({
  repositoryId: id2,
  purpose: { kind: "refresh", branch: defaultBranch },
  mode: "check",
  headSha,
  base: null,
  requestedBy: by,
  isApproved: true,
  priority: priorities.refresh
});
var underWay = (runs, asked) => runs.find(
  (it) => it.state !== "ended" && it.isApproved && it.purpose.kind === asked.purpose.kind && it.mode === asked.mode && it.headSha === asked.headSha && it.requestedBy === asked.requestedBy
) ?? null;

// src/usecases/app/jobs/investigation-comment.ts
var writeInvestigationComment = async ({ github, repository: repository2, number, runId }, body) => {
  await publishComment(github, { repository: repository2, number, marker: commentMarker(`investigation-${runId}`), body });
};

// src/usecases/app/commands/investigate-command.ts
var aboutText = (about) => about === "" ? "" : `, about ${codeSpan(about, 100)}`;
var beginningText = ({ headSha, base, about }) => [
  `⏳ **Investigating ${shortSha(headSha)}**${base === null ? "" : ` against ${codeSpan(base.ref, 80)}`}${aboutText(about)}.`,
  "",
  "It waits for a worker. What is suspected stands here first, then each experiment, then what was proven. `/perf cancel` ends it."
].join("\n");
var busyText = ({ headSha, about, state }) => `Nothing was begun: ${shortSha(headSha)} is being investigated already${aboutText(about)}${state === "queued" ? ", and waits for a worker" : ""}. Its comment above shows how far it is; \`/perf cancel\` ends it, and then another can begin.`;
var isOpen = ({ mode, state }) => mode === "investigate" && state !== "ended";
var investigateCommand = async (command, pull, by, { store, github, repository: repository2 }) => {
  const { repositoryId, number } = pull;
  const runs = await store.runsOf(repositoryId, { number, limit: 50 });
  const about = command.about ?? "";
  const known = runs.find(isOpen) ?? null;
  const isOwn = known !== null && known.state === "queued" && known.requestedBy === by && known.about === about;
  if (known !== null && !isOwn) return busyText(known);
  const run = known ?? await store.askForRun({ ...pullRequestRun(pull, { mode: "investigate", by }), about });
  const place = { github, repository: { owner: repository2.owner, repo: repository2.name }, number, runId: run.id };
  await writeInvestigationComment(place, beginningText(run));
  return null;
};

// src/usecases/app/commands/replies.ts
var readerText = (login) => `Thank you, ${codeSpan(login, 80)}, but commands are for people who may write to this repository, so nothing was done. Ask one of them to write it.`;
var doing = {
  check: "Measuring",
  load: "Measuring all scenarios at full length on",
  investigate: "Investigating"
};
var measuringText = ({ run, isRepeated: isRepeated2, checkName: checkName2 }) => {
  const base = run.base === null || run.mode === "load" ? "" : ` against ${codeSpan(run.base.ref, 80)}`;
  const what = `${doing[run.mode]} ${shortSha(run.headSha)}${base}`;
  const how = `The check ${codeSpan(checkNameOf(run, checkName2), 80)} shows how far it is` + (run.mode === "load" ? ", and what it comes to is told here. Checks of pull requests go first." : ".");
  return isRepeated2 ? `${what} is under way already. ${how}` : `${what}. ${how}`;
};
var refreshText = (branch, sha2) => `Measuring ${shortSha(sha2)} of ${codeSpan(branch, 80)} for the baseline. It waits until nothing that blocks a merge is measured; \`/perf baseline\` shows what is stored.`;
var noBranchText = (branch) => `Nothing was done: GitHub knows no commit of the branch ${codeSpan(branch, 80)}.`;
var cancelledText = (runs) => runs.length === 0 ? "Nothing was being measured for this pull request." : `The measurement of ${[...new Set(runs.map(({ headSha }) => shortSha(headSha)))].join(", ")} is cancelled. \`/perf check\` starts another.`;
var cancelReason = (login) => `${login} cancelled it with /perf cancel.`;
var onlyFirstText = (others) => `Only the first command of a comment is carried out: ${others} more ${others === 1 ? "was" : "were"} left.`;
var failureText = (message, cure) => `Nothing was done: ${escapeMarkdown(message, 400)} ${escapeMarkdown(cure, 400)}`;

// src/usecases/app/commands/show-baseline.ts
var mostSeries = 6;
var mostLines2 = 60;
var width = 100;
var baselineText = async (store) => {
  try {
    const keys = await store.list();
    if (keys.length === 0) {
      return "No baseline is stored yet: the next push to the default branch makes the first record, and so does `/perf baseline refresh`.";
    }
    const shown3 = keys.slice(0, mostSeries);
    const series = await Promise.all(shown3.map(async (key) => ({ key, ...await store.read(key) })));
    const lines = renderBaseline(series, { colour: false, width }).trimEnd().split("\n");
    const left2 = [
      ...lines.length > mostLines2 ? [count(lines.length - mostLines2, "more line")] : [],
      ...keys.length > mostSeries ? [`${keys.length - mostSeries} more series`] : []
    ];
    return [
      codeBlock(lines.slice(0, mostLines2), { most: mostLines2 }),
      ...left2.length > 0 ? [`Left out here: ${left2.join(", ")}.`] : []
    ].join("\n\n");
  } catch (error) {
    if (!(error instanceof BaselineError)) throw error;
    return failureText(error.message, error.cure);
  }
};

// src/usecases/app/commands/standing.ts
var refused = (why) => ({ kind: "refused", why });
var unseen = "Nothing was done: this pull request is older than the installation of the App, which has not seen its newest commit arrive. Push to it, or close it and open it again.";
var standingOf = (command, { headSha }, pull) => {
  if (pull === null || headSha === null) return refused(unseen);
  if (!pull.isOpen) return refused("Nothing was done: the pull request is closed.");
  if (pull.headSha !== headSha) {
    return refused(
      `Nothing was done: the pull request has moved from ${shortSha(headSha)} to ${shortSha(pull.headSha)} since that was written. Write it again if it is still meant.`
    );
  }
  if (command.verb === "accept" || command.verb === "cancel") return { kind: "good", pull };
  const { verb, sha: sha2 } = command;
  if (sha2 !== null && !pull.headSha.toLowerCase().startsWith(sha2)) {
    return refused(
      `Nothing was done: ${shortSha(sha2)} is not the newest commit, which is ${shortSha(pull.headSha)}. Only the newest is measured.`
    );
  }
  if (pull.isFork && sha2 !== pull.headSha.toLowerCase()) {
    return refused(
      `Nothing was done: this pull request comes from a fork, so say which commit you have looked at, with its whole hash. The newest is this one: ${codeSpan(`/perf ${verb} ${pull.headSha}`)}`
    );
  }
  return { kind: "good", pull };
};

// src/usecases/app/commands/answer-command.ts
var refreshBaseline = async (by, { github, repository: repository2, store }) => {
  const { owner, name: repo, defaultBranch } = repository2;
  const sha2 = await commitOfRef(github, { repository: { owner, repo }, ref: `heads/${defaultBranch}` });
  if (sha2 === null) return noBranchText(defaultBranch);
  const asked = refreshRun(repository2, sha2, by);
  const known = underWay(await store.runsOf(repository2.id, { limit: 50 }), asked);
  if (known === null) await store.askForRun(asked);
  return refreshText(defaultBranch, sha2);
};
var onHead = async (command, request, tools) => {
  const { store, checkName: checkName2 } = tools;
  const { repositoryId, number, by } = request;
  const standing = standingOf(command, request, await store.pullRequest(repositoryId, number));
  if (standing.kind === "refused") return standing.why;
  const { pull } = standing;
  switch (command.verb) {
    case "check":
    case "load": {
      const asked = pullRequestRun(pull, { mode: command.verb, by });
      const known = underWay(await store.runsOf(repositoryId, { number, limit: 50 }), asked);
      const run = known ?? await store.askForRun(asked);
      return measuringText({ run, isRepeated: known !== null, checkName: checkName2 });
    }
    case "investigate":
      return investigateCommand(command, pull, by, tools);
    case "cancel": {
      const ended = [];
      for (const key of pullRequestKeys(repositoryId, number))
        ended.push(...await store.cancelRuns(key, cancelReason(by)));
      return cancelledText(ended);
    }
    case "accept":
      return acceptWorse(command, { request, pull }, tools);
  }
};
var answerCommand = async (command, request, tools) => {
  switch (command.verb) {
    case "help":
      return helpText();
    case "baseline":
      return command.action === "show" ? baselineText(tools.store.baselines(tools.repository)) : refreshBaseline(request.by, tools);
    case "check":
    case "load":
    case "investigate":
    case "cancel":
    case "accept":
      return onHead(command, request, tools);
  }
};

// src/usecases/app/commands/markdown-blocks.ts
var text3 = { kind: "text" };
var doubt = { kind: "doubt" };
var containers = /^(?:\s|[-+*]\s|\d{1,9}[.)]\s)*/u;
var hiding = /<(?:pre|code|samp|kbd|script|style|textarea|blockquote|template)(?=[\s/>]|$)/iu;
var verbatim = /* @__PURE__ */ new Set(["pre", "script", "style", "textarea"]);
var fenceIn = (line, bare) => {
  const [, mark = "", info = ""] = /^(`{3,}|~{3,})(.*)$/u.exec(bare) ?? [];
  if (mark === "" || mark.startsWith("`") && info.includes("`")) return null;
  const before = line.slice(0, line.length - bare.length);
  return /^(?: *|[-+*] +)$/u.test(before) ? { kind: "fence", mark, indent: before.length } : doubt;
};
var commentIn = (line) => {
  const at = line.lastIndexOf("<!--");
  if (at < 0 || line.includes("-->", at + 2)) return null;
  return line.slice(0, at).trim() === "" ? { kind: "comment" } : { kind: "inline-comment" };
};
var afterEnd = (rest) => commentIn(rest) !== null || hiding.test(rest) ? doubt : text3;
var afterVerbatim = (line, name2) => {
  const ends = [...line.matchAll(/<\/(pre|script|style|textarea)>/giu)];
  const last = ends.at(-1);
  if (last === void 0) return { kind: "verbatim", name: name2 };
  const isOwn = ends.every(([, it = ""]) => it.toLowerCase() === name2);
  return isOwn ? afterEnd(line.slice(last.index + last[0].length)) : doubt;
};
var elementIn = (line) => {
  if (/^ {0,3}<[?!](?!--)/u.test(line)) return doubt;
  const [, slash, found] = /^ {0,3}<(\/?)([a-z][a-z0-9-]*)(?=[\s/>]|$)/iu.exec(line) ?? [];
  if (found === void 0) return null;
  const name2 = found.toLowerCase();
  if (slash === "" && verbatim.has(name2)) return afterVerbatim(line, name2);
  return hiding.test(line) || commentIn(line) !== null ? doubt : { kind: "html" };
};
var afterText = (line) => {
  const bare = line.replace(containers, "");
  if (bare.startsWith(">")) return { kind: "quotation" };
  return fenceIn(line, bare) ?? elementIn(line) ?? commentIn(line) ?? text3;
};
var isBlank = (line) => /^[ \t]*$/u.test(line);
var afterCode = (line, inside) => {
  const { mark, indent } = inside;
  if (indent > 0 && /^\S/u.test(line)) return doubt;
  const [, before = "", run = ""] = /^([ \t]*)(`{3,}|~{3,})[ \t]*$/u.exec(line) ?? [];
  if (!run.startsWith(mark)) return inside;
  if (indent === 0) return /^ {0,3}$/u.test(before) ? text3 : inside;
  return before === " ".repeat(indent) ? text3 : doubt;
};
var afterLine = (inside, line) => {
  switch (inside.kind) {
    case "text":
      return afterText(line);
    case "fence":
      return afterCode(line, inside);
    case "verbatim":
      return afterVerbatim(line, inside.name);
    case "comment":
      return line.includes("-->") ? afterEnd(line.slice(line.lastIndexOf("-->") + 3)) : inside;
    case "doubt":
      return inside;
    case "html": {
      if (isBlank(line)) return text3;
      const { kind } = afterText(line);
      return (kind === "text" || kind === "html") && !hiding.test(line) ? inside : doubt;
    }
    case "quotation":
    case "inline-comment": {
      if (isBlank(line)) return text3;
      const next = afterText(line);
      if (next.kind !== "text") return next;
      return inside.kind === "inline-comment" && line.includes("-->") ? text3 : inside;
    }
  }
};

// src/usecases/app/commands/find-commands.ts
var findCommands = (comment) => {
  const commands = [];
  let inside = { kind: "text" };
  for (const line of comment.split(/\r\n|\n|\r/u)) {
    const [found, words2 = ""] = /^\/perf(?:\s+(.*))?$/isu.exec(line) ?? [];
    if (inside.kind === "text" && found !== void 0) commands.push(words2.trim());
    inside = afterLine(inside, line);
  }
  return commands;
};

// src/usecases/app/commands/command.ts
var understood = (command) => ({ kind: "command", command });
var mistaken = (verb, problem2) => ({
  kind: "mistake",
  mistake: { verb, problem: problem2 }
});

// src/usecases/app/commands/parse-accept.ts
var mostReason = 500;
var hour = 36e5;
var units = { h: hour, d: 24 * hour, w: 7 * 24 * hour };
var defaultDuration = 30 * 24 * hour;
var longestDuration = 365 * 24 * hour;
var metrics = Object.keys(metricCatalogue);
var mostHints = 4;
var targetOf = (word) => {
  const plain = word.toLowerCase();
  if (plain === "all") return "all";
  if (/^pg-[0-9a-f]{8}$/u.test(plain)) return `PG-${plain.slice(3)}`;
  return metrics.find((it) => it.toLowerCase() === plain) ?? null;
};
var hintOf = (word) => {
  const near = nearestName(word, [...metrics, "all"]);
  const begins = metrics.filter((it) => it.startsWith(word.toLowerCase()));
  const meant = near === null ? begins.slice(0, mostHints) : [near];
  return meant.length === 0 ? "" : ` Did you mean ${meant.map((it) => codeSpan(it)).join(" or ")}?`;
};
var durationOf = ([first = "", second2 = ""]) => {
  const joined = /^(\d{1,6})([a-z]+)$/iu.exec(first);
  if (joined !== null) {
    const [, amount, unit2 = ""] = joined;
    return { time: Number(amount) * (units[unit2.toLowerCase()] ?? Number.NaN), words: 1 };
  }
  const [, unit] = /^(h|d|w)(?:ours?|ays?|eeks?)$/iu.exec(second2) ?? [];
  if (!/^\d{1,6}$/u.test(first) || unit === void 0) return null;
  return { time: Number(first) * (units[unit.toLowerCase()] ?? Number.NaN), words: 2 };
};
var tell2 = (words2) => {
  const [first = "", ...rest] = words2;
  const given = first.toLowerCase() === "for" ? durationOf(rest) : null;
  if (given === null) return { duration: defaultDuration, reason: words2.join(" ") };
  const { time: time2, words: taken } = given;
  const said = codeSpan(rest.slice(0, taken).join(" "), 40);
  if (Number.isNaN(time2))
    return `${said} is no time: write ${codeSpan("48h")}, ${codeSpan("14d")} or ${codeSpan("2w")}.`;
  if (time2 < hour || time2 > longestDuration) return `${said} is not between an hour and a year.`;
  return { duration: time2, reason: rest.slice(taken).join(" ") };
};
var parseAccept = ([word, ...rest], otherwise = null) => {
  if (word === void 0) return mistaken("accept", "It does not say what to accept, and why.");
  const asked = word.replaceAll("`", "");
  const target = targetOf(asked);
  if (target === null) {
    return mistaken("accept", `There is no metric or finding ${codeSpan(asked, 60)}.${hintOf(asked)}`);
  }
  const told = tell2(rest);
  if (typeof told === "string") return mistaken("accept", told);
  const { duration } = told;
  const reason = told.reason === "" ? otherwise ?? "" : told.reason;
  if (reason === "")
    return mistaken("accept", "It does not say why: a reason is needed, for those who will ask later.");
  const length = Array.from(reason).length;
  if (length > mostReason) {
    return mistaken(
      "accept",
      `The reason has ${length.toLocaleString("en-US")} characters: ${mostReason} are the most.`
    );
  }
  return understood({ verb: "accept", target, duration, reason });
};

// src/usecases/app/commands/parse-command.ts
var wordLength = 60;
var longestAbout = 200;
var shown2 = (word) => codeSpan(word, wordLength);
var isCommit = (word) => /^[0-9a-f]{7,64}$/iu.test(word);
var tooMuch = (verb, words2) => mistaken(verb, `It takes no ${shown2(words2.join(" "))}.`);
var parseMeasure = (verb) => ([commit2, ...more]) => {
  if (commit2 === void 0) return understood({ verb, sha: null });
  if (!isCommit(commit2)) {
    const short = /^[0-9a-f]+$/iu.test(commit2);
    return mistaken(
      verb,
      `${shown2(commit2)} is ${short ? "too short for a commit" : "no commit"}: give at least the first 7 characters of its hash, or none.`
    );
  }
  return more.length > 0 ? tooMuch(verb, more) : understood({ verb, sha: commit2.toLowerCase() });
};
var parseInvestigate = ([first, ...rest]) => {
  const sha2 = first !== void 0 && isCommit(first) ? first.toLowerCase() : null;
  const words2 = sha2 === null && first !== void 0 ? [first, ...rest] : rest;
  const about = words2.join(" ");
  if (words2.some((word) => word.startsWith("-")) || about.length > longestAbout)
    return mistaken("investigate", `${shown2(about)} is no suite, metric or route.`);
  return understood({ verb: "investigate", sha: sha2, about: about === "" ? null : about });
};
var parseBaseline = ([word = "show", ...more]) => {
  const action = word.toLowerCase();
  if (more.length > 0) return tooMuch("baseline", more);
  if (action === "show" || action === "refresh") return understood({ verb: "baseline", action });
  const near = nearestName(action, ["show", "refresh"]);
  const hint = near === null ? "" : ` Did you mean ${shown2(`/perf baseline ${near}`)}?`;
  return mistaken("baseline", `It knows no ${shown2(word)}.${hint}`);
};
var parsers = {
  help: () => understood({ verb: "help" }),
  check: parseMeasure("check"),
  load: parseMeasure("load"),
  investigate: parseInvestigate,
  accept: parseAccept,
  baseline: parseBaseline,
  cancel: (words2) => words2.length > 0 ? tooMuch("cancel", words2) : understood({ verb: "cancel" })
};
var parseCommand = (text4, reason = null) => {
  const [first = "help", ...rest] = text4.split(/\s+/u).filter((word) => word !== "");
  const verb = first.toLowerCase();
  if (isVerb(verb)) return parsers[verb](rest, reason);
  const near = nearestVerb(verb);
  const hint = near === null ? "" : ` Did you mean ${shown2(`/perf ${near}`)}?`;
  return mistaken(near, `There is no command ${shown2(first)}.${hint}`);
};

// src/usecases/app/commands/carry-out-command.ts
var buttonReason = "accepted with the button";
var isRefusal = (error) => error instanceof GitHubError && !isPassing(error);
var acknowledge = async ({ source }, repository2, { github, log }) => {
  if (source.kind !== "comment" || !/^\d+$/u.test(source.id)) return;
  try {
    await react(github, { repository: repository2, commentId: Number(source.id), content: "eyes" });
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    log.warn("a command could not be acknowledged", { source: source.id, status: error.status });
  }
};
var answer2 = async (text4, request, tools) => {
  const parsed = parseCommand(text4, request.source.kind === "button" ? buttonReason : null);
  if (parsed.kind === "mistake") return mistakeText(parsed.mistake);
  try {
    return await answerCommand(parsed.command, request, tools);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return failureText(error.message, error.cure);
  }
};
var reply = async (body, { source, number }, repository2, { github, log }) => {
  try {
    await publishReply(github, { repository: repository2, number, key: source.id, body });
    return true;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    log.warn("a command could not be answered", { source: source.id, status: error.status });
    return false;
  }
};
var carryOutClaimed = async ([text4, ...others], isAllowed, request, tools) => {
  const { store, log } = tools;
  const { source, by } = request;
  const repository2 = { owner: tools.repository.owner, repo: tools.repository.name };
  let isAnswered = false;
  try {
    if (isAllowed) await acknowledge(request, repository2, tools);
    const said = isAllowed ? await answer2(text4, request, tools) : readerText(by);
    const rest = others.length > 0 && isAllowed ? [onlyFirstText(others.length)] : [];
    const body = [...said === null ? [] : [said], ...rest].join("\n\n");
    isAnswered = body === "" || await reply(body, request, repository2, tools);
    await store.commandAnswered(source, body);
  } catch (error) {
    await store.returnCommand(source).catch(() => {
    });
    throw error;
  }
  if (isAnswered) log.info("a command was answered", { source: source.id, pullRequest: request.number, isAllowed });
};
var carryOutCommand = async (request, tools) => {
  const [text4, ...others] = findCommands(request.text);
  if (text4 === void 0) return;
  const { store, github } = tools;
  const repository2 = { owner: tools.repository.owner, repo: tools.repository.name };
  const isAllowed = await mayWrite(github, { repository: repository2, login: request.by });
  const claim = await store.claimCommand(request);
  if (claim === "answered") return;
  if (claim === "held")
    throw new DatabaseError(
      "Another process has begun to carry out this command.",
      "If that one was killed, it is carried out here a minute later."
    );
  await carryOutClaimed([text4, ...others], isAllowed, request, tools);
};

// src/github/queue-check.ts
var bodyOf = ({ externalId, detailsUrl }, text4) => ({
  external_id: externalId,
  details_url: detailsUrl,
  status: "queued",
  output: outputOf({ ...text4, text: null })
});
var queueAgain = async (github, identity, id2, text4) => {
  try {
    const { data } = await github.rest.checks.update({
      ...identity.repository,
      check_run_id: id2,
      ...bodyOf(identity, text4)
    });
    return toCheckRun(data);
  } catch (error) {
    if (isOutOfReach(error)) return null;
    throw error;
  }
};
var create = (github, identity, text4, before) => {
  const { repository: repository2, name: name2, headSha, externalId } = identity;
  const known = new Set(before.map(({ id: id2 }) => id2));
  return createOnce(github, {
    send: async () => {
      const { data } = await github.rest.checks.create({
        ...repository2,
        name: name2,
        head_sha: headSha,
        ...bodyOf(identity, text4),
        request: sentOnce
      });
      return toCheckRun(data);
    },
    find: async () => {
      const runs = await listCheckRuns(github, identity);
      return runs.find((run) => !known.has(run.id) && run.externalId === externalId) ?? null;
    }
  });
};
var queueCheck = async (github, identity, text4) => {
  try {
    const before = await listCheckRuns(github, identity);
    const usable = usableRun(before, identity);
    const again4 = usable === null ? null : await queueAgain(github, identity, usable.id, text4);
    const run = again4 ?? await create(github, identity, text4, before);
    return { id: run.id, url: run.url, app: run.app, notices: nameConflicts(identity.name, run, before) };
  } catch (error) {
    throw explainCheck(error, identity);
  }
};

// src/usecases/app/jobs/decide-opening.ts
var movedOn = ({ headSha, requestedBy }, pull) => {
  if (pull === null) return "There is no such pull request any more.";
  if (!pull.isOpen) return "The pull request is closed by now.";
  if (pull.headSha !== headSha) return `The pull request has moved on to ${pull.headSha.slice(0, 10)}.`;
  return pull.isDraft && requestedBy === null ? "The pull request is a draft by now." : null;
};
var none = "Neither side has a configuration (.github/pacegate.yml).";
var ownWorkflow = "A workflow of the repository measures: the workers do not.";
var noWorker = "The workers measure nothing in this repository\nThe configuration has `app: { measure: workflow }`: a workflow of the repository measures. Run `pacegate measure --full` or `pacegate investigate` there, or on a machine of your own.";
var waiting = {
  check: "Base and head will be measured side by side",
  load: "The head will be measured under the full load of its scenarios",
  investigate: "What made it worse will be looked into"
};
var approval = (headSha) => `Waiting for approval
This change comes from a fork, and measuring runs its code. Someone who may write starts it with the comment: /perf check ${headSha}`;
var decideRefresh = (configuration) => {
  if (configuration.kind === "none") return { kind: "end", outcome: "skipped", why: none };
  if (configuration.kind === "broken") return { kind: "end", outcome: "failed", why: configuration.problem };
  return configuration.app.measure === "workflow" ? { kind: "end", outcome: "skipped", why: ownWorkflow } : { kind: "measure", by: "worker", title: "", summary: "" };
};
var decideOpening = ({ purpose, mode, headSha, isApproved }, isFork, configuration) => {
  if (purpose.kind === "refresh") return decideRefresh(configuration);
  if (configuration.kind === "none") return { kind: "end", outcome: "skipped", why: none };
  if (configuration.kind === "broken") return { kind: "tell", outcome: "failed", why: configuration.problem };
  const { measure, artifact, forks } = configuration.app;
  if (measure === "workflow" && mode !== "check") return { kind: "tell", outcome: "skipped", why: noWorker };
  if (measure === "workflow")
    return {
      kind: "measure",
      by: "workflow",
      title: "Waits for the workflow",
      summary: `A workflow of this repository measures base and head, and uploads the artifact ${codeSpan(artifact)}. The result will stand here.`
    };
  if (isFork && forks === "ask" && !isApproved)
    return { kind: "tell", outcome: "waiting-for-approval", why: approval(headSha) };
  return {
    kind: "measure",
    by: "worker",
    title: "Waits for a worker",
    summary: `${waiting[mode]} as soon as a worker is free. The result will stand here.`
  };
};

// src/usecases/app/jobs/follow-branch.ts
var mostRuns3 = 50;
var isBehind = async (older, newer, { name: name2, github }) => {
  try {
    const { mergeBase } = await compareFiles(github, { repository: name2, base: older, head: newer });
    return mergeBase !== newer;
  } catch (error) {
    if (error instanceof GitHubError && error.status === 404) return true;
    throw error;
  }
};
var followBranch = async (run, branch, present, store) => {
  const { repository: repository2, name: name2, github } = present;
  const tip = await commitOfRef(github, { repository: name2, ref: `heads/${branch}` });
  if (tip === null) return `There is no branch ${branch} any more.`;
  if (tip === run.headSha || !await isBehind(run.headSha, tip, present)) return null;
  const beside = await store.runsOf(repository2.id, { limit: mostRuns3 });
  const isAskedFor = beside.some(
    ({ purpose, headSha, outcome }) => purpose.kind === "refresh" && headSha === tip && outcome !== "cancelled"
  );
  if (!isAskedFor)
    await store.askForRun({
      repositoryId: repository2.id,
      purpose: { kind: "refresh", branch },
      mode: run.mode,
      headSha: tip,
      base: null,
      requestedBy: run.requestedBy,
      isApproved: true,
      priority: priorities.refresh
    });
  return `The branch has moved on to ${tip.slice(0, 10)}.`;
};

// src/github/read-pull-request.ts
var readPullRequest = (github, { repository: repository2, number }) => explained(
  `read pull request #${number} of ${repositoryText(repository2)}`,
  async () => {
    try {
      const { data } = await github.rest.pulls.get({ ...repository2, pull_number: number });
      const { head, base } = data;
      const from = head.repo;
      return {
        repositoryId: base.repo.id,
        number: data.number,
        headSha: head.sha,
        headRef: head.ref,
        baseSha: base.sha,
        baseRef: base.ref,
        isFork: from?.id !== base.repo.id,
        isDraft: data.draft === true,
        isOpen: data.state === "open",
        updatedAt: new Date(data.updated_at)
      };
    } catch (error) {
      if ([404, 410].includes(statusOf(error) ?? 0)) return null;
      throw error;
    }
  },
  { permission: "pull-requests: read" }
);

// src/usecases/app/jobs/present-pull-request.ts
var presentPullRequest = async (number, { repository: repository2, name: name2, github }, { store, clock = systemClock }) => {
  const found = await readPullRequest(github, { repository: name2, number });
  if (found === null) return null;
  const known = await store.pullRequest(repository2.id, number);
  if (known !== null && found.updatedAt < known.updatedAt) return known;
  const headRecordedAt = known?.headSha === found.headSha ? known.headRecordedAt : clock.date();
  const pull = { ...found, repositoryId: repository2.id, headRecordedAt };
  const isNews = known === null || known.headSha !== pull.headSha || known.baseRef !== pull.baseRef || known.isOpen !== pull.isOpen || known.isDraft !== pull.isDraft;
  if (isNews) await store.savePullRequest(pull);
  return pull;
};

// src/github/repository-by-id.ts
var answer3 = external_exports.object({
  id: external_exports.number(),
  name: external_exports.string(),
  owner: external_exports.object({ login: external_exports.string() }),
  default_branch: external_exports.string()
});
var repositoryById = (github, id2) => explained(
  `find repository ${id2}`,
  async () => {
    try {
      const { data } = await github.request("GET /repositories/{repository_id}", { repository_id: id2 });
      const found = answer3.parse(data);
      return { id: found.id, owner: found.owner.login, name: found.name, defaultBranch: found.default_branch };
    } catch (error) {
      if ([404, 410, 451].includes(statusOf(error) ?? 0)) return null;
      throw error;
    }
  },
  { permission: "metadata: read" }
);

// src/usecases/app/jobs/present-repository.ts
var lostBy = (error) => {
  if (!(error instanceof GitHubError)) return null;
  if (error.status === 403 && /suspended/i.test(error.message)) return "suspended";
  return error.status === 404 || error.status === 410 ? "removed" : null;
};
var look = async (github, id2) => {
  try {
    return await repositoryById(github, id2) ?? "removed";
  } catch (error) {
    const lost = lostBy(error);
    if (lost === null) throw error;
    return lost;
  }
};
var presentRepository = async (id2, { store, clients, log }) => {
  const known = await store.repository(id2);
  if (known === null || known.state !== "active" || known.installationId === null) return null;
  const github = clients.installation(known.installationId);
  const found = await look(github, id2);
  if (typeof found === "string") {
    log.info(`The repository is ${found}.`, { repository: id2 });
    await store.saveRepository({ ...known, state: found });
    return null;
  }
  const { owner, name: name2, defaultBranch } = found;
  const repository2 = { ...known, owner, name: name2, defaultBranch };
  if (owner !== known.owner || name2 !== known.name || defaultBranch !== known.defaultBranch)
    await store.saveRepository(repository2);
  return { repository: repository2, name: { owner, repo: name2 }, github };
};

// src/usecases/app/jobs/problem-text.ts
var problemText = (error) => {
  const { title, message, cure } = problemOf(error);
  return [title, message, cure].join("\n");
};

// src/usecases/app/jobs/run-addresses.ts
var pagesOf = (apiUrl) => apiUrl.replace(/\/+$/, "").replace(/\/api\/v3$/, "").replace(/^(https?:\/\/)api\./, "$1");
var detailsUrlOf = ({ purpose, headSha }, { owner, name: name2 }, apiUrl) => {
  const page = `${pagesOf(apiUrl)}/${owner}/${name2}`;
  return purpose.kind === "pull-request" ? `${page}/pull/${purpose.number}` : `${page}/commit/${headSha}`;
};
var checkIdentityOf = (run, repository2, { apiUrl, checkName: checkName2 }) => ({
  repository: { owner: repository2.owner, repo: repository2.name },
  name: checkNameOf(run, checkName2),
  headSha: run.headSha,
  externalId: externalIdOf(run),
  detailsUrl: detailsUrlOf(run, repository2, apiUrl)
});

// src/usecases/app/jobs/run-configuration.ts
var unsaid = appSchema.parse({});
var problemIn = (error) => {
  if (!(error instanceof PacegateError) || isPassing(error)) throw error;
  return { kind: "broken", problem: problemText(error) };
};
var runConfiguration = async ({ base, headSha }, { name: name2, github }) => {
  const read2 = (ref) => readFileAtRef(github, { repository: name2, ref, path: defaultConfiguration });
  try {
    const ofHead = await read2(headSha);
    const ofBase = base === null ? ofHead : await read2(base.sha);
    if (ofBase === null && ofHead === null) return { kind: "none" };
    const sides = await readUploadConfigurations(
      defaultConfiguration,
      (side) => Promise.resolve(side === "base" ? ofBase : ofHead)
    );
    return { kind: "valid", app: sides.base?.app ?? unsaid };
  } catch (error) {
    return problemIn(error);
  }
};

// src/usecases/app/jobs/open-run.ts
var gone = "The App may not work in this repository any more.";
var decide = async (run, present, tools) => {
  const { purpose } = run;
  const cancelled = (why) => ({ kind: "end", outcome: "cancelled", why });
  let isFork = false;
  if (purpose.kind === "pull-request") {
    const pull = await presentPullRequest(purpose.number, present, tools);
    const why = movedOn(run, pull);
    if (why !== null) return cancelled(why);
    isFork = purpose.isFork || pull?.isFork === true;
  }
  if (purpose.kind === "refresh") {
    const why = await followBranch(run, purpose.branch, present, tools.store);
    if (why !== null) return cancelled(why);
  }
  return decideOpening(run, isFork, await runConfiguration(run, present));
};
var showQueued = async (run, present, text4, tools) => {
  if (run.checkRunId !== null) return;
  const { store, log } = tools;
  const identity = checkIdentityOf(run, present.repository, tools);
  const { id: id2, notices } = await queueCheck(present.github, identity, text4);
  for (const notice of notices) log.warn(notice, { repository: present.repository.id, run: run.id });
  await store.saveCheckRun(run.id, id2);
};
var carryOut = async (opening2, run, present, tools) => {
  const { store, log } = tools;
  switch (opening2.kind) {
    case "end":
      if (opening2.outcome === "failed") log.warn("A run was not measured.", { run: run.id, problem: opening2.why });
      return store.endRun(run.id, opening2.outcome, opening2.why);
    case "tell":
      if (!hasCheck(run.purpose)) return store.endRun(run.id, opening2.outcome, opening2.why);
      await showQueued(run, present, { title: "Asked for", summary: "The answer will stand here in a moment." }, tools);
      return store.endRun(run.id, opening2.outcome, opening2.why);
    case "measure":
      if (hasCheck(run.purpose)) await showQueued(run, present, opening2, tools);
      return opening2.by === "worker" ? store.enqueueMeasurement(run.id) : store.awaitUpload(run.id);
  }
};
var giveUp = async (run, error, tools) => {
  const { store, log } = tools;
  if (await presentRepository(run.repositoryId, tools) === null) return store.endRun(run.id, "cancelled", gone);
  const problem2 = problemText(error);
  log.error("A run could not be opened.", { run: run.id, problem: problem2 });
  return store.endRun(run.id, "failed", problem2);
};
var openRun = async (runId, tools) => {
  const { store } = tools;
  const run = await store.run(runId);
  if (run === null || run.state !== "queued") return;
  const present = await presentRepository(run.repositoryId, tools);
  if (present === null) return store.endRun(run.id, "cancelled", gone);
  try {
    await carryOut(await decide(run, present, tools), run, present, tools);
  } catch (error) {
    if (isPassing(error)) throw error;
    await giveUp(run, error, tools);
  }
};

// src/usecases/app/jobs/ended-report.ts
var remeasure = {
  label: "Re-measure",
  description: "Measure this commit once more",
  identifier: "remeasure"
};
var approve = {
  label: "Measure",
  description: "Run the code of this commit",
  identifier: "remeasure"
};
var mostLines3 = 60;
var linesOf = ({ problem: problem2 }) => {
  const [first = "", ...lines] = (problem2 ?? "").split("\n");
  const title = escapePlain(first, 160);
  return [title === "" ? "There is no result" : title, ...lines];
};
var approvalSummary = (headSha) => [
  "This change comes from a fork, and measuring it runs its code on the workers of this App.",
  `Look at the change first. Then someone who may write starts it with the button, or with the comment ${codeSpan(`/perf check ${headSha}`)}.`
].join("\n\n");
var endingText = (run) => {
  const [title, ...lines] = linesOf(run);
  const told = lines.length === 0 ? escapeMarkdown(run.problem ?? title, 2e3) : codeBlock(lines, { most: mostLines3 });
  return {
    title,
    summary: run.outcome === "waiting-for-approval" ? approvalSummary(run.headSha) : told
  };
};
var buttonsOf = ({ outcome }) => {
  if (outcome === "waiting-for-approval") return [approve];
  return outcome === "failed" ? [remeasure] : [];
};
var endedReport = (run) => ({
  conclusion: run.outcome === "skipped" ? "neutral" : "action_required",
  ...endingText(run),
  text: null,
  annotations: [],
  buttons: buttonsOf(run)
});

// src/investigation/synthesis/validate.ts
var together = (states) => {
  if (states.length === 0) return null;
  if (states.includes("missed")) return "missed";
  return states.includes("open") ? "open" : "reached";
};
var isAt = (criterion, it) => it.suite === criterion.suite && it.scenario === criterion.scenario && (it.route ?? null) === criterion.route && it.metric === criterion.metric;
var decisions = {
  regressed: "missed",
  improved: "reached",
  unchanged: "reached",
  inconclusive: "open",
  invalid: "open"
};
var stateIn = (criterion, { metrics: metrics2, budgets, suites }) => {
  const compared = metrics2.filter((it) => isAt(criterion, it)).map(({ decision }) => decisions[decision]);
  const held2 = budgets.filter((it) => isAt(criterion, it)).map(({ decision }) => decision === "exceeded" ? "missed" : "reached");
  const said = together([...compared, ...held2]);
  if (said !== null) return said;
  return suites.some(({ name: name2, skipped }) => name2 === criterion.suite && skipped !== null) ? "reached" : null;
};
var criteriaText = (criteria) => {
  const of = (state) => criteria.filter((it) => it.state === state).length;
  const parts = [
    ...of("reached") > 0 ? [`${of("reached")} reached`] : [],
    ...of("missed") > 0 ? [`${of("missed")} missed`] : [],
    ...of("open") > 0 ? [`${of("open")} not decided`] : []
  ];
  return `${criteria.length} success ${criteria.length === 1 ? "criterion" : "criteria"}: ${parts.join(", ")}`;
};
var reopenedState = ({ rootCause, contributing, hypotheses }) => {
  if (rootCause !== null || contributing.length > 0) return "proven";
  return hypotheses.length > 0 ? "unexplained" : "hypotheses";
};
var closedPrefix = /^(?:All \d+ success criteria hold|The success criterion holds) at [^.]*\. What was found: /u;
var closing = (investigation, { at, head }) => {
  const { summary, timeline, validation } = investigation;
  const count2 = validation.criteria.length;
  const all = `${count2 === 1 ? "The success criterion holds" : `All ${count2} success criteria hold`} at ${head}`;
  return {
    ...investigation,
    state: "closed",
    summary: `${all}. What was found: ${summary.replace(closedPrefix, "")}`,
    timeline: withEvent(timeline, at, `Closed. ${all}.`)
  };
};
var validate = (investigation, result) => {
  const { state, scope, validation, timeline } = investigation;
  const isSame2 = result.head.commit === scope.head && !result.head.dirty;
  if (isSame2 || result.verdict === "invalid" || validation.criteria.length === 0) return investigation;
  const criteria = validation.criteria.map((it) => ({ ...it, state: stateIn(it, result) ?? it.state }));
  const isReached = criteria.every((it) => it.state === "reached");
  const isMissed = criteria.some((it) => it.state === "missed");
  const at = later(result.startedAt, result.duration);
  const head = `${result.head.commit.slice(0, 12)}${result.head.dirty ? " with uncommitted changes" : ""}`;
  const told = investigation.summary.replace(closedPrefix, "");
  const text4 = `Check of ${head}: ${criteriaText(criteria)}.`;
  const known = { ...investigation, validation: { criteria }, timeline: withEvent(timeline, at, text4) };
  if (isReached) return closing(known, { at, head });
  if (state !== "closed" || !isMissed) return known;
  return {
    ...known,
    state: reopenedState(investigation),
    summary: told,
    timeline: withEvent(known.timeline, at, `Opened again: it is back at ${head}.`)
  };
};

// src/usecases/app/jobs/learn-from.ts
var learnFrom = async (run, investigation, reference2, { store }) => {
  const at = investigation.timeline.at(-1)?.at ?? run.createdAt.toISOString();
  const entry = playbookEntry(investigation, symptomsOf(investigation.regressions, null), { reference: reference2, at });
  if (entry === null) return null;
  const known = (await store.playbook(run.repositoryId)).find((it) => it.reference === entry.reference && it.at === at);
  const kept = { ...entry, confirmed: entry.confirmed || known?.confirmed === true };
  await store.savePlaybookEntry(run.repositoryId, kept);
  return kept;
};
var confirmLearnt = async (repositoryId, references, store) => {
  const known = (await store.playbook(repositoryId)).find(({ reference: reference2 }) => references.includes(reference2));
  if (known !== void 0) await store.savePlaybookEntry(repositoryId, { ...known, confirmed: true });
};

// src/usecases/app/jobs/unless-refused.ts
var unlessRefused = async (post2, about, log) => {
  try {
    await post2();
    return true;
  } catch (error) {
    if (isPassing(error)) throw error;
    if (error instanceof GitHubError) log.warn(error.message, { ...about, cure: error.cure });
    else log.error("Something could not be posted.", { ...about, problem: String(error) });
    return false;
  }
};

// src/usecases/app/jobs/validate-investigations.ts
var watchDays = 60;
var watchTime = watchDays * 24 * 36e5;
var isHeld = ({ state }) => state !== "no-regression" && state !== "cancelled";
var isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
var validateInvestigations = async ({ purpose, mode, repositoryId, headSha }, result, { store }) => {
  if (purpose.kind !== "pull-request" || mode !== "check") return null;
  const { number } = purpose;
  const before = (await store.investigations(repositoryId, number)).find((it) => isHeld(it.investigation));
  if (before === void 0 || before.headSha === headSha) return null;
  return { number, before, now: validate(before.investigation, result) };
};
var keepValidated = async ({ number, before, now }, { repository: repository2, github, name: name2 }, { store, log, clock = systemClock }) => {
  if (isSame(now, before.investigation)) return;
  const { runId } = before;
  const place = { github, repository: name2, number, runId };
  await unlessRefused(() => writeInvestigationComment(place, renderInvestigationComment(now)), { run: runId }, log);
  const isClosed = now.state === "closed";
  if (isClosed) await confirmLearnt(repository2.id, [`#${number}`], store);
  await store.saveInvestigation(runId, now, isClosed ? new Date(clock.date().getTime() + watchTime) : null);
};

// src/usecases/app/jobs/alert-text.ts
var mostCriteria = 20;
var longestName = 120;
var named = (alert2) => codeSpan(alert2, longestName);
var commit = (sha2) => codeSpan(sha2.slice(0, 10));
var between = ({ base, headSha }) => base === null ? "" : ` between ${commit(base.sha)} and ${commit(headSha)}, the last two deploys that it knows`;
var nextSteps = (steps) => ["What to do next:", "", ...steps.map((it) => `- ${it}`)];
var again3 = "Pacegate looks again when the alert is sent again.";
var byHand = ({ base, headSha }) => base === null ? [] : [`In a clone of the repository: ${codeSpan(`pacegate investigate --base ${base.sha} --head ${headSha}`)}`];
var alertTitle = (alert2) => `Investigation of the alert ${escapePlain(alert2, longestName)}`;
var opening = (alert2, run) => `The alert ${named(alert2)} made Pacegate look for what changed${between(run)}.`;
var foundText = (run, { alert: alert2, branch, body }, investigation) => {
  const { state, validation } = investigation;
  const isCut = run.outcome !== "investigated" || state === "cancelled" || doubtOf(investigation) !== null;
  const isHeld2 = !isCut && state !== "no-regression" && validation.criteria.length > 0;
  const rest = isHeld2 ? [
    `For ${watchDays} days each refresh of ${codeSpan(branch, 100)} tells here which of these criteria hold. When all do, Pacegate closes the investigation and this issue.`
  ] : isCut ? nextSteps([...run.outcome === "failed" ? [again3] : [], ...byHand(run)]) : [`Nothing is held against ${codeSpan(branch, 100)} for it: close this issue when you are done with it.`];
  return [opening(alert2, run), "", body, "", ...rest, ""].join("\n");
};
var troubleText = (run, alert2) => {
  const { title, summary } = endingText(run);
  const isOneLine = (run.problem ?? "").split("\n").length === 1;
  return [
    `${opening(alert2, run)} It came to no result.`,
    "",
    ...isOneLine ? [summary] : [`**${escapeMarkdown(title)}**`, "", summary],
    "",
    ...nextSteps([again3, ...byHand(run)]),
    ""
  ].join("\n");
};
var noDeploysText = (alert2, branch) => [
  `The alert ${named(alert2)} is firing, and Pacegate has nothing to compare: it looks between the last two pushes to ${codeSpan(branch, 100)} that GitHub told it of, and it knows fewer than two.`,
  "",
  ...nextSteps([
    "From the second push on it looks when the alert is sent again. Pushes from before the App was installed do not count.",
    `In a clone of the repository: ${codeSpan("pacegate investigate --base COMMIT --head COMMIT")}`
  ]),
  ""
].join("\n");
var minuteOf = (at) => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
var resolvedText = (alert2, { at, branch, isWatched: isWatched3 }) => {
  const when = at === null ? "" : ` at ${minuteOf(at)}`;
  const rest = isWatched3 ? `That alone closes nothing: the investigation is closed when its criteria hold on ${codeSpan(branch, 100)}.` : "Close this issue when you are done with it.";
  return `The alert ${named(alert2)} was resolved${when}. ${rest}
`;
};
var withEnd = (lines) => lines.length === 0 ? [] : [...lines, ""];
var progressText = (investigation, reasons) => [
  `What the investigation of ${commit(investigation.scope.head)} wanted:`,
  "",
  ...criteriaLines(investigation, mostCriteria),
  "",
  ...folded("How that was found", withEnd(outsideList(reasons.slice(0, 2 * mostCriteria), 300))),
  ""
].join("\n");
var closedText = (investigation, { branch, isShared: isShared2 }) => [
  `✅ The investigation of ${commit(investigation.scope.head)} is closed: all that it wanted holds.`,
  "",
  ...criteriaLines(investigation, mostCriteria),
  "",
  `From now on ${codeSpan(branch, 100)} is watched for it: an issue says so if it comes back.`,
  isShared2 ? "This issue stays open for another investigation of the alert." : "Pacegate closes this issue, unless somebody has reopened it.",
  ""
].join("\n");

// src/usecases/app/jobs/is-left-alone.ts
var isLeftAlone = async (ref, { name: repository2, github }) => {
  try {
    return await readFileAtRef(github, { repository: repository2, ref, path: defaultConfiguration }) === null;
  } catch (error) {
    if (!(error instanceof GitHubError) || isPassing(error)) throw error;
    return error.status !== 200;
  }
};

// src/github/repository-issues.ts
var writes = { permission: "issues: write" };
var openIssue = (github, { repository: repository2, key, title, body }) => {
  const marker = commentMarker(`issue-${key}`);
  const sealed = sealComment(marker, body);
  let login = null;
  const find = async () => {
    const { data } = await github.rest.issues.listForRepo({
      ...repository2,
      state: "open",
      sort: "created",
      direction: "desc",
      per_page: 100
    });
    for (const issue of data) {
      if (issue.pull_request !== void 0 || !isMarked(issue.body ?? "", marker)) continue;
      login ??= whoAmI(github);
      if (!isAuthor(issue.user, await login)) continue;
      return { number: issue.number, url: issue.html_url, isSame: isSameComment(issue.body ?? "", sealed) };
    }
    return null;
  };
  const create2 = () => createOnce(github, {
    send: async () => {
      const { data } = await github.rest.issues.create({
        ...repository2,
        title: cutLine(title, 250),
        body: sealed,
        request: sentOnce
      });
      return { number: data.number, url: data.html_url, isSame: true };
    },
    find
  });
  return explained(
    `open an issue in ${repositoryText(repository2)}`,
    async () => await find() ?? await create2(),
    writes
  );
};
var stateOf = async (github, { repository: repository2, number }) => {
  try {
    const { data } = await github.rest.issues.get({ ...repository2, issue_number: number });
    return { isOpen: data.state !== "closed", isReopened: data.state_reason === "reopened" };
  } catch (error) {
    if ([404, 410].includes(statusOf(error) ?? 0)) return null;
    throw error;
  }
};
var isIssueOpen = (github, place) => explained(
  `look at issue #${place.number} of ${repositoryText(place.repository)}`,
  async () => (await stateOf(github, place))?.isOpen ?? false,
  { permission: "issues: read" }
);
var closeIssue = (github, closing2) => {
  const { repository: repository2, number, comment, key = `closed-${number}`, sparesReopened = false } = closing2;
  return explained(
    `close issue #${number} of ${repositoryText(repository2)}`,
    async () => {
      const state = await stateOf(github, closing2);
      if (state === null || !state.isOpen) return true;
      await publishReply(github, { repository: repository2, number, key, body: comment });
      if (sparesReopened && state.isReopened) return false;
      await github.rest.issues.update({
        ...repository2,
        issue_number: number,
        state: "closed",
        state_reason: "completed"
      });
      return true;
    },
    writes
  );
};

// src/usecases/app/jobs/post-alert-issue.ts
var tellInAlertIssue = async ({ topic, alert: alert2, body, comment }, { repository: repository2, name: name2, github }, { store }) => {
  const issue = await openIssue(github, { repository: name2, key: topic, title: alertTitle(alert2), body });
  const { number, isSame: isSame2 } = issue;
  if (!isSame2 && comment !== null)
    await publishComment(github, { repository: name2, number, place: "issue", marker: commentMarker(comment), body });
  await store.saveIssue(repository2.id, topic, number, "open");
  return issue;
};
var mostRuns4 = 200;
var isSettled = async (run, group, topic, { repository: repository2, name: name2, github }, store) => {
  const number = await store.openIssue(repository2.id, topic);
  if (number === null) return false;
  const runs = await store.runsOf(repository2.id, { limit: mostRuns4 });
  const isRepeated2 = runs.some(
    ({ id: id2, purpose, headSha, base, createdAt }) => id2 !== run.id && createdAt.getTime() <= run.createdAt.getTime() && purpose.kind === "alert" && purpose.group === group && headSha === run.headSha && base?.sha === run.base?.sha
  );
  return isRepeated2 && !await isIssueOpen(github, { repository: name2, number });
};
var postAlertIssue = async (run, { alert: alert2, group }, body, present, { store, log }) => {
  const topic = alertTopic(group ?? run.id);
  const isWhole = run.outcome === "investigated";
  if (!isWhole && await isSettled(run, group, topic, present, store)) return null;
  const comment = isWhole ? `alert-run-${run.id}` : "alert-trouble";
  const { number, url } = await tellInAlertIssue({ topic, alert: alert2, body, comment }, present, { store });
  const { repository: repository2 } = present;
  await store.saveIssue(repository2.id, alertTopic(run.id), number, "open");
  const about = { repository: repository2.id, run: run.id };
  if (isWhole) log.info(`An alert was investigated: ${url}`, about);
  else log.warn(`An alert could not be investigated: ${url}`, about);
  return `#${number}`;
};

// src/usecases/app/jobs/post-alert-ending.ts
var postAlertEnding = async (run, present, tools) => {
  const { purpose, outcome, headSha } = run;
  if (purpose.kind !== "alert" || outcome !== "failed" && outcome !== "skipped") return;
  if (await isLeftAlone(headSha, present)) return;
  await postAlertIssue(run, purpose, troubleText(run, purpose.alert), present, tools);
};

// src/github/end-check.ts
var endCheck = async (github, identity, { title, summary }) => {
  try {
    await github.rest.checks.update({
      ...identity.repository,
      check_run_id: identity.id,
      status: "completed",
      conclusion: "cancelled",
      output: outputOf({ title, summary, text: null })
    });
  } catch (error) {
    if (!isOutOfReach(error)) throw explainCheck(error, identity);
  }
};

// src/usecases/app/jobs/runs-beside.ts
var limit = 50;
var runsBeside = ({ repositoryId, purpose }, store) => store.runsOf(repositoryId, purpose.kind === "pull-request" ? { number: purpose.number, limit } : { limit });

// src/usecases/app/jobs/superseded.ts
var isSuperseded = (run, others) => others.some(
  (other) => other.id !== run.id && other.headSha === run.headSha && externalIdOf(other) === externalIdOf(run) && other.createdAt >= run.createdAt
);

// src/usecases/app/jobs/post-ending.ts
var postEnding = async (run, { repository: repository2, github }, tools) => {
  const { checkRunId: id2 } = run;
  const isFailure = run.outcome === "failed" && hasCheck(run.purpose);
  if (id2 === null && !isFailure || isSuperseded(run, await runsBeside(run, tools.store))) return;
  const identity = checkIdentityOf(run, repository2, tools);
  if (run.outcome === "cancelled" && id2 !== null)
    return endCheck(github, { ...identity, id: id2 }, { ...endingText(run), title: "Cancelled" });
  await publishCheck(github, { ...identity, id: id2, report: endedReport(run) });
};

// src/report/investigation/cause-of.ts
var causeOf = ({
  hypotheses,
  rootCause,
  contributing
}) => {
  const cause = hypotheses.find(({ id: id2 }) => id2 === (rootCause ?? contributing[0]));
  return cause === void 0 ? null : outside(cause.title, 120);
};

// src/report/investigation/validation-lines.ts
var most3 = 8;
var validationLines = (investigation) => {
  const { state, scope, validation } = investigation;
  if (validation.criteria.length === 0) return [];
  const cause = causeOf(investigation);
  const what = `The investigation of ${codeSpan(scope.head.slice(0, 10))}${cause === null ? "" : ` (${cause})`}`;
  const isHeld2 = validation.criteria.every((it) => it.state === "reached");
  const heading = state !== "closed" ? `${what} stays open until all of this holds:` : isHeld2 ? `✅ ${what} is closed: all it wanted is reached.` : `${what} is closed; this check could not decide again all that it wanted:`;
  return [heading, "", ...criteriaLines(investigation, most3)];
};

// src/usecases/app/jobs/with-acceptances.ts
var withAcceptances = async (result, { repositoryId, purpose }, { store, clock = systemClock }) => {
  const number = acceptingPullRequest(purpose);
  if (number === null) return result;
  const stored = await store.acceptances(repositoryId, number);
  return applyAcceptances(
    result,
    stored.map(({ acceptance }) => acceptance),
    clock.date()
  );
};

// src/usecases/app/jobs/post-kept.ts
var logOf = (log, run) => ({
  write: (line) => log.info(line, { run: run.id }),
  warning: (message) => log.warn(message, { run: run.id })
});
var reportOf = (run, result) => {
  const report = renderCheck(result);
  if (run.purpose.kind === "pull-request") return report;
  return { ...report, buttons: report.buttons.filter(({ identifier }) => identifier === "remeasure") };
};
var placeOf3 = async ({ purpose, headSha, id: id2 }, result, posting, log) => {
  if (purpose.kind !== "pull-request") return null;
  const { number } = purpose;
  const outdated = await posting.outdated(number, headSha);
  if (outdated === null) return { number, headSha, baseSha: result.base.commit };
  log.info(`${outdated} Its comment stays as it is.`, { run: id2 });
  return null;
};
var postKept = async (run, kept, present, tools) => {
  const { log } = tools;
  const { repository: repository2, name: name2, github } = present;
  const result = await withAcceptances(kept, run, tools);
  const { headSha, externalId, detailsUrl } = checkIdentityOf(run, repository2, tools);
  const posting = createGitHubPosting(github, {
    repository: name2,
    name: tools.checkName,
    detailsUrl,
    log: logOf(log, run)
  });
  const validated = await validateInvestigations(run, result, tools);
  const found = validated === null ? [] : validationLines(validated.now);
  const refused2 = await postResult(posting, {
    check: posting.check(headSha, externalId),
    report: reportOf(run, result),
    comment: [renderComment(result), ...found.length === 0 ? [] : [found.join("\n"), ""]].join("\n"),
    result,
    findPlace: () => placeOf3(run, result, posting, log)
  });
  if (validated !== null) await keepValidated(validated, present, tools);
  const passing2 = refused2.find(isPassing);
  if (passing2 !== void 0) throw passing2;
  for (const { message, cure } of refused2) log.warn(message, { run: run.id, cure });
  if (refused2.length > 0) await presentRepository(run.repositoryId, tools);
};

// src/github/propose-file.ts
var findPull = async (github, { repository: repository2, branch }) => {
  const head = `${repository2.owner}:${branch}`;
  const { data } = await github.rest.pulls.list({ ...repository2, head, state: "all" });
  return data[0]?.html_url ?? null;
};
var isMerged = async (github, { repository: repository2, into, path }) => {
  try {
    await github.rest.repos.getContent({ ...repository2, path, ref: into });
    return true;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
};
var unlessThere = async (work, words2) => {
  try {
    await work;
  } catch (error) {
    if (statusOf(error) !== 422 || !words2.test(messageOf(error))) throw error;
  }
};
var fillBranch = async (github, { repository: repository2, branch, into, path, text: text4, title }) => {
  const { data } = await github.rest.git.getRef({ ...repository2, ref: `heads/${into}` });
  const ref = { ...repository2, ref: `refs/heads/${branch}`, sha: data.object.sha };
  await unlessThere(github.rest.git.createRef(ref), /already exists/i);
  const content = Buffer.from(text4).toString("base64");
  const file = { ...repository2, path, branch, message: title, content };
  await unlessThere(github.rest.repos.createOrUpdateFileContents(file), /"sha" wasn't supplied/i);
};
var proposeFile = (github, proposal) => {
  const { repository: repository2, branch, into, path, title, body } = proposal;
  const open = async () => {
    const pull = { ...repository2, head: branch, base: into, title, body, request: sentOnce };
    return (await github.rest.pulls.create(pull)).data.html_url;
  };
  return explained(
    `propose ${path} in ${repositoryText(repository2)}`,
    async () => {
      if (await findPull(github, proposal) !== null || await isMerged(github, proposal)) return null;
      await fillBranch(github, proposal);
      return createOnce(github, { send: open, find: () => findPull(github, proposal) });
    },
    { permission: "contents: write" }
  );
};

// src/usecases/app/jobs/propose-entry.ts
var proposeEntry = async (entry, { repository: repository2, name: name2, github }, { log }) => {
  const { path, text: text4 } = playbookFile(entry);
  const slug = path.replace(/^.*\//, "").replace(/\.md$/, "");
  const propose = async () => {
    const url = await proposeFile(github, {
      repository: name2,
      branch: `pacegate/playbook-${slug}`,
      into: repository2.defaultBranch,
      path,
      text: text4,
      title: `Playbook: what was learnt in ${entry.reference}`,
      body: "What an investigation has proven, for later ones to recognise. Edit it as you like: only the block at its end is read."
    });
    if (url !== null) log.info(`A playbook entry was proposed: ${url}`, { repository: repository2.id });
  };
  await unlessRefused(propose, { repository: repository2.id }, log);
};

// src/usecases/app/jobs/tell-alert.ts
var tellResolved = async ({ alert: alert2, at, number, isWatched: isWatched3 }, { repository: repository2, name: name2, github }) => {
  if (!await isIssueOpen(github, { repository: name2, number })) return;
  const body = resolvedText(alert2, { at, branch: repository2.defaultBranch, isWatched: isWatched3 });
  const marker = commentMarker("alert-resolved");
  await publishComment(github, { repository: name2, number, place: "issue", marker, body });
};
var resolvedEvent = "The alert was resolved. That alone closes nothing.";
var resolve = async ({ alert: alert2, group, at }, present, { store, clock = systemClock }) => {
  const { id: id2 } = present.repository;
  const when = at ?? clock.date().toISOString();
  const runs = new Set(await store.resolveAlert(id2, group, when));
  const number = await store.openIssue(id2, alertTopic(group));
  const watched = (await store.watchedInvestigations(id2)).filter(({ runId }) => runs.has(runId));
  const open = watched.filter(({ investigation }) => investigation.state !== "closed");
  if (number !== null) await tellResolved({ alert: alert2, at, number, isWatched: open.length > 0 }, present);
  for (const { runId, investigation, watchedUntil } of open) {
    const timeline = withEvent(investigation.timeline, when, resolvedEvent);
    await store.saveInvestigation(runId, { ...investigation, timeline }, watchedUntil);
  }
};
var noDeploys = async ({ alert: alert2, group }, present, { store, log }) => {
  const { id: id2, defaultBranch } = present.repository;
  if (await isLeftAlone(defaultBranch, present)) return;
  const told = { topic: alertTopic(group), alert: alert2, body: noDeploysText(alert2, defaultBranch), comment: null };
  const { url } = await tellInAlertIssue(told, present, { store });
  log.warn(`An alert could not be investigated: ${url}`, { repository: id2 });
};
var tellAlert = async (news, tools) => {
  const present = await presentRepository(news.repositoryId, tools);
  if (present === null) return;
  try {
    await (news.news === "resolved" ? resolve(news, present, tools) : noDeploys(news, present, tools));
  } catch (error) {
    if (isPassing(error)) throw error;
    tools.log.error("News of an alert could not be told.", {
      repository: news.repositoryId,
      problem: problemText(error)
    });
  }
};

// src/usecases/app/jobs/watch-alert.ts
var isWatched = (investigation) => isHeld(investigation) && investigation.validation.criteria.length > 0;
var watchAlert = async ({ id: id2, repositoryId }, investigation, present, { store, clock = systemClock }) => {
  const purpose = (await store.run(id2))?.purpose;
  const over = purpose?.kind === "alert" && purpose.resolvedAt !== null ? purpose : null;
  const at = over?.resolvedAt ?? null;
  const stored = (await store.investigations(repositoryId, null)).find(({ runId }) => runId === id2);
  const isNew = stored?.watchedUntil === null && isSame(stored.investigation, investigation);
  if (isNew && isWatched(investigation)) {
    const { timeline } = investigation;
    const begun = at === null ? investigation : { ...investigation, timeline: withEvent(timeline, at, resolvedEvent) };
    await store.saveInvestigation(id2, begun, new Date(clock.date().getTime() + watchTime));
  }
  const number = over === null ? null : await store.openIssue(repositoryId, alertTopic(id2));
  if (over === null || number === null) return;
  await tellResolved({ alert: over.alert, at, number, isWatched: isWatched(investigation) }, present);
};

// src/usecases/app/jobs/post-investigation.ts
var suggest = async ({ headSha }, number, investigation, { name: repository2, github }) => {
  if (await outdatedPullRequest(github, { repository: repository2, number, headSha }) !== null) return;
  const { files } = await compareFiles(github, { repository: repository2, base: investigation.scope.base, head: headSha });
  const suggestions = investigationSuggestions(investigation, files);
  if (suggestions.length > 0) await publishSuggestions(github, { repository: repository2, number, headSha, suggestions, files });
};
var bodyOf2 = (run, investigation) => {
  const body = renderInvestigationComment(investigation);
  if (run.state !== "ended" || run.outcome === "investigated") return body;
  const { title, summary } = endingText(run);
  return `**${title}** ${summary}

What was known by then:

${body}`;
};
var postAlert = async (run, purpose, { investigation, isShared: isShared2 }, present, tools) => {
  const isEmpty = run.outcome === "failed" && investigation.hypotheses.length === 0;
  if (isEmpty) return postAlertEnding(run, present, tools);
  const { alert: alert2, branch } = purpose;
  const body = foundText(run, { alert: alert2, branch, body: bodyOf2(run, investigation) }, investigation);
  const commit2 = run.headSha.slice(0, 12);
  const told = postAlertIssue(run, purpose, body, present, tools);
  const reference2 = await told.catch(async (error) => {
    if (isPassing(error)) throw error;
    await learnFrom(run, investigation, commit2, tools);
    await watchAlert(run, investigation, present, tools);
    throw error;
  });
  const entry = await learnFrom(run, investigation, reference2 ?? commit2, tools);
  await watchAlert(run, investigation, present, tools);
  if (entry !== null && isShared2) await proposeEntry(entry, present, tools);
};
var postInvestigation = async (run, report, present, tools) => {
  const { investigation, isShared: isShared2 } = report;
  const { name: repository2, github } = present;
  const isOver2 = run.state === "measured" || run.state === "ended";
  if (run.purpose.kind === "alert") {
    if (isOver2) await postAlert(run, run.purpose, report, present, tools);
    return;
  }
  if (run.purpose.kind !== "pull-request") return;
  const { number } = run.purpose;
  const isWhole = isOver2 && run.outcome === "investigated";
  const entry = isWhole ? await learnFrom(run, investigation, `#${number}`, tools) : null;
  const place = { github, repository: repository2, number, runId: run.id };
  const about = { run: run.id };
  await unlessRefused(() => writeInvestigationComment(place, bodyOf2(run, investigation)), about, tools.log);
  if (!isOver2) return;
  if (!isWhole) return postEnding(run, present, tools);
  const identity = checkIdentityOf(run, present.repository, tools);
  await publishCheck(github, { ...identity, id: run.checkRunId, report: investigationReport(investigation) });
  await unlessRefused(() => suggest(run, number, investigation, present), about, tools.log);
  if (entry !== null && isShared2) await proposeEntry(entry, present, tools);
};

// src/report/render-load.ts
var firstLine = ({ reasons }) => reasons[0]?.split("\n", 1)[0] ?? "";
var reasonsOf = ({ reasons }) => reasons.slice(0, 20).map((text4) => `- ${escapeMarkdown(text4.split("\n", 1)[0] ?? "", 600)}`);
var scenariosOf = ({ scenarios }) => scenarios.map((it) => `- ${escapeMarkdown(partText(it))}: ${amountText(it)}`);
var renderLoadCheck = (measurement) => ({
  conclusion: conclusionOf(measurement.verdict, "warn"),
  title: `${verdictWords(measurement)}: ${escapePlain(firstLine(measurement), 160)}`,
  summary: [
    ...reasonsOf(measurement),
    "",
    "One commit under the full load of its scenarios, held to the budgets. Nothing was compared with the base.",
    "",
    ...scenariosOf(measurement)
  ].join("\n"),
  text: renderMeasureMarkdown(measurement),
  annotations: [],
  buttons: [{ label: "Measure again", description: "All scenarios at full length once more", identifier: "load" }]
});
var renderLoadComment = (measurement) => [
  `Full-length load of ${codeSpan(measurement.commit.commit.slice(0, 12))}:`,
  "",
  renderMeasureMarkdown(measurement)
].join("\n");

// src/usecases/app/jobs/post-load.ts
var postLoad = async (run, measurement, { repository: repository2, name: name2, github }, tools) => {
  const identity = checkIdentityOf(run, repository2, tools);
  await publishCheck(github, { ...identity, id: run.checkRunId, report: renderLoadCheck(measurement) });
  if (run.purpose.kind !== "pull-request") return;
  const { number } = run.purpose;
  await publishReply(github, { repository: name2, number, key: `load-${run.id}`, body: renderLoadComment(measurement) });
};

// src/usecases/app/jobs/decide-issues.ts
var decideIssues = (watched, known) => {
  const open = new Set(known.map(({ topic }) => topic));
  const fine = new Map(watched.filter(({ state }) => state === "fine").map((it) => [it.topic, it]));
  return {
    open: watched.filter(({ state, topic }) => state === "worse" && !open.has(topic)),
    close: known.flatMap((it) => {
      const gone2 = fine.get(it.topic);
      return gone2 === void 0 ? [] : [{ ...it, watched: gone2 }];
    })
  };
};

// src/usecases/app/jobs/watch-place.ts
var worsening = ({ better }, { estimate, low, high }) => better === "lower" ? { estimate, least: low, most: high } : { estimate: -estimate, least: -high, most: -low };
var margin = 2;
var pairedSince = ({ points }, shift, links) => {
  const index = points.findIndex(({ commit: commit2, at }) => commit2 === shift.commit && at === shift.at);
  const before = points[Math.max(0, index - 1 - margin)];
  const last = points.at(-1);
  if (index < 1 || before === void 0 || last === void 0 || before.commit === last.commit) return null;
  const chain = chainBetween(links, before.commit, last.commit);
  return chain === null ? null : changeOfSum(sumOf(chain, intervalTail));
};
var isLasting = (trend, { change }, tolerance) => {
  const { estimate, least } = worsening(trend, change);
  return least > 0 && estimate >= tolerance;
};
var watchPlace = (metric, { suite, records, others }, newest, rate) => {
  const storedWith = (of) => ({
    place: null,
    environment: newest.environment.class,
    suites: [{ suite, records: of, others }],
    problems: [],
    reached: true
  });
  const { commit: commit2, previous, recordedAt: at, hashes } = newest;
  const run = { base: commit2, head: commit2, at, unpaired: /* @__PURE__ */ new Set() };
  const [trend] = trendsOf(storedWith(records.slice(0, -1)), [metric], {
    ...run,
    base: previous ?? commit2,
    recorded: true,
    hashes: /* @__PURE__ */ new Map([[suite, hashes]])
  });
  if (trend === void 0) return null;
  const { tolerance } = metric;
  const last = trend.shifts.at(-1);
  const candidate = last !== void 0 && isLasting(trend, last, tolerance) ? last : null;
  const paired = candidate === null ? null : pairedSince(trend, candidate, linksOf([...records, ...others], metric));
  const isMachine = paired !== null && worsening(trend, paired).most < tolerance;
  const [creep = null] = creepsOf(storedWith(records), [metric], run, rate);
  return { trend, tolerance, shift: isMachine ? null : candidate, paired, creep };
};
var isWorse = ({ shift, creep }) => shift !== null || creep !== null;
var fewestPoints = 6;
var lingers = ({ trend, tolerance }) => trend.points.length < fewestPoints || trend.total !== null && worsening(trend, trend.total).estimate >= tolerance / 2;

// src/usecases/app/jobs/watch-series.ts
var still = { estimate: 0, low: 0, high: 0, confidence: 1 - 2 * intervalTail };
var asResult = (suite, it) => ({
  suite,
  scenario: it.scenario,
  route: it.route,
  metric: it.metric,
  unit: it.unit,
  better: it.better,
  primary: it.primary,
  base: { value: it.value, blocks: it.base },
  head: { value: it.value, blocks: it.head },
  change: it.change ?? still,
  decision: "unchanged",
  needed: null
});
var stateOf2 = (places) => {
  if (places.some(isWorse)) return "worse";
  return places.length === 0 || places.some(lingers) ? "lingering" : "fine";
};
var isWatched2 = (it) => it.primary && it.route === null && isMetric(it.metric) && !isStoredByDifference(it);
var watchSeries = (series, { toleranceOf: toleranceOf2, rate }) => {
  const looked = series.flatMap((of) => {
    const newest = of.records.at(-1);
    if (newest === void 0 || newest.verdict === "invalid") return [];
    const metrics2 = newest.metrics.filter(isWatched2).map((it) => {
      const result = asResult(of.suite, it);
      return { ...result, tolerance: toleranceOf2(result) };
    });
    return [{ of, newest, metrics: metrics2 }];
  });
  const count2 = looked.reduce((sum, { metrics: metrics2 }) => sum + metrics2.length, 0);
  return looked.flatMap(
    ({ of, newest, metrics: metrics2 }) => [...Map.groupBy(metrics2, ({ metric }) => metric)].map(([metric, scenarios]) => {
      const places = scenarios.flatMap((it) => watchPlace(it, of, newest, rate / count2) ?? []);
      return { topic: `${of.suite}/${metric}`, suite: of.suite, metric, state: stateOf2(places), places };
    })
  );
};
var worsePlaces = ({ places }) => places.filter(isWorse);

// src/usecases/app/jobs/issue-text.ts
var mostRows = 12;
var isSha = (commit2) => /^[\da-f]{40}(?:[\da-f]{24})?$/.test(commit2);
var commitText = (commit2) => isSha(commit2) ? commit2 : escapeMarkdown(commit2, 40);
var dayOf = (at) => Number.isNaN(Date.parse(at)) ? "unknown" : new Date(at).toISOString().slice(0, 10);
var shiftLines = ({ trend, shift, paired, tolerance }) => {
  if (shift === null) return [];
  const index = trend.points.findIndex(({ commit: commit2 }) => commit2 === shift.commit);
  const before = trend.points[index - 1]?.commit;
  const own2 = paired === null ? "" : ` Measured beside each other, the commits from shortly before it to now add up to ${formatChange(paired)}.`;
  const search = before !== void 0 && isSha(before) && isSha(shift.commit) ? [
    `What came in there: ${codeSpan(`git log --oneline ${before.slice(0, 12)}..${shift.commit.slice(0, 12)}`)}`,
    ""
  ] : [];
  return [
    `Its level changed for good at ${commitText(shift.commit)} (${dayOf(shift.at)}): **${formatChange(shift.change)}**, tolerance ${usualToleranceWords(trend.metric, tolerance)}.${own2}`,
    "",
    ...search
  ];
};
var rowsOf = ({ points, metric, unit, shifts }) => {
  const shifted = new Set(shifts.map(({ commit: commit2 }) => commit2));
  return points.slice(-mostRows).toReversed().map(({ commit: commit2, at, value }) => [
    commitText(commit2),
    dayOf(at),
    valueText(value, metric, escapePlain(unit, 20)),
    shifted.has(commit2) ? "new level" : ""
  ]);
};
var placeLines2 = (place) => {
  const { trend, creep } = place;
  return [
    `### ${trend.scenario === null ? "The whole suite" : `Scenario ${escapeMarkdown(trend.scenario, 100)}`}`,
    "",
    ...shiftLines(place),
    ...creep === null ? [] : [escapeMarkdown(creep, 800), ""],
    ...trendChart(trend),
    "",
    ...table([left("Commit"), left("Recorded"), right("Value"), left("")], rowsOf(trend)),
    ""
  ];
};
var capital = (text4) => `${text4.charAt(0).toUpperCase()}${text4.slice(1)}`;
var issueTitle = ({ suite, metric }, branch) => `${capital(metricTitle(metric))} of ${escapePlain(suite, 60)} got worse on ${escapePlain(branch, 60)}`;
var issueBody = (watched, branch) => [
  `Refreshes of the baseline on ${codeSpan(branch, 100)} show that ${metricTitle(watched.metric)} of suite ${codeSpan(watched.suite, 100)} got worse and stayed so.`,
  "",
  ...worsePlaces(watched).flatMap(placeLines2),
  "Pacegate closes this issue when later refreshes show that it is gone. Whoever finds it acceptable closes it: it is not opened again for the same change.",
  ""
].join("\n");
var goneText = ({ suite, metric, places }) => {
  const records = Math.max(0, ...places.map(({ trend }) => trend.points.length));
  return `It is gone: the newest ${records} records of suite ${codeSpan(suite, 100)} show no lasting worsening of ${metricTitle(metric)} beyond its tolerance any more.`;
};

// src/usecases/app/jobs/report-creep.ts
var seriesAt = async (baselines, commit2) => {
  const keys = await baselines.list();
  const all = await Promise.all(keys.map(async (key) => ({ key, records: (await baselines.read(key)).records })));
  const own2 = all.filter(({ records }) => records.at(-1)?.commit === commit2);
  const newestFirst = own2.toSorted(
    (one, other) => (one.records.at(-1)?.recordedAt ?? "") > (other.records.at(-1)?.recordedAt ?? "") ? -1 : 1
  );
  return [...Map.groupBy(newestFirst, ({ key }) => key.suite)].flatMap(
    ([suite, [newest]]) => newest === void 0 ? [] : [
      {
        suite,
        records: newest.records,
        others: all.filter(({ key }) => key.suite === suite && key !== newest.key).flatMap(({ records }) => records)
      }
    ]
  );
};
var rulesOf = ({ metrics: metrics2, policy }) => ({
  toleranceOf: ({ suite, scenario, route, metric }) => {
    const told = metrics2.find(
      (it) => it.suite === suite && it.metric === metric && it.scenario === scenario && it.route === route
    );
    return told === void 0 || told.tolerance === 0 ? toleranceOf(defaultPolicy, metric) : told.tolerance;
  },
  rate: policy.falseAlarmRate
});
var reportCreep = async (run, result, { repository: repository2, name: name2, github }, { store, log }) => {
  if (run.purpose.kind !== "refresh") return;
  const { branch } = run.purpose;
  const series = await seriesAt(store.baselines(repository2), run.headSha);
  const watched = watchSeries(series, rulesOf(result));
  const changes = decideIssues(watched, await store.openIssues(repository2.id));
  for (const it of changes.open) {
    const { number, url } = await openIssue(github, {
      repository: name2,
      key: it.topic,
      title: issueTitle(it, branch),
      body: issueBody(it, branch)
    });
    await store.saveIssue(repository2.id, it.topic, number, "open");
    log.info(`Something got worse: ${url}`, { repository: repository2.id, run: run.id });
  }
  for (const { topic, issue, watched: gone2 } of changes.close) {
    await closeIssue(github, { repository: name2, number: issue, comment: goneText(gone2) });
    await store.saveIssue(repository2.id, topic, issue, "closed");
  }
};

// src/usecases/app/jobs/policy-at.ts
var policyAt = async (commit2, { name: repository2, github }) => {
  try {
    const text4 = await readFileAtRef(github, { repository: repository2, ref: commit2, path: defaultConfiguration });
    if (text4 === null) return null;
    const { head } = await readUploadConfigurations(defaultConfiguration, () => Promise.resolve(text4));
    return head.policy;
  } catch (error) {
    if (!(error instanceof PacegateError) || isPassing(error)) throw error;
    return null;
  }
};

// src/investigation/synthesis/main-rules.ts
var isBeyondBudget = ({ route, metric: id2 }, { metric }, policy) => {
  const { value, better, head } = metric;
  const rate = policy.falseAlarmRate;
  return route === null && policy.budgets.some(
    ({ metric: of, limit: limit2 }) => of === id2 && limit2 !== null && (better === "lower" ? value > limit2 : value < limit2) && (head.length < 2 || isShownBeyond(head, { limit: limit2, better, rate }))
  );
};
var toleratedOf = ({ metric }, steps, policy) => {
  const [first] = steps;
  if (first === void 0 || !isMetric(metric)) return policy.tolerance.default;
  const base = median(first.metric.base);
  if (isBundleMetric(metric))
    return base === null || base <= 0 ? toleranceOf(policy, metric) : exactTolerance(policy, metric, base) / base;
  const exact = steps.every((it) => it.metric.change?.confidence === 1);
  return toleratedWorsening(policy, metric, exact, base);
};
var subjectOf = ({ suite, route, metric }) => `${metricTitle(metric)} of ${route === null ? suite : `${suite}: ${route}`}`;
var amountOf = ({ estimate, byDifference }) => byDifference ? "" : ` by ${formatShare(Math.round(1e3 * estimate) / 1e3)}`;

// src/investigation/synthesis/recorded-worsening.ts
var isDifference = ({ metric, unit, value, change, base, head }) => isByDifference({
  metric,
  unit,
  base: { value: median(base) ?? value - (change?.estimate ?? 0), blocks: base },
  head: { value, blocks: head }
});
var isBroken = (steps) => steps.some(({ record }, index) => index > 0 && record.previous !== steps[index - 1]?.record.commit);
var rounding = 1e-12;
var settled = (value) => Math.abs(value) < rounding ? 0 : value;
var addedUp = (changes, byDifference) => {
  let [estimate, low, high] = [0, 0, 0];
  for (const { change, better } of changes) {
    if (change === null || !byDifference && Math.min(change.low, change.estimate) <= -1) return null;
    const scaled = (value) => byDifference ? value : Math.log1p(value);
    const isLower = better === "lower";
    estimate += isLower ? scaled(change.estimate) : -scaled(change.estimate);
    low += isLower ? scaled(change.low) : -scaled(change.high);
    high += isLower ? scaled(change.high) : -scaled(change.low);
  }
  const own2 = (value) => settled(byDifference ? value : Math.expm1(value));
  return { estimate: own2(estimate), low: own2(low), high: own2(high), byDifference };
};
var recordedWorsening = (steps) => {
  if (isBroken(steps)) return null;
  const kinds = new Set(steps.map(({ metric }) => isDifference(metric)));
  const [byDifference = false] = kinds;
  return kinds.size === 1 ? addedUp(
    steps.map(({ metric }) => metric),
    byDifference
  ) : null;
};
var asDifference = ({ metric }) => {
  const { change, better, value, base } = metric;
  if (change === null || isDifference(metric)) return { change, better };
  const from = median(base) ?? value / (1 + change.estimate);
  const by = (share) => share * from;
  return {
    change: Number.isFinite(from) ? { estimate: by(change.estimate), low: by(change.low), high: by(change.high) } : null,
    better
  };
};
var recordedDifference = (steps) => isBroken(steps) || steps.length === 0 ? null : addedUp(steps.map(asDifference), true);

// src/investigation/synthesis/close-on-main.ts
var timeOf2 = ({ recordedAt }) => Date.parse(recordedAt);
var linksOf2 = (records, suite) => records.filter((it) => it.suite === suite && it.verdict !== "invalid" && it.previous !== null && it.previous !== it.commit).toSorted((a, b) => timeOf2(b) - timeOf2(a));
var chainBetween2 = (links, from, to) => {
  const chain = [];
  let wanted = to;
  for (const link of links) {
    if (link.commit !== wanted) continue;
    chain.unshift(link);
    if (link.previous === from) return chain;
    wanted = link.previous;
  }
  return null;
};
var stepsOf = ({ metric, scenario, route }, chain) => {
  const steps = chain?.flatMap((record) => {
    const found = record.metrics.find((it) => it.metric === metric && it.route === route && it.scenario === scenario);
    return found === void 0 ? [] : [{ record, metric: found }];
  });
  return steps === void 0 || steps.length !== chain?.length ? null : steps;
};
var worseningOver = (steps) => steps === null ? null : recordedWorsening(steps) ?? recordedDifference(steps);
var isSamePlace = (one, other) => one.suite === other.suite && one.scenario === other.scenario && one.route === other.route && one.metric === other.metric;
var worseningBy = (regression, after) => {
  if (regression === void 0 || after === null || !isMetric(regression.metric)) return null;
  const { byDifference, unit, better } = metricOf(regression.metric);
  if (unit === "count/request") return null;
  return addedUp([{ change: regression.change, better }, ...after.map(({ metric }) => metric)], byDifference);
};
var roomOf = ({ route, metric: id2 }, { metric }, { budgets }) => {
  const limits = route === null ? budgets.flatMap((it) => it.metric === id2 ? it.limit ?? [] : []) : [];
  const { value, better } = metric;
  return limits.length === 0 ? null : limits.every((it) => better === "lower" ? value <= it : value >= it);
};
var compare = (criterion, last, { links, newest, policy, investigation }) => {
  const { scope, regressions } = investigation;
  const base = scope.base.slice(0, 12);
  const after = stepsOf(criterion, chainBetween2(links, scope.head, newest.commit));
  const whole = stepsOf(criterion, chainBetween2(links, scope.base, newest.commit));
  const regression = regressions.find((it) => isSamePlace(it, criterion));
  const total = worseningOver(whole) ?? worseningBy(regression, after);
  if (total === null) {
    const room = regression === void 0 ? roomOf(criterion, last, policy) : null;
    if (room === null) return ["open", `can't be told: no chain of measurements leads there from ${base}`];
    return room ? ["reached", "is within its budget"] : ["open", "may be beyond its budget"];
  }
  const tolerance = toleratedOf(criterion, whole ?? after ?? [last], policy);
  const by = total.estimate > 0 ? amountOf(total) : "";
  if (total.low > tolerance) return ["missed", `is still worse than at ${base}${by}, beyond its tolerance`];
  const isBack = total.estimate <= tolerance && (worseningOver(after)?.high ?? 0) < 0;
  return total.high <= tolerance || isBack ? ["reached", `is within its tolerance of ${base} again`] : ["open", `may still be worse than at ${base}${by}`];
};
var judge = (criterion, ground) => {
  const { newest, policy } = ground;
  const [last] = stepsOf(criterion, [newest]) ?? [];
  const [state, rest] = last === void 0 ? ["open", "was not recorded"] : isBeyondBudget(criterion, last, policy) ? ["missed", "is beyond its budget"] : compare(criterion, last, ground);
  return { state, text: `At ${newest.commit.slice(0, 12)}: ${subjectOf(criterion)} ${rest}.` };
};
var isSince = (newest, links, { scope, timeline }) => {
  if (newest.commit === scope.head || newest.commit === scope.base) return false;
  const follows = [scope.head, scope.base].some((from) => chainBetween2(links, from, newest.commit) !== null);
  return follows || timeOf2(newest) > Date.parse(timeline[0]?.at ?? "");
};
var closeOnMain = (investigation, records, policy) => {
  const { validation, timeline } = investigation;
  const grounds = /* @__PURE__ */ new Map();
  for (const { suite } of validation.criteria) {
    const links = linksOf2(records, suite);
    const [newest] = links;
    if (newest !== void 0 && isSince(newest, links, investigation))
      grounds.set(suite, { links, newest, policy, investigation });
  }
  const [latest] = [...grounds.values()].map(({ newest }) => newest).toSorted((a, b) => timeOf2(b) - timeOf2(a));
  if (latest === void 0) return { checks: [], investigation };
  const checks = validation.criteria.map((it) => {
    const ground = grounds.get(it.suite);
    return ground === void 0 ? { state: it.state, text: `${subjectOf(it)} has not been recorded since.` } : judge(it, ground);
  });
  const criteria = validation.criteria.map((it, index) => ({ ...it, state: checks[index]?.state ?? it.state }));
  if (criteria.every((it, index) => it.state === validation.criteria[index]?.state)) return { checks, investigation };
  const [at, head] = [latest.recordedAt, latest.commit.slice(0, 12)];
  const text4 = `Refresh of ${head}: ${criteriaText(criteria)}.`;
  const known = { ...investigation, validation: { criteria }, timeline: withEvent(timeline, at, text4) };
  const isReached = criteria.every(({ state }) => state === "reached");
  return { checks, investigation: isReached ? closing(known, { at, head }) : known };
};

// src/usecases/app/jobs/validate-alert.ts
var tellProgress = async (runId, number, { investigation, reasons }, { name: repository2, github }) => {
  const marker = commentMarker(`investigation-${runId}`);
  await publishComment(github, {
    repository: repository2,
    number,
    place: "issue",
    marker,
    body: progressText(investigation, reasons)
  });
};
var isShared = async (runId, number, repositoryId, store) => {
  for (const it of await store.watchedInvestigations(repositoryId)) {
    if (it.runId === runId || it.number !== null || it.investigation.state === "closed") continue;
    if (await store.openIssue(repositoryId, alertTopic(it.runId)) === number) return true;
  }
  return false;
};
var close = async (runId, number, investigation, { repository: repository2, name: name2, github }, { store }) => {
  const shared = await isShared(runId, number, repository2.id, store);
  const comment = closedText(investigation, { branch: repository2.defaultBranch, isShared: shared });
  const key = `closed-${runId}`;
  if (shared) {
    await publishReply(github, { repository: name2, number, key, body: comment });
    return;
  }
  if (!await closeIssue(github, { repository: name2, number, comment, key, sparesReopened: true })) return;
  const purpose = (await store.run(runId))?.purpose;
  if (purpose?.kind !== "alert" || purpose.group === null) return;
  const topic = alertTopic(purpose.group);
  if (await store.openIssue(repository2.id, topic) === number)
    await store.saveIssue(repository2.id, topic, number, "closed");
};
var validateAlert = async ({ runId, headSha, investigation: before, watchedUntil }, { records, policy }, present, tools) => {
  const { store, log, clock = systemClock } = tools;
  const { repository: repository2, name: name2, github } = present;
  const { checks, investigation } = closeOnMain(before, records, policy);
  if (checks.length === 0) return;
  const isClosed = investigation.state === "closed";
  const topic = alertTopic(runId);
  const number = await store.openIssue(repository2.id, topic);
  const tell3 = async () => {
    if (number === null) return;
    if (!await isIssueOpen(github, { repository: name2, number })) {
      await store.saveIssue(repository2.id, topic, number, "closed");
      return;
    }
    await tellProgress(runId, number, { investigation, reasons: checks.map(({ text: text4 }) => text4) }, present);
    if (isClosed) await close(runId, number, investigation, present, tools);
  };
  const about = { repository: repository2.id, run: runId };
  await unlessRefused(tell3, about, log);
  if (isClosed) {
    log.info("What an alert came from is fixed.", about);
    const references = [...number === null ? [] : [`#${number}`], headSha.slice(0, 12)];
    await confirmLearnt(repository2.id, references, store);
  }
  if (investigation !== before)
    await store.saveInvestigation(
      runId,
      investigation,
      isClosed ? new Date(clock.date().getTime() + watchTime) : watchedUntil
    );
};

// src/investigation/synthesis/validate-on-main.ts
var fewestRecords = 5;
var fewestDays = 7;
var day = 864e5;
var timeOf3 = ({ recordedAt }) => Date.parse(recordedAt);
var isRepeated = (record, before) => record.commit === before?.commit && (record.previous === null || record.previous === record.commit);
var stepsOf2 = ({ suite, metric, scenario, route }, all, since) => all.filter((it) => it.suite === suite && it.verdict !== "invalid").toSorted((a, b) => timeOf3(a) - timeOf3(b)).filter((record, index, records) => timeOf3(record) > since && !isRepeated(record, records[index - 1])).flatMap((record) => {
  const found = record.metrics.find((it) => it.metric === metric && it.route === route && it.scenario === scenario);
  return found === void 0 ? [] : [{ record, metric: found }];
});
var judge2 = (criterion, term, steps, policy) => {
  const say = (state, rest) => ({
    criterion,
    term,
    state,
    text: `${term === "short" ? "Short" : "Extended"} term: ${subjectOf(criterion)} ${rest}.`
  });
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === void 0 || last === void 0) return say("open", "has not been recorded since");
  const commit2 = last.record.commit.slice(0, 12);
  if (isBeyondBudget(criterion, last, policy)) return say("missed", `is beyond its budget at ${commit2}`);
  const moved = recordedWorsening(steps);
  if (moved === null) return say("open", "was recorded, but not each time beside the commit before");
  const tolerance = toleratedOf(criterion, steps, policy);
  const by = amountOf(moved);
  if (moved.low > tolerance) return say("missed", `has got worse${by} up to ${commit2}, beyond its tolerance`);
  if (moved.estimate > tolerance) return say("open", `may have got worse${by} up to ${commit2}`);
  const isLong = steps.length >= fewestRecords && timeOf3(last.record) - timeOf3(first.record) >= fewestDays * day;
  const amount = `${steps.length} record${steps.length === 1 ? "" : "s"}`;
  return term === "short" || isLong ? say("reached", `is within its tolerance over ${amount}, up to ${commit2}`) : say("open", `is within its tolerance so far: ${amount} of at least ${fewestRecords} in ${fewestDays} days`);
};
var closedAt = ({ timeline }) => Date.parse((timeline.findLast(({ text: text4 }) => text4.startsWith("Closed. ")) ?? timeline.at(-1))?.at ?? "");
var held = "Extended term: every criterion has held; nothing is watched any more.";
var opened = (investigation, missed, at) => {
  const lost = new Set(missed.map(({ criterion }) => criterion));
  return {
    ...investigation,
    state: reopenedState(investigation),
    summary: `It came back on the default branch. ${investigation.summary.replace(closedPrefix, "")}`,
    timeline: missed.reduce((events, { text: text4 }) => withEvent(events, at, text4), investigation.timeline),
    validation: {
      criteria: investigation.validation.criteria.map((it) => lost.has(it) ? { ...it, state: "missed" } : it)
    }
  };
};
var validateOnMain = (investigation, records, { policy, since }) => {
  const from = since === void 0 ? closedAt(investigation) : Date.parse(since);
  const checks = investigation.validation.criteria.flatMap((criterion) => {
    const steps = stepsOf2(criterion, records, from);
    return [judge2(criterion, "short", steps.slice(0, 1), policy), judge2(criterion, "extended", steps, policy)];
  });
  const extended = checks.filter(({ term }) => term === "extended");
  const done = extended.length > 0 && extended.every(({ state }) => state === "reached");
  const missed = extended.filter(({ state }) => state === "missed");
  const newest = records.toSorted((a, b) => timeOf3(a) - timeOf3(b)).at(-1)?.recordedAt;
  const same = { checks, done, investigation };
  if (newest === void 0 || investigation.state !== "closed") return same;
  if (missed.length > 0) return { ...same, investigation: opened(investigation, missed, newest) };
  if (!done || investigation.timeline.some(({ text: text4 }) => text4 === held)) return same;
  return { ...same, investigation: { ...investigation, timeline: withEvent(investigation.timeline, newest, held) } };
};

// src/usecases/app/jobs/watch-closed.ts
var mostLines4 = 20;
var issueOf = ({ investigation, checks }, headSha, number) => {
  const short = headSha.slice(0, 10);
  const cause = causeOf(investigation);
  const missed = checks.filter(({ term, state }) => term === "extended" && state === "missed");
  return {
    title: `What was fixed in ${number === null ? short : `#${number}`} came back: ${escapePlain(missed[0]?.criterion.metric ?? "", 80)}`,
    body: [
      `The investigation in ${number === null ? codeSpan(short) : `#${number}`} was closed, and is open again: the default branch does not hold what it wanted.`,
      "",
      ...outsideList(
        missed.slice(0, mostLines4).map(({ text: text4 }) => text4),
        300
      ),
      ...cause === null ? [] : ["", `Its cause then: ${cause}.`],
      "",
      "What it wanted:",
      "",
      ...criteriaLines(investigation, mostLines4)
    ].join("\n")
  };
};
var reasonsOf2 = ({ checks, done }) => checks.filter(({ term, state }) => term === "short" ? state !== "open" : done || state === "missed").map(({ text: text4 }) => text4);
var watchClosed = async ({ runId, number: pull, headSha, investigation: before }, { records, policy }, present, { store, log }) => {
  const { repository: repository2, name: name2, github } = present;
  const about = { repository: repository2.id, run: runId };
  const found = validateOnMain(before, records, { policy });
  const { investigation, done } = found;
  const isBack = before.state === "closed" && investigation.state !== "closed";
  const topic = alertTopic(runId);
  const own2 = pull === null ? await store.openIssue(repository2.id, topic) : null;
  const reasons = reasonsOf2(found);
  if (own2 !== null && reasons.length > 0)
    await unlessRefused(() => tellProgress(runId, own2, { investigation, reasons }, present), about, log);
  if (!isBack && !done) return;
  const tell3 = async () => {
    const key = `investigation-${runId}`;
    const issue = await openIssue(github, { repository: name2, key, ...issueOf(found, headSha, pull ?? own2) });
    await store.saveIssue(repository2.id, key, issue.number, "open");
    log.info(`What an investigation had fixed came back: ${issue.url}`, about);
  };
  if (isBack && !await unlessRefused(tell3, about, log)) return;
  await store.saveInvestigation(runId, investigation, null);
  if (own2 !== null) await store.saveIssue(repository2.id, topic, own2, "closed");
};

// src/usecases/app/jobs/watch-investigations.ts
var recordsOf = async (baselines) => {
  const records = [];
  for (const key of await baselines.list()) records.push(...(await baselines.read(key)).records);
  return records;
};
var watchInvestigations = async ({ headSha }, present, tools) => {
  const { repository: repository2 } = present;
  const { store, log } = tools;
  const watched = await store.watchedInvestigations(repository2.id);
  if (watched.length === 0) return;
  const policy = await policyAt(headSha, present);
  if (policy === null) {
    log.warn("Investigations were not looked at: the commit has no configuration that can be read.", {
      repository: repository2.id
    });
    return;
  }
  const ground = { records: await recordsOf(store.baselines(repository2)), policy };
  for (const it of watched) {
    const isOpen2 = it.number === null && it.investigation.state !== "closed";
    await (isOpen2 ? validateAlert(it, ground, present, tools) : watchClosed(it, ground, present, tools));
  }
};

// src/usecases/app/jobs/post-run.ts
var hasResult = ({ state, outcome }) => state === "measured" || verdicts.some((verdict) => verdict === outcome);
var postReport = async (run, present, tools) => {
  const report = await tools.store.keptReport(run.id);
  if (report?.kind === "load") return postLoad(run, report.measurement, present, tools);
  if (report?.kind === "investigation") return postInvestigation(run, report, present, tools);
  await postEnding(run, present, tools);
  await postAlertEnding(run, present, tools);
  await tellEnding(run, present);
};
var tellEnding = async (run, { name: repository2, github }) => {
  const { purpose, mode, id: id2 } = run;
  if (purpose.kind !== "pull-request" || mode === "check") return;
  const { title, summary } = endingText(run);
  const isOneLine = (run.problem ?? "").split("\n").length === 1;
  const body = isOneLine ? summary : `**${escapeMarkdown(title)}**

${summary}`;
  const { number } = purpose;
  if (mode === "investigate") return writeInvestigationComment({ github, repository: repository2, number, runId: id2 }, body);
  if (run.outcome === "cancelled") return;
  await publishReply(github, { repository: repository2, number, key: `load-${id2}`, body });
};
var postInterim = async (run, tools) => {
  const present = await presentRepository(run.repositoryId, tools);
  if (present === null) return;
  const report = await tools.store.keptReport(run.id);
  if (report?.kind === "investigation") await postInvestigation(run, report, present, tools);
  const now = await tools.store.run(run.id);
  if (now !== null && now.state !== "running") await postRun(run.id, tools);
};
var post = async (run, present, tools) => {
  if (run.mode !== "check") return postReport(run, present, tools);
  const kept = hasResult(run) ? await tools.store.keptResult(run.id) : null;
  if (run.purpose.kind === "refresh") {
    if (kept === null) return;
    await reportCreep(run, kept.result, present, tools);
    await watchInvestigations(run, present, tools);
    return;
  }
  await (kept === null ? postEnding(run, present, tools) : postKept(run, kept.result, present, tools));
};
var tellDefect = async (run, error, { repository: repository2, github }, tools) => {
  if (!hasCheck(run.purpose) || run.checkRunId === null) return;
  const identity = checkIdentityOf(run, repository2, tools);
  try {
    const report = problemReport(error, identity.detailsUrl);
    await publishCheck(github, { ...identity, id: run.checkRunId, report });
  } catch (again4) {
    if (isPassing(again4)) throw again4;
  }
};
var postRun = async (runId, tools) => {
  const { store, log } = tools;
  const run = await store.run(runId);
  if (run === null || run.state === "queued") return;
  if (run.state === "running") return run.mode === "investigate" ? postInterim(run, tools) : void 0;
  const present = await presentRepository(run.repositoryId, tools);
  if (present !== null) {
    try {
      await post(run, present, tools);
    } catch (error) {
      if (isPassing(error)) throw error;
      log.error("A run could not be posted.", { run: run.id, problem: String(error) });
      await tellDefect(run, error, present, tools);
    }
  }
  await store.runPosted(run.id);
};

// src/github/workflow-run.ts
var toWorkflowRun = (run) => {
  const from = run.head_repository;
  return {
    id: run.id,
    event: run.event,
    isCompleted: run.status === "completed",
    conclusion: run.conclusion,
    from: new Date(run.run_started_at ?? run.created_at),
    to: new Date(run.updated_at),
    headSha: run.head_sha,
    headBranch: run.head_branch,
    headRepository: parseRepositoryName(from?.full_name ?? ""),
    url: run.html_url
  };
};
var reads = { permission: "actions: read" };
var readWorkflowRun = (github, { repository: repository2, id: id2 }) => explained(
  `read run ${id2} of ${repositoryText(repository2)}`,
  async () => {
    try {
      const { data } = await github.rest.actions.getWorkflowRun({ ...repository2, run_id: id2 });
      return toWorkflowRun(data);
    } catch (error) {
      if ([404, 410].includes(statusOf(error) ?? 0)) return null;
      throw error;
    }
  },
  reads
);
var workflowRunsOf = (github, {
  repository: repository2,
  headSha,
  event
}) => explained(
  `list the workflow runs of ${headSha.slice(0, 12)} in ${repositoryText(repository2)}`,
  async () => {
    const { data } = await github.rest.actions.listWorkflowRunsForRepo({
      ...repository2,
      head_sha: headSha,
      event,
      per_page: 100
    });
    return data.workflow_runs.map(toWorkflowRun);
  },
  reads
);

// src/usecases/app/jobs/choose-upload-run.ts
var chooseUploadRun = (runs, { purpose, headSha }) => {
  const run = runs.find(
    (it) => it.headSha === headSha && externalIdOf(it) === externalIdOf({ purpose, mode: "check" })
  );
  if (run === void 0) return { kind: "none" };
  if (run.outcome === "cancelled") return { kind: "unwanted" };
  return { kind: run.state === "queued" || run.state === "running" ? "waiting" : "over", run };
};
var isSameUpload = (one, other) => one.head.commit === other.head.commit && one.startedAt === other.startedAt && one.seed === other.seed && one.duration === other.duration;

// src/usecases/app/jobs/end-unless-awaited.ts
var isOver = ({ isCompleted, conclusion }) => isCompleted && conclusion !== "action_required";
var mostWorkflows = 30;
var problem = (artifact) => [
  "No workflow uploaded a measurement",
  `All workflows of this commit have ended, and none uploaded an artifact named ${JSON.stringify(artifact)}.`,
  "Look at the log of the one that measures, and run it again; app.artifact of the configuration names the artifact."
].join("\n");
var endUnlessAwaited = async (run, workflow, artifact, { name: repository2, github }, { store }) => {
  if (run.state !== "queued") return;
  const { headSha, event } = workflow;
  const all = await workflowRunsOf(github, { repository: repository2, headSha, event });
  if (!all.some(({ id: id2 }) => id2 === workflow.id) || !all.every(isOver)) return;
  for (const { id: id2 } of all.filter((it) => it.id !== workflow.id).slice(0, mostWorkflows)) {
    if ((await listArtifacts(github, { repository: repository2, runId: id2, name: artifact })).length > 0) return;
  }
  await store.endRun(run.id, "failed", problem(artifact));
};

// src/usecases/app/jobs/judge-artifact.ts
import { tmpdir } from "node:os";
var groundsTools = ({ name: repository2, github }) => ({
  compareFiles: (base, head) => compareFiles(github, { repository: repository2, base, head }),
  readFile: (ref, path) => readFileAtRef(github, { repository: repository2, ref, path }),
  commitOf: (ref) => commitOfRef(github, { repository: repository2, ref })
});
var storedOf = async (upload, base, { repository: repository2 }, { store }) => {
  if (base === null) return null;
  const suites = base.suites.map(({ name: name2 }) => name2);
  const environment = upload.result === null ? "" : environmentClass(upload.result.environment);
  return readStored(store.baselines(repository2), suites, environment);
};
var judge3 = async (grounds, run, artifact, present, tools) => {
  try {
    const { name: repository2, github } = present;
    const temporary = tools.temporary ?? tmpdir();
    const upload = await fetchUpload(github, { repository: repository2, run, artifact, temporary });
    const stored = await storedOf(upload, grounds.baseConfiguration, present, tools);
    return judgeUpload({ ...grounds, upload, stored });
  } catch (error) {
    if (!(error instanceof UploadError)) throw error;
    return refuseUpload(grounds, error);
  }
};
var judgeArtifact = async (workflow, { headSha, headRef, base }, artifact, present, tools) => {
  const grounds = await gatherGrounds(
    {
      path: defaultConfiguration,
      base: { ref: base.ref, commit: base.sha },
      head: { ref: headRef, commit: headSha },
      suites: [],
      scenarios: [],
      timeLimit: null,
      during: { from: workflow.from, to: workflow.to }
    },
    groundsTools(present)
  );
  return judge3(grounds, workflow, artifact, present, tools);
};

// src/usecases/app/jobs/upload-target.ts
var mostRuns5 = 50;
var ofPullRequest = async ({ headSha, headBranch, headRepository }, { name: name2, github }) => {
  if (headBranch === null || headRepository === null) return null;
  const pull = await findPullRequestOfRun(github, { repository: name2, headSha, headRepository, headBranch });
  if (pull === null || pull.outdated !== null) return null;
  const isFork = repositoryText(headRepository).toLowerCase() !== repositoryText(name2).toLowerCase();
  return {
    purpose: { kind: "pull-request", number: pull.number, isFork },
    headSha,
    headRef: headBranch,
    base: { sha: pull.baseSha, ref: pull.baseRef }
  };
};
var ofMergeGroup = async ({ headSha }, { repository: repository2 }, store) => {
  for (const run of await store.runsOf(repository2.id, { limit: mostRuns5 })) {
    if (run.purpose.kind === "merge-group" && run.headSha === headSha && run.base !== null)
      return { purpose: run.purpose, headSha, headRef: run.purpose.headRef, base: run.base };
  }
  return null;
};
var uploadTarget = async (workflow, present, store) => {
  switch (workflow.event) {
    case "pull_request":
      return ofPullRequest(workflow, present);
    case "merge_group":
      return ofMergeGroup(workflow, present, store);
    default:
      return null;
  }
};

// src/usecases/app/jobs/take-upload.ts
var runFor = async (chosen, result, repositoryId, { purpose, headSha, base }, { store }) => {
  if (chosen.kind === "waiting") return chosen.run;
  const kept = chosen.kind === "over" ? await store.keptResult(chosen.run.id) : null;
  if (kept !== null && isSameUpload(kept.result, result)) return null;
  return store.askForRun({
    repositoryId,
    purpose,
    mode: "check",
    headSha,
    base,
    requestedBy: null,
    isApproved: false,
    priority: purpose.kind === "merge-group" ? priorities.mergeGroup : priorities.pullRequest
  });
};
var keep = async (run, result, { store }) => {
  const begun = await store.beginRun(run.id, "workflow");
  if (begun === null) return;
  await store.keepResult(begun.id, begun.attempt, { result, comment: renderComment(result), raw: null });
};
var takeUpload = async ({ repositoryId, workflowRunId }, tools) => {
  const { store, log } = tools;
  const present = await presentRepository(repositoryId, tools);
  if (present === null) return;
  const { name: repository2, github } = present;
  const workflow = await readWorkflowRun(github, { repository: repository2, id: workflowRunId });
  if (workflow === null || !workflow.isCompleted) return;
  const target = await uploadTarget(workflow, present, store);
  if (target === null) return;
  const configuration = await runConfiguration(target, present);
  if (configuration.kind !== "valid" || configuration.app.measure !== "workflow") return;
  const { artifact } = configuration.app;
  const chosen = chooseUploadRun(await runsBeside({ repositoryId, purpose: target.purpose }, store), target);
  if (chosen.kind === "unwanted") return;
  const uploads = await listArtifacts(github, { repository: repository2, runId: workflow.id, name: artifact });
  if (uploads.length === 0) {
    if (chosen.kind === "waiting") await endUnlessAwaited(chosen.run, workflow, artifact, present, tools);
    return;
  }
  try {
    const judged = await judgeArtifact(workflow, target, artifact, present, tools);
    const result = await withAcceptances(judged, { repositoryId, purpose: target.purpose }, tools);
    const run = await runFor(chosen, result, repositoryId, target, tools);
    if (run !== null) await keep(run, result, tools);
  } catch (error) {
    if (isPassing(error)) throw error;
    const problem2 = problemText(error);
    log.warn("An upload could not be judged.", { repository: repositoryId, workflowRun: workflowRunId, problem: problem2 });
    if (chosen.kind === "waiting") await store.endRun(chosen.run.id, "failed", problem2);
  }
};

// src/usecases/app/jobs/handle-job.ts
var carryOut2 = async (command, tools) => {
  const present = await presentRepository(command.repositoryId, tools);
  if (present === null) return;
  const { repository: repository2, github } = present;
  const { store, checkName: checkName2, log, clock = systemClock } = tools;
  try {
    await carryOutCommand(command, {
      store,
      github,
      repository: repository2,
      checkName: checkName2,
      now: () => clock.date(),
      log,
      repost: (runId) => postRun(runId, tools)
    });
  } catch (error) {
    if (isPassing(error)) throw error;
    log.error("A command could not be carried out.", { source: command.source.id, problem: problemText(error) });
  }
};
var handleJob = async (job, tools, signal) => {
  signal.throwIfAborted();
  switch (job.kind) {
    case "open":
      return openRun(job.runId, tools);
    case "post":
      return postRun(job.runId, tools);
    case "command":
      return carryOut2(job.command, tools);
    case "upload":
      return takeUpload(job, tools);
    case "alert":
      return tellAlert(job, tools);
  }
};

// src/app/serve-jobs.ts
var countPosted = async (runId, { tools: { store, log }, metrics: metrics2 }) => {
  try {
    const outcome = (await store.run(runId))?.outcome ?? null;
    if (outcome !== null) metrics2.posted(outcome);
  } catch (error) {
    log.warn("A verdict could not be counted.", { run: runId, ...failureData(error) });
  }
};
var serveJobs = (parts) => {
  const { jobs, tools, metrics: metrics2, handle = handleJob } = parts;
  return jobs.serve(async (job, signal) => {
    const begin = performance.now();
    try {
      await handle(job, tools, signal);
    } finally {
      metrics2.jobEnded(job.kind, (performance.now() - begin) / 1e3);
    }
    if (job.kind === "post") await countPosted(job.runId, parts);
  });
};

// src/app/redelivery.ts
var seldom = 36e5;
var recent = 3 * 6e4;
var calm = 3;
var createRedelivery = ({ ask, date }) => {
  let since = null;
  let due = 0;
  let wellTurns = 0;
  return {
    turn: async () => {
      const now = date().getTime();
      if (now < due) return;
      since = await ask(since);
      wellTurns = now - since.getTime() <= recent ? wellTurns + 1 : 0;
      due = wellTurns < calm ? 0 : now + seldom;
    },
    expect: () => {
      due = 0;
      wellTurns = 0;
    }
  };
};

// src/github/app-identity.ts
var schema12 = external_exports.object({
  slug: external_exports.string().default(""),
  html_url: external_exports.string().default(""),
  permissions: external_exports.record(external_exports.string(), external_exports.string().nullish()).default({}),
  events: external_exports.array(external_exports.string()).default([])
});
var readAppIdentity = async (app) => {
  const { data } = await explained("ask who the App is", () => app.rest.apps.getAuthenticated());
  const { slug, html_url: page, permissions, events } = schema12.parse(data);
  const given = Object.entries(permissions).flatMap(
    ([name2, level]) => typeof level === "string" ? [[name2, level]] : []
  );
  return { slug, page, permissions: Object.fromEntries(given), events };
};

// src/usecases/app/prune.ts
var day2 = 24 * 36e5;
var defaultKeep = { deliveries: 14 * day2, raw: 30 * day2, runs: 400 * day2 };
var prune = async ({ store, log }, keep2 = defaultKeep) => {
  const removed = await store.prune(keep2);
  if (Object.values(removed).some((count2) => count2 > 0)) log.info("Old data were removed.", removed);
};

// src/usecases/app/show-progress.ts
import { randomUUID } from "node:crypto";

// src/github/show-check-progress.ts
var showCheckProgress = async (github, identity, text4) => {
  try {
    await github.rest.checks.update({
      ...identity.repository,
      check_run_id: identity.id,
      status: "in_progress",
      output: outputOf({
        title: escapePlain(text4, 160) || "Measuring",
        summary: `It is being measured. The result will stand here.

${codeBlock([text4])}`,
        text: null
      }),
      request: { retries: 0 }
    });
  } catch (error) {
    throw explainCheck(error, identity);
  }
};

// src/usecases/app/show-progress.ts
var memories = /* @__PURE__ */ new WeakMap();
var memoryOf = (store) => {
  const known = memories.get(store) ?? { self: randomUUID(), shown: /* @__PURE__ */ new Map(), late: /* @__PURE__ */ new Set() };
  memories.set(store, known);
  return known;
};
var interval = 1e4;
var lease = 1e4;
var lineOf = ({ progress }) => progress ?? "Measuring";
var isDue2 = (run, { shown: shown3 }, now) => {
  const last = shown3.get(run.id);
  return last === void 0 || last.line !== lineOf(run) && now - last.at >= interval;
};
var show = async (run, id2, tools, memory) => {
  const { store, clients } = tools;
  const repository2 = await store.repository(run.repositoryId);
  if (repository2 === null || repository2.state !== "active" || repository2.installationId === null) return;
  const identity = { ...checkIdentityOf(run, repository2, tools), id: id2 };
  await showCheckProgress(clients.installation(repository2.installationId), identity, lineOf(run));
  const now = await store.run(run.id);
  if (now !== null && now.state !== "queued" && now.state !== "running") memory.late.add(run.id);
};
var showProgress = async (tools) => {
  const { store, log, clock = systemClock } = tools;
  const memory = memoryOf(store);
  const now = clock.date().getTime();
  const active = (await store.activeRuns()).filter(({ state }) => state === "running");
  const alive = new Set(active.map(({ id: id2 }) => id2));
  for (const id2 of memory.shown.keys()) if (!alive.has(id2)) memory.shown.delete(id2);
  const attempt = async (run, work) => {
    try {
      await work();
    } catch (error) {
      log.warn("The progress of a run could not be shown.", { run, problem: String(error) });
    }
  };
  const isLeading = active.length > 0 && await store.lead("progress", memory.self, lease);
  await Promise.all(
    (isLeading ? active : []).map(async (run) => {
      if (run.checkRunId === null || !isDue2(run, memory, now)) return;
      const id2 = run.checkRunId;
      memory.shown.set(run.id, { line: lineOf(run), at: now });
      await attempt(run.id, () => show(run, id2, tools, memory));
    })
  );
  for (const id2 of memory.late) {
    await attempt(id2, async () => {
      await postRun(id2, tools);
      memory.late.delete(id2);
    });
  }
};

// src/usecases/app/watchdog.ts
var patience = { silence: 6e4, upload: 24 * 36e5 };
var textOf2 = (ms) => ms < 36e5 ? `${Math.round(ms / 1e3)} s` : `${Math.round(ms / 36e5)} h`;
var wordsOf = ({ run: { worker, attempt }, at }, { silence, upload }) => {
  const time2 = textOf2(silence);
  switch (at) {
    case "opening":
      return [
        "The measurement could not be begun",
        "The App has tried for an hour and is not trying any more.",
        "Look at the App's log and at the state of GitHub, and measure again."
      ];
    case "queue":
      return [
        "No worker could take it",
        `It was handed to the workers more than ${time2} ago, and is in their queue no more.`,
        "Look whether a worker runs, and measure again."
      ];
    case "worker":
      return [
        "The worker was lost before there was a result",
        `The worker ${worker ?? "that had it"} has given no sign of life for ${time2}, at attempt ${attempt}, and the job is not tried again.`,
        "Look at the worker's log and at the memory of its machine, and measure again."
      ];
    case "upload":
      return [
        "No workflow uploaded a measurement",
        `For ${textOf2(upload)} no workflow of this commit has uploaded what it measured.`,
        "Look whether one runs for it: a workflow that uploads later is taken all the same."
      ];
  }
};
var problemOf2 = (abandoned, limits) => {
  const [title = "", what = "", cure = ""] = wordsOf(abandoned, limits);
  const { failure } = abandoned;
  return [title, ...failure === null ? [what] : [what, `The last failure: ${failure}`], cure].join("\n");
};
var watchdog = async ({ store, log }, limits = patience) => {
  const abandoned = await store.abandonedRuns(limits);
  for (const it of abandoned) {
    const { id: id2, worker, attempt } = it.run;
    log.warn("A run was left behind.", { run: id2, at: it.at, worker, attempt });
    await store.endRun(id2, "failed", problemOf2(it, limits));
  }
  return abandoned.length;
};

// src/app/service-loops.ts
var second = 1e3;
var minute = 60 * second;
var hour2 = 60 * minute;
var lookAtApp = async ({ tools: { clients, log }, onPage }) => {
  const identity = await readAppIdentity(clients.app);
  if (identity.page !== "") onPage(identity.page);
  const missing = lacking(identity);
  if (missing.length > 0)
    log.warn(
      "The App lacks what it works with: add it in the App's settings on GitHub, and accept it where it is installed.",
      {
        app: identity.slug,
        missing
      }
    );
};
var serviceLoops = (parts) => {
  const { tools, redelivery } = parts;
  return [
    {
      name: "Looking for runs that were left behind",
      waits: [5 * second, 15 * second],
      turn: async () => void await watchdog(tools)
    },
    // Each check is written every ten seconds at most, by what showProgress remembers.
    { name: "Showing progress", waits: [2 * second], turn: () => showProgress(tools) },
    {
      name: "Asking GitHub for deliveries that failed",
      waits: [0, minute],
      turn: () => redelivery.turn()
    },
    { name: "Removing what is old", waits: [10 * minute, 24 * hour2], turn: () => prune(tools) },
    { name: "Asking GitHub who the App is", waits: [0, minute, hour2], turn: () => lookAtApp(parts) }
  ];
};

// src/app/start-service.ts
var checkName = "pacegate";
var startService = async (parts) => {
  const { settings, credentials, prepared, metrics: metrics2, host } = parts;
  const { github } = settings;
  const { log } = host;
  const { appId, privateKey } = credentials;
  let { page } = credentials;
  await using stack = new AsyncDisposableStack();
  const { store, jobs, stopped } = stack.use(await openStore(settings.database, log));
  const clients = createAppClients({
    appId,
    privateKey,
    apiUrl: github.apiUrl,
    log,
    onBudget: ({ installation: installation2, left: left2 }) => {
      if (installation2 !== null) metrics2.requestsLeft(installation2, left2);
    }
  });
  const tools = { store, clients, checkName, apiUrl: github.apiUrl, log };
  const redelivery = createRedelivery({ ask: (since) => redeliver2(tools, { since }), date: () => /* @__PURE__ */ new Date() });
  const handler = deliveryHandler({
    receive: (delivery) => receiveDelivery(delivery, { store, appId, receivedAt: /* @__PURE__ */ new Date() }),
    metrics: {
      delivered: (event, outcome) => {
        metrics2.delivered(event, outcome);
        if (outcome === "failed") redelivery.expect();
      }
    },
    log
  });
  const webhooks = await createWebhooks({ credentials, apiUrl: github.apiUrl, handler });
  await serveJobs({ jobs, tools, metrics: metrics2 });
  const worker = prepared === null ? null : await startWorker({
    store,
    jobs,
    clients,
    prepared,
    github,
    log,
    environment: host.environment,
    onEnd: (seconds) => metrics2.jobEnded("measure", seconds)
  });
  const onPage = (found) => {
    page = found;
  };
  const loops = startLoops(serviceLoops({ tools, redelivery, onPage }), { log });
  const rest = stack.move();
  return {
    webhooks,
    page: () => page,
    health: async () => {
      const database = await databaseHealth(() => store.ping());
      return { isReady: database === "ok", parts: { database, queues: "ok", worker: worker?.state() ?? "elsewhere" } };
    },
    counts: () => store.counts(),
    alerts: (body) => receiveAlerts(body, { store, log }),
    stopped,
    stop: async (patience3) => {
      await Promise.all([loops[Symbol.asyncDispose](), jobs.stop(patience3)]);
      await rest.disposeAsync();
    }
  };
};

// src/app/run-app.ts
var patience2 = { deliveries: 9e3, jobs: 1e4 };
var waitForSetup = async (setup, address, { log, signal }) => {
  log.warn(`The App is not set up. Open ${address}${setupPath}?token=${setup.token} to do it; this works once.`);
  return Promise.race([setup.credentials, untilAborted(signal).then(() => null)]);
};
var runApp = async (settings, host) => {
  const { log, signal, redactor } = host;
  const { github, data } = settings;
  const now = () => performance.now();
  const prepared = settings.worker === "here" ? await prepareJobs(settings, host) : null;
  const metrics2 = createMetrics({ processDefaults: true });
  const setup = settings.credentials === null ? openSetup({ apiUrl: github.apiUrl, data, log, redactor, now }) : null;
  let phase = "starting";
  let service = null;
  const routes = appRoutes({
    settings,
    setup,
    service: () => phase === "working" ? service : null,
    phase: () => phase,
    metrics: metrics2,
    log
  });
  const server = await startServer(createListener(routes, log), settings);
  try {
    log.info("Listening.", { address: server.url, version, github: github.apiUrl });
    if (setup !== null) phase = "waiting for its setup";
    const credentials = setup === null ? settings.credentials : await waitForSetup(setup, settings.publicUrl ?? server.url, host);
    if (credentials !== null && !signal.aborted) {
      phase = "starting";
      service = await startService({ settings, credentials, prepared, metrics: metrics2, host });
      phase = "working";
      log.info("Ready for deliveries.", { app: credentials.appId });
      const failure = await Promise.race([untilAborted(signal), service.stopped]);
      if (failure !== void 0) throw failure;
    }
  } finally {
    phase = "ending";
    log.info("Ending: deliveries are not taken any more, running jobs may end.");
    await server.stop(patience2.deliveries);
    await service?.stop(patience2.jobs);
    log.info("Ended.");
  }
};

// src/cli/app-command.ts
var appCommand = async (host) => {
  const settings = readSettings({ environment: host.env, cwd: host.cwd(), readText, role: "app" });
  using interrupts = watchInterrupts(host);
  await runApp(settings, {
    ...openLog(settings, (line) => host.stdout.write(line)),
    signal: interrupts.signal,
    environment: host.env
  });
  return 0;
};
export {
  appCommand
};
