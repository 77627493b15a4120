import { expect, test } from '@jest/globals';
import { compareSettings } from '../../../src/investigation/infrastructure/compare-settings.ts';
import { restoreKey } from '../../../src/investigation/infrastructure/edit/restore-key.ts';
import { type FileKind, fileKind } from '../../../src/investigation/infrastructure/file-kind.ts';
import { pathText } from '../../../src/investigation/infrastructure/read/entry.ts';
import { readSettings } from '../../../src/investigation/infrastructure/read/read-settings.ts';

interface Difference {
  readonly changes: readonly string[];
  /** The head with one key as before, by the change's number; the reason where that can't be. */
  readonly undo: (index?: number) => string;
}

const differ = (file: string, base: string, head: string, expected?: FileKind): Difference => {
  const kind = fileKind(file, head);
  if (kind === null) throw new Error(`${file} sets nothing.`);
  if (expected !== undefined) expect(kind).toBe(expected);
  const sides = { base: readSettings(kind, base, file), head: readSettings(kind, head, file) };
  const changes = compareSettings(sides);
  return {
    changes: changes.map(
      ({ path, part, before, after, line }) =>
        `${line} ${pathText(path)}${part === null ? '' : ` ${part}`}: ${before ?? '-'} > ${after ?? '-'}`,
    ),
    undo: (index = 0) => {
      const { unit, part } = changes[index]!;
      const restored = restoreKey({ file, into: sides.head, from: sides.base, unit, part });
      return 'text' in restored ? restored.text : restored.reason;
    },
  };
};

const swap = (text: string, ...pairs: readonly (readonly [string, string])[]): string =>
  pairs.reduce((all, [from, to]) => {
    if (!all.includes(from)) throw new Error(`There is no ${from}.`);
    return all.replace(from, to);
  }, text);

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  replicas: 4
  template:
    spec:
      containers:
        - name: side
          image: envoy:1.30
        - name: api
          resources:
            limits: { cpu: "2", memory: 512Mi } # measured
          args: ["--workers=4", "--port", "3000"]
          env:
            - name: POOL_MAX
              value: "10"
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: api
spec:
  minReplicas: 3
`;

test('Kubernetes: documents by what they describe, containers and variables by their names, flags within a list', () => {
  const pairs = [
    ['replicas: 4', 'replicas: 2'],
    ['memory: 512Mi', 'memory: 256Mi'],
    ['--workers=4', '--workers=1'],
    ['value: "10"', 'value: "4"'],
    ['minReplicas: 3', 'minReplicas: 1'],
  ] as const;
  const head = swap(deployment, ...pairs);
  const { changes, undo } = differ('deploy/api.yaml', deployment, head, 'kubernetes');
  expect(changes).toEqual([
    '6 Deployment/api.spec.replicas: 4 > 2',
    '14 Deployment/api.spec.template.spec.containers[api].resources.limits.memory: 512Mi > 256Mi',
    '15 Deployment/api.spec.template.spec.containers[api].args --workers: 4 > 1',
    '18 Deployment/api.spec.template.spec.containers[api].env[POOL_MAX].value: 10 > 4',
    '25 HorizontalPodAutoscaler/api.spec.minReplicas: 3 > 1',
  ]);
  for (const [index, [before, after]] of pairs.entries()) expect(undo(index)).toBe(swap(head, [after, before]));
});

test('an anchored value goes back for all who take it, and an alias is no change of its own', () => {
  const base = `x-pool: &pool\n  max: 10 # per process\n  idle: 30s\napi:\n  <<: *pool\n  level: &level info\njobs:\n  pool: *pool\n  level: *level\n`;
  const head = swap(base, ['max: 10', 'max: 2'], ['&level info', '&level debug']);
  const { changes, undo } = differ('config.yaml', base, head);
  expect(changes).toEqual(['2 x-pool.max: 10 > 2', '6 api.level: info > debug']);
  expect(undo(0)).toBe(swap(head, ['max: 2', 'max: 10']));
  expect(undo(1)).toBe(swap(head, ['&level debug', '&level info']));
});

