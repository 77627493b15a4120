import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  planMeasure,
  plannedPart
} from "./chunk-TCY6LHTG.js";
import {
  createFilesPlaybook,
  playbookDirectory,
  playbookSchema,
  readPlaybookFile
} from "./chunk-T3XC3L7X.js";
import {
  measurementSchema
} from "./chunk-U2WGMDJJ.js";
import {
  concludeMeasure,
  seriesHeaderSchema,
  seriesLineSchema
} from "./chunk-C25CGDAN.js";
import {
  isOnPath
} from "./chunk-DTHHFFAJ.js";
import {
  Client,
  Pool,
  TypeOverrides,
  types
} from "./chunk-2XWFOC74.js";
import {
  commitOfRef,
  createMeter,
  defaultLimits,
  isPlausibleTime,
  listDirectory,
  matchSchema,
  parseJson,
  readListedFile,
  readUpload,
  sortFiles
} from "./chunk-6BKQDWK5.js";
import {
  compareFiles,
  readFileAtRef
} from "./chunk-TJASQEEI.js";
import {
  asRequestFailure,
  createGitHub,
  explained,
  repeatable,
  statusOf
} from "./chunk-MJJUUXOH.js";
import {
  createFilesStore
} from "./chunk-RITITTGN.js";
import {
  jobEnvironment,
  jobMarker,
  npmConfigurations,
  plainEnvironment,
  readRegistries
} from "./chunk-LOKRMITD.js";
import {
  allowedCores,
  currentOwner,
  ownerState,
  parseOwner,
  removeTree
} from "./chunk-MS5N73B4.js";
import {
  createGit,
  createOutputTail,
  oneLine,
  printable
} from "./chunk-L3P7WQTL.js";
import {
  appendLines,
  baselineRecordSchema,
  checkCase,
  defaultBounds,
  groupBySeries,
  identityOf,
  readLine,
  seriesPath
} from "./chunk-AMKDHHI6.js";
import {
  systemClock
} from "./chunk-3J3VBDEH.js";
import {
  gatherGrounds,
  judgeUpload,
  parseMergeGroupRef,
  problemOf,
  readUploadConfigurations,
  refuseUpload
} from "./chunk-THU6NSDL.js";
import {
  refusal,
  shown
} from "./chunk-2AIFNDTN.js";
import {
  doubtOf,
  environmentClass,
  investigationSchema,
  placeKey
} from "./chunk-OB3N2FPT.js";
import {
  acceptedWords,
  blockerText,
  blockersOf,
  covers,
  isTrusted,
  lastingReasons,
  renderComment
} from "./chunk-RIJFTOSU.js";
import {
  count
} from "./chunk-YP2GOVHX.js";
import {
  defaultConfiguration
} from "./chunk-ZVDYMXII.js";
import {
  nearestName
} from "./chunk-6A772AGG.js";
import {
  newestOf,
  readStored
} from "./chunk-J4547VCP.js";
import {
  measurePlanFile,
  measurementFile,
  seriesFile
} from "./chunk-MQUC3ZQY.js";
import {
  version
} from "./chunk-W4F75ABR.js";
import {
  escapePlain,
  escapeTerminal,
  shorten
} from "./chunk-J3X4RRUV.js";
import {
  pageSize,
  parseResidentPages
} from "./chunk-XBJI6SDH.js";
import {
  bucketCount
} from "./chunk-5XYAAJQ7.js";
import {
  killMarkedUntilQuiet
} from "./chunk-E2WFFPZN.js";
import {
  childrenOf,
  killMarked,
  markedProcesses,
  threadsOf
} from "./chunk-RPONXC4F.js";
import {
  signalProcess
} from "./chunk-CDPO7XSA.js";
import {
  longestLoad
} from "./chunk-HVBHZGVJ.js";
import {
  errorCode
} from "./chunk-YH73FRKC.js";
import {
  parseDuration,
  parseSize
} from "./chunk-4AKL4WDJ.js";
import {
  BaselineError,
  DatabaseError,
  GitHubError,
  InterruptedError,
  OutputError,
  PacegateError,
  PreparationError,
  RepositoryError,
  UploadError,
  UsageError
} from "./chunk-PZ3W4RZL.js";
import {
  acceptanceSchema,
  resultSchema,
  verdicts
} from "./chunk-O6QRDXNH.js";
import {
  isMetric,
  metricCatalogue,
  metricOf
} from "./chunk-623PKLHY.js";
import {
  formatDuration,
  formatValue
} from "./chunk-JGGM5WWA.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";
import {
  hasEnded,
  listProc,
  listProcesses,
  parseProcessStat,
  readProc
} from "./chunk-RN5MM66G.js";

// src/app/credentials-file.ts
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

// src/app/private-key.ts
import { createPrivateKey } from "node:crypto";
var spellings = (text) => [
  text.replaceAll(String.raw`\n`, "\n").replaceAll("\r\n", "\n"),
  Buffer.from(text, "base64").toString("utf8")
];
var isRsaKey = (pem) => {
  try {
    return createPrivateKey(pem).asymmetricKeyType === "rsa";
  } catch {
    return false;
  }
};
var readPrivateKey = (text) => spellings(text).map((it) => `${it.trim()}
`).find((it) => it.startsWith("-----BEGIN ") && isRsaKey(it)) ?? null;

// src/app/credentials-file.ts
var credentialsFile = (data) => join(data, "credentials.json");
var schema = external_exports.object({
  appId: external_exports.int().positive(),
  privateKey: external_exports.string(),
  webhookSecret: external_exports.string(),
  page: external_exports.url().nullable()
});
var readText = (path) => {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
};
var parseCredentials = (text) => {
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  const { data } = schema.safeParse(found);
  const privateKey = data === void 0 ? null : readPrivateKey(data.privateKey);
  return data === void 0 || privateKey === null ? null : { ...data, privateKey };
};
var saveCredentials = async (file, credentials) => {
  const made = `${file}.${randomUUID()}.new`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 457 });
    await writeFile(made, `${JSON.stringify(credentials, null, 2)}
`, { mode: 384, flag: "wx", flush: true });
    await rename(made, file);
  } catch (error) {
    await rm(made, { force: true }).catch(() => {
    });
    throw new OutputError(
      `The App's credentials could not be written to ${file}.`,
      "Free some space, or let this user write there. Then make a new key in the settings of the App on GitHub, and give it with APP_ID, PRIVATE_KEY_PATH and WEBHOOK_SECRET.",
      { cause: error }
    );
  }
};

// src/app/log-level.ts
var logLevels = ["debug", "info", "warn", "error", "silent"];

// src/app/create-log.ts
var own = /* @__PURE__ */ new Set(["time", "level", "message"]);
var fields = (data) => {
  if (typeof data !== "object" || data === null) return {};
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [own.has(name) ? `${name}_` : name, value]));
};
var createLog = ({ level, write, redactor, date = () => /* @__PURE__ */ new Date() }) => {
  const least3 = logLevels.indexOf(level);
  const at = (name) => (message, data = {}) => {
    if (logLevels.indexOf(name) < least3) return;
    const line = { time: date().toISOString(), level: name, message: redactor.text(message) };
    write(`${JSON.stringify({ ...line, ...fields(redactor.value(data)) })}
`);
  };
  return { info: at("info"), warn: at("warn"), error: at("error") };
};

// src/app/redactor.ts
var redacted = "[redacted]";
var secretName = /token|secret|passw|credential|authorization|signature|cookie|private.?key|\bpem\b/i;
var foreign = /* @__PURE__ */ new Set(["payload", "body", "raw", "headers", "environment", "env"]);
var patterns = [
  [/-----BEGIN [A-Z ]+-----[^]*?(?:-----END [A-Z ]+-----|$)/g, redacted],
  [/\b(?:gh[oprsu]_|github_pat_)[\w.-]{16,}/g, redacted],
  // JSON web tokens: an App's own authentication.
  [/\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g, redacted],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${redacted}`],
  [/\b([a-z][a-z\d+.-]{0,30}:\/\/)[^\s/@]+@/gi, `$1${redacted}@`]
];
var longestText = 2e3;
var mostItems = 50;
var deepest = 4;
var shortestSecret = 8;
var createRedactor = () => {
  const known = /* @__PURE__ */ new Set();
  const text = (given) => {
    let clean = given;
    for (const secret of known) clean = clean.replaceAll(secret, redacted);
    for (const [pattern, instead] of patterns) clean = clean.replaceAll(pattern, instead);
    return clean.length <= longestText ? clean : `${clean.slice(0, longestText)}…`;
  };
  const entry2 = (name, value, depth2) => {
    if (foreign.has(name.toLowerCase())) return [name, "[left out]"];
    return [name, secretName.test(name) && value !== null ? redacted : at(value, depth2)];
  };
  const at = (value, depth2) => {
    if (typeof value === "string") return text(value);
    if (typeof value === "bigint") return String(value);
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (value instanceof Error) return text(value.message);
    if (value === null || ["number", "boolean", "undefined"].includes(typeof value)) return value;
    if (typeof value !== "object" || ArrayBuffer.isView(value) || depth2 === deepest) return "[left out]";
    if (Array.isArray(value)) return value.slice(0, mostItems).map((it) => at(it, depth2 + 1));
    const entries = Object.entries(value).slice(0, mostItems);
    return Object.fromEntries(entries.map(([name, it]) => entry2(text(name), it, depth2 + 1)));
  };
  return {
    learn: (...secrets) => {
      for (const secret of secrets) if (secret !== null && secret.length >= shortestSecret) known.add(secret);
    },
    text,
    value: (value) => at(value, 0)
  };
};

// src/app/open-log.ts
var learnCredentials = (redactor, { privateKey, webhookSecret }) => redactor.learn(privateKey, webhookSecret);
var passwordsOf = (address) => {
  const { password } = URL.parse(address) ?? { password: "" };
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
};
var openLog = ({ logLevel, credentials, metricsToken, alertsSecret, database }, write) => {
  const redactor = createRedactor();
  redactor.learn(metricsToken);
  redactor.learn(alertsSecret);
  if ("url" in database) redactor.learn(database.url, ...passwordsOf(database.url));
  if (credentials !== null) learnCredentials(redactor, credentials);
  return { log: createLog({ level: logLevel, write, redactor }), redactor };
};

// src/app/settings.ts
import { join as join2, resolve as resolve2 } from "node:path";

// src/app/setting.ts
var givenVariables = (environment) => Object.fromEntries(
  Object.entries(environment).flatMap(
    ([name, value]) => value === void 0 || value.trim() === "" ? [] : [[name, value.trim()]]
  )
);
var setting = (read3, { cure: cure2, secret = false }) => external_exports.string().transform((text, context) => {
  const value = read3(text);
  if (value !== null) return value;
  const shown3 = secret ? "is not what is wanted" : `is ${JSON.stringify(text.slice(0, 100))}`;
  context.addIssue({ code: "custom", message: `${shown3}: ${cure2}.` });
  return external_exports.NEVER;
});
var choice = (words) => setting((text) => words.find((it) => it === text) ?? null, { cure: `give one of ${words.join(", ")}` });
var quantity = (parse3, { least: least3, most: most9, range }) => setting(
  (text) => {
    const value = parse3(text);
    return value !== null && value >= least3 && value <= most9 ? value : null;
  },
  { cure: `give ${range}` }
);
var wholeNumber = (text) => /^\d{1,10}$/.test(text) ? Number(text) : null;
var plainAddress = (text) => {
  const url = URL.parse(text);
  if (url === null || !["http:", "https:"].includes(url.protocol)) return null;
  const isPlain = url.username === "" && url.password === "" && url.search === "" && url.hash === "";
  return isPlain ? url.href.replace(/\/+$/, "") : null;
};

// src/app/github-server.ts
var publicServer = { apiUrl: "https://api.github.com", serverUrl: "https://github.com" };
var serverOf = (apiUrl) => apiUrl.endsWith("/api/v3") ? apiUrl.slice(0, -"/api/v3".length) : apiUrl.replace(/^(https?:\/\/)api\./, "$1");
var fromHost = (host, protocol2) => {
  const problems = [
    .../^[\w.-]+(?::\d{1,5})?$/.test(host) ? [] : [{ name: "GHE_HOST", problem: "is not a host: give its name alone, such as github.example.com." }],
    ...["http", "https"].includes(protocol2) ? [] : [{ name: "GHE_PROTOCOL", problem: "is not a protocol: give http or https." }]
  ];
  const serverUrl = `${protocol2}://${host}`;
  return problems.length > 0 ? { problems } : { server: { apiUrl: `${serverUrl}/api/v3`, serverUrl } };
};
var readServer = (given) => {
  const { GITHUB_API_URL: api, GHE_HOST: host, GHE_PROTOCOL: protocol2 = "https" } = given;
  if (api === void 0) return host === void 0 ? { server: publicServer } : fromHost(host, protocol2);
  const apiUrl = plainAddress(api);
  return apiUrl === null ? {
    problems: [
      {
        name: "GITHUB_API_URL",
        problem: "is not an http(s) address without credentials and query: give https://api.github.com, or that of an Enterprise Server, which ends with /api/v3."
      }
    ]
  } : { server: { apiUrl, serverUrl: serverOf(apiUrl) } };
};

// src/app/job-limits.ts
import { resolve } from "node:path";
var GB = 1e9;
var minute = 6e4;
var jobLimitVariables = {
  PACEGATE_JOB_MEMORY: quantity(parseSize, {
    least: 0.25 * GB,
    most: 4096 * GB,
    range: "a size with its unit of at least 250MB, such as 4GB"
  }).default(4 * GB),
  PACEGATE_JOB_DISK: quantity(parseSize, {
    least: 0.1 * GB,
    most: 1e5 * GB,
    range: "a size with its unit of at least 100MB, such as 10GB"
  }).default(10 * GB),
  PACEGATE_JOB_PROCESSES: quantity(wholeNumber, {
    least: 32,
    most: 1e5,
    range: "a whole number from 32 to 100000"
  }).default(512),
  // A job of the queue is given up after two hours.
  PACEGATE_JOB_TIME: quantity(parseDuration, {
    least: minute,
    most: 110 * minute,
    range: "a duration with its unit from 1m to 110m, such as 30m"
  }).default(30 * minute),
  // The queue keeps no job for longer than a day.
  PACEGATE_LOAD_TIME: quantity(parseDuration, {
    least: 5 * minute,
    most: 23 * 60 * minute,
    range: "a duration with its unit from 5m to 23h, such as 4h"
  }).default(4 * 60 * minute),
  PACEGATE_JOB_CORES: quantity(wholeNumber, { least: 1, most: 4096, range: "a whole number of cores" }).optional(),
  PACEGATE_JOB_USER: setting((text) => /^(?:[a-z_][\w.-]{0,31}|\d{1,10}(?::\d{1,10})?)$/i.test(text) ? text : null, {
    cure: "give a user of this machine: a name, a number, or number:group number"
  }).optional(),
  PACEGATE_JOB_NPMRC: external_exports.string().optional(),
  PACEGATE_JOB_NETWORK: choice(["host", "none"]).default("host"),
  PACEGATE_JOB_ISOLATION: choice(["auto", "namespaces", "user", "none"]).default("auto")
};
var jobLimitsOf = (read3, cwd) => ({
  memory: read3.PACEGATE_JOB_MEMORY,
  disk: read3.PACEGATE_JOB_DISK,
  processes: read3.PACEGATE_JOB_PROCESSES,
  time: read3.PACEGATE_JOB_TIME,
  loadTime: read3.PACEGATE_LOAD_TIME,
  cores: read3.PACEGATE_JOB_CORES ?? null,
  user: read3.PACEGATE_JOB_USER ?? null,
  npmrc: read3.PACEGATE_JOB_NPMRC === void 0 ? null : resolve(cwd, read3.PACEGATE_JOB_NPMRC),
  network: read3.PACEGATE_JOB_NETWORK,
  isolation: read3.PACEGATE_JOB_ISOLATION
});

// src/app/webhook-secret.ts
var shortest = 16;
var secretProblem = (secret) => {
  if (secret === "development")
    return "is Probot's default, which anyone can sign with: make one of your own (openssl rand -hex 32), and set the same in the App's settings on GitHub.";
  return secret.length < shortest ? `has fewer than ${shortest} characters: make a longer one (openssl rand -hex 32), and set the same in the App's settings on GitHub.` : null;
};

// src/app/read-credentials.ts
var names = ["APP_ID", "PRIVATE_KEY", "PRIVATE_KEY_PATH", "WEBHOOK_SECRET"];
var download = "download it in the App's settings on GitHub (Private keys)";
var appIdOf = (text) => {
  if (text === void 0) return { problem: "APP_ID is missing: it stands in the App's settings on GitHub." };
  const id = wholeNumber(text);
  return id !== null && id > 0 ? { value: id } : {
    problem: `APP_ID is ${JSON.stringify(text.slice(0, 40))}: give the App's number, from its settings on GitHub.`
  };
};
var textOf = (readText2, path) => {
  try {
    return readText2(path);
  } catch {
    return null;
  }
};
var keyOf = ({ PRIVATE_KEY: key, PRIVATE_KEY_PATH: path }, readText2) => {
  if (key !== void 0 && path !== void 0)
    return { problem: "PRIVATE_KEY and PRIVATE_KEY_PATH are both set: give one of them." };
  if (key === void 0 && path === void 0)
    return { problem: `PRIVATE_KEY is missing: ${download}, and give PRIVATE_KEY_PATH, its file.` };
  const name = path === void 0 ? "PRIVATE_KEY" : "PRIVATE_KEY_PATH";
  const text = path === void 0 ? key ?? null : textOf(readText2, path);
  if (text === null) return { problem: `${name} names ${path}, which can't be read: ${download}.` };
  const value = readPrivateKey(text);
  return value === null ? { problem: `${name} is no RSA key in PEM: ${download}, and give it whole.` } : { value };
};
var secretOf = (secret, role) => {
  if (secret === void 0 && role === "worker") return { value: "" };
  if (secret === void 0)
    return { problem: "WEBHOOK_SECRET is missing: give the one that the App's settings on GitHub have." };
  const problem = secretProblem(secret);
  return problem === null ? { value: secret } : { problem: `WEBHOOK_SECRET ${problem}` };
};
var problemIn = (part) => "problem" in part ? [part.problem] : [];
var fromEnvironment = (given, readText2, role) => {
  const appId = appIdOf(given["APP_ID"]);
  const privateKey = keyOf(given, readText2);
  const webhookSecret = secretOf(given["WEBHOOK_SECRET"], role);
  if ("value" in appId && "value" in privateKey && "value" in webhookSecret) {
    const credentials = { appId: appId.value, privateKey: privateKey.value, webhookSecret: webhookSecret.value };
    return { credentials: { ...credentials, page: null }, problems: [] };
  }
  return { credentials: null, problems: [appId, privateKey, webhookSecret].flatMap(problemIn) };
};
var fromFile = (file, readText2) => {
  const unusable = `remove it to make the App anew, or give APP_ID, PRIVATE_KEY_PATH and WEBHOOK_SECRET.`;
  let text;
  try {
    text = readText2(file);
  } catch {
    return { credentials: null, problems: [`${file} can't be read: let this user read it; else ${unusable}`] };
  }
  if (text === null) return { credentials: null, problems: [] };
  const credentials = parseCredentials(text);
  if (credentials === null)
    return { credentials: null, problems: [`${file} is not what the setup page has written: ${unusable}`] };
  const problem = secretProblem(credentials.webhookSecret);
  return problem === null ? { credentials, problems: [] } : { credentials: null, problems: [`The webhook secret in ${file} ${problem}`] };
};
var readCredentials = ({ given, data, readText: readText2, role }) => names.some((name) => given[name] !== void 0) ? fromEnvironment(given, readText2, role) : fromFile(credentialsFile(data), readText2);

// src/app/settings.ts
var port = quantity(wholeNumber, { least: 0, most: 65535, range: "a port from 0 to 65535" });
var isPostgres = (text) => ["postgres:", "postgresql:"].includes(URL.parse(text)?.protocol ?? "");
var schema2 = external_exports.object({
  HOST: external_exports.string().default("localhost"),
  PORT: port.default(3e3),
  DATABASE_URL: setting((text) => isPostgres(text) ? text : null, {
    cure: "give the address of a PostgreSQL server, postgres://user:password@host:5432/database, or nothing for the embedded one",
    secret: true
  }).optional(),
  PACEGATE_DATA: external_exports.string().default(".pacegate/app"),
  PACEGATE_WORKER: choice(["here", "elsewhere"]).default("here"),
  PACEGATE_WORKER_PORT: port.optional(),
  PACEGATE_METRICS_TOKEN: setting((text) => text.length >= 16 ? text : null, {
    cure: "give at least 16 characters (openssl rand -hex 32), or nothing to leave /metrics open",
    secret: true
  }).optional(),
  PACEGATE_ALERTS_SECRET: setting((text) => /^\S{16,}$/.test(text) ? text : null, {
    cure: "give at least 16 characters without spaces (openssl rand -hex 32), or nothing to take no alerts",
    secret: true
  }).optional(),
  PACEGATE_PUBLIC_URL: setting(plainAddress, {
    cure: "give an http(s) address without credentials and query, such as https://pacegate.example.com"
  }).optional(),
  LOG_LEVEL: choice(logLevels).default("info"),
  ...jobLimitVariables
});
var unknownLimits = (given) => {
  const known = Object.keys(jobLimitVariables);
  return Object.keys(given).filter((name) => name.startsWith("PACEGATE_JOB_") && !known.includes(name)).map((name) => {
    const nearest = nearestName(name, known);
    return `${name} is not known: ${nearest === null ? `known are ${known.join(", ")}` : `${nearest} may be meant`}.`;
  });
};
var refuse = (problems) => {
  throw new UsageError(
    problems.join("\n"),
    problems.length === 1 ? "Correct it and start again." : `Correct these ${problems.length} settings and start again.`
  );
};
var readSettings = ({ environment, cwd, readText: readText2, role }) => {
  const given = givenVariables(environment);
  const { data, error } = schema2.safeParse(given);
  const directory = resolve2(cwd, given["PACEGATE_DATA"] ?? ".pacegate/app");
  const found = readCredentials({ given, data: directory, readText: (path) => readText2(resolve2(cwd, path)), role });
  const server = readServer(given);
  const problems = [
    ...found.problems,
    ..."problems" in server ? server.problems.map(({ name, problem }) => `${name} ${problem}`) : [],
    ...(error?.issues ?? []).map(({ path: [name], message }) => `${String(name)} ${message}`),
    ...unknownLimits(given)
  ];
  if (data === void 0 || "problems" in server || problems.length > 0) return refuse(problems);
  return {
    credentials: found.credentials,
    github: server.server,
    host: data.HOST,
    port: data.PORT,
    database: data.DATABASE_URL === void 0 ? { directory: join2(directory, "database") } : { url: data.DATABASE_URL },
    data: directory,
    secretFiles: given["PRIVATE_KEY_PATH"] === void 0 ? [] : [resolve2(cwd, given["PRIVATE_KEY_PATH"])],
    worker: data.PACEGATE_WORKER,
    workerPort: data.PACEGATE_WORKER_PORT ?? null,
    metricsToken: data.PACEGATE_METRICS_TOKEN ?? null,
    alertsSecret: data.PACEGATE_ALERTS_SECRET ?? null,
    publicUrl: data.PACEGATE_PUBLIC_URL ?? null,
    limits: jobLimitsOf(data, cwd),
    logLevel: data.LOG_LEVEL
  };
};

// src/app/respond.ts
var always = {
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY"
};
var respond = (response, answer) => {
  const { status, type = "text/plain", body, headers = {} } = answer;
  response.writeHead(status, {
    ...always,
    "content-type": type.includes(";") ? type : `${type}; charset=utf-8`,
    "content-length": String(Buffer.byteLength(body)),
    ...headers
  }).end(body);
};
var respondText = (response, status, line) => respond(response, { status, body: `${line}
` });

// src/app/health.ts
var healthzRoute = (_request, response) => respondText(response, 200, "ok");
var readyzRoute = (health) => async (_request, response) => {
  const { isReady, parts } = await health();
  respond(response, {
    status: isReady ? 200 : 503,
    type: "application/json",
    body: `${JSON.stringify({ ready: isReady, ...parts })}
`
  });
};
var longest = 2e3;
var databaseHealth = async (ping, patience5 = longest) => {
  const timer = Promise.withResolvers();
  const timeout = setTimeout(() => timer.resolve("does not answer"), patience5);
  const answer = ping().then(
    () => "ok",
    () => "does not answer"
  );
  try {
    return await Promise.race([answer, timer.promise]);
  } finally {
    clearTimeout(timeout);
  }
};

// src/app/failure-data.ts
var causeOf = (error) => error.cause instanceof Error ? { cause: error.cause.message } : {};
var failureData = (error) => {
  if (error instanceof PacegateError)
    return { code: error.code, problem: error.message, cure: error.cure, ...causeOf(error) };
  if (error instanceof AggregateError) return { problem: error.message, ...failureData(error.errors[0]) };
  return error instanceof Error ? { problem: error.message, ...causeOf(error), trace: error.stack } : { problem: String(error) };
};

// src/app/listener.ts
var methodsOf = (route) => Object.keys(route).flatMap((it) => it === "GET" ? ["GET", "HEAD"] : [it]).join(", ");
var find = (routes, { method = "GET" }, path) => {
  const byMethod = Object.hasOwn(routes, path) ? routes[path] : void 0;
  if (byMethod === void 0) return { status: 404 };
  const asked = method === "HEAD" ? "GET" : method;
  const route = asked === "GET" || asked === "POST" ? byMethod[asked] : void 0;
  return route ?? { status: 405, allow: methodsOf(byMethod) };
};
var createListener = (routes, log) => (request, response) => {
  const url = URL.parse(request.url ?? "/", "http://localhost");
  if (url === null) return respondText(response, 400, "This is no address.");
  const found = find(routes, request, url.pathname);
  if (typeof found !== "function") {
    if (found.status === 404) return respondText(response, 404, "There is nothing here.");
    return respond(response, { status: 405, body: "Not this way.\n", headers: { allow: found.allow } });
  }
  const fail = (error) => {
    log.error("A request could not be answered.", { path: url.pathname, ...failureData(error) });
    if (response.headersSent) response.destroy();
    else respondText(response, 500, "Something went wrong; the log says what.");
  };
  const answer = async () => found(request, response, url);
  answer().catch(fail);
};

// src/app/prepare-jobs.ts
import { readFileSync as readFileSync4 } from "node:fs";
import { join as join9 } from "node:path";

// src/measure/sandbox/detect-isolation.ts
import { homedir } from "node:os";
import { resolve as resolve3 } from "node:path";

// src/measure/sandbox/isolation.ts
var isKeptApart = ({ namespaces, user }) => namespaces === "user" || user !== null;
var unseen = ({ hidden }) => hidden.length === 0 ? "reading hidden directories" : `reading ${hidden.join(", ")}`;
var describeIsolation = (it) => {
  const { namespaces, user, network = "host" } = it;
  const prevented = [
    "holding on to more memory, processes, time, or disk below its directory than the limits allow"
  ];
  const notPrevented = ["exceeding a limit for the half second (disk: a second) until it is noticed"];
  const sort = (isPrevented, text) => void (isPrevented ? prevented : notPrevented).push(text);
  const apart = namespaces !== null;
  sort(apart, unseen(it));
  sort(apart, "writing outside of the job's directory");
  sort(apart, "reaching services of this machine by their sockets below /run");
  sort(apart, "seeing and signalling processes outside of the job");
  sort(apart || user !== null, "reading the environment of the worker and of other processes");
  sort(apart || user?.isDedicated === true, "outliving the job");
  sort(user !== null || namespaces === "user", "becoming root or another user");
  if (user === null && namespaces !== "user") notPrevented.push("using all rights of the worker's user");
  sort(apart && network === "none", "reaching the network, and the ports of this machine");
  notPrevented.push("using a flaw of the kernel, which all processes of this machine share");
  return { prevented, notPrevented };
};

// src/measure/sandbox/job-user.ts
import { readFileSync as readFileSync2 } from "node:fs";
var dedicated = "pacegate-job";
var shared = "nobody";
var parsePasswd = (text) => text.split("\n").flatMap((line) => {
  const [name, , uid, gid] = line.split(":");
  if (name === void 0 || uid === void 0 || gid === void 0) return [];
  return /^\d+$/.test(uid) && /^\d+$/.test(gid) ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
});
var named = (wanted2, accounts) => {
  const [, uid, gid] = /^(\d{1,10})(?::(\d{1,10}))?$/.exec(wanted2) ?? [];
  if (uid === void 0) return accounts.find(({ name }) => name === wanted2) ?? null;
  const known = accounts.find((it) => it.uid === Number(uid));
  return {
    name: known?.name ?? uid,
    uid: Number(uid),
    gid: gid === void 0 ? known?.gid ?? Number(uid) : Number(gid)
  };
};
var chooseJobUser = (wanted2, passwd) => {
  const accounts = parsePasswd(passwd);
  if (wanted2 === null) {
    const found2 = accounts.find(({ name }) => name === dedicated) ?? accounts.find(({ name }) => name === shared);
    return found2 === void 0 || found2.uid === 0 ? null : { ...found2, isDedicated: found2.name === dedicated };
  }
  const found = named(wanted2, accounts);
  if (found === null)
    throw new UsageError(
      `There is no user ${JSON.stringify(wanted2.slice(0, 100))} on this machine for jobs to run as.`,
      "Make one (useradd --system --no-create-home pacegate-job), or correct PACEGATE_JOB_USER."
    );
  if (found.uid === 0)
    throw new UsageError("Jobs may not run as root.", "Name another user in PACEGATE_JOB_USER, or leave it out.");
  return { ...found, isDedicated: found.name !== shared };
};
var findJobUser = (wanted2) => {
  let passwd = "";
  try {
    passwd = readFileSync2("/etc/passwd", "utf8");
  } catch {
  }
  return chooseJobUser(wanted2, passwd);
};

// src/measure/sandbox/try-isolation.ts
import { randomUUID as randomUUID2 } from "node:crypto";
import { rm as rm2, stat, writeFile as writeFile4 } from "node:fs/promises";
import { join as join6 } from "node:path";

// src/measure/sandbox/job-directory.ts
import { mkdir as mkdir2, mkdtemp, realpath, writeFile as writeFile2 } from "node:fs/promises";
import { basename, join as join3 } from "node:path";

// src/measure/sandbox/remove-directory.ts
import { execFile } from "node:child_process";
import { promisify } from "node:util";
var isRoot = () => process.getuid?.() === 0;
var removeDirectory = async (path) => {
  try {
    await promisify(execFile)("rm", ["-rf", "--", path]);
  } catch (error) {
    try {
      if (isRoot()) throw error;
      await removeTree(path);
    } catch {
      throw new OutputError(
        `What a measurement left in ${path} can't be removed (${errorCode(error) ?? "rm failed"}).`,
        "Remove it by hand: something in it belongs to another user or is still in use.",
        { cause: error }
      );
    }
  }
};

