'use strict';

/**
 * Finds the line that a call comes from. Error.captureStackTrace() rather than util.getCallSites(): only the former goes
 * on through `await`, without which a query of an ORM would come from the ORM and never from the service.
 */

const nodeModule = require('node:module');
const { sep } = require('node:path');
const { fileURLToPath } = require('node:url');
const { weightOfNext } = require('./probe-record.cjs');
const { quietly } = require('./probe-wrap.cjs');

const own = __dirname + sep;
/** Frames that are looked at. An ORM has some ten, each of them two with its promises. */
const depth = 30;
/**
 * Frames of a place that are told: Pacegate reads the source maps, and only then knows which are the service's own; and who calls
 * a function that many others send their statements through.
 */
const mostFrames = 8;
const mostSites = 2000;
/** Longer paths are nobody's. */
const longestPath = 1000;

/** What Node formats stacks with: another function there is that of a loader with source maps of its own. */
const nodesOwn = Reflect.get(Error, 'prepareStackTrace');

const numbers = new Map();
/** Every place by its number: its frames as they are told. */
const places = [];
let told = 0;

const files = new Map();
/** Absolute path of a script, "" when it is none, Node's own, or the probe's. */
const pathOf = (name) => {
  if (typeof name !== 'string') return '';
  const known = files.get(name);
  if (known !== undefined) return known;
  const path = name.startsWith('file:') ? quietly(() => fileURLToPath(name)) || '' : name;
  const absolute = path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path);
  const usable = absolute && path.length <= longestPath && !path.startsWith(own) ? path : '';
  if (files.size > 10 * mostSites) files.clear();
  files.set(name, usable);
  return usable;
};

const keepSites = (_error, sites) => sites;

/** The call sites above this one, and the function with which the service formats stacks. */
const callSites = () => {
  const { stackTraceLimit } = Error;
  const had = Object.prototype.hasOwnProperty.call(Error, 'prepareStackTrace');
  const theirs = Reflect.get(Error, 'prepareStackTrace');
  const holder = {};
  try {
    Error.stackTraceLimit = depth;
    Error.prepareStackTrace = keepSites;
    Error.captureStackTrace(holder, callSites);
    return { sites: Array.isArray(holder.stack) ? holder.stack : [], theirs };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    if (had) Error.prepareStackTrace = theirs;
    else delete Error.prepareStackTrace;
  }
};

const isPackage = (path) => path.includes(`${sep}node_modules${sep}`);

/** The innermost frame of a package, and those of the service. */
const chosen = (sites) => {
  const frames = [];
  let service = false;
  for (const site of sites) {
    const path = pathOf(site.getFileName());
    if (path === '') continue;
    if (!isPackage(path)) service = true;
    else if (service || frames.length > 0) continue;
    frames.push({ path, line: site.getLineNumber() || 1, column: site.getColumnNumber() || 1, site });
    if (frames.length === mostFrames) break;
  }
  return frames;
};

const byNode = ({ path, line, column }) => {
  const map = typeof nodeModule.findSourceMap === 'function' ? nodeModule.findSourceMap(path) : undefined;
  const entry = map === undefined ? undefined : map.findEntry(line - 1, column - 1);
  if (entry === undefined || typeof entry.originalLine !== 'number' || !entry.originalSource) return undefined;
  return [pathOf(entry.originalSource) || path, entry.originalLine + 1, entry.originalColumn + 1, true];
};

/** ts-node and others keep the maps of what they compile to themselves, and show them in the stacks that they format. */
const byLoader = ({ path, line, site }, theirs) => {
  if (typeof theirs !== 'function' || theirs === nodesOwn) return undefined;
  const text = theirs(new Error(''), [site]);
  const found = typeof text === 'string' ? /(\/[^()\n]*|[A-Za-z]:[^()\n]*):(\d+):(\d+)\)?\s*$/.exec(text) : null;
  if (found === null) return undefined;
  const [, shown, row, place] = found;
  const name = shown.replace(/^\/+(?=\/)/, '');
  return name === path && Number(row) === line ? undefined : [name, Number(row), Number(place), true];
};

const describe = (frame, theirs) =>
  quietly(() => byNode(frame)) ||
  quietly(() => byLoader(frame, theirs)) || [frame.path, frame.line, frame.column, false];

/** Number of the place that the running function of the probe was called from; -1 when nobody knows. */
const capture = () => {
  try {
    const { sites, theirs } = callSites();
    const frames = chosen(sites);
    let key = '';
    for (const { path, line, column } of frames) key += `${path}:${line}:${column}|`;
    if (key === '') return -1;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (places.length >= mostSites) return -1;
    const number = places.length;
    numbers.set(key, number);
    places.push([number, frames.map((frame) => describe(frame, theirs))]);
    return number;
  } catch {
    return -1;
  }
};

/** Looks up the caller of the next call of a row, which is running; null when it is left out, or nobody knows. */
const lookUp = (row) => {
  const weight = weightOfNext(row);
  if (weight === 0) return null;
  const place = capture();
  return place === -1 ? null : { place, weight };
};

/** Every place that was found since the last time. */
const takePlaces = () => {
  const taken = places.slice(told);
  told = places.length;
  return taken;
};

/** All places are told again: Pacegate forgets them when it begins to count. */
const retellPlaces = () => {
  told = 0;
};

module.exports = { lookUp, takePlaces, retellPlaces };
