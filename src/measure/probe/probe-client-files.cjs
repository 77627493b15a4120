'use strict';

/** Which files of which clients statements go through, and how databases are known without them. */

/** Their parts that statements go through: by file, since what a package exports is made of others' pieces. */
const clients = [
  { name: 'pg', file: /[\\/]pg[\\/]lib[\\/](?:native[\\/])?client\.js$/, from: './probe-pg.cjs', patch: 'patchClient' },
  { name: 'pg-pool', file: /[\\/]pg-pool[\\/]index\.js$/, from: './probe-pg.cjs', patch: 'patchPool' },
  {
    name: 'mysql2',
    file: /[\\/]mysql2[\\/]lib[\\/](?:base[\\/])?connection\.js$/,
    from: './probe-mysql2.cjs',
    patch: 'patchConnection',
  },
  {
    name: 'mysql2',
    file: /[\\/]mysql2[\\/]lib[\\/](?:base[\\/])?pool\.js$/,
    from: './probe-mysql2.cjs',
    patch: 'patchPool',
  },
  {
    name: 'mongodb',
    file: /[\\/]mongodb[\\/]lib[\\/]cmap[\\/]connection\.js$/,
    from: './probe-mongodb.cjs',
    patch: 'patchConnection',
  },
  {
    name: '@redis/client',
    file: /[\\/]@redis[\\/]client[\\/]dist[\\/]lib[\\/]client[\\/]commands-queue\.js$/,
    from: './probe-redis.cjs',
    patch: 'patchQueue',
  },
  {
    name: 'ioredis',
    file: /[\\/]ioredis[\\/]built[\\/](?:[Rr]edis|redis[\\/]index)\.js$/,
    from: './probe-redis.cjs',
    patch: 'patchIoredis',
  },
  // After ioredis, of which version 4 has a file of this name.
  { name: 'redis', file: /[\\/]redis[\\/]index\.js$/, from: './probe-redis.cjs', patch: 'patchOldClient' },
  {
    name: 'better-sqlite3',
    file: /[\\/]better-sqlite3[\\/]lib[\\/]methods[\\/]wrappers\.js$/,
    from: './probe-better-sqlite3.cjs',
    patch: 'patchMethods',
  },
];

/** Those that have nothing in common with the ones above: a directory of each, whose name they have. */
const others =
  /[\\/]node_modules[\\/](mysql|mariadb|postgres|tedious|oracledb|cassandra-driver|neo4j-driver|sqlite3|@libsql[\\/]client|iovalkey)[\\/]/;

/** Databases by the port that they listen on unless told otherwise. */
const databases = new Map([
  [5432, { name: 'PostgreSQL', clients: ['pg'] }],
  [6432, { name: 'PostgreSQL', clients: ['pg'] }],
  [3306, { name: 'MySQL', clients: ['mysql2'] }],
  [27017, { name: 'MongoDB', clients: ['mongodb'] }],
  [6379, { name: 'Redis', clients: ['@redis/client', 'redis', 'ioredis'] }],
]);
module.exports = { clients, databases, others };
