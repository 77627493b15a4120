import { expect, test } from '@jest/globals';
import { createTwoFilesPatch } from 'diff';
import type { FileTexts } from '../../../src/investigation/facts.ts';
import {
  type InfrastructureOptions,
  type InfrastructureView,
  lookAtInfrastructure,
} from '../../../src/investigation/infrastructure/look-at-infrastructure.ts';
import { weak } from '../../../src/investigation/infrastructure/suspects/weigh.ts';
import { makeMetric, makeResult } from '../../support/make-result.ts';
import { applied } from './example-facts.ts';

const diffOf = (files: Readonly<Record<string, FileTexts>>): string =>
  Object.entries(files)
    .map(([path, { base, head }]) => {
      const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, base ?? '', head ?? '');
      return `diff --git a/${path} b/${path}\n${patch.split('\n').slice(1).join('\n')}`;
    })
    .join('');

const look = (
  files: Readonly<Record<string, FileTexts>>,
  options: InfrastructureOptions = {},
  directories: Readonly<Record<string, string>> = { api: '' },
): InfrastructureView =>
  lookAtInfrastructure(
    {
      files,
      diff: diffOf(files),
      directories,
      result: makeResult({ metrics: [makeMetric({ metric: 'latency.p95', change: 0.5, decision: 'regressed' })] }),
      blocks: [],
    },
    options,
  );

const file = (base: string | null, head: string | null): FileTexts => ({ base, head });

test('three keys of one hunk are three suspects, each undone without the others', () => {
  const files = {
    'config.yaml': file(
      'pool: { max: 10 }\nlog:\n  level: info # or debug\ncache:\n  ttl: 10m\nname: a\n',
      'pool: { max: 2 }\nlog:\n  level: debug # or debug\ncache:\n  ttl: 10s\nname: b\n',
    ),
  };
  const { suspects, changes } = look(files);
  expect(changes).toHaveLength(4);
  expect(suspects.map(({ undo }) => undo!.units[0])).toEqual([
    'config.yaml:pool.max',
    'config.yaml:log.level',
    'config.yaml:cache.ttl',
    'config.yaml:name',
  ]);
  const [pool] = suspects;
  expect(applied(files, 'config.yaml', pool!.undo!.patch)).toBe(
    files['config.yaml'].head!.replace('max: 2', 'max: 10'),
  );
  const base = { 'config.yaml': file(null, files['config.yaml'].base) };
  expect(applied(base, 'config.yaml', pool!.undo!.apply!)).toBe(
    files['config.yaml'].base!.replace('max: 10', 'max: 2'),
  );
});

test('keys that no rule knows stay, as weak suspects of the class of configurations', () => {
  const [suspect] = look({ 'config.json': file('{"a": {"b": 1}}', '{"a": {"b": 2}}') }).suspects;
  expect(suspect).toMatchObject({ class: 'configuration', title: 'a.b in config.json went from 1 to 2' });
  expect(suspect!.weight).toBeLessThan(weak);
  expect(suspect!.undo).not.toBeNull();
});

