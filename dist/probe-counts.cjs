'use strict';

/** Counts requests that are over, CPU time, allocation and collection pauses of a process, for one answer at one instant. */

const { quietly } = require('./probe-wrap.cjs');

/** Under this name a process hands its counters to its worker threads. */
const sharedName = 'pacegate.probe';
/** Indices of the shared counters: requests of all threads, requests of worker threads. They wrap at 2^32. */
const allThreads = 0;
const workerThreads = 1;

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
 * `starts` hears of every request, and may return what is to be called when it is over.
 */
const countRequests = (workers, counters, starts) => {
  const channels = require('node:diagnostics_channel');
  const onWorker = !workers.isMainThread;
  const add = () => {
    Atomics.add(counters, allThreads, 1);
    if (onWorker) Atomics.add(counters, workerThreads, 1);
  };
  /** What "close" calls: made once for all requests that end alike. */
  const closes = new WeakMap();
  const closeOf = (over) => {
    if (over === undefined) return add;
    const known = closes.get(over);
    if (known !== undefined) return known;
    const close = () => {
      add();
      over();
    };
    closes.set(over, close);
    return close;
  };
  channels.subscribe('http.server.request.start', ({ request, response }) => {
    try {
      response.on('close', closeOf(starts(request)));
    } catch {
      // Then it is not counted.
    }
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
  const inUse = quietly(() => require('node:v8').getHeapStatistics().used_heap_size);
  const loop = quietly(() => require('node:perf_hooks').performance.eventLoopUtilization());
  return {
    id,
    at,
    served,
    cpu: (cpu.user + cpu.system) / 1000,
    allocated: heap === undefined ? null : heap.allocated,
    gcPause: heap === undefined ? null : heap.gcPause,
    ...(inUse === undefined ? {} : { heap: inUse }),
    ...(loop === undefined ? {} : { loop: { active: loop.active, idle: loop.idle } }),
  };
};

module.exports = { sharedCounters, countRequests, watchHeap, createSnapshot };
