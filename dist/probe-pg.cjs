'use strict';

const { pool, state } = require('./probe-record.cjs');
const { normaliseSql } = require('./probe-sql.cjs');
const { begin, end, endingCallback, keepCaller, poolCallback, waits } = require('./probe-statements.cjs');
const { observed, quietly, replace } = require('./probe-wrap.cjs');

const normalise = (text) => normaliseSql(text, 'standard');

/** What is sent: a text, an object with it, the name of a prepared statement, or a cursor. */
const textOf = (query) => {
  if (typeof query === 'string') return query;
  if (query === null || typeof query !== 'object') return undefined;
  const { text, name, cursor } = query;
  if (typeof text === 'string' && text !== '') return text;
  if (typeof name === 'string') return `"${name}"`;
  return cursor !== null && typeof cursor === 'object' ? cursor.text : undefined;
};

const textIn = (query) => {
  if (typeof query === 'string') return query;
  try {
    return textOf(query);
  } catch {
    return undefined;
  }
};

/** A text may hold several statements; then there is a result of each. */
const rowsOf = (result) => {
  if (result !== null && typeof result === 'object' && typeof result.rowCount === 'number') return result.rowCount;
  const results = Array.isArray(result) ? result : [result];
  const counts = results.map((it) => (it === null || it === undefined ? null : it.rowCount));
  return counts.every((it) => typeof it === 'number') ? counts.reduce((sum, it) => sum + it, 0) : undefined;
};

const rowsIn = (result) => quietly(() => rowsOf(result));

/** A query that the service has made itself: an "error" listener of ours would keep its errors from it. */
const watchSubmitted = (query, call) => {
  for (const key of ['handleReadyForQuery', 'handleError']) {
    const original = query[key];
    if (typeof original !== 'function') continue;
    const value = function (...args) {
      end(call, rowsIn(query._results));
      return Reflect.apply(original, this, args);
    };
    Object.defineProperty(query, key, { value, writable: true, configurable: true, enumerable: false });
  }
};

const wrapQuery = (original) =>
  function (...args) {
    const call = begin('pg', textIn(args[0]), normalise);
    if (call === undefined) return Reflect.apply(original, this, args);
    const at = typeof args[1] === 'function' ? 1 : typeof args[2] === 'function' ? 2 : 0;
    if (at !== 0) {
      const ended = endingCallback(args[at], call, rowsOf);
      return Reflect.apply(original, this, at === 1 ? [args[0], ended] : [args[0], args[1], ended]);
    }
    if (typeof args[0].submit === 'function') quietly(() => watchSubmitted(args[0], call));
    else if (typeof args[0].callback !== 'function') {
      const result = Reflect.apply(original, this, args);
      return observed(result, (answer) => end(call, rowsIn(answer)));
    }
    return Reflect.apply(original, this, args);
  };

const wrapConnect = (original) =>
  function (...args) {
    if (state.active) pool.opened += 1;
    return Reflect.apply(original, this, args);
  };

const patchClient = (Client) => {
  const { prototype } = Client;
  return replace(prototype, 'query', wrapQuery) && replace(prototype, 'connect', wrapConnect);
};

/** Whether who asks now has to wait until another gives its client back. */
const isExhausted = ({ totalCount, idleCount, waitingCount, options }) =>
  totalCount >= options.max && waitingCount >= idleCount;

const exhausted = (asked) => {
  try {
    return isExhausted(asked);
  } catch {
    return false;
  }
};

const wrapPoolConnect = (original) =>
  function (...args) {
    if (!state.active) return Reflect.apply(original, this, args);
    const over = exhausted(this) ? waits() : null;
    const [callback] = args;
    if (typeof callback !== 'function') {
      const result = Reflect.apply(original, this, args);
      return over === null ? result : observed(result, over);
    }
    return Reflect.apply(original, this, [poolCallback(callback, over)]);
  };

const wrapPoolQuery = (original) =>
  function (...args) {
    const raw = textIn(args[0]);
    const promised = typeof args[1] !== 'function' && typeof args[2] !== 'function';
    return keepCaller('pg', raw, normalise, promised, original, this, args);
  };

const patchPool = (Pool) => {
  const { prototype } = Pool;
  return replace(prototype, 'connect', wrapPoolConnect) && replace(prototype, 'query', wrapPoolQuery);
};

module.exports = { patchClient, patchPool };
