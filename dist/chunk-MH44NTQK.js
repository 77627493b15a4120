import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
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
  listDirectory,
  matchSchema,
  parseJson,
  readUpload,
  sortFiles
} from "./chunk-57VSIRK4.js";
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
} from "./chunk-XJI2FEQS.js";
import {
  appendLines,
  baselineRecordSchema,
  checkCase,
  defaultBounds,
  groupBySeries,
  identityOf,
  readLine,
  seriesPath
} from "./chunk-SO7JIFRR.js";
import {
  allowedCores,
  currentOwner,
  killMarkedSync,
  ownerState,
  parseOwner,
  removeTree
} from "./chunk-T2CUYVQY.js";
import {
  systemClock
} from "./chunk-3J3VBDEH.js";
import {
  createGit,
  createOutputTail,
  oneLine,
  printable
} from "./chunk-EIMPOH5A.js";
import {
  gatherGrounds,
  judgeUpload,
  parseMergeGroupRef,
  problemOf,
  readUploadConfigurations,
  refuseUpload
} from "./chunk-6VL4V4NO.js";
import {
  refusal
} from "./chunk-F5GFY3YZ.js";
import {
  environmentClass,
  placeKey
} from "./chunk-UMPGSF4O.js";
import {
  newestOf,
  readStored
} from "./chunk-J4547VCP.js";
import {
  defaultConfiguration,
  scrubbedEnvironment
} from "./chunk-2DTFS55P.js";
import {
  acceptedWords,
  blockerText,
  blockersOf,
  covers,
  isTrusted,
  lastingReasons,
  renderComment
} from "./chunk-A5WVGRBE.js";
import {
  count
} from "./chunk-YFBGAAQG.js";
import {
  acceptanceSchema,
  resultSchema,
  verdicts
} from "./chunk-F2VJVSHN.js";
import {
  nearestName
} from "./chunk-ZTJGIHZA.js";
import {
  version
} from "./chunk-W4F75ABR.js";
import {
  escapePlain,
  escapeTerminal,
  formatDuration,
  formatValue,
  isMetric,
  metricOf,
  shorten
} from "./chunk-JYTAKTPO.js";
import {
  pageSize,
  parseResidentPages
} from "./chunk-XBJI6SDH.js";
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
  errorCode
} from "./chunk-YH73FRKC.js";
import {
  parseDuration,
  parseSize
} from "./chunk-4AKL4WDJ.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";
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
    const line2 = { time: date().toISOString(), level: name, message: redactor.text(message) };
    write(`${JSON.stringify({ ...line2, ...fields(redactor.value(data)) })}
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
  const entry = (name, value, depth2) => {
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
    return Object.fromEntries(entries.map(([name, it]) => entry(text(name), it, depth2 + 1)));
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
var openLog = ({ logLevel, credentials, metricsToken, database }, write) => {
  const redactor = createRedactor();
  redactor.learn(metricsToken);
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
  const shown = secret ? "is not what is wanted" : `is ${JSON.stringify(text.slice(0, 100))}`;
  context.addIssue({ code: "custom", message: `${shown}: ${cure2}.` });
  return external_exports.NEVER;
});
var choice = (words) => setting((text) => words.find((it) => it === text) ?? null, { cure: `give one of ${words.join(", ")}` });
var quantity = (parse3, { least: least3, most: most5, range }) => setting(
  (text) => {
    const value = parse3(text);
    return value !== null && value >= least3 && value <= most5 ? value : null;
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
var respondText = (response, status, line2) => respond(response, { status, body: `${line2}
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
var databaseHealth = async (ping, patience3 = longest) => {
  const timer = Promise.withResolvers();
  const timeout = setTimeout(() => timer.resolve("does not answer"), patience3);
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
import { readFileSync as readFileSync5 } from "node:fs";
import { join as join11 } from "node:path";

// src/measure/sandbox/detect-isolation.ts
import { homedir as homedir2 } from "node:os";
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

// src/measure/sandbox/job-environment.ts
import { delimiter, join as join4 } from "node:path";

// src/measure/sandbox/npm-registries.ts
import { readFileSync as readFileSync2 } from "node:fs";
import { homedir } from "node:os";
import { dirname as dirname2, join as join3 } from "node:path";
var setting2 = (environment, name) => environment[`npm_config_${name}`] ?? environment[`NPM_CONFIG_${name.toUpperCase()}`];
var npmConfigurations = (environment) => {
  const prefix = setting2(environment, "prefix") ?? dirname2(dirname2(process.execPath));
  return [
    setting2(environment, "globalconfig") ?? join3(prefix, "etc/npmrc"),
    setting2(environment, "userconfig") ?? join3(environment["HOME"] ?? homedir(), ".npmrc")
  ];
};
var withoutCredentials = (address) => {
  const url = URL.parse(address);
  if (url === null || !["http:", "https:"].includes(url.protocol)) return null;
  if (url.username === "" && url.password === "") return address;
  url.username = "";
  url.password = "";
  return url.href;
};
var line = /^\s*((?:@[\w.~-]+:)?registry)\s*=\s*["']?([^\s"']+)["']?\s*$/;
var registriesIn = (configurations) => {
  const found = /* @__PURE__ */ new Map();
  for (const text of configurations.join("\n").split(/\r?\n/)) {
    const [, name, value = ""] = line.exec(text) ?? [];
    const address = value.includes("${") ? null : withoutCredentials(value);
    if (name !== void 0 && address !== null) found.set(name, address);
  }
  return [...found].map(([name, address]) => `${name}=${address}
`).join("");
};
var textOf2 = (path) => {
  try {
    return readFileSync2(path, "utf8");
  } catch {
    return "";
  }
};
var readRegistries = (environment) => registriesIn(npmConfigurations(environment).map(textOf2));

// src/measure/sandbox/job-environment.ts
var kept = [
  /^(PATH|LANG|LANGUAGE|LC_[A-Z]+|TZ)$/,
  // How packages are reached. Not npm's user configuration: that is a file with tokens.
  /^(https?|ftp|all|no)_proxy$/i,
  /^npm_config_(registry|cafile|proxy|https?_proxy|noproxy|@.+:registry)$/i,
  /^(GOPROXY|GONOSUMDB|GOSUMDB)$/,
  // Certificates of a company's own authority.
  /^(NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|SSL_CERT_DIR|GIT_SSL_CAINFO|CURL_CA_BUNDLE|REQUESTS_CA_BUNDLE|PIP_CERT)$/,
  // Where toolchains are.
  /^(JAVA_HOME|GOROOT|DOTNET_ROOT|RUSTUP_HOME|PYENV_ROOT)$/
];
var isRegistry = /^npm_config_(@.+:)?registry$/i;
var standardPath = ["/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"];
var completePath = (path) => {
  const given = path.split(delimiter).filter((it) => it.startsWith("/"));
  return [.../* @__PURE__ */ new Set([...given, ...standardPath])].join(delimiter);
};
var plainEnvironment = (environment) => {
  const passed = Object.entries(scrubbedEnvironment(environment)).flatMap(([name, value]) => {
    if (!kept.some((it) => it.test(name))) return [];
    const shown = isRegistry.test(name) ? withoutCredentials(value) : value;
    return shown === null ? [] : [[name, shown]];
  });
  return { ...Object.fromEntries(passed), PATH: completePath(environment["PATH"] ?? "") };
};
var jobMarker = (id) => `SANDBOX_JOB=${id}`;
var jobEnvironment = (environment, { directory, id, user }) => {
  const temporary = join4(directory, "tmp");
  return {
    ...plainEnvironment(environment),
    HOME: join4(directory, "home"),
    TMPDIR: temporary,
    TMP: temporary,
    TEMP: temporary,
    USER: user,
    LOGNAME: user,
    CI: "true",
    SANDBOX_JOB: id
  };
};

// src/measure/sandbox/job-user.ts
import { readFileSync as readFileSync3 } from "node:fs";
var dedicated = "pacegate-job";
var shared = "nobody";
var parsePasswd = (text) => text.split("\n").flatMap((line2) => {
  const [name, , uid, gid] = line2.split(":");
  if (name === void 0 || uid === void 0 || gid === void 0) return [];
  return /^\d+$/.test(uid) && /^\d+$/.test(gid) ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
});
var named = (wanted, accounts) => {
  const [, uid, gid] = /^(\d{1,10})(?::(\d{1,10}))?$/.exec(wanted) ?? [];
  if (uid === void 0) return accounts.find(({ name }) => name === wanted) ?? null;
  const known = accounts.find((it) => it.uid === Number(uid));
  return {
    name: known?.name ?? uid,
    uid: Number(uid),
    gid: gid === void 0 ? known?.gid ?? Number(uid) : Number(gid)
  };
};
var chooseJobUser = (wanted, passwd) => {
  const accounts = parsePasswd(passwd);
  if (wanted === null) {
    const found2 = accounts.find(({ name }) => name === dedicated) ?? accounts.find(({ name }) => name === shared);
    return found2 === void 0 || found2.uid === 0 ? null : { ...found2, isDedicated: found2.name === dedicated };
  }
  const found = named(wanted, accounts);
  if (found === null)
    throw new UsageError(
      `There is no user ${JSON.stringify(wanted.slice(0, 100))} on this machine for jobs to run as.`,
      "Make one (useradd --system --no-create-home pacegate-job), or correct PACEGATE_JOB_USER."
    );
  if (found.uid === 0)
    throw new UsageError("Jobs may not run as root.", "Name another user in PACEGATE_JOB_USER, or leave it out.");
  return { ...found, isDedicated: found.name !== shared };
};
var findJobUser = (wanted) => {
  let passwd = "";
  try {
    passwd = readFileSync3("/etc/passwd", "utf8");
  } catch {
  }
  return chooseJobUser(wanted, passwd);
};

// src/measure/sandbox/try-isolation.ts
import { randomUUID as randomUUID2 } from "node:crypto";
import { rm as rm2, stat, writeFile as writeFile4 } from "node:fs/promises";
import { join as join8 } from "node:path";

// src/measure/sandbox/job-directory.ts
import { mkdir as mkdir2, mkdtemp, realpath, writeFile as writeFile2 } from "node:fs/promises";
import { basename, join as join5 } from "node:path";

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
    const path = await mkdtemp(join5(await realpath(parent), jobPrefix));
    await writeFile2(join5(path, jobOwner), JSON.stringify(currentOwner()));
    return {
      path,
      id: basename(path),
      repository: join5(path, "repository"),
      output: join5(path, "out"),
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
var affordableDisk = (directory, most5) => {
  const free = freeSpace(directory);
  return free === null ? most5 : Math.min(most5, Math.max(0, Math.floor(free - Math.min(spare, free / 10))));
};
var mostFiles = 4e6;
var affordableFiles = (directory) => Math.min(mostFiles, Math.floor(0.9 * (freeFiles(directory) ?? mostFiles)));

// src/measure/sandbox/limits.ts
var size = (bytes) => formatValue(bytes, "bytes");
var breachOf = (limit, used, most5) => {
  switch (limit) {
    case "memory":
      return { limit, text: `The measurement used ${size(used)} of memory, and ${size(most5)} is the most.` };
    case "disk":
      return { limit, text: `The measurement wrote ${size(used)} to the disk, and ${size(most5)} is the most.` };
    case "processes":
      return { limit, text: `The measurement had more than ${most5} processes at a time, which is the most.` };
    case "time":
      return { limit, text: `The measurement was not done after ${formatDuration(most5)}, which is the most.` };
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
        const line2 = printable(held);
        if (line2 !== "") onLine(line2);
        held = piece.slice(0, longestHeld);
      }
    }
  };
};

// src/measure/sandbox/prepare-job.ts
import { execFile as execFile2 } from "node:child_process";
import { chmod, mkdir as mkdir3, readdir, writeFile as writeFile3 } from "node:fs/promises";
import { join as join6 } from "node:path";
import { promisify as promisify2 } from "node:util";
var own2 = /* @__PURE__ */ new Set([jobOwner, "stage"]);
var prepareJob = async (directory, user, npmrc) => {
  for (const name of ["home", "tmp", "stage"]) await mkdir3(join6(directory, name), { recursive: true, mode: 448 });
  if (npmrc !== "") await writeFile3(join6(directory, "home/.npmrc"), npmrc, { mode: 384 });
  if (user === null) return;
  await chmod(directory, 457);
  const names2 = (await readdir(directory)).filter((name) => !own2.has(name));
  const paths = names2.map((name) => join6(directory, name));
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
    look: (most5) => {
      const marked = namespaces === null && looks++ % marksEvery === 0 ? markedProcesses(marker) : [];
      const alive = /* @__PURE__ */ new Map();
      let memory = 0;
      const waiting = [root, ...known.keys(), ...marked];
      for (const pid of waiting) {
        if (alive.has(pid)) continue;
        const stat3 = parseProcessStat(readProc(`${pid}/stat`) ?? "");
        if (stat3 === null || (known.get(pid) ?? stat3.startTicks) !== stat3.startTicks) continue;
        alive.set(pid, stat3.startTicks);
        if (alive.size > most5) break;
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
import { basename as basename2, join as join7 } from "node:path";

// src/measure/sandbox/job-cores.ts
var jobCores = ({ time, cores: wanted = null }, allowed) => {
  const most5 = Math.max(1, allowed.length);
  const count2 = Math.min(wanted ?? most5, most5);
  return { cores: count2 < most5 ? allowed.slice(-count2).join(",") : null, cpu: Math.ceil(time / 1e3 * count2) };
};

// src/measure/sandbox/launch.ts
var onCores = ({ limits: { cores }, command, args }) => cores === null ? [command, ...args] : ["taskset", "-c", cores, command, ...args];
var limited = (order) => {
  const { isolation, limits: limits2 } = order;
  if (!isolation.tools.prlimit) return onCores(order);
  const both = (name, value) => `--${name}=${value}:${value}`;
  return [
    "prlimit",
    both("nofile", limits2.openFiles),
    both("fsize", limits2.fileSize),
    both("core", 0),
    both("cpu", limits2.cpu),
    ...limits2.tasks === null ? [] : [both("nproc", limits2.tasks)],
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
var parseMountTable = (text) => text.split("\n").flatMap((line2) => {
  const [mount = "", source = ""] = line2.split(" - ");
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
  const kept2 = [.../* @__PURE__ */ new Set([directory, ...request.visible])].map((path, index) => ({
    kind: "kept",
    path,
    source: `./${index}`
  }));
  const layer = (kind, source) => (path) => ({ kind, path, source });
  const layers = [
    ...request.hidden.map(layer("empty", "")),
    ...request.hiddenFiles.map(layer("file", "/dev/null")),
    ...request.shared.map(layer("temporary", "./0/tmp")),
    ...kept2
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
    ...kept2.flatMap(({ path }, index) => [
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
var openFilesLimit = (wanted = usual) => Math.min(wanted, parseOpenFilesLimit(readProc("self/limits") ?? "") ?? wanted);

// src/measure/sandbox/read-mount-request.ts
import { existsSync, readFileSync as readFileSync4, realpathSync, statSync } from "node:fs";
import { dirname as dirname3 } from "node:path";
var statOf = (path) => statSync(path, { throwIfNoEntry: false }) ?? null;
var existing = (paths) => [
  ...new Set(paths.filter((path) => existsSync(path)).map((path) => realpathSync(path)))
];
var canEnter = ({ mode, uid, gid }, user) => {
  if (uid === user.uid) return (mode & 64) !== 0;
  return (mode & (gid === user.gid ? 8 : 1)) !== 0;
};
var closedAbove = (path, user) => {
  const parent = dirname3(path);
  if (parent === path) return null;
  const above = closedAbove(parent, user);
  if (above !== null) return above;
  const stat3 = statOf(parent);
  return stat3 === null || canEnter(stat3, user) ? null : parent;
};
var socketPlaces = () => existsSync("/run/current-system") ? ["/run/user", "/run/dbus", "/run/docker.sock", "/run/containerd", "/run/podman", "/run/postgresql", "/run/mysqld"] : ["/run", "/var/run"];
var resolverPlaces = (sockets) => existing(["/etc/resolv.conf"]).map(dirname3).filter((path) => sockets.some((it) => path.startsWith(`${it}/`)));
var readMountRequest = (directory, { hidden, visible, user }) => {
  const sockets = existing(socketPlaces());
  const shown = existing([...visible, ...resolverPlaces(sockets)]);
  const closed = user === null ? [] : [directory, ...shown].map((path) => closedAbove(path, user));
  const all = existing([...hidden, ...sockets, ...closed.filter((it) => it !== null)]).filter((path) => path !== "/");
  const isDirectory = (path) => statOf(path)?.isDirectory() === true;
  return {
    directory,
    hidden: all.filter(isDirectory),
    hiddenFiles: all.filter((path) => !isDirectory(path)),
    shared: existing(["/tmp", "/var/tmp"]),
    visible: shown.filter(isDirectory),
    sharedMemory: existing(["/dev/shm"])[0] ?? null,
    table: parseMountTable(readFileSync4("/proc/self/mountinfo", "utf8"))
  };
};

// src/measure/sandbox/start-sandboxed.ts
var threads = 16;
var startSandboxed = (order, disk) => {
  const { directory, isolation, limits: limits2, environment, command, args } = order;
  const { workingDirectory = join7(directory, "home") } = order;
  const { namespaces, user } = isolation;
  const [program, ...rest] = launchOf({
    isolation,
    command,
    args,
    workingDirectory,
    mounts: namespaces === null ? [] : planMounts(readMountRequest(directory, isolation)),
    network: limits2.network ?? "host",
    self: { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 },
    limits: {
      openFiles: openFilesLimit(limits2.openFiles),
      fileSize: disk,
      tasks: isKeptApart(isolation) ? threads * limits2.processes : null,
      ...jobCores(limits2, allowedCores())
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
    for (let entry = handle.readSync(); entry !== null; entry = handle.readSync()) yield entry.name;
  } finally {
    handle.closeSync();
  }
}
var diskUse = async (directory, most5, signal) => {
  const several = /* @__PURE__ */ new Set();
  const open = [Buffer.from(directory).toString("latin1")];
  let bytes = 0;
  let entries = 0;
  let problem = null;
  for (let folder = open.pop(); folder !== void 0 && !signal.aborted; folder = open.pop()) {
    try {
      for (const name of namesIn(folder)) {
        entries += 1;
        if (entries > most5)
          return { bytes, entries, problem: `has more than ${most5.toLocaleString("en-US")} files and directories` };
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
var stepOf = (most5, counted) => Math.max(1e6, (most5 - counted) / 8);
var stepOfFiles = (most5, counted) => Math.max(1e3, (most5 - counted) / 8);
var watchDisk = async ({ directory, most: most5, pids, onBreach, signal, ...rest }) => {
  const { mostFiles: mostFiles2 = affordableFiles(directory) } = rest;
  const before2 = freeSpace(directory) ?? 0;
  let counted = null;
  while (!signal.aborted) {
    const free = freeSpace(directory) ?? 0;
    const filesLeft = freeFiles(directory) ?? 0;
    const isDue = counted === null || counted.free - free > stepOf(most5, counted.bytes) || counted.freeFiles - filesLeft > stepOfFiles(mostFiles2, counted.entries) || performance.now() - counted.at > longestPause;
    if (isDue) {
      const { bytes, entries, problem } = await diskUse(directory, mostFiles2, signal);
      const nameless = before2 - free > bytes + stepOf(most5, bytes) ? unlinkedBytes(pids(), directory) : 0;
      counted = { at: performance.now(), bytes, entries, free, freeFiles: filesLeft };
      if (problem !== null) return onBreach({ limit: "disk", text: `What the measurement wrote ${problem}.` });
      if (bytes + nameless > most5) return onBreach(breachOf("disk", bytes + nameless, most5));
    }
    await sleep2(interval, void 0, { signal }).catch(() => {
    });
  }
};

// src/measure/sandbox/watch-processes.ts
import { setTimeout as sleep3 } from "node:timers/promises";
var interval2 = { usual: 500, near: 100 };
var leading = 3;
var watchProcesses = async ({ processes, limits: limits2, onBreach, signal }) => {
  while (!signal.aborted) {
    const most5 = limits2.processes + leading;
    const { processes: count2, memory } = processes.look(most5);
    if (count2 > most5) return onBreach(breachOf("processes", count2, limits2.processes));
    if (memory > limits2.memory) return onBreach(breachOf("memory", memory, limits2.memory));
    const isNear = count2 > most5 / 2 || memory > limits2.memory / 2;
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
  const { directory, limits: limits2, isolation, environment, signal, onLine = () => {
  } } = order;
  signal.throwIfAborted();
  await prepareJob(directory, isolation.user, order.npmrc ?? readRegistries(environment));
  signal.throwIfAborted();
  const started = performance.now();
  const disk = affordableDisk(directory, limits2.disk);
  const child = startSandboxed(order, disk);
  const closed = once(child, "close").catch(() => {
  });
  const ended = once(child, "exit").catch((error) => {
    throw startFailure(error);
  });
  const tail = createOutputTail(30);
  const lines = createLineReader(onLine);
  for (const stream of [child.stdout, child.stderr]) {
    const kept2 = tail.stream();
    stream?.on("data", (chunk) => kept2.write(chunk));
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
    () => onBreach(breachOf("time", limits2.time, limits2.time)),
    Math.min(longestTimer, limits2.time)
  );
  const watch = { limits: limits2, onBreach, signal: watching.signal };
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
      const file = join8(directory, `.pacegate-probe-${randomUUID2()}`);
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
var unusableUser = (wanted) => new UsageError(
  `Jobs can't run as user ${wanted.slice(0, 100)}: only root may start programs as another user.`,
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
  const hidden = absolute([...request.hidden, homedir2(), ...npmConfigurations(environment)]).filter((it) => it !== "/");
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
import { join as join9 } from "node:path";
var unownedAge = 6e5;
var unknownAge = 3 * 36e5;
var isStale = async (path) => {
  const stat3 = await lstat(path);
  if (!stat3.isDirectory() || stat3.uid !== process.getuid?.()) return false;
  const owner = parseOwner(await readFile(join9(path, jobOwner), "utf8").catch(() => ""));
  const age = Date.now() - stat3.mtimeMs;
  if (owner === null) return age > unownedAge;
  const state = ownerState(owner);
  return state === "gone" || state === "unknown" && age > unknownAge;
};
var sweepJobs = async (directory) => {
  const names2 = await readdir2(directory).catch(() => []);
  let removed = 0;
  for (const name of names2.filter((it) => it.startsWith(jobPrefix))) {
    const path = join9(directory, name);
    try {
      if (!await isStale(path)) continue;
      killMarkedSync(jobMarker(name));
      await removeDirectory(path);
      removed += 1;
    } catch {
    }
  }
  return removed;
};

// src/usecases/app/work/own-command-line.ts
import { dirname as dirname4, join as join10 } from "node:path";
import { fileURLToPath } from "node:url";
var ownCommandLine = (module = import.meta.url) => {
  const here = fileURLToPath(module);
  const isSource = here.endsWith(".ts");
  const root = join10(dirname4(here), isSource ? "../../../.." : ".");
  const script = isSource ? join10(root, "src/cli/pacegate.ts") : join10(root, "pacegate.js");
  const programs = dirname4(process.execPath);
  return { cli: [process.execPath, script], visible: [root, programs.endsWith("/bin") ? dirname4(programs) : programs] };
};

// src/app/prepare-jobs.ts
var npmrcOf = (path) => {
  if (path === null) return null;
  try {
    return readFileSync5(path, "utf8");
  } catch (error) {
    throw new UsageError(
      `PACEGATE_JOB_NPMRC names ${path}, which can't be read.`,
      "Name a file that this user may read, or leave it out.",
      { cause: error }
    );
  }
};
var prepareJobs = async ({ data, secretFiles, limits: limits2 }, { log, environment }) => {
  const npmrc = npmrcOf(limits2.npmrc);
  const directory = join11(data, "jobs");
  const swept = await sweepJobs(directory);
  if (swept > 0) log.warn("What workers that were killed had left was removed.", { jobs: swept });
  const isolation = await detectIsolation({
    choice: limits2.isolation,
    user: limits2.user,
    directory,
    hidden: [data, ...secretFiles],
    visible: ownCommandLine().visible,
    environment,
    network: limits2.network,
    cores: limits2.cores
  });
  const { namespaces, user, prevented, notPrevented } = isolation;
  const found = { namespaces, user: user?.name ?? null, prevented, notPrevented };
  if (!isKeptApart(isolation))
    log.warn(
      "Measured code is not kept apart: forks are not measured; measure only what you trust (docs/security.md).",
      found
    );
  else log.info("Measured code is kept apart.", found);
  const { memory, disk, processes, time, cores, network } = limits2;
  return { directory, limits: { memory, disk, processes, time, cores, network }, isolation, npmrc };
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
    log: (line2) => log.warn(line2)
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
      const kept2 = await tokenOf(installationId, false, narrowed);
      const isShort = Date.parse(kept2.expiresAt) - clock.date().getTime() < shortestClone;
      const { token, expiresAt } = isShort ? await tokenOf(installationId, true, narrowed) : kept2;
      return { token, expiresAt: new Date(expiresAt) };
    }
  };
};

// src/baseline/plan-rows.ts
var rowsByIdentity = (rows) => {
  const known = /* @__PURE__ */ new Map();
  for (const { row, line: line2 } of rows) {
    if (line2.kind !== "record") continue;
    const identity = identityOf(line2.record);
    known.set(identity, [...known.get(identity) ?? [], row]);
  }
  return known;
};
var planRows = (stored, { key, path, records }, bounds) => {
  const rows = stored.map((row) => ({ row, line: readLine(row.text, key) }));
  const lines = appendLines(
    rows.map(({ line: line2 }) => line2),
    path,
    records,
    bounds
  );
  if (lines === null) return null;
  const kept2 = lines.filter((it) => it.kind === "record");
  const left = rowsByIdentity(rows);
  const changed = [];
  const added = [];
  for (const line2 of kept2) {
    const row = left.get(identityOf(line2.record))?.shift();
    if (row === void 0) added.push(line2);
    else if (row.text !== line2.text) changed.push({ id: row.id, text: line2.text });
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
    newest: kept2.at(-1)?.record ?? null
  };
};

// src/baseline/sql-store.ts
var whyNot = (line2) => line2.kind === "newer" ? `${line2.schema}, written by a newer version of Pacegate, so it is left out and kept as it is. Update Pacegate to use it.` : `${line2.why}, so it is left out and kept as it is. Restore it from a copy of the database, or remove it.`;
var listed = (ids) => {
  const rest = ids.length - 5;
  return `${ids.length === 1 ? "row" : "rows"} ${ids.slice(0, 5).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
};
var readRows = (rows, key) => {
  const lines = rows.map(({ id, text }) => ({ id, line: readLine(text, key) }));
  const unread = lines.flatMap(({ id, line: line2 }) => line2.kind === "record" ? [] : [{ id, why: whyNot(line2) }]);
  return {
    records: lines.flatMap(({ line: line2 }) => line2.kind === "record" ? [line2.record] : []),
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
  external_exports.object({ kind: external_exports.literal("refresh"), branch: external_exports.string() })
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
var priorities = { mergeGroup: 30, command: 20, pullRequest: 10, refresh: 0 };
var runKey = ({ repositoryId, purpose }) => {
  switch (purpose.kind) {
    case "pull-request":
      return `${repositoryId}/pr-${purpose.number}`;
    case "merge-group":
      return `${repositoryId}/${purpose.headRef}`;
    case "refresh":
      return `${repositoryId}/refresh`;
  }
};
var externalIdOf = (purpose) => purpose.kind === "pull-request" ? `pr-${purpose.number}` : purpose.kind;

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
var abandonedRuns = async (on, { queues, clock }, patience3) => {
  const silent = await silentRuns(on, clock.date().getTime(), patience3);
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
var isTold = ({ checkRunId, outcome, purpose }) => checkRunId !== null || outcome === "failed" && purpose.kind !== "refresh";
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
var isSame = (run, wanted) => run.headSha === wanted.headSha && run.mode === wanted.mode && run.base?.ref === wanted.base?.ref;
var replaceRuns = (open, wanted) => {
  const same = wanted.requestedBy === null ? open.find((it) => isSame(it, wanted)) : void 0;
  if (same !== void 0) return { stays: same, over: [] };
  const isRefresh = wanted.purpose.kind === "refresh";
  return { stays: null, over: isRefresh ? open.filter((it) => it.state === "queued") : open };
};

// src/database/store/make-run.ts
var hasty = { within: 2e4, delay: 1e4 };
var delayOf = ({ requestedBy }, over, now) => {
  const isHasty = over.some(({ createdAt }) => now.getTime() - createdAt.getTime() < hasty.within);
  return requestedBy === null && isHasty ? hasty.delay : 0;
};
var numberOf = ({ purpose }) => purpose.kind === "pull-request" ? purpose.number : null;
var makeRun = async (on, tools, wanted) => {
  const key = runKey(wanted);
  const rows = await on.selectFrom("pacegate.runs").select(runColumns).where("key", "=", key).where(isOpen).orderBy("seq").forUpdate().execute();
  const { stays, over } = replaceRuns(rows.map(toRun), wanted);
  if (stays !== null) return stays;
  const now = tools.clock.date();
  const problem = `A newer run took its place, for commit ${wanted.headSha.slice(0, 12)}.`;
  await endLockedRuns(on, tools, over, { outcome: "cancelled", problem });
  const row = await on.insertInto("pacegate.runs").values({
    id: tools.newId(),
    repository_id: wanted.repositoryId,
    key,
    kind: wanted.purpose.kind,
    number: numberOf(wanted),
    purpose: JSON.stringify(wanted.purpose),
    mode: wanted.mode,
    head_sha: wanted.headSha,
    base_sha: wanted.base?.sha ?? null,
    base_ref: wanted.base?.ref ?? null,
    requested_by: wanted.requestedBy,
    is_approved: wanted.isApproved,
    priority: wanted.priority,
    state: "queued",
    attempt: 0,
    created_at: now
  }).returning(runColumns).executeTakeFirstOrThrow();
  const run = toRun(row);
  const { priority } = wanted;
  await tools.queues.enqueueApp(on, { kind: "open", runId: run.id }, { priority, delay: delayOf(wanted, over, now) });
  return run;
};
var lockKey = (on, key) => lock(on, `runs ${key}`);

// src/database/store/measure-run.ts
var enqueueMeasurement = async (on, { queues, clock }, runId2) => {
  const row = await on.updateTable("pacegate.runs").set({ enqueued_at: clock.date() }).where("id", "=", runId2).where("state", "=", "queued").where("enqueued_at", "is", null).returning(["key", "priority"]).executeTakeFirst();
  if (row !== void 0) await queues.enqueueMeasurement(on, { runId: runId2, key: row.key, priority: row.priority });
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
var most2 = sql8`limit ${sql8.lit(batch)}`;
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
    select id from pacegate.deliveries where received_at < ${time} order by received_at ${most2}
  ) returning id`;
var runsBefore = (time) => sql8`
  delete from pacegate.runs where id in (
    select id from pacegate.runs where state = 'ended' and ended_at < ${time} order by ended_at ${most2}
  ) returning id`;
var rawBefore = (time) => sql8`
  update pacegate.runs set raw = null where id in (
    select id from pacegate.runs
    where raw is not null and state = 'ended' and ended_at < ${time} order by ended_at ${most2}
  ) returning id`;
var commandsBefore = (time) => sql8`
  delete from pacegate.commands where (source_id, source_kind) in (
    select source_id, source_kind from pacegate.commands where claimed_at < ${time} order by claimed_at ${most2}
  ) returning source_id`;
var headsBefore = (time) => sql8`
  delete from pacegate.pull_request_heads where id in (
    select old.id from pacegate.pull_request_heads as old
    where old.recorded_at < ${time} and exists (
      select from pacegate.pull_request_heads as newer
      where newer.repository_id = old.repository_id and newer.number = old.number and newer.id > old.id
    ) ${most2}
  ) returning id`;
var prune = async (on, { clock }, keep) => {
  const now = clock.date().getTime();
  const before2 = (age) => new Date(now - age);
  return {
    deliveries: await repeat(on, deliveriesBefore(before2(keep.deliveries))),
    runs: await repeat(on, runsBefore(before2(keep.runs))),
    raw: await repeat(on, rawBefore(before2(keep.raw))),
    commands: await repeat(on, commandsBefore(before2(keep.runs))),
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
  const { repositoryId, number, isFork, isOpen: isOpen2, isDraft } = saved.recorded;
  const isOwn = key === runKey({ repositoryId, purpose: { kind: "pull-request", number, isFork } });
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
    askForRun: (wanted) => whole("record a run", async (on) => {
      await lockKey(on, runKey(wanted));
      return makeRun(on, tools, wanted);
    }),
    run: (id) => ask("read a run", (on) => readRun(on, id)),
    runsOf: (repositoryId, filter) => ask("read runs", (on) => runsOf(on, repositoryId, filter)),
    cancelRuns: (key, why) => whole("cancel runs", (on) => cancelRuns(on, tools, key, why)),
    enqueueMeasurement: (runId2) => whole("enqueue a measurement", (on) => enqueueMeasurement(on, tools, runId2)),
    awaitUpload: (runId2) => ask("record a run", (on) => awaitUpload(on, tools, runId2)),
    saveCheckRun: (runId2, checkRunId) => whole("record a check", (on) => saveCheckRun(on, tools, runId2, checkRunId)),
    beginRun: (runId2, worker) => ask("begin a run", (on) => beginRun(on, tools, runId2, worker)),
    heartbeat: (runId2, attempt, progress) => ask("record a heartbeat", (on) => heartbeat(on, tools, { runId: runId2, attempt, progress })),
    keepResult: (runId2, attempt, kept2) => whole("keep a result", (on) => keepResult(on, tools, { runId: runId2, attempt, kept: kept2 })),
    keptResult: (runId2) => ask("read a result", (on) => keptResult(on, runId2)),
    endRun: (runId2, outcome, problem) => whole("end a run", (on) => endRun(on, tools, runId2, { outcome, problem })),
    runPosted: (runId2) => ask("end a run", (on) => runPosted(on, tools, runId2)),
    abandonedRuns: (limits2) => ask("look for abandoned runs", (on) => abandonedRuns(on, tools, limits2)),
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
import { sql as sql14 } from "kysely";
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

// src/database/migrations/all-migrations.ts
var allMigrations = {
  "0001-first": first
};

// src/database/migrate.ts
var schema3 = "pacegate";
var refuseNewer = async (kysely, place, migrations) => {
  const { rows: tables } = await sql14`
    select to_regclass('pacegate.kysely_migration')::text as name
  `.execute(kysely);
  if ((tables[0]?.name ?? null) === null) return;
  const { rows } = await sql14`
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
import { join as join12 } from "node:path";
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
import { readFileSync as readFileSync6, readlinkSync as readlinkSync2 } from "node:fs";
var startOf = (pid) => {
  try {
    const stat3 = readFileSync6(`/proc/${pid}/stat`, "utf8");
    return stat3.slice(stat3.lastIndexOf(")") + 2).split(" ")[19] ?? "-";
  } catch {
    return "-";
  }
};
var currentSpace = () => {
  try {
    const boot = readFileSync6("/proc/sys/kernel/random/boot_id", "utf8").trim();
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
var lockDataDirectory = async (directory, { patience: patience3 = 5e3, foreignAge = 2e4, sign = 4e3 } = {}) => {
  const locks = join12(directory, "lock");
  await mkdir4(locks, { recursive: true });
  const own4 = join12(locks, `${randomUUID4()}.new`);
  const pathOf = (number2) => join12(locks, String(number2));
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
      const limit = found.isElsewhere ? Math.max(patience3, foreignAge + 2 * sign) : patience3;
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
  for (const name of await readdir3(locks)) if (numberOf2(name) < number) await rm3(join12(locks, name), { force: true });
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
var most3 = 200;
var createPreparedStatements = (pglite) => {
  const known = /* @__PURE__ */ new Map();
  let made = 0;
  const send = async (...messages) => (
    // What is on the disk is there by then: only file systems in a browser have something to copy.
    (await pglite.execProtocol(Buffer.concat(messages), { syncToFs: false })).messages
  );
  const forgetOldest = async () => {
    const [oldest2] = known;
    if (oldest2 === void 0 || known.size <= most3) return;
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
    take: async (patience3 = 3e4) => {
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
              `The database ${name} was busy for ${Math.round(patience3 / 1e3)} s.`,
              "Look what else keeps this machine busy; for more than one team can wait for, use PostgreSQL (DATABASE_URL)."
            )
          );
        }, patience3);
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
  const statements2 = createPreparedStatements(pglite);
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
  const enter = async (patience3) => {
    const giveBack = await turns.take(patience3);
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
    if (changesTables.test(text)) await statements2.forget();
    return results;
  };
  const run = (text, values) => told2(async () => {
    const isOne = values.length > 0 || control.test(text);
    const result = isOne ? await statements2.query(text, values) : (await runAll(text)).at(-1);
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
        if (values.length > 0) return { rows: (await statements2.query(text, values))?.rows ?? [] };
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
    close: async (patience3) => {
      if (isClosed) return;
      const giveBack = await turns.take(patience3).catch(() => () => void 0);
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
import { join as join13 } from "node:path";
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
    const last = said.findLast((line2) => /\b(FATAL|PANIC|DETAIL):/.test(line2));
    const reason = /\b(?:FATAL|PANIC|DETAIL):\s*(.*)/.exec(last ?? "")?.[1] ?? words;
    const isFull = said.some((line2) => line2.includes("No space left on device"));
    const failure2 = isFull ? new Error("No space left on device", { cause: error }) : error;
    const place = { kind: "embedded", name: data };
    if (isFull || errorCode(error) !== null) throw explainDatabase(failure2, place) ?? error;
    throw new DatabaseError(`The database in ${data} can't be opened (${reason}).`, lostCure(data), { cause: error });
  }
};
var startPGlite = async (directory) => {
  const data = join13(directory, "postgres");
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
import { Kysely as Kysely2, PostgresDialect as PostgresDialect2, sql as sql15 } from "kysely";

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
  const { rows } = await sql15`
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
import { sql as sql20 } from "kysely";
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
  external_exports.object({ kind: external_exports.literal("upload"), repositoryId: external_exports.int(), workflowRunId: external_exports.int() })
]);
var measurementSchema = external_exports.object({ runId });
var read2 = (schema4, data) => {
  const result = schema4.safeParse(data);
  if (result.success) return result.data;
  const where = result.error.issues.map(({ path }) => path.join(".")).join(", ");
  throw new DatabaseError(
    `A job in the queue is none that this version knows (${where}).`,
    "Update this process: a newer one uses the same database."
  );
};
var readAppJob = (data) => read2(appJobSchema, data);
var readMeasurement = (data) => read2(measurementSchema, data).runId;

// src/database/held-jobs.ts
import { sql as sql16 } from "kysely";
import { fromKysely } from "pg-boss";
var own3 = ({ queue, id, tries }) => sql16`name = ${queue} and id = ${id}::uuid and state = 'active' and retry_count = ${tries}`;
var createHeldJobs = (kysely, boss) => {
  const change = async (job, changes) => {
    const { rows } = await sql16`
      update pacegate_jobs.job set ${changes} where ${own3(job)} returning id
    `.execute(kysely);
    return rows.length > 0;
  };
  return {
    touch: (job) => change(job, sql16`heartbeat_on = now()`),
    complete: (job) => change(job, sql16`state = 'completed', completed_on = now(), output = null`),
    // Without started_on the next fetch does not count up.
    giveBack: (job) => change(job, sql16`state = 'created', started_on = null, heartbeat_on = null`),
    fail: (job, reason, wait) => kysely.transaction().execute(async (transaction) => {
      const { rows } = await sql16`
          select id from pacegate_jobs.job where ${own3(job)} for update
        `.execute(transaction);
      if (rows.length === 0) return false;
      await boss.fail(job.queue, job.id, { message: reason }, { db: fromKysely(transaction) });
      if (wait !== null)
        await sql16`
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
    stop: async (patience3) => {
      stopping.abort();
      bell.ring();
      await looking;
      await within(patience3, allEnded());
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
    stop: async (patience3) => {
      stopping ??= Promise.all([...loops.values()].map((loop) => loop.stop(patience3)));
      await stopping;
    }
  };
};

// src/database/queue-counts.ts
import { sql as sql17 } from "kysely";
var countQueues = async (kysely) => {
  const { rows } = await sql17`
    select
      name as queue,
      (count(*) filter (where state < 'active'))::int as waiting,
      (count(*) filter (where state = 'active'))::int as active,
      coalesce(extract(epoch from now() - min(created_on) filter (where state < 'active')), 0)::float8 as oldest
    from pacegate_jobs.job
    where name in (${sql17.join(queueNames)}) and state < 'completed'
    group by name
  `.execute(kysely);
  return queueNames.map(
    (queue) => rows.find((it) => it.queue === queue) ?? { queue, waiting: 0, active: 0, oldest: 0 }
  );
};

// src/database/run-jobs.ts
import { sql as sql18 } from "kysely";
var runsWithLiveJob = async (kysely, runIds) => {
  const runs = new Map(
    runIds.flatMap((id) => [
      [openingId(id), id],
      [measurementId(id), id]
    ])
  );
  if (runs.size === 0) return /* @__PURE__ */ new Set();
  const { rows } = await sql18`
    select id::text as id from pacegate_jobs.job
    where name in ('app', 'measure') and id = any(${[...runs.keys()]}::uuid[]) and state < 'completed'
  `.execute(kysely);
  return new Set(rows.flatMap(({ id }) => runs.get(id) ?? []));
};
var outputSchema = external_exports.object({ message: external_exports.string() });
var lastFailureOf = async (kysely, runId2) => {
  const { rows } = await sql18`
    select output from pacegate_jobs.job
    where (name = 'app' and id = ${openingId(runId2)}::uuid) or (name = 'measure' and id = ${measurementId(runId2)}::uuid)
    order by completed_on desc nulls last, created_on desc limit 1
  `.execute(kysely);
  return outputSchema.safeParse(rows[0]?.output).data?.message ?? null;
};

// src/database/start-boss.ts
import { randomUUID as randomUUID5 } from "node:crypto";
import { sql as sql19 } from "kysely";
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
    const { rows } = await sql19`
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
var usualPriority = 20;
var ofKind = (job) => {
  switch (job.kind) {
    case "open":
      return { id: openingId(job.runId) };
    case "post":
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
    enqueueMeasurement: async (on, { runId: runId2, key, priority }) => {
      await boss.send(
        "measure",
        { runId: runId2 },
        { id: measurementId(runId2), singletonKey: key, group: { id: key }, priority, db: fromKysely2(on) }
      );
    },
    dropMeasurements: async (on, runIds) => {
      if (runIds.length === 0) return;
      const ids = runIds.map((runId2) => sql20`${measurementId(runId2)}::uuid`);
      await sql20`
        delete from pacegate_jobs.job where name = 'measure' and id in (${sql20.join(ids)}) and state < 'active'
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
var textOf3 = (error) => {
  const { title, message, cure: cure2 } = problemOf(error);
  const whole = error instanceof PacegateError ? `${message}
${cure2}` : `${title}: ${message}
${cure2}`;
  const lines = whole.replaceAll(jobPath, "").split("\n");
  return shorten(lines.map((line2) => shorten(escapeTerminal(line2), longestLine)).join("\n"), longestText2);
};
var endingOf = (thrown, attempt) => {
  const error = firstOf(thrown);
  if (error instanceof NothingToMeasure) return { kind: "end", outcome: "skipped", problem: error.message };
  if (mayPass(error, attempt)) return { kind: "again" };
  return { kind: "end", outcome: "failed", problem: textOf3(error) };
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
    report: (line2) => {
      progress = escapePlain(line2, longest3);
    },
    confirm,
    [Symbol.asyncDispose]: async () => {
      stopped2.abort();
      await beating;
    }
  };
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

// src/usecases/app/work/pack-raw.ts
import { promisify as promisify3 } from "node:util";
import { gzip } from "node:zlib";
var most4 = { total: 64 * 2 ** 20, packed: 16 * 2 ** 20 };
var packRaw = async (directory) => {
  try {
    await using listing = await listDirectory(directory, createMeter({ ...defaultLimits, total: most4.total }));
    const { result, plan, blocks, bundles } = sortFiles(listing.files);
    const files = {};
    for (const file of [result, plan, ...[...blocks, ...bundles].map((it) => it.file)])
      if (file !== null) files[file.name] = (await file.read()).toString("utf8");
    const packed = await promisify3(gzip)(JSON.stringify(files));
    return packed.length > most4.packed ? null : packed;
  } catch (error) {
    if (error instanceof UploadError) return null;
    throw error;
  }
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
  const { directory, url, wanted, signal } = order;
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
  for (const it of wanted) await fetchOne(it);
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
var fetchInto = async (job, assignment, wanted) => {
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
      wanted,
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
  await order.prepare?.(job);
  await mkdir7(job.output);
  const [command = process.execPath, ...before2] = tools.cli ?? ownCommandLine().cli;
  report("starting the measurement");
  const from = /* @__PURE__ */ new Date();
  const end = await runSandboxed({
    command,
    args: [...before2, ...order.args, "--out", job.output],
    directory: job.path,
    workingDirectory: job.repository,
    environment: tools.environment ?? process.env,
    limits: tools.limits,
    isolation: tools.isolation,
    npmrc: tools.npmrc ?? null,
    signal,
    onLine: report
  });
  if (end.breach !== null || !withResult.has(end.code)) throw noResult(end);
  report("judging what was measured");
  return await order.read(job, { from, to: /* @__PURE__ */ new Date() });
};

// src/usecases/app/work/time-limit.ts
var least2 = 6e4;
var share = 0.1;
var loadTime = 30 * 6e4;
var timeLimitFor = (mode, { policy, job }) => {
  const most5 = Math.max(1e3, Math.floor((job - Math.max(least2, share * job)) / 1e3) * 1e3);
  if (mode === "load") return Math.min(most5, loadTime);
  return policy > most5 ? most5 : null;
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
  return { ...grounds, timeLimit: timeLimitFor(run.mode, { policy: policy.timeLimit, job: tools.limits.time }) };
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
  return runInJob(assignment, {
    wanted: [
      { name: "base", commit: base.commit, ref: null, isOptional: false },
      // The head of a fork is in the base repository too, under the pull request's own ref.
      { name: "head", commit: head.commit, ref: pull, isOptional: false }
    ],
    args: [
      "check",
      "--base",
      base.commit,
      "--head",
      head.commit,
      ...limit === null ? [] : ["--time-limit", `${limit / 1e3}s`]
    ],
    read: async ({ output }, during) => {
      const judged = await judge(output, { ...grounds, during }, assignment);
      const result = await withAcceptances(judged, assignment);
      return { result, comment: renderComment(result), raw: await packRaw(output) };
    }
  });
};

// src/usecases/app/work/measure-refresh.ts
import { join as join14 } from "node:path";

// src/usecases/app/work/check-records.ts
import { isDeepStrictEqual } from "node:util";
var slack = 5 * 6e4;
var mostMetrics = 5e3;
var mostBlocks = 500;
var longestName = 200;
var longestGraph = 14e5;
var largest = 1e18;
var hash = /^[0-9a-f]{64}$/;
var isSane = (value) => value === null || Math.abs(value) <= largest;
var metricFault = (it) => {
  if (!isMetric(it.metric)) return "has a metric that there is not";
  const known = metricOf(it.metric);
  if (it.unit !== known.unit || it.better !== known.better) return "has a metric in another unit than its own";
  if ((it.scenario?.length ?? 0) > longestName || (it.route?.length ?? 0) > longestName)
    return "has the name of a scenario or request that is too long";
  if (it.base.length > mostBlocks || it.head.length > mostBlocks) return "has too many blocks";
  const { change } = it;
  if (![it.value, ...it.base, ...it.head].every(isSane) || !isSane(it.spread) || (it.spread ?? 0) < 0)
    return "has a value that nothing can have";
  if (change !== null && ![change.estimate, change.low, change.high, change.confidence].every(isSane))
    return "has a change that nothing can have";
  return null;
};
var faultOf = (record, grounds) => {
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
  if ((image?.length ?? 0) > longestName || !isSane(record.calibration)) return "has an impossible machine";
  if ((record.bundle?.graph?.length ?? 0) > longestGraph) return "holds a graph that is too large";
  if (record.blocks.length > mostBlocks || record.metrics.length > mostMetrics) return "holds too much";
  if (new Set(record.metrics.map(placeKey)).size !== record.metrics.length) return "has a metric twice";
  return record.metrics.map(metricFault).find((fault) => fault !== null) ?? null;
};
var recordsFault = (records, grounds) => {
  if (new Set(records.map(({ suite }) => suite)).size !== records.length) return "a suite was recorded twice";
  for (const [index, record] of records.entries()) {
    const fault = faultOf(record, grounds);
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
var mostValues = 5e5;
var recordsFile = "records.jsonl";
var recordLimits = { ...defaultLimits, text: 8e6 };
var readRefresh = async (directory) => {
  await using listing = await listDirectory(directory, createMeter(defaultLimits));
  const bytesOf2 = async (name) => {
    const file = listing.files.find((it) => it.name === name);
    if (file === void 0) throw refusal(name, "is missing");
    return file.read();
  };
  const bounds = { mostValues, what: "a result" };
  const value = parseJson(await bytesOf2("result.json"), "result.json", defaultLimits);
  const result = matchSchema(value, resultSchema, { ...bounds, name: "result.json" });
  const lines = (await bytesOf2(recordsFile)).toString("utf8").split("\n").filter((line2) => line2 !== "");
  if (lines.length > mostRecords) throw refusal(recordsFile, `holds more than ${mostRecords} records`);
  const records = lines.map(
    (line2) => matchSchema(parseJson(Buffer.from(line2), recordsFile, recordLimits), baselineRecordSchema, {
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
  const { readFile: readFile3 } = groundsToolsFor(repository, tools);
  const read3 = () => readFile3(run.headSha, defaultConfiguration);
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
  const limit = timeLimitFor(run.mode, { policy: configuration.policy.timeLimit, job: tools.limits.time });
  return runInJob(assignment, {
    wanted: [
      // Without it the head is measured beside itself, and says so.
      ...previous === null ? [] : [{ name: "base", commit: previous, ref: null, isOptional: true }],
      { name: "head", commit: head, ref: `refs/heads/${branch}`, isOptional: false }
    ],
    args: [
      "baseline",
      "refresh",
      "--store",
      "files",
      "--head",
      head,
      ...limit === null ? [] : ["--time-limit", `${limit / 1e3}s`]
    ],
    prepare: (job) => exportRecords(stored, join14(job.repository, ".pacegate", "baselines")),
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
      const kept2 = identified(result, head, branch);
      const raw = await packRaw(output);
      signal.throwIfAborted();
      await store.append(records.map((record) => asOurs(record, run, branch)));
      return { result: kept2, comment: renderComment(kept2), raw };
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
var measure = (assignment) => {
  const { purpose } = assignment.run;
  return purpose.kind === "refresh" ? measureRefresh(assignment, purpose.branch) : measureChange(assignment);
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
  const report = (line2) => heart.report(line2);
  try {
    const assignment = { run, repository, tools, signal: heart.signal, report };
    const kept2 = await measure(assignment);
    const isKept = await insist(() => store.keepResult(run.id, run.attempt, kept2), assignment);
    log.info("A run was measured.", { run: run.id, verdict: kept2.result.verdict, isKept });
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
    stop: async (patience3) => {
      isStopping = true;
      const looking = setInterval(() => server.closeIdleConnections(), look);
      const giveUp = setTimeout(() => server.closeAllConnections(), patience3);
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
  priorities,
  runKey,
  externalIdOf,
  openStore,
  findingCauses,
  applyAcceptances,
  acceptingPullRequest,
  startWorker,
  startServer,
  untilAborted,
  readSettings
};
