import { expect, test } from '@jest/globals';
import type { z } from 'zod';
import { configurationJsonSchema } from '../../src/config/json-schema.ts';
import { configurationReference } from '../../src/config/reference.ts';
import { bare, childSchema, formsOf, shapeOf } from '../../src/config/schema-walk.ts';
import { configurationSchema } from '../../src/config/schema.ts';
import { drift } from '../../src/config/write-reference.ts';

test('the reference and the JSON Schema are what the schema says', async () => {
  expect(await drift()).toEqual([]);
});

/** Every key with a schema, with its path. */
const keysOf = (schema: z.core.$ZodType, path: string): [string, z.core.$ZodType][] =>
  formsOf(bare(schema).schema).flatMap((form) => {
    const { schema: inner } = bare(form);
    const named = Object.entries(shapeOf(inner) ?? {});
    const free = shapeOf(inner) === null ? childSchema(inner, 0) : null;
    const below = named.flatMap(([key, it]) => [
      [`${path}.${key}`, it] as [string, z.core.$ZodType],
      ...keysOf(it, `${path}.${key}`),
    ]);
    return free === null ? below : [...below, ...keysOf(free, `${path}.*`)];
  });

/** How the row of a key may begin: a metric has one row for budgets and tolerances together. */
const rowOf = (path: string): string[] => {
  const metric = /(?:^\.(?:budgets|tolerance)|\.break)\.(?<id>.*?)(?:\.limit|\.target)?$/.exec(path)?.groups?.['id'];
  if (metric === 'default') return ['and `default` for'];
  return [`| \`${metric ?? path.split('.').at(-1)}\` |`];
};

test('every key has a description, words for what is right, and a row in the reference', () => {
  const keys = keysOf(configurationSchema, '');
  expect(keys.length).toBeGreaterThan(100);
  const facts = keys.map(([path, schema]) => ({ path, ...bare(schema) }));
  const paths = (found: { path: string }[]): string[] => found.map(({ path }) => path);
  expect(paths(facts.filter(({ description }) => !description.endsWith('.')))).toEqual([]);
  expect(paths(facts.filter((it) => it.facts.expects === undefined))).toEqual([
    // Any value.
    '.suites.*.requests.*.expect.body.json',
    '.suites.*.scenarios.*.steps.*.expect.body.json',
  ]);
  const text = configurationReference();
  expect(paths(facts.filter(({ path }) => !rowOf(path).some((row) => text.includes(row))))).toEqual([]);
});

test('the JSON Schema knows units, required keys and defaults', () => {
  const schema: unknown = JSON.parse(configurationJsonSchema());
  expect(schema).toMatchObject({
    required: ['version', 'suites'],
    additionalProperties: false,
    properties: {
      budgets: { properties: { 'latency.p95': { properties: { limit: { type: 'string' } } } } },
      gate: { properties: { 'time-limit': { default: '10m' } } },
      suites: {
        additionalProperties: {
          oneOf: [
            { required: ['type', 'start', 'requests'], properties: { type: { const: 'service' } } },
            { required: ['type'], properties: { type: { const: 'bundle' } } },
            { required: ['type'], properties: { type: { const: 'page' } } },
          ],
        },
      },
    },
  });
});
