import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  scrubbedEnvironment
} from "./chunk-ZVDYMXII.js";

// src/measure/sandbox/npm-registries.ts
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
var setting = (environment, name) => environment[`npm_config_${name}`] ?? environment[`NPM_CONFIG_${name.toUpperCase()}`];
var npmConfigurations = (environment) => {
  const prefix = setting(environment, "prefix") ?? dirname(dirname(process.execPath));
  return [
    setting(environment, "globalconfig") ?? join(prefix, "etc/npmrc"),
    setting(environment, "userconfig") ?? join(environment["HOME"] ?? homedir(), ".npmrc")
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
var textOf = (path) => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};
var readRegistries = (environment) => registriesIn(npmConfigurations(environment).map(textOf));

// src/measure/sandbox/job-environment.ts
import { delimiter, join as join2 } from "node:path";
var kept = [
  /^(PATH|LANG|LANGUAGE|LC_[A-Z]+|TZ)$/,
  // How packages are reached. Not npm's user configuration: that is a file with tokens.
  /^(https?|ftp|all|no)_proxy$/i,
  /^npm_config_(registry|cafile|proxy|https?_proxy|noproxy|@.+:registry)$/i,
  /^(GOPROXY|GONOSUMDB|GOSUMDB)$/,
  // Certificates of a company's own authority.
  /^(NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|SSL_CERT_DIR|GIT_SSL_CAINFO|CURL_CA_BUNDLE|REQUESTS_CA_BUNDLE|PIP_CERT)$/,
  // Where toolchains are.
  /^(JAVA_HOME|GOROOT|DOTNET_ROOT|RUSTUP_HOME|PYENV_ROOT)$/,
  // The browser that pages are visited with.
  /^CHROME_PATH$/
];
var ownKept = ["PACEGATE_CHROME_FLAGS"];
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
  const own = ownKept.flatMap((name) => {
    const value = environment[name];
    return value === void 0 ? [] : [[name, value]];
  });
  return { ...Object.fromEntries([...passed, ...own]), PATH: completePath(environment["PATH"] ?? "") };
};
var marker = "SANDBOX_JOB";
var jobMarker = (id) => `${marker}=${id}`;
var isInJob = (environment) => environment[marker] !== void 0;
var jobEnvironment = (environment, { directory, id, user }) => {
  const temporary = join2(directory, "tmp");
  return {
    ...plainEnvironment(environment),
    HOME: join2(directory, "home"),
    TMPDIR: temporary,
    TMP: temporary,
    TEMP: temporary,
    USER: user,
    LOGNAME: user,
    CI: "true",
    [marker]: id
  };
};

export {
  npmConfigurations,
  readRegistries,
  plainEnvironment,
  jobMarker,
  isInJob,
  jobEnvironment
};
