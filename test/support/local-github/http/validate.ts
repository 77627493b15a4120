import type { ZodType, core } from 'zod';
import { unprocessable } from './answer.ts';
import { countCharacters } from '../json.ts';
import { readJson } from './call.ts';
import type { Call } from './call.ts';

const sizeOf = (value: unknown): number =>
  typeof value === 'string' ? countCharacters(value) : Array.isArray(value) ? value.length : 0;

const valueAt = (body: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    body,
  );

/** GitHub's words for what is wrong with a body, as far as they are known. */
const describe = (issue: core.$ZodIssue, body: unknown): string => {
  const value = valueAt(body, issue.path);
  const name = issue.path.at(-1);
  if (issue.code === 'too_big') {
    const limit = String(issue.maximum);
    return issue.origin === 'array'
      ? `No more than ${limit} items are allowed; ${sizeOf(value)} were supplied.`
      : `Only ${limit} characters are allowed; ${sizeOf(value)} were supplied.`;
  }
  if (value === undefined && typeof name === 'string') return `"${name}" wasn't supplied.`;
  if (issue.code === 'custom') return issue.message;
  return `For 'properties/${issue.path.map(String).join('/')}', ${issue.message}`;
};

/** Checks a value by a schema. @throws Refusal 422 "Invalid request." with every problem. */
export const validate = <Value>(schema: ZodType<Value>, value: unknown): Value => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw unprocessable(`Invalid request.\n\n${parsed.error.issues.map((it) => describe(it, value)).join('\n')}`);
};

/** The body of a request, checked by a schema. @throws Refusal 422 */
export const validBody = <Value>(call: Pick<Call, 'body'>, schema: ZodType<Value>): Value =>
  validate(schema, readJson(call));
