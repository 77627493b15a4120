import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Answer } from '../http/answer.ts';
import { plain } from '../http/answer.ts';
import type { Platform } from '../platform.ts';
import { indexPage } from './index-page.ts';
import { pullPage } from './pull-page.ts';

const require = createRequire(import.meta.url);

const assets: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/-/github-markdown.css': ['github-markdown-css/github-markdown-light.css', 'text/css'],
  '/-/mermaid.js': ['mermaid/dist/mermaid.min.js', 'text/javascript'],
};

/** Texts of pull requests are strangers': nothing in them may run. */
const headers = {
  'content-security-policy': "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src *; script-src 'self'",
};

const drawMermaid = `mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
mermaid.run({ querySelector: 'pre > code.language-mermaid' });
`;

/** Read-only web pages: what a person would see of the pull requests. */
export const pageFor = async (platform: Platform, path: string): Promise<Answer | null> => {
  const asset = assets[path];
  if (asset !== undefined) return plain(await readFile(require.resolve(asset[0]), 'utf8'), asset[1]);
  if (path === '/-/page.js') return plain(drawMermaid, 'text/javascript');
  const { owner, name, number } = /^\/(?<owner>[^/]+)\/(?<name>[^/]+)\/pull\/(?<number>\d+)$/.exec(path)?.groups ?? {};
  const html =
    path === '/'
      ? await indexPage(platform)
      : owner === undefined || name === undefined
        ? null
        : await pullPage(platform, { owner, name, number: Number(number) });
  return html === null
    ? null
    : {
        ...plain(html, 'text/html; charset=utf-8'),
        headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
      };
};
