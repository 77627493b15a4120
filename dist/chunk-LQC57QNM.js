import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/investigation/classes/code-classes.ts
var code = { area: "code", owner: "author of the change" };
var processor = ["cpu.per-request", "latency", "throughput", "capacity"];
var blocking = [
  "io.sync-calls",
  "eventloop.delay.p99",
  "latency",
  "cpu.per-request",
  "throughput",
  "capacity"
];
var allocating = [
  "allocation.per-request",
  "gc.pause",
  "cpu.per-request",
  "memory.rss.peak",
  "latency",
  "throughput",
  "capacity"
];
var codeClasses = [
  {
    ...code,
    id: "n-plus-one",
    title: "N+1 queries",
    counters: ["db.queries"],
    moves: ["db.queries", "db.time", "latency", "cpu.per-request", "throughput", "capacity"],
    fix: "Load what belongs to all items by one statement (= ANY($1), IN, the include of an ORM) or through a DataLoader.",
    prevention: "Let a test count the statements of a request for a list of two sizes: the count must not grow with the list.",
    monitor: "Statements per request of each route (db.queries).",
    effort: "hours"
  },
  {
    ...code,
    id: "sequential-awaits",
    title: "Concurrency made sequential",
    counters: [],
    moves: ["latency", "throughput", "capacity"],
    fix: "Start the calls first and wait for them together by Promise.all; bound how many run at once where there are many.",
    prevention: "A lint rule against await inside loops (no-await-in-loop), with a comment where the order matters.",
    monitor: "Latency against CPU time per request: waiting raises the first alone.",
    effort: "minutes"
  },
  {
    ...code,
    id: "sync-io",
    title: "Synchronous file access",
    counters: ["io.sync-calls"],
    moves: blocking,
    fix: "Read the file once at the start and keep it, or read it by fs/promises; watch it where it may change.",
    prevention: "A lint rule against synchronous calls in modules that answer requests (n/no-sync).",
    monitor: "Synchronous calls per request (io.sync-calls) and the delay of the event loop.",
    effort: "minutes"
  },
  {
    ...code,
    id: "sync-crypto",
    title: "Synchronous crypto",
    counters: ["io.sync-calls"],
    moves: blocking,
    fix: "Take the asynchronous version (crypto.scrypt, crypto.pbkdf2), which runs on the thread pool, and derive keys once where they stay the same.",
    prevention: "A lint rule against scryptSync and pbkdf2Sync outside of scripts.",
    monitor: "The 99th percentile of the event loop delay (eventloop.delay.p99).",
    effort: "minutes"
  },
  {
    ...code,
    id: "sync-compression",
    title: "Synchronous compression",
    counters: ["io.sync-calls"],
    moves: blocking,
    fix: "Take the asynchronous or streaming version of zlib, and compress answers that stay the same ahead of time.",
    prevention: "A lint rule against the synchronous functions of zlib in modules that answer requests.",
    monitor: "Synchronous calls per request (io.sync-calls) and the delay of the event loop.",
    effort: "minutes"
  },
  {
    ...code,
    id: "catastrophic-regex",
    title: "Super-linear regular expression",
    counters: [],
    moves: processor,
    fix: "Write the expression so that no text can be matched in two ways, or limit the length of the text first, or use RE2.",
    prevention: "Check expressions for super-linear matching (regexp/no-super-linear-backtracking) and measure them with long inputs.",
    monitor: "The 99th percentile of latency by size of the input.",
    effort: "hours"
  },
  {
    ...code,
    id: "quadratic-loop",
    title: "Quadratic loop",
    counters: [],
    moves: processor,
    fix: "Keep what is looked for in a Map or a Set by its key, made once before the loop.",
    prevention: "Measure with lists of two sizes: time must grow as the list does.",
    monitor: "CPU time per request by size of the answer.",
    effort: "minutes"
  },
  {
    ...code,
    id: "deep-clone",
    title: "Deep clone for every request",
    counters: ["allocation.per-request"],
    moves: allocating,
    fix: "Freeze the shared value and copy only the parts that are changed.",
    prevention: "Freeze what is shared at the start, so that nobody needs a copy to be safe.",
    monitor: "Allocated memory per request (allocation.per-request).",
    effort: "hours"
  },
  {
    ...code,
    id: "allocation-churn",
    title: "Allocation churn",
    counters: ["allocation.per-request"],
    moves: allocating,
    fix: "Change the collection that is being built instead of copying it for every item; use buffers again and stream large answers.",
    prevention: "A lint rule against spread in the accumulator of a reduce (no-accumulating-spread).",
    monitor: "Allocated memory per request and time in garbage collection.",
    effort: "minutes"
  },
  {
    ...code,
    id: "memory-leak",
    title: "Memory leak",
    counters: ["memory.growth"],
    moves: ["memory.growth", "memory.heap", "memory.rss.peak", "gc.pause"],
    fix: "Remove entries on the event that surely comes, or bound the collection (an LRU, a WeakMap).",
    prevention: "No collection at module level without a bound; a test that looks at the heap after many requests.",
    monitor: "Growth of the heap per request after collection (memory.growth).",
    effort: "hours"
  },
  {
    ...code,
    id: "listener-leak",
    title: "Leak of listeners or timers",
    counters: ["memory.growth"],
    moves: ["memory.growth", "memory.heap", "memory.rss.peak", "cpu.per-request"],
    fix: "Use once, remove listeners and clear timers when the request ends, or give them an AbortSignal.",
    prevention: "Treat MaxListenersExceededWarning as an error in tests.",
    monitor: "Growth of the heap per request and how many handles are active.",
    effort: "hours"
  },
  {
    ...code,
    id: "logging",
    title: "Logging",
    counters: [],
    moves: ["cpu.per-request", "allocation.per-request", "latency", "throughput", "io.sync-calls", "capacity"],
    fix: "Log at level info to a buffered destination, without bodies and rows.",
    prevention: "The level comes from the environment of each deployment; a test holds the default to info.",
    monitor: "Bytes and lines of the log per request.",
    effort: "minutes"
  },
  {
    ...code,
    id: "larger-answers",
    title: "Larger answers",
    counters: ["allocation.per-request"],
    moves: ["allocation.per-request", "cpu.per-request", "latency", "throughput"],
    fix: "Answer only the fields that are shown, in pages, by a serialiser made from the schema.",
    prevention: "A schema of each answer, so that a new field is a decision.",
    monitor: "Bytes per answer of each route.",
    effort: "hours"
  },
  {
    ...code,
    id: "startup-work",
    title: "Work of the start in requests",
    counters: [],
    moves: [...processor, "allocation.per-request"],
    fix: "Make formatters, templates, schemas and expressions once at the start and keep them.",
    prevention: "Constructors that compile (Intl, RegExp, templates, schemas) belong to module level.",
    monitor: "CPU time per request (cpu.per-request).",
    effort: "minutes"
  },
  {
    ...code,
    id: "lost-memo",
    title: "Result no longer kept",
    counters: [],
    moves: processor,
    fix: "Keep the result by what it depends on, with a bound on how many are kept.",
    prevention: "Say at a kept result why it is kept; a test counts how often it is made.",
    monitor: "CPU time per request (cpu.per-request).",
    effort: "hours"
  },
  {
    ...code,
    id: "keep-alive-client",
    title: "Keep-alive lost towards another service",
    counters: [],
    moves: ["latency", "cpu.per-request", "throughput", "capacity"],
    fix: "Use one agent with keep-alive for all calls to a service.",
    prevention: "Make clients of other services once, in one module.",
    monitor: "New outgoing connections per request.",
    effort: "minutes"
  },
  {
    ...code,
    id: "keep-alive-server",
    title: "Keep-alive lost towards clients",
    counters: [],
    moves: ["cpu.per-request", "latency", "throughput", "capacity"],
    fix: "Close connections only while the service is being stopped.",
    prevention: "A test that two requests share a connection.",
    monitor: "Accepted connections per request.",
    effort: "minutes"
  }
];

