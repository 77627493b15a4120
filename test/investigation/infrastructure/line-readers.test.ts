import { expect, test } from '@jest/globals';
import { differ, swap } from './differ.ts';

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
