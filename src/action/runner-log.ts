/** Where in a file an annotation stands. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The log of the step. The runner reads commands from it: nothing that is written here becomes one. */
export interface RunnerLog {
  /** Text from anywhere, line by line. */
  write(text: string): void;
  /** Annotations of the run: GitHub shows ten of each kind a step. */
  error(text: string, place?: Place): void;
  warning(text: string): void;
  notice(text: string): void;
  /** From here on `***` stands in its place. */
  mask(secret: string): void;
}

type Command = 'error' | 'warning' | 'notice' | 'add-mask';
type Properties = Readonly<Record<string, string | number>>;

// As the runner's own toolkit escapes them (actions/toolkit, packages/core/src/command.ts).
const data = (text: string): string =>
  text.toWellFormed().replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const commandText = (name: Command, text: string, properties: Properties = {}): string => {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${[name, given.join(',')].join(' ').trimEnd()}::${data(text)}`;
};

/** A space of no width: the text can still be read, and is no command any more. */
const gap = '\u200B';

/**
 * Text as lines of which none is a command. The runner takes `::name::` for one at the start of a line, after blanks, and
 * `##[name]` anywhere in it (actions/runner, ActionCommand.cs); to .NET a lone carriage return ends a line too.
 */
export const plainLines = (text: string): string[] =>
  text
    .toWellFormed()
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^([\s\p{Cc}\p{Cf}]*):(?=:)/u, `$1:${gap}`).replaceAll('##[', `#${gap}#[`));

/** Writes to the step's standard output. What was masked never gets there, also where no runner would take it out. */
export const createRunnerLog = (output: { write(text: string): unknown }): RunnerLog => {
  const secrets: string[] = [];
  const put = (line: string): void => {
    const shown = secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), line);
    output.write(`${shown}\n`);
  };
  const annotate =
    (name: 'error' | 'warning' | 'notice') =>
    (text: string, place?: Place): void =>
      put(
        commandText(name, text, {
          title: 'Pacegate',
          ...(place !== undefined && { file: place.file, line: place.line, col: place.column }),
        }),
      );
  return {
    write: (text) => {
      for (const line of plainLines(text)) put(line);
    },
    error: annotate('error'),
    warning: annotate('warning'),
    notice: annotate('notice'),
    mask: (secret) => {
      // The one line that holds it: the runner swallows it.
      output.write(`${commandText('add-mask', secret)}\n`);
      secrets.push(secret);
    },
  };
};
