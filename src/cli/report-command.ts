import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError } from '../core/errors.ts';
import { resultSchema, type Result } from '../core/result.ts';
import { renderComment } from '../report/comment.ts';
import { renderTerminal } from '../report/terminal.ts';

const cure = 'Name the result.json of a run: .pacegate/runs/<time>-<head>/result.json.';

const readResult = async (file: string): Promise<Result> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} can't be read.`, cure, { cause: error });
  }
  try {
    return resultSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new UsageError(`${file} is not a result that this version of Pacegate knows.`, cure, { cause: error });
  }
};

/** `pacegate report`: renders a stored result again. Throws a UsageError. */
export const reportCommand = async (
  file: string,
  { format }: Record<string, unknown>,
  { stdout, env }: NodeJS.Process,
): Promise<number> => {
  if (format !== 'terminal' && format !== 'markdown')
    throw new UsageError(`--format ${JSON.stringify(format)} is not known.`, 'Known: terminal, markdown.');
  const result = await readResult(file);
  stdout.write(
    format === 'markdown'
      ? renderComment(result)
      : renderTerminal(result, {
          colour: stdout.isTTY && env['NO_COLOR'] === undefined,
          width: stdout.columns ?? 100,
          directory: dirname(file),
        }),
  );
  return 0;
};
