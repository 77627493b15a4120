import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startLocalGitHub } from './local-github.ts';

/*
 * A local GitHub to look at and to follow the docs with. Usage:
 *   node test/support/local-github/main.ts [--port 4711] [DIRECTORY]
 * DIRECTORY (a git repository, or files; the example shop unless given) becomes acme/shop. Ctrl-C ends it.
 */
const { values, positionals } = parseArgs({ options: { port: { type: 'string' } }, allowPositionals: true });
const from = positionals[0] ?? join(import.meta.dirname, '../../../docs/examples/shop');
const repository = 'acme/shop';

await using github = await startLocalGitHub({
  repositories: [{ owner: 'acme', name: 'shop', from }],
  users: [
    { login: 'dev', role: 'admin' },
    { login: 'stranger', role: 'none' },
  ],
  port: Number(values.port ?? '0'),
});

const permissions = {
  contents: 'write',
  checks: 'write',
  pull_requests: 'write',
  issues: 'write',
  actions: 'read',
} as const;
const dev = github.token({ repository, as: 'dev' });
process.stdout.write(`
Pages     ${github.url}
API       GITHUB_API_URL=${github.url}
Clone     git clone http://dev:${dev}@${new URL(github.url).host}/acme/shop.git
As dev    ${dev}
As a job  GITHUB_TOKEN=${github.token({ repository, permissions })}

A pull request for a branch that was pushed:
  curl -H 'Authorization: Bearer ${dev}' -d '{"head":"BRANCH","base":"main","title":"TITLE"}' ${github.url}/repos/acme/shop/pulls

Ctrl-C ends it.
`);

await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