// src/measure/sandbox/job-directory.ts
var jobPrefix = "job-";
var jobOwner = "owner";
var createJobDirectory = async (parent) => {
  try {
    await mkdir2(parent, { recursive: true, mode: 457 });
    const path = await mkdtemp(join3(await realpath(parent), jobPrefix));
    await writeFile2(join3(path, jobOwner), JSON.stringify(currentOwner()));
    return {
      path,
      id: basename(path),
      repository: join3(path, "repository"),
      output: join3(path, "out"),
      [Symbol.asyncDispose]: () => removeDirectory(path)
    };
  } catch (error) {
    throw new OutputError(
      `No directory for a measurement can be made in ${parent} (${errorCode(error) ?? "unknown error"}).`,
      "Free space there, or set PACEGATE_DATA to a directory that can be written.",
      { cause: error }
    );
  }
};

// src/measure/sandbox/run-sandboxed.ts
import { once } from "node:events";
import { basename as basename3 } from "node:path";
import { setTimeout as sleep4 } from "node:timers/promises";

// src/measure/sandbox/free-space.ts
import { statfsSync } from "node:fs";
var freeSpace = (directory) => {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize;
  } catch {
    return null;
  }
};
var freeFiles = (directory) => {
  try {
    const { files, ffree } = statfsSync(directory);
    return files === 0 ? null : ffree;
  } catch {
    return null;
  }
};
var spare = 1e9;
var affordableDisk = (directory, most9) => {
  const free = freeSpace(directory);
  return free === null ? most9 : Math.min(most9, Math.max(0, Math.floor(free - Math.min(spare, free / 10))));
};
var mostFiles = 4e6;
var affordableFiles = (directory) => Math.min(mostFiles, Math.floor(0.9 * (freeFiles(directory) ?? mostFiles)));

// src/measure/sandbox/limits.ts
var size = (bytes) => formatValue(bytes, "bytes");
var breachOf = (limit, used, most9) => {
  switch (limit) {
    case "memory":
      return { limit, text: `The measurement used ${size(used)} of memory, and ${size(most9)} is the most.` };
    case "disk":
      return { limit, text: `The measurement wrote ${size(used)} to the disk, and ${size(most9)} is the most.` };
    case "processes":
      return { limit, text: `The measurement had more than ${most9} processes at a time, which is the most.` };
    case "time":
      return { limit, text: `The measurement was not done after ${formatDuration(most9)}, which is the most.` };
  }
};

// src/measure/sandbox/line-reader.ts
import { StringDecoder } from "node:string_decoder";
var longestHeld = 1200;
var createLineReader = (onLine) => {
  const decoder = new StringDecoder("utf8");
  let held = "";
  return {
    write: (chunk) => {
      const [first2 = "", ...rest] = decoder.write(chunk).split(/\r\n|\r|\n/);
      held = (held + first2.slice(0, longestHeld)).slice(0, longestHeld);
      for (const piece of rest) {
        const line = printable(held);
        if (line !== "") onLine(line);
        held = piece.slice(0, longestHeld);
      }
    }
  };
};

// src/measure/sandbox/prepare-job.ts
import { execFile as execFile2 } from "node:child_process";
import { chmod, mkdir as mkdir3, readdir, writeFile as writeFile3 } from "node:fs/promises";
import { join as join4 } from "node:path";
import { promisify as promisify2 } from "node:util";
var own2 = /* @__PURE__ */ new Set([jobOwner, "stage"]);
var prepareJob = async (directory, user, npmrc) => {
  for (const name of ["home", "tmp", "stage"]) await mkdir3(join4(directory, name), { recursive: true, mode: 448 });
  if (npmrc !== "") await writeFile3(join4(directory, "home/.npmrc"), npmrc, { mode: 384 });
  if (user === null) return;
  await chmod(directory, 457);
  const names2 = (await readdir(directory)).filter((name) => !own2.has(name));
  const paths = names2.map((name) => join4(directory, name));
  try {
    await promisify2(execFile2)("chown", ["-R", "-h", `${user.uid}:${user.gid}`, "--", ...paths]);
  } catch (error) {
    throw new OutputError(
      `The directory of the measurement can't be given to user ${user.name}.`,
      "The file system with PACEGATE_DATA must know owners: use a local disk.",
      { cause: error }
    );
  }
};

// src/measure/sandbox/sandbox-processes.ts
import { spawnSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
var marksEvery = 4;
var userOf = (pid) => {
  const [, uid] = /^Uid:\s+(\d+)/m.exec(readProc(`${pid}/status`) ?? "") ?? [];
  return uid === void 0 ? null : Number(uid);
};
var killUser = ({ uid, gid }) => {
  const as = ["--reuid", String(uid), "--regid", String(gid), "--clear-groups", "--"];
  spawnSync("setpriv", [...as, "sh", "-c", "kill -KILL -1"], { stdio: "ignore" });
};
var createSandboxProcesses = (root, marker, { namespaces, user }) => {
  let known = /* @__PURE__ */ new Map();
  let looks = 0;
  const own4 = namespaces === null && user?.isDedicated === true ? user : null;
  const beginOf = (pid) => {
    const stat3 = parseProcessStat(readProc(`${pid}/stat`) ?? "");
    return stat3 === null || hasEnded(stat3) ? null : stat3.startTicks;
  };
  const survivors = () => [
    ...[...known].flatMap(([pid, begin]) => beginOf(pid) === begin ? [pid] : []),
    ...namespaces === null ? markedProcesses(marker) : [],
    ...own4 === null ? [] : listProcesses().filter((pid) => userOf(pid) === own4.uid && beginOf(pid) !== null)
  ];
  return {
    look: (most9) => {
      const marked = namespaces === null && looks++ % marksEvery === 0 ? markedProcesses(marker) : [];
      const alive = /* @__PURE__ */ new Map();
      let memory = 0;
      const waiting = [root, ...known.keys(), ...marked];
      for (const pid of waiting) {
        if (alive.has(pid)) continue;
        const stat3 = parseProcessStat(readProc(`${pid}/stat`) ?? "");
        if (stat3 === null || (known.get(pid) ?? stat3.startTicks) !== stat3.startTicks) continue;
        alive.set(pid, stat3.startTicks);
        if (alive.size > most9) break;
        memory += parseResidentPages(readProc(`${pid}/statm`) ?? "") * pageSize;
        waiting.push(...childrenOf(pid, threadsOf(pid)));
      }
      known = alive;
      return { processes: alive.size, memory };
    },
    pids: () => known.keys(),
    kill: () => {
      const first2 = namespaces === null ? [] : childrenOf(root, threadsOf(root));
      for (const pid of first2) signalProcess(pid, "SIGKILL");
      if (first2.length > 0) return;
      signalProcess(-root, "SIGKILL");
      if (namespaces !== null) return;
      killMarked(marker, "SIGKILL");
      if (own4 !== null) killUser(own4);
    },
    clear: async () => {
      for (let round = 0, empty = 0; round < 100 && empty < 2; round++) {
        const left = survivors();
        empty = left.length === 0 ? empty + 1 : 0;
        for (const pid of left) signalProcess(pid, "SIGKILL");
        if (left.length > 0 && own4 !== null) killUser(own4);
        await sleep(20);
      }
    }
  };
};

// src/measure/sandbox/setup-script.ts
var setupFailed = 125;
var setupScript = `
umask 022
fail() { echo "The sandbox can't be set up: $1" >&2; exit ${setupFailed}; }
# Where memory runs out, the kernel ends a job before it ends the App.
{ echo 1000 > /proc/self/oom_score_adj; } 2> /dev/null
directory=$1
shift
while [ "$1" != -- ]; do
  case "$1" in
    empty) mount -n -t tmpfs -o "$2" pacegate "$3" || fail "nothing can be mounted on $3" ;;
    enter) cd "$2" || fail "$2 can't be entered" ;;
    # Without -c, mount would take the relative path for one from the root as it is now.
    put) mount -n -c --bind "$2" "$3" || fail "$2 can't be put to $3" ;;
    bind) mount -n --bind "$2" "$3" || fail "$2 can't be bound to $3" ;;
    directory) mkdir -p "$3" || fail "$3 can't be made" ;;
    remount) mount -n -o "remount,$2" "$3" || fail "$3 can't be made read-only" ;;
    try-remount) mount -n -o "remount,$2" "$3" 2> /dev/null || : ;;
    loopback) ip link set lo up 2> /dev/null || ifconfig lo up 2> /dev/null || fail "the loopback device can't be switched on: install iproute2" ;;
    *) fail "there is no step $1" ;;
  esac
  shift 3
done
shift
cd "$directory" || fail "$directory is gone"
"$@"
code=$?
exit "$code"
`;

// src/measure/sandbox/start-sandboxed.ts
import { spawn } from "node:child_process";
import { basename as basename2, join as join5 } from "node:path";

// src/measure/sandbox/job-cores.ts
var jobCores = ({ time, cores: wanted2 = null }, allowed) => {
  const most9 = Math.max(1, allowed.length);
  const count2 = Math.min(wanted2 ?? most9, most9);
  return { cores: count2 < most9 ? allowed.slice(-count2).join(",") : null, cpu: Math.ceil(time / 1e3 * count2) };
};

// src/measure/sandbox/launch.ts
var onCores = ({ limits: { cores }, command, args }) => cores === null ? [command, ...args] : ["taskset", "-c", cores, command, ...args];
var limited = (order) => {
  const { isolation, limits: limits3 } = order;
  if (!isolation.tools.prlimit) return onCores(order);
  const both = (name, value) => `--${name}=${value}:${value}`;
  return [
    "prlimit",
    both("nofile", limits3.openFiles),
    both("fsize", limits3.fileSize),
    both("core", 0),
    both("cpu", limits3.cpu),
    ...limits3.tasks === null ? [] : [both("nproc", limits3.tasks)],
    "--",
    ...onCores(order)
  ];
};
var asUser = ({ user }) => user === null ? [] : ["--reuid", String(user.uid), "--regid", String(user.gid), "--clear-groups", "--no-new-privs"];
var inside = (order) => {
  const { isolation, self } = order;
  if (isolation.namespaces === "root")
    return isolation.user === null ? limited(order) : ["setpriv", ...asUser(isolation), "--", ...limited(order)];
  const ids = [`--map-user=${self.uid}`, `--map-group=${self.gid}`];
  return ["unshare", "--user", ...ids, "--", "setpriv", "--no-new-privs", "--", ...limited(order)];
};
var tether = ["--pdeathsig", "KILL"];
var launchOf = (order) => {
  const { isolation, mounts, network, workingDirectory } = order;
  const { namespaces, tools } = isolation;
  if (namespaces === null) {
    const options = [...asUser(isolation), ...tether];
    return tools.setpriv ? ["setpriv", ...options, "--", ...limited(order)] : limited(order);
  }
  const steps2 = network === "none" ? [...mounts, ["loopback", "", ""]] : mounts;
  return [
    "setpriv",
    ...tether,
    "--",
    "unshare",
    ...namespaces === "user" ? ["--user", "--map-root-user"] : [],
    "--pid",
    "--fork",
    "--kill-child=SIGKILL",
    "--mount",
    "--mount-proc",
    "--ipc",
    ...network === "none" ? ["--net"] : [],
    "--",
    "sh",
    "-c",
    setupScript,
    "sandbox",
    workingDirectory,
    ...steps2.flat(),
    "--",
    ...inside(order)
  ];
};

// src/measure/sandbox/mount-table.ts
var plain = (text) => text.replaceAll(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)));
var parseMountTable = (text) => text.split("\n").flatMap((line) => {
  const [mount = "", source = ""] = line.split(" - ");
  const fields2 = mount.split(" ");
  const [path, options, type] = [fields2[4], fields2[5], source.split(" ")[0]];
  if (path === void 0 || options === void 0 || type === void 0 || type === "") return [];
  return [{ path: plain(path), type, options: options.split(",") }];
});
var isAt = (parent, path) => path === parent || path.startsWith(parent === "/" ? "/" : `${parent}/`);
var lasting = /* @__PURE__ */ new Set(["nosuid", "nodev", "noexec", "noatime", "nodiratime", "relatime"]);
var readOnlyOptions = (path, table) => {
  const holding = table.reduce(
    (best, it) => isAt(it.path, path) && it.path.length >= (best?.path.length ?? 0) ? it : best,
    null
  );
  return ["bind", "ro", ...(holding?.options ?? []).filter((it) => lasting.has(it))].join(",");
};
var kernels = ["/proc", "/sys", "/dev"];
var writableMounts = (table) => {
  const paths = table.filter(({ path, options }) => options.includes("rw") && !kernels.some((it) => isAt(it, path))).map(({ path }) => path);
  return [...new Set(paths)].toSorted((one, other) => one.length - other.length);
};

// src/measure/sandbox/mount-plan.ts
var emptyOptions = "size=64k,mode=755,nosuid,nodev";
var sharedMemoryOptions = "size=256m,mode=1777,nosuid,nodev";
var depth = (path) => path.split("/").filter((part) => part !== "").length;
var inOrder = (one, other) => depth(one.path) - depth(other.path) || Number(one.kind === "kept") - Number(other.kind === "kept");
var covers2 = (layer) => layer !== void 0 && layer.kind !== "kept";
var planMounts = (request) => {
  const { directory, table, sharedMemory } = request;
  const stage = `${directory}/stage`;
  const kept = [.../* @__PURE__ */ new Set([directory, ...request.visible])].map((path, index) => ({
    kind: "kept",
    path,
    source: `./${index}`
  }));
  const layer = (kind, source) => (path) => ({ kind, path, source });
  const layers = [
    ...request.hidden.map(layer("empty", "")),
    ...request.hiddenFiles.map(layer("file", "/dev/null")),
    ...request.shared.map(layer("temporary", "./0/tmp")),
    ...kept
  ].toSorted(inOrder);
  const applied = [];
  const steps2 = [];
  for (const it of layers) {
    const above = applied.findLast(({ path }) => isAt(path, it.path));
    const isJob = it.path === directory;
    if (it.kind === "kept" ? !covers2(above) && !isJob : covers2(above)) continue;
    applied.push(it);
    if (it.kind === "empty") steps2.push(["empty", emptyOptions, it.path]);
    else {
      if (it.kind === "kept" && covers2(above)) steps2.push(["directory", "", it.path]);
      steps2.push([it.kind === "file" ? "bind" : "put", it.source, it.path]);
      if (it.kind === "kept" && !isJob) steps2.push(["remount", readOnlyOptions(it.path, table), it.path]);
    }
  }
  const empty = applied.filter(({ kind }) => kind === "empty").map(({ path }) => path);
  const writable = writableMounts(table).filter((path) => !empty.some((it) => isAt(it, path)));
  return [
    ["empty", emptyOptions, stage],
    ...kept.flatMap(({ path }, index) => [
      ["directory", "", `${stage}/${index}`],
      ["bind", path, `${stage}/${index}`]
    ]),
    ["enter", stage, ""],
    // A file system of another kind (FUSE, a stale network mount) may refuse it: the job's user has no more rights there then
    // than on the machine.
    ...writable.map((path) => [
      path === "/" ? "remount" : "try-remount",
      readOnlyOptions(path, table),
      path
    ]),
    ...steps2,
    ...sharedMemory === null ? [] : [["empty", sharedMemoryOptions, sharedMemory]],
    ...empty.map((path) => ["remount", "bind,ro,nosuid,nodev", path])
  ];
};

// src/measure/sandbox/open-files-limit.ts
var usual = 16384;
var parseOpenFilesLimit = (text) => {
  const [, hard] = /^Max open files\s+\S+\s+(\d+)/m.exec(text) ?? [];
  return hard === void 0 ? null : Number(hard);
};
var openFilesLimit = (wanted2 = usual) => Math.min(wanted2, parseOpenFilesLimit(readProc("self/limits") ?? "") ?? wanted2);

// src/measure/sandbox/read-mount-request.ts
import { existsSync, readFileSync as readFileSync3, realpathSync, statSync } from "node:fs";
import { dirname as dirname2 } from "node:path";
var statOf = (path) => statSync(path, { throwIfNoEntry: false }) ?? null;
var existing = (paths) => [
  ...new Set(paths.filter((path) => existsSync(path)).map((path) => realpathSync(path)))
];
var canEnter = ({ mode, uid, gid }, user) => {
  if (uid === user.uid) return (mode & 64) !== 0;
  return (mode & (gid === user.gid ? 8 : 1)) !== 0;
};
var closedAbove = (path, user) => {
  const parent = dirname2(path);
  if (parent === path) return null;
  const above = closedAbove(parent, user);
  if (above !== null) return above;
  const stat3 = statOf(parent);
  return stat3 === null || canEnter(stat3, user) ? null : parent;
};
var socketPlaces = () => existsSync("/run/current-system") ? ["/run/user", "/run/dbus", "/run/docker.sock", "/run/containerd", "/run/podman", "/run/postgresql", "/run/mysqld"] : ["/run", "/var/run"];
var resolverPlaces = (sockets) => existing(["/etc/resolv.conf"]).map(dirname2).filter((path) => sockets.some((it) => path.startsWith(`${it}/`)));
var readMountRequest = (directory, { hidden, visible, user }) => {
  const sockets = existing(socketPlaces());
  const shown3 = existing([...visible, ...resolverPlaces(sockets)]);
  const closed = user === null ? [] : [directory, ...shown3].map((path) => closedAbove(path, user));
  const all = existing([...hidden, ...sockets, ...closed.filter((it) => it !== null)]).filter((path) => path !== "/");
  const isDirectory = (path) => statOf(path)?.isDirectory() === true;
  return {
    directory,
    hidden: all.filter(isDirectory),
    hiddenFiles: all.filter((path) => !isDirectory(path)),
    shared: existing(["/tmp", "/var/tmp"]),
    visible: shown3.filter(isDirectory),
    sharedMemory: existing(["/dev/shm"])[0] ?? null,
    table: parseMountTable(readFileSync3("/proc/self/mountinfo", "utf8"))
  };
};

// src/measure/sandbox/start-sandboxed.ts
var threads = 16;
var startSandboxed = (order, disk) => {
  const { directory, isolation, limits: limits3, environment, command, args } = order;
  const { workingDirectory = join5(directory, "home") } = order;
  const { namespaces, user } = isolation;
  const [program, ...rest] = launchOf({
    isolation,
    command,
    args,
    workingDirectory,
    mounts: namespaces === null ? [] : planMounts(readMountRequest(directory, isolation)),
    network: limits3.network ?? "host",
    self: { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 },
    limits: {
      openFiles: openFilesLimit(limits3.openFiles),
      fileSize: disk,
      tasks: isKeptApart(isolation) ? threads * limits3.processes : null,
      ...jobCores(limits3, allowedCores())
    }
  });
  return spawn(program, rest, {
    // In a namespace it goes to its directory when that is mounted.
    cwd: namespaces === null ? workingDirectory : "/",
    env: jobEnvironment(environment, { directory, id: basename2(directory), user: user?.name ?? "pacegate" }),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true
  });
};

// src/measure/sandbox/watch-disk.ts
import { setTimeout as sleep2 } from "node:timers/promises";

// src/measure/sandbox/disk-use.ts
import { lstatSync, opendirSync } from "node:fs";
import { setImmediate as otherWork } from "node:timers/promises";
var blockSize = 512;
var atOnce = 2e3;
var bytesOf = (path) => Buffer.from(path, "latin1");
function* namesIn(folder) {
  const handle = opendirSync(bytesOf(folder), { encoding: "latin1" });
  try {
    for (let entry2 = handle.readSync(); entry2 !== null; entry2 = handle.readSync()) yield entry2.name;
  } finally {
    handle.closeSync();
  }
}
var diskUse = async (directory, most9, signal) => {
  const several = /* @__PURE__ */ new Set();
  const open = [Buffer.from(directory).toString("latin1")];
  let bytes = 0;
  let entries = 0;
  let problem = null;
  for (let folder = open.pop(); folder !== void 0 && !signal.aborted; folder = open.pop()) {
    try {
      for (const name of namesIn(folder)) {
        entries += 1;
        if (entries > most9)
          return { bytes, entries, problem: `has more than ${most9.toLocaleString("en-US")} files and directories` };
        if (entries % atOnce === 0) await otherWork();
        const path = `${folder}/${name}`;
        const stat3 = lstatSync(bytesOf(path), { throwIfNoEntry: false });
        if (stat3 === void 0) continue;
        const identity = `${stat3.dev}:${stat3.ino}`;
        if (several.has(identity)) continue;
        if (stat3.isDirectory()) open.push(path);
        else if (stat3.nlink > 1) several.add(identity);
        bytes += stat3.blocks * blockSize;
      }
    } catch (error) {
      if (errorCode(error) === "ENAMETOOLONG") problem = "nests directories deeper than a path can be long";
    }
  }
  return { bytes, entries, problem };
};

// src/measure/sandbox/unlinked-bytes.ts
import { readlinkSync, statSync as statSync2 } from "node:fs";
var unlinkedBytes = (pids, directory) => {
  const seen = /* @__PURE__ */ new Set();
  let bytes = 0;
  const disk = statSync2(directory, { throwIfNoEntry: false })?.dev;
  for (const pid of pids) {
    for (const descriptor of listProc(`${pid}/fd`)) {
      const path = `/proc/${pid}/fd/${descriptor}`;
      try {
        if (!readlinkSync(path).endsWith(" (deleted)")) continue;
        const { dev, ino, blocks } = statSync2(path);
        if (dev !== disk || seen.has(ino)) continue;
        seen.add(ino);
        bytes += blocks * 512;
      } catch {
      }
    }
  }
  return bytes;
};

// src/measure/sandbox/watch-disk.ts
var interval = 1e3;
var longestPause = 3e5;
var stepOf = (most9, counted) => Math.max(1e6, (most9 - counted) / 8);
var stepOfFiles = (most9, counted) => Math.max(1e3, (most9 - counted) / 8);
var watchDisk = async ({ directory, most: most9, pids, onBreach, signal, ...rest }) => {
  const { mostFiles: mostFiles2 = affordableFiles(directory) } = rest;
  const before2 = freeSpace(directory) ?? 0;
  let counted = null;
  while (!signal.aborted) {
    const free = freeSpace(directory) ?? 0;
    const filesLeft = freeFiles(directory) ?? 0;
    const isDue = counted === null || counted.free - free > stepOf(most9, counted.bytes) || counted.freeFiles - filesLeft > stepOfFiles(mostFiles2, counted.entries) || performance.now() - counted.at > longestPause;
    if (isDue) {
      const { bytes, entries, problem } = await diskUse(directory, mostFiles2, signal);
      const nameless = before2 - free > bytes + stepOf(most9, bytes) ? unlinkedBytes(pids(), directory) : 0;
      counted = { at: performance.now(), bytes, entries, free, freeFiles: filesLeft };
      if (problem !== null) return onBreach({ limit: "disk", text: `What the measurement wrote ${problem}.` });
      if (bytes + nameless > most9) return onBreach(breachOf("disk", bytes + nameless, most9));
    }
    await sleep2(interval, void 0, { signal }).catch(() => {
    });
  }
};

// src/measure/sandbox/watch-processes.ts
import { setTimeout as sleep3 } from "node:timers/promises";
var interval2 = { usual: 500, near: 100 };
var leading = 3;
var watchProcesses = async ({ processes, limits: limits3, onBreach, signal }) => {
  while (!signal.aborted) {
    const most9 = limits3.processes + leading;
    const { processes: count2, memory } = processes.look(most9);
    if (count2 > most9) return onBreach(breachOf("processes", count2, limits3.processes));
    if (memory > limits3.memory) return onBreach(breachOf("memory", memory, limits3.memory));
    const isNear = count2 > most9 / 2 || memory > limits3.memory / 2;
    await sleep3(isNear ? interval2.near : interval2.usual, void 0, { signal }).catch(() => {
    });
  }
};

// src/measure/sandbox/run-sandboxed.ts
var longestTimer = 2 ** 31 - 1;
var drain = 1e3;
var again = 200;
var cure = "Look at the log of the worker from its start, which says what it tried; PACEGATE_JOB_ISOLATION names another way.";
var startFailure = (error) => new PreparationError(
  `The sandbox could not be started: ${error instanceof Error ? error.message : String(error)}.`,
  cure,
  { cause: error }
);
var runSandboxed = async (order) => {
  const { directory, limits: limits3, isolation, environment, signal, onLine = () => {
  } } = order;
  signal.throwIfAborted();
  await prepareJob(directory, isolation.user, order.npmrc ?? readRegistries(environment));
  signal.throwIfAborted();
  const started = performance.now();
  const disk = affordableDisk(directory, limits3.disk);
  const child = startSandboxed(order, disk);
  const closed = once(child, "close").catch(() => {
  });
  const ended = once(child, "exit").catch((error) => {
    throw startFailure(error);
  });
  const tail = createOutputTail(30);
  const lines = createLineReader(onLine);
  for (const stream of [child.stdout, child.stderr]) {
    const kept = tail.stream();
    stream?.on("data", (chunk) => kept.write(chunk));
  }
  child.stderr?.on("data", (chunk) => lines.write(chunk));
  const { pid } = child;
  const processes = pid === void 0 ? null : createSandboxProcesses(pid, jobMarker(basename3(directory)), isolation);
  const watching = new AbortController();
  const state = { breach: null, killing: null };
  const kill = () => {
    processes?.kill();
    state.killing ??= setInterval(() => processes?.kill(), again);
  };
  const onBreach = (it) => {
    state.breach ??= it;
    kill();
  };
  signal.addEventListener("abort", kill, { once: true });
  const timer = setTimeout(
    () => onBreach(breachOf("time", limits3.time, limits3.time)),
    Math.min(longestTimer, limits3.time)
  );
  const watch = { limits: limits3, onBreach, signal: watching.signal };
  const watches = Promise.all(
    processes === null ? [] : [
      watchProcesses({ ...watch, processes }),
      watchDisk({ ...watch, directory, most: disk, pids: () => processes.pids() })
    ]
  );
  watches.catch(() => {
  });
  try {
    await ended;
  } finally {
    clearTimeout(timer);
    if (state.killing !== null) clearInterval(state.killing);
    signal.removeEventListener("abort", kill);
    watching.abort();
    await processes?.clear();
    await watches;
    await Promise.race([closed, sleep4(drain, null, { ref: false })]);
    child.stdout?.destroy();
    child.stderr?.destroy();
  }
  signal.throwIfAborted();
  const end = { code: child.exitCode, signal: child.signalCode, breach: state.breach, tail: tail.lines() };
  if (end.code === setupFailed && isolation.namespaces !== null && end.breach === null)
    throw new PreparationError(end.tail.at(-1) ?? "The sandbox can't be set up.", cure);
  return { ...end, duration: performance.now() - started };
};