// src/investigation/classes/data-classes.ts
var database = { area: "database", owner: "author of the change" };
var cache = { area: "cache", owner: "author of the change", counters: ["db.queries"] };
var rows = ["db.rows", "db.time", "latency", "cpu.per-request", "throughput", "capacity"];
var misses = ["db.queries", "db.time", "latency", "cpu.per-request", "throughput", "capacity"];
var dataClasses = [
  {
    ...database,
    id: "lost-index",
    title: "Lost or missing index",
    owner: "owner of the database",
    counters: ["db.rows"],
    moves: rows,
    fix: "Create the index (CREATE INDEX CONCURRENTLY).",
    prevention: "Drop an index only after its use was read from pg_stat_user_indexes over a whole business cycle.",
    monitor: "Rows read per request (db.rows) and sequential scans of large tables.",
    effort: "minutes"
  },
  {
    ...database,
    id: "unindexed-predicate",
    title: "Condition that no index serves",
    counters: ["db.rows"],
    moves: rows,
    fix: "Compare the bare column, or create an index on the expression, or normalise the value when it is written.",
    prevention: "Look at the plan of changed statements in review.",
    monitor: "Rows read per request (db.rows).",
    effort: "hours"
  },
  {
    ...database,
    id: "over-fetching",
    title: "Over-fetching",
    counters: ["allocation.per-request"],
    moves: [
      "allocation.per-request",
      "cpu.per-request",
      "db.time",
      "latency",
      "throughput",
      "gc.pause",
      "memory.rss.peak"
    ],
    fix: "Name the columns that are used.",
    prevention: "A lint rule against SELECT * in statements of the service.",
    monitor: "Allocated memory per request and bytes from the database.",
    effort: "minutes"
  },
  {
    ...database,
    id: "missing-limit",
    title: "Missing LIMIT",
    counters: ["db.rows"],
    moves: [...rows, "allocation.per-request", "memory.rss.peak"],
    fix: "Limit the rows in SQL and page by key.",
    prevention: "Seed tests with more rows than a page shows.",
    monitor: "Rows read per request (db.rows).",
    effort: "minutes"
  },
  {
    ...database,
    id: "long-transaction",
    title: "Longer transaction",
    counters: [],
    moves: ["latency", "throughput", "capacity", "db.time", "errors.rate"],
    fix: "Call other services outside of the transaction, and lock as late as possible.",
    prevention: "Set idle_in_transaction_session_timeout; nothing but statements between BEGIN and COMMIT.",
    monitor: "Sessions that are idle in transaction, and waits for locks.",
    effort: "hours"
  },
  {
    ...database,
    id: "isolation-raised",
    title: "Stronger isolation or explicit lock",
    counters: [],
    moves: ["latency", "errors.rate", "throughput", "capacity", "db.queries"],
    fix: "Use the weakest isolation that is correct, or a constraint instead of a lock.",
    prevention: "Say at each explicit lock what it protects against.",
    monitor: "Serialisation failures, deadlocks and waits for locks.",
    effort: "hours"
  },
  {
    ...database,
    id: "pool-bypassed",
    title: "Pooling bypassed",
    counters: ["db.connections"],
    moves: ["db.connections", "latency", "cpu.per-request", "throughput", "capacity"],
    fix: "Take the connection from the pool (pool.query, pool.connect) and give it back.",
    prevention: "Only one module may import the database client.",
    monitor: "New database connections per request (db.connections).",
    effort: "minutes"
  },
  {
    ...database,
    id: "orm-statements",
    title: "More or other statements by a library",
    area: "dependency",
    counters: ["db.queries"],
    moves: ["db.queries", "db.time", "db.rows", "latency", "cpu.per-request"],
    fix: "Go back to the last good version, or set the option that restores the old form of the statements.",
    prevention: "Compare the statements of a request in the pull request that updates the library.",
    monitor: "Statements per request (db.queries) by their text.",
    effort: "hours"
  },
  {
    ...cache,
    id: "cache-bypassed",
    title: "Cache bypassed",
    moves: misses,
    fix: "Ask the cache first and fill it with what was loaded; invalidate single entries where freshness matters.",
    prevention: "A test that a second request does not reach the database.",
    monitor: "Hit rate of the cache and statements per request.",
    effort: "hours"
  },
  {
    ...cache,
    id: "cache-key",
    title: "Cache key too specific",
    moves: [...misses, "memory.growth", "memory.rss.peak"],
    fix: "Make the key of nothing but what the value depends on.",
    prevention: "A test that two requests which differ in unrelated fields share an entry.",
    monitor: "Hit rate and number of entries of the cache.",
    effort: "minutes"
  },
  {
    ...cache,
    id: "cache-lifetime",
    title: "Cache lifetime cut",
    moves: misses,
    fix: "Set the lifetime back, with its unit in the name or the value (10m, not 10ms).",
    prevention: "Units in the names of durations, and a lower bound that is checked at the start.",
    monitor: "Misses of the cache per second.",
    effort: "minutes"
  },
  {
    ...cache,
    id: "cache-stampede",
    title: "Cache stampede",
    moves: ["latency", "db.queries", "db.time"],
    fix: "Let one load run for each key while the others wait for it, and spread the expiry.",
    prevention: "Keep the promise of a load in the cache, not only its result.",
    monitor: "Equal loads at the same time.",
    effort: "hours"
  }
];

