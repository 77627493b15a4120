/** What of a comment says something in a terminal: without hidden lines, charts, what is folded, and fences of code. */
export const readable = (body: string): string =>
  body
    .replaceAll(/<!--[^]*?-->\n?/g, '')
    .replaceAll(/^```mermaid\n[^]*?^```$\n?/gm, '')
    .replace(/<details>[^]*<\/details>\n?/, '')
    .replaceAll(/^```\w*\n?/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