// src/measure/sandbox/try-isolation.ts
var ownProcesses = 12;
var probe = `
mode=$1
node=$2
shift 2
fail() { echo "$1"; exit 1; }
while [ "$1" != -- ]; do
  [ -r "$1" ] && [ -x "$1" ] || fail "a job can't read $1"
  shift
done
shift
for place in "$HOME" "$TMPDIR"; do
  echo probe > "$place/probe" || fail "a job can't write to $place"
done
"$node" -e 0 || fail "a job can't run $node"
[ "$mode" = apart ] || exit 0
for canary do
  [ ! -e "$canary" ] || fail "a job can see $canary, which is to be hidden"
done
set -- /proc/[0-9]*
[ "$#" -le ${ownProcesses} ] || fail "a job can see $# processes"
`;
var limits = { memory: 2e9, disk: 1e8, processes: 50, time: 3e4 };
var withCanaries = async (directories, work2) => {
  const files = [];
  try {
    for (const directory of directories) {
      if ((await stat(directory).catch(() => null))?.isDirectory() !== true) continue;
      const file = join6(directory, `.pacegate-probe-${randomUUID2()}`);
      const isWritten = await writeFile4(file, "", { flag: "wx" }).then(
        () => true,
        () => false
      );
      if (isWritten) files.push(file);
    }
    return await work2(files);
  } finally {
    for (const file of files) await rm2(file, { force: true });
  }
};
var tryIsolation = async ({ isolation, directory, environment, network }) => {
  await using job = await createJobDirectory(directory);
  const isApart = isolation.namespaces !== null;
  const hidden = isApart ? isolation.hidden.filter((it) => !isolation.visible.includes(it)) : [];
  return await withCanaries(hidden, async (canaries) => {
    const places = [...isolation.visible, "--", ...canaries];
    try {
      const { code, signal, breach, tail } = await runSandboxed({
        command: "sh",
        args: ["-c", probe, "probe", isApart ? "apart" : "beside", process.execPath, ...places],
        directory: job.path,
        environment,
        limits: { ...limits, network },
        isolation,
        signal: AbortSignal.timeout(6e4)
      });
      if (code === 0 && breach === null) return null;
      return breach?.text ?? tail.at(-1) ?? `it ended ${code === null ? `by ${signal}` : `with exit code ${code}`}`;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  });
};

// src/measure/sandbox/detect-isolation.ts
var candidatesOf = (choice2, isRoot2, user) => {
  if (choice2 === "none") return [{ namespaces: null, user: null }];
  const all = isRoot2 ? [
    ...user === null ? [] : [{ namespaces: "root", user }],
    // A job of root could change this machine's settings: only where it is asked for.
    ...choice2 === "namespaces" ? [{ namespaces: "root", user: null }] : [],
    ...user === null ? [] : [{ namespaces: null, user }]
  ] : [{ namespaces: "user", user: null }];
  if (choice2 === "namespaces") return all.filter(({ namespaces }) => namespaces !== null);
  return choice2 === "user" ? all.filter(({ namespaces }) => namespaces === null) : [...all];
};
var absolute = (paths) => [...new Set(paths.map((path) => resolve3(path)))];
var nameOf = ({ namespaces, user }) => {
  const parts = [
    ...namespaces === null ? [] : [namespaces === "user" ? "namespaces of a user" : "namespaces"],
    ...user === null ? [] : [`user ${user.name}`]
  ];
  return parts.join(" and ") || "none";
};
var nothingWorks = (choice2, isRoot2, tried) => new UsageError(
  `Jobs can't be kept apart from this machine (isolation ${choice2}). ${tried.join(" ")}`.trim(),
  isRoot2 ? "See docs/security.md: make a user for jobs (useradd --system --no-create-home pacegate-job) that may read where Pacegate is installed, and in a container allow namespaces (--cap-add SYS_ADMIN). Only where every pull request is trusted: PACEGATE_JOB_ISOLATION=none." : "See docs/security.md: run the worker as root, which gives its rights away before a job starts, or allow user namespaces (sysctl kernel.unprivileged_userns_clone, kernel.apparmor_restrict_unprivileged_userns). Only where every pull request is trusted: PACEGATE_JOB_ISOLATION=none."
);
var unusableUser = (wanted2) => new UsageError(
  `Jobs can't run as user ${wanted2.slice(0, 100)}: only root may start programs as another user.`,
  "Run the worker as root, or leave PACEGATE_JOB_USER out."
);
var noTaskset = () => new UsageError(
  "PACEGATE_JOB_CORES needs taskset, which is not there.",
  "Install util-linux, or leave PACEGATE_JOB_CORES out."
);
var detectIsolation = async (request) => {
  const { choice: choice2, directory, environment, network = "host", cores = null } = request;
  const isRoot2 = process.getuid?.() === 0;
  if (request.user !== null && !isRoot2 && choice2 !== "none") throw unusableUser(request.user);
  const path = plainEnvironment(environment)["PATH"] ?? "";
  const tools = {
    setpriv: isOnPath("setpriv", path),
    prlimit: isOnPath("prlimit", path),
    taskset: isOnPath("taskset", path)
  };
  if (cores !== null && !tools.taskset) throw noTaskset();
  const user = isRoot2 && choice2 !== "none" ? findJobUser(request.user) : null;
  const hidden = absolute([...request.hidden, homedir(), ...npmConfigurations(environment)]).filter((it) => it !== "/");
  const visible = absolute(request.visible);
  const tried = [];
  for (const candidate of candidatesOf(choice2, isRoot2, user)) {
    if (network === "none" && candidate.namespaces === null) {
      tried.push(`${nameOf(candidate)}: the network can only be taken away in namespaces.`);
      continue;
    }
    const words = describeIsolation({ ...candidate, hidden, network });
    const isolation = { ...candidate, hidden, visible, tools, ...words };
    if (choice2 === "none") return isolation;
    const why = await tryIsolation({ isolation, directory, environment, network });
    if (why === null) return isolation;
    tried.push(`${nameOf(candidate)}: ${why.replace(/\.?$/, ".")}`);
  }
  throw nothingWorks(choice2, isRoot2, tried);
};

// src/measure/sandbox/sweep-jobs.ts
import { lstat, readdir as readdir2, readFile } from "node:fs/promises";
import { join as join7 } from "node:path";
var unownedAge = 6e5;
var unknownAge = 24 * 36e5;
var sweepQuiet = 100;
var isStale = async (path) => {
  const stat3 = await lstat(path);
  if (!stat3.isDirectory() || stat3.uid !== process.getuid?.()) return false;
  const owner = parseOwner(await readFile(join7(path, jobOwner), "utf8").catch(() => ""));
  const age = Date.now() - stat3.mtimeMs;
  if (owner === null) return age > unownedAge;
  const state = ownerState(owner);
  return state === "gone" || state === "unknown" && age > unknownAge;
};
var sweepJobs = async (directory) => {
  const names2 = await readdir2(directory).catch(() => []);
  let removed = 0;
  for (const name of names2.filter((it) => it.startsWith(jobPrefix))) {
    const path = join7(directory, name);
    try {
      if (!await isStale(path)) continue;
      await killMarkedUntilQuiet(jobMarker(name), sweepQuiet);
      await removeDirectory(path);
      removed += 1;
    } catch {
    }
  }
  return removed;
};

// src/usecases/app/work/own-command-line.ts
import { dirname as dirname3, join as join8 } from "node:path";
import { fileURLToPath } from "node:url";
var ownCommandLine = (module = import.meta.url) => {
  const here = fileURLToPath(module);
  const isSource = here.endsWith(".ts");
  const root = join8(dirname3(here), isSource ? "../../../.." : ".");
  const script = isSource ? join8(root, "src/cli/pacegate.ts") : join8(root, "pacegate.js");
  const programs = dirname3(process.execPath);
  return { cli: [process.execPath, script], visible: [root, programs.endsWith("/bin") ? dirname3(programs) : programs] };
};

// src/app/browser-directory.ts
import { realpathSync as realpathSync2 } from "node:fs";
import { dirname as dirname4 } from "node:path";
var realOf = (path) => {
  try {
    return realpathSync2(path);
  } catch {
    return null;
  }
};
var browserDirectory = (environment, hidden) => {
  const program = environment["CHROME_PATH"] ?? "";
  if (program === "") return [];
  const file = realOf(program);
  if (file === null) return [];
  const directory = dirname4(file);
  return hidden.some((it) => isAt(directory, realOf(it) ?? it)) ? [] : [directory];
};

// src/app/prepare-jobs.ts
var npmrcOf = (path) => {
  if (path === null) return null;
  try {
    return readFileSync4(path, "utf8");
  } catch (error) {
    throw new UsageError(
      `PACEGATE_JOB_NPMRC names ${path}, which can't be read.`,
      "Name a file that this user may read, or leave it out.",
      { cause: error }
    );
  }
};
var prepareJobs = async ({ data, secretFiles, limits: limits3 }, { log, environment }) => {
  const npmrc = npmrcOf(limits3.npmrc);
  const directory = join9(data, "jobs");
  const swept = await sweepJobs(directory);
  if (swept > 0) log.warn("What workers that were killed had left was removed.", { jobs: swept });
  const detected = await detectIsolation({
    choice: limits3.isolation,
    user: limits3.user,
    directory,
    hidden: [data, ...secretFiles],
    visible: ownCommandLine().visible,
    environment,
    network: limits3.network,
    cores: limits3.cores
  });
  const isolation = { ...detected, visible: [...detected.visible, ...browserDirectory(environment, detected.hidden)] };
  const { namespaces, user, prevented, notPrevented } = isolation;
  const found = { namespaces, user: user?.name ?? null, prevented, notPrevented };
  if (!isKeptApart(isolation))
    log.warn(
      "Measured code is not kept apart: forks are not measured; measure only what you trust (docs/security.md).",
      found
    );
  else log.info("Measured code is kept apart.", found);
  const { memory, disk, processes, time, cores, network, loadTime } = limits3;
  return { directory, limits: { memory, disk, processes, time, cores, network }, loadTime, isolation, npmrc };
};

// src/github/app-clients.ts
import { createAppAuth } from "@octokit/auth-app";

// src/github/authorize.ts
var hasHooks = (github) => "hook" in github;
var budgetIn = (headers) => {
  const resource = headers["x-ratelimit-resource"] ?? "core";
  const [left, limit, reset] = ["remaining", "limit", "reset"].map(
    (it) => Number.parseInt(String(headers[`x-ratelimit-${it}`]), 10)
  );
  if (resource !== "core" || left === void 0 || limit === void 0 || reset === void 0) return null;
  return [left, limit, reset].every(Number.isInteger) ? { left, limit, resetsAt: new Date(1e3 * reset) } : null;
};
var usedUp = ({ resetsAt }) => new GitHubError(
  `No request was sent: the rate limit of this installation is used up until ${resetsAt.toISOString().slice(11, 16)} UTC.`,
  "It is tried again then by itself. Where it happens often, give the App fewer repositories.",
  { status: 403 }
);
var authorize = (github, { header, onBudget = () => {
}, clock = systemClock }) => {
  if (!hasHooks(github)) throw new TypeError("Only a client that createGitHub made can be authorized.");
  let budget = null;
  const note = (headers) => {
    const told2 = budgetIn(headers);
    if (told2 === null) return;
    budget = told2;
    onBudget(told2);
  };
  const isUsedUp = (it) => it.left === 0 && it.resetsAt > clock.date();
  github.hook.wrap("request", async (request, options) => {
    if (budget !== null && isUsedUp(budget)) throw usedUp(budget);
    const send = async (renew) => {
      options.headers.authorization = await header(renew);
      const answer = await request(options);
      note(answer.headers);
      return answer;
    };
    try {
      return await send(false);
    } catch (error) {
      note(asRequestFailure(error)?.response?.headers ?? {});
      if (statusOf(error) !== 401) throw error;
      return send(true);
    }
  });
  return github;
};

// src/github/app-clients.ts
var shortestClone = 10 * 6e4;
var badKey = (error) => new GitHubError(
  "The App's private key can't sign.",
  "Give the whole PEM file that GitHub made for the App, line ends included.",
  { status: null, cause: error }
);
var createAppClients = ({
  appId,
  privateKey,
  log,
  onBudget = () => {
  },
  clock = systemClock,
  ...options
}) => {
  const open = () => createGitHub({
    ...options,
    token: null,
    userAgent: `pacegate/${version}`,
    clock,
    log: (line) => log.warn(line)
  });
  const app = authorize(open(), {
    header: async () => {
      try {
        return `bearer ${(await auth({ type: "app" })).token}`;
      } catch (error) {
        throw badKey(error);
      }
    },
    onBudget: (budget) => onBudget({ ...budget, installation: null }),
    clock
  });
  const auth = createAppAuth({
    appId,
    privateKey,
    // Asking for a token twice gives two tokens and does no harm.
    request: app.request.defaults({ request: repeatable }),
    log: { warn: (message) => log.warn(message) }
  });
  const tokenOf = (installationId, renew, narrowed = {}) => explained(
    `get a token for installation ${installationId}`,
    () => auth({ type: "installation", installationId, refresh: renew, ...narrowed })
  );
  const installations = /* @__PURE__ */ new Map();
  return {
    app,
    installation: (id) => {
      const known = installations.get(id);
      if (known !== void 0) return known;
      const github = authorize(open(), {
        header: async (renew) => `token ${(await tokenOf(id, renew)).token}`,
        onBudget: (budget) => onBudget({ ...budget, installation: id }),
        clock
      });
      installations.set(id, github);
      return github;
    },
    cloneToken: async (installationId, repositoryId) => {
      const narrowed = { repositoryIds: [repositoryId], permissions: { contents: "read" } };
      const kept = await tokenOf(installationId, false, narrowed);
      const isShort = Date.parse(kept.expiresAt) - clock.date().getTime() < shortestClone;
      const { token, expiresAt } = isShort ? await tokenOf(installationId, true, narrowed) : kept;
      return { token, expiresAt: new Date(expiresAt) };
    }
  };
};

// src/baseline/plan-rows.ts
var rowsByIdentity = (rows) => {
  const known = /* @__PURE__ */ new Map();
  for (const { row, line } of rows) {
    if (line.kind !== "record") continue;
    const identity = identityOf(line.record);
    known.set(identity, [...known.get(identity) ?? [], row]);
  }
  return known;
};
var planRows = (stored, { key, path, records }, bounds) => {
  const rows = stored.map((row) => ({ row, line: readLine(row.text, key) }));
  const lines = appendLines(
    rows.map(({ line }) => line),
    path,
    records,
    bounds
  );
  if (lines === null) return null;
  const kept = lines.filter((it) => it.kind === "record");
  const left = rowsByIdentity(rows);
  const changed = [];
  const added = [];
  for (const line of kept) {
    const row = left.get(identityOf(line.record))?.shift();
    if (row === void 0) added.push(line);
    else if (row.text !== line.text) changed.push({ id: row.id, text: line.text });
  }
  return {
    key,
    removed: [...left.values()].flat().map(({ id }) => id),
    changed,
    added: added.map(({ text, record }) => ({
      text,
      commit: record.commit,
      recordedAt: new Date(record.recordedAt)
    })),
    newest: kept.at(-1)?.record ?? null
  };
};

// src/baseline/sql-store.ts
var whyNot = (line) => line.kind === "newer" ? `${line.schema}, written by a newer version of Pacegate, so it is left out and kept as it is. Update Pacegate to use it.` : `${line.why}, so it is left out and kept as it is. Restore it from a copy of the database, or remove it.`;
var listed = (ids) => {
  const rest = ids.length - 5;
  return `${ids.length === 1 ? "row" : "rows"} ${ids.slice(0, 5).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
};
var readRows = (rows, key) => {
  const lines = rows.map(({ id, text }) => ({ id, line: readLine(text, key) }));
  const unread = lines.flatMap(({ id, line }) => line.kind === "record" ? [] : [{ id, why: whyNot(line) }]);
  return {
    records: lines.flatMap(({ line }) => line.kind === "record" ? [line.record] : []),
    problems: [...Map.groupBy(unread, ({ why }) => why)].map(
      ([why, group]) => `${seriesPath(key)}, ${listed(group.map(({ id }) => id))}: ${why}`
    )
  };
};
var createSqlStore = (table, { bounds = defaultBounds } = {}) => {
  const { place } = table;
  const told2 = async (what, work2) => {
    try {
      return await work2();
    } catch (error) {
      if (!(error instanceof PacegateError) || error instanceof BaselineError) throw error;
      throw new BaselineError(`The stored measurements in ${place} can't be ${what}: ${error.message}`, error.cure, {
        cause: error
      });
    }
  };
  return {
    place,
    list: () => told2("listed", () => table.list()),
    read: (key) => told2("read", async () => {
      seriesPath(key);
      return readRows(await table.read(key), key);
    }),
    append: (records) => told2("written", async () => {
      const additions = groupBySeries(records);
      if (additions.length === 0) return;
      await table.change(
        additions.map(({ key }) => key),
        ({ keys, rows }) => {
          checkCase([...keys, ...additions.map(({ key }) => key)].map(({ suite }) => suite));
          return additions.map((addition, index) => planRows(rows[index] ?? [], addition, bounds)).filter((it) => it !== null);
        }
      );
    })
  };
};

// src/database/store/database-failure.ts
var otherVersion = "Start `pacegate app` of this version once: it brings the tables up to date.";
var cures = {
  // No such table, column, schema.
  "42P01": otherVersion,
  "42703": otherVersion,
  "3F000": otherVersion,
  // Others were in the way, several times in a row.
  "40001": "Try again.",
  "40P01": "Try again.",
  "23505": "Try again."
};
var databaseFailure = (what, error) => {
  if (error instanceof PacegateError) return error;
  const code = errorCode(error);
  const said = error instanceof Error && error.message !== "" ? error.message : code ?? "no reason given";
  const cure2 = code === null ? void 0 : cures[code];
  return new DatabaseError(
    `The database could not ${what} (${said}).`,
    cure2 ?? "Look into the log of the database. If it has nothing to say, this is a defect: report it with this message.",
    { cause: error }
  );
};
var told = async (what, work2) => {
  try {
    return await work2();
  } catch (error) {
    throw databaseFailure(what, error);
  }
};

// src/database/store/run-row.ts
import { sql } from "kysely";
var runColumns = [
  "id",
  "seq",
  "repository_id",
  "purpose",
  "mode",
  "about",
  "head_sha",
  "base_sha",
  "base_ref",
  "requested_by",
  "is_approved",
  "state",
  "outcome",
  "problem",
  "check_run_id",
  "progress",
  "worker",
  "attempt",
  "created_at",
  "started_at",
  "heartbeat_at",
  "ended_at"
];
var isOpen = sql`state <> 'ended'`;
var purposeSchema = external_exports.discriminatedUnion("kind", [
  external_exports.object({ kind: external_exports.literal("pull-request"), number: external_exports.int(), isFork: external_exports.boolean() }),
  external_exports.object({ kind: external_exports.literal("merge-group"), headRef: external_exports.string() }),
  external_exports.object({ kind: external_exports.literal("refresh"), branch: external_exports.string() }),
  external_exports.object({
    kind: external_exports.literal("alert"),
    branch: external_exports.string(),
    alert: external_exports.string(),
    // The first version had neither.
    group: external_exports.string().nullable().default(null),
    resolvedAt: external_exports.string().nullable().default(null)
  })
]);
var toPurpose = (id, stored) => {
  const { data } = purposeSchema.safeParse(stored);
  if (data !== void 0) return data;
  throw new DatabaseError(
    `The run ${id} in the database is for nothing that this version knows.`,
    "Update Pacegate here if a newer version uses the same database; else restore the row from a copy, or delete it."
  );
};
var toRun = (row) => ({
  id: row.id,
  repositoryId: Number(row.repository_id),
  purpose: toPurpose(row.id, row.purpose),
  mode: row.mode,
  about: row.about,
  headSha: row.head_sha,
  base: row.base_sha === null || row.base_ref === null ? null : { sha: row.base_sha, ref: row.base_ref },
  requestedBy: row.requested_by,
  isApproved: row.is_approved,
  state: row.state,
  outcome: row.outcome,
  problem: row.problem,
  checkRunId: row.check_run_id === null ? null : Number(row.check_run_id),
  progress: row.progress,
  worker: row.worker,
  attempt: row.attempt,
  createdAt: row.created_at,
  startedAt: row.started_at,
  heartbeatAt: row.heartbeat_at,
  endedAt: row.ended_at
});

// src/database/active-runs.ts
var activeRuns = (kysely) => told("read runs", async () => {
  const rows = await kysely.selectFrom("pacegate.runs").select(runColumns).where("state", "=", "running").where(isOpen).orderBy("seq").execute();
  return rows.map(toRun);
});

// src/database/create-store.ts
import { randomUUID as randomUUID3 } from "node:crypto";
import { sql as sql12 } from "kysely";

// src/usecases/app/model.ts
var unknownDefaultBranch = "HEAD";
var hasCheck = ({ kind }) => kind !== "refresh" && kind !== "alert";
var runModes = ["check", "load", "investigate"];
var priorities = { mergeGroup: 30, command: 20, pullRequest: 10, load: 5, refresh: 0 };
var suffixOf = (mode) => mode === "check" ? "" : `-${mode}`;
var placeOf = (purpose) => {
  switch (purpose.kind) {
    case "pull-request":
      return `pr-${purpose.number}`;
    case "merge-group":
      return purpose.headRef;
    case "refresh":
      return "refresh";
    case "alert":
      return "alert";
  }
};
var runKey = ({ repositoryId, purpose, mode }) => `${repositoryId}/${placeOf(purpose)}${suffixOf(mode)}`;
var pullRequestKeys = (repositoryId, number) => runModes.map((mode) => runKey({ repositoryId, purpose: { kind: "pull-request", number, isFork: false }, mode }));
var externalIdOf = ({ purpose, mode }) => `${purpose.kind === "pull-request" ? placeOf(purpose) : purpose.kind}${suffixOf(mode)}`;
var checkNameOf = ({ mode }, name) => mode === "check" ? name : `${name} ${mode}`;
var alertTopic = (groupOrRun) => `alert-${groupOrRun}`;

// src/database/series-table.ts
import { sql as sql3 } from "kysely";

// src/database/store/lock.ts
import { sql as sql2 } from "kysely";
var lock = async (on, name) => {
  await sql2`select pg_advisory_xact_lock(hashtextextended(${`pacegate ${name}`}, 0))`.execute(on);
};

// src/database/store/newest-values.ts
var valuesSchema = external_exports.array(external_exports.object({ metric: external_exports.string(), scenario: external_exports.string().nullable(), value: external_exports.number() }));
var valuesOf = ({ metrics }) => metrics.filter(({ route }) => route === null).map(({ metric, scenario, value }) => ({ metric, scenario, value }));
var readValues = (stored) => valuesSchema.safeParse(stored).data ?? [];

// src/database/store/transact.ts
var mostTries = 5;
var passing = /* @__PURE__ */ new Set(["40001", "40P01", "23505"]);
var transact = async (kysely, work2) => {
  for (let tries = 1; ; tries++) {
    try {
      return await kysely.transaction().execute(work2);
    } catch (error) {
      if (tries === mostTries || !passing.has(errorCode(error))) throw error;
    }
  }
};

// src/database/series-table.ts
var list = (on, repositoryId) => on.selectFrom("pacegate.baseline_series").select(["suite", "environment"]).where("repository_id", "=", repositoryId).orderBy(sql3`suite collate "C"`).orderBy(sql3`environment collate "C"`).execute();
var read = async (on, repositoryId, { suite, environment }) => {
  const rows = await on.selectFrom("pacegate.baseline_records").select(["id", sql3`record::text`.as("text")]).where("repository_id", "=", repositoryId).where("suite", "=", suite).where("environment", "=", environment).orderBy("recorded_at").orderBy("id").execute();
  return rows.map(({ id, text }) => ({ id: String(id), text }));
};
var writeSeries = async (on, repositoryId, { key, newest }) => {
  const values = newest === null ? { newest_at: null, newest: null } : { newest_at: new Date(newest.recordedAt), newest: JSON.stringify(valuesOf(newest)) };
  await on.insertInto("pacegate.baseline_series").values({ repository_id: repositoryId, suite: key.suite, environment: key.environment, ...values }).onConflict((conflict) => conflict.columns(["repository_id", "suite", "environment"]).doUpdateSet(values)).execute();
};
var writeRecords = async (on, repositoryId, change) => {
  const { key, removed, changed, added } = change;
  if (removed.length > 0) await on.deleteFrom("pacegate.baseline_records").where("id", "in", removed).execute();
  for (const { id, text } of changed)
    await on.updateTable("pacegate.baseline_records").set({ record: text }).where("id", "=", id).execute();
  if (added.length === 0) return;
  await on.insertInto("pacegate.baseline_records").values(
    added.map(({ text, commit, recordedAt }) => ({
      repository_id: repositoryId,
      suite: key.suite,
      environment: key.environment,
      commit: commit.replaceAll("\0", ""),
      recorded_at: recordedAt,
      record: text
    }))
  ).execute();
};
var createSeriesTable = (kysely, { id, owner, name }) => ({
  place: `database of the App for ${owner}/${name}`,
  list: () => told("list stored measurements", () => list(kysely, id)),
  read: (key) => told("read stored measurements", () => read(kysely, id, key)),
  change: (keys, plan) => told(
    "store measurements",
    () => transact(kysely, async (on) => {
      await lock(on, `baselines ${id}`);
      const rows = [];
      for (const key of keys) rows.push(await read(on, id, key));
      for (const change of plan({ keys: await list(on, id), rows })) {
        await writeSeries(on, id, change);
        await writeRecords(on, id, change);
      }
    })
  )
});

// src/database/store/abandoned-runs.ts
import { sql as sql4 } from "kysely";

// src/database/store/read-runs.ts
var defaultLimit = 50;
var readRun = async (on, id) => {
  const row = await on.selectFrom("pacegate.runs").select(runColumns).where("id", "=", id).executeTakeFirst();
  return row === void 0 ? null : toRun(row);
};
var runsOf = async (on, repositoryId, { number, limit = defaultLimit, before: before2 } = {}) => {
  let query = on.selectFrom("pacegate.runs").select(runColumns).where("repository_id", "=", repositoryId);
  if (number !== void 0) query = query.where("number", "=", number);
  if (before2 !== void 0) query = query.where("created_at", "<", before2);
  const rows = await query.orderBy("created_at", "desc").fetch(limit, "with ties").execute();
  return rows.toSorted(
    (one, other) => other.created_at.getTime() - one.created_at.getTime() || Number(other.seq) - Number(one.seq)
  ).map(toRun);
};

// src/database/store/abandoned-runs.ts
var most = 100;
var silentRuns = async (on, now, { silence: silence2, upload }) => {
  const since = new Date(now - silence2);
  const { rows } = await sql4`
    select id, "at"
    from (
      select id, seq,
        case
          when state = 'running' then 'worker'
          when enqueued_at is not null then 'queue'
          when awaited_at is not null then 'upload'
          else 'opening'
        end as "at",
        coalesce(case when state = 'running' then heartbeat_at end, enqueued_at, awaited_at, created_at) as silent_since
      from pacegate.runs
      where ${isOpen} and state in ('queued', 'running')
    ) as waiting
    where silent_since < case "at" when 'upload' then ${new Date(now - upload)}::timestamptz else ${since}::timestamptz end
    order by seq
  `.execute(on);
  return rows;
};
var abandonedRuns = async (on, { queues, clock }, patience5) => {
  const silent = await silentRuns(on, clock.date().getTime(), patience5);
  if (silent.length === 0) return [];
  const live = await queues.withLiveJob(silent.map(({ id }) => id));
  const abandoned = [];
  for (const { id, at } of silent.filter((it) => !live.has(it.id)).slice(0, most)) {
    const run = await readRun(on, id);
    const isSame2 = at === "worker" ? run?.state === "running" : run?.state === "queued";
    if (run !== null && isSame2) abandoned.push({ run, at, failure: await queues.lastFailure(id) });
  }
  return abandoned;
};

// src/database/store/storable.ts
var storable = (text) => text.replaceAll("\0", "�");

// src/database/store/acceptances.ts
var toAcceptance = (id, stored) => {
  const { data } = acceptanceSchema.safeParse(stored);
  if (data !== void 0) return data;
  throw new DatabaseError(
    `The acceptance ${id} in the database is not what this version reads.`,
    "Update Pacegate here if a newer version uses the same database; else delete the row and accept again."
  );
};
var acceptances = async (on, repositoryId, number) => {
  const rows = await on.selectFrom("pacegate.acceptances").select(["id", "acceptance"]).where("repository_id", "=", repositoryId).where("number", "=", number).orderBy("seq").execute();
  return rows.map(({ id, acceptance }) => ({
    id,
    repositoryId,
    number,
    acceptance: toAcceptance(id, acceptance)
  }));
};
var saveAcceptance = async (on, { clock, newId }, { repositoryId, number, sourceId, acceptance }) => {
  await on.insertInto("pacegate.acceptances").values({
    id: newId(),
    repository_id: repositoryId,
    number,
    source_id: storable(sourceId),
    acceptance: JSON.stringify(acceptance),
    recorded_at: clock.date()
  }).onConflict((conflict) => conflict.columns(["repository_id", "number", "source_id"]).doNothing()).execute();
};

// src/database/store/alerts.ts
var most2 = 100;
var runsOfGroup = async (on, repositoryId, group) => {
  const rows = await on.selectFrom("pacegate.runs").select(runColumns).where("repository_id", "=", repositoryId).where("kind", "=", "alert").orderBy("created_at", "desc").orderBy("seq", "desc").limit(most2).execute();
  return rows.map(toRun).filter(({ purpose }) => purpose.kind === "alert" && purpose.group === group).map(({ id }) => id);
};
var resolveAlert = async (on, repositoryId, group, at) => {
  const ids = await runsOfGroup(on, repositoryId, group);
  if (ids.length === 0) return [];
  const open = await on.selectFrom("pacegate.runs").select(runColumns).where("id", "in", ids).where(isOpen).orderBy("seq").forUpdate().execute();
  for (const { id, purpose } of open.map(toRun)) {
    if (purpose.kind !== "alert") continue;
    const resolved = JSON.stringify({ ...purpose, resolvedAt: at });
    await on.updateTable("pacegate.runs").set({ purpose: resolved }).where("id", "=", id).execute();
  }
  return ids;
};

// src/database/store/commands.ts
import { sql as sql5 } from "kysely";
var longest2 = 6e4;
var isOf = ({ kind, id }) => sql5`source_kind = ${kind} and source_id = ${storable(id)}`;
var claimCommand = async (on, { clock }, command) => {
  const now = clock.date();
  const rows = await on.insertInto("pacegate.commands").values({
    source_kind: command.source.kind,
    source_id: storable(command.source.id),
    repository_id: command.repositoryId,
    number: command.number,
    requested_by: storable(command.by),
    text: storable(command.text),
    written_at: command.at,
    head_sha: command.headSha,
    claimed_at: now
  }).onConflict(
    (conflict) => conflict.columns(["source_id", "source_kind"]).doUpdateSet({ claimed_at: now }).where(
      sql5`commands.answered_at is null and commands.claimed_at <= ${new Date(now.getTime() - longest2)}`
    )
  ).returning("source_id").execute();
  if (rows.length > 0) return "claimed";
  const known = await on.selectFrom("pacegate.commands").select("answered_at").where(isOf(command.source)).executeTakeFirst();
  return (known?.answered_at ?? null) === null ? "held" : "answered";
};
var returnCommand = async (on, source) => {
  await on.updateTable("pacegate.commands").set({ claimed_at: /* @__PURE__ */ new Date(0) }).where(isOf(source)).where("answered_at", "is", null).execute();
};
var commandAnswered = async (on, { clock }, source, answer) => {
  await on.updateTable("pacegate.commands").set({ answer: storable(answer), answered_at: clock.date() }).where(isOf(source)).execute();
};

// src/database/store/counts.ts
import { sql as sql6 } from "kysely";
var deliveriesOf = async (on) => {
  const rows = await on.selectFrom("pacegate.deliveries").select(({ fn }) => ["event", fn.countAll().as("count")]).groupBy("event").orderBy("event").execute();
  return rows.map(({ event, count: count2 }) => ({ event, count: Number(count2) }));
};
var runsOf2 = async (on) => {
  const open = await on.selectFrom("pacegate.runs").select(({ fn }) => ["state", fn.countAll().as("count")]).where(isOpen).groupBy("state").execute();
  const ended = await on.selectFrom("pacegate.runs").select(({ fn }) => ["outcome", fn.countAll().as("count")]).where(sql6`state = 'ended'`).groupBy("outcome").orderBy("outcome").execute();
  const outcomes = ended.map(({ outcome, count: count2 }) => ({ outcome: outcome ?? "failed", count: Number(count2) }));
  const counts2 = new Map(open.map(({ state, count: count2 }) => [state, Number(count2)]));
  counts2.set(
    "ended",
    outcomes.reduce((sum, { count: count2 }) => sum + count2, 0)
  );
  const states = ["queued", "running", "measured", "ended"];
  return { runs: states.map((state) => ({ state, count: counts2.get(state) ?? 0 })), outcomes };
};
var newestOf2 = async (on) => {
  const rows = await on.selectFrom("pacegate.baseline_series as series").innerJoin("pacegate.repositories as repository", "repository.id", "series.repository_id").select(["repository.owner", "repository.name", "series.suite", "series.newest"]).distinctOn(["series.repository_id", "series.suite"]).where("series.newest", "is not", null).where("repository.state", "<>", "removed").orderBy("series.repository_id").orderBy("series.suite").orderBy("series.newest_at", "desc").execute();
  return rows.flatMap(
    ({ owner, name, suite, newest }) => readValues(newest).map((it) => ({ repository: `${owner}/${name}`, suite, ...it }))
  );
};
var counts = async (on, { queues }) => ({
  deliveries: await deliveriesOf(on),
  ...await runsOf2(on),
  queues: await queues.stats(),
  newest: await newestOf2(on)
});

// src/database/store/end-runs.ts
var isTold = ({ checkRunId, outcome, purpose }) => checkRunId !== null || outcome === "failed" && hasCheck(purpose) || outcome !== "cancelled" && purpose.kind === "alert";
var endLockedRuns = async (on, { queues, clock }, open, { outcome, problem }) => {
  if (open.length === 0) return [];
  const ids = open.map(({ id }) => id);
  const rows = await on.updateTable("pacegate.runs").set({ state: "ended", outcome, problem: storable(problem), ended_at: clock.date() }).where("id", "in", ids).returning(runColumns).execute();
  const waiting = open.filter(({ state }) => state === "queued").map(({ id }) => id);
  if (waiting.length > 0) await queues.dropMeasurements(on, waiting);
  const ended = rows.toSorted((one, other) => Number(one.seq) - Number(other.seq)).map(toRun);
  for (const run of ended.filter(isTold)) await queues.enqueueApp(on, { kind: "post", runId: run.id });
  return ended;
};
var openRuns = (on) => on.selectFrom("pacegate.runs").select(["id", "state"]).where(isOpen).orderBy("seq").forUpdate();
var endRun = async (on, tools, id, ending) => {
  await endLockedRuns(on, tools, await openRuns(on).where("id", "=", id).execute(), ending);
};
var cancelRuns = async (on, tools, key, why) => endLockedRuns(on, tools, await openRuns(on).where("key", "=", key).execute(), { outcome: "cancelled", problem: why });
var endRunsOfRepositories = async (on, tools, repositories, why) => {
  if (repositories.length === 0) return;
  const open = await openRuns(on).where("repository_id", "in", repositories).execute();
  await endLockedRuns(on, tools, open, { outcome: "cancelled", problem: why });
};

