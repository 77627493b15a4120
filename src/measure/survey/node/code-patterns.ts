import type { CodePatterns } from '../code/read-code.ts';

/** JavaScript and TypeScript on a server: Express and its kin, Fastify, hapi, Hono, Nest, and plain node:http. */
export const nodePatterns: CodePatterns = {
  portVariable:
    /\benv(?:ironment)?\s*(?:\??\.\s*|\[\s*['"`])PORT\b|\bget(?:OrThrow)?(?:<\w+>)?\(\s*['"`]PORT['"`]|\{[^}]*\bPORT\b[^}]*\}\s*=\s*process\.env|\bPORT\s*:\s*z\./,
  fixedPort: /(?:\.listen\(\s*(?:\{[^}]{0,80}\bport\s*:\s*)?|\bport\s*[:=]\s*)(?<port>\d{2,5})\b/i,
  routes: [
    // app.get('/x', ...), router.get("/x"), fastify.get<...>('/x')
    /(?<receiver>[\w$.]+)\.get(?:<[^>(]{0,80}>)?\(\s*['"`](?<path>\/[^'"`\s]*)['"`]/g,
    // @Get('x') of Nest and routing-controllers
    /@Get\(\s*(?:['"`](?<path>[^'"`\s]*)['"`])?\s*\)/g,
    // url === '/x', pathname === '/x', case '/x':
    /\b(?:url|pathname|path)\s*={2,3}\s*['"`](?<path>\/[^'"`\s]*)['"`]/g,
    /\bcase\s+['"`](?:GET )?(?<path>\/[^'"`\s]*)['"`]\s*:/g,
    // { method: 'GET', url: '/x' } of Fastify, { method: 'GET', path: '/x' } of hapi, on one line
    /\bmethod\s*:\s*['"`]GET['"`]\s*,\s*(?:url|path)\s*:\s*['"`](?<path>\/[^'"`\s]*)['"`]/g,
  ],
  group: /\b(?<name>\w+)\s*=\s*new\s+Router\(\s*\{[^}]*\bprefix\s*:\s*['"`](?<prefix>\/[^'"`\s]*)['"`]/,
  file: /@(?:Json)?Controller\(\s*['"`](?<prefix>[^'"`\s]*)['"`]/,
};
