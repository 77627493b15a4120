'use strict';

/** Tells which route of the suite a request is, and keeps that while the request is worked on. */

const { count, createRows, state, storage } = require('./probe-record.cjs');
const { ownerOf, quietly, replace } = require('./probe-wrap.cjs');

const rowsOfRequests = createRows('request', '', '');
/** Paths with their routes: the load generator draws some hundred different ones a route. */
const mostPaths = 5000;

let exact = new Map();
let patterns = [];
/** Routes by method and, in it, by path. */
let known = new Map();
let contexts = [];

/** `over` is called when a request of the route is over: one function serves them all. */
const contextOf = (epoch, route) => {
  const context = { epoch, route, over: () => quietly(() => countServed(context)) };
  return context;
};

const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/**
 * Takes over the routes of the suite: their method, and their path and query in the pieces that stand between the
 * places. Whatever fills a place was percent-encoded, so it holds no "/", "?", "&" and "#". Number 0 is no route.
 */
const setRoutes = (routes) => {
  exact = new Map();
  patterns = [];
  known = new Map();
  for (const [index, [method, pieces]] of routes.entries()) {
    const route = index + 1;
    if (pieces.length === 1) {
      const key = `${method} ${pieces[0]}`;
      if (!exact.has(key)) exact.set(key, route);
    } else patterns.push({ method, route, pattern: new RegExp(`^${pieces.map(escaped).join('[^/?&#]*')}$`) });
  }
  contexts = Array.from({ length: routes.length + 1 }, (_, route) => contextOf(state.epoch, route));
};

const find = (method, url) => {
  const route = exact.get(`${method} ${url}`);
  if (route !== undefined) return route;
  const fitting = patterns.find((it) => it.method === method && it.pattern.test(url));
  return fitting === undefined ? 0 : fitting.route;
};

const routeFor = (method, url) => {
  let paths = known.get(method);
  if (paths === undefined || paths.size >= mostPaths) {
    paths = new Map();
    known.set(method, paths);
  }
  const before = paths.get(url);
  if (before !== undefined) return before;
  const query = url.indexOf('?');
  const route = find(method, url) || (query === -1 ? 0 : find(method, url.slice(0, query)));
  paths.set(url, route);
  return route;
};

/** Lets go what is only there to be quick, so that it is not taken for the service's. */
const forgetPaths = () => {
  known = new Map();
};

/** What the code of a request finds in `storage`; one object serves all requests of a route. */
const contextFor = (method, url) => contexts[routeFor(String(method), String(url))];

const countServed = ({ epoch, route }) => {
  if (!state.active || epoch !== state.epoch) return;
  const row = rowsOfRequests(route);
  count(row, null);
};

/**
 * Requests whose body comes later. Others are not kept: collecting a map that every request is a weak key of costs a quick service
 * several per cent of its time.
 */
const withBody = new WeakMap();
const bodiless = new Set(['GET', 'HEAD']);
/** The request that Node has announced last: the event for its handler follows at once. */
let newest = null;
let ofNewest;

/** Called when Node has read the head of a request; what it returns is to be called when the request is over. */
const requestStarts = (request) => {
  if (!state.active) return undefined;
  const context = contextFor(request.method, request.url);
  newest = request;
  ofNewest = context;
  if (!bodiless.has(request.method)) withBody.set(request, context);
  return context.over;
};

const eventsOfRequests = new Set(['request', 'checkContinue', 'checkExpectation']);

/** HTTP/2 has its event of a stream around that of the request. */
const contextOfServer = (_server, args) => {
  const type = args[0];
  const first = args[1];
  if (type === 'stream') {
    const context = contextFor(args[2][':method'], args[2][':path']);
    first.once('close', () => quietly(() => countServed(context)));
    return context;
  }
  if (!eventsOfRequests.has(type) || first.httpVersionMajor > 1) return undefined;
  if (first === newest) {
    newest = null;
    return ofNewest;
  }
  return withBody.get(first) || contextFor(first.method, first.url);
};

/**
 * The pieces of a body, and its end, come from the connection, which knows of no request. Mostly nobody listens. A router may have
 * cut the URL of a request that is not kept; what it was is then under the name that Express and Connect gave it.
 */
const contextOfRequest = (request, args) => {
  if (request.listenerCount(args[0]) === 0 || request.httpVersionMajor > 1) return undefined;
  const kept = withBody.get(request);
  if (kept !== undefined) return kept;
  const here = storage.getStore();
  if (here !== undefined && here.epoch === state.epoch) return undefined;
  // Answers to the service's own requests are such messages too, and have no method.
  if (!bodiless.has(request.method)) return undefined;
  return contextFor(request.method, request.originalUrl || request.url);
};

/** Has the events of a class run in the context that `contextOf` finds for them, if any. */
const hookEvents = (prototype, contextOf) => {
  // A context is not entered where it is already: each time costs two maps.
  const wrap = (emit) =>
    function (...args) {
      let context;
      try {
        if (state.active) context = contextOf(this, args);
      } catch {
        context = undefined;
      }
      if (context === undefined || storage.getStore() === context) return Reflect.apply(emit(), this, args);
      return storage.run(context, Reflect.apply, emit(), this, args);
    };
  if (ownerOf(prototype, 'emit') === prototype) return replace(prototype, 'emit', (original) => wrap(() => original));
  // The inherited method is looked up each time, as it is without this.
  const parent = Object.getPrototypeOf(prototype);
  const wrapper = wrap(() => parent.emit);
  return (
    quietly(() => {
      const value = Object.defineProperties(wrapper, {
        name: { value: 'emit', configurable: true },
        length: { value: parent.emit.length, configurable: true },
      });
      Object.defineProperty(prototype, 'emit', { value, writable: true, enumerable: true, configurable: true });
      return true;
    }) === true
  );
};

/**
 * Runs what a server does for a request in its context. net.Server is where the servers of http, https and http2 have
 * their events from; diagnostics channels announce a request, but can't carry a context.
 */
const hookRequests = () =>
  hookEvents(require('node:net').Server.prototype, contextOfServer) &&
  hookEvents(require('node:http').IncomingMessage.prototype, contextOfRequest);

module.exports = { setRoutes, forgetPaths, contextFor, requestStarts, hookRequests };