// src/database/store/issues.ts
var openIssues = (on, repositoryId) => on.selectFrom("pacegate.issues").select(["topic", "issue"]).where("repository_id", "=", repositoryId).where("state", "=", "open").orderBy("topic").execute();
var openIssue = async (on, repositoryId, topic) => {
  const row = await on.selectFrom("pacegate.issues").select("issue").where("repository_id", "=", repositoryId).where("topic", "=", topic).where("state", "=", "open").executeTakeFirst();
  return row?.issue ?? null;
};
var saveIssue = async (on, { clock }, { repositoryId, topic, issue, state }) => {
  const values = { issue, state, changed_at: clock.date() };
  await on.insertInto("pacegate.issues").values({ repository_id: repositoryId, topic, ...values }).onConflict((conflict) => conflict.columns(["repository_id", "topic"]).doUpdateSet(values)).execute();
};

// src/database/store/investigations.ts
var most3 = 20;
var mostEntries = 500;
var insertInvestigation = async (on, { clock }, run, investigation) => {
  const now = clock.date();
  const values = { state: investigation.state, investigation: JSON.stringify(investigation), changed_at: now };
  await on.insertInto("pacegate.investigations").values({
    run_id: run.runId,
    repository_id: Number(run.repository_id),
    number: run.number,
    head_sha: run.head_sha,
    created_at: now,
    ...values
  }).onConflict((conflict) => conflict.column("run_id").doUpdateSet(values)).execute();
};
var toStored = (row) => {
  const { data } = investigationSchema.safeParse(row.investigation);
  return data === void 0 ? [] : [
    {
      runId: row.run_id,
      number: row.number,
      headSha: row.head_sha,
      investigation: data,
      changedAt: row.changed_at,
      watchedUntil: row.watched_until
    }
  ];
};
var investigationsOf = async (on, repositoryId, number) => {
  const ofRepository = on.selectFrom("pacegate.investigations").selectAll().where("repository_id", "=", repositoryId);
  const asked = number === null ? ofRepository.where("number", "is", null) : ofRepository.where("number", "=", number);
  const rows = await asked.orderBy("seq", "desc").limit(most3).execute();
  return rows.flatMap(toStored);
};
var watchedInvestigations = async (on, { clock }, repositoryId) => {
  const rows = await on.selectFrom("pacegate.investigations").selectAll().where("repository_id", "=", repositoryId).where("watched_until", ">", clock.date()).orderBy("seq", "desc").limit(most3).execute();
  return rows.flatMap(toStored);
};
var saveInvestigation = async (on, { clock }, runId2, investigation, watchedUntil) => {
  await on.updateTable("pacegate.investigations").set({
    state: investigation.state,
    investigation: JSON.stringify(investigation),
    changed_at: clock.date(),
    watched_until: watchedUntil
  }).where("run_id", "=", runId2).execute();
};
var playbookOf = async (on, repositoryId) => {
  const rows = await on.selectFrom("pacegate.playbook_entries").select("entry").where("repository_id", "=", repositoryId).orderBy("proven_at", "desc").limit(mostEntries).execute();
  return rows.flatMap(({ entry: entry2 }) => playbookSchema.safeParse(entry2).data ?? []);
};
var savePlaybookEntry = async (on, repositoryId, entry2) => {
  const values = { proven_at: new Date(entry2.at), entry: JSON.stringify(entry2) };
  await on.insertInto("pacegate.playbook_entries").values({ repository_id: repositoryId, reference: storable(entry2.reference), ...values }).onConflict((conflict) => conflict.columns(["repository_id", "reference"]).doUpdateSet(values)).execute();
};

// src/database/store/lead.ts
import { sql as sql7 } from "kysely";
var lead = async (on, work2, holder, time) => {
  const until = sql7`clock_timestamp() + ${time}::float8 * interval '1 millisecond'`;
  const { rows } = await sql7`
    insert into pacegate.leases as lease (work, holder, until) values (${work2}, ${storable(holder)}, ${until})
    on conflict (work) do update set holder = excluded.holder, until = excluded.until
    where lease.holder = excluded.holder or lease.until < clock_timestamp()
    returning work
  `.execute(on);
  return rows.length > 0;
};

// src/database/store/replace-runs.ts
var isSame = (run, wanted2) => run.headSha === wanted2.headSha && run.mode === wanted2.mode && run.base?.ref === wanted2.base?.ref;
var replaceRuns = (open, wanted2) => {
  const same = wanted2.requestedBy === null ? open.find((it) => isSame(it, wanted2)) : void 0;
  if (same !== void 0) return { stays: same, over: [] };
  const isRefresh = wanted2.purpose.kind === "refresh";
  return { stays: null, over: isRefresh ? open.filter((it) => it.state === "queued") : open };
};

// src/database/store/make-run.ts
var hasty = { within: 2e4, delay: 1e4 };
var delayOf = ({ requestedBy }, over, now) => {
  const isHasty = over.some(({ createdAt }) => now.getTime() - createdAt.getTime() < hasty.within);
  return requestedBy === null && isHasty ? hasty.delay : 0;
};
var numberOf = ({ purpose }) => purpose.kind === "pull-request" ? purpose.number : null;
var endOlderHeads = async (on, tools, { repositoryId, purpose, headSha }) => {
  if (purpose.kind !== "pull-request") return;
  const older = await on.selectFrom("pacegate.runs").select(["id", "state"]).where("repository_id", "=", repositoryId).where("number", "=", purpose.number).where("mode", "<>", "check").where("head_sha", "<>", headSha).where(isOpen).orderBy("seq").forUpdate().execute();
  const problem = `The pull request has moved on to ${headSha.slice(0, 12)}.`;
  await endLockedRuns(on, tools, older, { outcome: "cancelled", problem });
};
var makeRun = async (on, tools, wanted2) => {
  const key = runKey(wanted2);
  const rows = await on.selectFrom("pacegate.runs").select(runColumns).where("key", "=", key).where(isOpen).orderBy("seq").forUpdate().execute();
  const { stays, over } = replaceRuns(rows.map(toRun), wanted2);
  if (stays !== null) return stays;
  const now = tools.clock.date();
  const problem = `A newer run took its place, for commit ${wanted2.headSha.slice(0, 12)}.`;
  await endLockedRuns(on, tools, over, { outcome: "cancelled", problem });
  await endOlderHeads(on, tools, wanted2);
  const row = await on.insertInto("pacegate.runs").values({
    id: tools.newId(),
    repository_id: wanted2.repositoryId,
    key,
    kind: wanted2.purpose.kind,
    number: numberOf(wanted2),
    purpose: JSON.stringify(wanted2.purpose),
    mode: wanted2.mode,
    about: storable(wanted2.about ?? ""),
    head_sha: wanted2.headSha,
    base_sha: wanted2.base?.sha ?? null,
    base_ref: wanted2.base?.ref ?? null,
    requested_by: wanted2.requestedBy,
    is_approved: wanted2.isApproved,
    priority: wanted2.priority,
    state: "queued",
    attempt: 0,
    created_at: now
  }).returning(runColumns).executeTakeFirstOrThrow();
  const run = toRun(row);
  const { priority } = wanted2;
  await tools.queues.enqueueApp(on, { kind: "open", runId: run.id }, { priority, delay: delayOf(wanted2, over, now) });
  return run;
};
var lockKey = (on, key) => lock(on, `runs ${key}`);

// src/database/store/measure-run.ts
var enqueueMeasurement = async (on, { queues, clock }, runId2) => {
  const row = await on.updateTable("pacegate.runs").set({ enqueued_at: clock.date() }).where("id", "=", runId2).where("state", "=", "queued").where("enqueued_at", "is", null).returning(["key", "priority", "mode"]).executeTakeFirst();
  if (row !== void 0)
    await queues.enqueueMeasurement(on, { runId: runId2, key: row.key, priority: row.priority, isLong: row.mode === "load" });
};
var awaitUpload = async (on, { clock }, runId2) => {
  await on.updateTable("pacegate.runs").set({ awaited_at: clock.date() }).where("id", "=", runId2).where("state", "=", "queued").where("awaited_at", "is", null).execute();
};
var saveCheckRun = async (on, { queues }, runId2, checkRunId) => {
  const before2 = await on.selectFrom("pacegate.runs").select(["state", "check_run_id"]).where("id", "=", runId2).forUpdate().executeTakeFirst();
  if (before2 === void 0) return;
  await on.updateTable("pacegate.runs").set({ check_run_id: checkRunId }).where("id", "=", runId2).execute();
  if (before2.state === "ended" && before2.check_run_id === null) await queues.enqueueApp(on, { kind: "post", runId: runId2 });
};
var beginRun = async (on, { clock }, runId2, worker) => {
  const now = clock.date();
  const row = await on.updateTable("pacegate.runs").set((eb) => ({
    state: "running",
    worker: storable(worker),
    attempt: eb("attempt", "+", 1),
    progress: null,
    started_at: now,
    heartbeat_at: now
  })).where("id", "=", runId2).where("state", "in", ["queued", "running"]).returning(runColumns).executeTakeFirst();
  return row === void 0 ? null : toRun(row);
};
var heartbeat = async (on, { clock }, { runId: runId2, attempt, progress }) => {
  const row = await on.updateTable("pacegate.runs").set({ heartbeat_at: clock.date(), ...progress === null ? {} : { progress: storable(progress) } }).where("id", "=", runId2).where("attempt", "=", attempt).where("state", "=", "running").returning("id").executeTakeFirst();
  return row !== void 0;
};

// src/database/store/prune.ts
import { sql as sql8 } from "kysely";
var batch = 1e3;
var most4 = sql8`limit ${sql8.lit(batch)}`;
var repeat = async (on, statement) => {
  let count2 = 0;
  for (; ; ) {
    const { rows } = await statement.execute(on);
    count2 += rows.length;
    if (rows.length < batch) return count2;
  }
};
var deliveriesBefore = (time) => sql8`
  delete from pacegate.deliveries where id in (
    select id from pacegate.deliveries where received_at < ${time} order by received_at ${most4}
  ) returning id`;
var runsBefore = (time) => sql8`
  delete from pacegate.runs where id in (
    select id from pacegate.runs where state = 'ended' and ended_at < ${time} order by ended_at ${most4}
  ) returning id`;
var rawBefore = (time) => sql8`
  update pacegate.runs set raw = null where id in (
    select id from pacegate.runs
    where raw is not null and state = 'ended' and ended_at < ${time} order by ended_at ${most4}
  ) returning id`;
var commandsBefore = (time) => sql8`
  delete from pacegate.commands where (source_id, source_kind) in (
    select source_id, source_kind from pacegate.commands where claimed_at < ${time} order by claimed_at ${most4}
  ) returning source_id`;
var headsBefore = (time) => sql8`
  delete from pacegate.pull_request_heads where id in (
    select old.id from pacegate.pull_request_heads as old
    where old.recorded_at < ${time} and exists (
      select from pacegate.pull_request_heads as newer
      where newer.repository_id = old.repository_id and newer.number = old.number and newer.id > old.id
    ) ${most4}
  ) returning id`;
var investigationsBefore = (time) => sql8`
  delete from pacegate.investigations where run_id in (
    select run_id from pacegate.investigations where changed_at < ${time} order by changed_at ${most4}
  ) returning run_id`;
var prune = async (on, { clock }, keep) => {
  const now = clock.date().getTime();
  const before2 = (age) => new Date(now - age);
  return {
    deliveries: await repeat(on, deliveriesBefore(before2(keep.deliveries))),
    runs: await repeat(on, runsBefore(before2(keep.runs))),
    raw: await repeat(on, rawBefore(before2(keep.raw))),
    commands: await repeat(on, commandsBefore(before2(keep.runs))),
    investigations: await repeat(on, investigationsBefore(before2(keep.runs))),
    heads: await repeat(on, headsBefore(before2(keep.runs)))
  };
};

// src/database/store/pull-requests.ts
import { sql as sql9 } from "kysely";
var toPullRequest = (row) => ({
  repositoryId: Number(row.repository_id),
  number: row.number,
  headSha: row.head_sha,
  headRef: row.head_ref,
  baseSha: row.base_sha,
  baseRef: row.base_ref,
  isFork: row.is_fork,
  isDraft: row.is_draft,
  isOpen: row.is_open,
  headRecordedAt: row.head_recorded_at,
  updatedAt: row.updated_at
});
var pullRequest = async (on, repositoryId, number) => {
  const row = await on.selectFrom("pacegate.pull_requests").selectAll().where("repository_id", "=", repositoryId).where("number", "=", number).executeTakeFirst();
  return row === void 0 ? null : toPullRequest(row);
};
var upsert = (on, pull) => sql9`
    with pull as (
      insert into pacegate.pull_requests as known (
        repository_id, number, head_sha, head_ref, base_sha, base_ref, is_fork, is_draft, is_open, head_recorded_at,
        updated_at
      )
      values (
        ${pull.repositoryId}, ${pull.number}, ${pull.headSha}, ${pull.headRef}, ${pull.baseSha}, ${pull.baseRef},
        ${pull.isFork}, ${pull.isDraft}, ${pull.isOpen}, ${pull.headRecordedAt}, ${pull.updatedAt}
      )
      on conflict (repository_id, number) do update set
        head_sha = excluded.head_sha,
        head_ref = excluded.head_ref,
        base_sha = excluded.base_sha,
        base_ref = excluded.base_ref,
        is_fork = excluded.is_fork,
        is_draft = excluded.is_draft,
        is_open = excluded.is_open,
        head_recorded_at =
          case when known.head_sha = excluded.head_sha then known.head_recorded_at else excluded.head_recorded_at end,
        updated_at = excluded.updated_at
      where known.updated_at <= excluded.updated_at
      returning known.repository_id, known.number, known.head_sha, known.head_recorded_at, known.updated_at
    ),
    head as (
      insert into pacegate.pull_request_heads (repository_id, number, head_sha, recorded_at, dated_at)
      select repository_id, number, head_sha, head_recorded_at, updated_at from pull
      where head_recorded_at = ${pull.headRecordedAt}
    )
    select head_recorded_at from pull
  `.execute(on);
var savePullRequest = async (on, news) => {
  const { rows } = await upsert(on, news);
  const [row] = rows;
  if (row !== void 0) return { recorded: { ...news, headRecordedAt: row.head_recorded_at }, isStale: false };
  const recorded = await pullRequest(on, news.repositoryId, news.number);
  if (recorded !== null) return { recorded, isStale: true };
  throw new DatabaseError(
    `Pull request ${news.number} of repository ${news.repositoryId} vanished from the database while it was recorded.`,
    "Nothing of Pacegate removes pull requests: look who else changes its tables."
  );
};
var second = 1e3;
var headBefore = async (on, repositoryId, number, at) => {
  const row = await on.selectFrom("pacegate.pull_request_heads").select("head_sha").where("repository_id", "=", repositoryId).where("number", "=", number).where("dated_at", "<", new Date(at.getTime() + second)).orderBy("id", "desc").limit(1).executeTakeFirst();
  return row?.head_sha ?? null;
};

// src/database/store/record-delivery.ts
import { sql as sql11 } from "kysely";

// src/database/store/repositories.ts
import { sql as sql10 } from "kysely";
var toRepository = (row) => ({
  id: Number(row.id),
  owner: row.owner,
  name: row.name,
  defaultBranch: row.default_branch,
  installationId: row.installation_id === null ? null : Number(row.installation_id),
  state: row.state
});
var isCalled = (owner, name) => sql10`lower(owner) = lower(${owner}) and lower(name) = lower(${name}) and is_named`;
var isRecorded = ({
  id,
  owner,
  name,
  defaultBranch,
  installationId,
  state
}) => sql10`exists (
  select from pacegate.repositories
  where id = ${id} and owner = ${owner} and name = ${name} and state = ${state} and is_named
    and (default_branch = ${defaultBranch} or ${sql10.lit(defaultBranch === unknownDefaultBranch)})
    and installation_id is not distinct from coalesce(${installationId}, installation_id)
)`;
var repositoryById = async (on, id) => {
  const row = await on.selectFrom("pacegate.repositories").selectAll().where("id", "=", id).executeTakeFirst();
  return row === void 0 ? null : toRepository(row);
};
var repositoryByName = async (on, owner, name) => {
  const row = await on.selectFrom("pacegate.repositories").selectAll().where(isCalled(owner, name)).executeTakeFirst();
  return row === void 0 ? null : toRepository(row);
};
var whyOver = {
  suspended: "The App is suspended in this repository, so nothing is measured here.",
  removed: "The App was removed from this repository, so nothing is measured here."
};
var isGone = async (on, installationId) => {
  if (installationId === null) return false;
  const row = await on.selectFrom("pacegate.gone_installations").select("id").where("id", "=", installationId).executeTakeFirst();
  return row !== void 0;
};
var saveRepository = async (on, tools, news) => {
  const { rows } = await sql10`select ${isRecorded(news)} as is_recorded`.execute(on);
  if (rows[0]?.is_recorded === true || await isGone(on, news.installationId)) return;
  await lock(on, `name ${news.owner}/${news.name}`.toLowerCase());
  await on.updateTable("pacegate.repositories").set({ is_named: false }).where(isCalled(news.owner, news.name)).where("id", "<>", news.id).execute();
  const values = {
    owner: news.owner,
    name: news.name,
    state: news.state,
    is_named: true,
    told_at: tools.clock.date(),
    ...news.installationId === null ? {} : { installation_id: news.installationId }
  };
  const branch = { default_branch: news.defaultBranch };
  await on.insertInto("pacegate.repositories").values({ id: news.id, ...values, ...branch }).onConflict(
    (conflict) => conflict.column("id").doUpdateSet({ ...values, ...news.defaultBranch === unknownDefaultBranch ? {} : branch })
  ).execute();
  if (news.state !== "active") await endRunsOfRepositories(on, tools, [news.id], whyOver[news.state]);
};
var before = {
  active: ["suspended"],
  suspended: ["active"],
  removed: ["active", "suspended"]
};
var saveInstallation = async (on, tools, { id, state }) => {
  if (state === "removed")
    await on.insertInto("pacegate.gone_installations").values({ id, told_at: tools.clock.date() }).onConflict((conflict) => conflict.column("id").doNothing()).execute();
  const changed = await on.updateTable("pacegate.repositories").set({ state, told_at: tools.clock.date() }).where("installation_id", "=", id).where("state", "in", before[state]).returning("id").execute();
  if (state === "active") return;
  const repositories = changed.map((it) => Number(it.id));
  await endRunsOfRepositories(on, tools, repositories, whyOver[state]);
};

// src/database/store/still-wanted.ts
var isStillWanted = (run, recorded, isStale2) => {
  if (run.purpose.kind !== "pull-request" || recorded === null) return true;
  if (run.headSha !== recorded.headSha) return false;
  return !isStale2 || recorded.isOpen && !recorded.isDraft;
};
var isStillOver = (key, saved) => {
  if (saved === null || !saved.isStale) return true;
  const { repositoryId, number, isOpen: isOpen2, isDraft } = saved.recorded;
  const isOwn = pullRequestKeys(repositoryId, number).includes(key);
  return !isOwn || !isOpen2 || isDraft;
};

// src/database/store/record-delivery.ts
var beginDelivery = async (on, { clock }, { id, event, action, repositories }) => {
  const [repository, ...others2] = repositories;
  const isKnown = repository === void 0 ? sql11.lit(true) : isRecorded(repository);
  const { rows } = await sql11`
    with first as (
      insert into pacegate.deliveries (id, event, action, received_at) values (${id}, ${event}, ${action}, ${clock.date()})
      on conflict (id) do nothing
      returning id
    )
    select ${isKnown} as is_known from first
  `.execute(on);
  const [row] = rows;
  return row === void 0 ? null : { isKnown: row.is_known && others2.length === 0 };
};
var recordedOf = async (on, { repositoryId, purpose }, saved) => {
  if (purpose.kind !== "pull-request") return null;
  const own4 = saved?.recorded;
  if (own4?.repositoryId === repositoryId && own4.number === purpose.number) return own4;
  return pullRequest(on, repositoryId, purpose.number);
};
var recordDelivery = async (on, tools, delivery) => {
  const begun = await beginDelivery(on, tools, delivery);
  if (begun === null) return false;
  const { installation, repositories, cancel, runs, jobs, command } = delivery;
  if (installation !== null) await saveInstallation(on, tools, installation);
  if (!begun.isKnown || installation !== null)
    for (const it of repositories.toSorted((one, other) => one.id - other.id)) await saveRepository(on, tools, it);
  const saved = delivery.pullRequest === null ? null : await savePullRequest(on, delivery.pullRequest);
  for (const { key, why } of cancel) if (isStillOver(key, saved)) await cancelRuns(on, tools, key, why);
  for (const run of runs) {
    if (!isStillWanted(run, await recordedOf(on, run, saved), saved?.isStale ?? false)) continue;
    if (saved === null || run.purpose.kind !== "pull-request") await lockKey(on, runKey(run));
    await makeRun(on, tools, run);
  }
  for (const job of jobs) await tools.queues.enqueueApp(on, job);
  if (command !== null) {
    const headSha = await headBefore(on, command.repositoryId, command.number, command.at);
    await tools.queues.enqueueApp(on, { kind: "command", command: { ...command, headSha } });
  }
  return true;
};

// src/database/store/reports.ts
var reportSchema = external_exports.discriminatedUnion("kind", [
  external_exports.object({ kind: external_exports.literal("load"), measurement: measurementSchema }),
  external_exports.object({ kind: external_exports.literal("investigation"), investigation: investigationSchema, isShared: external_exports.boolean() })
]);
var outcomeOf = (report) => report.kind === "load" ? report.measurement.verdict : "investigated";
var keepReport = async (on, tools, { runId: runId2, attempt, kept: { report, raw } }) => {
  const run = await on.selectFrom("pacegate.runs").select(["state", "outcome", "repository_id", "number", "head_sha"]).where("id", "=", runId2).where("attempt", "=", attempt).forUpdate().executeTakeFirst();
  const isCut = run?.state === "ended" && run.outcome === "cancelled";
  if (run === void 0 || run.state === "ended" && !isCut) return false;
  await on.updateTable("pacegate.runs").set({
    ...isCut ? {} : { state: "measured", outcome: outcomeOf(report), problem: null, ended_at: null },
    report: JSON.stringify(report),
    ...raw === null ? {} : { raw }
  }).where("id", "=", runId2).execute();
  if (report.kind === "investigation") await insertInvestigation(on, tools, { runId: runId2, ...run }, report.investigation);
  await tools.queues.enqueueApp(on, { kind: "post", runId: runId2 });
  return true;
};
var keepInterim = async (on, { queues }, { runId: runId2, attempt, report }) => {
  const row = await on.updateTable("pacegate.runs").set({ report: JSON.stringify(report) }).where("id", "=", runId2).where("attempt", "=", attempt).where("state", "=", "running").returning("id").executeTakeFirst();
  if (row === void 0) return false;
  await queues.enqueueApp(on, { kind: "post", runId: runId2 });
  return true;
};
var keptReport = async (on, runId2) => {
  const row = await on.selectFrom("pacegate.runs").select("report").where("id", "=", runId2).where("report", "is not", null).executeTakeFirst();
  if (row === void 0) return null;
  const { data, error } = reportSchema.safeParse(row.report);
  if (data !== void 0) return data;
  const [issue] = error.issues;
  throw new DatabaseError(
    `The report of run ${runId2} in the database is not what this version reads (${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}).`,
    "Update Pacegate here if a newer version uses the same database; else measure that commit again."
  );
};

// src/database/store/results.ts
var keepResult = async (on, { queues }, { runId: runId2, attempt, kept: { result, comment, raw } }) => {
  const row = await on.updateTable("pacegate.runs").set({
    state: "measured",
    outcome: result.verdict,
    problem: null,
    ended_at: null,
    result: JSON.stringify(result),
    comment: storable(comment),
    ...raw === null ? {} : { raw }
  }).where("id", "=", runId2).where("attempt", "=", attempt).where((eb) => eb.or([eb("state", "<>", "ended"), eb("outcome", "in", verdicts)])).returning("id").executeTakeFirst();
  if (row === void 0) return false;
  await queues.enqueueApp(on, { kind: "post", runId: runId2 });
  return true;
};
var plainBytes = ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength);
var keptResult = async (on, runId2) => {
  const row = await on.selectFrom("pacegate.runs").select(["result", "comment", "raw"]).where("id", "=", runId2).where("result", "is not", null).executeTakeFirst();
  if (row === void 0) return null;
  const { data: result, error } = resultSchema.safeParse(row.result);
  if (result === void 0) {
    const [issue] = error.issues;
    throw new DatabaseError(
      `The result of run ${runId2} in the database is not what this version reads (${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}).`,
      "Update Pacegate here if a newer version uses the same database; else measure that commit again."
    );
  }
  return { result, comment: row.comment ?? "", raw: row.raw === null ? null : plainBytes(row.raw) };
};
var runPosted = async (on, { clock }, runId2) => {
  await on.updateTable("pacegate.runs").set({ state: "ended", ended_at: clock.date() }).where("id", "=", runId2).where("state", "=", "measured").execute();
};

// src/database/create-store.ts
var createAppStore = ({
  database: { kysely },
  queues,
  clock,
  baselineStore,
  random = randomUUID3
}) => {
  const tools = { queues, clock, newId: random };
  const ask = (what, work2) => told(what, () => work2(kysely));
  const whole = (what, work2) => ask(what, () => transact(kysely, work2));
  return {
    recordDelivery: (delivery) => whole("record a delivery", (on) => recordDelivery(on, tools, delivery)),
    repository: (id) => ask("read a repository", (on) => repositoryById(on, id)),
    repositoryByName: (owner, name) => ask("read a repository", (on) => repositoryByName(on, owner, name)),
    saveRepository: (repository) => whole("record a repository", (on) => saveRepository(on, tools, repository)),
    pullRequest: (repositoryId, number) => ask("read a pull request", (on) => pullRequest(on, repositoryId, number)),
    savePullRequest: (pull) => whole("record a pull request", async (on) => {
      await savePullRequest(on, pull);
    }),
    askForRun: (wanted2) => whole("record a run", async (on) => {
      await lockKey(on, runKey(wanted2));
      return makeRun(on, tools, wanted2);
    }),
    run: (id) => ask("read a run", (on) => readRun(on, id)),
    runsOf: (repositoryId, filter) => ask("read runs", (on) => runsOf(on, repositoryId, filter)),
    resolveAlert: (repositoryId, group, at) => whole("record an alert", (on) => resolveAlert(on, repositoryId, group, at)),
    cancelRuns: (key, why) => whole("cancel runs", (on) => cancelRuns(on, tools, key, why)),
    enqueueMeasurement: (runId2) => whole("enqueue a measurement", (on) => enqueueMeasurement(on, tools, runId2)),
    awaitUpload: (runId2) => ask("record a run", (on) => awaitUpload(on, tools, runId2)),
    saveCheckRun: (runId2, checkRunId) => whole("record a check", (on) => saveCheckRun(on, tools, runId2, checkRunId)),
    beginRun: (runId2, worker) => ask("begin a run", (on) => beginRun(on, tools, runId2, worker)),
    heartbeat: (runId2, attempt, progress) => ask("record a heartbeat", (on) => heartbeat(on, tools, { runId: runId2, attempt, progress })),
    keepResult: (runId2, attempt, kept) => whole("keep a result", (on) => keepResult(on, tools, { runId: runId2, attempt, kept })),
    keptResult: (runId2) => ask("read a result", (on) => keptResult(on, runId2)),
    keepReport: (runId2, attempt, kept) => whole("keep a report", (on) => keepReport(on, tools, { runId: runId2, attempt, kept })),
    keepInterim: (runId2, attempt, report) => whole("keep a report", (on) => keepInterim(on, tools, { runId: runId2, attempt, report })),
    keptReport: (runId2) => ask("read a report", (on) => keptReport(on, runId2)),
    investigations: (repositoryId, number) => ask("read investigations", (on) => investigationsOf(on, repositoryId, number)),
    watchedInvestigations: (repositoryId) => ask("read investigations", (on) => watchedInvestigations(on, tools, repositoryId)),
    saveInvestigation: (runId2, investigation, watchedUntil) => ask("record an investigation", (on) => saveInvestigation(on, tools, runId2, investigation, watchedUntil)),
    playbook: (repositoryId) => ask("read the playbook", (on) => playbookOf(on, repositoryId)),
    savePlaybookEntry: (repositoryId, entry2) => ask("write the playbook", (on) => savePlaybookEntry(on, repositoryId, entry2)),
    endRun: (runId2, outcome, problem) => whole("end a run", (on) => endRun(on, tools, runId2, { outcome, problem })),
    runPosted: (runId2) => ask("end a run", (on) => runPosted(on, tools, runId2)),
    abandonedRuns: (limits3) => ask("look for abandoned runs", (on) => abandonedRuns(on, tools, limits3)),
    baselines: (repository) => baselineStore(createSeriesTable(kysely, repository)),
    acceptances: (repositoryId, number) => ask("read acceptances", (on) => acceptances(on, repositoryId, number)),
    saveAcceptance: (repositoryId, number, sourceId, acceptance) => ask("record an acceptance", (on) => saveAcceptance(on, tools, { repositoryId, number, sourceId, acceptance })),
    claimCommand: (command) => ask("record a command", (on) => claimCommand(on, tools, command)),
    returnCommand: (source) => ask("record a command", (on) => returnCommand(on, source)),
    commandAnswered: (source, answer) => ask("record an answer", (on) => commandAnswered(on, tools, source, answer)),
    openIssue: (repositoryId, topic) => ask("read issues", (on) => openIssue(on, repositoryId, topic)),
    saveIssue: (repositoryId, topic, issue, state) => ask("record an issue", (on) => saveIssue(on, tools, { repositoryId, topic, issue, state })),
    openIssues: (repositoryId) => ask("read issues", (on) => openIssues(on, repositoryId)),
    prune: (keep) => ask("remove what is old", (on) => prune(on, tools, keep)),
    lead: (work2, holder, time) => ask("share work out", (on) => lead(on, work2, holder, time)),
    counts: () => ask("count what it holds", (on) => counts(on, tools)),
    ping: () => ask("answer", async (on) => {
      await sql12`select 1`.execute(on);
    })
  };
};

