'use strict';

const { now, pool, state, storage } = require('./probe-record.cjs');
const { normaliseSql } = require('./probe-sql.cjs');
const { begin, end, endingCallback, handOn, keepCaller, keptCaller } = require('./probe-statements.cjs');
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

/** A text may hold several statements; then there is a result of each. */
const rowsOf = (result) => {
  const results = Array.isArray(result) ? result : [result];
  const counts = results.map((it) => (it === null || it === undefined ? null : it.rowCount));
  return counts.every((it) => typeof it === 'number') ? counts.reduce((sum, it) => sum + it, 0) : undefined;
};

/** A query that the service has made itself: an "error" listener of ours would keep its errors from it. */
const watchSubmitted = (query, call) => {
  for (const key of ['handleReadyForQuery', 'handleError']) {
    const original = query[key];
    if (typeof original !== 'function') continue;
    const value = function (...args) {
      end(
        call,
        quietly(() => rowsOf(query._results)),
      );
      return Reflect.apply(original, this, args);
    };
    Object.defineProperty(query, key, { value, writable: true, configurable: true, enumerable: false });
  }
};

const wrapQuery = (original) =>
  function (...args) {
    const call = begin(
      'pg',
      quietly(() => textOf(args[0])),
      normalise,
    );
    if (call === undefined) return Reflect.apply(original, this, args);
    const at = [1, 2].find((index) => typeof args[index] === 'function');
    if (at !== undefined) args[at] = endingCallback(args[at], call, rowsOf);
    else if (typeof args[0].submit === 'function') quietly(() => watchSubmitted(args[0], call));
    else if (typeof args[0].callback !== 'function')
      return observed(Reflect.apply(original, this, args), (result) =>
        end(
          call,
          quietly(() => rowsOf(result)),
        ),
      );
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

/** Measures a wait from here on; what is returned is to be called when it is over. */
const waits = () => {
  const { epoch } = state;
  const start = now();
  pool.waits += 1;
  return () => {
    if (epoch === state.epoch) pool.waitTime += now() - start;
  };
};

/**
 * A pool calls back in the context of whoever gave the client back: another request. Only the probe's own context is put
 * right; the service's are as they were.
 */
const wrapPoolConnect = (original) =>
  function (...args) {
    if (!state.active) return Reflect.apply(original, this, args);
    const over = quietly(() => isExhausted(this)) === true ? waits() : null;
    const [callback] = args;
    if (typeof callback !== 'function') {
      const result = Reflect.apply(original, this, args);
      return over === null ? result : observed(result, over);
    }
    const kept = keptCaller();
    const context = storage.getStore();
    args[0] = function (...results) {
      if (over !== null) over();
      const action = () => Reflect.apply(callback, this, results);
      return kept === null ? storage.run(context, action) : handOn(kept, action);
    };
    return Reflect.apply(original, this, args);
  };

const wrapPoolQuery = (original) =>
  function (...args) {
    const raw = quietly(() => textOf(args[0]));
    const promised = typeof args[1] !== 'function' && typeof args[2] !== 'function';
    return keepCaller('pg', raw, normalise, promised, () => Reflect.apply(original, this, args));
  };

const patchPool = (Pool) => {
  const { prototype } = Pool;
  return replace(prototype, 'connect', wrapPoolConnect) && replace(prototype, 'query', wrapPoolQuery);
};

module.exports = { patchClient, patchPool };
