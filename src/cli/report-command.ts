import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError } from '../core/errors.ts';
import { resultSchema, type Result } from '../core/result.ts';
import { renderComment } from '../report/comment.ts';
import { renderCheck } from '../report/render-check.ts';
import { renderMeasureMarkdown } from '../report/measure-markdown.ts';
import { renderMeasureTerminal } from '../report/measure-terminal.ts';
import { renderTerminal } from '../report/terminal.ts';
import { readMeasure } from '../usecases/measure/read-measure.ts';

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

interface Look {
  readonly colour: boolean;
  readonly width: number;
  readonly directory: string;
}

/** By the name that `--format` takes. `check` is what the check run shows, as JSON. */
const formats: Readonly<Record<string, (result: Result, look: Look) => string>> = {
  terminal: renderTerminal,
  markdown: (result) => renderComment(result),
  check: (result) => `${JSON.stringify(renderCheck(result), null, 2)}\n`,
};

/** `pacegate report`: renders a stored result again. Throws a UsageError. */
export const reportCommand = async (
  file: string,
  { format }: Record<string, unknown>,
  { stdout, env }: NodeJS.Process,
): Promise<number> => {
  const render = typeof format === 'string' && Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (render === undefined)
    throw new UsageError(
      `--format ${JSON.stringify(format)} is not known.`,
      `Known: ${Object.keys(formats).join(', ')}.`,
    );
  const colour = stdout.isTTY && env['NO_COLOR'] === undefined;
  const measured = await readMeasure(file);
  if (measured !== null) {
    const look = { colour, width: stdout.columns ?? 100 };
    stdout.write(format === 'markdown' ? renderMeasureMarkdown(measured) : renderMeasureTerminal(measured, look));
    return 0;
  }
  stdout.write(render(await readResult(file), { colour, width: stdout.columns ?? 100, directory: dirname(file) }));
  return 0;
};
