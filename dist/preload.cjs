'use strict';

/**
 * Loaded into every Node process of a measured service by --require in NODE_OPTIONS. Counts the requests that are over, CPU
 * time, allocation and collection pauses, and what the requests do (see the files beside it), and tells them on a Unix
 * domain socket when asked. Plain JavaScript without dependencies, since the Node of the service runs it, whatever its
 * version: what only newer ones can read is in other files. It changes no answer, keeps no process alive, and does
 * nothing when something is missing: a failure here must never become a failure of the service.
 */

const globalName = Symbol.for('pacegate.probe');

const quietly = (action) => {
  try {
    return action();
  } catch {
    return undefined;
  }
};

quietly(() => {
  const socketPath = process.env.PACEGATE_PROBE_SOCKET;
  /** Comma-separated "sync", "outgoing", "statements", "heap", or "counts" alone: for benchmarks of the probe. */
  const parts = process.env.PACEGATE_PROBE_PARTS;
  if (!socketPath || globalThis[globalName]) return;
  Object.defineProperty(globalThis, globalName, { value: true });
  const workers = require('node:worker_threads');
  const { countRequests, createSnapshot, sharedCounters, watchHeap } = require('./probe-counts.cjs');
  const { openChannel } = require('./probe-channel.cjs');
  const { isMainThread, threadId } = workers;
  const counters = sharedCounters(workers);
  let channel = null;
  const open = () => {
    if (channel !== null) quietly(channel);
    channel = null;
  };
  const wanted = parts !== 'counts';
  const session = (wanted && quietly(() => require('./probe-session.cjs').createSession(parts, open))) || null;
  const starts = session === null ? () => undefined : require('./probe-requests.cjs').requestStarts;
  countRequests(workers, counters, (request) => {
    open();
    if (session !== null && !isMainThread) quietly(session.serves);
    return starts(request);
  });
  const hello = { hello: process.pid, signals: session !== null, thread: threadId };
  // One voice a process: CPU time is the process's, and a worker thread that sleeps in Atomics.wait could not answer.
  if (isMainThread) {
    const collect = quietly(watchHeap) || null;
    const snapshot = createSnapshot(counters, collect === null ? () => undefined : collect);
    openChannel({ socketPath, hello, snapshot, collect, session });
  } else if (session !== null) {
    // Most worker threads serve nothing: one that does tells what its requests do from then on.
    channel = () => openChannel({ socketPath, hello, snapshot: null, collect: null, session });
  }
});