test('an alias in the place of a value goes back; an anchor that only the head uses elsewhere does not', () => {
  const base = `a: &a 10\nb: 5\n`;
  const head = `a: &a 2\nb: *a\n`;
  const { changes, undo } = differ('config.yaml', base, head);
  expect(changes).toEqual(['1 a: 10 > 2', '2 b: 5 > 2']);
  expect(undo(0)).toBe('other places take its value through an alias');
  expect(undo(1)).toBe(`a: &a 2\nb: 5\n`);
});

test('aliases that multiply are read line by line', () => {
  const lines = Array.from(
    { length: 12 },
    (_, i) => `l${i + 1}: &l${i + 1} { a: *l${i}, b: *l${i}, c: *l${i}, d: *l${i} }`,
  );
  const text = `l0: &l0 { max: 1 }\n${lines.join('\n')}\n`;
  expect(readSettings('yaml', text, 'a.yaml')).toMatchObject({ byLines: true });
});

test('a template of Helm is read line by line, says so, and gets back what stands on one line', () => {
  const base = `{{- if .Values.enabled }}\nspec:\n  replicas: {{ .Values.replicas }}\n  containers:\n    - name: api\n      limits:\n        cpu: 2 # cores\n{{- end }}\n`;
  const head = swap(base, ['cpu: 2', 'cpu: 1'], ['limits:', 'limits:\n        memory: 1Gi']);
  const { changes, undo } = differ('chart/templates/api.yaml', base, head, 'kubernetes');
  expect(changes).toEqual(
    ['7 spec.containers.[api].limits.memory: - > 1Gi', '8 spec.containers.[api].limits.cpu: 2 > 1'].map((it) =>
      it.replace('containers.', 'containers'),
    ),
  );
  expect(undo(0)).toMatch(/template/);
  expect(undo(1)).toBe(swap(head, ['cpu: 1', 'cpu: 2']));
  expect(readSettings('kubernetes', head, 'a.yaml').note).toBe('is read line by line: it is a template');
});

test('broken YAML and JSON are read line by line', () => {
  expect(readSettings('yaml', 'a: [1\nb: 2\n  c: "x\n', 'a.yaml').note).toMatch(/no valid YAML/);
  expect(differ('a.json', '{ "max": 10,\n "b": [', '{ "max": 4,\n "b": [').changes).toEqual([]);
  expect(differ('a.json', '{\n "max": 10,\n "b": [', '{\n "max": 4,\n "b": [').changes).toEqual(['2 max: 10 > 4']);
});

test('JSON with comments and commas at the end', () => {
  const base = `{\n  // "max": 99,\n  "pool": { "max": 10, /* of 100 */ "idle": 5, },\n  "url": "http://x/*y*/",\n}\n`;
  const head = swap(base, ['"max": 10', '"max": 2'], [' "idle": 5,', ''], ['"url"', '"level": "debug",\n  "url"']);
  const { changes, undo } = differ('config.jsonc', base, head);
  expect(changes).toEqual(['3 pool.max: 10 > 2', '4 level: - > debug', '3 pool.idle: 5 > -']);
  expect(undo(0)).toBe(swap(head, ['"max": 2', '"max": 10']));
  expect(undo(1)).toBe(swap(head, ['"level": "debug",\n  ', '']));
  expect(undo(2)).toContain('"max": 2, "idle": 5, /* of 100 */');
});

test('TOML: tables, dotted keys, lists of tables, values over several lines', () => {
  const base = `title = "a"\n[pool]\nmax = 10 # of 100\nidle.timeout = "30s"\nhosts = [\n  "a", # one\n  "b",\n]\n[[server]]\nport = 1\n[[server]]\nport = 2\n`;
  const head = swap(base, ['max = 10', 'max = 2'], ['"30s"', '"3s"'], ['  "b",\n', ''], ['port = 2', 'port = 3']);
  const { changes, undo } = differ('config.toml', base, head);
  expect(changes.map((it) => it.replaceAll(/\s+/g, ' '))).toEqual([
    '3 pool.max: 10 > 2',
    '4 pool.idle.timeout: 30s > 3s',
    '5 pool.hosts: [ "a", # one "b", ] > [ "a", # one ]',
    '11 server[]#2.port: 2 > 3',
  ]);
  expect(undo(2)).toBe(swap(head, ['  "a", # one\n', '  "a", # one\n  "b",\n']));
});

