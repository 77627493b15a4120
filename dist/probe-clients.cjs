'use strict';

/** Finds the clients of databases among the files that the service loads, and has them counted. */

const { clients, databases, others } = require('./probe-client-files.cjs');
const { quietly, replace } = require('./probe-wrap.cjs');

const readFileSync = require('node:fs').readFileSync;
const { sep } = require('node:path');

const seen = new Set();
const known = new Set();
const unknown = new Map();
const uncounted = new Map();

const versionOf = (path, name) =>
  quietly(() => {
    const place = `node_modules${sep}${name.split('/').join(sep)}`;
    const end = path.lastIndexOf(place) + place.length;
    return JSON.parse(readFileSync(`${path.slice(0, end)}${sep}package.json`, 'utf8')).version;
  }) || 'of an unknown version';

let tell = () => {};

const look = (path, exported) => {
  const client = clients.find(({ file }) => file.test(path));
  if (client === undefined) {
    const other = others.exec(path);
    if (other !== null && !uncounted.has(other[1])) uncounted.set(other[1], path);
    return;
  }
  if (seen.has(path)) return;
  seen.add(path);
  const { name, from, patch } = client;
  tell();
  if (quietly(() => require(from)[patch](exported)) === true) known.add(name);
  // A file of the service itself may have such a name, and redis 4 has nothing of its own in its index.
  else if (path.includes(`${sep}node_modules${sep}`) && name !== 'redis') unknown.set(name, versionOf(path, name));
};

/**
 * Those that were loaded in a way that `_compile` has not seen, as with a loader that has their text from elsewhere. It leaves files
 * here that were only looked at for the names that they export.
 */
const lookAtLoaded = (cache) => {
  for (const path of Object.keys(cache)) {
    const { exports, loaded } = cache[path];
    const isEmpty = typeof exports === 'object' && (exports === null || Object.keys(exports).length === 0);
    if (loaded && !isEmpty && !seen.has(path)) look(path, exports);
  }
};

const ports = new Set();

const watchPorts = (channels) =>
  channels.subscribe('net.client.socket', (message) =>
    quietly(() =>
      message.socket.once('connect', function () {
        if (databases.has(this.remotePort)) ports.add(this.remotePort);
      }),
    ),
  );

/**
 * `_compile` runs for every CommonJS file, whether `require` or `import` asked for it; all these clients are CommonJS. It is
 * there in every version of Node, which module.registerHooks() is not, and leaves the loaders of ES modules asleep.
 */
const hookClients = (found) => {
  tell = found;
  const Module = require('node:module');
  replace(
    Module.prototype,
    '_compile',
    (original) =>
      function (...args) {
        const result = Reflect.apply(original, this, args);
        if (typeof args[1] === 'string') quietly(() => look(args[1], this.exports));
        return result;
      },
  );
  watchPorts(require('node:diagnostics_channel'));
  return { lookAtLoaded: () => quietly(() => lookAtLoaded(Module._cache)) };
};

/** What can't be observed of databases, in sentences. */
const missingClients = () => {
  const versions = [...unknown].map(([name, version]) => ({
    what: `statements of ${name}`,
    reason: `${name} ${version} sends its statements in a way that Pacegate does not know.`,
  }));
  const unseen = [...ports].filter(
    (port) => !databases.get(port).clients.some((it) => known.has(it) || unknown.has(it)),
  );
  const strangers = [...uncounted].map(([name, path]) => ({
    what: `statements of ${name}`,
    reason: `${name} ${versionOf(path, name)} is none of the clients whose statements Pacegate counts.`,
  }));
  return [
    ...versions,
    ...strangers,
    ...unseen.map((port) => ({
      what: 'statements',
      reason: `The service has a connection to port ${port} (${databases.get(port).name}), and no client that Pacegate knows was loaded: it is another one, or bundled with the service.`,
    })),
  ];
};

/** Whether a client was loaded that has connections to be counted. */
const hasPools = () => known.has('pg') || known.has('mysql2');

module.exports = { hookClients, missingClients, hasPools };
