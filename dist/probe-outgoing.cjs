'use strict';

/** Counts HTTP requests that the service makes, by the channels on which Node and undici tell of them. */

const { count, createRows, finish, isLeftOver, now, routeOf, state, storage } = require('./probe-record.cjs');
const { quietly } = require('./probe-wrap.cjs');

const mostOrigins = 200;
const longestOrigin = 200;

const byOrigin = new Map();
const rowsOf = (origin) => {
  const name = byOrigin.has(origin) || byOrigin.size < mostOrigins ? origin : '(others)';
  let rows = byOrigin.get(name);
  if (rows === undefined) {
    rows = createRows('outgoing', name, '');
    byOrigin.set(name, rows);
  }
  return rows;
};

const starts = (origin) => {
  const context = storage.getStore();
  if (isLeftOver(context)) return () => {};
  const row = rowsOf(origin.slice(0, longestOrigin))(routeOf(context));
  const start = now();
  count(row, null);
  return () => finish(row, null, now() - start, null);
};

const originOf = (request) => `${request.protocol}//${request.getHeader('host') || request.host}`;

/** By http and https. A request has its "close" when its answer is read, or when it has failed. */
const ofNode = ({ request }) => {
  if (!state.active) return;
  const ends = starts(originOf(request));
  request.once('close', () => quietly(ends));
};

const underWay = new WeakMap();

/** By fetch(), whose undici is a part of Node, and by undici as a package. */
const ofUndici = ({ request }) => {
  if (state.active) underWay.set(request, starts(String(request.origin)));
};

const endOfUndici = ({ request }) => {
  const ends = underWay.get(request);
  underWay.delete(request);
  if (ends !== undefined) ends();
};

const hookOutgoing = () => {
  const channels = require('node:diagnostics_channel');
  const on = (name, listener) => channels.subscribe(name, (message) => quietly(() => listener(message)));
  on('http.client.request.start', ofNode);
  on('undici:request:create', ofUndici);
  on('undici:request:trailers', endOfUndici);
  on('undici:request:error', endOfUndici);
};

module.exports = { hookOutgoing };