test('.env, .properties, ini and PostgreSQL with their comments and quotes', () => {
  expect(
    differ(
      '.env.production',
      'export A="x # y" # z\nURL=postgres://u:p@h/db?connection_limit=10&x=1\n',
      'export A="x"\nURL=postgres://u:p@h/db?connection_limit=2&x=1\n',
    ).changes,
  ).toEqual(['1 A: x # y > x', '2 URL connection_limit: 10 > 2']);
  expect(
    differ('app.properties', 'a.pool.size: 10\nb = c \\\n  d\n', 'a.pool.size: 2\nb = c \\\n  e\n').changes,
  ).toHaveLength(2);
  expect(
    differ('my.cnf', '[mysqld]\nmax_connections = 500 ; many\n', '[mysqld]\nmax_connections = 50 ; many\n').changes,
  ).toEqual(['2 mysqld.max_connections: 500 > 50']);
  const { changes, undo } = differ(
    'postgresql.conf',
    "#work_mem = 1MB\nwork_mem = 64MB # each\nlog_statement 'none'\n",
    "work_mem = 4MB # each\nlog_statement 'all'\n",
    'postgresql',
  );
  expect(changes).toEqual(['1 work_mem: 64MB > 4MB', '2 log_statement: none > all']);
  expect(undo(0)).toBe("work_mem = 64MB # each\nlog_statement 'all'\n");
});

test('Dockerfile: variables, and flags of the command', () => {
  const base =
    'FROM node:24\nENV UV_THREADPOOL_SIZE=8 NODE_ENV=production\nENV LEVEL info\nRUN npm ci\nCMD ["node", "--max-old-space-size=512", "a.js"]\n';
  const head = swap(base, ['SIZE=8', 'SIZE=2'], ['LEVEL info', 'LEVEL debug'], ['=512', '=256']);
  const { changes, undo } = differ('Dockerfile', base, head);
  expect(changes).toEqual([
    '2 ENV.UV_THREADPOOL_SIZE: 8 > 2',
    '3 ENV.LEVEL: info > debug',
    '5 CMD --max-old-space-size: 512 > 256',
  ]);
  expect(undo(0)).toMatch(/shares its instruction/);
  expect(undo(2)).toBe(swap(head, ['=256', '=512']));
});

test('compose: variables in a list, limits, PostgreSQL flags of a command', () => {
  const base = `services:\n  api:\n    environment:\n      - POOL_MAX=10\n      - LOG_LEVEL=info\n    cpus: 2\n  db:\n    command: postgres -c shared_buffers=512MB -c work_mem=64MB\n`;
  const head = swap(base, ['MAX=10', 'MAX=2'], ['buffers=512MB', 'buffers=64MB'], ['    cpus: 2\n', '']);
  const { changes, undo } = differ('docker-compose.yml', base, head, 'compose');
  expect(changes).toEqual([
    '4 services.api.environment.POOL_MAX: 10 > 2',
    '7 services.db.command shared_buffers: 512MB > 64MB',
    '3 services.api.cpus: 2 > -',
  ]);
  expect(undo(0)).toBe(swap(head, ['MAX=2', 'MAX=10']));
  expect(undo(2)).toBe(swap(head, ['  db:', '    cpus: 2\n  db:']));
});

test('Terraform: attributes with the path of their blocks, defaults of variables, expressions as they are written', () => {
  const base = `variable "pool" {\n  default = 10\n}\nresource "aws_ecs_service" "api" {\n  # two zones\n  desired_count = 4\n  tags = {\n    team = "shop"\n  }\n  cpu = var.big ? 1024 : 512\n  list = [\n    "a",\n  ]\n  policy = <<EOT\n  max = 3 }\nEOT\n}\n`;
  const head = swap(
    base,
    ['default = 10', 'default = 2'],
    ['desired_count = 4', 'desired_count = 2'],
    ['1024 :', '768 :'],
    ['  max = 3', '  max = 1'],
  );
  const { changes, undo } = differ('main.tf', base, head, 'terraform');
  expect(changes.slice(0, 3)).toEqual([
    '2 variable.pool.default: 10 > 2',
    '6 resource.aws_ecs_service.api.desired_count: 4 > 2',
    '10 resource.aws_ecs_service.api.cpu: var.big ? 1024 : 512 > var.big ? 768 : 512',
  ]);
  expect(changes[3]).toContain('resource.aws_ecs_service.api.policy');
  expect(undo(1)).toBe(swap(head, ['desired_count = 2', 'desired_count = 4']));
});

