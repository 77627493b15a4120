import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/gate/sight.ts
var cacheClients = /* @__PURE__ */ new Set(["redis", "ioredis"]);
var isCache = (client) => cacheClients.has(client);
var sidesOf = (blocks, side) => blocks.flatMap((block) => block.sides[side] ?? []);
var sends = ({ signals }) => signals !== void 0 && (signals.pool !== null || signals.statements.some(({ client }) => !isCache(client)));
var isRead = ({ sides: { base, head } }) => {
  const there = [base, head].filter((side) => side !== null);
  return there.length > 0 && there.every(({ database }) => database !== void 0);
};
var missingStatements = ({ missing }) => missing.filter(({ what }) => /statement/iu.test(what));
var sightOf = (blocks) => {
  const [bases, heads] = [sidesOf(blocks, "base"), sidesOf(blocks, "head")];
  const probed = [...bases, ...heads].flatMap(({ signals }) => signals ?? []);
  const known = bases.length > 0 ? bases : heads;
  const sent = known.flatMap(({ signals }) => signals?.statements ?? []);
  const database = blocks.some(isRead);
  const probe = probed.length > 0;
  const whoElse = (sees) => {
    if (known.some(sees)) return "clients";
    if (database) return "database";
    return heads.some(sees) ? "clients" : null;
  };
  const unseen = probed.some((signals) => missingStatements(signals).length > 0);
  return {
    probe,
    database,
    statements: whoElse(sends) ?? (sent.length > 0 ? "clients" : unseen ? "nobody" : null),
    connections: whoElse(({ signals }) => (signals?.pool ?? null) !== null),
    rows: sent.some(({ client, rows }) => rows !== null && !isCache(client)),
    tables: known.some((side) => (side.database?.tables.length ?? 0) > 0),
    caches: sent.length > 0 && sent.every(({ client }) => isCache(client))
  };
};

export {
  isCache,
  missingStatements,
  sightOf
};
