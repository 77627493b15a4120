import { z } from 'zod';
import type { Field } from './field.ts';
import { fields } from './field.ts';
import { nearestName } from './nearest.ts';
import { isMapping, valueAt } from './problem.ts';

/** A schema without its wrappers, and what the wrappers said. */
export interface BareSchema {
  readonly schema: z.core.$ZodType;
  readonly facts: Field;
  readonly description: string;
  /** As it would be written in the file; undefined when there is no default. */
  readonly initial: unknown;
  readonly optional: boolean;
}

/** Takes off what is wrapped around a schema (optional, default, transformation); the outer facts go first. */
export const bare = (schema: z.core.$ZodType): BareSchema => {
  const own = {
    facts: fields.get(schema) ?? {},
    description: z.globalRegistry.get(schema)?.description ?? '',
  };
  const within = (inner: z.core.$ZodType, outer: { initial?: unknown; optional: boolean }): BareSchema => {
    const rest = bare(inner);
    return {
      schema: rest.schema,
      facts: { ...rest.facts, ...own.facts },
      description: own.description === '' ? rest.description : own.description,
      initial: outer.initial ?? rest.initial,
      optional: outer.optional || rest.optional,
    };
  };
  if (schema instanceof z.core.$ZodPrefault) {
    return within(schema._zod.def.innerType, { initial: schema._zod.def.defaultValue, optional: true });
  }
  if (schema instanceof z.core.$ZodOptional) return within(schema._zod.def.innerType, { optional: true });
  if (schema instanceof z.core.$ZodPipe) return within(schema._zod.def.in, { optional: false });
  return { schema, ...own, initial: undefined, optional: false };
};

const isUnion = (schema: z.core.$ZodType): schema is z.core.$ZodUnion => schema instanceof z.core.$ZodUnion;

/** Whether `value` has the shape of `schema`, whatever is in it: decides which form of several was meant. */
const fits = (schema: z.core.$ZodType, value: unknown): boolean => {
  if (schema instanceof z.core.$ZodObject || schema instanceof z.core.$ZodRecord) return isMapping(value);
  return schema instanceof z.core.$ZodArray && Array.isArray(value);
};

/** The forms of a union that one key tells apart. */
export interface Kinds {
  readonly key: string;
  /** By what stands at that key. */
  readonly forms: ReadonlyMap<string, z.core.$ZodType>;
}

/** What tells the forms of a union apart; null for any other schema. */
export const kindsOf = (schema: z.core.$ZodType): Kinds | null => {
  if (!(schema instanceof z.core.$ZodDiscriminatedUnion)) return null;
  const { discriminator: key, options } = schema._zod.def;
  const named = options.flatMap((option) =>
    Array.from(option._zod.propValues?.[key] ?? [], (kind): [string, z.core.$ZodType] => [String(kind), option]),
  );
  return { key, forms: new Map(named) };
};

/** The form of the kind that `value` names or nearly names; without one, that which knows most of its keys. */
const meantKind = ({ key, forms }: Kinds, value: unknown): z.core.$ZodType | null => {
  if (!isMapping(value)) return null;
  const kind = valueAt(value, key);
  const name = typeof kind === 'string' ? nearestName(kind, [...forms.keys()]) : null;
  if (name !== null) return forms.get(name) ?? null;
  const ranked = Array.from(forms.values(), (form) => {
    const shape = shapeOf(bare(form).schema) ?? {};
    return { form, known: Object.keys(value).filter((it) => Object.hasOwn(shape, it)).length };
  }).sort((one, other) => other.known - one.known);
  const [best, next] = ranked;
  return best !== undefined && best.known > (next?.known ?? 0) ? best.form : null;
};

/** The index of the form that `value` was meant to have; -1 when it can't be told. */
export const meantForm = (schema: z.core.$ZodType, value: unknown): number => {
  if (!isUnion(schema)) return -1;
  const { options } = schema._zod.def;
  const kinds = kindsOf(schema);
  if (kinds === null) return options.findIndex((option) => fits(bare(option).schema, value));
  const meant = meantKind(kinds, value);
  return options.findIndex((option) => option === meant);
};

/** The forms of a schema: the options of a union, otherwise the schema alone. */
export const formsOf = (schema: z.core.$ZodType): readonly z.core.$ZodType[] =>
  isUnion(schema) ? schema._zod.def.options : [schema];

/** Known keys of a mapping with their schemas; null when it is no such mapping. */
export const shapeOf = (schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> | null =>
  schema instanceof z.core.$ZodObject ? schema._zod.def.shape : null;

/** The schema of what stands under `key` in a value of `schema`; null when nothing may stand there. */
export const childSchema = (schema: z.core.$ZodType, key: string | number): z.core.$ZodType | null => {
  if (schema instanceof z.core.$ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema._zod.def.shape;
    return Object.hasOwn(shape, key) ? (shape[key] ?? null) : null;
  }
  if (schema instanceof z.core.$ZodRecord) return schema._zod.def.valueType;
  return schema instanceof z.core.$ZodArray ? schema._zod.def.element : null;
};

/** The schema of the names in a mapping with free names; null for any other. */
export const nameSchema = (schema: z.core.$ZodType): z.core.$ZodType | null =>
  schema instanceof z.core.$ZodRecord ? schema._zod.def.keyType : null;
