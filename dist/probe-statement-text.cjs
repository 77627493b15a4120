'use strict';

/** Names what is sent to databases without SQL, and leaves the values out: they are users' data. */

const longestText = 2000;
const mostKeys = 20;
const deepest = 4;

/** A document's keys without its values: {a: ?, b: {$in: [?]}}. */
const shapeOf = (value, depth = 0) => {
  if (Array.isArray(value)) {
    const shapes = new Set(value.slice(0, mostKeys).map((it) => shapeOf(it, depth + 1)));
    return `[${[...shapes].join(', ')}]`;
  }
  const prototype = value !== null && typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
  if (depth >= deepest || (prototype !== Object.prototype && prototype !== null)) return '?';
  const keys = Object.keys(value);
  const shown = keys.slice(0, mostKeys).map((key) => `${key}: ${shapeOf(value[key], depth + 1)}`);
  return `{${shown.join(', ')}${keys.length > mostKeys ? ', …' : ''}}`;
};

/** A command of MongoDB: its name, collection, and the shape of what it looks for. */
const describeMongo = (command) => {
  const name = Object.keys(command)[0] || '';
  const firstOf = (list) => (Array.isArray(list) ? list[0] : undefined);
  const what =
    command.filter || command.query || command.pipeline || firstOf(command.updates) || firstOf(command.deletes);
  const collection = typeof command[name] === 'string' ? ` ${command[name]}` : '';
  const cursor = typeof command.collection === 'string' ? ` ${command.collection}` : '';
  return `${name}${collection}${cursor}${what === undefined ? '' : ` ${shapeOf(what)}`}`.slice(0, longestText);
};

/** A name that a program gives, not a value: "session" of "session:81ab", but nothing of "jane@example.org". */
const isName = (part) => /^[A-Za-z][A-Za-z_.-]{0,30}$/.test(part);

/** A command of Redis: its name and its key without what differs from key to key. */
const describeRedis = (name, key) => {
  const command = String(name).toUpperCase().slice(0, 40);
  if (typeof key !== 'string' && !Buffer.isBuffer(key)) return command;
  const parts = String(key).slice(0, 200).split(':').slice(0, 6);
  return parts.length === 1 ? `${command} ?` : `${command} ${parts.map((it) => (isName(it) ? it : '?')).join(':')}`;
};

module.exports = { describeMongo, describeRedis };
