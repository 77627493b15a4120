import { Marked, type MarkedToken, type Token } from 'marked';

/** What a Markdown reader finds in a text: everything that is more than words. */
export interface Markup {
  readonly html: readonly string[];
  readonly links: readonly string[];
  readonly images: readonly string[];
  /** Cells of each row, the heading included. */
  readonly tables: readonly (readonly number[])[];
  readonly headings: readonly string[];
  /** Sources of Mermaid diagrams. */
  readonly diagrams: readonly string[];
}

const markdown = new Marked({ gfm: true });

/** No extension is in use, so that all tokens are Marked's own. */
const isOwn = (token: Token): token is MarkedToken => token.type !== 'generic';

/** Reads GitHub flavoured Markdown with the parser that the pictures in docs/ are made with. */
export const readMarkdown = (text: string): Markup => {
  const html: string[] = [];
  const links: string[] = [];
  const images: string[] = [];
  const tables: number[][] = [];
  const headings: string[] = [];
  const diagrams: string[] = [];
  const visit = (token: Token): void => {
    if (!isOwn(token)) return;
    if (token.type === 'html') html.push(...(token.raw.match(/<[^>]*>?/gu) ?? []));
    if (token.type === 'link') links.push(token.href);
    if (token.type === 'image') images.push(token.href);
    if (token.type === 'heading') headings.push(token.raw);
    if (token.type === 'table') tables.push([token.header.length, ...token.rows.map((it) => it.length)]);
    if (token.type === 'code' && token.lang === 'mermaid') diagrams.push(token.text);
  };
  void markdown.walkTokens(markdown.lexer(text), visit);
  return { html, links, images, tables, headings, diagrams };
};
