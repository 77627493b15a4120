import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { GitHubError } from '../../src/core/errors.ts';
import type { FileProposal } from '../../src/github/propose-file.ts';
import { proposeFile } from '../../src/github/propose-file.ts';
import '../local-github/patience.ts';
import { as, openShop, shop } from '../local-github/shop.ts';
import type { LocalGitHub } from '../support/local-github/local-github.ts';
import { testGitHub } from './make-github.ts';

let server: LocalGitHub;

beforeAll(async () => {
  server = await openShop();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

const allowed = { contents: 'write', pull_requests: 'write' } as const;

const clientWith = (permissions: Record<string, 'read' | 'write'> = allowed) =>
  testGitHub({ apiUrl: server.url, token: server.token({ repository: shop, permissions }) }).github;

const proposalOf = (name: string): FileProposal => ({
  repository: shop,
  branch: `pacegate/playbook-${name}`,
  into: 'main',
  path: `.github/pacegate/playbook/${name}.md`,
  text: `# ${name}\n\nWhat was learnt: ✓\n`,
  title: `Playbook: what was learnt in #${name}`,
  body: 'For later ones to recognise.',
});

const dev = () => as(server, { as: 'dev' });
const pullsOf = async ({ branch }: FileProposal) =>
  (await dev().pulls.list({ ...shop, state: 'all', head: `${shop.owner}:${branch}` })).data;
const branchesOf = async ({ branch }: FileProposal): Promise<string[]> =>
  (await dev().git.listMatchingRefs({ ...shop, ref: `heads/${branch}` })).data.map(({ ref }) => ref);
const textAt = (ref: string, { path }: FileProposal): Promise<string> => server.git(shop, 'show', `${ref}:${path}`);

test('a file is proposed by a pull request from a branch of its own, with nothing else in it', async () => {
  const proposal = proposalOf('n-plus-one-1');
  const url = await proposeFile(clientWith(), proposal);
  const [pull, ...others] = await pullsOf(proposal);
  expect(others).toEqual([]);
  expect(pull).toMatchObject({
    html_url: url,
    state: 'open',
    title: proposal.title,
    body: proposal.body,
    base: { ref: 'main' },
  });
  expect(await textAt(proposal.branch, proposal)).toBe(proposal.text.trimEnd());
  const { data } = await dev().pulls.listFiles({ ...shop, pull_number: pull!.number });
  expect(data.map(({ filename, status }) => [filename, status])).toEqual([[proposal.path, 'added']]);
  await expect(textAt('main', proposal)).rejects.toThrow('does not exist in');
});

test('a second entry is proposed beside the first', async () => {
  const [one, other] = [proposalOf('pool-reduced-2'), proposalOf('sync-io-2')];
  const github = clientWith();
  const urls = [await proposeFile(github, one), await proposeFile(github, other)];
  expect(new Set(urls).size).toBe(2);
  expect(await textAt(other.branch, other)).toContain('sync-io-2');
  await expect(textAt(other.branch, one)).rejects.toThrow('does not exist in');
});

test('what was proposed before is not proposed again, whatever became of it', async () => {
  const proposal = proposalOf('n-plus-one-3');
  const github = clientWith();
  await proposeFile(github, proposal);
  expect(await proposeFile(github, proposal)).toBeNull();
  const [pull] = await pullsOf(proposal);
  await dev().pulls.update({ ...shop, pull_number: pull!.number, state: 'closed' });
  await dev().git.deleteRef({ ...shop, ref: `heads/${proposal.branch}` });
  expect(await proposeFile(github, proposal)).toBeNull();
  expect(await pullsOf(proposal)).toHaveLength(1);
  expect(await branchesOf(proposal)).toEqual([]);
});

test('a file that the branch has already, whoever put it there, is left as the team has it', async () => {
  const proposal = proposalOf('by-hand-4');
  await server.commit({ repository: shop, branch: 'main', files: { [proposal.path]: 'As we like it.\n' } });
  expect(await proposeFile(clientWith(), proposal)).toBeNull();
  expect(await branchesOf(proposal)).toEqual([]);
  expect(await textAt('main', proposal)).toBe('As we like it.');
});

test.each([false, true])(
  'a branch of an attempt that came no further is gone on with: with the file %s',
  async (has) => {
    const proposal = proposalOf(has ? 'cut-short-5' : 'cut-short-6');
    const { data } = await dev().git.getRef({ ...shop, ref: 'heads/main' });
    await dev().git.createRef({ ...shop, ref: `refs/heads/${proposal.branch}`, sha: data.object.sha });
    if (has)
      await dev().repos.createOrUpdateFileContents({
        ...shop,
        path: proposal.path,
        branch: proposal.branch,
        message: 'x',
        content: Buffer.from(proposal.text).toString('base64'),
      });
    const url = await proposeFile(clientWith(), proposal);
    expect(url).toBe((await pullsOf(proposal))[0]?.html_url);
    expect(url).not.toBeNull();
    expect(await textAt(proposal.branch, proposal)).toBe(proposal.text.trimEnd());
  },
);

test('without the right to write it says which is missing, and makes nothing', async () => {
  const proposal = proposalOf('not-allowed-7');
  const refused = await proposeFile(clientWith({ contents: 'read', pull_requests: 'write' }), proposal).catch(
    (error: unknown) => error,
  );
  expect(refused).toBeInstanceOf(GitHubError);
  expect(refused).toMatchObject({
    status: 403,
    message: expect.stringContaining(`Could not propose ${proposal.path} in acme/shop`),
    cure: expect.stringContaining('`contents: write`'),
  });
  expect(await pullsOf(proposal)).toEqual([]);
  expect(await branchesOf(proposal)).toEqual([]);
});