// src/investigation/classes/front-end-classes.ts
var frontEnd = { area: "front-end", owner: "author of the change", counters: ["bundle.initial.gzip"] };
var sizes = [
  "bundle",
  "page.script-bytes",
  "page.transfer",
  "page.script-cpu",
  "page.lcp",
  "page.tbt",
  "page.fcp",
  "page.si"
];
var frontEndClasses = [
  {
    ...frontEnd,
    id: "bundle-dependency",
    title: "Bundle grown by a dependency",
    moves: sizes,
    fix: "Import only the part that is used, load it by import() when it is needed, or take a lighter package.",
    prevention: "A budget on the first load of each entry.",
    monitor: "First load by entry (bundle.initial.gzip).",
    effort: "hours"
  },
  {
    ...frontEnd,
    id: "tree-shaking",
    title: "Tree shaking lost",
    moves: sizes,
    fix: "Import names from the ES module, past barrels, and say sideEffects truthfully.",
    prevention: "A budget on the first load; a lint rule against barrels and require in the front end.",
    monitor: "First load by entry and number of its modules.",
    effort: "minutes"
  },
  {
    ...frontEnd,
    id: "polyfills",
    title: "Polyfills or older target",
    moves: sizes,
    fix: "Raise the target to the browsers that visitors have, and load polyfills by use.",
    prevention: "Keep the list of browsers in one place with the reason.",
    monitor: "First load by entry (bundle.initial.gzip).",
    effort: "minutes"
  },
  {
    ...frontEnd,
    id: "splitting",
    title: "Splitting lost",
    moves: sizes,
    fix: "Load the page or the part by import() where it is asked for.",
    prevention: "A budget on the first load of each entry.",
    monitor: "First load against later loads (bundle.initial, bundle.async).",
    effort: "minutes"
  },
  {
    ...frontEnd,
    id: "development-build",
    title: "Development build or source map shipped",
    moves: sizes,
    fix: "Build in production mode, with source maps in files of their own.",
    prevention: "A test that the built files do not hold development code.",
    monitor: "First load by entry, uncompressed (bundle.initial.parsed).",
    effort: "minutes"
  },
  {
    ...frontEnd,
    id: "code-grew",
    title: "More code or data in the bundle",
    moves: sizes,
    fix: "Load what the first page does not need when it is asked for.",
    prevention: "A budget on the first load of each entry.",
    monitor: "First load by entry (bundle.initial.gzip).",
    effort: "hours"
  }
];

