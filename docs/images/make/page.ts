import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Marked } from 'marked';
import type { CheckReport } from '../../../src/report/check-report.ts';
import { drawEmoji } from './emoji.ts';

export type Theme = 'light' | 'dark';

const require = createRequire(import.meta.url);

const colours = {
  light: { page: '#ffffff', text: '#1f2328', muted: '#59636e', line: '#d1d9e0', bar: '#f6f8fa', accent: '#0969da' },
  dark: { page: '#0d1117', text: '#f0f6fc', muted: '#9198a1', line: '#3d444d', bar: '#151b23', accent: '#4493f8' },
} as const;

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** By the classes that GitHub gives to lines of a diff. */
const diffClass = (line: string): string | null => {
  if (/^(?:diff|---|\+\+\+) /u.test(line)) return 'pl-c1';
  if (line.startsWith('@@')) return 'pl-mdr';
  return line.startsWith('+') ? 'pl-mi1' : line.startsWith('-') ? 'pl-md' : null;
};

const diffOf = (text: string): string =>
  text
    .split('\n')
    .map((line) => {
      const name = diffClass(line);
      return name === null ? escape(line) : `<span class="${name}">${escape(line)}</span>`;
    })
    .join('\n');

/** GitHub flavoured Markdown as GitHub shows it: line breaks count, Mermaid is drawn by the page itself. */
const toHtml = (markdown: string): string => {
  const marked = new Marked({
    gfm: true,
    breaks: true,
    renderer: {
      code: ({ text, lang }) =>
        lang === 'mermaid'
          ? `<div class="diagram"><pre class="mermaid">${escape(text)}</pre></div>`
          : `<pre><code>${lang === 'diff' ? diffOf(text) : escape(text)}</code></pre>`,
    },
  });
  return drawEmoji(marked.parse(markdown, { async: false }));
};

/** Near the fonts of GitHub's readers, and the same on every machine: Chromium's package unpacks it beside the browser. */
const fonts = ['Regular', 'Bold']
  .map((style) => {
    const file = pathToFileURL(join(tmpdir(), 'fonts', 'fonts', 'Open_Sans', `OpenSans-${style}.ttf`)).href;
    return `@font-face { font-family: 'Open Sans'; src: url('${file}'); font-weight: ${style === 'Bold' ? '600 700' : '400'}; }`;
  })
  .join('\n');

const page = (theme: Theme, body: string): string => {
  const it = colours[theme];
  const css = readFileSync(require.resolve(`github-markdown-css/github-markdown-${theme}.css`), 'utf8');
  const mermaid = pathToFileURL(require.resolve('mermaid').replace(/[^/\\]+$/u, 'mermaid.min.js')).href;
  return `<!doctype html>
<html data-theme="${theme}"><head><meta charset="utf-8"><style>${css}
${fonts}
html, body { margin: 0; background: ${it.page}; color: ${it.text}; font: 14px/1.5 'Open Sans', sans-serif; }
body { padding: 20px; box-sizing: border-box; }
.markdown-body { font: 14px/1.5 'Open Sans', sans-serif; background: transparent; }
.markdown-body code, .markdown-body pre { font-family: 'DejaVu Sans Mono', monospace; }
.markdown-body table { display: table; width: max-content; max-width: 100%; }
.emoji { font-size: 0.95em; }
.diagram { border: 1px solid ${it.line}; border-radius: 6px; padding: 12px; margin-bottom: 16px; }
.diagram pre { background: none; padding: 0; margin: 0; text-align: center; }
.frame { display: flex; gap: 16px; }
.avatar { width: 40px; height: 40px; flex: none; border-radius: 50%; background: ${it.accent}; color: #fff; text-align: center; font: 700 20px/40px 'Open Sans', sans-serif; }
.box { flex: 1; min-width: 0; border: 1px solid ${it.line}; border-radius: 6px; }
.bar { background: ${it.bar}; border-bottom: 1px solid ${it.line}; border-radius: 6px 6px 0 0; padding: 7px 16px; color: ${it.muted}; }
.bar b { color: ${it.text}; }
.label { border: 1px solid ${it.line}; border-radius: 2em; font-size: 12px; padding: 0 7px; margin-left: 4px; }
.inside { padding: 16px; }
.check h1 { font-size: 20px; font-weight: 600; margin: 0 0 4px; }
.check .state { color: ${it.muted}; margin-bottom: 16px; }
.check .state b { color: ${it.text}; }
.buttons { display: flex; gap: 8px; margin: 12px 0 16px; }
.button { border: 1px solid ${it.line}; background: ${it.bar}; border-radius: 6px; padding: 4px 12px; font-size: 13px; font-weight: 600; }
.heading { font-size: 12px; letter-spacing: .04em; color: ${it.muted}; margin: 20px 0 8px; }
.annotation { border: 1px solid ${it.line}; border-left: 3px solid #cf222e; border-radius: 6px; padding: 8px 12px; margin-bottom: 8px; white-space: pre-wrap; }
.annotation .where { color: ${it.muted}; font-size: 12px; }
</style></head><body>${body}<script src="${mermaid}"></script><script>
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', fontFamily: 'Open Sans', theme: '${theme === 'dark' ? 'dark' : 'default'}' });
window.ready = document.fonts.load('14px "Open Sans"').then(() => mermaid.run());
</script></body></html>`;
};

/** A comment in a pull request's conversation. */
export const commentPage = (markdown: string, theme: Theme): string =>
  page(
    theme,
    `<div class="frame"><div class="avatar">P</div><div class="box"><div class="bar"><b>github-actions</b> <span class="label">bot</span> commented 2 minutes ago</div><div class="inside markdown-body">${toHtml(markdown)}</div></div></div>`,
  );

const conclusions = {
  success: 'Successful',
  failure: 'Failing',
  neutral: 'Neutral',
  action_required: 'Action required',
} as const satisfies Record<CheckReport['conclusion'], string>;

const signs = { success: '✅', failure: '❌', neutral: '❔', action_required: '⚠️' } as const;

/** A check's page, as the tab "Checks" shows it. */
export const checkPage = (report: CheckReport, theme: Theme): string => {
  const { conclusion, title, summary, text, annotations, buttons } = report;
  const marks = annotations.map(
    (it) =>
      `<div class="annotation"><div class="where">${escape(it.path)}, lines ${it.startLine} to ${it.endLine}</div><b>${escape(it.title)}</b>\n${escape(it.message)}</div>`,
  );
  return page(
    theme,
    `<div class="check"><div class="state">${drawEmoji(signs[conclusion])} <b>pacegate</b> ${conclusions[conclusion]} after 2 minutes</div>
<h1>${escape(title)}</h1>
<div class="buttons">${buttons.map(({ label }) => `<span class="button">${escape(label)}</span>`).join('')}</div>
<div class="markdown-body">${toHtml(summary)}</div>
${text === null ? '' : `<div class="heading">DETAILS</div><div class="markdown-body">${toHtml(text)}</div>`}
${marks.length === 0 ? '' : `<div class="heading">ANNOTATIONS</div>${marks.join('')}`}</div>`,
  );
};
