'use strict';

/**
 * What is counted between two commands of Pacegate: rows, each of one kind, name, text and route. A row is found without
 * building a key: who counts keeps its rows by the number of the route.
 */

const { AsyncLocalStorage } = require('node:async_hooks');
const { performance } = require('node:perf_hooks');

/** Taken before the service can replace it, as tests with a clock of their own do. */
const now = performance.now.bind(performance);

/** More are put together into one: a service that makes up routes or texts must not fill its own memory. */
const mostRows = 3000;
/**
 * The first calls of a row all have their caller looked up, later ones at random: one of half of those before, one of
 * so many at the most. What is seen is weighted with that, so that the shares are right however many calls there are.
 */
const everyCaller = 2;
const seldom = 64;

/** How long a request of before the count may still be at work, ms: what it does then belongs to none that is counted. */
const leftOver = 2000;

const state = { active: false, epoch: 0, since: 0 };
/** Holds the request that the running code belongs to: see `contextOf`. */
const storage = new AsyncLocalStorage();
const pool = { opened: 0, waits: 0, waitTime: 0 };

let rows = [];
let changed = [];

const newRow = (kind, name, text, route) => {
  const row = {
    id: rows.length,
    kind,
    name,
    text,
    route,
    epoch: state.epoch,
    count: 0,
    time: 0,
    rows: null,
    callers: null,
    told: false,
    changed: false,
  };
  rows.push(row);
  return row;
};

/** For what finds no room: one row a kind. */
let others = new Map();
const otherRow = (kind) => {
  let row = others.get(kind);
  if (row === undefined) {
    row = newRow(kind, '', '(others)', 0);
    others.set(kind, row);
  }
  return row;
};

/** Where one call, or one statement, finds its row of a route. */
const createRows = (kind, name, text) => {
  const byRoute = [];
  return (route) => {
    const known = byRoute[route];
    if (known !== undefined && known.epoch === state.epoch) return known;
    const row = rows.length < mostRows ? newRow(kind, name, text, route) : otherRow(kind);
    byRoute[route] = row;
    return row;
  };
};

/** Xorshift: the service's own Math.random() must go on as if nobody else drew from it. */
let seed = 0x9e3779b9;
const random = () => {
  seed ^= seed << 13;
  seed ^= seed >>> 17;
  seed ^= seed << 5;
  return (seed >>> 0) / 0x100000000;
};

/** How many calls of the row the next one stands for when its caller is looked up; 0 when it is not to be. */
const weightOfNext = (row) => {
  const oneOf = Math.min(seldom, Math.max(1, row.count / everyCaller));
  return oneOf === 1 || random() * oneOf < 1 ? oneOf : 0;
};

const touch = (row) => {
  if (row.changed) return;
  row.changed = true;
  changed.push(row);
};

/** Counts a call; `caller` is null, or the place that it comes from and the weight that it has. */
const count = (row, caller) => {
  row.count += 1;
  touch(row);
  if (caller === null) return;
  if (row.callers === null) row.callers = new Map();
  const known = row.callers.get(caller.place);
  if (known === undefined) row.callers.set(caller.place, { count: caller.weight, time: 0 });
  else known.count += caller.weight;
};

/** Adds what is known when a call that was counted has ended. */
const finish = (row, caller, time, returned) => {
  if (row.epoch !== state.epoch) return;
  row.time += time;
  if (typeof returned === 'number' && returned >= 0) row.rows = (row.rows === null ? 0 : row.rows) + returned;
  touch(row);
  if (caller !== null) row.callers.get(caller.place).time += time * caller.weight;
};

/** Number of the route that a context belongs to now; 0 outside of requests, and for what an earlier command began. */
const routeOf = (context) => (context === undefined || context.epoch !== state.epoch ? 0 : context.route);

/** Whether a context is that of a request which began before the count, and not of work that goes on for ever since then. */
const isLeftOver = (context) =>
  context !== undefined && context.epoch !== state.epoch && now() - state.since < leftOver;

/** Forgets everything, for the next count. */
const reset = (epoch) => {
  state.epoch = epoch;
  state.since = now();
  rows = [];
  changed = [];
  others = new Map();
  Object.assign(pool, { opened: 0, waits: 0, waitTime: 0 });
};

/** The rows that have changed since they were last taken. */
const takeChanged = () => {
  const taken = changed;
  changed = [];
  for (const row of taken) row.changed = false;
  return taken;
};

const hasChanged = () => changed.length > 0;

module.exports = {
  now,
  state,
  storage,
  pool,
  createRows,
  weightOfNext,
  count,
  finish,
  routeOf,
  isLeftOver,
  reset,
  takeChanged,
  hasChanged,
};
