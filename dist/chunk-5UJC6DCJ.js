import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  commitOf,
  defaultBranchCandidates,
  openRepository,
  remoteOf,
  withoutCredentials
} from "./chunk-BDZU4IYZ.js";
import {
  createGit
} from "./chunk-L3P7WQTL.js";
import {
  isMapping,
  placesIn,
  readYaml,
  valueAt
} from "./chunk-6A772AGG.js";
import {
  wrap
} from "./chunk-PTREMZN3.js";
import {
  escapeTerminal,
  shorten
} from "./chunk-J3X4RRUV.js";
import {
  matchesGlobs
} from "./chunk-WXTMC5PW.js";
import {
  errorCode
} from "./chunk-YH73FRKC.js";
import {
  OutputError,
  RepositoryError
} from "./chunk-PZ3W4RZL.js";
import {
  require_dist
} from "./chunk-H62VT7KO.js";
import {
  __toESM
} from "./chunk-TZ54PJF2.js";

// src/measure/survey/git-facts.ts
var bareName = (name, remote) => remote !== null && name.startsWith(`${remote}/`) ? name.slice(remote.length + 1) : name;
var findDefaultBranch = async (git, repository, remote) => {
  for (const [name, ref] of await defaultBranchCandidates({ git, repository }, remote)) {
    const commit = await commitOf(git, repository, ref);
    if (commit !== null) return { name: bareName(name, remote), commit };
  }
  return null;
};
var readGitFacts = async (cwd, environment, signal) => {
  const git = createGit(environment, signal);
  const repository = await openRepository(git, cwd);
  const directory = repository.top;
  const said = async (...args) => {
    const { code, stdout } = await git.run(args, { directory });
    return code === 0 ? stdout.toString().trim() : null;
  };
  const branch = await said("symbolic-ref", "--quiet", "--short", "HEAD");
  const remote = remoteOf(repository, branch);
  const url = repository.settings.find(({ key }) => key === `remote.${remote}.url`)?.value ?? null;
  const head = await commitOf(git, repository, "HEAD");
  const defaultBranch = await findDefaultBranch(git, repository, remote);
  const listed2 = defaultBranch === null ? null : await said("ls-tree", "-r", "-z", "--name-only", defaultBranch.commit, ".github");
  return {
    top: directory,
    prefix: repository.prefix,
    version: /\d+(?:\.\d+)+/.exec(await said("version") ?? "")?.[0] ?? "unknown",
    branch,
    head,
    shallow: await said("rev-parse", "--is-shallow-repository") === "true",
    remote,
    remoteUrl: url === null ? null : withoutCredentials(url),
    defaultBranch,
    mergeBase: head !== null && defaultBranch !== null && await said("merge-base", head, defaultBranch.commit) !== null,
    onDefaultBranch: (listed2 ?? "").split("\0").filter((it) => it !== "")
  };
};
var tryGitFacts = async (...given) => {
  try {
    return await readGitFacts(...given);
  } catch (error) {
    if (error instanceof RepositoryError) return error;
    throw error;
  }
};

// src/measure/survey/read-tree.ts
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
var skipped = new Set(
  "node_modules bower_components jspm_packages vendor dist build out target coverage obj deps _build venv env __pycache__ site-packages Pods tmp temp logs log".split(" ")
);
var mostFiles = 2e4;
var deepest = 8;
var largestFile = 512e3;
var isSkipped = (name) => skipped.has(name) || name.startsWith(".") && name !== ".github";
var listed = (directory) => {
  try {
    return readdirSync(directory, { withFileTypes: true }).sort((one, other) => one.name < other.name ? -1 : 1);
  } catch {
    return [];
  }
};
var readTree = (directory) => {
  const paths = [];
  let level = ["."];
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    const next = [];
    for (const at of level)
      for (const entry of listed(join(directory, at))) {
        if (paths.length >= mostFiles) return treeOf(directory, paths);
        if (entry.isFile()) paths.push(posix.join(at, entry.name));
        else if (entry.isDirectory() && !isSkipped(entry.name)) next.push(posix.join(at, entry.name));
      }
    level = next;
  }
  return treeOf(directory, paths);
};
var treeOf = (directory, paths) => {
  const known2 = new Set(paths);
  const texts = /* @__PURE__ */ new Map();
  const load = (path) => {
    try {
      const file = join(directory, path);
      if (!known2.has(path) || statSync(file).size > largestFile) return null;
      const text = readFileSync(file, "utf8");
      return text.includes("\0") ? null : text.replace(/^\uFEFF/u, "");
    } catch {
      return null;
    }
  };
  return {
    paths,
    read: (path) => {
      const text = texts.get(path) ?? load(path);
      texts.set(path, text);
      return text;
    }
  };
};

// src/measure/survey/repository-files.ts
import { lstatSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join as join2 } from "node:path";
var cures = {
  EEXIST: "Something of that name is there already: look at it, then remove it or use --force.",
  ENOTDIR: "A part of the path is a file: move it away.",
  EISDIR: "There is a directory of that name: move it away.",
  EACCES: "You may not write there: look at the owner of the directory.",
  EROFS: "That file system is read-only.",
  ENOSPC: "The disk is full: free some space."
};
var existsBelow = (top) => (path) => {
  try {
    lstatSync(join2(top, path));
    return true;
  } catch {
    return false;
  }
};
var writerBelow = (top) => async (path, text, replace) => {
  const file = join2(top, path);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: replace ? "w" : "wx" });
  } catch (error) {
    const code = errorCode(error) ?? "unknown";
    throw new OutputError(`${file} could not be written (${code}).`, cures[code] ?? "See what is at that path.", {
      cause: error
    });
  }
};

// src/measure/survey/front-end/find-front-ends.ts
import { posix as posix6 } from "node:path";

// src/measure/survey/found.ts
var found = (value, from) => ({ value, from });

// src/measure/survey/code/prefixes.ts
var deepest2 = 5;
var prefixesIn = (lines, { group, file }) => {
  const groups = /* @__PURE__ */ new Map();
  const files = /* @__PURE__ */ new Map();
  for (const { path, text } of lines) {
    const named = group?.exec(text)?.groups;
    if (named?.["name"] !== void 0)
      groups.set(`${path} ${named["name"]}`, { prefix: named["prefix"] ?? "", parent: named["parent"] ?? null });
    const whole = file?.exec(text)?.groups?.["prefix"];
    if (whole !== void 0 && !files.has(path)) files.set(path, whole);
  }
  const ofGroup = (path, name, depth) => {
    const it = groups.get(`${path} ${name}`);
    if (it === void 0 || depth > deepest2) return "";
    return `${it.parent === null ? "" : ofGroup(path, it.parent, depth + 1)}/${it.prefix}`;
  };
  return (path, receiver) => `/${files.get(path) ?? ""}${ofGroup(path, receiver, 0)}`;
};

// src/measure/survey/code/asks-who.ts
var words = /\b(?:authenticat\w*|authoriz\w*|authoris\w*|(?:require|check|ensure|need)s?_?(?:auth|user|login|logged_?in)\w*|is_?(?:authenticated|logged_?in)|login_required|UseGuards|verify_?(?:jwt|token)\w*|passport|auth(?:Middleware|Guard)?)\b/i;
var asksWho = (text) => words.test(text);

