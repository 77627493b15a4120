'use strict';

/** Counts synchronous work inside requests: while it lasts no other request is answered. */

const { lookUp } = require('./probe-callers.cjs');
const { count, createRows, finish, now, routeOf, state, storage } = require('./probe-record.cjs');
const { quietly, replace } = require('./probe-wrap.cjs');

/** Bytes from which on random numbers and digests hold others up by more than their call takes. */
const large = 65536;

const sizeOf = (data) => (data === null || data === undefined ? 0 : data.byteLength || data.length || 0);

/** crypto does little things synchronously too, and has no other way to do them: these calls count from a size on. */
const isLarge = {
  randomFillSync: ([buffer, , size]) => (typeof size === 'number' ? size : sizeOf(buffer)) >= large,
  randomBytes: ([size, callback]) => typeof callback !== 'function' && size >= large,
  hash: ([, data]) => sizeOf(data) >= large,
};
const cheap = new Set(['hkdfSync', 'generateKeySync']);

/** Set while a call is timed: appendFileSync calls writeFileSync, which is the same work. */
let inside = false;

const wrap = (call, original, counts) => {
  const rows = createRows('sync', call, '');
  const record = (context, time) => {
    const row = rows(routeOf(context));
    const caller = lookUp(row);
    count(row, caller);
    finish(row, caller, time, null);
  };
  return function (...args) {
    const context = state.active && !inside ? storage.getStore() : undefined;
    if (context === undefined || context.epoch !== state.epoch || quietly(() => counts(args)) !== true)
      return Reflect.apply(original, this, args);
    inside = true;
    const start = now();
    try {
      return Reflect.apply(original, this, args);
    } finally {
      const time = now() - start;
      quietly(() => record(context, time));
      inside = false;
    }
  };
};

const always = () => true;

const hook = (owner, name, key, counts = always) =>
  replace(owner, key, (original) => wrap(`${name}.${key}`, original, counts));

const syncKeys = (owner) =>
  Object.keys(owner).filter((key) => key.endsWith('Sync') && typeof owner[key] === 'function');

/** Returns the names of what could not be wrapped. */
const hookSyncCalls = () => {
  const missing = [];
  const all = (name, owner, keys, counts = {}) => {
    const failed = keys.filter((key) => !hook(owner, name, key, counts[key]));
    missing.push(...failed.map((key) => `${name}.${key}`));
  };
  const fs = require('node:fs');
  const crypto = require('node:crypto');
  const zlib = require('node:zlib');
  all('fs', fs, syncKeys(fs));
  const oneShot = Object.keys(isLarge).filter((key) => typeof crypto[key] === 'function');
  const keys = new Set([...syncKeys(crypto).filter((key) => !cheap.has(key)), ...oneShot]);
  all('crypto', crypto, [...keys], isLarge);
  all('zlib', zlib, syncKeys(zlib));
  all('child_process', require('node:child_process'), ['execSync', 'execFileSync', 'spawnSync']);
  all('Atomics', Atomics, ['wait']);
  return missing;
};

module.exports = { hookSyncCalls };
