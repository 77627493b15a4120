import { ruleOf, type SettingRule } from '../setting-rule.ts';

const limit = ruleOf({ class: 'resource-limit', dimension: 'size', worse: 'lower', zeroIsEndless: true });
const threads = ruleOf({ class: 'thread-pool', dimension: 'count', worse: 'lower' });
const replicas = ruleOf({ class: 'autoscaling', dimension: 'count', worse: 'lower' });
const other = ruleOf({ class: 'configuration', dimension: 'text', worse: 'either' });

const throttled = 'A service that asks for more than its share of a core is stopped until the next period.';
const heap = 'With less room the garbage collector runs more often, and the process ends when it is not enough.';

/** What a process and its copies may use. */
export const resourceRules: readonly SettingRule[] = [
  threads({
    key: /\buv threadpool size$/u,
    usual: '4',
    why: 'Crypto, compression, files and name look-ups of Node wait for one of these threads while a core may be idle.',
  }),
  threads({
    key: /\b(?:thread ?pool|threads?|executor|worker ?pool|piscina)\b.*\b(?:size|max|count|max threads|core size|num)$|\b(?:max |min |num |worker |io |web )?threads$|\bthread count$|\bgomaxprocs$|\bomp num threads$|\btokio worker threads$|\brayon num threads$/u,
    why: 'Work that is handed to threads waits for a free one.',
  }),
  replicas({
    key: /\b(?:min replicas|replicas|replica count|min instances?|min capacity|desired count|desired capacity|min size|min count|min scale|min machines running|min replica count|minimum instances|autoscaling min)$/u,
    why: 'The same requests are shared by fewer processes: each must have the capacity for its part.',
  }),
  replicas({
    key: /\b(?:max replicas|max instances?|max capacity|max size|max scale|max replica count|maximum instances|autoscaling max)$/u,
    kinds: ['kubernetes', 'helm', 'compose', 'terraform', 'yaml', 'toml', 'json'],
    isSlight: true,
    why: 'At the busiest time no more processes are started than that.',
  }),
  replicas({
    key: /\b(?:target (?:cpu|memory) utilization(?: percentage)?|average utilization|target utilization|target value|cpu percent|target concurrency|scale target)$/u,
    dimension: 'share',
    worse: 'higher',
    why: 'New processes are started later, when those that run are busier already.',
  }),
  replicas({
    key: /\b(?:autoscaling|hpa|autoscaler)\b.*\b(?:enabled?)$/u,
    dimension: 'switch',
    why: 'Nobody starts more processes when the load grows.',
  }),
  replicas({
    key: /\b(?:web concurrency|workers?|worker (?:count|processes|num)|num workers|cluster (?:workers|instances|size)|processes|instances|max children|pm max children)$/u,
    why: 'Fewer processes share the requests, and a core may stay idle.',
  }),
  limit({
    key: /\b(?:limits? cpu|cpu limit|limits cpus|cpus|cpu quota|cpu count|max cpu)$/u,
    dimension: 'cpu',
    signals: ['cgroup.throttled'],
    why: throttled,
  }),
  limit({
    key: /\b(?:requests? cpu|cpu requests?|cpu reservation|reservations cpus|cpu shares|cpu|cpu weight)$/u,
    dimension: 'cpu',
    kinds: ['kubernetes', 'helm', 'compose', 'terraform', 'yaml', 'toml', 'json'],
    isSlight: true,
    signals: ['cgroup.throttled', 'pressure.cpu'],
    why: 'On a busy machine the service gets less of the cores.',
  }),
  limit({
    key: /\b(?:limits? memory|memory limit|mem limit|memory|memory size|memory mb|max memory|memory reservation|requests? memory|memswap limit|shm size)$/u,
    kinds: ['kubernetes', 'helm', 'compose', 'terraform', 'yaml', 'toml', 'json'],
    why: heap,
  }),
  limit({
    key: /\bmax (?:old|semi) space size$|\bmax heap(?: size)?$|\bxm[xn]$|\bgomemlimit$|\bmemory limit$/u,
    why: heap,
    counters: ['gc.pause'],
  }),
  limit({
    key: /\b(?:max concurrency|max concurrent requests|max concurrent|concurrency(?: limit)?|max in flight|queue limit|burst|rate limit|worker connections|max clients|backlog|worker rlimit nofile|ulimits nofile(?: soft| hard)?|max inflight|prefetch(?: count)?)$/u,
    dimension: 'count',
    isSlight: true,
    why: 'More requests wait in a queue, or are turned away, while the service could take them.',
  }),
  limit({
    key: /\b(?:iops|throughput|provisioned throughput|read capacity|write capacity|storage throughput)$/u,
    kinds: ['terraform', 'kubernetes', 'helm', 'yaml'],
    dimension: 'count',
    why: 'The disk or the table answers fewer requests per second.',
  }),
  limit({
    key: /\b(?:instance type|instance class|machine type|node type|vm size|sku name|tier|storage class(?: name)?|volume type)$/u,
    kinds: ['terraform', 'kubernetes', 'helm', 'yaml', 'toml', 'json'],
    dimension: 'text',
    worse: 'either',
    why: 'Another kind of machine or disk is slower or faster at the same work.',
  }),
  other({
    key: /\bnode env$|\b(?:rails|rack|app|flask|django|aspnetcore|go) (?:env|environment)$/u,
    why: 'Frameworks keep templates and check less in production; elsewhere they write more and keep nothing.',
  }),
  other({
    key: /\bengines node$|\bfrom$|\bimage(?: tag)?$|\bnode version$|\bruntime$|\bvolta node$/u,
    isSlight: true,
    why: 'Another version of the runtime or of the image is another program.',
  }),
  other({
    key: /\b(?:node options|command|cmd|entrypoint|args|scripts (?:start|serve|prod|start prod))$/u,
    isSlight: true,
    why: 'It says how the service is started.',
  }),
];