// src/database/database-log.ts
var silentLog = { info: () => void 0, warn: () => void 0, error: () => void 0 };
var wordsOf = (error) => {
  const words = typeof error === "object" && error !== null && "message" in error ? error.message : null;
  return typeof words === "string" && words !== "" ? words : String(error);
};
var reasonOf = (error) => {
  const text = wordsOf(error);
  return text.length > 1e3 ? `${text.slice(0, 1e3)} …` : text;
};

// src/database/migrate.ts
import { sql as sql15 } from "kysely";
import { Migrator } from "kysely/migration";

// src/database/explain-database.ts
var down = "Look whether it runs, and whether DATABASE_URL names it. When it answers again, all goes on by itself.";
var serverCures = [
  [/^28\w{3} /, "Correct user and password in DATABASE_URL, and see whether pg_hba.conf lets the role in."],
  [/^3D000 /, "Create it (createdb), or correct the name in DATABASE_URL."],
  [/^53300 |remaining connection slots/, "Raise max_connections of the server, or run fewer apps and workers on it."],
  [/^(53100|58030) |No space left on device/, "Make room on its disk. When there is some, all goes on by itself."],
  [/^53200 /, "Give the server more memory, or run fewer apps and workers on it."],
  [/^25006 /, "DATABASE_URL names a server that can only be read: name the one that writes."],
  [/^42501 /, "Make the role of DATABASE_URL the owner of the database: it makes schemas of its own."],
  [/^XX00[12] /, "The data are damaged: see the log of the server, and restore the last backup."],
  [/CERT|ERR_TLS|does not support SSL/, "Correct `sslmode` (and `sslrootcert`) in DATABASE_URL."],
  [/^(57P0\w|08\w{3}) /, down],
  [/^E[A-Z_]+ /, down],
  [/Connection (terminated|ended)|timeout exceeded|connection error|not queryable|Query read timeout/i, down]
];
var stopped = /^- (Aborted\(|unreachable|memory access out of bounds|null function|table index|Program terminated)/;
var embeddedCures = [
  [
    /^(53100|58030|ENOSPC|EDQUOT) |No space left on device/,
    "Make room on the disk and start again. What was recorded is safe."
  ],
  [/^(EACCES|EPERM) /, "Let your user read and write the directory (chmod -R u+rwX), or set PACEGATE_DATA to another."],
  [/^EROFS /, "That file system is read-only: set PACEGATE_DATA to a directory that can be written."],
  [/^(ENOTDIR|EEXIST|EISDIR|ELOOP) /, "A part of the path is a file: move it away, or set PACEGATE_DATA to another."],
  [/^XX00[12] /, "The data are damaged: put a backup in its place, or move it away to start with an empty one."],
  [stopped, "It has stopped for good in this process: start it again. What was recorded is safe."]
];
var wordsOf2 = (error) => error instanceof Error ? error.message : String(error);
var factsOf = (error) => `${errorCode(error) ?? "-"} ${wordsOf2(error)}`;
var hasStopped = (error) => stopped.test(factsOf(error));
var explainDatabase = (error, { kind, name }) => {
  if (error instanceof DatabaseError) return error;
  const [code, words] = [errorCode(error), wordsOf2(error)];
  const cures3 = kind === "server" ? serverCures : embeddedCures;
  const cure2 = cures3.find(([pattern]) => pattern.test(factsOf(error)))?.[1];
  if (cure2 === void 0) return null;
  const reason = words === "" ? code ?? "no reason given" : words;
  return new DatabaseError(`The database ${name} does not work (${reason}).`, cure2, { cause: error });
};
var explained2 = async (place, work2) => {
  try {
    return await work2();
  } catch (error) {
    const failure2 = explainDatabase(error, place);
    if (failure2 !== null) throw failure2;
    throw error;
  }
};

// src/database/migrations/0001-first.ts
import { sql as sql13 } from "kysely";
var statements = [
  "create schema if not exists pacegate",
  `create table pacegate.repositories (
    id bigint primary key,
    owner text not null,
    name text not null,
    default_branch text not null,
    installation_id bigint,
    state text not null check (state in ('active', 'suspended', 'removed')),
    is_named boolean not null,
    told_at timestamptz not null
  )`,
  // GitHub's names differ by more than case.
  "create unique index repositories_name on pacegate.repositories (lower(owner), lower(name)) where is_named",
  "create index repositories_installation on pacegate.repositories (installation_id)",
  // GitHub gives a new installation a new number: what is told of one of these is old.
  "create table pacegate.gone_installations (id bigint primary key, told_at timestamptz not null)",
  `create table pacegate.pull_requests (
    repository_id bigint not null,
    number integer not null,
    head_sha text not null,
    head_ref text not null,
    base_sha text not null,
    base_ref text not null,
    is_fork boolean not null,
    is_draft boolean not null,
    is_open boolean not null,
    head_recorded_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (repository_id, number)
  )`,
  `create table pacegate.pull_request_heads (
    id bigint generated always as identity primary key,
    repository_id bigint not null,
    number integer not null,
    head_sha text not null,
    recorded_at timestamptz not null,
    dated_at timestamptz not null
  )`,
  "create index pull_request_heads_pull_request on pacegate.pull_request_heads (repository_id, number, id)",
  "create index pull_request_heads_recorded on pacegate.pull_request_heads (recorded_at)",
  `create table pacegate.deliveries (
    id text primary key,
    event text not null,
    action text,
    received_at timestamptz not null
  )`,
  "create index deliveries_received on pacegate.deliveries (received_at)",
  "create index deliveries_event on pacegate.deliveries (event)",
  `create table pacegate.runs (
    id text primary key,
    seq bigint generated always as identity,
    repository_id bigint not null,
    key text not null,
    kind text not null,
    number integer,
    purpose json not null,
    mode text not null check (mode in ('check', 'load', 'investigate')),
    head_sha text not null,
    base_sha text,
    base_ref text,
    requested_by text,
    is_approved boolean not null,
    priority integer not null,
    state text not null check (state in ('queued', 'running', 'measured', 'ended')),
    outcome text,
    problem text,
    check_run_id bigint,
    progress text,
    worker text,
    attempt integer not null,
    created_at timestamptz not null,
    enqueued_at timestamptz,
    awaited_at timestamptz,
    started_at timestamptz,
    heartbeat_at timestamptz,
    ended_at timestamptz,
    result json,
    comment text,
    raw bytea
  )`,
  // It is compressed when it comes: trying again costs time and gains nothing.
  "alter table pacegate.runs alter column raw set storage external",
  // Pages of history, of a repository and of a pull request.
  "create index runs_history on pacegate.runs (repository_id, created_at)",
  "create index runs_pull_request on pacegate.runs (repository_id, number, created_at) where number is not null",
  // One run of a key at a time, however many ask at the same moment. A refresh may wait for another to be measured.
  `create unique index runs_current on pacegate.runs (key) where state in ('queued', 'running') and kind <> 'refresh'`,
  `create unique index runs_waiting on pacegate.runs (key) where state = 'queued' and kind = 'refresh'`,
  // Few at any time, however many have ended.
  `create index runs_open on pacegate.runs (key) where state <> 'ended'`,
  `create index runs_outcome on pacegate.runs (outcome) where state = 'ended'`,
  `create index runs_ended on pacegate.runs (ended_at) where state = 'ended'`,
  "create index runs_raw on pacegate.runs (ended_at) where raw is not null",
  `create table pacegate.baseline_series (
    repository_id bigint not null,
    suite text not null,
    environment text not null,
    newest_at timestamptz,
    newest json,
    primary key (repository_id, suite, environment)
  )`,
  `create table pacegate.baseline_records (
    id bigint generated always as identity primary key,
    repository_id bigint not null,
    suite text not null,
    environment text not null,
    commit text not null,
    recorded_at timestamptz not null,
    record json not null
  )`,
  "create index baseline_records_series on pacegate.baseline_records (repository_id, suite, environment, recorded_at, id)",
  `create table pacegate.acceptances (
    id text primary key,
    seq bigint generated always as identity,
    repository_id bigint not null,
    number integer not null,
    source_id text not null,
    acceptance json not null,
    recorded_at timestamptz not null,
    unique (repository_id, number, source_id)
  )`,
  `create table pacegate.commands (
    source_kind text not null,
    source_id text not null,
    repository_id bigint not null,
    number integer not null,
    requested_by text not null,
    text text not null,
    written_at timestamptz not null,
    head_sha text,
    claimed_at timestamptz not null,
    answer text,
    answered_at timestamptz,
    primary key (source_id, source_kind)
  )`,
  "create index commands_claimed on pacegate.commands (claimed_at)",
  `create table pacegate.issues (
    repository_id bigint not null,
    topic text not null,
    issue integer not null,
    state text not null check (state in ('open', 'closed')),
    changed_at timestamptz not null,
    primary key (repository_id, topic)
  )`,
  "create table pacegate.playbook (key text primary key, entry json not null)",
  // Work of which one process at a time is enough.
  "create table pacegate.leases (work text primary key, holder text not null, until timestamptz not null)"
];
var first = {
  up: async (database) => {
    for (const statement of statements) await sql13.raw(statement).execute(database);
  }
};

// src/database/migrations/0002-reports.ts
import { sql as sql14 } from "kysely";
var statements2 = [
  // What a load or an investigation came to; a check's is in result.
  "alter table pacegate.runs add column report json",
  `alter table pacegate.runs add column about text not null default ''`,
  `create table pacegate.investigations (
    run_id text primary key,
    seq bigint generated always as identity,
    repository_id bigint not null,
    number integer,
    head_sha text not null,
    state text not null,
    investigation json not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    watched_until timestamptz
  )`,
  "create index investigations_pull_request on pacegate.investigations (repository_id, number, seq)",
  "create index investigations_changed on pacegate.investigations (changed_at)",
  // One repository must not read what was learnt in another.
  "drop table pacegate.playbook",
  `create table pacegate.playbook_entries (
    repository_id bigint not null,
    reference text not null,
    proven_at timestamptz not null,
    entry json not null,
    primary key (repository_id, reference)
  )`
];
var reports = {
  up: async (database) => {
    for (const statement of statements2) await sql14.raw(statement).execute(database);
  }
};

// src/database/migrations/all-migrations.ts
var allMigrations = {
  "0001-first": first,
  "0002-reports": reports
};

// src/database/migrate.ts
var schema3 = "pacegate";
var refuseNewer = async (kysely, place, migrations) => {
  const { rows: tables } = await sql15`
    select to_regclass('pacegate.kysely_migration')::text as name
  `.execute(kysely);
  if ((tables[0]?.name ?? null) === null) return;
  const { rows } = await sql15`
    select name from pacegate.kysely_migration order by name
  `.execute(kysely);
  const unknown = rows.map(({ name }) => name).findLast((name) => !Object.hasOwn(migrations, name));
  if (unknown === void 0) return;
  throw new DatabaseError(
    `The database ${place} belongs to a newer version of Pacegate (it has the change ${unknown}).`,
    "Run that version, or restore the backup from before the update."
  );
};
var migrate = async ({ kysely, place, kind }, migrations = allMigrations) => {
  await refuseNewer(kysely, place, migrations);
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    migrationTableSchema: schema3
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error === void 0) return;
  await refuseNewer(kysely, place, migrations);
  const failed = results?.find(({ status }) => status === "Error")?.migrationName;
  throw explainDatabase(error, { kind, name: place }) ?? new DatabaseError(
    `The tables of ${place} could not be brought up to date${failed === void 0 ? "" : ` (${failed})`}: ${reasonOf(error)}.`,
    "Nothing was changed. Restore the last backup, or report it as a defect of Pacegate.",
    { cause: error }
  );
};

// src/database/open-embedded.ts
import { mkdir as mkdir5 } from "node:fs/promises";
import { resolve as resolve4 } from "node:path";
import { Kysely, PostgresDialect } from "kysely";

// src/database/data-directory-lock.ts
import { randomUUID as randomUUID4 } from "node:crypto";
import { link, mkdir as mkdir4, readdir as readdir3, readFile as readFile2, rename as rename2, rm as rm3, stat as stat2, utimes, writeFile as writeFile5 } from "node:fs/promises";
import { join as join10 } from "node:path";
import { setTimeout as sleep5 } from "node:timers/promises";

// src/database/lock-number.ts
var parse = (name) => {
  const [, number, free] = /^(\d{1,15})(\.free)?$/.exec(name) ?? [];
  return number === void 0 ? null : { number: Number(number), isFree: free !== void 0 };
};
var numberOf2 = (name) => parse(name)?.number ?? Number.POSITIVE_INFINITY;
var newestLock = (names2) => {
  let newest = { number: 0, isFree: true };
  for (const name of names2) {
    const lock2 = parse(name);
    if (lock2 === null || lock2.number < newest.number) continue;
    if (lock2.number > newest.number || lock2.isFree) newest = lock2;
  }
  return newest;
};

// src/database/lock-owner.ts
import { readFileSync as readFileSync5, readlinkSync as readlinkSync2 } from "node:fs";
var startOf = (pid) => {
  try {
    const stat3 = readFileSync5(`/proc/${pid}/stat`, "utf8");
    return stat3.slice(stat3.lastIndexOf(")") + 2).split(" ")[19] ?? "-";
  } catch {
    return "-";
  }
};
var currentSpace = () => {
  try {
    const boot = readFileSync5("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot}/${readlinkSync2("/proc/self/ns/pid")}`;
  } catch {
    return "-";
  }
};
var exists = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
};
var currentOwner2 = () => `${process.pid} ${startOf(process.pid)} ${currentSpace()}`;
var ownerState2 = (owner) => {
  const [pid, start2, space] = owner.trim().split(" ");
  if (pid === void 0 || !/^[1-9]\d{0,9}$/.test(pid) || space !== currentSpace()) return "elsewhere";
  return exists(Number(pid)) && startOf(Number(pid)) === start2 ? "running" : "gone";
};

// src/database/data-directory-lock.ts
var isOlder = async (path, age) => stat2(path).then(
  ({ mtimeMs }) => Date.now() - mtimeMs > age,
  () => false
);
var inUse = (directory, { pid, isElsewhere }) => new DatabaseError(
  `The database ${directory} is in use by ${isElsewhere ? "a process of another machine or container" : `the process ${pid}`}.`,
  "One process at a time can have the embedded database: stop that one, give this one a directory of its own (PACEGATE_DATA), or let both use PostgreSQL (DATABASE_URL)."
);
var lockDataDirectory = async (directory, { patience: patience5 = 5e3, foreignAge = 2e4, sign = 4e3 } = {}) => {
  const locks = join10(directory, "lock");
  await mkdir4(locks, { recursive: true });
  const own4 = join10(locks, `${randomUUID4()}.new`);
  const pathOf = (number2) => join10(locks, String(number2));
  const isOwn = async (number2) => {
    const newest = newestLock(await readdir3(locks));
    return newest.number === number2 && !newest.isFree;
  };
  const look2 = async () => {
    const newest = newestLock(await readdir3(locks));
    if (newest.isFree) return newest.number + 1;
    const path2 = pathOf(newest.number);
    const owner = await readFile2(path2, "utf8").catch((error) => {
      if (errorCode(error) === "ENOENT") return null;
      throw error;
    });
    if (owner === null) return look2();
    const state = ownerState2(owner);
    const isGone2 = state === "gone" || state === "elsewhere" && await isOlder(path2, foreignAge);
    return isGone2 ? newest.number + 1 : { pid: owner.split(" ")[0] ?? "", isElsewhere: state === "elsewhere" };
  };
  const make = async (number2) => {
    const now = /* @__PURE__ */ new Date();
    await utimes(own4, now, now);
    try {
      await link(own4, pathOf(number2));
    } catch (error) {
      if (errorCode(error) === "EEXIST") return false;
      throw error;
    }
    if (await isOwn(number2)) return true;
    await rm3(pathOf(number2), { force: true });
    return false;
  };
  const wait = async () => {
    const began = performance.now();
    for (; ; ) {
      const found = await look2();
      if (typeof found === "number") {
        if (await make(found)) return found;
        continue;
      }
      const limit = found.isElsewhere ? Math.max(patience5, foreignAge + 2 * sign) : patience5;
      if (performance.now() - began > limit) throw inUse(directory, found);
      await sleep5(50);
    }
  };
  const number = await (async () => {
    try {
      await writeFile5(own4, currentOwner2());
      return await wait();
    } finally {
      await rm3(own4, { force: true });
    }
  })();
  const path = pathOf(number);
  for (const name of await readdir3(locks)) if (numberOf2(name) < number) await rm3(join10(locks, name), { force: true });
  let isLost = false;
  const show = async () => {
    const now = /* @__PURE__ */ new Date();
    isLost ||= !await isOwn(number);
    if (!isLost) await utimes(path, now, now);
  };
  const timer = setInterval(() => void show().catch(() => void 0), sign);
  timer.unref();
  return {
    check: () => {
      if (!isLost) return;
      throw new DatabaseError(
        `Another process has taken over the database ${directory}, because this one was stopped for so long.`,
        "Start this process again, with a directory of its own (PACEGATE_DATA) or with PostgreSQL (DATABASE_URL)."
      );
    },
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer);
      await rename2(path, `${path}.free`).catch((error) => {
        if (errorCode(error) !== "ENOENT") throw error;
      });
    }
  };
};

// src/database/disk-room.ts
import { statfs } from "node:fs/promises";
var least = 64 * 2 ** 20;
var freeBytes = async (directory) => {
  try {
    const { bavail, bsize } = await statfs(directory);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
};
var watchDiskRoom = (directory, { free = freeBytes, age = 1e3 } = {}) => {
  let askedAt = Number.NEGATIVE_INFINITY;
  let room = Number.POSITIVE_INFINITY;
  return async () => {
    if (performance.now() - askedAt >= age) {
      askedAt = performance.now();
      room = await free(directory);
    }
    if (room >= least) return;
    throw new DatabaseError(
      `The disk of the database ${directory} is full: ${Math.floor(room / 2 ** 20)} MiB are free.`,
      `Make room until ${least / 2 ** 20} MiB are free: then all goes on by itself.`
    );
  };
};

// src/database/pool-client.ts
var commands = ["UPDATE", "DELETE", "INSERT", "SELECT", "MERGE", "COMMIT", "ROLLBACK"];
var commandOf = (tag) => commands.find((it) => it === tag) ?? "SELECT";
var createPoolClient = (run, release) => {
  function query(asked, values = []) {
    if (typeof asked !== "string") throw new TypeError("There are no cursors here.");
    return run(asked, values);
  }
  return { query, release: (isBroken) => release(isBroken === true) };
};

// src/database/prepared-statements.ts
import { parse as parse2, protocol } from "@electric-sql/pglite";
var { serialize } = protocol;
var most5 = 200;
var createPreparedStatements = (pglite) => {
  const known = /* @__PURE__ */ new Map();
  let made = 0;
  const send = async (...messages) => (
    // What is on the disk is there by then: only file systems in a browser have something to copy.
    (await pglite.execProtocol(Buffer.concat(messages), { syncToFs: false })).messages
  );
  const forgetOldest = async () => {
    const [oldest2] = known;
    if (oldest2 === void 0 || known.size <= most5) return;
    const [text, { name }] = oldest2;
    known.delete(text);
    await send(serialize.close({ type: "S", name }), serialize.sync());
  };
  const prepare = async (text) => {
    const found = known.get(text);
    known.delete(text);
    if (found !== void 0) {
      known.set(text, found);
      return found;
    }
    made += 1;
    const name = `pacegate_${made}`;
    const messages = await send(
      serialize.parse({ name, text }),
      serialize.describe({ type: "S", name }),
      serialize.sync()
    );
    const prepared = { name, types: parse2.parseDescribeStatementResults(messages) };
    known.set(text, prepared);
    await forgetOldest();
    return prepared;
  };
  const toText2 = (value, type) => {
    const serializer = type === void 0 ? void 0 : pglite.serializers[type];
    return serializer === void 0 ? String(value) : serializer(value);
  };
  return {
    query: async (text, values) => {
      const { name, types: types2 } = await prepare(text);
      const texts = values.map(
        (value, index) => value === null || value === void 0 ? null : toText2(value, types2[index])
      );
      const messages = await send(
        serialize.bind({ statement: name, values: texts }),
        serialize.describe({ type: "P" }),
        serialize.execute({}),
        serialize.sync()
      );
      return parse2.parseResults(messages, pglite.parsers)[0];
    },
    forget: async () => {
      if (known.size === 0) return;
      known.clear();
      await send(serialize.query("DEALLOCATE ALL"));
    }
  };
};

// src/database/turns.ts
var createTurns = (name) => {
  const waiting = /* @__PURE__ */ new Set();
  let isTaken = false;
  const next = () => {
    const [first2] = waiting;
    if (first2 === void 0) {
      isTaken = false;
      return;
    }
    waiting.delete(first2);
    first2();
  };
  const turn = () => {
    let isGiven = false;
    return () => {
      if (isGiven) return;
      isGiven = true;
      next();
    };
  };
  return {
    // Half a minute is more than any transaction takes: who waits longer would wait for itself.
    take: async (patience5 = 3e4) => {
      if (!isTaken) {
        isTaken = true;
        return turn();
      }
      return new Promise((resolve5, reject) => {
        const enter = () => {
          clearTimeout(timer);
          resolve5(turn());
        };
        const timer = setTimeout(() => {
          waiting.delete(enter);
          reject(
            new DatabaseError(
              `The database ${name} was busy for ${Math.round(patience5 / 1e3)} s.`,
              "Look what else keeps this machine busy; for more than one team can wait for, use PostgreSQL (DATABASE_URL)."
            )
          );
        }, patience5);
        waiting.add(enter);
      });
    }
  };
};

// src/database/embedded-pool.ts
var control = /^(begin|commit|rollback)$/i;
var changesTables = /\b(create|alter|drop)\b/i;
var createEmbeddedPool = ({
  pglite,
  place,
  check,
  hasRoom,
  onStopped = () => void 0
}) => {
  const turns = createTurns(place.name);
  const statements3 = createPreparedStatements(pglite);
  let isClosed = false;
  const told2 = async (work2) => {
    try {
      return await explained2(place, work2);
    } catch (error) {
      if (error instanceof DatabaseError && hasStopped(error.cause)) onStopped(error);
      throw error;
    }
  };
  const isOurs = () => {
    try {
      check();
      return true;
    } catch {
      return false;
    }
  };
  const enter = async (patience5) => {
    const giveBack = await turns.take(patience5);
    try {
      if (isClosed) throw new DatabaseError(`The database ${place.name} is closed.`, "Start this process again.");
      check();
      return giveBack;
    } catch (error) {
      giveBack();
      throw error;
    }
  };
  const enterWithRoom = async () => {
    const giveBack = await enter();
    try {
      await hasRoom();
    } catch (error) {
      giveBack();
      throw error;
    }
    return giveBack;
  };
  const alone = async (work2) => {
    const giveBack = await enter();
    try {
      return await told2(work2);
    } finally {
      giveBack();
    }
  };
  const rollBack = async () => {
    await pglite.exec("ROLLBACK").catch(() => void 0);
  };
  const runAll = async (text) => {
    const results = await pglite.exec(text);
    if (changesTables.test(text)) await statements3.forget();
    return results;
  };
  const run = (text, values) => told2(async () => {
    const isOne = values.length > 0 || control.test(text);
    const result = isOne ? await statements3.query(text, values) : (await runAll(text)).at(-1);
    return {
      command: commandOf(result?.command ?? /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase()),
      rowCount: result?.rowCount ?? result?.affectedRows ?? 0,
      rows: result?.rows ?? []
    };
  });
  const executeSql = async (text, values = []) => {
    const giveBack = await enterWithRoom();
    try {
      return await told2(async () => {
        if (values.length > 0) return { rows: (await statements3.query(text, values))?.rows ?? [] };
        return { rows: (await runAll(text)).flatMap((it) => it.rows) };
      });
    } catch (error) {
      await rollBack();
      throw error;
    } finally {
      giveBack();
    }
  };
  return {
    pool: {
      connect: async () => {
        const giveBack = await enterWithRoom();
        return createPoolClient(run, (isBroken) => {
          if (isBroken) void rollBack().then(giveBack);
          else giveBack();
        });
      },
      end: () => Promise.resolve(),
      options: {}
    },
    jobs: {
      executeSql,
      listen: (channel, onNotification, onReconnect) => (
        // In the transaction of another, LISTEN would come and go with it.
        alone(async () => {
          const stop = await pglite.listen(channel, onNotification);
          onReconnect();
          return { close: () => alone(() => stop()) };
        })
      )
    },
    alone,
    close: async (patience5) => {
      if (isClosed) return;
      const giveBack = await turns.take(patience5).catch(() => () => void 0);
      isClosed = true;
      try {
        if (isOurs()) await pglite.close();
      } finally {
        giveBack();
      }
    }
  };
};

// src/database/embedded-upkeep.ts
var minute2 = 6e4;
var keepUp = ({ pglite, pool, log }) => {
  let isOver = false;
  const checkpoint = async () => {
    await pool.alone(() => pglite.exec("CHECKPOINT"));
  };
  const vacuum = async () => {
    const { rows } = await pool.alone(
      () => pglite.query(
        `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
         WHERE schemaname IN ('pacegate', 'pacegate_jobs') ORDER BY 1`
      )
    );
    for (const { name } of rows) if (!isOver) await pool.alone(() => pglite.exec(`VACUUM (ANALYZE) ${name}`));
  };
  const every = (time, work2) => setInterval(() => {
    work2().catch((error) => {
      if (!isOver) log.warn("The upkeep of the embedded database failed.", { reason: reasonOf(error) });
    });
  }, time).unref();
  const timers = [every(5 * minute2, checkpoint), every(60 * minute2, vacuum)];
  return {
    checkpoint,
    vacuum,
    [Symbol.dispose]: () => {
      isOver = true;
      for (const timer of timers) clearInterval(timer);
    }
  };
};

// src/database/start-pglite.ts
import { readdir as readdir4, rename as rename3, rm as rm4 } from "node:fs/promises";
import { join as join11 } from "node:path";
import { PGlite } from "@electric-sql/pglite";
var [bytea, int8] = [17, 20];
var toText = (value) => `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("hex")}`;
var lostCure = (data) => `Put a backup in the place of ${data}, or move it away to start with an empty database: open pull requests come back with their next push.`;
var entriesOf = (directory) => readdir4(directory).catch((error) => {
  if (errorCode(error) === "ENOENT") return [];
  throw error;
});
var start = async (data) => {
  const said = [];
  try {
    return await PGlite.create(data, {
      parsers: { [bytea]: (text) => Buffer.from(text.slice(2), "hex"), [int8]: Number },
      serializers: { [bytea]: toText },
      onStderr: (text) => {
        said.push(text);
        return false;
      }
    });
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const last = said.findLast((line) => /\b(FATAL|PANIC|DETAIL):/.test(line));
    const reason = /\b(?:FATAL|PANIC|DETAIL):\s*(.*)/.exec(last ?? "")?.[1] ?? words;
    const isFull = said.some((line) => line.includes("No space left on device"));
    const failure2 = isFull ? new Error("No space left on device", { cause: error }) : error;
    const place = { kind: "embedded", name: data };
    if (isFull || errorCode(error) !== null) throw explainDatabase(failure2, place) ?? error;
    throw new DatabaseError(`The database in ${data} can't be opened (${reason}).`, lostCure(data), { cause: error });
  }
};
var startPGlite = async (directory) => {
  const data = join11(directory, "postgres");
  const entries = await entriesOf(data);
  if (entries.length > 0 && !entries.includes("PG_VERSION"))
    throw new DatabaseError(`${data} is no database: it has no PG_VERSION.`, lostCure(data));
  if (entries.length === 0) {
    const unfinished = `${data}.new`;
    await rm4(unfinished, { recursive: true, force: true });
    const pglite = await start(unfinished);
    await pglite.close();
    await rename3(unfinished, data);
  }
  return start(data);
};

// src/database/open-embedded.ts
var patience = 1e4;
var openEmbedded = async (directory, { log, lock: lockOptions, disk }) => {
  const path = resolve4(directory);
  const place = { kind: "embedded", name: path };
  await using stack = new AsyncDisposableStack();
  const lock2 = await explained2(place, async () => {
    await mkdir5(path, { recursive: true, mode: 448 });
    return lockDataDirectory(path, lockOptions);
  });
  stack.use(lock2);
  const hasRoom = watchDiskRoom(path, disk);
  await hasRoom();
  const stopped2 = Promise.withResolvers();
  const pglite = await explained2(place, () => startPGlite(path));
  const { pool, jobs, alone, close } = createEmbeddedPool({
    pglite,
    place,
    check: () => {
      try {
        lock2.check();
      } catch (error) {
        if (error instanceof DatabaseError) stopped2.resolve(error);
        throw error;
      }
    },
    hasRoom,
    onStopped: stopped2.resolve
  });
  stack.defer(() => close(patience));
  stack.use(keepUp({ pglite, pool: { alone }, log }));
  const kysely = new Kysely({ dialect: new PostgresDialect({ pool }) });
  const owned = stack.move();
  return {
    kind: "embedded",
    place: path,
    kysely,
    boss: jobs,
    stopped: stopped2.promise,
    [Symbol.asyncDispose]: () => owned.disposeAsync()
  };
};

// src/database/open-server.ts
import { Kysely as Kysely2, PostgresDialect as PostgresDialect2, sql as sql16 } from "kysely";

// src/database/server-listener.ts
import { setTimeout as sleep6 } from "node:timers/promises";

// src/database/server-config.ts
var overrides = new TypeOverrides();
overrides.setTypeParser(types.builtins.INT8, Number);
var serverConfig = (url) => ({
  connectionString: url,
  application_name: "pacegate",
  types: overrides,
  connectionTimeoutMillis: 1e4,
  // A machine that vanished answers neither with data nor with the end of the connection.
  keepAlive: true,
  keepAliveInitialDelayMillis: 1e4,
  query_timeout: 12e4
});

// src/database/server-listener.ts
var waits = { first: 500, most: 15e3 };
var hear = async ({ channel, onNotification, onReconnect }, { url, alive = 1e4 }, stopped2) => {
  const client = new Client({ ...serverConfig(url), query_timeout: 5e3 });
  const ended = new AbortController();
  const signal = AbortSignal.any([stopped2, ended.signal]);
  client.on("error", () => ended.abort());
  client.on("end", () => ended.abort());
  client.on("notification", ({ payload }) => {
    if (payload !== void 0) onNotification(payload);
  });
  try {
    await client.connect();
    await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    onReconnect();
    while (!signal.aborted) {
      await sleep6(alive, void 0, { signal }).catch(() => void 0);
      if (!signal.aborted) await client.query("SELECT 1");
    }
  } finally {
    await Promise.race([client.end().catch(() => void 0), sleep6(1e3, void 0, { ref: false })]);
  }
};
var listenOnServer = (listener, options) => {
  const stop = new AbortController();
  const { signal } = stop;
  const run = async () => {
    let wait = waits.first;
    while (!signal.aborted) {
      const heard = {
        ...listener,
        onReconnect: () => {
          wait = waits.first;
          listener.onReconnect();
        }
      };
      await hear(heard, options, signal).catch(
        (error) => options.log.info("Jobs are looked for now and then: the database tells of none.", { reason: reasonOf(error) })
      );
      await sleep6(wait, void 0, { signal }).catch(() => void 0);
      wait = Math.min(waits.most, 2 * wait);
    }
  };
  const running = run();
  return {
    close: async () => {
      stop.abort();
      await running;
    }
  };
};

// src/database/server-place.ts
var protocols = /* @__PURE__ */ new Set(["postgres:", "postgresql:"]);
var decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
var serverPlace = (url) => {
  const parsed = URL.parse(url);
  const isCutShort = parsed !== null && [parsed.pathname, parsed.search, parsed.hash].some((it) => it.includes("@"));
  if (parsed === null || !protocols.has(parsed.protocol) || isCutShort)
    throw new DatabaseError(
      "DATABASE_URL is not the address of a PostgreSQL server.",
      "Write it as postgres://user:password@host:5432/database, with special characters of the password as %XX (/ is %2F, @ is %40)."
    );
  const host = parsed.searchParams.get("host") ?? decoded(parsed.hostname);
  const port2 = parsed.searchParams.get("port") ?? parsed.port;
  const name = decoded(parsed.pathname.slice(1));
  return {
    kind: "server",
    name: `${host === "" ? "localhost" : host}:${port2 === "" ? "5432" : port2}${name === "" ? "" : `/${name}`}`
  };
};

// src/database/server-pool.ts
var createServerPool = ({ url, place, log, size: size2 = 10 }) => {
  const pool = new Pool({ ...serverConfig(url), max: size2, idleTimeoutMillis: 3e4 });
  pool.on("error", (error) => log.warn("A connection to the database ended.", { reason: reasonOf(error) }));
  pool.on("connect", (client) => client.on("error", () => void 0));
  let closing = null;
  return {
    pool: {
      connect: async () => {
        const client = await explained2(place, () => pool.connect());
        let isBroken = false;
        const run = async (text, values) => {
          try {
            const result = await client.query(text, [...values]);
            const rows = result.rows;
            return { command: commandOf(result.command), rowCount: result.rowCount ?? 0, rows };
          } catch (error) {
            const failure2 = explainDatabase(error, place);
            if (failure2 === null) throw error;
            isBroken = true;
            throw failure2;
          }
        };
        return createPoolClient(run, (isDiscarded) => client.release(isDiscarded || isBroken));
      },
      end: () => Promise.resolve(),
      options: {}
    },
    executeSql: (text, values = []) => explained2(place, async () => {
      const results = [await (values.length > 0 ? pool.query(text, values) : pool.query(text))].flat();
      return { rows: results.flatMap((it) => it.rows) };
    }),
    close: () => closing ??= pool.end()
  };
};

// src/database/open-server.ts
var oldest = 14e4;
var checkVersion = async (kysely, name) => {
  const { rows } = await sql16`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version
  `.execute(kysely);
  const [found] = rows;
  if (found !== void 0 && found.number >= oldest) return;
  throw new DatabaseError(
    `The database ${name} is PostgreSQL ${found?.version ?? "of an unknown version"}.`,
    `Use PostgreSQL ${oldest / 1e4} or later.`
  );
};
var openServer = async (url, { log, size: size2 }) => {
  const place = serverPlace(url);
  await using stack = new AsyncDisposableStack();
  const { pool, executeSql, close } = createServerPool({ url, place, log, ...size2 === void 0 ? {} : { size: size2 } });
  stack.defer(close);
  const kysely = new Kysely2({ dialect: new PostgresDialect2({ pool }) });
  await checkVersion(kysely, place.name);
  const owned = stack.move();
  return {
    kind: "server",
    place: place.name,
    kysely,
    boss: {
      executeSql,
      listen: (channel, onNotification, onReconnect) => Promise.resolve(listenOnServer({ channel, onNotification, onReconnect }, { url, log }))
    },
    stopped: new Promise(() => void 0),
    [Symbol.asyncDispose]: () => owned.disposeAsync()
  };
};

// src/database/open-database.ts
var openDatabase = async (place, { log = silentLog, ...embedded } = {}) => {
  await using stack = new AsyncDisposableStack();
  const database = stack.use(
    "url" in place ? await openServer(place.url, { log }) : await openEmbedded(place.directory, { log, ...embedded })
  );
  await migrate(database);
  stack.move();
  return database;
};

// src/database/start-queues.ts
import { sql as sql21 } from "kysely";
import { fromKysely as fromKysely2 } from "pg-boss";

// src/database/bell.ts
var createBell = () => {
  const sleepers = /* @__PURE__ */ new Set();
  let count2 = 0;
  return {
    rings: () => count2,
    ring: () => {
      count2 += 1;
      for (const wake of sleepers) wake();
    },
    wait: async (heard, time) => {
      if (count2 > heard) return;
      await new Promise((resolve5) => {
        const wake = () => {
          clearTimeout(timer);
          sleepers.delete(wake);
          resolve5();
        };
        const timer = setTimeout(wake, time);
        sleepers.add(wake);
      });
    }
  };
};

// src/database/job-id.ts
import { createHash } from "node:crypto";
var idOf = (text) => {
  const hex = createHash("sha256").update(text).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-"
  );
};
var openingId = (runId2) => idOf(`open ${runId2}`);
var measurementId = (runId2) => idOf(`measure ${runId2}`);

