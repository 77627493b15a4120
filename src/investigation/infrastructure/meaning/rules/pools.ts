import { ruleOf, type SettingRule } from '../setting-rule.ts';

const pool = ruleOf({ class: 'pool-reduced', dimension: 'count', worse: 'lower', signals: ['pool.wait'] });

const waits =
  'Requests that find every connection taken wait for one: the throughput ends at connections divided by the time that each is held.';

/** Connections that requests share. */
export const poolRules: readonly SettingRule[] = [
  pool({
    key: /\bpool\b.*\b(?:idle (?:timeout|time out)|(?:max )?lifetime|max idle time|eviction interval)(?: ms| millis| seconds)?$/u,
    dimension: 'duration',
    zeroIsEndless: true,
    isSlight: true,
    signals: [],
    counters: ['db.connections'],
    why: 'Connections that are closed sooner are opened more often, and opening one costs a round trip or several.',
  }),
  pool({
    key: /\bpool\b.*\bmin(?:imum)?(?: (?:size|idle|connections))?$|\bmin(?:imum)? (?:pool size|idle)$/u,
    isSlight: true,
    counters: ['db.connections'],
    why: 'Connections that are not kept ready are opened while a request waits.',
  }),
  pool({
    key: /\bpool\b.*\b(?:max|maximum|size|limit|capacity|max (?:connections|open|size|total|active|count)|maximum pool size|overflow)$|\b(?:pool (?:max|size|limit)|max(?:imum)? pool(?: size)?|connection limit|max (?:open )?conns?(?: open)?|max open connections|max active connections|db max connections)$/u,
    why: waits,
  }),
  pool({
    key: /\b(?:max connections|max client conn|default pool size|max db connections|max user connections|reserve pool size)$/u,
    why: 'The server takes fewer sessions at once: whoever comes later waits or is turned away.',
  }),
  pool({
    key: /\bmax (?:sockets|free sockets|sockets per host|connections per host|conns per host|idle conns|idle conns per host)$/u,
    signals: [],
    why: 'Outgoing calls share that many sockets: the others wait for one, or open a new one each time.',
  }),
  pool({
    key: /\b(?:connections|pipelining)$/u,
    kinds: ['source'],
    isSlight: true,
    signals: [],
    why: 'Outgoing calls share that many connections.',
  }),
];
