import { ruleOf, type SettingRule } from '../setting-rule.ts';

const lifetime = ruleOf({ class: 'cache-lifetime', dimension: 'duration', worse: 'lower' });
const cache = ruleOf({ class: 'cache-bypassed', dimension: 'switch', worse: 'lower' });

/** Caches: whether they are asked, how long they keep, and how much. */
export const cacheRules: readonly SettingRule[] = [
  lifetime({
    key: /\b(?:ttl|lifetime|life time|time to live|std ?ttl|stale (?:time|ttl|while revalidate)|s ?max ?age)(?: (?:ms|millis|milliseconds|s|secs?|seconds|minutes|hours))?$/u,
    why: 'What is forgotten sooner is loaded more often, each time by a request that waits for it.',
  }),
  lifetime({
    key: /\bcach(?:e|es|ed|ing)\b.*\b(?:max age|expir(?:y|es|e|ation)(?: (?:time|in|after write|after))?|duration|timeout|seconds|ms|minutes|for|valid|inactive|interval)$|\bproxy cache valid$|\bexpires$/u,
    why: 'What is forgotten sooner is loaded more often, each time by a request that waits for it.',
  }),
  lifetime({
    key: /\bcach(?:e|es|ed|ing)\b.*\b(?:size|entries|max|max (?:size|entries|items|keys|count|elements)|limit|capacity)$|\b(?:max (?:keys|entries|items)|cache (?:max|size|limit|mb|kb))$|\bmaxmemory$/u,
    dimension: 'size',
    why: 'A cache with less room forgets what is still asked for.',
  }),
  lifetime({
    key: /\bentries$/u,
    dimension: 'count',
    why: 'A cache with less room forgets what is still asked for.',
  }),
  cache({
    key: /\b(?:no ?cache|disable (?:\w+ )?cach(?:e|ing)|(?:cache|caching) disabled?|skip cache|bypass cache)$/u,
    worse: 'higher',
    why: 'Every request loads what the cache held before.',
  }),
  cache({
    key: /\bcach(?:e|es|ing)\b(?:.*\b(?:enabled?|active|on|use|store|driver|backend|type|provider|adapter))?$|\b(?:enable|use|with) (?:\w+ )?cach(?:e|ing)$|\b(?:proxy|fastcgi|uwsgi) cache$|\bopen file cache$/u,
    why: 'Every request loads what the cache held before.',
  }),
  cache({
    key: /\bmaxmemory policy$/u,
    dimension: 'text',
    worse: 'either',
    isSlight: true,
    why: 'It decides what the cache forgets when it is full.',
  }),
];