// src/database/app-job.ts
var runId = external_exports.string();
var appJobSchema = external_exports.discriminatedUnion("kind", [
  external_exports.object({ kind: external_exports.literal("open"), runId }),
  external_exports.object({ kind: external_exports.literal("post"), runId }),
  external_exports.object({
    kind: external_exports.literal("command"),
    command: external_exports.object({
      repositoryId: external_exports.int(),
      number: external_exports.int(),
      source: external_exports.object({ kind: external_exports.enum(["comment", "button"]), id: external_exports.string() }),
      by: external_exports.string(),
      text: external_exports.string(),
      // JSON has no dates.
      at: external_exports.coerce.date(),
      headSha: external_exports.string().nullable()
    })
  }),
  external_exports.object({ kind: external_exports.literal("upload"), repositoryId: external_exports.int(), workflowRunId: external_exports.int() }),
  external_exports.object({
    kind: external_exports.literal("alert"),
    repositoryId: external_exports.int(),
    alert: external_exports.string(),
    group: external_exports.string(),
    news: external_exports.enum(["no-deploys", "resolved"]),
    at: external_exports.string().nullable()
  })
]);
var measurementSchema2 = external_exports.object({ runId });
var read2 = (schema5, data) => {
  const result = schema5.safeParse(data);
  if (result.success) return result.data;
  const where = result.error.issues.map(({ path }) => path.join(".")).join(", ");
  throw new DatabaseError(
    `A job in the queue is none that this version knows (${where}).`,
    "Update this process: a newer one uses the same database."
  );
};
var readAppJob = (data) => read2(appJobSchema, data);
var readMeasurement = (data) => read2(measurementSchema2, data).runId;

// src/database/held-jobs.ts
import { sql as sql17 } from "kysely";
import { fromKysely } from "pg-boss";
var own3 = ({ queue, id, tries }) => sql17`name = ${queue} and id = ${id}::uuid and state = 'active' and retry_count = ${tries}`;
var createHeldJobs = (kysely, boss) => {
  const change = async (job, changes) => {
    const { rows } = await sql17`
      update pacegate_jobs.job set ${changes} where ${own3(job)} returning id
    `.execute(kysely);
    return rows.length > 0;
  };
  return {
    touch: (job) => change(job, sql17`heartbeat_on = now()`),
    complete: (job) => change(job, sql17`state = 'completed', completed_on = now(), output = null`),
    // Without started_on the next fetch does not count up.
    giveBack: (job) => change(job, sql17`state = 'created', started_on = null, heartbeat_on = null`),
    fail: (job, reason, wait) => kysely.transaction().execute(async (transaction) => {
      const { rows } = await sql17`
          select id from pacegate_jobs.job where ${own3(job)} for update
        `.execute(transaction);
      if (rows.length === 0) return false;
      await boss.fail(job.queue, job.id, { message: reason }, { db: fromKysely(transaction) });
      if (wait !== null)
        await sql17`
            update pacegate_jobs.job set start_after = now() + ${wait}::float8 * interval '1 second'
            where name = ${job.queue} and id = ${job.id}::uuid and state = 'retry'
          `.execute(transaction);
      return true;
    })
  };
};

// src/database/job-loop.ts
import { setTimeout as sleep7 } from "node:timers/promises";

// src/database/run-job.ts
var leavingReason = () => new InterruptedError("the end of its process");
var runJob = (job, { jobs, handle, leaving, log, beat, wait }) => {
  const lost = new AbortController();
  const about = { queue: job.queue, job: job.id, tries: job.tries };
  let isHandled = false;
  let isOver = false;
  const lose = () => {
    if (isOver || lost.signal.aborted) return;
    log.warn("Another worker has taken a job, because this one was silent for so long.", about);
    lost.abort(new DatabaseError("Another worker has this job by now.", "Nothing needs to be done."));
  };
  const beats = setInterval(() => {
    jobs.touch(job).then(
      (isOwn) => {
        if (!isOwn && !isHandled) lose();
      },
      // The database is gone: when it is back soon, the job is still this one's.
      () => void 0
    );
  }, beat);
  const settle3 = (failure2) => {
    if (leaving.aborted) return jobs.giveBack(job);
    return failure2 === null ? jobs.complete(job) : jobs.fail(job, failure2.reason, wait(job.tries));
  };
  const attempt = async () => {
    try {
      await handle(job.data, AbortSignal.any([leaving, lost.signal]));
      return null;
    } catch (error) {
      const reason = reasonOf(error);
      if (!leaving.aborted && !lost.signal.aborted && !isOver)
        log.warn("A job failed; while it has tries left, it is tried again.", { ...about, reason });
      return { reason };
    }
  };
  const run = async () => {
    const failure2 = await attempt();
    isHandled = true;
    clearInterval(beats);
    if (isOver || lost.signal.aborted) return;
    try {
      if (!await settle3(failure2)) lose();
    } catch (error) {
      log.warn("What a job came to could not be stored: it will run again.", { ...about, reason: reasonOf(error) });
    }
    isOver = true;
  };
  return {
    ended: run(),
    abandon: async () => {
      if (isOver) return;
      isOver = true;
      clearInterval(beats);
      try {
        await jobs.giveBack(job);
      } catch (error) {
        log.warn("A job could not be returned: it will run when its heartbeat is too old.", {
          ...about,
          reason: reasonOf(error)
        });
      }
    }
  };
};

// src/database/job-loop.ts
var grace = 1e4;
var waits2 = { first: 500, most: 1e4 };
var within = async (time, work2) => {
  const timer = new AbortController();
  await Promise.race([work2, sleep7(time, void 0, { signal: timer.signal }).catch(() => void 0)]);
  timer.abort();
};
var startJobLoop = ({ name, concurrency, fetch, bell, idle, ...tools }) => {
  const { log, jobs } = tools;
  const leaving = new AbortController();
  const running = /* @__PURE__ */ new Set();
  const stopping = new AbortController();
  const begin = (job) => {
    const started = runJob(job, { ...tools, leaving: leaving.signal });
    running.add(started);
    void started.ended.then(() => {
      running.delete(started);
      bell.ring();
    });
  };
  const look2 = async () => {
    const room = concurrency - running.size;
    if (room <= 0) return;
    for (const job of await fetch(room)) {
      if (stopping.signal.aborted) await jobs.giveBack(job);
      else begin(job);
    }
  };
  const run = async () => {
    let wait = 0;
    while (!stopping.signal.aborted) {
      const heard = bell.rings();
      try {
        await look2();
        if (wait > 0) log.info("The queue answers again.", { queue: name });
        wait = 0;
      } catch (error) {
        const reason = reasonOf(error);
        if (wait === 0) log.error("The queue does not answer; it is asked again.", { queue: name, reason });
        wait = Math.min(waits2.most, Math.max(waits2.first, 2 * wait));
      }
      if (!stopping.signal.aborted) await bell.wait(heard, wait === 0 ? idle : wait);
    }
  };
  const looking = run();
  const allEnded = () => Promise.all([...running].map(({ ended }) => ended));
  return {
    stop: async (patience5) => {
      stopping.abort();
      bell.ring();
      await looking;
      await within(patience5, allEnded());
      leaving.abort(leavingReason());
      await within(grace, allEnded());
      await Promise.all([...running].map((it) => it.abandon()));
    }
  };
};

// src/database/queue-names.ts
var jobsSchema = "pacegate_jobs";
var queueNames = ["app", "measure"];
var silence = 20;
var usualTries = 70;
var postingTries = usualTries + 14 * 24;
var queuePlans = {
  app: {
    policy: "standard",
    options: {
      // 1 to 2 s, doubling up to one to two minutes.
      retryLimit: usualTries,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 120,
      expireInSeconds: 900,
      heartbeatSeconds: silence,
      deleteAfterSeconds: 3600,
      notify: true
    },
    wait: (tries) => tries < usualTries ? null : 3600
  },
  measure: {
    // Of the jobs with one singleton key only one is active.
    policy: "singleton",
    options: {
      retryLimit: 2,
      // For a worker that died: another one takes it at once.
      retryDelay: 0,
      expireInSeconds: 7200,
      heartbeatSeconds: silence,
      deleteAfterSeconds: 86400,
      notify: true
    },
    // A handler that throws could not clone or could not hand in: most likely GitHub is down.
    wait: (tries) => tries === 0 ? 60 : 600
  }
};

// src/database/job-server.ts
var createJobServer = ({
  kysely,
  boss,
  bells,
  log,
  concurrency = 8,
  idle = 2e3,
  beat = 5e3
}) => {
  const jobs = createHeldJobs(kysely, boss);
  const loops = /* @__PURE__ */ new Map();
  let stopping = null;
  const fetchFrom = (queue) => async (count2) => {
    const fetched = await boss.fetch(queue, {
      batchSize: count2,
      includeMetadata: true,
      // The policy alone refuses a job whose key is active, and with it all that wait behind. The group passes it over.
      ...queuePlans[queue].policy === "singleton" ? { groupConcurrency: 1 } : {}
    });
    return fetched.map(({ id, retryCount, data }) => ({ queue, id, tries: retryCount, data }));
  };
  const serve = (queue, atOnce2, handle) => {
    if (stopping !== null || loops.has(queue))
      return Promise.reject(new Error(`The queue ${queue} is served by this process already, or was.`));
    const loop = startJobLoop({
      name: queue,
      concurrency: atOnce2,
      fetch: fetchFrom(queue),
      bell: bells[queue],
      wait: queuePlans[queue].wait,
      jobs,
      handle,
      log,
      idle,
      beat
    });
    loops.set(queue, loop);
    return Promise.resolve();
  };
  return {
    serve: (handle) => serve("app", concurrency, async (data, signal) => handle(readAppJob(data), signal)),
    serveMeasurements: (worker, handle) => {
      log.info("This process measures, one at a time.", { worker });
      return serve("measure", 1, async (data, signal) => handle(readMeasurement(data), signal));
    },
    stop: async (patience5) => {
      stopping ??= Promise.all([...loops.values()].map((loop) => loop.stop(patience5)));
      await stopping;
    }
  };
};

// src/database/queue-counts.ts
import { sql as sql18 } from "kysely";
var countQueues = async (kysely) => {
  const { rows } = await sql18`
    select
      name as queue,
      (count(*) filter (where state < 'active'))::int as waiting,
      (count(*) filter (where state = 'active'))::int as active,
      coalesce(extract(epoch from now() - min(created_on) filter (where state < 'active')), 0)::float8 as oldest
    from pacegate_jobs.job
    where name in (${sql18.join(queueNames)}) and state < 'completed'
    group by name
  `.execute(kysely);
  return queueNames.map(
    (queue) => rows.find((it) => it.queue === queue) ?? { queue, waiting: 0, active: 0, oldest: 0 }
  );
};

// src/database/run-jobs.ts
import { sql as sql19 } from "kysely";
var runsWithLiveJob = async (kysely, runIds) => {
  const runs = new Map(
    runIds.flatMap((id) => [
      [openingId(id), id],
      [measurementId(id), id]
    ])
  );
  if (runs.size === 0) return /* @__PURE__ */ new Set();
  const { rows } = await sql19`
    select id::text as id from pacegate_jobs.job
    where name in ('app', 'measure') and id = any(${[...runs.keys()]}::uuid[]) and state < 'completed'
  `.execute(kysely);
  return new Set(rows.flatMap(({ id }) => runs.get(id) ?? []));
};
var outputSchema = external_exports.object({ message: external_exports.string() });
var lastFailureOf = async (kysely, runId2) => {
  const { rows } = await sql19`
    select output from pacegate_jobs.job
    where (name = 'app' and id = ${openingId(runId2)}::uuid) or (name = 'measure' and id = ${measurementId(runId2)}::uuid)
    order by completed_on desc nulls last, created_on desc limit 1
  `.execute(kysely);
  return outputSchema.safeParse(rows[0]?.output).data?.message ?? null;
};

// src/database/start-boss.ts
import { randomUUID as randomUUID5 } from "node:crypto";
import { sql as sql20 } from "kysely";
import { PgBoss } from "pg-boss";
var overheard = (connection, onNews) => ({
  executeSql: (text, values) => connection.executeSql(text, values),
  listen: (channel, onNotification, onReconnect) => connection.listen(
    channel,
    (queue) => {
      onNotification(queue);
      onNews(queue);
    },
    () => {
      onReconnect();
      onNews(null);
    }
  )
});
var takeBack = async ({ kysely }, boss) => {
  for (const queue of queueNames) {
    const { rows } = await sql20`
      select id::text as id from pacegate_jobs.job where name = ${queue} and state = 'active'
    `.execute(kysely);
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) await boss.fail(queue, ids, { message: "The process that had it is gone." });
  }
};
var oneByOne = ({ kysely }, work2) => kysely.transaction().execute(async (transaction) => {
  await lock(transaction, "start of the queues");
  await work2();
});
var startBoss = async (database, { log, onNews }) => {
  const isServer = database.kind === "server";
  const boss = new PgBoss({
    db: overheard(database.boss, onNews),
    backend: isServer ? "postgres" : "pglite",
    schema: jobsSchema,
    useListenNotify: true,
    // Nothing here goes by the calendar, or depends on another job.
    schedule: false,
    flowIntervalSeconds: 3600,
    // The claim is "more than so long ago", of all processes together: it has to be shorter than the interval.
    superviseIntervalSeconds: 3,
    monitorIntervalSeconds: 2,
    queueCacheIntervalSeconds: 2,
    maintenanceIntervalSeconds: 600,
    // The embedded database has its own upkeep.
    monitorVacuum: isServer,
    reindex: isServer
  });
  boss.on("error", (error) => log.warn("The queues had trouble.", { reason: reasonOf(error) }));
  boss.on("warning", ({ message }) => log.warn("The queues have a warning.", { reason: message }));
  const begin = async () => {
    await boss.start();
    for (const queue of queueNames) {
      const { policy, options } = queuePlans[queue];
      await boss.createQueue(queue, { policy, ...options });
      await boss.updateQueue(queue, options);
      await boss.findJobs(queue, { id: randomUUID5() });
    }
  };
  try {
    await (isServer ? oneByOne(database, begin) : begin());
    if (!isServer) await takeBack(database, boss);
  } catch (error) {
    await boss.stop({ graceful: false, close: false }).catch(() => void 0);
    throw error;
  }
  return boss;
};

// src/database/start-queues.ts
var longExpiry = 86399;
var usualPriority = 20;
var ofKind = (job) => {
  switch (job.kind) {
    case "open":
      return { id: openingId(job.runId) };
    case "post":
    case "alert":
      return { retryLimit: postingTries };
    case "command":
    case "upload":
      return {};
  }
};
var startQueues = async (database, { log = silentLog, ...serving } = {}) => {
  const { kysely, kind, place } = database;
  const bells = { app: createBell(), measure: createBell() };
  const onNews = (queue) => {
    for (const name of queueNames) if (queue === null || queue === name) bells[name].ring();
  };
  const boss = await startBoss(database, { log, onNews }).catch((error) => {
    throw explainDatabase(error, { kind, name: place }) ?? new DatabaseError(
      `The queues in ${place} could not be opened: ${reasonOf(error)}.`,
      "Look whether the schema pacegate_jobs belongs to the role of DATABASE_URL; else restore the last backup.",
      { cause: error }
    );
  });
  const server = createJobServer({ kysely, boss, bells, log, ...serving });
  return {
    enqueueApp: async (on, job, { delay, priority } = {}) => {
      const later = delay === void 0 || delay <= 0 ? {} : { startAfter: delay / 1e3 };
      await boss.send("app", job, {
        db: fromKysely2(on),
        priority: priority ?? usualPriority,
        ...ofKind(job),
        ...later
      });
    },
    enqueueMeasurement: async (on, { runId: runId2, key, priority, isLong = false }) => {
      await boss.send(
        "measure",
        { runId: runId2 },
        {
          id: measurementId(runId2),
          singletonKey: key,
          group: { id: key },
          priority,
          db: fromKysely2(on),
          ...isLong ? { expireInSeconds: longExpiry } : {}
        }
      );
    },
    dropMeasurements: async (on, runIds) => {
      if (runIds.length === 0) return;
      const ids = runIds.map((runId2) => sql21`${measurementId(runId2)}::uuid`);
      await sql21`
        delete from pacegate_jobs.job where name = 'measure' and id in (${sql21.join(ids)}) and state < 'active'
      `.execute(on);
    },
    stats: () => countQueues(kysely),
    withLiveJob: (runIds) => runsWithLiveJob(kysely, runIds),
    lastFailure: (runId2) => lastFailureOf(kysely, runId2),
    server,
    [Symbol.asyncDispose]: async () => {
      await server.stop(0);
      await boss.stop({ graceful: false, close: false });
    }
  };
};

// src/app/open-store.ts
var openStore = async (place, log) => {
  await using stack = new AsyncDisposableStack();
  const database = stack.use(await openDatabase(place, { log }));
  const queues = stack.use(await startQueues(database, { log }));
  const store = createAppStore({
    database,
    queues,
    clock: systemClock,
    baselineStore: (table) => createSqlStore(table)
  });
  const all = stack.move();
  return {
    store: { ...store, activeRuns: () => activeRuns(database.kysely) },
    jobs: queues.server,
    stopped: database.stopped,
    [Symbol.asyncDispose]: () => all.disposeAsync()
  };
};

// src/app/start-worker.ts
import { hostname } from "node:os";

// src/usecases/app/work/ending.ts
var NothingToMeasure = class extends Error {
  constructor(why) {
    super(why);
    this.name = "NothingToMeasure";
  }
};
var mostAttempts = 3;
var lasting2 = /* @__PURE__ */ new Set([404, 410, 451]);
var isUnusable = ({ status }) => status === 200;
var longestLine = 400;
var longestText2 = 4e3;
var firstOf = (error) => error instanceof SuppressedError ? firstOf(error.suppressed) : error;
var mayPass = (error, attempt) => {
  if (error instanceof DatabaseError) return true;
  if (attempt >= mostAttempts) return false;
  if (error instanceof GitHubError) return !isUnusable(error) && (attempt === 1 || !lasting2.has(error.status ?? 0));
  if (error instanceof OutputError || error instanceof BaselineError) return true;
  return !(error instanceof PacegateError);
};
var jobPath = /\S*\/job-\w{6}\//g;
var textOf2 = (error) => {
  const { title, message, cure: cure2 } = problemOf(error);
  const whole = error instanceof PacegateError ? `${message}
${cure2}` : `${title}: ${message}
${cure2}`;
  const lines = whole.replaceAll(jobPath, "").split("\n");
  return shorten(lines.map((line) => shorten(escapeTerminal(line), longestLine)).join("\n"), longestText2);
};
var endingOf = (thrown, attempt) => {
  const error = firstOf(thrown);
  if (error instanceof NothingToMeasure) return { kind: "end", outcome: "skipped", problem: error.message };
  if (mayPass(error, attempt)) return { kind: "again" };
  return { kind: "end", outcome: "failed", problem: textOf2(error) };
};

// src/usecases/app/work/heartbeat.ts
import { setTimeout as sleep8 } from "node:timers/promises";
var SupersededError = class extends Error {
  constructor() {
    super("The run is not this worker's any more.");
    this.name = "SupersededError";
  }
};
var usual2 = 2e3;
var patience2 = 45e3;
var longest3 = 200;
var startHeartbeat = (run, { store, log, beat = usual2 }, outer) => {
  const own4 = new AbortController();
  const stopped2 = new AbortController();
  const signal = AbortSignal.any([outer, own4.signal]);
  let progress = null;
  let answered = performance.now();
  const confirm = async () => {
    const isOurs = await store.heartbeat(run.id, run.attempt, progress);
    answered = performance.now();
    if (!isOurs) own4.abort(new SupersededError());
    return isOurs;
  };
  const beating = (async () => {
    while (!stopped2.signal.aborted && !signal.aborted) {
      try {
        await confirm();
      } catch (error) {
        log.warn("The sign of life of a run could not be written.", { run: run.id, error: String(error) });
        if (performance.now() - answered > patience2) own4.abort(error);
      }
      await sleep8(beat, void 0, { signal: stopped2.signal }).catch(() => {
      });
    }
  })();
  return {
    signal,
    report: (line) => {
      progress = escapePlain(line, longest3);
    },
    confirm,
    [Symbol.asyncDispose]: async () => {
      stopped2.abort();
      await beating;
    }
  };
};

// src/usecases/app/work/repeat.ts
import { setTimeout as sleep9 } from "node:timers/promises";
var repeat2 = async (ask, { pauses, signal, mayPass: mayPass2, onFailure }) => {
  for (const pause of pauses) {
    try {
      return await ask();
    } catch (error) {
      signal.throwIfAborted();
      if (!mayPass2(error)) throw error;
      onFailure(error, pause);
    }
    await sleep9(pause, void 0, { signal }).catch(() => {
    });
    signal.throwIfAborted();
  }
  return ask();
};

// src/usecases/app/work/patiently.ts
var ofGitHub = [5e3, 15e3, 3e4, 6e4, 12e4, 18e4, 24e4];
var ofDatabase = [500, 1e3, 3e3, 8e3, 15e3];
var isTrouble = (error) => error instanceof GitHubError && (error.status === null || error.status >= 500 || error.status === 429);
var patiently = (ask, { run, tools, signal, report }) => repeat2(ask, {
  pauses: tools.pauses ?? ofGitHub,
  signal,
  mayPass: isTrouble,
  onFailure: (error, pause) => {
    const why = error instanceof Error ? error.message : "";
    tools.log.warn("GitHub can not be reached; a run waits.", { run: run.id, why, pause });
    report(`waiting for GitHub: ${why}`);
  }
});
var insist = (ask, { run, tools, signal }) => repeat2(ask, {
  pauses: tools.pauses ?? ofDatabase,
  signal,
  mayPass: (error) => error instanceof DatabaseError,
  onFailure: (error, pause) => {
    const why = error instanceof Error ? error.message : "";
    tools.log.warn("The database can not be reached; a run waits.", { run: run.id, why, pause });
  }
});

// src/usecases/app/work/investigate-failure.ts
var investigateFailure = async (verdict, { investigate }, assignment) => {
  const { run, tools } = assignment;
  const { purpose, repositoryId, headSha, base, isApproved } = run;
  if (verdict !== "fail" || investigate !== "failed" || purpose.kind !== "pull-request") return;
  const { store } = tools;
  const runs = await insist(() => store.runsOf(repositoryId, { number: purpose.number, limit: 50 }), assignment);
  if (runs.some((it) => it.mode === "investigate" && it.headSha === headSha)) return;
  const asked = { repositoryId, purpose, mode: "investigate", headSha, base, requestedBy: null, isApproved };
  await insist(() => store.askForRun({ ...asked, priority: priorities.pullRequest }), assignment);
};

// src/gate/conclude-left.ts
var nothingCompared = "Nothing was compared, so nothing is known of the change but what is accepted here.";
var missingReasons = ({ reasons, comparisons: { expected, made } }) => {
  if (made >= expected) return [];
  const told2 = lastingReasons(reasons, "missing");
  return told2.length > 0 ? told2 : [`${expected - made} of ${count(expected, "comparison")} that decide could not be made.`];
};
var undecidedReasons = (left, { comparisons }) => {
  const total = `${left.length} of ${count(comparisons.expected, "comparison")} that decide`;
  return [...left.length > 1 ? [`${total} could not be decided.`] : [], ...left.map(blockerText)];
};
var passReasons = (covered, { metrics, comparisons }) => {
  const budgets = covered.filter(({ kind }) => kind === "exceeded").length;
  const compared = covered.length - budgets;
  const what = [
    ...compared > 0 ? [count(compared, "comparison")] : [],
    ...budgets > 0 ? [count(budgets, "budget")] : []
  ].join(" and ");
  const accepted = new Set(covered.map(({ it }) => it));
  const open = metrics.filter((it) => it.primary && it.decision === "inconclusive" && !accepted.has(it)).length;
  const left = open === 0 ? [] : [`${open} of ${count(comparisons.expected, "comparison")} that decide stayed undecided, which blocks nothing.`];
  return [`Nothing is beyond its bounds but what was accepted: ${what}.`, ...left];
};
var concludeLeft = (result, { left, covered }) => {
  const accepted = covered.map((it) => `${acceptedWords}${blockerText(it)}`);
  const failures = left.filter(({ kind }) => kind !== "undecided").map(blockerText);
  const discarded = lastingReasons(result.reasons, "discarded");
  const unmeasured = lastingReasons(result.reasons, "unmeasured");
  const unchecked = lastingReasons(result.reasons, "unchecked");
  if (failures.length > 0) {
    return { verdict: "fail", reasons: [...failures, ...discarded, ...unmeasured, ...unchecked, ...accepted] };
  }
  if (!isTrusted(result) || unmeasured.length > 0) {
    const told2 = [...discarded, ...unmeasured];
    const why = told2.length > 0 ? told2 : [nothingCompared];
    return { verdict: "invalid", reasons: [...why, ...unchecked, ...accepted] };
  }
  const open = [...undecidedReasons(left, result), ...missingReasons(result), ...unchecked];
  if (open.length > 0) return { verdict: "inconclusive", reasons: [...open, ...accepted] };
  return { verdict: "pass", reasons: [...passReasons(covered, result), ...accepted] };
};