test('what acts where a service is deployed is proposed, not tested, unless the suite brings it along', () => {
  const manifest = (replicas: number): string =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: api\nspec:\n  replicas: ${replicas}\n`;
  const files = { 'deploy/api.yaml': file(manifest(4), manifest(2)) };
  const [suspect] = look(files).suspects;
  expect(suspect).toMatchObject({ class: 'autoscaling', undo: null });
  expect(suspect!.reason).toMatch(/^It acts where the service is deployed \(Kubernetes\)/);
  expect(suspect!.weight).toBeLessThan(weak);
  expect(suspect!.proposal).toContain('+  replicas: 4');
  const brought = look(files, { commands: ['kubectl apply -f deploy'] }).suspects[0];
  expect(brought).toMatchObject({ reason: null, proposal: null });
  expect(brought!.undo!.patch).toContain('+  replicas: 4');
});

test('secrets are nowhere but in the patches of the arms', () => {
  const [old, now, other] = ['hunter2-geheim', 'letmein-9-geheim', 'Zx8kQ2mP9vL4'];
  const env = (password: string, pool: number): string =>
    `DB_PASSWORD=${password}\nPOOL_MAX=${pool}\nURL=postgres://u:${other}@h/db\n`;
  const secretOf = (value: string, max: number): string =>
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: shop\nstringData:\n  entry: ${value}\n  max: "${max}"\n`;
  const view = look({
    '.env': file(env(old, 10), env(now, 2)),
    'secret.yaml': file(secretOf(old, 10), secretOf(now, 2)),
  });
  const shown = view.suspects.map(({ undo, ...rest }) => ({ ...rest, undo: { ...undo, patch: '', apply: '' } }));
  const text = JSON.stringify({ ...view, suspects: shown });
  for (const secret of [old, now, other]) expect(text).not.toContain(secret);
  const password = view.suspects.find(({ title }) => title.startsWith('DB_PASSWORD'))!;
  expect(password.title).toBe('DB_PASSWORD in .env was changed (its value is not shown)');
  expect(password.undo!.patch).toContain(`+DB_PASSWORD=${old}`);
  expect(password.undo!.shown).toContain('+DB_PASSWORD=***');
  const pool = view.suspects.find(({ title }) => title.startsWith('POOL_MAX'))!;
  expect(pool.undo!.shown).toContain('-POOL_MAX=2\n+POOL_MAX=10');
});

test('anchors are undone for all, and said so; templates and deleted files say why they can not be', () => {
  const anchors = (max: number): string => `defaults: &pool { max: ${max} }\npool:\n  <<: *pool\njobs: *pool\n`;
  const [anchored] = look({ 'a.yaml': file(anchors(10), anchors(2)) }).suspects;
  expect(anchored).toMatchObject({ class: 'pool-reduced', reason: null });
  expect(anchored!.evidence).toContain('It is anchored: 2 other places take the value from here and go back with it.');
  const template = 'pool:\n  {{ if .x }}\n  max: 4\n  {{ end }}\n';
  const view = look({
    'b.yaml': file(template.replace('  max: 4\n', '  min: 1\n'), template.replace('  max', '  min: 1\n  max')),
  });
  expect(view.notes).toEqual(['b.yaml is read line by line: it is a template.']);
  expect(view.suspects[0]).toMatchObject({ undo: null });
  expect(view.suspects[0]!.reason).toMatch(/template/);
  expect(look({ '.env': file('POOL_MAX=10\n', null) }).suspects[0]).toMatchObject({
    location: null,
    undo: null,
    reason: 'Its file is gone at head.',
  });
});

test('a renamed file gets its reverse patch under its old name; a new file has none', () => {
  const files = { 'config/new.env': file('POOL_MAX=10\nA=1\n', 'POOL_MAX=2\nA=1\n') };
  const diff = `diff --git a/config/old.env b/config/new.env\nsimilarity index 80%\nrename from config/old.env\nrename to config/new.env\n--- a/config/old.env\n+++ b/config/new.env\n@@ -1,2 +1,2 @@\n-POOL_MAX=10\n+POOL_MAX=2\n A=1\n`;
  const { suspects } = lookAtInfrastructure({ files, diff, directories: {}, result: makeResult(), blocks: [] });
  expect(suspects[0]!.undo!.apply).toContain('--- a/config/old.env');
  expect(suspects[0]!.undo!.patch).toContain('--- a/config/new.env');
  const added = look({ '.env': file(null, 'LOG_LEVEL=debug\nA=1\n') }).suspects;
  expect(added).toHaveLength(1);
  expect(added[0]!.undo).toMatchObject({ apply: null });
});

test('suites are those whose directory holds the file', () => {
  const files = { 'packages/api/.env': file('POOL_MAX=10\n', 'POOL_MAX=2\n') };
  expect(look(files, {}, { api: 'packages/api', web: 'packages/web' }).suspects[0]!.suites).toEqual(['api']);
  expect(look(files, {}, { api: 'packages/api/', all: '.' }).suspects[0]!.suites).toEqual([]);
});

test('many files and long names stay bounded', () => {
  const many = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [
      `config/${index}/${'x'.repeat(200)}.yaml`,
      file(
        `a${'b'.repeat(3000)}: ${'1'.repeat(5000)}\nmax: 1\n`,
        `a${'b'.repeat(3000)}: ${'2'.repeat(5000)}\nmax: 2\n`,
      ),
    ]),
  );
  const { suspects } = look(many);
  expect(suspects.length).toBeLessThanOrEqual(60);
  expect(Math.max(...suspects.map(({ title }) => title.length))).toBeLessThan(600);
});

test('versions in package.json are left to who takes the lock file back with them', () => {
  const manifest = (moment: object, more: object): string =>
    `${JSON.stringify({ name: 'web', engines: { node: '24' }, dependencies: { preact: '10.0.0', ...moment }, ...more }, null, 2)}\n`;
  const files = {
    'web/package.json': file(
      manifest({}, { devDependencies: { webpack: '5.0.0' } }),
      manifest({ moment: '2.30.1' }, { devDependencies: { webpack: '5.1.0' } }).replace('"24"', '"22"'),
    ),
  };
  const { suspects, changes } = look(files);
  expect(changes.map(({ path }) => path)).toEqual(['engines.node']);
  expect(suspects).toHaveLength(1);
});
