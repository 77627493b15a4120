import { keyTo, readOf } from '../emulator/read.ts';
import { asJson, asList, textOf } from '../json.ts';
import type { CheckRun } from '../model/checks.ts';
import type { Pull } from '../model/pull.ts';
import type { Repository } from '../model/repository.ts';
import { apiPath } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { gateOf } from '../gate/gate.ts';
import { box, escapeHtml, layout } from './layout.ts';
import { renderMarkdown } from './markdown.ts';

const checkBox = (run: CheckRun): string => {
  const state = run.conclusion ?? run.status;
  const notes = run.annotations.map(
    (it) =>
      `<div class="note ${it.annotation_level}"><b>${escapeHtml(`${it.path}:${it.start_line}`)}</b> ${escapeHtml(it.title ?? '')}\n${escapeHtml(it.message)}</div>`,
  );
  const buttons = run.actions.map(
    (it) => `<button title="${escapeHtml(it.description)}">${escapeHtml(it.label)}</button>`,
  );
  const head = `<b>${escapeHtml(run.name)}</b>: ${state} <span class="quiet">by ${escapeHtml(run.app.name)}</span> ${buttons.join(' ')}`;
  const { title, summary, text } = run.output;
  return box(
    head,
    `<h3>${escapeHtml(title ?? '')}</h3>${renderMarkdown(summary ?? '')}${renderMarkdown(text ?? '')}${notes.join('')}`,
  );
};

const commentBoxes = async (platform: Platform, repository: Repository, pull: Pull): Promise<string[]> => {
  const path = `${apiPath(repository)}/issues/${pull.number}/comments?per_page=100`;
  const told = await platform.emulator.demand({ method: 'GET', path, token: keyTo(repository) });
  const comments = asList(told.json).map((it) =>
    box(`<b>${escapeHtml(textOf(asJson(it['user'])['login']))}</b>`, renderMarkdown(textOf(it['body']))),
  );
  const onLines = repository.reviews.comments
    .filter((it) => it.pull === pull.number)
    .map((it) =>
      box(
        `<b>${escapeHtml(it.author)}</b> on ${escapeHtml(it.path)}:${it.originalLine ?? ''}${it.outdated ? ' (outdated)' : ''}`,
        `<pre class="hunk">${escapeHtml(it.hunk)}</pre>${renderMarkdown(it.body)}`,
      ),
    );
  return [...comments, ...onLines];
};

const mergeBox = (repository: Repository, pull: Pull): string => {
  if (pull.merged !== null)
    return box('Merged', `as <code>${pull.merged.sha.slice(0, 7)}</code> by ${escapeHtml(pull.merged.by)}`);
  if (pull.mergeCommit === null) return box('This branch has conflicts', 'They must be resolved.');
  const { problem } = gateOf(repository, pull.base.ref, { sha: pull.head.sha, mergeCommit: pull.mergeCommit, pull });
  return problem === null
    ? box('This branch can be merged', 'Nothing is in the way.')
    : box('Merging is blocked', escapeHtml(problem));
};

/** A pull request with its checks and comments; null when there is none. */
export const pullPage = async (
  platform: Platform,
  { owner, name, number }: { readonly owner: string; readonly name: string; readonly number: number },
): Promise<string | null> => {
  const { repository } = platform.find(owner, name);
  const pull = repository?.pulls.get(number);
  if (repository === null || pull === undefined) return null;
  const told = await readOf(platform, repository, `/pulls/${number}`);
  const title = textOf(told['title']);
  const state = pull.merged === null ? pull.state : 'merged';
  const runs = repository.checks.runs.filter((it) => it.headSha === pull.head.sha);
  const newest = runs.filter((it) => runs.findLast((other) => other.app === it.app && other.name === it.name) === it);
  const head = `<h1>${escapeHtml(title)} <span class="quiet">#${number}</span></h1>
<p><span class="state ${state}">${state}</span> <b>${escapeHtml(pull.author)}</b> wants to merge
<code>${escapeHtml(`${pull.head.repository.owner}:${pull.head.ref}`)}</code> (${pull.head.sha.slice(0, 7)}) into <code>${escapeHtml(pull.base.ref)}</code></p>`;
  const description = box(`<b>${escapeHtml(pull.author)}</b>`, renderMarkdown(textOf(told['body'])));
  const comments = await commentBoxes(platform, repository, pull);
  const checks = newest.map(checkBox).join('');
  return layout(
    `${title} #${number}`,
    `${head}${description}${comments.join('')}<h2>Checks</h2>${checks || '<p class="quiet">None on this commit.</p>'}${mergeBox(repository, pull)}`,
  );
};
