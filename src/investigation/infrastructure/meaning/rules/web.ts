import { ruleOf, type SettingRule } from '../setting-rule.ts';

const kept =
  'Without a connection that stays open each request pays for a new one: a round trip, a handshake, and a socket that has to be closed.';
const server = ruleOf({ class: 'keep-alive-server', dimension: 'duration', worse: 'lower' });
const client = ruleOf({
  class: 'keep-alive-client',
  dimension: 'switch',
  worse: 'lower',
  usual: 'true',
  signals: ['sockets'],
});
const compression = ruleOf({ class: 'compression-level', dimension: 'count', worse: 'higher' });
const timeout = ruleOf({ class: 'timeout-raised', dimension: 'duration', worse: 'higher', zeroIsEndless: true });

/** Connections, compression and timeouts of HTTP and of other calls. */
export const webRules: readonly SettingRule[] = [
  client({
    key: /\b(?:agent|client|outgoing|upstream|proxy|axios|fetch|request|got|undici|dispatcher|http agent|https agent)\b.*\bkeep ?alive(?: (?:enabled?|timeout|ms|msecs))?$|\bagent keep alive$/u,
    why: kept,
  }),
  client({
    key: /\bupstream\b.*\bkeepalive$/u,
    kinds: ['nginx'],
    dimension: 'count',
    usual: '0',
    why: 'nginx keeps that many connections to the service open; without them it opens one for every request.',
  }),
  server({
    key: /\bkeep ?alive(?: timeout)?(?: (?:ms|secs?|seconds))?$/u,
    why: kept,
  }),
  server({
    key: /\bkeep ?alive (?:enabled?|on)$|\benable keep ?alive$|\bkeepalive disable$/u,
    dimension: 'switch',
    usual: 'true',
    why: kept,
  }),
  server({
    key: /\b(?:keepalive requests|max requests per socket|max keep ?alive requests|max requests per connection)$/u,
    dimension: 'count',
    zeroIsEndless: true,
    why: 'A connection is closed after that many requests.',
  }),
  server({
    key: /\bconnection$/u,
    kinds: ['source', 'nginx'],
    dimension: 'switch',
    usual: 'true',
    why: 'The answer tells the client to close its connection: the next request pays for a new one.',
  }),
  compression({
    key: /\b(?:compress(?:ion|or)?|gzip|brotli|deflate|zlib|zstd)\b.*\b(?:level|quality|comp level)$|\bcomp level$|\bbrotli param quality$/u,
    why: 'Higher levels take far more CPU for a few bytes less.',
  }),
  compression({
    key: /\b(?:compress(?:ion)?|gzip|brotli)\b.*\b(?:from|threshold|min length|min size|minimum size|min bytes)$/u,
    dimension: 'size',
    worse: 'lower',
    isSlight: true,
    why: 'Smaller answers are compressed too, which costs more than it saves.',
  }),
  compression({
    key: /\b(?:compress(?:ion)?|gzip|brotli)(?: enabled?| on| static)?$/u,
    dimension: 'switch',
    isSlight: true,
    why: 'Whether answers are compressed moves cost between CPU and bytes.',
  }),
  timeout({
    key: /\b(?:timeout|time out|deadline)(?: (?:ms|millis|milliseconds|s|secs?|seconds|minutes))?$|\b(?:headers|body|socket|read|write|connect|send|idle|request|statement|lock|query|acquire|connection|command|server selection) timeout\b/u,
    why: 'Whatever does not answer is waited for longer, and holds a connection and memory for as long.',
  }),
  timeout({
    key: /\b(?:max )?(?:retries|retry (?:count|limit|attempts|max)|attempts|retries max|max attempts)$/u,
    dimension: 'count',
    why: 'A call that fails is repeated, which multiplies the load on what is slow already.',
  }),
  timeout({
    key: /\b(?:retry|back ?off)\b.*\b(?:delay|interval|base|max|min|wait)(?: ms| seconds)?$/u,
    isSlight: true,
    why: 'A call that fails is repeated later, and the request waits until then.',
  }),
];
