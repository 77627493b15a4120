'use strict';

/** Command monitoring would have to be asked for by the service: every command passes through its connection's method. */

const { describeMongo } = require('./probe-statement-text.cjs');
const { begin, end, endingCallback } = require('./probe-statements.cjs');
const { observed, quietly, replace } = require('./probe-wrap.cjs');

/** The client's own: looking for servers, authentication, ends of sessions. */
const ownCommands = new Set(['hello', 'ismaster', 'isMaster', 'ping', 'saslStart', 'saslContinue', 'endSessions']);

const textOf = (command) => {
  if (command === null || typeof command !== 'object' || ownCommands.has(Object.keys(command)[0])) return undefined;
  return describeMongo(command);
};

const rowsOf = (answer) => {
  if (answer === null || typeof answer !== 'object') return undefined;
  // Newer versions read an answer's batch only when it is asked for.
  if (typeof answer.batchSize === 'number') return answer.batchSize;
  const { cursor, n } = answer;
  const batch = cursor !== null && typeof cursor === 'object' ? cursor.firstBatch || cursor.nextBatch : undefined;
  return Array.isArray(batch) ? batch.length : n;
};

const same = (text) => text;

/** Up to version 4 the last argument is a callback; later it may be the class of the answer. */
const isCallback = (value) => {
  if (typeof value !== 'function') return false;
  const prototype = Object.getOwnPropertyDescriptor(value, 'prototype');
  return prototype === undefined || prototype.writable === true;
};

const wrapCommand = (original) =>
  function (...args) {
    const call = begin(
      'mongodb',
      quietly(() => textOf(args[1])),
      same,
    );
    if (call === undefined) return Reflect.apply(original, this, args);
    const last = args.length - 1;
    const ended = last > 1 && isCallback(args[last]) ? [endingCallback(args[last], call, rowsOf)] : [];
    const sent = ended.length === 0 ? args : [...args.slice(0, last), ...ended];
    return observed(Reflect.apply(original, this, sent), (answer) =>
      end(
        call,
        quietly(() => rowsOf(answer)),
      ),
    );
  };

const patchConnection = ({ Connection }) => replace(Connection.prototype, 'command', wrapCommand);

module.exports = { patchConnection };