// src/gate/finding-causes.ts
var others = /* @__PURE__ */ new Set([
  "budget-exceeded",
  "target-missed",
  "noisy-machine",
  "statement-new",
  "plan-changed",
  "event-loop-held"
]);
var single = /* @__PURE__ */ new Set([
  "memory-peak",
  "metric-worse",
  "errors-appeared",
  "queries-more",
  "rows-more",
  "sync-calls",
  "memory-grows",
  "connections-more"
]);
var partOf = (metric) => (metric ?? "").split(".").slice(0, 2).join(".");
var isBundleCause = ({ kind, severity }) => kind.startsWith("bundle-") && severity !== "information";
var isOfComparison = ({ kind, severity, metric }) => severity !== "information" && metric !== null && !others.has(kind);
var findingsOf = (blocker, findings) => {
  const { suite, scenario, metric } = blocker.it;
  const ofSuite = findings.filter((it) => it.suite === suite);
  if (blocker.kind === "exceeded") {
    const here2 = ofSuite.filter((it) => it.scenario === scenario && it.route === (blocker.it.route ?? null));
    return here2.filter(
      (it) => it.kind === "budget-exceeded" && it.metric === metric || isBundleCause(it) && partOf(it.metric) === partOf(metric)
    );
  }
  const { route } = blocker.it;
  const compared = ofSuite.filter(isOfComparison);
  const here = compared.filter((it) => it.route === route);
  const exact = here.filter((it) => it.metric === metric && (it.scenario === null || it.scenario === scenario));
  if (exact.length > 0) return exact;
  const asking = metric === "db.rows" ? here.filter((it) => it.kind === "queries-more") : [];
  if (asking.length > 0) return asking;
  const gathering = here.filter((it) => !single.has(it.kind));
  if (gathering.length > 0 || route !== null) return gathering;
  return compared.filter((it) => it.route !== null && !single.has(it.kind));
};
var findingCauses = (findings, blockers) => {
  const causes = /* @__PURE__ */ new Map();
  for (const blocker of blockers) {
    for (const finding of findingsOf(blocker, findings)) {
      const known = causes.get(finding);
      if (known === void 0) causes.set(finding, [blocker]);
      else known.push(blocker);
    }
  }
  return causes;
};

// src/gate/apply-acceptances.ts
var rank = { blocking: 0, warning: 1, information: 2 };
var settle = ({ findings, accepted }, { left, covered }) => {
  const causes = findingCauses(
    findings,
    [...left, ...covered].filter(({ kind }) => kind !== "undecided")
  );
  const open = new Set(left);
  const severityOf = (finding) => {
    const own4 = causes.get(finding) ?? [];
    const blocks = own4.some((it) => open.has(it));
    if (finding.severity === "blocking") return own4.length > 0 && !blocks ? "warning" : "blocking";
    return accepted !== void 0 && finding.severity === "warning" && blocks ? "blocking" : finding.severity;
  };
  return findings.map((it) => ({ ...it, severity: severityOf(it) })).toSorted((a, b) => rank[a.severity] - rank[b.severity]);
};
var endOf = ({ until }) => Date.parse(until);
var applyAcceptances = (result, acceptances2, now) => {
  const inForce = acceptances2.filter((it) => now.getTime() < endOf(it)).toSorted((a, b) => endOf(b) - endOf(a));
  const judged = blockersOf(result).map((blocker) => ({ blocker, by: inForce.find((it) => covers(it, blocker)) }));
  const used = new Set(judged.flatMap(({ by }) => by ?? []));
  const { accepted: before2, ...measured } = result;
  if (used.size === 0 && (before2 === void 0 || judged.length === 0)) return result;
  const sorted = {
    left: judged.flatMap(({ blocker, by }) => by === void 0 ? [blocker] : []),
    covered: judged.flatMap(({ blocker, by }) => by === void 0 ? [] : [blocker])
  };
  return {
    ...measured,
    ...concludeLeft(result, sorted),
    findings: settle(result, sorted),
    ...used.size > 0 && { accepted: acceptances2.filter((it) => used.has(it)) }
  };
};

// src/usecases/app/accepting-pull-request.ts
var acceptingPullRequest = (purpose) => {
  switch (purpose.kind) {
    case "pull-request":
      return purpose.number;
    case "merge-group":
      return parseMergeGroupRef(purpose.headRef)?.number ?? null;
    case "refresh":
    case "alert":
      return null;
  }
};

// src/usecases/app/work/grounds-tools.ts
var groundsToolsFor = (repository, { grounds, clients }) => {
  if (grounds !== void 0) return grounds(repository);
  const { owner, name, installationId } = repository;
  if (installationId === null)
    throw new GitHubError(`The App is not installed on ${owner}/${name}.`, "Install it, and push again.", {
      status: 404
    });
  const github = clients.installation(installationId);
  const at = { repository: { owner, repo: name } };
  return {
    compareFiles: (base, head) => compareFiles(github, { ...at, base, head }),
    readFile: (ref, path) => readFileAtRef(github, { ...at, ref, path }),
    commitOf: (ref) => commitOfRef(github, { ...at, ref })
  };
};

// src/usecases/app/work/pack-files.ts
import { promisify as promisify3 } from "node:util";
import { gzip } from "node:zlib";
var mostKept = { total: 64 * 2 ** 20, packed: 16 * 2 ** 20 };
var packFiles = async (files) => {
  const texts = {};
  for (const file of files) texts[file.name] = (await file.read()).toString("utf8");
  const packed = await promisify3(gzip)(JSON.stringify(texts));
  return packed.length > mostKept.packed ? null : packed;
};

// src/usecases/app/work/pack-raw.ts
var pack = async (directory, choose) => {
  try {
    await using listing = await listDirectory(directory, createMeter({ ...defaultLimits, total: mostKept.total }));
    return await packFiles(choose(listing.files));
  } catch (error) {
    if (error instanceof UploadError) return null;
    throw error;
  }
};
var ofCheck = (files) => {
  const { result, plan, blocks, bundles, profiles } = sortFiles(files);
  return [result, plan, ...[...blocks, ...bundles, ...profiles].map((it) => it.file)].filter((it) => it !== null);
};
var packRaw = (directory) => pack(directory, ofCheck);
var packLoad = (directory, series) => pack(
  directory,
  (files) => files.filter(({ name }) => name === measurementFile || name === measurePlanFile || series.includes(name))
);

// src/usecases/app/work/run-in-job.ts
import { mkdir as mkdir7 } from "node:fs/promises";

// src/measure/sandbox/fetch-commits.ts
import { mkdir as mkdir6 } from "node:fs/promises";

