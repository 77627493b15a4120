import { readOf } from '../emulator/read.ts';
import { textOf } from '../json.ts';
import type { Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { escapeHtml, layout } from './layout.ts';

const listOf = async (platform: Platform, repository: Repository): Promise<string> => {
  const pulls = [...repository.pulls.values()].toReversed();
  const lines = await Promise.all(
    pulls.map(async (pull) => {
      const title = escapeHtml(textOf((await readOf(platform, repository, `/pulls/${pull.number}`))['title']));
      const state = pull.merged === null ? pull.state : 'merged';
      return `<li><a href="/${repository.fullName}/pull/${pull.number}">#${pull.number} ${title}</a> <span class="quiet">${state}</span></li>`;
    }),
  );
  const clone = `<code>git clone ${platform.url}/${repository.fullName}.git</code>`;
  return `<h2>${escapeHtml(repository.fullName)}</h2><p>${clone}</p><ul>${lines.join('') || '<li class="quiet">No pull requests.</li>'}</ul>`;
};

/** All repositories with their pull requests. */
export const indexPage = async (platform: Platform): Promise<string> => {
  const lists = await Promise.all(platform.repositories.map((it) => listOf(platform, it)));
  return layout('Local GitHub', `<h1>Local GitHub</h1>${lists.join('')}`);
};
