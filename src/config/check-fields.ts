import { z } from 'zod';
import type { Field } from './field.ts';
import { nearestName } from './nearest.ts';
import type { Path, PlacedProblem } from './problem.ts';
import { isMapping, quoted, valueAt } from './problem.ts';
import type { BareSchema, Kinds } from './schema-walk.ts';
import { bare, childSchema, formsOf, kindsOf, meantForm, nameSchema, shapeOf } from './schema-walk.ts';

/** How messages name the place itself: by its key, or by its number in a list. */
const nameOf = (path: Path): string => {
  const last = path.at(-1);
  if (last === undefined) return 'The configuration';
  if (typeof last === 'string') return quoted(last);
  const list = path.at(-2);
  return `Entry ${last + 1}${typeof list === 'string' ? ` of ${quoted(list)}` : ''}`;
};

const shown = (value: unknown, secret: boolean): string => {
  if (value === null || value === undefined || value === '') return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (isMapping(value)) return 'a mapping';
  if (secret) return typeof value === 'string' ? 'text that does not fit here' : `a ${typeof value}`;
  if (typeof value === 'string') return quoted(value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeof value;
};

const suggestion = (key: string, known: readonly string[], kind: string): string => {
  if (key === '<<')
    return 'YAML merge keys are not read here: use an alias for the whole value, or write its keys out.';
  const nearest = nearestName(key, known);
  if (nearest !== null) return `Did you mean ${quoted(nearest)}?`;
  const longer = known.filter((it) => it.startsWith(`${key}.`));
  if (longer.length > 0) return `Did you mean ${longer.map(quoted).join(' or ')}?`;
  if (known.length <= 24) return `The keys here are: ${known.join(', ')}.`;
  return `Every ${kind} is listed in docs/configuration.md.`;
};

const keysIn = (form: z.core.$ZodType): string[] => Object.keys(shapeOf(bare(form).schema) ?? {});

/** Where a key belongs that is right in another kind of the same union, in front of the cure. */
const elsewhere = (key: string, kinds: Kinds | null): string => {
  const owners = Array.from(kinds?.forms ?? []).flatMap(([kind, form]) => (keysIn(form).includes(key) ? [kind] : []));
  return owners.length === 0 ? '' : `It is a key of ${kinds?.key ?? ''} ${owners.join(' and ')}. `;
};

const unknownKey = (
  path: Path,
  key: string,
  { known, facts, kinds }: { readonly known: readonly string[]; readonly facts: Field; readonly kinds: Kinds | null },
): PlacedProblem => ({
  path: [...path, key],
  at: 'key',
  problem: `Unknown ${facts.keys ?? 'key'} ${quoted(key)}.`,
  cure: `${elsewhere(key, kinds)}${suggestion(key, known, facts.keys ?? 'key')}`,
});

const wrongValue = (path: Path, value: unknown, schema: z.core.$ZodType, facts: Field): PlacedProblem => {
  const choices = schema instanceof z.core.$ZodEnum ? Object.keys(schema._zod.def.entries) : [];
  const nearest = typeof value === 'string' ? nearestName(value, choices) : null;
  return {
    path,
    at: 'value',
    problem: `${nameOf(path)} is ${shown(value, facts.secret ?? false)}.`,
    cure:
      nearest === null ? `Write ${facts.expects ?? 'what docs/configuration.md says'}.` : `Did you mean ${nearest}?`,
  };
};

interface Place {
  readonly path: Path;
  readonly schema: z.core.$ZodType;
  readonly value: unknown;
}

/** The schema of a place without its wrappers; of a union the form that the value was meant to have. */
const formAt = ({ schema, value }: Place): BareSchema => {
  const union = bare(schema).schema;
  return bare(formsOf(union)[meantForm(union, value)] ?? union);
};

/** Follows the steps of an issue from `from`; through a union by the form that the value has. */
const follow = (from: Place, steps: readonly PropertyKey[]): Place =>
  steps.reduce<Place>((place, step) => {
    const key = typeof step === 'symbol' ? String(step) : step;
    const child = childSchema(formAt(place).schema, key);
    const value: unknown = Array.isArray(place.value) ? place.value[Number(key)] : valueAt(place.value, String(key));
    return {
      path: [...place.path, key],
      schema: child ?? z.unknown(),
      value,
    };
  }, from);

const missing = (place: Place, facts: Field, rivals: readonly string[]): PlacedProblem[] => {
  const key = String(place.path.at(-1));
  // A mistyped key is one mistake: it is reported as the unknown key that it is.
  if (rivals.some((rival) => rival === '<<' || nearestName(rival, [key]) !== null)) return [];
  const problem = `${nameOf(place.path.slice(0, -1))} has no ${quoted(key)}.`;
  return [{ path: place.path, at: 'value', problem, cure: `Add ${quoted(key)}: ${facts.expects ?? 'its value'}.` }];
};

const strangers = (value: unknown, known: readonly string[]): string[] =>
  isMapping(value) ? Object.keys(value).filter((key) => !known.includes(key)) : [];

/** The value at the key of `kinds` is none of them, or missing: that, and what else is wrong for the kind that was meant. */
const explainKind = (holder: Place, { key, forms }: Kinds): PlacedProblem[] => {
  const { schema, facts } = bare(holder.schema);
  if (!isMapping(holder.value)) return [wrongValue(holder.path, holder.value, schema, facts)];
  const kind = z.enum([...forms.keys()]);
  const expects = { expects: `one of ${[...forms.keys()].join(', ')}` };
  const place: Place = { path: [...holder.path, key], schema: kind, value: valueAt(holder.value, key) };
  const known = [...new Set([...forms.values()].flatMap(keysIn))];
  const unknown = strangers(holder.value, known);
  const wrong =
    place.value === undefined ? missing(place, expects, unknown) : [wrongValue(place.path, place.value, kind, expects)];
  const meant = formsOf(schema)[meantForm(schema, holder.value)];
  if (meant === undefined) {
    return [...wrong, ...unknown.map((it) => unknownKey(holder.path, it, { known, facts: {}, kinds: null }))];
  }
  const others = checkPlace({ ...holder, schema: meant });
  // The literal of the kind that was meant finds the same mistake again.
  return [...wrong, ...others.filter((it) => it.path.length !== place.path.length || it.path.at(-1) !== key)];
};

const explain = (from: Place, issue: z.core.$ZodIssue): PlacedProblem[] => {
  const place = follow(from, issue.path);
  const { schema, facts } = bare(place.schema);
  if (issue.code === 'unrecognized_keys') {
    const form = formAt(place);
    const all = { known: keysIn(form.schema), facts: { ...facts, ...form.facts }, kinds: kindsOf(schema) };
    return issue.keys.map((key) => unknownKey(place.path, key, all));
  }
  if (issue.code === 'invalid_union') {
    const holder = follow(from, issue.path.slice(0, -1));
    const kinds = kindsOf(bare(holder.schema).schema);
    if (kinds !== null && kinds.key === issue.path.at(-1)) return explainKind(holder, kinds);
    const meant = meantForm(schema, place.value);
    const option = formsOf(schema)[meant];
    if (option !== undefined) return checkPlace({ ...place, schema: option });
  }
  if (issue.code === 'invalid_key') {
    const holder = bare(follow(from, issue.path.slice(0, -1)).schema).schema;
    const names = nameSchema(holder);
    const expects = names === null ? undefined : bare(names).facts.expects;
    const name = quoted(String(place.path.at(-1)));
    const cure = `Write ${expects ?? 'another name'}.`;
    return [{ path: place.path, at: 'key', problem: `${name} can't be a name here.`, cure }, ...checkPlace(place)];
  }
  if (place.value === undefined && place.path.length > 0) {
    const holder = follow(from, issue.path.slice(0, -1));
    return missing(place, facts, strangers(holder.value, keysIn(formAt(holder).schema)));
  }
  return [wrongValue(place.path, place.value, schema, facts)];
};

const checkPlace = (place: Place): PlacedProblem[] => {
  const outcome = z.safeParse(place.schema, place.value);
  return outcome.success ? [] : outcome.error.issues.flatMap((issue) => explain(place, issue));
};

/** Everything that `schema` finds wrong in `value`, in sentences. Secrets are never in them. */
export const checkFields = (schema: z.core.$ZodType, value: unknown): PlacedProblem[] =>
  checkPlace({ path: [], schema, value });
