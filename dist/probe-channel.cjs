'use strict';

/** The side channel: a Unix domain socket on which Pacegate listens. It never holds up the service, and keeps none alive. */

const { quietly } = require('./probe-wrap.cjs');

/** Taken before the service can replace them. */
const { clearInterval, setInterval, setTimeout } = globalThis;

/** How often a connection is tried, and how long between two tries, ms: Pacegate listens before it starts a service. */
const tries = 20;
const tryEvery = 100;
/** How long the profiler may keep collections when nobody asks, ms. */
const collectEvery = 1000;
/** How long what was counted may stay in the process, where it ends with it, ms. */
const tellEvery = 250;
/** Characters that may wait for a slow reader; with more than that news stay where they are. */
const mostWaiting = 262144;
/** A command holds the suite's routes. */
const longestCommand = 4194304;

/** `snapshot` and `collect` are null in worker threads, which have no counters of their own; `session` where it failed. */
const openChannel = ({ socketPath, hello, snapshot, collect, session }) => {
  const net = require('node:net');
  const connect = (left) => {
    const socket = net.connect(socketPath);
    socket.unref();
    socket.setEncoding('utf8');
    let connected = false;
    let timers = [];
    let rest = '';
    const write = (text) => {
      if (text !== '' && !socket.destroyed) socket.write(text);
    };
    const tell = () => {
      if (socket.writableLength > mostWaiting) session.dropped();
      else write(session.news());
    };
    const last = () => {
      if (session !== null) quietly(tell);
      if (snapshot !== null) quietly(() => write(`${JSON.stringify(snapshot(null))}\n`));
    };
    const every = (time, action) => {
      const timer = setInterval(() => quietly(action), time);
      timer.unref();
      timers.push(timer);
    };
    const obey = (lines) => {
      // A number asks for a snapshot and names it; only the newest still matters.
      const ids = lines.filter((line) => /^\d+$/.test(line));
      if (ids.length > 0 && snapshot !== null) write(`${JSON.stringify(snapshot(Number(ids[ids.length - 1])))}\n`);
      if (session === null) return;
      for (const line of lines) if (line.startsWith('{')) quietly(() => session.command(JSON.parse(line), write));
    };
    socket.on('connect', () => {
      connected = true;
      if (collect !== null) every(collectEvery, collect);
      if (session !== null) every(tellEvery, tell);
      // libuv writes to a socket at once where it can, so that the last counts mostly get out.
      process.on('exit', last);
      write(`${JSON.stringify(hello)}\n`);
    });
    socket.on('data', (data) => {
      const lines = (rest + data).split('\n');
      rest = lines.pop();
      if (rest.length > longestCommand) socket.destroy();
      else quietly(() => obey(lines));
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      for (const timer of timers) clearInterval(timer);
      timers = [];
      process.removeListener('exit', last);
      if (!connected && left > 0) setTimeout(() => quietly(() => connect(left - 1)), tryEvery).unref();
    });
  };
  connect(tries);
};

module.exports = { openChannel };
