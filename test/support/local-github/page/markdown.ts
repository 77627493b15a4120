import { marked } from 'marked';

/** Markdown as GitHub shows it, nearly: tables, task lists, details; Mermaid is drawn by the page's script. */
export const renderMarkdown = (text: string): string =>
  `<div class="markdown-body">${marked.parse(text, { gfm: true, async: false })}</div>`;
