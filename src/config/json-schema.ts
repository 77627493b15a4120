import { z } from 'zod';
import { configurationSchema } from './schema.ts';

/** The JSON Schema (draft 7, which editors know best) of a configuration file as it is written. */
export const configurationJsonSchema = (): string =>
  `${JSON.stringify(
    {
      title: 'Pacegate configuration',
      description: 'The file .github/pacegate.yml',
      ...z.toJSONSchema(configurationSchema, { io: 'input', target: 'draft-7' }),
    },
    null,
    2,
  )}\n`;
