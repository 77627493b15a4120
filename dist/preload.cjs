'use strict';

/**
 * Loaded into every Node process of a measured service by --require in NODE_OPTIONS. Counts the requests that are over, CPU
 * time, allocation and collection pauses, and tells them on a Unix domain socket when asked. Plain JavaScript without
 * dependencies, since the Node of the service runs it, whatever its version. It changes no answer, keeps no process
 * alive, and does nothing when something is missing: a failure here must never become a failure of the service.
 */

const globalName = Symbol.for('pacegate.probe');
/** Under this name a process hands its counters to its worker threads. */
const sharedName = 'pacegate.probe';
/** Indices of the shared counters: requests of all threads, requests of worker threads. They wrap at 2^32. */
const allThreads = 0;
const workerThreads = 1;

const quietly = (action) => {
  try {
    return action();
  } catch {
    return undefined;
  }
};

/** Counters that every thread of the process adds to, so that one answer tells them all at one instant. */
const sharedCounters = (workers) => {
  if (!workers.isMainThread) {
    const inherited = quietly(() => workers.getEnvironmentData(sharedName));
    if (inherited instanceof SharedArrayBuffer) return new Uint32Array(inherited);
  }
  const counters = new Uint32Array(new SharedArrayBuffer(8));
  // New worker threads get a copy of the environment data, and with it the same memory.
  if (workers.isMainThread) quietly(() => workers.setEnvironmentData(sharedName, counters.buffer));
  return counters;
};

/**
 * Adds 1 for each request that is over: Node emits "close" once on every response, after it was sent or when the
 * connection broke. A request for which Node called no handler (malformed, or an upgrade) has no response.
 */
const countRequests = (workers, counters) => {
  const channels = require('node:diagnostics_channel');
  const onWorker = !workers.isMainThread;
  const add = () => {
    Atomics.add(counters, allThreads, 1);
    if (onWorker) Atomics.add(counters, workerThreads, 1);
  };
  channels.subscribe('http.server.request.start', (message) => {
    quietly(() => message.response.once('close', add));
  });
  // Published by newer versions of Node; on others HTTP/2 streams are not counted.
  channels.subscribe('http2.server.stream.close', add);
};

/**
 * Allocation and collection pauses of this thread's heap, both since the start of the watch. Between two collections
 * the used heap only grows, by what was allocated: allocated = sum of (used before a collection - used after the one
 * before). The profiler keeps every collection in memory until it is stopped, so it is restarted from time to time;
 * what the restart itself allocates is left out.
 */
const watchHeap = () => {
  const v8 = require('node:v8');
  if (typeof v8.GCProfiler !== 'function') return null;
  const used = () => v8.getHeapStatistics().used_heap_size;
  let allocated = 0;
  let pause = 0;
  let profiler = new v8.GCProfiler();
  profiler.start();
  let last = used();
  return () => {
    const now = used();
    const { statistics } = profiler.stop();
    for (const { beforeGC, afterGC, cost } of statistics) {
      allocated += Math.max(0, beforeGC.heapStatistics.usedHeapSize - last);
      last = afterGC.heapStatistics.usedHeapSize;
      pause += cost / 1000;
    }
    allocated += Math.max(0, now - last);
    profiler = new v8.GCProfiler();
    profiler.start();
    last = used();
    return { allocated, gcPause: pause };
  };
};

/** Milliseconds of the monotonic clock that all processes of a machine share. */
const now = () => Number(process.hrtime.bigint() / 1000n) / 1000;

const createSnapshot = (counters, collect) => (id) => {
  // These three belong together: nothing may run in between.
  const at = now();
  const cpu = process.cpuUsage();
  const served = Atomics.load(counters, allThreads);
  const heap = Atomics.load(counters, workerThreads) === 0 ? quietly(collect) : undefined;
  return {
    id,
    at,
    served,
    cpu: (cpu.user + cpu.system) / 1000,
    allocated: heap === undefined ? null : heap.allocated,
    gcPause: heap === undefined ? null : heap.gcPause,
  };
};

/** How often a connection is tried, and how long between two tries, ms: Pacegate listens before it starts a service. */
const tries = 20;
const tryEvery = 100;
/** How long the profiler may keep collections when nobody asks, ms. */
const collectEvery = 1000;

const report = (socketPath, snapshot, collect) => {
  const net = require('node:net');
  const connect = (left) => {
    const socket = net.connect(socketPath);
    socket.unref();
    let connected = false;
    let timer;
    const last = () => quietly(() => socket.write(`${JSON.stringify(snapshot(null))}\n`));
    socket.on('connect', () => {
      connected = true;
      timer = setInterval(() => quietly(collect), collectEvery);
      timer.unref();
      // libuv writes to a socket at once where it can, so that the last counts mostly get out.
      process.on('exit', last);
      quietly(() => socket.write(`${JSON.stringify({ hello: process.pid })}\n`));
    });
    socket.on('data', (data) => {
      // Every line asks for a snapshot and names it; only the newest still matters.
      const ids = String(data).split('\n').filter(Boolean);
      const id = Number(ids[ids.length - 1]);
      if (ids.length > 0) quietly(() => socket.write(`${JSON.stringify(snapshot(id))}\n`));
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(timer);
      process.removeListener('exit', last);
      if (!connected && left > 0) setTimeout(() => quietly(() => connect(left - 1)), tryEvery).unref();
    });
  };
  connect(tries);
};

quietly(() => {
  const socketPath = process.env.PACEGATE_PROBE_SOCKET;
  if (!socketPath || globalThis[globalName]) return;
  Object.defineProperty(globalThis, globalName, { value: true });
  const workers = require('node:worker_threads');
  const counters = sharedCounters(workers);
  countRequests(workers, counters);
  // One voice a process: CPU time is the process's, and a worker thread that sleeps in Atomics.wait could not answer.
  if (!workers.isMainThread) return;
  const collect = quietly(watchHeap) || (() => undefined);
  report(socketPath, createSnapshot(counters, collect), collect);
});
