import { afterLine, type Inside } from './markdown-blocks.ts';

/**
 * The commands of a comment, in order, without their "/perf": lines that begin with it and are the writer's own words. Nothing in
 * blocks of code, in quotations (also where only their first line has a ">") or in comments of HTML. Where Markdown leaves doubt a
 * line is no command. Never throws.
 */
export const findCommands = (comment: string): readonly string[] => {
  const commands: string[] = [];
  let inside: Inside = { kind: 'text' };
  for (const line of comment.split(/\r\n|\n|\r/u)) {
    const [found, words = ''] = /^\/perf(?:\s+(.*))?$/isu.exec(line) ?? [];
    if (inside.kind === 'text' && found !== undefined) commands.push(words.trim());
    inside = afterLine(inside, line);
  }
  return commands;
};