test('nginx: directives by their blocks, repeated ones by their number', () => {
  const base = `worker_processes 4; # cores\nhttp {\n  gzip_comp_level 4;\n  upstream api { server a:1; keepalive 32; }\n  server {\n    location / { proxy_read_timeout 5s; }\n    location ~ "^/a{1,2}$" { return 200 "x;}"; }\n  }\n}\n`;
  const head = swap(base, ['worker_processes 4', 'worker_processes 1'], ['keepalive 32; ', ''], ['5s', '60s']);
  const { changes, undo } = differ('deploy/nginx.conf', base, head, 'nginx');
  expect(changes).toEqual([
    '1 worker_processes: 4 > 1',
    '6 http.server.location /.proxy_read_timeout: 5s > 60s',
    '4 http.upstream api.keepalive: 32 > -',
  ]);
  expect(undo(1)).toBe(swap(head, ['60s', '5s']));
  expect(undo(2)).toMatch(/keepalive 32;/);
});

test('package.json: engines and flags of scripts, one by one', () => {
  const base = JSON.stringify(
    { engines: { node: '24' }, scripts: { start: 'UV_THREADPOOL_SIZE=8 node --max-old-space-size=512 src/server.js' } },
    null,
    2,
  );
  const head = swap(base, ['SIZE=8', 'SIZE=2'], ['=512', '=128'], ['"24"', '"22"']);
  const { changes, undo } = differ('package.json', base, head, 'manifest');
  expect(changes).toEqual([
    '3 engines.node: 24 > 22',
    '6 scripts.start UV_THREADPOOL_SIZE: 8 > 2',
    '6 scripts.start --max-old-space-size: 512 > 128',
  ]);
  expect(undo(1)).toBe(swap(head, ['SIZE=2', 'SIZE=8']));
  expect(undo(2)).toBe(swap(head, ['=128', '=512']));
});

test('literals of programs, with sums and what they are in', () => {
  const base = 'const pool = new Pool({ max: 10, ttl: 10 * 60 * 1000 });\nserver.keepAliveTimeout = 5000;\n';
  const head = swap(base, ['max: 10', 'max: 2'], ['10 * 60 * 1000', '10'], ['5000', '0']);
  expect(differ('src/a.ts', base, head, 'source').changes).toEqual(
    [
      '1 pool.Pool.max: 10 > 2',
      '1 pool.Pool.ttl: 600000 > 10',
      '2 keepAliveTimeout.server.keepAliveTimeout: 5000 > 0',
    ].map((it) => it.replace('keepAliveTimeout.server', 'server')),
  );
});

test('what tools read, what is made by machines, and lock files set nothing', () => {
  for (const path of [
    'package-lock.json',
    'tsconfig.json',
    '.github/workflows/a.yml',
    'node_modules/a/b.json',
    '.eslintrc.json',
    'dist/a.json',
    'README.md',
    'test/a.test.ts',
  ])
    expect(fileKind(path, '{}')).toBeNull();
  expect(fileKind('.github/pacegate.yml', '')).toBe('yaml');
});

test('whatever a text is, reading it never fails', () => {
  const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const kinds = [
    'yaml',
    'json',
    'toml',
    'env',
    'ini',
    'properties',
    'conf',
    'nginx',
    'dockerfile',
    'terraform',
    'source',
  ] as const;
  const texts = [
    '',
    nested,
    '{'.repeat(5000),
    'a = "',
    "a: '",
    '}}}}',
    'a {\n b = [\n',
    '\u0000\uFEFF',
    'a\r\nb=c\r\n',
    '-----',
    'ENV',
    '<<EOT',
    '"""',
    'a=<<',
    'a: &a [*a]',
  ];
  const read = kinds.flatMap((kind) => texts.map((text) => readSettings(kind, text, 'a')));
  expect(read.every(({ entries }) => Array.isArray(entries))).toBe(true);
});
