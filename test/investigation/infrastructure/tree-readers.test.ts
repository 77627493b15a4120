import { expect, test } from '@jest/globals';
import { readSettings } from '../../../src/investigation/infrastructure/read/read-settings.ts';
import { differ, swap } from './differ.ts';

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
