/** A package of npm that answers HTTP, and how a service made with it starts. */
export interface Framework {
  readonly package: string;
  readonly title: string;
  /** Starts what `build` made, where package.json has no script for it. PORT is read by the framework itself. */
  readonly start?: string;
  /** Whether the framework reads PORT by itself. */
  readonly readsPort?: boolean;
  readonly graphql?: boolean;
  /** Frameworks that render pages start less often as the service that a team means. */
  readonly pages?: boolean;
}

/** The first that a package depends on is taken: the whole frameworks stand before the servers that they build on. */
export const frameworks: readonly Framework[] = [
  { package: 'next', title: 'Next.js', start: 'npx next start', readsPort: true, pages: true },
  { package: 'nuxt', title: 'Nuxt', start: 'node .output/server/index.mjs', readsPort: true, pages: true },
  { package: '@sveltejs/adapter-node', title: 'SvelteKit', start: 'node build', readsPort: true, pages: true },
  {
    package: '@remix-run/serve',
    title: 'Remix',
    start: 'npx remix-serve ./build/server/index.js',
    readsPort: true,
    pages: true,
  },
  {
    package: '@react-router/serve',
    title: 'React Router',
    start: 'npx react-router-serve ./build/server/index.js',
    readsPort: true,
    pages: true,
  },
  { package: '@astrojs/node', title: 'Astro', start: 'node ./dist/server/entry.mjs', readsPort: true, pages: true },
  { package: '@strapi/strapi', title: 'Strapi', readsPort: true },
  { package: '@adonisjs/core', title: 'AdonisJS', readsPort: true },
  { package: '@nestjs/core', title: 'Nest', start: 'node dist/main.js' },
  { package: '@feathersjs/feathers', title: 'Feathers' },
  { package: '@loopback/rest', title: 'LoopBack' },
  { package: 'sails', title: 'Sails' },
  { package: '@apollo/server', title: 'Apollo Server', graphql: true },
  { package: 'graphql-yoga', title: 'GraphQL Yoga', graphql: true },
  { package: 'mercurius', title: 'Mercurius', graphql: true },
  { package: 'fastify', title: 'Fastify' },
  { package: '@hapi/hapi', title: 'hapi' },
  { package: 'koa', title: 'Koa' },
  { package: '@hono/node-server', title: 'Hono' },
  { package: 'hono', title: 'Hono' },
  { package: 'elysia', title: 'Elysia' },
  { package: 'nitropack', title: 'Nitro', start: 'node .output/server/index.mjs', readsPort: true },
  { package: 'h3', title: 'h3' },
  { package: 'restify', title: 'restify' },
  { package: 'polka', title: 'Polka' },
  { package: 'express', title: 'Express' },
];
