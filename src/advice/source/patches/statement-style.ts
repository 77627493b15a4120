import type { Node } from '@babel/types';
import { endOf, startOf } from '../walk.ts';

/** How a statement is written, so that what is put in its place looks alike. */
export interface StatementStyle {
  readonly quote: string;
  readonly semicolon: string;
  readonly lineBreak: string;
  /** What stands before it on its line. */
  readonly indent: string;
}

/** `request` is the text literal in the statement that its quotes are taken from. */
export const styleOf = (text: string, statement: Node, request: Node): StatementStyle => {
  const line = text.lastIndexOf('\n', startOf(statement) - 1) + 1;
  const quote = text[startOf(request)] ?? "'";
  return {
    quote: quote === '"' ? '"' : "'",
    semicolon: text[endOf(statement) - 1] === ';' ? ';' : '',
    lineBreak: text.includes('\r\n') ? '\r\n' : '\n',
    indent: /^\s*/u.exec(text.slice(line, startOf(statement)))?.[0] ?? '',
  };
};

/** Statements in place of one, each on a line of its own. */
export const joinStatements = (
  statements: readonly string[],
  { semicolon, lineBreak, indent }: StatementStyle,
): string => statements.map((statement) => `${statement}${semicolon}`).join(`${lineBreak}${indent}`);

/** From a statement's start to the end of its line, where nothing else stands on it: what goes when the statement goes. */
export const wholeLine = (text: string, statement: Node): { readonly start: number; readonly end: number } => {
  const before = text.lastIndexOf('\n', startOf(statement) - 1) + 1;
  const [rest = ''] = /^[ \t]*(?:\r?\n|$)/u.exec(text.slice(endOf(statement))) ?? [];
  const alone = text.slice(before, startOf(statement)).trim() === '' && rest !== '';
  return alone
    ? { start: before, end: endOf(statement) + rest.length }
    : { start: startOf(statement), end: endOf(statement) };
};
