'use strict';

/**
 * The clients of Redis. Both have tracing channels by now, which are left alone: with a subscriber ioredis marks rejections
 * as handled that the service does not handle.
 */

const { describeRedis } = require('./probe-statement-text.cjs');
const { begin, end, endingCallback } = require('./probe-statements.cjs');
const { observed, quietly, replace } = require('./probe-wrap.cjs');

/** What a client says on a new connection. */
const ownCommands = new Set(['auth', 'hello', 'client', 'select', 'info', 'ping', 'readonly', 'command']);

const textOf = (name, key) => (ownCommands.has(String(name).toLowerCase()) ? undefined : describeRedis(name, key));

const same = (text) => text;
const unknown = () => undefined;

/** redis 4 and later: every command goes through the queue, that of transactions too. */
const wrapAddCommand = (original) =>
  function (...args) {
    const call = begin(
      'redis',
      quietly(() => textOf(args[0][0], args[0][1])),
      same,
    );
    const result = Reflect.apply(original, this, args);
    return call === undefined ? result : observed(result, () => end(call, undefined));
  };

const patchQueue = ({ default: Queue }) => replace(Queue.prototype, 'addCommand', wrapAddCommand);

/** redis 2 and 3. */
const wrapInternal = (original) =>
  function (...args) {
    const [command] = args;
    const call = begin(
      'redis',
      quietly(() => textOf(command.command, command.args[0])),
      same,
    );
    if (call !== undefined)
      quietly(() => {
        if (typeof command.callback === 'function') command.callback = endingCallback(command.callback, call, unknown);
      });
    return Reflect.apply(original, this, args);
  };

const patchOldClient = ({ RedisClient }) => replace(RedisClient.prototype, 'internal_send_command', wrapInternal);

/** Commands pass more than once when there is no connection yet. */
const seen = new WeakSet();

const wrapSendCommand = (original) =>
  function (...args) {
    const [command] = args;
    const isNew = command !== null && typeof command === 'object' && !seen.has(command);
    const call = isNew
      ? begin(
          'ioredis',
          quietly(() => textOf(command.name, command.args && command.args[0])),
          same,
        )
      : undefined;
    if (call !== undefined)
      quietly(() => {
        seen.add(command);
        for (const key of ['resolve', 'reject']) {
          const settle = command[key];
          if (typeof settle !== 'function') continue;
          command[key] = function (...values) {
            end(call, undefined);
            return Reflect.apply(settle, this, values);
          };
        }
      });
    return Reflect.apply(original, this, args);
  };

const patchIoredis = (exported) => replace((exported.default || exported).prototype, 'sendCommand', wrapSendCommand);

module.exports = { patchQueue, patchOldClient, patchIoredis };
