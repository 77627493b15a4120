'use strict';

/** Answers Pacegate's commands: begins to count, tells what has changed from time to time, and tells everything at the end. */

const workers = require('node:worker_threads');
const { retellPlaces, takePlaces } = require('./probe-callers.cjs');
const { hookClients, hasPools, missingClients } = require('./probe-clients.cjs');
const { hookOutgoing } = require('./probe-outgoing.cjs');
const record = require('./probe-record.cjs');
const { forgetPaths, hookRequests, setRoutes } = require('./probe-requests.cjs');
const { forgetRaw, hasSurplus } = require('./probe-statements.cjs');
const { hookSyncCalls } = require('./probe-sync-calls.cjs');
const { createThread, heapInUse } = require('./probe-thread.cjs');
const { quietly } = require('./probe-wrap.cjs');

/** Of one line: a text may have 2000 characters, which JSON may write with six each. */
const rowsInLine = 10;
const valuesInLine = 200;

const piecesOf = (list, size) =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));

const rounded = (time) => Math.round(time * 1000) / 1000;

/** The lines that tell what has changed since they were last asked for. */
const changes = () => {
  const rows = record.takeChanged();
  const fresh = rows.filter(({ told }) => !told);
  for (const row of fresh) row.told = true;
  const values = rows.map(({ id, count, time, rows: returned }) => [id, count, rounded(time), returned]);
  const callers = rows.flatMap(({ id, callers: of }) =>
    of === null ? [] : [...of].map(([place, { count, time }]) => [id, place, count, rounded(time)]),
  );
  const line = (part) => `${JSON.stringify({ batch: { epoch: record.state.epoch, ...part } })}\n`;
  return [
    ...piecesOf(takePlaces(), rowsInLine).map((places) => line({ places })),
    ...piecesOf(fresh, rowsInLine).map((part) =>
      line({ rows: part.map(({ id, kind, name, text, route }) => [id, kind, name, text, route]) }),
    ),
    ...piecesOf(values, valuesInLine).map((part) => line({ values: part })),
    ...piecesOf(callers, valuesInLine).map((part) => line({ callers: part })),
  ].join('');
};

/** All that there is, unless a benchmark of the probe leaves some of it out. */
const isWanted = (parts, part) => parts === undefined || parts.split(',').includes(part);

const hook = (parts, found) => {
  const has = (part) => isWanted(parts, part);
  const missing = [];
  const note = (what, reason) => missing.push({ what, reason });
  const version = `Node ${process.version}`;
  if (!hookRequests()) note('requests', `${version} does not let the events of its servers be watched.`);
  if (has('sync')) {
    const failed = quietly(hookSyncCalls) || ['fs, crypto, zlib and child_process'];
    if (failed.length > 0) note('synchronous calls', `${version} does not let ${failed.join(', ')} be watched.`);
  }
  if (has('outgoing') && quietly(() => [hookOutgoing()]) === undefined)
    note('outgoing requests', `${version} does not tell of them.`);
  const clients = has('statements') ? quietly(() => hookClients(found)) : undefined;
  if (has('statements') && clients === undefined) note('statements', `${version} does not let modules be watched.`);
  // import { readFileSync } from 'node:fs' has its own reference to what was there when it was first asked for.
  quietly(() => require('node:module').syncBuiltinESMExports());
  return { missing, clients };
};

/** What heap there is without what the probe can do without. */
const heapOfService = (done) => {
  forgetPaths();
  forgetRaw();
  heapInUse(done);
};

/** `found` is called for every client of a database that is loaded. */
const createSession = (parts, found) => {
  const { missing, clients } = hook(parts, found);
  const thread = createThread();
  const collects = workers.isMainThread && isWanted(parts, 'heap');
  let heapBefore = null;
  let dropped = 0;

  const totals = (id, heap, reading) => {
    const { opened, waits, waitTime } = record.pool;
    const surplus = hasSurplus() ? [{ what: 'statements', reason: 'There are more than 500 different texts.' }] : [];
    return `${JSON.stringify({
      totals: {
        id,
        epoch: record.state.epoch,
        worker: !workers.isMainThread,
        ...reading,
        heap,
        pool: hasPools() ? { opened, waits, waitTime: rounded(waitTime) } : null,
        dropped,
        missing: [...missing, ...missingClients(), ...surplus].slice(0, 50),
      },
    })}\n`;
  };

  const begin = ({ id, epoch, routes, heap }, write) => {
    const start = () => {
      if (clients !== undefined) clients.lookAtLoaded();
      record.reset(epoch);
      retellPlaces();
      setRoutes(routes);
      thread.begin();
      dropped = 0;
      record.state.active = true;
      write(totals(id, null, thread.read()));
    };
    if (!heap || !collects) {
      start();
      return;
    }
    heapOfService((bytes) => {
      heapBefore = bytes;
      start();
    });
  };

  const end = ({ id, heap }, write) => {
    const last = changes();
    // Before the collection, whose time is not the service's.
    const reading = thread.read();
    record.state.active = false;
    const finished = (bytes) => {
      const both = bytes === null || heapBefore === null ? null : { before: heapBefore, after: bytes };
      heapBefore = null;
      write(last + totals(id, both, reading));
    };
    if (heap && collects) heapOfService(finished);
    else finished(null);
  };

  return {
    /** This thread answers requests. */
    serves: () => thread.watchLoop(),
    /** `write` takes text for Pacegate. */
    command: (command, write) => {
      if (command.begin !== undefined) begin(command.begin, write);
      else if (command.end !== undefined) end(command.end, write);
    },
    /** What there is to tell now; "" when nothing has changed. */
    news: () => (record.state.active && record.hasChanged() ? changes() + totals(null, null, thread.read()) : ''),
    dropped: () => {
      dropped += 1;
    },
  };
};

module.exports = { createSession };
