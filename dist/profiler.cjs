'use strict';

/**
 * Loaded into every Node process of a service that is profiled, by --require in NODE_OPTIONS. Takes CPU and heap profiles of its
 * thread when it is told to on a Unix domain socket, and leaves them as files. The inspector is used from inside: no port is
 * opened, and the service's command stays as it is. Plain JavaScript without dependencies, since the Node of the service runs it,
 * whatever its version. It changes no answer, keeps no process alive, and a failure here never becomes a failure of the service.
 */

const globalName = Symbol.for('pacegate.profiler');

const quietly = (action) => {
  try {
    return action();
  } catch {
    return undefined;
  }
};

/**
 * Has V8 compile each function by itself. A function that was put into its caller is seen by neither profiler from V8 13 on: a
 * slow one would be named by whoever calls it. Both sides get slower alike, which is why figures of profiles are never those
 * that are judged. Set before the service is loaded, since what is compiled stays as it is.
 */
const keepFunctionsApart = () => {
  const { setFlagsFromString } = require('node:v8');
  setFlagsFromString('--no-turbo-inlining');
  // The compiler that the flag is for came with V8 11; versions before would write of an unknown flag.
  if (Number.parseInt(process.versions.v8, 10) >= 12) setFlagsFromString('--no-maglev-inlining');
};

/** Requests of this thread that are over: Node emits "close" once on every response. */
const countRequests = () => {
  const channels = require('node:diagnostics_channel');
  let served = 0;
  const add = () => {
    served += 1;
  };
  channels.subscribe('http.server.request.start', (message) => {
    quietly(() => message.response.once('close', add));
  });
  // Published by newer versions of Node; on others HTTP/2 streams are not counted.
  channels.subscribe('http2.server.stream.close', add);
  return () => served;
};

/** The inspector of this thread. Everything that is asked of it is answered before `post` returns. */
const openSession = () => {
  const inspector = require('node:inspector');
  const session = new inspector.Session();
  session.connect();
  const post = (method, parameters) => {
    let outcome = { error: new Error(`${method} was not answered`) };
    session.post(method, parameters, (error, result) => {
      outcome = error ? { error } : { result };
    });
    if (outcome.error) throw outcome.error;
    return outcome.result;
  };
  return { session, post };
};

const lastOrdinal = ({ profile }) => {
  let last = 0;
  for (const { ordinal } of profile.samples) if (ordinal > last) last = ordinal;
  return last;
};

/** How each kind of profile is begun, marked and ended. A mark is the last sample so far, null where samples have times. */
const recorders = {
  cpu: (post, interval) => {
    post('Profiler.enable');
    post('Profiler.setSamplingInterval', { interval });
    post('Profiler.start');
    return {
      mark: () => null,
      stop: () => {
        const { profile } = post('Profiler.stop');
        post('Profiler.disable');
        return profile;
      },
    };
  },
  heap: (post, interval, collected) => {
    post('HeapProfiler.startSampling', {
      samplingInterval: interval,
      includeObjectsCollectedByMajorGC: collected,
      includeObjectsCollectedByMinorGC: collected,
    });
    return {
      // Asking for the profile collects garbage first, so that survivors are what really stays.
      mark: () => lastOrdinal(post('HeapProfiler.getSamplingProfile')),
      stop: () => post('HeapProfiler.stopSampling').profile,
    };
  },
};

const begin = (post, { kind, interval }) =>
  kind === 'cpu' ? recorders.cpu(post, interval) : recorders.heap(post, interval, kind === 'allocation');

/** Source maps that scripts of this thread name or carry. */
const readScripts = ({ session, post }) => {
  const found = {};
  const listen = ({ params }) => {
    const { url, sourceMapURL } = params;
    if (!sourceMapURL || !url || url.startsWith('node:') || url.includes('/node_modules/')) return;
    found[url] = sourceMapURL;
  };
  session.on('Debugger.scriptParsed', listen);
  try {
    post('Debugger.enable');
    post('Debugger.disable');
  } finally {
    session.removeListener('Debugger.scriptParsed', listen);
  }
  return found;
};

/** Answers the commands of Pacegate. `prefix`: of the files of this thread. */
const createCommands = (served, prefix) => {
  // The service may replace functions of this module: what a profile is written with is taken before.
  const { readFileSync, renameSync, writeFileSync } = require('node:fs');
  /** Whole or not at all: a process may be killed at any time. */
  const write = (name, value) => {
    const file = `${prefix}-${name}.json`;
    writeFileSync(`${file}.part`, JSON.stringify(value));
    renameSync(`${file}.part`, file);
  };
  let opened = null;
  let running = null;
  const mark = () => {
    const ordinal = running === null ? null : running.recorder.mark();
    const waited = quietly(() => Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[1]) / 1000);
    // These two belong together: nothing may run in between.
    return {
      at: Number(process.hrtime.bigint() / 1000n),
      served: served(),
      ordinal,
      waited: Number.isFinite(waited) ? waited : null,
    };
  };
  const stop = () => {
    const { recorder, name } = running;
    const last = mark();
    running = null;
    write(name, recorder.stop());
    return last;
  };
  return {
    start: (command) => {
      opened = opened || openSession();
      if (running !== null) running.recorder.stop();
      running = null;
      running = { recorder: begin(opened.post, command), name: String(command.name) };
      return mark();
    },
    mark,
    stop,
    scripts: (command) => {
      opened = opened || openSession();
      write(String(command.name), readScripts(opened));
      return mark();
    },
    /** What was begun when the thread ends by itself. */
    last: () => {
      if (running !== null) stop();
    },
  };
};

/** How often a connection is tried, and how long between two tries, ms: Pacegate listens before it starts a service. */
const tries = 20;
const tryEvery = 100;

const report = (socketPath, hello, commands) => {
  const net = require('node:net');
  const answer = (socket, line) => {
    const command = JSON.parse(line);
    let reply;
    try {
      const known = ['start', 'mark', 'stop', 'scripts'].includes(command.do);
      reply = known
        ? { id: command.id, ...commands[command.do](command) }
        : { id: command.id, error: 'unknown command' };
    } catch (error) {
      reply = { id: command.id, error: String((error && error.message) || error).slice(0, 200) };
    }
    socket.write(`${JSON.stringify(reply)}\n`);
  };
  const connect = (left) => {
    const socket = net.connect(socketPath);
    socket.unref();
    let connected = false;
    let rest = '';
    socket.setEncoding('utf8');
    socket.on('connect', () => {
      connected = true;
      quietly(() => socket.write(`${JSON.stringify(hello)}\n`));
    });
    socket.on('data', (data) => {
      const lines = (rest + data).split('\n');
      rest = lines.pop() || '';
      for (const line of lines) quietly(() => answer(socket, line));
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      if (!connected && left > 0) setTimeout(() => quietly(() => connect(left - 1)), tryEvery).unref();
    });
  };
  connect(tries);
};

quietly(() => {
  if (globalThis[globalName]) return;
  const { threadId } = require('node:worker_threads');
  const { PACEGATE_PROFILER_SOCKET: socketPath, PACEGATE_PROFILER_DIRECTORY: directory } = process.env;
  if (!socketPath || !directory) return;
  Object.defineProperty(globalThis, globalName, { value: true });
  if (threadId === 0) quietly(keepFunctionsApart);
  const prefix = `${directory}/${process.pid}-${threadId}`;
  const commands = createCommands(countRequests(), prefix);
  process.on('exit', () => quietly(commands.last));
  report(socketPath, { hello: process.pid, thread: threadId, v8: process.versions.v8 }, commands);
});
