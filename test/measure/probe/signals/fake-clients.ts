/** Packages that are built like the clients of databases that the probe knows, as far as it looks at them. */
const manifest = (name: string, main: string): string => JSON.stringify({ name, version: '99.1.0', main });

const mysql2 = {
  'node_modules/mysql2/package.json': manifest('mysql2', 'index.js'),
  'node_modules/mysql2/index.js': `exports.createPool = () => new (require('./lib/base/pool.js'))();`,
  'node_modules/mysql2/lib/base/connection.js': `
class ClientHandshake {}
class Connection {
  constructor() { this.addCommand(new ClientHandshake()); }
  addCommand(command) { return command; }
  query(sql, values, done) {
    const command = typeof sql === 'object' ? sql : { sql, onResult: done, once() {} };
    // Long enough that on the slowest machine others ask meanwhile.
    setTimeout(() => command.onResult(null, [{ id: 1 }, { id: 2 }], []), 3);
    return command;
  }
  execute(sql, values, done) {
    const command = { sql, onResult: done, once() {} };
    setTimeout(() => command.onResult(null, { affectedRows: 5 }), 3);
    return command;
  }
}
module.exports = Connection;`,
  // One connection, which is handed on by the one who gives it back.
  'node_modules/mysql2/lib/base/pool.js': `
const Connection = require('./connection.js');
module.exports = class Pool {
  constructor() { this.config = { connectionLimit: 1 }; this._allConnections = []; this._freeConnections = []; this._waiting = []; }
  getConnection(done) {
    if (this._freeConnections.length > 0) { const it = this._freeConnections.pop(); process.nextTick(() => done(null, it)); }
    else if (this._allConnections.length < 1) { const it = new Connection(); this._allConnections.push(it); process.nextTick(() => done(null, it)); }
    else this._waiting.push(done);
  }
  release(connection) {
    const next = this._waiting.shift();
    if (next) next(null, connection); else this._freeConnections.push(connection);
  }
  query(sql, values, done) {
    this.getConnection((_, connection) => connection.query({ sql, once() {}, onResult: (...it) => { this.release(connection); done(...it); } }));
  }
  execute(sql, values, done) {
    this.getConnection((_, connection) => connection.execute(sql, values, (...it) => { this.release(connection); done(...it); }));
  }
};`,
};

const mongodb = {
  'node_modules/mongodb/package.json': manifest('mongodb', 'lib/index.js'),
  'node_modules/mongodb/lib/index.js': `exports.Connection = require('./cmap/connection.js').Connection;`,
  'node_modules/mongodb/lib/cmap/connection.js': `
exports.Connection = class Connection {
  async command(ns, command, options, responseType) {
    if (command.find === 'nothing') throw new Error('no such collection');
    return command.find === undefined ? { n: 4 } : { cursor: { firstBatch: [1, 2, 3] } };
  }
};`,
};

const redis = {
  'node_modules/redis/package.json': manifest('redis', 'index.js'),
  'node_modules/redis/index.js': `exports.Queue = require('@redis/client').Queue;`,
  'node_modules/@redis/client/package.json': manifest('@redis/client', 'dist/index.js'),
  'node_modules/@redis/client/dist/index.js': `exports.Queue = require('./lib/client/commands-queue.js').default;`,
  'node_modules/@redis/client/dist/lib/client/commands-queue.js': `
exports.default = class RedisCommandsQueue { addCommand(args) { return Promise.resolve('value of ' + args[1]); } };`,
};

const ioredis = {
  'node_modules/ioredis/package.json': manifest('ioredis', 'built/Redis.js'),
  'node_modules/ioredis/built/Redis.js': `
class Redis {
  sendCommand(command) { setImmediate(() => command.resolve('value')); return command.promise; }
  get(key) {
    const command = { name: 'get', args: [key] };
    command.promise = new Promise((resolve, reject) => Object.assign(command, { resolve, reject }));
    this.sendCommand(command);
    return this.sendCommand(command);
  }
}
module.exports = Redis; module.exports.default = Redis;`,
};

const sqlite = {
  'node_modules/better-sqlite3/package.json': manifest('better-sqlite3', 'lib/database.js'),
  'node_modules/better-sqlite3/lib/database.js': `
module.exports = function Database() {};
module.exports.prototype.prepare = require('./methods/wrappers').prepare;`,
  'node_modules/better-sqlite3/lib/methods/wrappers.js': `
class Statement {
  constructor(source) { this.source = source; }
  run() { return { changes: 2 }; }
  get() { return undefined; }
  all() { if (this.source.includes('broken')) throw new Error('near "broken": syntax error'); return [1, 2, 3]; }
  iterate() { return [1][Symbol.iterator](); }
}
exports.prepare = function prepare(source) { return new Statement(source); };`,
};

/** A version in which everything has another name. */
const otherPg = {
  'node_modules/pg/package.json': manifest('pg', 'lib/client.js'),
  'node_modules/pg/lib/client.js': `module.exports = { connectTo: () => {} };`,
};

export const fakeClients = { mysql2, mongodb, redis, ioredis, sqlite, otherPg } as const;
