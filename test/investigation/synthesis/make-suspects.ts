import type { Suspect } from '../../../src/investigation/suspect.ts';

/** Takes back lines 41 to 47 of the head. */
export const ordersPatch = `diff --git a/src/orders.js b/src/orders.js
--- a/src/orders.js
+++ b/src/orders.js
@@ -38,11 +38,9 @@
 /** A page of a customer's orders with what was bought, the newest first. */
 export const ordersOf = async ({ database }, customer, page) => {
   const { rows } = await database.query(ordersStatement, [customer, pageSize]);
-  const orders = await Promise.all(
-    rows.map(async (order) => {
-      const lines = await linesOf(database, [order.id]);
-      return orderOf(order, lines.get(order.id) ?? []);
-    }),
+  const lines = await linesOf(
+    database,
+    rows.map(({ id }) => id),
   );
-  return { page, orders };
+  return { page, orders: rows.map((order) => orderOf(order, lines.get(order.id) ?? [])) };
 };
`;

export const makeSuspect = (differences: Partial<Suspect> = {}): Suspect => ({
  expert: 'code',
  class: 'change',
  title: 'Changed code in src/money.js:12',
  location: { path: 'src/money.js', startLine: 12, endLine: 14 },
  evidence: ['3 lines were changed.'],
  weight: 0.08,
  undo: {
    kind: 'hunk',
    patch: '--- a/src/money.js\n+++ b/src/money.js\n@@ -12,1 +12,1 @@\n-const a = 1;\n+const a = 2;\n',
    apply: '--- a/src/money.js\n+++ b/src/money.js\n@@ -12,1 +12,1 @@\n-const a = 2;\n+const a = 1;\n',
    units: ['src/money.js#1'],
  },
  reason: null,
  counters: [],
  suites: [],
  ...differences,
});

export const guiltySuspect = makeSuspect({
  class: 'n-plus-one',
  title: 'A query for every order in src/orders.js:43',
  location: { path: 'src/orders.js', startLine: 41, endLine: 47 },
  evidence: [
    '`select * from order_lines where order_id = ?`: 0 → 26 per request, from src/orders.js:43.',
    'The call of linesOf in src/orders.js:43 is made for every item of rows.',
  ],
  weight: 0.93,
  undo: { kind: 'hunk', patch: ordersPatch, apply: ordersPatch, units: ['src/orders.js#2'] },
  counters: ['db.queries'],
  suites: ['api'],
});

export const storeSuspects: readonly Suspect[] = [
  guiltySuspect,
  makeSuspect({
    expert: 'infrastructure',
    class: 'cache-lifetime',
    title: 'cache.ttl in config/production.json went from 10m to 5m (2 times less)',
    location: { path: 'config/production.json', startLine: 9, endLine: 9 },
    evidence: ['10m is 10 min and 5m is 5 min.', 'A shorter lifetime makes more misses.'],
    weight: 0.41,
    undo: {
      kind: 'configuration',
      patch:
        '--- a/config/production.json\n+++ b/config/production.json\n@@ -9,1 +9,1 @@\n-  "ttl": "5m"\n+  "ttl": "10m"\n',
      apply: null,
      units: ['config/production.json:cache.ttl'],
    },
    counters: ['db.queries'],
  }),
  makeSuspect({
    class: 'dependency-slower',
    title: 'express 4.21.1 to 4.21.2',
    location: { path: 'package.json', startLine: 14, endLine: 14 },
    evidence: ['express: 0.41 ms per request on base, 0.43 ms on head.'],
    weight: 0.3,
    undo: { kind: 'dependency', patch: '', apply: null, units: ['package.json#express'] },
  }),
  makeSuspect({ weight: 0.1 }),
  makeSuspect({
    title: 'Changed code in src/cart.js:8',
    location: { path: 'src/cart.js', startLine: 8, endLine: 8 },
    undo: { kind: 'hunk', patch: '', apply: null, units: ['src/cart.js#1'] },
  }),
  makeSuspect({
    expert: 'infrastructure',
    class: 'autoscaling',
    title: 'spec.replicas in deploy/api.yaml went from 4 to 3',
    location: { path: 'deploy/api.yaml', startLine: 7, endLine: 7 },
    evidence: [],
    weight: 0.05,
    undo: null,
    reason:
      'It acts where the service is deployed (Kubernetes), not where it is measured: undoing it here would show nothing.',
  }),
];
