'use strict';

/** Readings of the thread that this runs in: its CPU time, its event loop, its heap after a forced collection. */

const { readFileSync } = require('node:fs');
const { monitorEventLoopDelay, performance } = require('node:perf_hooks');
const v8 = require('node:v8');
const vm = require('node:vm');
const workers = require('node:worker_threads');
const { quietly } = require('./probe-wrap.cjs');

const soon = setImmediate;
/**
 * ms between two looks at how late timers come. Each look wakes the thread, which has another process's caches to get rid of where
 * both share a core: docs/evidence.md has what 10 ms, in worker threads too, cost the example store.
 */
const resolution = 20;

/** CPU time of this thread, ms; null where neither Node (before 22.19) nor the system tells. */
const threadCpu = () => {
  if (typeof process.threadCpuUsage === 'function') {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  }
  if (!workers.isMainThread) return null;
  const [nanoseconds] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
  return Number(nanoseconds) / 1e6;
};

const cpuNow = () => {
  const { user, system } = process.cpuUsage();
  // A worker thread would tell the whole process's once more.
  const own = workers.isMainThread ? (user + system) / 1000 : 0;
  const thread = quietly(threadCpu);
  return { process: own, thread: Number.isFinite(thread) ? thread : null };
};

/** node --expose-gc has it already. Otherwise V8 makes it for a context of ours, and for no other. */
const findCollector = () => {
  if (typeof globalThis.gc === 'function') return globalThis.gc;
  v8.setFlagsFromString('--expose-gc');
  try {
    return vm.runInNewContext('gc');
  } finally {
    v8.setFlagsFromString('--no-expose-gc');
  }
};
let collect;

/**
 * Hands the bytes of the heap that are in use after everything was collected that can be; null where that can't be
 * forced. Twice, because what a finalizer lets go is garbage only after it has run.
 */
const heapInUse = (done) => {
  const used = quietly(() => {
    if (collect === undefined) collect = findCollector();
    collect();
    return true;
  });
  if (used !== true) {
    done(null);
    return;
  }
  soon(() => {
    const bytes = quietly(() => {
      collect();
      return v8.getHeapStatistics().used_heap_size;
    });
    done(bytes === undefined ? null : bytes);
  });
};

/**
 * V8 throws the bytecode of functions away that have not run for some collections: a megabyte of what a service needs only to start
 * would go in one process before its heap is measured and in another after, and look like a leak that is none.
 */
const keepBytecode = () => v8.setFlagsFromString('--no-flush-bytecode');

const createThread = () => {
  if (workers.isMainThread) quietly(keepBytecode);
  let histogram = null;
  let utilisation = null;
  let cpu = cpuNow();

  const delay = (value) => {
    const late = value / 1e6 - resolution;
    return Number.isFinite(late) && late > 0 ? late : 0;
  };

  const watchLoop = () => {
    if (histogram !== null) return;
    histogram = quietly(() => {
      const made = monitorEventLoopDelay({ resolution });
      made.enable();
      return made;
    });
  };

  return {
    /** Has the delays of this thread's loop kept from here on: of a worker thread they are only told once it has answered a request. */
    watchLoop,
    begin: () => {
      if (workers.isMainThread) watchLoop();
      quietly(() => histogram.reset());
      utilisation = quietly(() => performance.eventLoopUtilization());
      cpu = cpuNow();
    },
    /** Since `begin`. */
    read: () => {
      const { process: own, thread } = cpuNow();
      const loop = quietly(() => {
        const share = performance.eventLoopUtilization(utilisation);
        return {
          p50: delay(histogram.percentile(50)),
          p99: delay(histogram.percentile(99)),
          max: delay(histogram.max),
          utilisation: Math.min(1, Math.max(0, share.utilization)),
          active: Math.max(0, share.active),
        };
      });
      return {
        cpu: Math.max(0, own - cpu.process),
        threadCpu: thread === null || cpu.thread === null ? null : Math.max(0, thread - cpu.thread),
        loop: loop === undefined ? null : loop,
      };
    },
  };
};

module.exports = { createThread, heapInUse };