// src/investigation/classes/platform-classes.ts
var dependency = { area: "dependency", owner: "author of the change" };
var infrastructure = { area: "infrastructure", owner: "owner of the deployment", effort: "minutes" };
var platformClasses = [
  {
    ...dependency,
    id: "dependency-slower",
    title: "Slower version of a dependency",
    counters: [],
    moves: ["cpu.per-request", "latency", "allocation.per-request", "throughput", "capacity"],
    fix: "Go back to the last good version (by overrides where it is not asked for directly) and report it upstream.",
    prevention: "Update dependencies in pull requests of their own, which are measured alone.",
    monitor: "CPU time per request by package.",
    effort: "minutes"
  },
  {
    ...dependency,
    id: "dependency-leak",
    title: "Leak in a dependency",
    counters: ["memory.growth"],
    moves: ["memory.growth", "memory.heap", "memory.rss.peak"],
    fix: "Go back to the last good version and report it upstream with the survivors that the profile names.",
    prevention: "Update dependencies in pull requests of their own, which are measured alone.",
    monitor: "Growth of the heap per request after collection (memory.growth).",
    effort: "minutes"
  },
  {
    ...dependency,
    id: "dependency-heavier",
    title: "Heavier or duplicate dependency",
    counters: [],
    moves: ["bundle", "page.script-bytes", "memory.rss.peak", "memory.heap"],
    fix: "Deduplicate the versions, import only what is used, or take the build with ES modules.",
    prevention: "A budget on the first load, and a look at duplicates after every update.",
    monitor: "Sizes of bundles by package (bundle.initial, bundle.duplicates).",
    effort: "hours"
  },
  {
    ...dependency,
    id: "dependency-default",
    title: "Default of a dependency changed",
    counters: [],
    moves: ["cpu.per-request", "latency", "throughput", "allocation.per-request"],
    fix: "Set the option explicitly to what it was.",
    prevention: "Set options that cost time explicitly, even to their defaults.",
    monitor: "CPU time per request by package.",
    effort: "minutes"
  },
  {
    ...infrastructure,
    id: "pool-reduced",
    title: "Connection pool reduced",
    counters: [],
    moves: ["latency", "throughput", "capacity", "errors.rate"],
    fix: "Size the pool by Little's law: requests per second times how long each holds a connection, with room for peaks.",
    prevention: "Say beside the setting what rate it was made for.",
    monitor: "Waits for a connection of the pool."
  },
  {
    ...infrastructure,
    id: "timeout-raised",
    title: "Timeout raised",
    counters: [],
    moves: ["latency", "errors.rate", "capacity"],
    fix: "Keep timeouts under those of the caller.",
    prevention: "One table of timeouts from the edge inwards, each below the one before.",
    monitor: "Requests that are open, and latency while another service fails."
  },
  {
    ...infrastructure,
    id: "resource-limit",
    title: "CPU or memory limit lowered",
    counters: [],
    moves: ["latency", "throughput", "capacity", "gc.pause", "errors.rate", "cpu.per-request"],
    fix: "Set the limit to at least what the service needs at its busiest, and --max-old-space-size below the memory limit.",
    prevention: "Measure with the limits of production.",
    monitor: "Throttled periods of the cgroup and restarts for lack of memory."
  },
  {
    ...infrastructure,
    id: "thread-pool",
    title: "Thread pool reduced",
    counters: [],
    moves: ["latency", "throughput", "capacity"],
    fix: "Set UV_THREADPOOL_SIZE to at least the number of crypto, zlib, file and name look-ups that run at once.",
    prevention: "Say beside the setting what it was made for.",
    monitor: "Latency of routes that use crypto or compression while a core is idle."
  },
  {
    ...infrastructure,
    id: "compression-level",
    title: "Compression level raised",
    counters: [],
    moves: ["cpu.per-request", "latency", "throughput", "capacity"],
    fix: "Use 4 to 6 for answers made on request, and the highest level only for files at build time.",
    prevention: "Compare time and bytes before a level is changed.",
    monitor: "CPU time per request beside bytes per answer."
  },
  {
    ...infrastructure,
    id: "autoscaling",
    title: "Fewer replicas",
    counters: [],
    moves: ["capacity", "latency", "throughput"],
    fix: "Keep the smallest number of replicas at the expected rate divided by the measured capacity of one.",
    prevention: "Derive the number from the measured capacity, in the same change.",
    monitor: "Rate per replica against its capacity."
  },
  {
    ...infrastructure,
    id: "configuration",
    title: "Configuration changed",
    counters: [],
    moves: ["latency", "cpu.per-request", "throughput", "capacity", "memory.rss.peak", "allocation.per-request"],
    fix: "Restore the value, or set one that was measured.",
    prevention: "Say beside a setting what it was made for.",
    monitor: "The metrics that regressed."
  }
];

// src/investigation/classes.ts
var change = {
  id: "change",
  title: "Changed code",
  area: "code",
  counters: [],
  moves: [],
  fix: "Look at what the change adds to each request, and do it once, later, or not at all.",
  prevention: "Measure changes of this code before they are merged.",
  monitor: "The metrics that regressed.",
  effort: "hours",
  owner: "author of the change"
};
var causeClasses = [
  ...codeClasses,
  ...dataClasses,
  ...platformClasses,
  ...frontEndClasses,
  change
];
var byId = new Map(causeClasses.map((it) => [it.id, it]));
var classOf = (id) => byId.get(id) ?? change;

export {
  causeClasses,
  classOf
};
