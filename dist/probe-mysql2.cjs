'use strict';

/**
 * mysql2 has tracing channels. They are left alone: with a subscriber its pool hands out connections by a promise, so that
 * an error that the service throws in its callback ends differently.
 */

const { pool, state } = require('./probe-record.cjs');
const { normaliseSql } = require('./probe-sql.cjs');
const { begin, end, endingCallback, keepCaller, poolCallback, waits } = require('./probe-statements.cjs');
const { quietly, replace } = require('./probe-wrap.cjs');

const normalise = (text) => normaliseSql(text, 'mysql');

const textOf = (query) => (query !== null && typeof query === 'object' ? query.sql : query);

/** Rows of an answer, or of each of several; an answer to a change tells how many rows it changed. */
const rowsOf = (rows) => {
  if (!Array.isArray(rows)) return rows === null || rows === undefined ? undefined : rows.affectedRows;
  if (!rows.some((it) => Array.isArray(it) || (it && it.constructor && it.constructor.name === 'ResultSetHeader')))
    return rows.length;
  return rows.reduce((sum, it) => sum + (Array.isArray(it) ? it.length : it.affectedRows || 0), 0);
};

/** A command keeps its callback until it has its answer; without one it tells by events. */
const watchCommand = (command, call) => {
  if (typeof command.onResult === 'function') command.onResult = endingCallback(command.onResult, call, rowsOf);
  else if (typeof command.once === 'function') command.once('end', () => end(call, undefined));
};

const wrapStatement = (original) =>
  function (...args) {
    const call = begin(
      'mysql2',
      quietly(() => textOf(args[0])),
      normalise,
    );
    const command = Reflect.apply(original, this, args);
    if (call !== undefined) quietly(() => watchCommand(command, call));
    return command;
  };

/** A connection's first command is the handshake. */
const wrapAddCommand = (original) =>
  function (...args) {
    if (state.active && quietly(() => args[0].constructor.name) === 'ClientHandshake') pool.opened += 1;
    return Reflect.apply(original, this, args);
  };

const patchConnection = ({ prototype }) =>
  replace(prototype, 'query', wrapStatement) &&
  replace(prototype, 'execute', wrapStatement) &&
  replace(prototype, 'addCommand', wrapAddCommand);

const isExhausted = ({ config, _allConnections: all, _freeConnections: free }) =>
  free.length === 0 && config.connectionLimit > 0 && all.length >= config.connectionLimit;

/** Calls back in the probe's context of who asked: see the pool of pg. */
const wrapGetConnection = (original) =>
  function (...args) {
    const [callback] = args;
    if (!state.active || typeof callback !== 'function') return Reflect.apply(original, this, args);
    const over = quietly(() => isExhausted(this)) === true ? waits() : null;
    return Reflect.apply(original, this, [poolCallback(callback, over)]);
  };

const wrapPoolStatement = (original) =>
  function (...args) {
    const raw = quietly(() => textOf(args[0]));
    return keepCaller('mysql2', raw, normalise, false, original, this, args);
  };

const patchPool = ({ prototype }) =>
  replace(prototype, 'getConnection', wrapGetConnection) &&
  replace(prototype, 'query', wrapPoolStatement) &&
  replace(prototype, 'execute', wrapPoolStatement);

module.exports = { patchConnection, patchPool };
