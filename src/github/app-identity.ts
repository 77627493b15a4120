import { z } from 'zod';
import type { GitHub } from './client.ts';
import { explained } from './explain-failure.ts';

/** The App as GitHub knows it. */
export interface AppIdentity {
  readonly slug: string;
  /** Where it is installed from; empty where the server does not tell. */
  readonly page: string;
  /** "checks": "write". */
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
}

const schema = z.object({
  slug: z.string().default(''),
  html_url: z.string().default(''),
  permissions: z.record(z.string(), z.string().nullish()).default({}),
  events: z.array(z.string()).default([]),
});

/** Asks with the App's own key. Throws a GitHubError, also where key and number do not belong together. */
export const readAppIdentity = async (app: GitHub): Promise<AppIdentity> => {
  const { data } = await explained('ask who the App is', () => app.rest.apps.getAuthenticated());
  const { slug, html_url: page, permissions, events } = schema.parse(data);
  const given = Object.entries(permissions).flatMap(([name, level]) =>
    typeof level === 'string' ? [[name, level] as const] : [],
  );
  return { slug, page, permissions: Object.fromEntries(given), events };
};
