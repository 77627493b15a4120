import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const headSha = 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334';
export const baseSha = '0f1e2d3c4b5a69788796a5b4c3d2e1f001122334';

export const payloadNames = [
  'pull_request',
  'pull_request-fork',
  'merge_group',
  'push',
  'schedule',
  'workflow_dispatch',
  'workflow_run',
] as const;
export type PayloadName = (typeof payloadNames)[number];

export const payloadFile = (name: PayloadName): string => join(import.meta.dirname, 'events', `${name}.json`);

export const eventOf = (name: PayloadName): string => name.replace(/-.*/, '');

type Changes = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The object at a place such as "pull_request.head"; "" is the whole. */
const at = (whole: unknown, place: string): object => {
  const keys = place.split('.').filter((key) => key !== '');
  const found = keys.reduce<unknown>((it, key) => new Map(Object.entries(Object(it))).get(key), whole);
  if (!isObject(found)) throw new Error(`The payload has no ${place}.`);
  return found;
};

/** A payload as GitHub sends it, or with other values at a place: `{ 'pull_request.head': { sha: '' } }`. */
export const payload = (name: PayloadName, changes: Changes = {}): unknown => {
  const read: unknown = JSON.parse(readFileSync(payloadFile(name), 'utf8'));
  for (const [place, change] of Object.entries(changes)) Object.assign(at(read, place), change);
  return read;
};