// src/measure/survey/code/route-needs.ts
var reads = [
  /(?:\b(?:req|request|ctx|context|c)\.|(?<![\w.]))query\??\.(?<name>[A-Za-z]\w*)(?!\w*\()(?<fallback>\s*(?:\?\?|\|\|))?/g,
  /\bquery\[\s*['"](?<name>[A-Za-z]\w*)['"]\s*\](?<fallback>\s*(?:\?\?|\|\|))?/g,
  /(?:searchParams|Query\(\))\.[gG]et\(\s*['"](?<name>[A-Za-z]\w*)['"]\s*\)(?<fallback>\s*(?:\?\?|\|\|))?/g,
  /\b(?:c|ctx|req)\.[qQ]uery\(\s*['"](?<name>[A-Za-z]\w*)['"]\s*\)(?<fallback>\s*(?:\?\?|\|\|))?/g,
  /\bargs(?:\.get\(|\[)\s*['"](?<name>[A-Za-z]\w*)['"](?<fallback>\s*,)?/g
];
var taken = /\{\s*(?<names>[\w\s,]+?)\s*\}\s*=\s*(?:request|req|ctx|context|c)\.query\b/;
var optional = /^(page|limit|offset|per_?page|page_?size|size|sort|order|order_?by|direction|cursor|after|before|fields|include|expand|lang|locale|format|debug|get|has)$/i;
var longestHandler = 12;
var nextStatement = /\.(?:get|post|put|patch|delete|all|use|route|register|Handle|HandleFunc|GET|POST|PUT|DELETE)\(\s*['"`](?:[A-Z]+ )?\/|^\s*\w+\.(?:use|register|listen)\(|^\s*@\w*\.?(?:Get|Post|Put|Patch|Delete|get|post|put|patch|delete|route)\w*\(/;
var handlerAt = (lines, at) => {
  const [first, ...rest] = lines.slice(at, at + longestHandler);
  const end = rest.findIndex((line2) => line2.path !== first?.path || nextStatement.test(line2.text));
  return [first, ...end === -1 ? rest : rest.slice(0, end)].flatMap((line2) => line2?.text ?? []);
};
var queryOf = (handler) => {
  const found2 = handler.flatMap(
    (text) => reads.flatMap(
      (pattern) => [...text.matchAll(pattern)].flatMap(
        ({ groups }) => groups?.["fallback"] === void 0 ? groups?.["name"] ?? [] : []
      )
    )
  );
  const destructured = handler.flatMap((text) => taken.exec(text)?.groups?.["names"]?.split(",") ?? []);
  const names2 = [...found2, ...destructured.map((it) => it.trim())];
  return [...new Set(names2.filter((it) => /^[A-Za-z]\w*$/.test(it) && !optional.test(it)))];
};
var searches = /\/(search|find|lookup|autocomplete|suggest(ions)?)$/;
var needsAt = (lines, at, path) => {
  const handler = handlerAt(lines, at);
  const query = queryOf(handler);
  return {
    query: query.length === 0 && searches.test(path) ? ["q"] : query.slice(0, 4),
    // Decorators stand right below the route's; a call further down is about something else.
    secured: handler.slice(0, 3).some((text) => asksWho(text))
  };
};

// src/measure/survey/code/route-path.ts
var toRoutePath = (text) => {
  const path = `/${text.trim()}`.replace(/^\/{2,}/, "/").replaceAll(/<(?:\w+:)?([A-Za-z_]\w*)>/g, "{$1}").replaceAll(/\{([A-Za-z_]\w*)[:=?][^{}]*\}/g, "{$1}").replaceAll(/\[([A-Za-z_][\w-]*)\]/g, "{$1}").replaceAll(/:([A-Za-z_]\w*)/g, "{$1}").replace(/(?<=.)\/+$/, "");
  const bare = path.replaceAll(/\{[A-Za-z_][\w-]*\}/g, "x");
  return /^\/[\w\-./~]*$/.test(bare) && !bare.includes("//") && path.length <= 120 ? path : null;
};
var isPlain = (path) => placesIn(path).length === 0;
var health = /^(\/api)?(\/v\d)?\/(_?health(z|[-_]?check|\/(live|ready|liveness|readiness))?|ready(z)?|readiness|live(z)?|liveness|ping|up|status|alive|actuator\/health|heartbeat|_status)$/i;
var isHealth = (path) => health.test(path);
var ofMachines = /^\/(metrics|favicon\.ico|robots\.txt|sitemap\.xml|openapi(\.\w+)?|swagger|api-docs|docs|redoc|debug|graphiql|_next|\.well-known|manifest\.json)(\/|$)|logout|callback|webhook|oauth|(^|\/)sse$|stream|subscribe|websocket|(^|\/)ws$/i;
var isWorthLoading = (path) => !isHealth(path) && !ofMachines.test(path);

// src/measure/survey/source-tree.ts
import { posix as posix2 } from "node:path";
var pathIn = (directory, name) => posix2.join(directory, name);
var isBelow = (directory, path) => directory === "." || path.startsWith(`${directory}/`);
var directoriesWith = (tree, name) => tree.paths.filter((it) => posix2.basename(it) === name).map((it) => posix2.dirname(it));
var upwards = (directory) => directory === "." ? ["."] : [directory, ...upwards(posix2.dirname(directory))];

// src/measure/survey/code/source-files.ts
var aside = /(^|\/)(tests?|__tests__|__mocks__|specs?|e2e|cypress|examples?|docs|fixtures?|mocks?|stories|scripts|benchmarks?|migrations)\/|[._-](test|spec|stories|bench)\.\w+$|_test\.\w+$|(^|\/)test_\w+\.py$|\.d\.ts$|\.min\.js$/i;
var mostFiles2 = 400;
var longestLine = 600;
var sourceFiles = (tree, directory, extensions, others = []) => tree.paths.filter(
  (path) => isBelow(directory, path) && extensions.test(path) && !aside.test(directory === "." ? path : path.slice(directory.length + 1)) && !others.some((other) => other !== "." && other !== directory && isBelow(other, path))
).slice(0, mostFiles2);
var sourceLines = (tree, files) => files.flatMap(
  (path) => (tree.read(path) ?? "").split("\n").flatMap((text, index) => {
    const isCode = text.length <= longestLine && !/^\s*(\/\/|\*|\/\*|#(?!\[))/.test(text);
    return isCode ? [{ path, number: index + 1, text }] : [];
  })
);

// src/measure/survey/code/read-code.ts
var callers = /^(axios|https?|client|api[Cc]lient|fetch\w*|request|agent|supertest|chai|got|ky|cache|redis|store|session|params|headers|map|cookies?|config|nock|page|cy|\$|localStorage)$/;
var placeOf = ({ path, number }) => `${path}:${number}`;
var findPort = (lines, { portVariable, fixedPort }) => {
  const given = lines.find(({ text }) => portVariable.test(text));
  if (given !== void 0) return { kind: "given", from: placeOf(given) };
  for (const line2 of lines) {
    const port = Number(fixedPort.exec(line2.text)?.groups?.["port"]);
    if (port >= 80 && port <= 65535) return { kind: "fixed", port, from: placeOf(line2) };
  }
  return { kind: "unknown" };
};
var routesAt = (lines, at, { patterns: patterns9, mounts }) => {
  const line2 = lines[at];
  if (line2 === void 0) return [];
  return patterns9.flatMap(
    (pattern) => [...line2.text.matchAll(pattern)].flatMap(({ groups }) => {
      const receiver = groups?.["receiver"]?.split(".").at(-1) ?? "";
      if (callers.test(receiver)) return [];
      const path = toRoutePath(
        `${mounts.prefixOf(line2.path, receiver)}/${groups?.["path"] ?? ""}`.replaceAll(/\/{2,}/g, "/")
      );
      if (path === null) return [];
      const { query, secured } = needsAt(lines, at, path);
      return [{ path, from: placeOf(line2), query, secured: secured || mounts.isSecured(line2.path, receiver) }];
    })
  );
};
var once = (routes) => [...new Map(routes.toReversed().map((it) => [it.path, it])).values()].toReversed();
var sortRoutes = (routes) => {
  const worth = once(routes).filter(({ path }) => isWorthLoading(path));
  return {
    ready: routes.find(({ path }) => isHealth(path)) ?? null,
    routes: [...worth.filter(({ path }) => isPlain(path)), ...worth.filter(({ path }) => !isPlain(path))]
  };
};
var unmounted = { prefixOf: () => "", isSecured: () => false };
var readCode = (tree, files, patterns9, { prefixOf, isSecured } = unmounted) => {
  const lines = sourceLines(tree, files);
  const within = prefixesIn(lines, patterns9);
  const mounts = {
    prefixOf: (path, receiver) => `${prefixOf(path, receiver)}/${within(path, receiver)}`,
    isSecured
  };
  return {
    port: findPort(lines, patterns9),
    ...sortRoutes(lines.flatMap((_, at) => routesAt(lines, at, { patterns: patterns9.routes, mounts })))
  };
};

// src/measure/survey/node/code-patterns.ts
var nodePatterns = {
  portVariable: /\benv(?:ironment)?\s*(?:\??\.\s*|\[\s*['"`])PORT\b|\bget(?:OrThrow)?(?:<\w+>)?\(\s*['"`]PORT['"`]|\{[^}]*\bPORT\b[^}]*\}\s*=\s*process\.env|\bPORT\s*:\s*z\./,
  fixedPort: /(?:\.listen\(\s*(?:\{[^}]{0,80}\bport\s*:\s*)?|\bport\s*[:=]\s*)(?<port>\d{2,5})\b/i,
  routes: [
    // app.get('/x', ...), router.get("/x"), fastify.get<...>('/x')
    /(?<receiver>[\w$.]+)\.get(?:<[^>(]{0,80}>)?\(\s*['"`](?<path>\/[^'"`\s]*)['"`]/g,
    // @Get('x') of Nest and routing-controllers
    /@Get\(\s*(?:['"`](?<path>[^'"`\s]*)['"`])?\s*\)/g,
    // url === '/x', pathname === '/x', case '/x':
    /\b(?:url|pathname|path)\s*={2,3}\s*['"`](?<path>\/[^'"`\s]*)['"`]/g,
    /\bcase\s+['"`](?:GET )?(?<path>\/[^'"`\s]*)['"`]\s*:/g,
    // { method: 'GET', url: '/x' } of Fastify, { method: 'GET', path: '/x' } of hapi, on one line
    /\bmethod\s*:\s*['"`]GET['"`]\s*,\s*(?:url|path)\s*:\s*['"`](?<path>\/[^'"`\s]*)['"`]/g
  ],
  group: /\b(?<name>\w+)\s*=\s*new\s+Router\(\s*\{[^}]*\bprefix\s*:\s*['"`](?<prefix>\/[^'"`\s]*)['"`]/,
  file: /@(?:Json)?Controller\(\s*['"`](?<prefix>[^'"`\s]*)['"`]/
};

// src/measure/survey/node/frameworks.ts
var frameworks = [
  { package: "next", title: "Next.js", start: "npx next start", readsPort: true, pages: true },
  { package: "nuxt", title: "Nuxt", start: "node .output/server/index.mjs", readsPort: true, pages: true },
  { package: "@sveltejs/adapter-node", title: "SvelteKit", start: "node build", readsPort: true, pages: true },
  {
    package: "@remix-run/serve",
    title: "Remix",
    start: "npx remix-serve ./build/server/index.js",
    readsPort: true,
    pages: true
  },
  {
    package: "@react-router/serve",
    title: "React Router",
    start: "npx react-router-serve ./build/server/index.js",
    readsPort: true,
    pages: true
  },
  { package: "@astrojs/node", title: "Astro", start: "node ./dist/server/entry.mjs", readsPort: true, pages: true },
  { package: "@strapi/strapi", title: "Strapi", readsPort: true },
  { package: "@adonisjs/core", title: "AdonisJS", readsPort: true },
  { package: "@nestjs/core", title: "Nest", start: "node dist/main.js" },
  { package: "@feathersjs/feathers", title: "Feathers" },
  { package: "@loopback/rest", title: "LoopBack" },
  { package: "sails", title: "Sails" },
  { package: "@apollo/server", title: "Apollo Server", graphql: true },
  { package: "graphql-yoga", title: "GraphQL Yoga", graphql: true },
  { package: "mercurius", title: "Mercurius", graphql: true },
  { package: "fastify", title: "Fastify" },
  { package: "@hapi/hapi", title: "hapi" },
  { package: "koa", title: "Koa" },
  { package: "@hono/node-server", title: "Hono" },
  { package: "hono", title: "Hono" },
  { package: "elysia", title: "Elysia" },
  { package: "nitropack", title: "Nitro", start: "node .output/server/index.mjs", readsPort: true },
  { package: "h3", title: "h3" },
  { package: "restify", title: "restify" },
  { package: "polka", title: "Polka" },
  { package: "express", title: "Express" }
];

// src/measure/survey/node/mounts.ts
import { posix as posix3 } from "node:path";
var imports = /\bimport\s(?<names>[^'"`]{1,200})\sfrom\s+['"`](?<file>\.{1,2}\/[^'"`]+)['"`]|\b(?:const|let|var)\s(?<required>[^='"`]{1,200})=\s*(?:await\s+import|require)\(\s*['"`](?<path>\.{1,2}\/[^'"`]+)['"`]/;
var inline = /(?:require|import)\(\s*['"`](\.{1,2}\/[^'"`]+)['"`]/g;
var used = /(?<on>\w+)\.(?:use|route|mount)\(\s*['"`](?<prefix>\/[^'"`\s]*)['"`]\s*,(?<targets>.*)/;
var registered = /(?<on>\w+)\.register\((?<targets>.*?)\{[^}]*\bprefix\s*:\s*['"`](?<prefix>\/[^'"`\s]*)['"`]/;
var guarded = /(?<on>\w+)\.use\(\s*(?!['"`])(?<guard>[^'"`]*)\)/;
var global = /\.setGlobalPrefix\(\s*['"`]\/?(?<prefix>[^'"`\s]+)['"`]/;
var endings = ["", ".ts", ".js", ".mts", ".mjs", ".cts", ".cjs", "/index.ts", "/index.js", "/index.mjs"];
var resolveFile = (known2, from, target) => {
  const path = posix3.join(posix3.dirname(from), target);
  const written = [path, path.replace(/\.([cm]?)js$/, ".$1ts")];
  return written.flatMap((it) => endings.map((end) => `${it}${end}`)).find((it) => known2.has(it)) ?? null;
};
var importedBy = (lines, known2) => {
  const files = /* @__PURE__ */ new Map();
  for (const { path, text } of lines) {
    const { names: names2, file, required, path: target } = imports.exec(text)?.groups ?? {};
    const resolved = resolveFile(known2, path, file ?? target ?? "");
    if (resolved === null) continue;
    for (const name of (names2 ?? required ?? "").match(/[\w$]+/g) ?? []) files.set(`${path} ${name}`, resolved);
  }
  return files;
};
var mountsOf = (lines, known2) => {
  const imported = importedBy(lines, known2);
  return lines.flatMap(({ path, text }) => {
    const { on = "", prefix, targets = "" } = (used.exec(text) ?? registered.exec(text))?.groups ?? {};
    if (prefix === void 0) return [];
    const direct = [...targets.matchAll(inline)].flatMap(([, file = ""]) => resolveFile(known2, path, file) ?? []);
    const named = (targets.match(/[A-Za-z_$][\w$]*/g) ?? []).map(
      (name) => imported.get(`${path} ${name}`) ?? `${path} ${name}`
    );
    const secured = asksWho(targets);
    return [...direct, ...named].map((to) => ({ from: path, to, prefix, on: `${path} ${on}`, secured }));
  });
};
var guardsOf = (lines) => new Set(
  lines.flatMap(({ path, text }) => {
    const { on, guard = "" } = guarded.exec(text)?.groups ?? {};
    return on !== void 0 && asksWho(guard) ? [`${path} ${on}`] : [];
  })
);
var deepest3 = 5;
var findMounts = (tree, files) => {
  const lines = sourceLines(tree, files);
  const byTarget = new Map(mountsOf(lines, new Set(files)).map((it) => [it.to, it]));
  const guards = guardsOf(lines);
  const everywhere = lines.map(({ text }) => global.exec(text)?.groups?.["prefix"]).find((it) => it !== void 0);
  const prefixAbove = (target, depth) => {
    const mount = byTarget.get(target);
    if (mount === void 0 || depth > deepest3 || mount.from === target) return "";
    return `${prefixAbove(mount.from, depth + 1)}${mount.prefix}`;
  };
  const securedAbove = (target, depth) => {
    const mount = byTarget.get(target);
    if (guards.has(target)) return true;
    if (mount === void 0 || depth > deepest3 || mount.on === target) return false;
    return mount.secured || securedAbove(mount.on, depth + 1) || securedAbove(mount.from, depth + 1);
  };
  const start = everywhere === void 0 ? "" : `/${everywhere}`;
  return {
    prefixOf: (path, receiver) => `${start}${prefixAbove(path, 0)}${receiver === "" ? "" : prefixAbove(`${path} ${receiver}`, 0)}`,
    isSecured: (path, receiver) => securedAbove(path, 0) || securedAbove(`${path} ${receiver}`, 0)
  };
};

// src/measure/survey/node/package-manager.ts
import { posix as posix4 } from "node:path";

// src/measure/survey/raw-json.ts
var readJson = (tree, path) => {
  const text = tree.read(path);
  if (text === null) return null;
  try {
    const value = JSON.parse(text);
    return isMapping(value) ? value : null;
  } catch {
    return null;
  }
};
var textAt = (value, key) => {
  const text = valueAt(value, key);
  return typeof text === "string" ? text : null;
};
var textsAt = (value, key) => {
  const list = valueAt(value, key);
  return Array.isArray(list) ? list.filter((it) => typeof it === "string") : [];
};
var textEntriesAt = (value, key) => {
  const mapping = valueAt(value, key);
  return isMapping(mapping) ? Object.entries(mapping).flatMap(
    ([name, text]) => typeof text === "string" ? [[name, text]] : []
  ) : [];
};

// src/measure/survey/node/package-manifest.ts
var readManifest = (tree, directory) => {
  const json = readJson(tree, pathIn(directory, "package.json"));
  if (json === null) return null;
  const namesAt = (key) => textEntriesAt(json, key).map(([name]) => name);
  return {
    name: textAt(json, "name"),
    main: textAt(json, "main"),
    scripts: new Map(textEntriesAt(json, "scripts")),
    dependencies: /* @__PURE__ */ new Set([...namesAt("dependencies"), ...namesAt("optionalDependencies")]),
    devDependencies: new Set(namesAt("devDependencies")),
    packageManager: textAt(json, "packageManager"),
    engine: textAt(valueAt(json, "engines"), "node"),
    // yarn also knows { workspaces: { packages: [...] } }.
    workspaces: [...textsAt(json, "workspaces"), ...textsAt(valueAt(json, "workspaces"), "packages")]
  };
};
var hasPackage = (manifest, dependency) => manifest.dependencies.has(dependency) || manifest.devDependencies.has(dependency);

// src/measure/survey/node/package-manager.ts
var locks = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
  ["npm-shrinkwrap.json", "npm"]
];
var isModernYarn = (tree, directory, pin) => pin !== null && /^yarn@([2-9]|\d{2})/.test(pin) || tree.paths.includes(pathIn(directory, ".yarnrc.yml")) || /^__metadata:/m.test(tree.read(pathIn(directory, "yarn.lock")) ?? "");
var installLine = (tree, name, directory, pin, locked) => {
  switch (name) {
    case "npm":
      return locked ? "npm ci" : "npm install";
    case "pnpm":
      return locked ? "pnpm install --frozen-lockfile" : "pnpm install";
    case "yarn":
      if (!locked) return "yarn install";
      return isModernYarn(tree, directory, pin) ? "yarn install --immutable" : "yarn install --frozen-lockfile";
    case "bun":
      return locked ? "bun install --frozen-lockfile" : "bun install";
  }
};
var pinOf = (manifest) => {
  const [, name] = /^(npm|pnpm|yarn|bun)@/.exec(manifest?.packageManager ?? "") ?? [];
  return name === "npm" || name === "pnpm" || name === "yarn" || name === "bun" ? name : null;
};
var findPackageManager = (tree, directory) => {
  const known2 = new Set(tree.paths);
  for (const at of upwards(directory)) {
    const here = locks.filter(([file]) => known2.has(pathIn(at, file)));
    const manifest = readManifest(tree, at);
    const pinned = pinOf(manifest);
    const [first] = here;
    if (first === void 0 && pinned === null) continue;
    const name = pinned ?? first?.[1] ?? "npm";
    const lock = here.find(([, owner]) => owner === name)?.[0] ?? null;
    const others = here.filter(([, owner]) => owner !== name).map(([file]) => file);
    return {
      name,
      install: installLine(tree, name, at, manifest?.packageManager ?? null, lock !== null),
      lock: lock === null ? null : pathIn(at, lock),
      directory: at,
      pinned: pinned !== null,
      notes: [
        ...others.length === 0 ? [] : [`There is also ${others.join(" and ")}: ${name} was taken.`],
        ...lock === null ? [`${name} has no lock file: both sides may install different versions. Commit one.`] : []
      ]
    };
  }
  const notes = [
    "There is no lock file: both sides may install different versions. Commit one (`npm install` writes it)."
  ];
  return { name: "npm", install: "npm install", lock: null, directory, pinned: false, notes };
};
var wayUp = (directory, to) => posix4.relative(directory, to);
var runScript = (name, script) => script === "start" && name !== "bun" ? `${name} start` : `${name} run ${script}`;

// src/measure/survey/node/package-commands.ts
var plainName = /^(?:@[\w.-]+\/)?[\w.-]+$/;
var installOf = ({ directory, manifest, manager }) => {
  const { dependencies, devDependencies } = manifest;
  if (manager.lock === null && dependencies.size + devDependencies.size === 0) return null;
  const from = manager.lock ?? pathIn(directory, "package.json");
  const away = manager.directory !== directory && manager.name === "npm";
  return found(away ? `cd ${wayUp(directory, manager.directory)} && ${manager.install}` : manager.install, from);
};
var buildOf = (tree, { directory, manifest, manager }, own2) => {
  if (!manifest.scripts.has("build")) return null;
  const from = `scripts.build of ${pathIn(directory, "package.json")}`;
  const name = manifest.name !== null && plainName.test(manifest.name) ? manifest.name : null;
  if (name !== null && directory !== "." && tree.paths.includes("turbo.json"))
    return found(`npx turbo run build --filter=${name}`, "turbo.json");
  const needsOthers = own2.some((it) => readManifest(tree, it)?.scripts.has("build") === true);
  if (name !== null && needsOthers && manager.name === "pnpm")
    return found(`pnpm --filter "${name}..." run build`, `${from}, and of the packages that it needs`);
  return found(runScript(manager.name, "build"), from);
};
var versionOf = (tree, { directory, manifest }) => {
  for (const at of upwards(directory))
    for (const name of [".nvmrc", ".node-version", ".tool-versions"]) {
      const text = tree.read(pathIn(at, name));
      if (text !== null && (name !== ".tool-versions" || /^node(js)?\s/m.test(text))) return { file: pathIn(at, name) };
    }
  const [, major] = /(\d+)/.exec(manifest.engine ?? readManifest(tree, ".")?.engine ?? "") ?? [];
  return major === void 0 ? null : { exact: String(Math.max(Number(major), 22)) };
};
var toolchainOf = (tree, it) => ({
  tool: it.manager.name === "bun" ? "bun" : "node",
  version: versionOf(tree, it),
  manager: it.manager.name,
  pinned: it.manager.pinned
});

// src/measure/survey/service-candidate.ts
var plainRoute = (path, from) => ({ path, from, query: [], secured: false });

// src/measure/survey/node/page-routes.ts
var conventions = {
  "Next.js": [
    { file: /^(?:src\/)?app(?<route>\/(?:.+\/)?)page\.[jt]sx?$/ },
    {
      file: /^(?:src\/)?app(?<route>\/(?:.+\/)?)route\.[jt]s$/,
      holds: /\bexport\s+(?:async\s+)?(?:function|const)\s+GET\b/
    },
    { file: /^(?:src\/)?pages(?<route>\/(?!.*(?:^|\/)(?:_app|_document|_error|404|500)\.).+)\.[jt]sx?$/ }
  ],
  Nuxt: [
    { file: /^(?:app\/)?pages(?<route>\/.+)\.vue$/ },
    { file: /^server(?<route>\/api\/.+?)(?:\.get)?\.[jt]s$/ },
    { file: /^server\/routes(?<route>\/.+?)(?:\.get)?\.[jt]s$/ }
  ],
  Nitro: [{ file: /^(?:server\/)?routes(?<route>\/.+?)(?:\.get)?\.[jt]s$/ }],
  SvelteKit: [
    { file: /^src\/routes(?<route>\/(?:.+\/)?)\+page\.svelte$/ },
    {
      file: /^src\/routes(?<route>\/(?:.+\/)?)\+server\.[jt]s$/,
      holds: /\bexport\s+(?:async\s+)?(?:function|const)\s+GET\b/
    }
  ],
  Astro: [{ file: /^src\/pages(?<route>\/.+)\.astro$/ }]
};
var routeOf = (way) => {
  const parts = way.split("/").filter((part) => !/^\([^.)]+\)$/.test(part));
  if (parts.some((part) => /^[@(]|\.\.\.|\.(post|put|patch|delete|head|options)$/.test(part))) return null;
  return toRoutePath(parts.join("/").replace(/(^|\/)index$/, "$1"));
};
var findPageRoutes = (tree, directory, title) => {
  const own2 = tree.paths.filter((path) => isBelow(directory, path));
  return (conventions[title] ?? []).flatMap(
    ({ file, holds }) => own2.flatMap((path) => {
      const inside2 = directory === "." ? path : path.slice(directory.length + 1);
      const way = file.exec(inside2)?.groups?.["route"];
      const route = way === void 0 || holds?.test(tree.read(path) ?? "") === false ? null : routeOf(way);
      return route === null ? [] : [plainRoute(route, path)];
    })
  );
};

// src/measure/survey/node/start-line.ts
var names = ["start:prod", "start:production", "start", "serve", "preview", "server"];
var forDevelopment = /\b(nodemon|ts-node-dev|node-dev|concurrently|next dev|nuxt dev|astro dev|nest start --(watch|debug)|webpack serve|react-scripts start|vite(?! preview)|ng serve|webpack-dev-server)\b|--watch\b/;
var plainNode = /^node( +--?[\w-]+(=[\w./:@-]+)?)* +[\w./-]+$/;
var entries = [
  ...["server", "app", "index", "main"].flatMap((name) => [`${name}.js`, `${name}.mjs`, `${name}.cjs`]),
  ...["server", "app", "index", "main"].flatMap((name) => [`src/${name}.js`, `src/${name}.mjs`]),
  "bin/www"
];
var listens = /\.listen\(|createServer\(|\bserve\(/;
var entryOf = (tree, directory, manifest) => {
  const own2 = manifest.main === null ? [] : [manifest.main.replace(/^\.\//, "")];
  return [...own2, ...entries].find((it) => /^[\w./-]+$/.test(it) && listens.test(tree.read(pathIn(directory, it)) ?? "")) ?? null;
};
var undeveloped = (line2) => {
  const [, file] = /^(?:nodemon|node-dev|node --watch)\b.*?\s([\w./-]+\.[cm]?js)$/.exec(line2) ?? [];
  return file === void 0 ? null : `node ${file}`;
};
var findStart = ({ tree, directory, manifest, manager, framework }) => {
  const file = pathIn(directory, "package.json");
  const standalone = ["js", "mjs", "ts"].some(
    (end) => /\boutput\s*:\s*['"`]standalone['"`]/.test(tree.read(pathIn(directory, `next.config.${end}`)) ?? "")
  );
  if (framework?.package === "next" && standalone)
    return found("node .next/standalone/server.js", "output: standalone of next.config");
  const scripts = names.flatMap((name) => {
    const line2 = manifest.scripts.get(name)?.trim();
    return line2 === void 0 || line2 === "" ? [] : [{ name, line: line2, from: `scripts.${name} of ${file}` }];
  });
  const usable = scripts.find(({ line: line2 }) => !forDevelopment.test(line2) && !/^nest start$/.test(line2));
  if (usable !== void 0) {
    const { name, line: line2, from } = usable;
    const hooked = manifest.scripts.has(`pre${name}`);
    return found(plainNode.test(line2) && !hooked ? line2 : runScript(manager, name), from);
  }
  if (framework?.start !== void 0) return found(framework.start, `how ${framework.title} starts what it built`);
  for (const { line: line2, from } of scripts) {
    const undone = undeveloped(line2);
    if (undone !== null) return found(undone, `${from}, without restarts`);
  }
  const entry = entryOf(tree, directory, manifest);
  return entry === null ? null : found(`node ${entry}`, `${pathIn(directory, entry)}, which opens a port`);
};

// src/measure/survey/node/workspaces.ts
var ofPnpm = (tree) => {
  const text = tree.read("pnpm-workspace.yaml");
  const yaml = text === null ? null : readYaml(text);
  return yaml !== null && "content" in yaml && isMapping(yaml.content.value) ? textsAt(yaml.content.value, "packages") : [];
};
var findWorkspaces = (tree) => {
  const globs = [...readManifest(tree, ".")?.workspaces ?? [], ...ofPnpm(tree)].map(
    (it) => it.replace(/^\.\//, "").replace(/\/$/, "")
  );
  return new Map(
    directoriesWith(tree, "package.json").filter((it) => it !== "." && matchesGlobs(it, globs)).map((directory) => [readManifest(tree, directory)?.name ?? directory, directory])
  );
};
var ownDependencies = (tree, workspaces, directory) => {
  const reached = /* @__PURE__ */ new Set();
  const visit = (at) => {
    const manifest = readManifest(tree, at);
    for (const name of [...manifest?.dependencies ?? [], ...manifest?.devDependencies ?? []]) {
      const target = workspaces.get(name);
      if (target === void 0 || target === directory || reached.has(target)) continue;
      reached.add(target);
      visit(target);
    }
  };
  visit(directory);
  return [...reached].sort();
};
var sharedFiles = (tree, lock) => ["package.json", lock, "pnpm-workspace.yaml", "turbo.json", "nx.json", "tsconfig.base.json", "tsconfig.json"].filter(
  (it) => it !== null && tree.paths.includes(pathIn(".", it))
);

// src/measure/survey/node/node-service.ts
var frameworkOf = (manifest) => frameworks.find((it) => manifest.dependencies.has(it.package)) ?? // Adapters of page frameworks only build: they stand among the development dependencies.
frameworks.find((it) => it.pages === true && hasPackage(manifest, it.package)) ?? null;
var portOf = (start, framework, script, read) => {
  const fixed = Number(/(?:\s-p|--port)[\s=](\d{2,5})\b/.exec(script)?.[1]);
  if (fixed > 0) return { kind: "fixed", port: fixed, from: start?.from ?? "the start script" };
  if (/\$\{?PORT\b/.test(script)) return { kind: "given", from: start?.from ?? "the start script" };
  return framework?.readsPort === true ? { kind: "given", from: framework.title } : read;
};
var besides = /(^|\/)(examples?|e2e|tests?|docs|website|playground|storybook|scripts|tools)(\/|$)/;
var candidateIn = (tree, workspaces, directory) => {
  const manifest = readManifest(tree, directory);
  if (manifest === null || directory === "." && workspaces.size > 0 && !manifest.scripts.has("start")) return [];
  const framework = frameworkOf(manifest);
  const manager = findPackageManager(tree, directory);
  const start = findStart({ tree, directory, manifest, manager: manager.name, framework });
  const files = sourceFiles(tree, directory, /\.[cm]?[jt]sx?$/, [...workspaces.values()]);
  const code = readCode(tree, files, nodePatterns, findMounts(tree, files));
  const opens = files.some((path) => /createServer\(|Bun\.serve\(/.test(tree.read(path) ?? ""));
  const single = workspaces.size === 0 && start !== null;
  if (framework === null && !opens && !single) return [];
  const { ready, routes } = sortRoutes([
    ...findPageRoutes(tree, directory, framework?.title ?? ""),
    ...code.ready === null ? [] : [code.ready],
    ...code.routes
  ]);
  const own2 = ownDependencies(tree, workspaces, directory);
  const pack = { directory, manifest, manager };
  const install = installOf(pack);
  const script = /^scripts\.(?<name>\S+) of/.exec(start?.from ?? "")?.groups?.["name"];
  const line2 = (script === void 0 ? null : manifest.scripts.get(script)) ?? start?.value ?? "";
  return [
    {
      directory,
      name: manifest.name,
      title: framework?.title ?? "Node",
      install,
      build: buildOf(tree, pack, own2),
      start,
      port: portOf(start, framework, line2, code.port),
      ready,
      routes,
      graphql: framework?.graphql === true,
      alsoMadeOf: directory === "." ? [] : [...own2.map((it) => `${it}/**`), ...sharedFiles(tree, manager.lock)],
      notes: install === null ? [] : manager.notes,
      toolchain: toolchainOf(tree, pack),
      score: (framework === null ? 0 : framework.pages === true ? 20 : 30) + (opens ? 15 : 0) + (framework === null && start === null ? -20 : 0) + (start === null ? 0 : 10) + (besides.test(directory) ? -25 : 0) - directory.split("/").length
    }
  ];
};
var findNodeServices = (tree) => {
  const workspaces = findWorkspaces(tree);
  return directoriesWith(tree, "package.json").flatMap((directory) => candidateIn(tree, workspaces, directory));
};

// src/measure/survey/front-end/bundlers.ts
var webpackOutput = /\bpath:\s*(?:path\.|node:path\.)?(?:resolve|join)\(\s*(?:__dirname|import\.meta\.dirname|process\.cwd\(\)|[\w$]+)\s*,\s*['"`]([^'"`]+)['"`]\s*,?\s*\)/;
var bundlers = [
  {
    title: "Next.js",
    package: "next",
    config: /^next\.config\.\w+$/,
    newConfig: "next.config.mjs",
    script: /\bnext build\b/,
    build: "npx next build",
    outputs: [/\bdistDir:\s*['"`]([^'"`]+)['"`]/],
    output: ".next",
    lastingNames: false,
    stats: "pacegate-stats.json",
    ready: /\bpacegate\/webpack\b/
  },
  {
    title: "Rspack",
    package: "@rspack/core",
    config: /^rspack(\.[\w-]+)*\.config\.\w+$|^rspack\.config\.[\w.]+$/,
    newConfig: "rspack.config.mjs",
    script: /\brspack\b(?! (?:dev|serve|preview))/,
    build: "npx rspack build",
    outputs: [webpackOutput],
    output: "dist",
    lastingNames: true,
    stats: "pacegate-stats.json",
    ready: /\bpacegate\/webpack\b/
  },
  {
    title: "webpack",
    package: "webpack",
    config: /^webpack(\.[\w-]+)*\.config\.\w+$|^webpack\.config\.[\w.]+$/,
    newConfig: "webpack.config.mjs",
    script: /\bwebpack\b(?! (?:serve|watch|dev-server))/,
    build: "npx webpack --mode production",
    outputs: [webpackOutput],
    output: "dist",
    lastingNames: true,
    stats: "pacegate-stats.json",
    ready: /\bpacegate\/webpack\b/
  },
  {
    title: "Vite",
    package: "vite",
    config: /^vite\.config\.\w+$/,
    newConfig: "vite.config.js",
    script: /\bvite build\b/,
    build: "npx vite build",
    outputs: [/\boutDir:\s*['"`]([^'"`]+)['"`]/, /\bvite build\b.*--outDir[= ]([\w./-]+)/],
    output: "dist",
    lastingNames: true,
    stats: "pacegate-stats.json",
    ready: /\bpacegate\/rollup\b/
  },
  {
    title: "Rollup",
    package: "rollup",
    config: /^rollup\.config\.\w+$/,
    newConfig: "rollup.config.mjs",
    script: /\brollup\b/,
    build: "npx rollup -c",
    outputs: [/\bdir:\s*['"`]([^'"`]+)['"`]/, /\bfile:\s*['"`]([^'"`]+)\/[^'"`/]+['"`]/],
    output: "dist",
    lastingNames: true,
    stats: "pacegate-stats.json",
    ready: /\bpacegate\/rollup\b/
  },
  {
    title: "esbuild",
    package: "esbuild",
    config: /^(?:esbuild|build|bundle)(?:\.[\w-]+)*\.[cm]?[jt]s$/,
    newConfig: null,
    script: /\besbuild\b/,
    build: null,
    outputs: [
      /\boutdir:\s*['"`]([^'"`]+)['"`]/,
      /\boutfile:\s*['"`]([^'"`]+)\/[^'"`/]+['"`]/,
      /--outdir[= ]([\w./-]+)/,
      /--outfile[= ]([\w./-]+)\/[\w.-]+/
    ],
    output: "dist",
    lastingNames: true,
    stats: "meta.json",
    ready: /\bmetafile\b/
  }
];

// src/measure/survey/front-end/set-up.ts
import { posix as posix5 } from "node:path";
var importLine = (name, from, text) => /\bmodule\.exports\b/.test(text) ? `const { ${name} } = require('${from}');` : `import { ${name} } from '${from}';`;
var linesOf = ({ title }, text, stats) => {
  switch (title) {
    case "webpack":
    case "Rspack":
      return [importLine("pacegateWebpack", "pacegate/webpack", text), "plugins: [pacegateWebpack()],"];
    case "Vite":
    case "Rollup":
      return [importLine("pacegateRollup", "pacegate/rollup", text), "plugins: [pacegateRollup()],"];
    case "Next.js":
      return [
        importLine("pacegateWebpack", "pacegate/webpack", text),
        // Turbopack refuses to build where only `webpack` stands.
        "turbopack: {},",
        "webpack: (config) => {",
        "  config.plugins.push(pacegateWebpack());",
        "  return config;",
        "},"
      ];
    case "esbuild":
      return /--/.test(text) ? [`--metafile=${stats}`] : ["metafile: true,", `await writeFile('${stats}', JSON.stringify(result.metafile));`];
  }
};
var setUpOf = (bundler, { file, text, stats }) => {
  const isScript = posix5.basename(file) === "package.json";
  const place = isScript && bundler.newConfig !== null ? posix5.join(posix5.dirname(file), bundler.newConfig) : file;
  return { done: bundler.ready.test(text), file: place, lines: linesOf(bundler, text, stats) };
};

// src/measure/survey/front-end/find-front-ends.ts
var forServers = /\bplatform[:=]\s*['"`]?node\b|\btarget:\s*['"`](?:async-)?node|--platform[= ]node\b/;
var isUsed = ({ bundler, text, script }, manifest, root) => {
  if (forServers.test(text)) return false;
  if (bundler.title === "Vite" || bundler.title === "esbuild") return script !== null;
  return [manifest, root].some((it) => it !== null && hasPackage(it, bundler.package));
};
var traceOf = (tree, directory, manifest, bundler) => {
  const named = [...manifest.scripts].find(([name, line2]) => /build|bundle/.test(name) && bundler.script.test(line2));
  const config = tree.paths.find(
    (path) => posix6.dirname(path) === directory && bundler.config.test(posix6.basename(path))
  );
  const calling = [...manifest.scripts].find(
    ([, line2]) => config !== void 0 && line2.includes(posix6.basename(config))
  );
  const script = named?.[0] ?? calling?.[0] ?? null;
  if (config !== void 0) {
    const text = tree.read(config) ?? "";
    if (bundler.title !== "esbuild" || /\besbuild\b/.test(text)) return { bundler, file: config, text, script };
  }
  if (named === void 0) return null;
  return { bundler, file: pathIn(directory, "package.json"), text: named[1], script };
};
var inside = (path) => /^[\w@][\w@./-]*$/.test(path.replace(/^\.\//, "")) && !posix6.normalize(path).startsWith("..");
var outputOf = ({ bundler, file, text }, manifest) => {
  const texts = [text, ...manifest.scripts.values()];
  for (const pattern of bundler.outputs)
    for (const it of texts) {
      const named = pattern.exec(it)?.[1];
      if (named !== void 0 && inside(named)) {
        return found(posix6.normalize(named).replace(/(?<=.)\/$/, ""), it === text ? file : "package.json");
      }
    }
  return found(bundler.output, `where ${bundler.title} writes unless it is told otherwise`);
};
var routers = ["react-router", "react-router-dom", "vue-router", "@tanstack/react-router", "wouter", "preact-router"];
var pageOf = (tree, { directory, manifest }, { title }) => {
  const writes = title === "Vite" ? tree.paths.includes(pathIn(directory, "index.html")) : title !== "Next.js" && ["html-webpack-plugin", "@rspack/plugin-html"].some((it) => hasPackage(manifest, it));
  return writes ? { fallback: routers.some((it) => hasPackage(manifest, it)) } : null;
};
var isTurbopack = (tree, { directory, manifest }, { bundler, script }) => {
  if (bundler.title !== "Next.js") return false;
  const line2 = manifest.scripts.get(script ?? "") ?? "";
  if (/--(webpack|turbo(pack)?)\b/.test(line2)) return !/--webpack\b/.test(line2);
  const named = valueAt(readJson(tree, pathIn(directory, "package.json")), "dependencies");
  const [, major] = /(\d+)/.exec(textAt(named, "next") ?? "") ?? [];
  return major === void 0 || Number(major) >= 16;
};
var turbopackNote = "Next.js builds with Turbopack, which runs no plugin and names files by their content alone. What is measured is built with webpack: other sizes than your users get, which grow for the same reasons.";
var webpackBuild = ({ manifest, manager }, script) => {
  const plain = script !== null && /\bnext build\s*$/.test(manifest.scripts.get(script) ?? "");
  const handed = manager.name === "npm" ? "-- --webpack" : "--webpack";
  const line2 = plain ? `${runScript(manager.name, script)} ${handed}` : "npx next build --webpack";
  return found(line2, "webpack runs the plugin, Turbopack does not");
};
var frontEndIn = (tree, workspaces, directory) => {
  const manifest = readManifest(tree, directory);
  if (manifest === null) return [];
  const root = readManifest(tree, ".");
  const trace = bundlers.flatMap((bundler2) => traceOf(tree, directory, manifest, bundler2) ?? []).find((it) => isUsed(it, manifest, root));
  if (trace === void 0) return [];
  const { bundler, file, text } = trace;
  const own2 = ownDependencies(tree, workspaces, directory);
  const pack = { directory, manifest, manager: findPackageManager(tree, directory) };
  const output = outputOf(trace, manifest);
  const [, metafile] = /--metafile[= ]([\w./-]+)/.exec(text) ?? [];
  const stats = metafile !== void 0 && inside(metafile) ? posix6.normalize(metafile) : `${output.value}/${bundler.stats}`;
  const install = installOf(pack);
  const turbopack = isTurbopack(tree, pack, trace);
  return [
    {
      directory,
      name: manifest.name,
      bundler: bundler.title,
      from: file,
      install,
      build: turbopack ? webpackBuild(pack, trace.script) : buildOf(tree, pack, own2) ?? (bundler.build === null ? null : found(bundler.build, `how ${bundler.title} builds`)),
      output,
      filesAlone: bundler.lastingNames,
      stats,
      setUp: setUpOf(bundler, { file, text, stats }),
      page: pageOf(tree, pack, bundler),
      alsoMadeOf: directory === "." ? [] : [...own2.map((it) => `${it}/**`), ...sharedFiles(tree, pack.manager.lock)],
      notes: [...install === null ? [] : pack.manager.notes, ...turbopack ? [turbopackNote] : []],
      toolchain: toolchainOf(tree, pack),
      score: 30 + (besides.test(directory) ? -25 : 0) - directory.split("/").length
    }
  ];
};
var findFrontEnds = (tree) => {
  const workspaces = findWorkspaces(tree);
  return directoriesWith(tree, "package.json").flatMap((directory) => frontEndIn(tree, workspaces, directory));
};

// src/measure/survey/gates.ts
var known = [
  { title: "github-action-benchmark", action: /^(?:benchmark-action|rhysd)\/github-action-benchmark@/ },
  { title: "Bencher", action: /^bencherdev\/bencher@/ },
  { title: "CodSpeed", action: /^CodSpeedHQ\/action@/i },
  { title: "size-limit", action: /^andresz1\/size-limit-action@/, package: "size-limit" },
  { title: "Lighthouse CI", action: /^treosh\/lighthouse-ci-action@/, package: "@lhci/cli" },
  { title: "bundlewatch", package: "bundlewatch" },
  { title: "compressed-size-action", action: /^preactjs\/compressed-size-action@/ }
];
var placeOf2 = (gate, tree, workflows) => {
  const uses = workflows.find(
    ({ jobs }) => jobs.some(({ steps }) => steps.some((step) => step.uses !== null && gate.action?.test(step.uses) === true))
  );
  if (uses !== void 0) return uses.path;
  const { package: name } = gate;
  const directory = directoriesWith(tree, "package.json").find((it) => {
    const manifest = readManifest(tree, it);
    return manifest !== null && name !== void 0 && hasPackage(manifest, name);
  });
  return directory === void 0 ? null : `${directory === "." ? "" : `${directory}/`}package.json`;
};
var findGates = (tree, workflows) => known.flatMap((gate) => {
  const from = placeOf2(gate, tree, workflows);
  return from === null ? [] : [{ value: gate.title, from }];
});

// src/measure/survey/languages/dotnet.ts
import { posix as posix7 } from "node:path";
var patterns = {
  portVariable: /GetEnvironmentVariable\(\s*"PORT"/,
  fixedPort: /(?!)/,
  routes: [/\bMap(?:Get|HealthChecks)\(\s*"(?<path>\/?[^"\s]*)"/g, /\[HttpGet\(\s*"(?<path>\/?[^"\s]*)"/g],
  file: /^\s*\[Route\(\s*"(?<prefix>[^"\s[\]]*)"/
};
var findDotnetServices = (tree) => tree.paths.filter((path) => path.endsWith(".csproj") && /Sdk="Microsoft\.NET\.Sdk\.Web"/.test(tree.read(path) ?? "")).flatMap((path) => {
  const directory = posix7.dirname(path);
  const name = posix7.basename(path, ".csproj");
  const target = /<TargetFramework>net(\d+)\.0</.exec(tree.read(path) ?? "")?.[1];
  if (!/^[\w.-]+$/.test(name)) return [];
  return [
    {
      directory,
      name,
      title: "ASP.NET Core",
      install: null,
      build: found(`dotnet publish ${name}.csproj -c Release -o pacegate-service`, path),
      start: found(`dotnet pacegate-service/${name}.dll --urls http://127.0.0.1:$PORT`, 'what "build" makes'),
      ...readCode(tree, sourceFiles(tree, directory, /\.cs$/), patterns),
      port: { kind: "given", from: "the start line" },
      graphql: false,
      alsoMadeOf: [],
      notes: [],
      toolchain: {
        tool: "dotnet",
        version: target === void 0 ? null : { exact: `${target}.x` },
        manager: null,
        pinned: false
      },
      score: 40 - directory.split("/").length
    }
  ];
});

// src/measure/survey/languages/elixir.ts
var patterns2 = {
  portVariable: /get_env\(\s*"PORT"|fetch_env!\(\s*"PORT"/,
  fixedPort: /\bport:\s*(?<port>\d{2,5})/,
  routes: [/^\s*(?:get|live)\s+"(?<path>\/[^"\s]*)"/g]
};
var findElixirServices = (tree) => directoriesWith(tree, "mix.exs").flatMap((directory) => {
  const project = tree.read(pathIn(directory, "mix.exs")) ?? "";
  if (!/:phoenix\b/.test(project)) return [];
  const files = sourceFiles(tree, directory, /(router|runtime)\.exs?$/);
  return [
    {
      directory,
      name: /\bapp:\s*:(\w+)/.exec(project)?.[1] ?? null,
      title: "Phoenix",
      install: found("mix deps.get", pathIn(directory, "mix.exs")),
      build: found("MIX_ENV=prod mix compile", pathIn(directory, "mix.exs")),
      start: found("MIX_ENV=prod PHX_SERVER=true mix phx.server", "Phoenix"),
      ...readCode(tree, files, patterns2),
      graphql: false,
      alsoMadeOf: [],
      notes: ["Phoenix in production wants SECRET_KEY_BASE and DATABASE_URL: give them in `env`."],
      toolchain: { tool: "elixir", version: null, manager: null, pinned: false },
      score: 40 - directory.split("/").length
    }
  ];
});

// src/measure/survey/languages/go.ts
import { posix as posix8 } from "node:path";
var patterns3 = {
  portVariable: /(?:Getenv|LookupEnv|GetString|BindEnv|\benv)\(\s*"PORT"|`[^`]*\benv(?:config)?:"PORT/,
  fixedPort: /(?:(?:ListenAndServe|\.Run|\.Start|\.Listen)\(|\bAddr\s*:)\s*"[\w.]*:(?<port>\d{2,5})"/,
  routes: [
    /\bHandle(?:Func)?\(\s*"(?:GET )?(?<path>\/[^"\s]*)"/g,
    /(?<receiver>\w+)\.(?:GET|Get)\(\s*"(?<path>\/?[^"\s]*)"/g
  ],
  group: /\b(?<name>\w+)\s*:?=\s*(?<parent>\w+)\.(?:Group|PathPrefix)\(\s*"(?<prefix>\/?[^"\s]*)"/
};
var servers = [
  [/gin-gonic\/gin/, "Gin"],
  [/labstack\/echo/, "Echo"],
  [/gofiber\/fiber/, "Fiber"],
  [/go-chi\/chi/, "chi"],
  [/gorilla\/mux/, "gorilla/mux"],
  [/valyala\/fasthttp/, "fasthttp"]
];
var serves = /ListenAndServe|http\.Serve\(|\.Listen\(|fiber\.New|gin\.(?:New|Default)|echo\.New/;
var commandNames = /server|api|web|http|service|app/;
var findGoServices = (tree) => directoriesWith(tree, "go.mod").flatMap((directory) => {
  const files = sourceFiles(tree, directory, /\.go$/);
  const texts = files.map((path) => tree.read(path) ?? "");
  if (!texts.some((text) => serves.test(text))) return [];
  const mains = files.filter((path) => /^package main\b/m.test(tree.read(path) ?? ""));
  const places = [...new Set(mains.map((path) => posix8.dirname(path)))];
  const main = places.find((it) => it === directory) ?? places.find((it) => commandNames.test(posix8.basename(it))) ?? places[0];
  const module = tree.read(pathIn(directory, "go.mod")) ?? "";
  const way = main === void 0 ? "." : posix8.relative(directory, main);
  const target = way === "" || way === "." ? "." : `./${way}`;
  return [
    {
      directory,
      name: /^module\s+(\S+)/m.exec(module)?.[1] ?? null,
      title: servers.find(([pattern]) => pattern.test(module))?.[1] ?? "Go",
      install: found("go mod download", pathIn(directory, "go.mod")),
      build: found(`go build -o pacegate-service ${target}`, `package main in ${main ?? directory}`),
      start: main === void 0 ? null : found("./pacegate-service", 'what "build" makes'),
      ...readCode(tree, files, patterns3),
      graphql: false,
      alsoMadeOf: [],
      notes: places.length > 1 ? [`Several programs were found (${places.join(", ")}): ${main ?? "?"} was taken.`] : [],
      toolchain: {
        tool: "go",
        version: { file: pathIn(directory, "go.mod") },
        manager: null,
        pinned: false
      },
      score: 40 - directory.split("/").length
    }
  ];
});

// src/measure/survey/languages/java.ts
var patterns4 = {
  portVariable: /getenv\(\s*"PORT"|\$\{PORT\b/,
  fixedPort: /\bserver\.port\s*[=:]\s*(?<port>\d{2,5})/,
  routes: [
    /@GetMapping\(\s*(?:(?:value|path)\s*=\s*)?\{?\s*"(?<path>\/?[^"\s]*)"/g,
    /@(?<path>)GetMapping\s*(?:\(\s*\))?\s*$/g,
    /\bget\(\s*"(?<path>\/[^"\s]*)"/g
  ],
  // On a line of its own or before the class; a mapping of one method has a method attribute.
  file: /@RequestMapping\(\s*(?:(?:value|path)\s*=\s*)?\{?\s*"(?<prefix>\/?[^"\s]*)"(?!.*method)/
};
var manifests = ["pom.xml", "build.gradle", "build.gradle.kts"];
var findJavaServices = (tree) => manifests.flatMap(
  (manifest) => directoriesWith(tree, manifest).flatMap((directory) => {
    const text = tree.read(pathIn(directory, manifest)) ?? "";
    const spring = /spring-boot-(?:starter-web|starter-webflux)/.test(text);
    const quarkus = /quarkus-(?:rest|resteasy)/.test(text);
    if (!spring && !quarkus) return [];
    const maven = manifest === "pom.xml";
    const wrapper = tree.paths.includes(pathIn(directory, maven ? "mvnw" : "gradlew"));
    const tool = maven ? wrapper ? "./mvnw" : "mvn" : wrapper ? "./gradlew" : "gradle";
    const task = quarkus ? "quarkusBuild" : "bootJar";
    const jars = maven ? "target/*.jar" : "build/libs/*.jar";
    const quarkusJar = `${maven ? "target" : "build"}/quarkus-app/quarkus-run.jar`;
    const files = sourceFiles(tree, directory, /\.(java|kt)$/);
    const code = readCode(tree, files, patterns4);
    const actuator = /actuator|quarkus-smallrye-health/.exec(text)?.[0];
    const health2 = actuator === void 0 ? null : actuator === "actuator" ? "/actuator/health" : "/q/health";
    return [
      {
        directory,
        name: null,
        title: spring ? "Spring Boot" : "Quarkus",
        install: null,
        build: found(maven ? `${tool} -q -DskipTests package` : `${tool} ${task}`, pathIn(directory, manifest)),
        start: found(
          spring ? `java -jar ${jars} --server.port=$PORT` : `java -Dquarkus.http.port=$PORT -jar ${quarkusJar}`,
          'what "build" makes'
        ),
        ...code,
        port: { kind: "given", from: "the start line" },
        ready: health2 === null ? code.ready : plainRoute(health2, pathIn(directory, manifest)),
        graphql: false,
        alsoMadeOf: [],
        notes: ["A JVM takes long to warm up: give it more with `warm-up: { min: 10s, max: 30s }`."],
        toolchain: {
          tool: "java",
          version: /<java\.version>(\d+)</.test(text) ? { exact: /<java\.version>(\d+)</.exec(text)?.[1] ?? "21" } : null,
          manager: maven ? "maven" : "gradle",
          pinned: wrapper
        },
        score: 40 - directory.split("/").length
      }
    ];
  })
);

// src/measure/survey/languages/php.ts
var patterns5 = {
  portVariable: /(?!)/,
  fixedPort: /(?!)/,
  routes: [
    /\bRoute::get\(\s*['"](?<path>\/?[^'"\s]*)['"]/g,
    /\$\w+->get\(\s*['"](?<path>\/[^'"\s]*)['"]/g,
    /#\[Route\(\s*(?:path:\s*)?['"](?<path>\/[^'"\s]*)['"]/g
  ]
};
var findPhpServices = (tree) => directoriesWith(tree, "composer.json").flatMap((directory) => {
  const json = readJson(tree, pathIn(directory, "composer.json"));
  const packages = new Set(textEntriesAt(json, "require").map(([name]) => name));
  const laravel = packages.has("laravel/framework");
  const front = ["public", "web", "www"].find((it) => tree.paths.includes(pathIn(directory, `${it}/index.php`)));
  if (!laravel && front === void 0) return [];
  const files = sourceFiles(tree, directory, laravel ? /(^|\/)routes\/web\.php$/ : /\.php$/);
  const title = laravel ? "Laravel" : packages.has("symfony/framework-bundle") ? "Symfony" : "PHP";
  return [
    {
      directory,
      name: null,
      title,
      install: found("composer install --no-interaction --no-dev", pathIn(directory, "composer.json")),
      build: null,
      start: laravel ? found("php artisan serve --host=127.0.0.1 --port=$PORT", "Laravel") : found(`php -S 127.0.0.1:$PORT -t ${front}`, `${front}/index.php`),
      ...readCode(tree, files, patterns5),
      port: { kind: "given", from: "the start line" },
      graphql: false,
      alsoMadeOf: [],
      notes: [
        "PHP's development server is started: measure what production runs, such as php-fpm behind nginx or FrankenPHP.",
        ...laravel ? ["Laravel wants APP_KEY and a database: give them in `env`."] : []
      ],
      toolchain: { tool: "php", version: null, manager: "composer", pinned: false },
      score: 35 - directory.split("/").length
    }
  ];
});

// src/measure/survey/languages/python.ts
import { posix as posix9 } from "node:path";
var patterns6 = {
  portVariable: /environ(?:\.get\(|\[)\s*['"]PORT['"]|getenv\(\s*['"]PORT['"]/,
  fixedPort: /\bport\s*=\s*(?<port>\d{2,5})\b/,
  routes: [
    /@(?<receiver>\w+)\.get\(\s*['"](?<path>\/?[^'"\s]*)['"]/g,
    /@(?<receiver>\w+)\.route\(\s*['"](?<path>\/[^'"\s]*)['"](?!.*methods\s*=\s*\[(?![^\]]*GET))/g,
    /^\s*path\(\s*['"](?<path>[^'"\s]*)['"]\s*,(?!\s*(?:include|admin))/g,
    /\bRoute\(\s*['"](?<path>\/[^'"\s]*)['"]/g
  ],
  group: /\b(?<name>\w+)\s*=\s*(?:Blueprint|APIRouter)\(.*?\b(?:url_)?prefix\s*=\s*['"](?<prefix>\/[^'"\s]*)['"]/
};
var inVenv = (program) => `.venv/bin/${program}`;
var runnerOf = (has) => {
  if (has("uv.lock"))
    return { manager: "uv", install: "uv sync --frozen", run: (it) => `uv run ${it}`, file: "uv.lock" };
  if (has("poetry.lock"))
    return { manager: "poetry", install: "poetry install", run: (it) => `poetry run ${it}`, file: "poetry.lock" };
  if (has("Pipfile.lock"))
    return { manager: "pipenv", install: "pipenv sync", run: (it) => `pipenv run ${it}`, file: "Pipfile.lock" };
  const source = has("requirements.txt") ? "-r requirements.txt" : ".";
  return {
    manager: "pip",
    install: `python3 -m venv .venv && .venv/bin/pip install ${source}`,
    run: inVenv,
    file: has("requirements.txt") ? "requirements.txt" : "pyproject.toml"
  };
};
var manifests2 = ["requirements.txt", "pyproject.toml", "Pipfile"];
var moduleOf = (directory, path) => posix9.relative(directory, path).replace(/(\/__init__)?\.py$/, "").replaceAll("/", ".");
var findApp = (tree, directory, files) => {
  for (const file of files) {
    const text = tree.read(file) ?? "";
    const [, web, kind] = /^(\w+)\s*(?::\s*\w+\s*)?=\s*(FastAPI|Starlette|Flask)\(/m.exec(text) ?? [];
    const title = kind === "Flask" ? "Flask" : "FastAPI";
    if (web !== void 0) return { title, target: `${moduleOf(directory, file)}:${web}`, file };
    const [, factory] = /^def\s+(create_app|make_app)\(/m.exec(text) ?? [];
    if (factory !== void 0) {
      const async = /FastAPI\(|Starlette\(/.test(text);
      return { title: async ? "FastAPI" : "Flask", target: `${moduleOf(directory, file)}:${factory}()`, file };
    }
  }
  const wsgi = files.find((it) => posix9.basename(it) === "wsgi.py");
  return wsgi !== void 0 && tree.paths.includes(pathIn(directory, "manage.py")) ? { title: "Django", target: `${moduleOf(directory, wsgi)}:application`, file: wsgi } : null;
};
var listening = "127.0.0.1:$PORT";
var startOf = (app, dependencies, run) => {
  if (app.title === "FastAPI") {
    const factory = app.target.endsWith("()") ? " --factory" : "";
    return found(run(`uvicorn ${app.target.replace("()", "")}${factory} --port $PORT`), app.file);
  }
  if (/\bgunicorn\b/.test(dependencies)) {
    const target = app.target.endsWith("()") ? `"${app.target}"` : app.target;
    return found(run(`gunicorn --bind ${listening} ${target}`), app.file);
  }
  return app.title === "Django" ? found(run(`python manage.py runserver ${listening} --noreload`), "manage.py") : found(run(`flask --app ${app.target.replace(/:create_app\(\)$/, "")} run --port $PORT`), app.file);
};
var findPythonServices = (tree) => {
  const directories = [...new Set(manifests2.flatMap((it) => directoriesWith(tree, it)))];
  return directories.flatMap((directory) => {
    const files = sourceFiles(tree, directory, /\.py$/);
    const app = findApp(tree, directory, files);
    if (app === null) return [];
    const runner = runnerOf((name) => tree.paths.includes(pathIn(directory, name)));
    const dependencies = manifests2.map((it) => tree.read(pathIn(directory, it)) ?? "").join("\n");
    const start = startOf(app, dependencies, runner.run);
    const port = { kind: "given", from: "the start line" };
    const development = /\b(runserver|flask --app)\b/.test(start.value);
    return [
      {
        directory,
        name: /^name\s*=\s*["']([\w.-]+)["']/m.exec(tree.read(pathIn(directory, "pyproject.toml")) ?? "")?.[1] ?? null,
        title: app.title,
        install: found(runner.install, pathIn(directory, runner.file)),
        build: null,
        start,
        ...readCode(tree, files, patterns6),
        port,
        graphql: false,
        alsoMadeOf: [],
        notes: development ? [`${app.title}'s development server is started: measure what production runs, such as gunicorn.`] : [],
        toolchain: {
          tool: "python",
          version: tree.paths.includes(pathIn(directory, ".python-version")) ? { file: pathIn(directory, ".python-version") } : null,
          manager: runner.manager,
          pinned: false
        },
        score: 40 - directory.split("/").length
      }
    ];
  });
};

// src/measure/survey/languages/ruby.ts
var patterns7 = {
  portVariable: /ENV(?:\.fetch\(|\[)\s*['"]PORT['"]/,
  fixedPort: /\bset\s+:port\s*,\s*(?<port>\d{2,5})/,
  routes: [
    /^\s*get\s*\(?\s*['"](?<path>\/?[^'"\s]+)['"]/g,
    /^\s*resources?\s+:(?<path>\w+)(?!.*only:\s*(?!.*index))/g,
    /^\s*root\s+(?:to:)?\s*['"](?<root>[^'"\s]+)['"]/g
  ]
};
var findRubyServices = (tree) => directoriesWith(tree, "Gemfile").flatMap((directory) => {
  const gems = tree.read(pathIn(directory, "Gemfile")) ?? "";
  const has = (name) => tree.paths.includes(pathIn(directory, name));
  const rails = /^\s*gem\s+['"]rails['"]/m.test(gems);
  if (!rails && !has("config.ru")) return [];
  const files = sourceFiles(tree, directory, rails ? /(^|\/)config\/(routes(\/\w+)?|puma)\.rb$/ : /\.rb$/);
  const mode = "RAILS_ENV=production SECRET_KEY_BASE_DUMMY=1";
  return [
    {
      directory,
      name: null,
      title: rails ? "Rails" : "Rack",
      install: found("bundle install", pathIn(directory, "Gemfile")),
      build: rails ? found(`${mode} bin/rails assets:precompile`, "Rails") : null,
      start: rails ? found(`${mode} bin/rails server -b 127.0.0.1 -p $PORT`, "Rails") : found("bundle exec rackup -o 127.0.0.1 -p $PORT", pathIn(directory, "config.ru")),
      ...readCode(tree, files, patterns7),
      port: { kind: "given", from: "the start line" },
      graphql: false,
      alsoMadeOf: [],
      notes: rails ? ["Rails in production wants a database and its credentials: give them in `env`."] : [],
      toolchain: {
        tool: "ruby",
        version: has(".ruby-version") ? { file: pathIn(directory, ".ruby-version") } : null,
        manager: null,
        pinned: false
      },
      score: (rails ? 40 : 30) - directory.split("/").length
    }
  ];
});

// src/measure/survey/languages/rust.ts
var patterns8 = {
  portVariable: /env::var(?:_os)?\(\s*"PORT"/,
  fixedPort: /(?:"[\w.]+:|\]\s*,\s*)(?<port>\d{2,5})(?:"|\))/,
  routes: [/\.route\(\s*"(?<path>\/[^"\s]*)"\s*,\s*(?:[\w:]*\b)?get\b/g, /#\[get\(\s*"(?<path>\/[^"\s]*)"/g]
};
var servers2 = [
  ["axum", "axum"],
  ["actix-web", "actix-web"],
  ["rocket", "Rocket"],
  ["warp", "warp"],
  ["poem", "poem"]
];
var findRustServices = (tree) => directoriesWith(tree, "Cargo.toml").flatMap((directory) => {
  const manifest = tree.read(pathIn(directory, "Cargo.toml")) ?? "";
  const title = servers2.find(([crate]) => new RegExp(`^${crate}\\s*(=|\\.)`, "m").test(manifest))?.[1];
  const name = /^\[package\][^[]*?^name\s*=\s*"([\w-]+)"/m.exec(manifest)?.[1];
  if (title === void 0 || name === void 0) return [];
  const files = sourceFiles(tree, directory, /\.rs$/);
  const code = readCode(tree, files, patterns8);
  const rocket = title === "Rocket";
  return [
    {
      directory,
      name,
      title,
      install: null,
      build: found(`cargo build --release --target-dir target --bin ${name}`, pathIn(directory, "Cargo.toml")),
      start: found(`${rocket ? "ROCKET_PORT=$PORT " : ""}target/release/${name}`, 'what "build" makes'),
      ...code,
      port: rocket ? { kind: "given", from: "the start line" } : code.port,
      graphql: false,
      alsoMadeOf: [],
      notes: [],
      toolchain: { tool: "rust", version: null, manager: null, pinned: false },
      score: 40 - directory.split("/").length
    }
  ];
});

// src/measure/survey/surroundings.ts
var stores = [
  [/\b(postgres(ql)?|pg|psycopg2?|asyncpg|pgx|lib\/pq|sqlx|postgrex|npgsql)\b/i, "PostgreSQL"],
  [/\b(mysql2?|mariadb|pymysql|mysqlclient)\b/i, "MySQL"],
  [/\b(mongodb|mongoose|pymongo|mongoid)\b/i, "MongoDB"],
  [/\b(redis|ioredis|go-redis|redix)\b/i, "Redis"],
  [/\b(amqplib|rabbitmq|pika)\b/i, "RabbitMQ"],
  [/\b(kafkajs|kafka)\b/i, "Kafka"]
];
var manifests3 = "package.json go.mod requirements.txt pyproject.toml Pipfile Gemfile pom.xml build.gradle build.gradle.kts composer.json Cargo.toml mix.exs".split(" ");
var findStores = (tree, directory) => {
  const texts = manifests3.map((name) => [pathIn(directory, name), tree.read(pathIn(directory, name)) ?? ""]);
  return stores.flatMap(([pattern, title]) => {
    const place = texts.find(([, text]) => pattern.test(text));
    return place === void 0 ? [] : [found(title, place[0])];
  });
};
var findStartHint = (tree, directory) => {
  const at = (name) => pathIn(directory, name);
  const procfile = /^web:\s*(\S.*)$/m.exec(tree.read(at("Procfile")) ?? "")?.[1];
  if (procfile !== void 0) return found(procfile.trim(), at("Procfile"));
  const command = [...(tree.read(at("Dockerfile")) ?? "").matchAll(/^\s*(?:CMD|ENTRYPOINT)\s+(\S.*)$/gim)].at(-1)?.[1];
  return command === void 0 ? null : found(command.trim(), at("Dockerfile"));
};
var findComposeFile = (tree) => tree.paths.find((path) => isBelow(".", path) && /(^|\/)(docker-)?compose(\.\w+)?\.ya?ml$/.test(path)) ?? null;

// src/measure/survey/workflow.ts
var scalarText = (value) => typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : null;
var entries2 = (value) => isMapping(value) ? Object.entries(value) : [];
var listOf = (value) => (Array.isArray(value) ? value : [value]).flatMap((it) => scalarText(it) ?? []);
var eventsOf = (on) => isMapping(on) ? new Map(
  entries2(on).map(([event, filters]) => [event, new Map(entries2(filters).map(([key, it]) => [key, listOf(it)]))])
) : new Map(listOf(on).map((event) => [event, /* @__PURE__ */ new Map()]));
var permissionsOf = (value) => {
  if (value === "read-all" || value === "write-all") return value;
  return isMapping(value) ? new Map(entries2(value).map(([area, level]) => [area, scalarText(level) ?? ""])) : null;
};
var stepsOf = (steps) => (Array.isArray(steps) ? steps : []).filter(isMapping).map((step) => ({
  name: textAt(step, "name"),
  uses: textAt(step, "uses"),
  run: textAt(step, "run"),
  with: new Map(
    entries2(step["with"]).flatMap(([key, it]) => {
      const text = scalarText(it);
      return text === null ? [] : [[key, text]];
    })
  )
}));
var jobOf = ([id, job]) => ({
  id,
  name: textAt(job, "name"),
  permissions: permissionsOf(valueAt(job, "permissions")),
  condition: scalarText(valueAt(job, "if")),
  steps: stepsOf(valueAt(job, "steps")),
  services: entries2(valueAt(job, "services")).flatMap(([, it]) => textAt(it, "image") ?? scalarText(it) ?? []),
  hasMatrix: isMapping(valueAt(valueAt(job, "strategy"), "matrix"))
});
var readWorkflow = (path, text) => {
  const unreadable = (why) => ({ kind: "unreadable", path, why });
  const yaml = readYaml(text);
  if ("problems" in yaml) {
    const [first] = yaml.problems;
    return unreadable(
      first === void 0 ? "It is no YAML." : `${path}:${first.line}:${first.column}: ${first.problem}`
    );
  }
  const { value } = yaml.content;
  if (!isMapping(value)) return unreadable("It holds no mapping, so GitHub runs nothing of it.");
  if (!isMapping(value["jobs"])) return unreadable("It has no jobs, so GitHub runs nothing of it.");
  return {
    kind: "workflow",
    workflow: {
      path,
      name: textAt(value, "name"),
      events: eventsOf(value["on"]),
      permissions: permissionsOf(value["permissions"]),
      jobs: entries2(value["jobs"]).map(jobOf)
    }
  };
};

// src/measure/survey/survey.ts
var ecosystems = [
  findNodeServices,
  findGoServices,
  findPythonServices,
  findRubyServices,
  findJavaServices,
  findPhpServices,
  findRustServices,
  findElixirServices,
  findDotnetServices
];
var readWorkflows = (tree) => tree.paths.filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)).map((path) => readWorkflow(path, tree.read(path) ?? ""));
var near = (prefix, directory) => prefix !== "" && (directory === prefix || isBelow(directory, prefix) || isBelow(prefix, directory)) && directory !== "." ? 1e3 : 0;
var ranked = (all, prefix) => all.map((it) => ({ it, rank: it.score + near(prefix, it.directory) })).sort((one, other) => other.rank - one.rank).map(({ it }) => it);
var isPreview = ({ title, directory, routes }, frontEnds) => title === "Node" && routes.length === 0 && frontEnds.some((it) => it.directory === directory);
var surveyRepository = (tree, prefix) => {
  const frontEnds = ranked(findFrontEnds(tree), prefix);
  const services = ranked(
    ecosystems.flatMap((find) => find(tree)).filter((it) => !isPreview(it, frontEnds)),
    prefix
  );
  const directory = services[0]?.directory ?? ".";
  const workflows = readWorkflows(tree).flatMap((it) => it.kind === "workflow" ? [it.workflow] : []);
  return {
    services,
    startHint: findStartHint(tree, directory),
    stores: findStores(tree, directory),
    composeFile: findComposeFile(tree),
    frontEnds,
    workflows,
    gates: findGates(tree, workflows)
  };
};

// src/measure/survey/pacegate-steps.ts
var action = /^[\w.-]+\/pacegate(?:\/[\w./-]+)?@/i;
var own = /^\.\/?$/;
var commandLine = /\bpacegate(?:@[\w.]+)?\s+(?:check|baseline)\b/;
var isPacegateStep = ({ uses, run }) => uses !== null ? action.test(uses) || own.test(uses) : run !== null && commandLine.test(run);
var isActionStep = (step) => step.uses !== null && isPacegateStep(step);
var pacegateStep = ({ steps }) => steps.find(isPacegateStep) ?? null;

// src/usecases/init/comments.ts
var mark = "CHECK";
var comment = (text) => `# ${shorten(escapeTerminal(text), 200)}`;
var comments = (text) => wrap(shorten(escapeTerminal(text), 600), 110, "  ").map((it) => `# ${it}`);
var line = (key, value, why) => `${key}: ${value}${why === null ? "" : ` ${comment(why)}`}`;

// src/usecases/init/yaml-text.ts
var import_yaml = __toESM(require_dist(), 1);
var options = { lineWidth: 0, singleQuote: true };
var escaped = (text) => JSON.stringify(text).replaceAll(
  /[\p{Cc}\p{Cf}]/gu,
  (it) => Array.from({ length: it.length }, (_, at) => String.raw`\u${it.charCodeAt(at).toString(16).padStart(4, "0")}`).join(
    ""
  )
);
var scalar = (text) => /[\p{Cc}\p{Cf}]/u.test(text) ? escaped(text) : (0, import_yaml.stringify)(text, options).trimEnd();
var flow = (value) => (0, import_yaml.stringify)(value, { ...options, collectionStyle: "flow" }).trimEnd();
var block = (value) => (0, import_yaml.stringify)(value, options).trimEnd();
var indented = (lines, width) => lines.map((it) => `${" ".repeat(width)}${it}`);

// src/usecases/init/service-text.ts
var placeholderStart = 'echo "Write into .github/pacegate.yml how the service starts." >&2; exit 1';
var portLines = ({ port }) => {
  switch (port.kind) {
    case "given":
      return [];
    case "fixed":
      return [
        ...comments(
          `${mark}: ${port.from} fixes the port. Such sides are measured one at a time, which needs longer and shows less. Better: let the service listen on the environment variable PORT, and remove this line.`
        ),
        line("port", String(port.port), null)
      ];
    case "unknown":
      return comments(
        `${mark}: the service has to listen on the port in the environment variable PORT; nothing was found that reads it. For one that can't, name its port here: "port: 8080".`
      );
  }
};
var startLines = ({ start }) => start === null ? [
  ...comments(
    `${mark}: say how the service starts, such as "node server.js". It gets the port to listen on as PORT.`
  ),
  line("start", scalar(placeholderStart), null)
] : [line("start", scalar(start.value), start.from)];
var readyLines = ({ ready }) => ready === null ? [
  "# ready: /healthz # a path that answers once the service can work; without it: when the port accepts connections"
] : [line("ready", scalar(ready.path), ready.from)];
var pathsLines = ({ paths }) => paths === null ? [] : [
  "paths: # measured only when one of these changes",
  ...indented(
    paths.map((it) => `- ${scalar(it)}`),
    2
  )
];
var requestLine = ({ fields, from, needs }) => needs === null ? `- ${flow(fields)} ${comment(from)}` : `# - ${flow(fields)} ${comment(`${from}: ${needs}`)}`;
var requestsLines = ({ requests, found: found2 }) => [
  ...comments(
    found2 ? `${mark}: these routes were found by reading the code. Keep what your users call, with the parameters and headers that it takes, and give a higher "weight" to what is called more often. A request that fails measures nothing.` : `${mark}: write what your users call, with the parameters and headers that it takes. A request that fails measures nothing.`
  ),
  "requests:",
  ...indented(requests.map(requestLine), 2)
];
var serviceLines = (service) => {
  const { directory, install, build } = service;
  return [
    "type: service",
    ...directory === "." ? [] : [line("directory", scalar(directory), null)],
    ...pathsLines(service),
    ...install === null ? [] : [line("install", scalar(install.value), install.from)],
    ...build === null ? [] : [line("build", scalar(build.value), build.from)],
    ...startLines(service),
    ...portLines(service),
    ...readyLines(service),
    ...requestsLines(service)
  ];
};

export {
  tryGitFacts,
  readTree,
  existsBelow,
  writerBelow,
  pathIn,
  upwards,
  readManifest,
  readWorkflows,
  surveyRepository,
  isActionStep,
  pacegateStep,
  mark,
  comments,
  line,
  scalar,
  flow,
  block,
  indented,
  placeholderStart,
  pathsLines,
  serviceLines
};