// src/measure/sandbox/fetch-refusal.ts
var kinds = [
  [
    "token",
    /authentication failed|could not read (?:username|password)|terminal prompts disabled|invalid username or (?:password|token)|bad credentials|returned error: 40[13]\b/i
  ],
  ["commit", /not our ref|couldn't find remote ref|no such remote ref|unadvertised object|did not send all necessary/i],
  ["repository", /repository .*not found|does not appear to be a git repository|returned error: (?:404|410|451)\b/i]
];
var fetchRefusal = (stderr) => kinds.find(([, pattern]) => pattern.test(stderr))?.[0] ?? "other";

// src/measure/sandbox/fetch-commits.ts
var longestFetch = 6e5;
var steps = ["--depth=50", "--deepen=500", "--unshallow"];
var quiet = [
  "--quiet",
  "--no-tags",
  "--no-write-fetch-head",
  "--no-auto-maintenance",
  "--no-recurse-submodules"
];
var settingsFor = (url, token) => {
  const { protocol: protocol2, host } = new URL(url);
  const credentials = Buffer.from(`x-access-token:${token}`).toString("base64");
  const scheme = protocol2.slice(0, -1);
  return [
    { key: "protocol.allow", value: "never" },
    { key: `protocol.${scheme}.allow`, value: "always" },
    ...scheme === "file" ? [] : [{ key: `http.${protocol2}//${host}/.extraheader`, value: `AUTHORIZATION: basic ${credentials}` }]
  ];
};
var failure = ({ url }, { code, stderr }) => {
  const refusal3 = fetchRefusal(stderr);
  const why = code === null ? `git did not end within ${longestFetch / 6e4} minutes` : oneLine(stderr) || "no reason";
  return new GitHubError(
    `Could not fetch from ${url}: ${why}.`,
    refusal3 === "repository" ? "Either the repository is gone, or the App is not installed on it any more." : "Check that the worker can reach it (proxy, firewall), and that the App is still installed there.",
    { status: refusal3 === "repository" ? 404 : refusal3 === "token" ? 401 : null }
  );
};
var gone = ({ name, commit }) => new RepositoryError(
  `The ${name} commit ${commit.slice(0, 12)} is not in the repository any more.`,
  "It was replaced by a forced push, most likely: push again, and the newest commit is measured."
);
var createFetch = (order, git) => {
  const { directory, url } = order;
  let token = null;
  let renewed = false;
  return async (args) => {
    for (; ; ) {
      token ??= await order.token();
      const settings = settingsFor(url, token);
      const given = { directory, settings, timeout: longestFetch };
      const result = await git.run(["fetch", ...quiet, ...args], given);
      if (result.code === 0 || renewed || fetchRefusal(result.stderr) !== "token") return result;
      renewed = true;
      token = null;
    }
  };
};
var fetchCommits = async (order) => {
  const { directory, url, wanted: wanted2, signal } = order;
  await mkdir6(directory, { recursive: true });
  const own4 = { GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null" };
  const git = createGit({ ...plainEnvironment(order.environment), ...own4 }, signal);
  const text = (args) => git.text(args, { directory });
  await text(["init", "--quiet", "--template=", "--initial-branch=pacegate", "."]);
  await text(["config", "remote.origin.url", url]);
  const fetch = createFetch(order, git);
  const fetched = [];
  const fetchOne = async (it) => {
    const target = `refs/pacegate/${it.name}`;
    for (const source of [it.commit, ...it.ref === null ? [] : [it.ref]]) {
      const result = await fetch([steps[0], "--", "origin", `+${source}:${target}`]);
      if (result.code === 0) {
        const found = await git.run(["rev-parse", "--verify", `${target}^{commit}`], { directory });
        if (found.stdout.toString().trim() !== it.commit) break;
        fetched.push(`+${source}:${target}`);
        return;
      }
      if (fetchRefusal(result.stderr) !== "commit") throw failure(order, result);
    }
    await git.run(["update-ref", "-d", target], { directory });
    if (!it.isOptional) throw gone(it);
  };
  const isConnected = async () => {
    if (fetched.length < 2) return true;
    const asked = ["merge-base", "--is-ancestor", "refs/pacegate/base", "refs/pacegate/head"];
    return (await git.run(asked, { directory })).code === 0;
  };
  const isShallow = async () => await text(["rev-parse", "--is-shallow-repository"]) === "true";
  for (const it of wanted2) await fetchOne(it);
  for (const step of steps.slice(1)) {
    if (await isConnected() || !await isShallow()) break;
    const result = await fetch([step, "--", "origin", ...fetched]);
    if (result.code !== 0) throw failure(order, result);
  }
};

// src/usecases/app/work/run-in-job.ts
var withResult = /* @__PURE__ */ new Set([0, 1, 3, 4]);
var smaller = "Make the measurement smaller (fewer suites, shorter builds), or ask who runs the App for higher limits.";
var wordsOf3 = ({ tail }) => tail.length === 0 ? "It said nothing." : tail.slice(-15).join("\n");
var noResult = (end) => {
  if (end.breach !== null) return new PreparationError(end.breach.text, smaller);
  if (end.signal === "SIGKILL" || end.code === 137)
    return new PreparationError(
      "The measurement was killed from outside; the machine ran out of memory, most likely.",
      smaller
    );
  return new PreparationError(
    `Nothing was measured. What the measuring command said:
${wordsOf3(end)}`,
    "Run `pacegate check` in the repository, which says the same and more."
  );
};
var withoutResult = () => new PreparationError(
  "The measurement ended without a result that could be read.",
  "Measure again; if it stays so, look whether a build removes files outside of its directory."
);
var cloneUrl = ({ repository, tools }) => `${tools.serverUrl.replace(/\/+$/, "")}/${repository.owner}/${repository.name}.git`;
var fetchInto = async (job, assignment, wanted2) => {
  const { repository, tools, signal } = assignment;
  const { installationId } = repository;
  if (installationId === null)
    throw new PreparationError("The App is not installed on this repository.", "Install it, and push again.");
  const breaking = new AbortController();
  const watching = new AbortController();
  const watch = watchDisk({
    directory: job.path,
    most: affordableDisk(job.path, tools.limits.disk),
    pids: () => [],
    onBreach: ({ text }) => breaking.abort(new PreparationError(text, smaller)),
    signal: watching.signal
  });
  try {
    await fetchCommits({
      directory: job.repository,
      url: cloneUrl(assignment),
      wanted: wanted2,
      token: () => patiently(async () => (await tools.clients.cloneToken(installationId, repository.id)).token, assignment),
      environment: tools.environment ?? process.env,
      signal: AbortSignal.any([signal, breaking.signal])
    });
  } finally {
    watching.abort();
    await watch;
  }
};
var runInJob = async (assignment, order) => {
  const { run, tools, signal, report } = assignment;
  await using stack = new AsyncDisposableStack();
  const job = stack.adopt(await createJobDirectory(tools.directory), async (it) => {
    try {
      await it[Symbol.asyncDispose]();
    } catch (error) {
      tools.log.error("The directory of a job could not be removed.", { run: run.id, error: String(error) });
    }
  });
  report("fetching the commits");
  await fetchInto(job, assignment, order.wanted);
  await mkdir7(job.output);
  await order.prepare?.(job);
  const [command = process.execPath, ...before2] = tools.cli ?? ownCommandLine().cli;
  report("starting the measurement");
  const from = /* @__PURE__ */ new Date();
  const guarded = async (work2) => {
    try {
      return await work2();
    } catch (error) {
      if (signal.aborted && signal.reason instanceof SupersededError) await order.onCancelled?.(job, during());
      throw error;
    }
  };
  const during = () => ({ from, to: /* @__PURE__ */ new Date() });
  const end = await guarded(async () => {
    await using watch = order.watch?.(job);
    void watch;
    return await runSandboxed({
      command,
      args: [...before2, ...order.args(job.output)],
      directory: job.path,
      workingDirectory: job.repository,
      environment: tools.environment ?? process.env,
      limits: { ...tools.limits, ...order.limits },
      isolation: tools.isolation,
      npmrc: tools.npmrc ?? null,
      signal,
      onLine: report
    });
  });
  if (end.breach !== null || !withResult.has(end.code)) {
    const why = noResult(end);
    const rest = await order.salvage?.(job, during(), why);
    if (rest == null) throw why;
    return rest;
  }
  report("judging what was measured");
  return await order.read(job, during());
};

// src/usecases/app/work/time-limit.ts
var least2 = 6e4;
var share = 0.1;
var mostOf = (job) => Math.max(1e3, Math.floor((job - Math.max(least2, share * job)) / 1e3) * 1e3);
var timeLimitFor = ({ policy, job }) => {
  const most9 = mostOf(job);
  return policy > most9 ? most9 : null;
};

// src/usecases/app/work/measure-change.ts
var headRefOf = async ({ run, tools }) => {
  const { purpose } = run;
  if (purpose.kind === "merge-group") return purpose.headRef;
  if (purpose.kind !== "pull-request") return "";
  return (await tools.store.pullRequest(run.repositoryId, purpose.number))?.headRef ?? "";
};
var groundsOf = async (assignment) => {
  const { run, repository, tools } = assignment;
  const { base } = run;
  if (base === null) throw new RepositoryError("This run has no base to compare with.", "Push again.");
  const ref = await headRefOf(assignment);
  const grounds = await patiently(
    () => gatherGrounds(
      {
        path: defaultConfiguration,
        base: { ref: base.ref, commit: base.sha },
        head: { ref, commit: run.headSha },
        suites: [],
        scenarios: [],
        timeLimit: null
      },
      groundsToolsFor(repository, tools)
    ),
    assignment
  );
  if (grounds.changedFiles?.length === 0)
    throw new NothingToMeasure("Base and head have the same content, so there is nothing to compare.");
  const { policy } = grounds.baseConfiguration ?? grounds.headConfiguration;
  return { ...grounds, timeLimit: timeLimitFor({ policy: policy.timeLimit, job: tools.limits.time }) };
};
var storedOf = async (upload, { baseConfiguration }, { repository, tools }) => {
  if (baseConfiguration === null) return null;
  const suites = baseConfiguration.suites.map(({ name }) => name);
  const environment = upload.result === null ? "" : environmentClass(upload.result.environment);
  return readStored(tools.store.baselines(repository), suites, environment);
};
var judge = async (directory, grounds, assignment) => {
  try {
    const upload = await readUpload({ directory });
    if (upload.result === null) throw withoutResult();
    return judgeUpload({ ...grounds, upload, stored: await storedOf(upload, grounds, assignment) });
  } catch (error) {
    if (!(error instanceof UploadError)) throw error;
    assignment.tools.log.warn("What a job measured was refused.", { run: assignment.run.id });
    return refuseUpload(grounds, error);
  }
};
var withAcceptances = async (result, assignment) => {
  const { run, tools } = assignment;
  const number = acceptingPullRequest(run.purpose);
  if (number === null) return result;
  const accepted = await insist(() => tools.store.acceptances(run.repositoryId, number), assignment);
  return applyAcceptances(
    result,
    accepted.map(({ acceptance }) => acceptance),
    /* @__PURE__ */ new Date()
  );
};
var measureChange = async (assignment) => {
  const { run, report } = assignment;
  report("reading the configuration");
  const grounds = await groundsOf(assignment);
  const { base, head } = grounds.identity;
  const limit = grounds.timeLimit ?? null;
  const pull = run.purpose.kind === "pull-request" ? `refs/pull/${run.purpose.number}/head` : null;
  const kept = await runInJob(assignment, {
    wanted: [
      { name: "base", commit: base.commit, ref: null, isOptional: false },
      // The head of a fork is in the base repository too, under the pull request's own ref.
      { name: "head", commit: head.commit, ref: pull, isOptional: false }
    ],
    args: (output) => [
      "check",
      "--base",
      base.commit,
      "--head",
      head.commit,
      ...limit === null ? [] : ["--time-limit", `${limit / 1e3}s`],
      "--out",
      output
    ],
    read: async ({ output }, during) => {
      const judged = await judge(output, { ...grounds, during }, assignment);
      const result = await withAcceptances(judged, assignment);
      return { result, comment: renderComment(result), raw: await packRaw(output) };
    }
  });
  return { kept, app: grounds.baseConfiguration?.app ?? null };
};

// src/measure/upload/check-investigation.ts
var investigationFile = "investigation.json";
var mostValues = 5e4;
var mostHypotheses = 500;
var mostTasks = 200;
var longestPatch = 2e5;
var largest = 1e6;
var lastLine = 1e7;
var isInterval = (it) => it === null || [it.estimate, it.low, it.high].every((value) => Math.abs(value) <= largest) && it.low <= it.high;
var isPlace = (location) => location === null || location.path.length <= 500 && !location.path.startsWith("/") && !location.path.split("/").includes("..") && location.endLine >= location.startLine && location.endLine <= lastLine;
var hypothesisFault = ({ id, location, experiment }) => {
  if (!/^H\d{1,4}$/.test(id)) return "has a hypothesis without a name";
  if (!isPlace(location)) return "names a place that no file of the repository has";
  if (experiment === null) return null;
  const { patch, recovery, reproduction, counter } = experiment;
  if (patch.length > longestPatch) return "has a patch that is too long";
  const counts2 = counter === null ? [] : [counter.base, counter.head, counter.undone];
  return isInterval(recovery) && isInterval(reproduction) && counts2.every((it) => Math.abs(it) <= 1e18) ? null : "has an experiment with figures that nothing can have";
};
var faultOf = (it) => {
  const { hypotheses, tasks, rootCause, contributing, timeline, regressions, impact } = it;
  if (hypotheses.length > mostHypotheses || tasks.length > mostTasks) return "holds too much";
  const known = new Map(hypotheses.map((hypothesis) => [hypothesis.id, hypothesis]));
  if (known.size !== hypotheses.length) return "has a hypothesis twice";
  const fault = hypotheses.map(hypothesisFault).find((found) => found !== null);
  if (fault != null) return fault;
  const blamed = [...rootCause === null ? [] : [rootCause], ...contributing];
  if (blamed.some((id) => known.get(id)?.experiment?.recovery == null)) return "blames what was not measured";
  if (!timeline.every(({ at }) => isPlausibleTime(at))) return "has impossible times";
  if (!regressions.every(({ change }) => isInterval(change))) return "has a regression that nothing can have";
  if (!tasks.every(({ patch, expected }) => (patch?.length ?? 0) <= longestPatch && isInterval(expected.change)))
    return "has a task with an impossible patch or gain";
  return Math.abs(impact.costPerMillion ?? 0) <= 1e12 ? null : "has impossible costs";
};
var checkInvestigation = (bytes, commits) => {
  const value = parseJson(bytes, investigationFile, defaultLimits);
  const investigation = matchSchema(value, investigationSchema, {
    name: investigationFile,
    what: "an investigation",
    mostValues
  });
  const fault = faultOf(investigation);
  if (fault !== null) throw refusal(investigationFile, fault);
  const { base, head } = investigation.scope;
  if (commits !== null && (base !== commits.base || head !== commits.head))
    throw refusal(investigationFile, "is of other commits than those that were to be looked into");
  return investigation;
};

// src/usecases/app/alerts/known-about.ts
var routesOf = (suite) => suite.type === "service" ? suite.routes.map(({ name }) => name) : [];
var leading2 = (text, names2) => names2.toSorted((a, b) => b.length - a.length).find((name) => name !== "" && (text === name || text.startsWith(`${name} `)));
var knownAbout = (about, configurations) => {
  const shared2 = (namesOf) => {
    const [first2 = [], ...others2] = configurations.map(({ suites }) => suites.flatMap(namesOf));
    return first2.filter((name) => others2.every((names3) => names3.includes(name)));
  };
  const names2 = [shared2(({ name }) => [name]), Object.keys(metricCatalogue), shared2(routesOf)];
  const found = /* @__PURE__ */ new Map();
  let rest = about.trim();
  while (rest !== "") {
    const kind = names2.findIndex((of, index) => !found.has(index) && leading2(rest, of) !== void 0);
    const name = leading2(rest, names2[kind] ?? []);
    if (name !== void 0) found.set(kind, name);
    rest = rest.slice((name ?? rest.split(" ", 1)[0] ?? rest).length).trim();
  }
  return [...found.values()].join(" ");
};

// src/usecases/app/work/progress-folder.ts
import { mkdir as mkdir8, readFile as readFile3, readdir as readdir5, rename as rename4, rm as rm5, writeFile as writeFile6 } from "node:fs/promises";
import { dirname as dirname5, join as join12 } from "node:path";
var wanted = /^(?:result\.json|investigation\.json|raw\/(?:arms\/)?[\w.-]{1,200}\.json(?:\.gz)?)$/;
var putFiles = async (directory, files) => {
  for (const [name, bytes] of files) {
    const path = join12(directory, name);
    await mkdir8(dirname5(path), { recursive: true });
    await writeFile6(`${path}.part`, bytes);
    await rename4(`${path}.part`, path);
  }
};
var isProgress = (name) => wanted.test(name);
var progressRoot = "kept";
var openProgressFolder = (jobs, runId2) => {
  const folder = join12(jobs, progressRoot, runId2.replaceAll(/[^\w-]/g, "_"));
  return {
    keep: async (output) => {
      try {
        await using listing = await listDirectory(output, createMeter({ ...defaultLimits, total: mostKept.total }));
        const files = /* @__PURE__ */ new Map();
        for (const file of listing.files) if (wanted.test(file.name)) files.set(file.name, await file.read());
        await putFiles(folder, files);
      } catch (error) {
        if (!(error instanceof UploadError)) throw error;
      }
    },
    put: async (output) => {
      const names2 = await readdir5(folder, { recursive: true, withFileTypes: true }).catch(() => []);
      const files = /* @__PURE__ */ new Map();
      for (const entry2 of names2.filter((it) => it.isFile() && !it.name.endsWith(".part"))) {
        const path = join12(entry2.parentPath, entry2.name);
        files.set(path.slice(folder.length + 1), await readFile3(path));
      }
      if (!files.has("result.json")) return false;
      await putFiles(output, files);
      return true;
    },
    remove: () => rm5(folder, { recursive: true, force: true })
  };
};

// src/usecases/app/work/read-job-file.ts
import { join as join13 } from "node:path";
import { lstat as lstat2 } from "node:fs/promises";
var most6 = 8 * 2 ** 20;
var readJobFile = async (directory, name) => {
  const path = join13(directory, name);
  try {
    const [top, file] = [await lstat2(directory), await lstat2(path)];
    if (!top.isDirectory() || !file.isFile()) return null;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
  return readListedFile(path, name, createMeter({ ...defaultLimits, entry: most6 }));
};

// src/usecases/app/work/export-playbook.ts
import { join as join14 } from "node:path";
var most7 = 100;
var exportPlaybook = async (repository, team, assignment) => {
  const { run, tools } = assignment;
  const learnt = await insist(() => tools.store.playbook(run.repositoryId), assignment);
  const edited = new Set(team.map(({ reference }) => reference));
  const confirmed = new Set(learnt.flatMap((it) => it.confirmed ? [it.reference] : []));
  const files = createFilesPlaybook({ directory: join14(repository, ".pacegate", "playbook"), team: "" });
  for (const entry2 of learnt.filter(({ reference }) => !edited.has(reference)).slice(0, most7)) await files.keep(entry2);
  for (const entry2 of team)
    await files.keep({ ...entry2, confirmed: entry2.confirmed || confirmed.has(entry2.reference) });
};

// src/measure/sandbox/read-committed.ts
var longestList = 2 ** 20;
var longest4 = 6e4;
var entry = /^(\d{6}) (\w+) ([0-9a-f]+) +(\d+|-)\t(.+)$/su;
var readCommitted = async (order) => {
  const { directory, commit, below, isWanted: isWanted2, most: most9, signal } = order;
  const own4 = { GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null" };
  const git = createGit({ ...plainEnvironment(order.environment), ...own4 }, signal);
  const run = (args, bytes) => git.run(args, { directory, most: bytes, timeout: longest4 });
  const listed2 = await run(["ls-tree", "-z", "-l", "--full-tree", commit, "--", `${below}/`], longestList);
  if (listed2.code !== 0) {
    const why = listed2.code === null ? "it is too long" : oneLine(listed2.stderr);
    return { files: [], count: 0, problem: `the list of ${below} could not be read: ${why}` };
  }
  const wanted2 = listed2.stdout.toString().split("\0").flatMap((line) => {
    const [, mode = "", , object = "", size2 = "", path = ""] = entry.exec(line) ?? [];
    const name = path.slice(below.length + 1);
    return path.startsWith(`${below}/`) && isWanted2(name) ? [{ mode, object, size: Number(size2), name }] : [];
  }).toSorted((a, b) => a.name < b.name ? -1 : 1);
  const files = [];
  for (const { mode, object, size: size2, name } of wanted2.slice(0, most9.files)) {
    const isPlain = (mode === "100644" || mode === "100755") && size2 <= most9.bytes;
    const read3 = isPlain ? await run(["cat-file", "blob", object], most9.bytes) : null;
    files.push({ name, text: read3?.code === 0 ? read3.stdout.toString() : null });
  }
  return { files, count: wanted2.length, problem: null };
};

// src/usecases/app/work/read-team-playbook.ts
var most8 = { files: 100, bytes: 2e5 };
var mostNotices = 5;
var isWanted = (name) => name.endsWith(".md") && !/^readme\.md$/i.test(name);
var shown2 = (name) => shorten(escapeTerminal(name), 100);
var readTeamPlaybook = async (directory, commit, { tools, signal }) => {
  if (commit === null) return { entries: [], notices: [] };
  const environment = tools.environment ?? process.env;
  const found = await readCommitted({
    directory,
    commit,
    below: playbookDirectory,
    isWanted,
    most: most8,
    environment,
    signal
  });
  const read3 = found.files.map(({ name, text }) => ({ name, entry: text === null ? null : readPlaybookFile(text) }));
  const bad = read3.filter(({ entry: entry2 }) => entry2 === null);
  const at = commit.slice(0, 12);
  return {
    entries: read3.flatMap(({ entry: entry2 }) => entry2 ?? []),
    notices: [
      ...found.problem === null ? [] : [`The playbook at ${at} was not read: ${found.problem}.`],
      ...bad.slice(0, mostNotices).map(
        ({ name }) => `${playbookDirectory}/${shown2(name)} at ${at} was left out: it has to be a file of at most ${most8.bytes / 1e3} KB with an entry (pacegate/playbook@1) in its json block.`
      ),
      ...bad.length > mostNotices ? [`So were ${bad.length - mostNotices} more files of the playbook.`] : [],
      ...found.count > most8.files ? [`Of ${found.count} files in ${playbookDirectory} at ${at} the first ${most8.files} were read.`] : []
    ]
  };
};

// src/usecases/app/work/unpack-raw.ts
import { promisify as promisify4 } from "node:util";
import { gunzip } from "node:zlib";
var longest5 = 160 * 2 ** 20;
var schema4 = external_exports.record(external_exports.string(), external_exports.string());
var unpackRaw = async (raw) => {
  try {
    const text = await promisify4(gunzip)(raw, { maxOutputLength: longest5 });
    return schema4.parse(JSON.parse(text.toString("utf8")));
  } catch (error) {
    throw new DatabaseError(
      "The stored raw data of a run are damaged.",
      "Measure again: `/perf check` does, in a comment on the pull request.",
      { cause: error }
    );
  }
};

// src/usecases/app/work/put-earlier.ts
var mostRuns = 20;
var newestCheck = async (assignment) => {
  const { run, tools } = assignment;
  const { store } = tools;
  if (run.purpose.kind !== "pull-request") return null;
  const { number } = run.purpose;
  const runs = await insist(() => store.runsOf(run.repositoryId, { number, limit: mostRuns }), assignment);
  for (const it of runs) {
    if (it.mode !== "check" || it.headSha !== run.headSha) continue;
    const kept = await insist(() => store.keptResult(it.id), assignment);
    if (kept === null || kept.raw === null) continue;
    try {
      return new Map(Object.entries(await unpackRaw(kept.raw)).filter(([name]) => isProgress(name)));
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      return null;
    }
  }
  return null;
};
var putEarlier = async (output, folder, assignment) => {
  if (await folder.put(output)) return true;
  const files = await newestCheck(assignment);
  const hasBundle = [...files?.keys() ?? []].some((name) => name.endsWith("-bundle.json"));
  if (files === null || hasBundle || !files.has("result.json")) return false;
  await putFiles(output, files);
  return true;
};

// src/usecases/app/work/watch-investigation.ts
import { setTimeout as sleep10 } from "node:timers/promises";
var usual3 = 5e3;
var watchInvestigation = (job, { read: read3, onChange, log, every = usual3 }) => {
  const stopped2 = new AbortController();
  let told2 = "";
  const look2 = async () => {
    const found = await read3(job).catch(() => null);
    const text = JSON.stringify(found);
    if (found === null || text === told2) return;
    told2 = text;
    await onChange(found);
  };
  const watching = (async () => {
    while (!stopped2.signal.aborted) {
      await sleep10(every, void 0, { signal: stopped2.signal }).catch(() => {
      });
      if (stopped2.signal.aborted) return;
      await look2().catch((error) => {
        log.warn("The progress of an investigation could not be kept.", { error: String(error) });
      });
    }
  })();
  return {
    [Symbol.asyncDispose]: async () => {
      stopped2.abort();
      await watching;
    }
  };
};

// src/usecases/app/work/measure-investigation.ts
var patience3 = 3e4;
var requireComparison = (investigation) => {
  const found = doubtOf(investigation);
  if (found?.doubt === "invalid")
    throw new PreparationError(
      `Nothing could be compared
${found.text}`,
      "Run `pacegate check` on these two commits, and correct what it reports."
    );
};
var cutShort = (found, why) => {
  if (why === null) return { ...found, state: "cancelled" };
  const [first2 = "", ...words] = why.message.split("\n");
  const reason = words.length === 0 ? first2 : "Its command ended without a result.";
  return { ...found, state: "cancelled", summary: `It was cut short. ${reason} ${found.summary}` };
};
var measureInvestigation = async (assignment) => {
  const { run, report, tools } = assignment;
  const { store } = tools;
  report("reading the configuration");
  const grounds = await groundsOf(assignment);
  const { base, head } = grounds.identity;
  const { baseConfiguration, headConfiguration } = grounds;
  const configurations = [headConfiguration, ...baseConfiguration === null ? [] : [baseConfiguration]];
  const about = run.purpose.kind === "alert" ? knownAbout(run.about, configurations) : run.about;
  const isShared = baseConfiguration?.app.playbook === "pull-request";
  const commits = { base: base.commit, head: head.commit };
  const folder = openProgressFolder(tools.directory, run.id);
  let ofPlaybook = [];
  const read3 = async ({ output }) => {
    const bytes = await readJobFile(output, investigationFile);
    if (bytes === null) return null;
    const investigation = checkInvestigation(bytes, commits);
    return { ...investigation, notices: [...investigation.notices, ...ofPlaybook] };
  };
  const kept = (investigation) => ({
    report: { kind: "investigation", investigation, isShared },
    raw: null
  });
  const rest = async (job, why) => {
    const found = await read3(job).catch(() => null);
    if (found === null || found.hypotheses.length === 0) return null;
    return kept(found.state === "hypotheses" ? cutShort(found, why) : found);
  };
  const { purpose } = run;
  const isIntoDefault = run.base?.ref === assignment.repository.defaultBranch;
  const trusted = purpose.kind === "alert" ? head.commit : isIntoDefault ? base.commit : null;
  const limit = mostOf(tools.limits.time);
  let hasEarlier = false;
  const result = await runInJob(assignment, {
    wanted: [
      { name: "base", commit: base.commit, ref: null, isOptional: false },
      {
        name: "head",
        commit: head.commit,
        ref: purpose.kind === "pull-request" ? `refs/pull/${purpose.number}/head` : null,
        isOptional: false
      }
    ],
    args: (output) => [
      "investigate",
      // Never begins with "-": see investigationAbout.
      ...about === "" ? [] : [about],
      "--base",
      base.commit,
      "--head",
      head.commit,
      "--time-limit",
      `${limit / 1e3}s`,
      // It goes on where it was begun, and is measured anew there where base or configuration have moved since.
      ...hasEarlier ? ["--result", output] : [],
      "--out",
      output
    ],
    prepare: async ({ output, repository }) => {
      hasEarlier = await putEarlier(output, folder, assignment);
      const team = await readTeamPlaybook(repository, trusted, assignment);
      ofPlaybook = team.notices;
      await exportPlaybook(repository, team.entries, assignment);
    },
    watch: (job) => watchInvestigation(job, {
      read: read3,
      onChange: async (investigation) => {
        await store.keepInterim(run.id, run.attempt, { kind: "investigation", investigation, isShared });
        await folder.keep(job.output);
      },
      log: tools.log
    }),
    read: async (job) => {
      const investigation = await read3(job);
      if (investigation === null) throw withoutResult();
      if (purpose.kind === "alert") requireComparison(investigation);
      return kept(investigation);
    },
    salvage: (job, _during, why) => rest(job, why),
    onCancelled: async (job, _during) => {
      const found = await rest(job, null);
      if (found === null) return;
      const signal = AbortSignal.timeout(patience3);
      await insist(() => store.keepReport(run.id, run.attempt, found), { ...assignment, signal });
      await folder.remove();
    }
  }).catch(async (error) => {
    const isAgain = assignment.signal.aborted || error instanceof DatabaseError || error instanceof GitHubError;
    if (!isAgain) await folder.remove();
    throw error;
  });
  await folder.remove();
  return result;
};

// src/measure/upload/absurd-series.ts
var fastest = 100;
var mostCores = 4096;
var mostMemory = 2 ** 50;
var moment = 1e4;
var mostRoutes = 500;
var longestName = 500;
var longestText3 = 2e4;
var largest2 = 2 ** 53;
var within2 = (value, most9) => value === null || value >= 0 && value <= most9;
var isHistogram = (counts2, ok) => {
  let sum = 0;
  for (let at = 0; at < counts2.length; at += 2) {
    const [bucket = 0, count2 = 0] = counts2.slice(at, at + 2);
    if (bucket >= bucketCount || at > 0 && bucket <= (counts2[at - 2] ?? 0) || count2 === 0) return false;
    sum += count2;
  }
  return counts2.length % 2 === 0 && sum === ok;
};
var ofPoint = (point) => {
  const { at, length, routes, failures, generator } = point;
  const names2 = [...Object.keys(routes), ...Object.keys(failures)];
  if (!within2(at, longestLoad) || !within2(length, longestLoad)) return "lasts for more than a week";
  if (names2.length > mostRoutes || names2.some((name) => name.length > longestName))
    return "has too many or too long names";
  const all = Object.values(routes);
  const answered = all.reduce((sum, { ok, errors }) => sum + ok + errors, 0);
  const most9 = fastest * (length + 1e3);
  if (![answered, point.begun, point.dropped, point.underWay, point.connections].every((it) => within2(it, most9)))
    return "has more requests than an interval can hold";
  if (!within2(point.served, fastest * 1e3) || !within2(point.asked, fastest * 1e3)) return "has an impossible rate";
  if (!all.every(({ ok, latency }) => isHistogram(latency, ok))) return "has latencies of other requests than its own";
  if (![point.p50, point.p95, point.p99].every((it) => within2(it, 36e5)))
    return "has a request of more than an hour";
  const window = (length + moment) * mostCores;
  if (!within2(point.cpu, window) || !within2(point.gcPause, window))
    return "has more CPU time than an interval can hold";
  if (![point.rss, point.heap].every((it) => within2(it, mostMemory)) || !within2(point.allocated, largest2))
    return "has more memory than there is";
  return within2(generator.utilisation, 1e3) && within2(generator.lateness, longestLoad) ? null : "has impossible figures of the load generator's own";
};
var isReading = ({
  values,
  missing = []
}) => {
  const all = Object.entries(values);
  return all.length <= mostRoutes && all.every(([name, value]) => name.length <= longestName && Math.abs(value) <= largest2) && missing.length <= mostRoutes && missing.every(({ what, reason }) => what.length <= longestText3 && reason.length <= longestText3);
};
var ofLine = (line) => {
  switch (line.kind) {
    case "point":
      return ofPoint(line);
    case "signals":
      return isReading(line) && within2(line.at, longestLoad) && within2(line.length, longestLoad) ? null : "has impossible signals";
    case "database":
      return isReading(line) ? null : "has impossible figures of a database";
    case "heap":
      return [line.before, line.after].every((it) => within2(it, mostMemory)) ? null : "has more memory than there is";
    case "event":
      return within2(line.at, longestLoad) && line.text.length <= longestText3 ? null : "has an impossible event";
    case "end": {
      const isSane2 = within2(line.at, longestLoad) && within2(line.startup, longestLoad) && within2(line.memoryPeak, mostMemory);
      return isSane2 && (line.blind?.length ?? 0) <= longestText3 ? null : "ends with impossible figures";
    }
  }
};
var ofHeader = ({ duration, startedAt, steps: steps2 }) => {
  if (!isPlausibleTime(startedAt) || !within2(duration, longestLoad)) return "has impossible times";
  return (steps2 ?? []).length <= mostRoutes && (steps2 ?? []).every((it) => it.length <= longestName) ? null : "has too many steps";
};
var absurdSeries = ({ header, lines }, most9) => {
  const fault = ofHeader(header);
  if (fault !== null) return fault;
  let [total, last] = [0, 0];
  for (const [index, line] of lines.entries()) {
    const wrong = ofLine(line);
    if (wrong !== null) return `line ${index + 2} ${wrong}`;
    if (line.kind !== "point") continue;
    if (line.at < last) return `line ${index + 2} is earlier than the one before it`;
    last = line.at;
    total += line.length;
  }
  return total > most9 + moment ? "has intervals that last longer than the run" : null;
};

// src/measure/upload/check-series.ts
var mostLines = 5e4;
var mostValues2 = 5e4;
var checkSeries = (bytes, name, most9) => {
  const texts = bytes.toString("utf8").split("\n");
  texts.pop();
  if (texts.length > mostLines) throw refusal(name, `has more than ${mostLines} lines`);
  const values = texts.map((text) => parseJson(Buffer.from(text), name, defaultLimits));
  const [first2, ...rest] = values;
  const header = matchSchema(first2, seriesHeaderSchema, { name, what: "the course of a scenario", mostValues: mostValues2 });
  if (seriesFile(header) !== name)
    throw refusal(
      name,
      `holds scenario ${shown(header.scenario)} of suite ${shown(header.suite)}, which belongs into another file`
    );
  const lines = rest.map(
    (value) => matchSchema(value, seriesLineSchema, { name, what: "the course of a scenario", mostValues: mostValues2 })
  );
  const fault = absurdSeries({ header, lines }, most9);
  if (fault !== null) throw refusal(name, fault);
  return { header, lines };
};

// src/measure/upload/read-measured.ts
var aboutSchema = measurementSchema.pick({
  commit: true,
  environment: true,
  seed: true,
  startedAt: true,
  notices: true
});
var reportedSchema = aboutSchema.extend(measurementSchema.pick({ reasons: true, duration: true }).shape);
var mostValues3 = 2e4;
var limits2 = { ...defaultLimits, entry: 64 * 2 ** 20 };
var mostCores2 = 1e5;
var mostMemory2 = 2 ** 50;
var pickFrom = (value, keys) => typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key))) : value;
var faultOf2 = ({ environment, startedAt }) => {
  if (!isPlausibleTime(startedAt)) return "has impossible times";
  const { cores, memory } = environment;
  return cores >= 0 && cores <= mostCores2 && memory >= 0 && memory <= mostMemory2 ? null : "is of an impossible machine";
};
var readMeasured = async (directory, names2, most9) => {
  await using listing = await listDirectory(directory, createMeter(limits2));
  const bytesOf2 = async (name2) => await listing.files.find((it) => it.name === name2)?.read() ?? null;
  const jsonOf = async (name2) => {
    const bytes = await bytesOf2(name2);
    return bytes === null ? null : parseJson(bytes, name2, limits2);
  };
  const [result, plan] = [await jsonOf(measurementFile), await jsonOf(measurePlanFile)];
  if (result === null && plan === null) return null;
  const name = result === null ? measurePlanFile : measurementFile;
  const what = "a measurement";
  const about = matchSchema(pickFrom(result ?? plan, Object.keys(aboutSchema.shape)), aboutSchema, {
    name,
    what,
    mostValues: mostValues3
  });
  const fault = faultOf2(about);
  if (fault !== null) throw refusal(name, fault);
  const reported = result === null ? null : matchSchema(pickFrom(result, Object.keys(reportedSchema.shape)), reportedSchema, { name, what, mostValues: mostValues3 });
  if (reported !== null && !(reported.duration >= 0 && reported.duration <= most9 + 6e4))
    throw refusal(name, "lasted longer than its job");
  const series = /* @__PURE__ */ new Map();
  for (const file of names2) {
    const bytes = await bytesOf2(file);
    if (bytes !== null && bytes.length > 0) series.set(file, checkSeries(bytes, file, most9));
  }
  return { about, reported, series };
};

// src/usecases/app/work/load-times.ts
var around = 6e4;
var margin = 12e4;
var loadTimes = (parts, { job, most: most9 }) => {
  const load = parts.reduce((sum, { duration, suite }) => sum + duration + suite.warmUp.max + around, 0);
  const wall = Math.min(most9, job + load);
  return { wall, limit: Math.max(1e3, Math.floor((wall - Math.min(margin, wall / 4)) / 1e3) * 1e3) };
};

// src/usecases/app/work/measure-load.ts
var longestReason = 4e3;
var mostNotices2 = 20;
var patience4 = 3e4;
var ownBudgets = "The base has no configuration: this was held to the budgets of the commit itself.";
var groundsOf2 = (assignment) => {
  const { run, repository, tools } = assignment;
  const { base: into } = run;
  if (into === null) throw new RepositoryError("This run has no base.", "Push again.");
  const { readFile: readFile4 } = groundsToolsFor(repository, tools);
  return patiently(async () => {
    const { base, head } = await readUploadConfigurations(
      defaultConfiguration,
      (side, file) => readFile4(side === "base" ? into.sha : run.headSha, file)
    );
    return { base, head };
  }, assignment);
};
var measureLoad = async (assignment) => {
  const { run, report, tools } = assignment;
  report("reading the configuration");
  const { head, base } = await groundsOf2(assignment);
  const { policy } = base ?? head;
  const plan = planMeasure(head, { suites: [], scenarios: [], full: true, duration: null });
  const parts = plan.parts.map(plannedPart);
  const files = parts.map(({ series }) => series);
  const { wall, limit } = loadTimes(plan.parts, { job: tools.limits.time, most: tools.loadTime });
  const measured = async (output, { from, to }, why) => {
    const most9 = to.getTime() - from.getTime();
    const upload = await readMeasured(output, files, most9);
    if (upload === null) return null;
    const { about, reported, series } = upload;
    const { commit } = about;
    if (commit.commit !== run.headSha || commit.dirty)
      throw new UploadError("What was measured is of another commit.", "Measure again.");
    const own4 = series.size < parts.length ? reported?.reasons[0] ?? null : null;
    return concludeMeasure(
      {
        ...about,
        schema: "pacegate/measure-plan@1",
        commit: { ref: run.headSha, commit: run.headSha, tree: commit.tree, dirty: false },
        full: true,
        notices: [
          ...base === null ? [ownBudgets] : [],
          ...plan.notices,
          ...about.notices.filter((it) => !plan.notices.includes(it))
        ].slice(0, mostNotices2),
        policy,
        parts
      },
      series,
      { duration: reported?.duration ?? most9, reason: why ?? (own4 === null ? null : shorten(own4, longestReason)) }
    );
  };
  const kept = async (output, during, why) => {
    const measurement = await measured(output, during, why);
    if (measurement === null) return null;
    return { report: { kind: "load", measurement }, raw: await packLoad(output, files) };
  };
  const hasLoad = ({ report: it }) => it.kind === "load" && it.measurement.scenarios.some(({ requests }) => requests > 0);
  const headRef = run.purpose.kind === "pull-request" ? `refs/pull/${run.purpose.number}/head` : null;
  return runInJob(assignment, {
    wanted: [{ name: "head", commit: run.headSha, ref: headRef, isOptional: false }],
    args: (output) => ["measure", run.headSha, "--full", "--time-limit", `${limit / 1e3}s`, "--out", output],
    limits: { time: wall },
    read: async ({ output }, during) => {
      const whole = await kept(output, during, null);
      if (whole === null) throw withoutResult();
      return whole;
    },
    salvage: async ({ output }, during, why) => {
      const rest = await kept(output, during, why.message).catch(() => null);
      return rest !== null && hasLoad(rest) ? rest : null;
    },
    onCancelled: async ({ output }, during) => {
      const rest = await kept(output, during, "It was cancelled.").catch(() => null);
      if (rest === null || !hasLoad(rest)) return;
      const given = { ...assignment, signal: AbortSignal.timeout(patience4) };
      const isKept = await insist(() => tools.store.keepReport(run.id, run.attempt, rest), given);
      tools.log.info("What a cancelled run had measured is told.", { run: run.id, isKept });
    }
  });
};

// src/usecases/app/work/measure-refresh.ts
import { join as join15 } from "node:path";

// src/usecases/app/work/check-records.ts
import { isDeepStrictEqual } from "node:util";
var slack = 5 * 6e4;
var mostMetrics = 5e3;
var mostBlocks = 500;
var longestName2 = 200;
var longestGraph = 14e5;
var largest3 = 1e18;
var hash = /^[0-9a-f]{64}$/;
var isSane = (value) => value === null || Math.abs(value) <= largest3;
var metricFault = (it) => {
  if (!isMetric(it.metric)) return "has a metric that there is not";
  const known = metricOf(it.metric);
  if (it.unit !== known.unit || it.better !== known.better) return "has a metric in another unit than its own";
  if ((it.scenario?.length ?? 0) > longestName2 || (it.route?.length ?? 0) > longestName2)
    return "has the name of a scenario or request that is too long";
  if (it.base.length > mostBlocks || it.head.length > mostBlocks) return "has too many blocks";
  const { change } = it;
  if (![it.value, ...it.base, ...it.head].every(isSane) || !isSane(it.spread) || (it.spread ?? 0) < 0)
    return "has a value that nothing can have";
  if (change !== null && ![change.estimate, change.low, change.high, change.confidence].every(isSane))
    return "has a change that nothing can have";
  return null;
};
var faultOf3 = (record, grounds) => {
  const { commit, suites, stored, result, during } = grounds;
  const { class: environment, image, ...machine } = record.environment;
  const { browser: _, ...measured } = result.environment;
  const at = Date.parse(record.recordedAt);
  if (!suites.includes(record.suite)) return "is of a suite that the configuration does not have";
  if (record.commit !== commit) return "is of another commit";
  if (record.previous !== null && (record.previous !== result.base.commit || !stored.includes(record.previous)))
    return "was measured beside a commit that is not stored";
  if (record.verdict !== result.verdict || record.seed !== result.seed) return "is of another run";
  if (!isDeepStrictEqual(machine, measured) || environment !== environmentClass(result.environment))
    return "is of another machine than the run";
  if (!(at >= during.from.getTime() - slack && at <= during.to.getTime() + slack)) return "is of another time";
  if (!hash.test(record.hashes.scenarios) || !hash.test(record.hashes.fixtures)) return "has no hashes";
  if ((image?.length ?? 0) > longestName2 || !isSane(record.calibration)) return "has an impossible machine";
  if ((record.bundle?.graph?.length ?? 0) > longestGraph) return "holds a graph that is too large";
  if (record.blocks.length > mostBlocks || record.metrics.length > mostMetrics) return "holds too much";
  if (new Set(record.metrics.map(placeKey)).size !== record.metrics.length) return "has a metric twice";
  return record.metrics.map(metricFault).find((fault) => fault !== null) ?? null;
};
var recordsFault = (records, grounds) => {
  if (new Set(records.map(({ suite }) => suite)).size !== records.length) return "a suite was recorded twice";
  for (const [index, record] of records.entries()) {
    const fault = faultOf3(record, grounds);
    if (fault !== null) return `record ${index + 1} ${fault}`;
  }
  return null;
};

// src/usecases/app/work/export-records.ts
var readRecords = async (store, suites) => {
  const records = [];
  const keys = (await store.list()).filter(({ suite }) => suites.includes(suite));
  for (const key of keys) records.push(...(await store.read(key)).records);
  return records;
};
var exportRecords = async (records, directory) => {
  if (records.length > 0) await createFilesStore({ directory }).append(records);
};
var isCommit = (text) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
var previousCommit = (records, head) => {
  const newest = newestOf(records.filter(({ commit, verdict }) => isCommit(commit) && verdict !== "invalid"));
  return newest === null || newest.commit === head ? null : newest.commit;
};

// src/usecases/app/work/read-refresh.ts
var mostRecords = 100;
var mostValues4 = 5e5;
var recordsFile = "records.jsonl";
var recordLimits = { ...defaultLimits, text: 8e6 };
var readRefresh = async (directory) => {
  await using listing = await listDirectory(directory, createMeter(defaultLimits));
  const bytesOf2 = async (name) => {
    const file = listing.files.find((it) => it.name === name);
    if (file === void 0) throw refusal(name, "is missing");
    return file.read();
  };
  const bounds = { mostValues: mostValues4, what: "a result" };
  const value = parseJson(await bytesOf2("result.json"), "result.json", defaultLimits);
  const result = matchSchema(value, resultSchema, { ...bounds, name: "result.json" });
  const lines = (await bytesOf2(recordsFile)).toString("utf8").split("\n").filter((line) => line !== "");
  if (lines.length > mostRecords) throw refusal(recordsFile, `holds more than ${mostRecords} records`);
  const records = lines.map(
    (line) => matchSchema(parseJson(Buffer.from(line), recordsFile, recordLimits), baselineRecordSchema, {
      ...bounds,
      what: "a record",
      name: recordsFile
    })
  );
  return { result, records };
};

// src/usecases/app/work/measure-refresh.ts
var configurationOf = async (assignment) => {
  const { run, repository, tools } = assignment;
  const { readFile: readFile4 } = groundsToolsFor(repository, tools);
  const read3 = () => readFile4(run.headSha, defaultConfiguration);
  const text = await patiently(read3, assignment);
  if (text === null) throw new NothingToMeasure(`The commit has no ${defaultConfiguration}.`);
  const { head } = await readUploadConfigurations(defaultConfiguration, () => Promise.resolve(text));
  return head;
};
var refused = (what) => new UploadError(
  `What the refresh measured is not stored: ${what}.`,
  "The next push to the branch is measured again. If it stays so, look at what its build does to other programs."
);
var asOurs = (record, run, branch) => ({
  ...record,
  ref: branch,
  provenance: { source: "app", runId: run.id, attempt: run.attempt, event: "push" }
});
var identified = (result, head, branch) => ({
  ...result,
  head: { ...result.head, ref: branch, commit: head, dirty: false }
});
var measureRefresh = async (assignment, branch) => {
  const { run, repository, tools, signal, report } = assignment;
  const head = run.headSha;
  report("reading the configuration");
  const configuration = await configurationOf(assignment);
  const store = tools.store.baselines(repository);
  const suites = configuration.suites.map(({ name }) => name);
  const stored = await readRecords(store, suites);
  const previous = previousCommit(stored, head);
  const limit = timeLimitFor({ policy: configuration.policy.timeLimit, job: tools.limits.time });
  return runInJob(assignment, {
    wanted: [
      // Without it the head is measured beside itself, and says so.
      ...previous === null ? [] : [{ name: "base", commit: previous, ref: null, isOptional: true }],
      { name: "head", commit: head, ref: `refs/heads/${branch}`, isOptional: false }
    ],
    args: (output) => [
      "baseline",
      "refresh",
      "--store",
      "files",
      "--head",
      head,
      ...limit === null ? [] : ["--time-limit", `${limit / 1e3}s`],
      "--out",
      output
    ],
    prepare: (job) => exportRecords(stored, join15(job.repository, ".pacegate", "baselines")),
    read: async ({ output }, during) => {
      const { result, records } = await readRefresh(output);
      if (result.head.commit !== head || result.head.dirty) throw refused("it is of another commit");
      const fault = recordsFault(records, {
        commit: head,
        suites,
        stored: stored.map(({ commit }) => commit),
        result,
        during
      });
      if (fault !== null) throw refused(fault);
      const kept = identified(result, head, branch);
      const raw = await packRaw(output);
      signal.throwIfAborted();
      await store.append(records.map((record) => asOurs(record, run, branch)));
      return { result: kept, comment: renderComment(kept), raw };
    }
  });
};

// src/usecases/app/work/work.ts
var unsafe = "A fork is not measured by this worker\nThe worker does not keep measured code apart from itself (PACEGATE_JOB_ISOLATION), and this change comes from a fork: its code would have all rights of the worker, and the App's key with them.\nWhoever runs the worker can let it keep jobs apart: docs/security.md says how.";
var whyNot2 = (run, repository, { isolation }) => {
  if (repository === null) return "The App does not know this repository any more.";
  switch (repository.state) {
    case "active": {
      if (repository.installationId === null) return "The App is not installed on this repository any more.";
      const isStrange = run.purpose.kind === "pull-request" && run.purpose.isFork;
      return isStrange && !isKeptApart(isolation) ? unsafe : null;
    }
    case "suspended":
      return "The installation of the App is suspended: an administrator can enable it again.";
    case "removed":
      return "The App was removed from this repository.";
  }
};
var measure = async (assignment) => {
  const { run, tools } = assignment;
  const { store } = tools;
  const { purpose, mode } = run;
  if (mode === "load") {
    const kept2 = await measureLoad(assignment);
    return { outcome: "load", isKept: await insist(() => store.keepReport(run.id, run.attempt, kept2), assignment) };
  }
  if (mode === "investigate") {
    const kept2 = await measureInvestigation(assignment);
    return {
      outcome: "investigated",
      isKept: await insist(() => store.keepReport(run.id, run.attempt, kept2), assignment)
    };
  }
  const { kept, app } = purpose.kind === "refresh" ? { kept: await measureRefresh(assignment, purpose.branch), app: null } : await measureChange(assignment);
  const isKept = await insist(() => store.keepResult(run.id, run.attempt, kept), assignment);
  if (isKept && app !== null) await investigateFailure(kept.result.verdict, app, assignment);
  return { outcome: kept.result.verdict, isKept };
};
var settle2 = async (error, run, heart, { store, log }) => {
  const ending = endingOf(error, run.attempt);
  if (ending.kind === "again") {
    log.warn("A run could not be measured and is tried again.", {
      run: run.id,
      attempt: run.attempt,
      error: error instanceof Error ? error.message : String(error)
    });
    throw error;
  }
  if (!await heart.confirm()) return;
  log.info("A run ended without a result.", { run: run.id, outcome: ending.outcome });
  await store.endRun(run.id, ending.outcome, ending.problem);
};
var refuse2 = async (run, why, { store }) => {
  if (await store.heartbeat(run.id, run.attempt, null)) await store.endRun(run.id, "failed", why);
};
var work = async (runId2, tools, signal) => {
  signal.throwIfAborted();
  const { store, log } = tools;
  const run = await store.beginRun(runId2, tools.worker);
  if (run === null) return;
  const repository = await store.repository(run.repositoryId);
  const why = whyNot2(run, repository, tools);
  if (repository === null || why !== null) return refuse2(run, why ?? "", tools);
  log.info("A run begins.", { run: run.id, repository: repository.id, attempt: run.attempt, for: run.purpose.kind });
  await using heart = startHeartbeat(run, tools, signal);
  const report = (line) => heart.report(line);
  try {
    const assignment = { run, repository, tools, signal: heart.signal, report };
    log.info("A run was measured.", { run: run.id, ...await measure(assignment) });
  } catch (error) {
    if (heart.signal.aborted && heart.signal.reason instanceof SupersededError) return;
    heart.signal.throwIfAborted();
    await settle2(error, run, heart, tools);
  }
};

// src/app/start-worker.ts
var startWorker = async ({
  store,
  jobs,
  clients,
  prepared,
  github,
  log,
  environment,
  onEnd
}) => {
  const name = `${hostname()}/${process.pid}`;
  let isMeasuring = false;
  await jobs.serveMeasurements(name, async (runId2, signal) => {
    const begin = performance.now();
    isMeasuring = true;
    try {
      await work(runId2, { store, clients, worker: name, ...prepared, log, ...github, environment }, signal);
    } finally {
      isMeasuring = false;
      onEnd((performance.now() - begin) / 1e3);
    }
  });
  return { name, state: () => isMeasuring ? "measuring" : "idle" };
};

// src/app/start-server.ts
import { createServer } from "node:http";
var cures2 = {
  EADDRINUSE: "Something else listens there, perhaps another `pacegate app`: stop it, or give another PORT.",
  EACCES: "Ports below 1024 are for root: give another PORT, and let a proxy pass requests on.",
  EADDRNOTAVAIL: "This machine does not have that address: give another HOST, or 0.0.0.0 for all.",
  ENOTFOUND: "The name is unknown: give another HOST, or 0.0.0.0 for all."
};
var refusal2 = (host, port2, error) => new UsageError(
  `Can't listen on ${host}:${port2} (${error.code ?? error.message}).`,
  cures2[error.code ?? ""] ?? "Give another HOST or PORT.",
  { cause: error }
);
var callable = (host) => {
  if (["0.0.0.0", "::", ""].includes(host)) return "localhost";
  return host.includes(":") ? `[${host}]` : host;
};
var look = 50;
var startServer = async (listener, { host, port: port2 }) => {
  let isStopping = false;
  const server = createServer((request, response) => {
    if (isStopping) response.shouldKeepAlive = false;
    listener(request, response);
  });
  server.headersTimeout = 1e4;
  server.requestTimeout = 3e4;
  server.keepAliveTimeout = 65e3;
  await new Promise((resolve5, reject) => {
    server.once("error", (error) => reject(refusal2(host, port2, error)));
    server.listen({ host, port: port2 }, resolve5);
  });
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port2;
  return {
    port: bound,
    url: `http://${callable(host)}:${bound}`,
    stop: async (patience5) => {
      isStopping = true;
      const looking = setInterval(() => server.closeIdleConnections(), look);
      const giveUp = setTimeout(() => server.closeAllConnections(), patience5);
      await new Promise((resolve5) => {
        server.close(() => resolve5());
      });
      clearInterval(looking);
      clearTimeout(giveUp);
    }
  };
};

// src/app/until-aborted.ts
var untilAborted = (signal) => new Promise((resolve5) => {
  if (signal.aborted) resolve5();
  else signal.addEventListener("abort", () => resolve5(), { once: true });
});

export {
  credentialsFile,
  readText,
  saveCredentials,
  learnCredentials,
  openLog,
  respond,
  respondText,
  healthzRoute,
  readyzRoute,
  databaseHealth,
  failureData,
  plainAddress,
  createListener,
  secretProblem,
  prepareJobs,
  createAppClients,
  unknownDefaultBranch,
  hasCheck,
  priorities,
  runKey,
  pullRequestKeys,
  externalIdOf,
  checkNameOf,
  alertTopic,
  openStore,
  findingCauses,
  applyAcceptances,
  acceptingPullRequest,
  startWorker,
  startServer,
  untilAborted,
  readSettings
};
