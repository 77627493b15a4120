'use strict';

/** Counts statements that clients of databases send. */

const { lookUp } = require('./probe-callers.cjs');
const { count, createRows, finish, isLeftOver, now, pool, routeOf, state, storage } = require('./probe-record.cjs');

/** Distinct texts; what comes after them is counted together. */
const mostTexts = 500;
/** Texts as they are sent that are remembered: those with values in them are all different. */
const mostRaw = 2000;

/** Texts and, by what was sent, their rows of one client. */
const createClient = (name) => ({
  byText: new Map(),
  byRaw: new Map(),
  others: createRows('statement', name, '(others)'),
});
const clients = new Map();
let texts = 0;

const rowsOfText = (client, name, text) => {
  const known = client.byText.get(text);
  if (known !== undefined) return known;
  texts += 1;
  if (texts > mostTexts) return client.others;
  const rows = createRows('statement', name, text);
  client.byText.set(text, rows);
  return rows;
};

const rowsOf = (name, raw, normalise) => {
  let client = clients.get(name);
  if (client === undefined) {
    client = createClient(name);
    clients.set(name, client);
  }
  const known = client.byRaw.get(raw);
  if (known !== undefined) return known;
  const rows = rowsOfText(client, name, normalise(raw));
  if (client.byRaw.size >= mostRaw) client.byRaw = new Map();
  client.byRaw.set(raw, rows);
  return rows;
};

/**
 * A pool gives a connection to whoever waits for it, in the context of whoever gave it back: another request. So the place
 * and the context of the call that asked are kept here while the pool asks, and handed on when it has a connection.
 */
let keeping = null;
let handed = null;

/** Has a method ask a pool; `promised`: whether it answers by a promise, so that no code of the service is called back. */
const keepCaller = (client, raw, normalise, promised, method, self, args) => {
  let kept = null;
  if (state.active && typeof raw === 'string')
    try {
      const context = storage.getStore();
      const row = rowsOf(client, raw, normalise)(routeOf(context));
      kept = { epoch: state.epoch, context, caller: lookUp(row), promised };
    } catch {
      kept = null;
    }
  const before = keeping;
  keeping = kept;
  try {
    return Reflect.apply(method, self, args);
  } finally {
    keeping = before;
  }
};

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
 * What a pool is to call back with a connection, in the context of who asked; the first statement on it is that of the call that is
 * kept, if any. Pools call back in the context of whoever gave the connection back: another request. Only the probe's own context
 * is put right; the service's are as they were.
 * Made here, and to be handed over in an array of its own: put into the arguments of the call that it was made in, objects of calls
 * that were over outlived collections of the young, each of which took three times as long.
 */
const poolCallback = (callback, over) => {
  const kept = keeping;
  const context = storage.getStore();
  return function (...results) {
    if (over !== null) over();
    if (kept === null) return storage.run(context, Reflect.apply, callback, this, results);
    handed = kept;
    try {
      return Reflect.apply(callback, this, results);
    } finally {
      handed = null;
    }
  };
};

/** Counts a statement that is being sent; undefined while nothing is counted. */
const begin = (client, raw, normalise) => {
  if (!state.active || typeof raw !== 'string') return undefined;
  try {
    const kept = handed !== null && handed.epoch === state.epoch ? handed : null;
    handed = null;
    const context = kept === null ? storage.getStore() : kept.context;
    if (isLeftOver(context)) return undefined;
    const row = rowsOf(client, raw, normalise)(routeOf(context));
    const caller = kept === null ? lookUp(row) : kept.caller;
    count(row, caller);
    return { row, caller, context, promised: kept !== null && kept.promised, start: now(), ended: false };
  } catch {
    return undefined;
  }
};

/** Ends a statement, with the rows that came back where that is known. */
const end = (call, returned) => {
  if (call.ended) return;
  call.ended = true;
  try {
    finish(call.row, call.caller, now() - call.start, returned);
  } catch {
    // Its time is missing then.
  }
};

const rowsIn = (rowsOfAnswer, answer) => {
  try {
    return rowsOfAnswer(answer);
  } catch {
    return undefined;
  }
};

/**
 * A callback that ends the statement before it does what it is there for, in the request that the statement belongs to, which a
 * connection knows nothing of.
 */
const endingCallback = (callback, call, rowsOfAnswer) =>
  function (...args) {
    end(call, rowsIn(rowsOfAnswer, args[1]));
    return call.promised || storage.getStore() === call.context
      ? Reflect.apply(callback, this, args)
      : storage.run(call.context, Reflect.apply, callback, this, args);
  };

/** Lets go what is only there to be quick, so that it is not taken for the service's. */
const forgetRaw = () => {
  for (const client of clients.values()) client.byRaw = new Map();
};

const hasSurplus = () => texts > mostTexts;

module.exports = { begin, end, endingCallback, forgetRaw, hasSurplus, keepCaller, poolCallback, waits };
