import { z } from 'zod';
import { bundleSchema } from './bundle-schema.ts';
import { fields } from './field.ts';
import { pageSchema } from './page-schema.ts';
import { serviceSchema } from './service-schema.ts';

/** One thing to measure; `type` says which. */
export const suiteSchema = z.discriminatedUnion('type', [serviceSchema, bundleSchema, pageSchema]).register(fields, {
  expects: 'a suite: a mapping with its type (service, bundle or page) and the keys of that type',
});
