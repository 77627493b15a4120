// Pictures of what a pull request shows, as GitHub renders it: node docs/images/make.ts [name…]
// The browser comes from npm, nothing is loaded from the network.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../../src/core/result.ts';
import { renderComment } from '../../src/report/comment.ts';
import { renderInvestigationComment } from '../../src/report/investigation/render-comment.ts';
import { renderCheck } from '../../src/report/render-check.ts';
import { openBrowser, takeShot } from './make/browser.ts';
import { checkPage, commentPage, type Theme } from './make/page.ts';
import { investigation, results } from './make/results.ts';

const run = 'https://github.com/acme/shop/actions/runs/9154';
const links = { run, result: `${run}/artifacts/312` };

const comment = (result: Result, theme: Theme = 'light'): string =>
  commentPage(renderComment(result, { links }), theme);

// The text below the summary is as long as the folded part of the comment.
const check = (result: Result, theme: Theme = 'light'): string =>
  checkPage({ ...renderCheck(result, { links }), text: null }, theme);

const pages: Readonly<Record<string, string>> = {
  comment: comment(results.fail),
  'comment-dark': comment(results.fail, 'dark'),
  'comment-pass': comment(results.pass),
  'comment-trend': comment(results.trend),
  check: check(results.fail),
  'check-dark': check(results.fail, 'dark'),
  investigation: commentPage(
    renderInvestigationComment(investigation, { links: { run, investigation: `${run}#artifacts` } }),
    'light',
  ),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in pages));
if (unknown.length > 0) throw new Error(`No picture is named ${unknown.join(', ')}: ${Object.keys(pages).join(', ')}.`);

const directory = await mkdtemp(join(tmpdir(), 'pacegate-images-'));
try {
  await using browser = await openBrowser();
  for (const [name, html] of Object.entries(pages)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    // A long picture is for a look at the whole.
    const scale = name === 'comment-trend' ? 1.5 : 2;
    const picture = await takeShot(browser, { name, html, width: 900, scale }, directory);
    await writeFile(join(import.meta.dirname, `${name}.png`), picture);
    process.stdout.write(`${name}.png: ${Math.round(picture.length / 1024)} KB\n`);
  }
} finally {
  await rm(directory, { recursive: true });
}
