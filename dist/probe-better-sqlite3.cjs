'use strict';

const { normaliseSql } = require('./probe-sql.cjs');
const { begin, end } = require('./probe-statements.cjs');
const { quietly, replace } = require('./probe-wrap.cjs');

const normalise = (text) => normaliseSql(text, 'standard');

const rowsOf = {
  run: (result) => result.changes,
  get: (row) => (row === undefined ? 0 : 1),
  all: (rows) => rows.length,
  iterate: () => undefined,
};

const wrapRun = (key) => (original) =>
  function (...args) {
    const call = begin(
      'better-sqlite3',
      quietly(() => this.source),
      normalise,
    );
    if (call === undefined) return Reflect.apply(original, this, args);
    let rows;
    try {
      const result = Reflect.apply(original, this, args);
      rows = quietly(() => rowsOf[key](result));
      return result;
    } finally {
      end(call, rows);
    }
  };

const patchStatement = (statement) => {
  const prototype = Object.getPrototypeOf(statement);
  for (const key of Object.keys(rowsOf)) replace(prototype, key, wrapRun(key));
};

/** The class of statements is native and known by its instances only. */
const wrapPrepare = (original) => {
  let patched = false;
  return function (...args) {
    const statement = Reflect.apply(original, this, args);
    if (!patched) {
      patched = true;
      quietly(() => patchStatement(statement));
    }
    return statement;
  };
};

/** The methods of databases, before a database takes them over: in some versions a class is made for each. */
const patchMethods = (methods) => replace(methods, 'prepare', wrapPrepare);

module.exports = { patchMethods };
