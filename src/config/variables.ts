/** `${NAME}`; a `$` more in front keeps it as text. */
const pattern = /\$(\$)?\{([^}]*)\}/g;
const validName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Environment variables by name, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

const lookUp = (environment: Environment, name: string): string | undefined =>
  Object.hasOwn(environment, name) ? environment[name] : undefined;

/** `text` with every `${NAME}` replaced from `environment`; an unset variable becomes empty. `$${NAME}` gives `${NAME}`. */
export const fillVariables = (text: string, environment: Environment): string =>
  text.replaceAll(pattern, (_, escaped: string | undefined, name: string) =>
    escaped === undefined ? (lookUp(environment, name) ?? '') : `\${${name}}`,
  );

/** Why the variables in `text` can't be filled, with the cure; empty when they can. Never holds a value. */
export const variableProblems = (
  text: string,
  environment: Environment,
): { readonly problem: string; readonly cure: string }[] =>
  Array.from(text.matchAll(pattern)).flatMap(([, escaped, name = '']) => {
    if (escaped !== undefined) return [];
    if (!validName.test(name)) {
      // Between the braces may stand anything, also a default that is a secret: ${TOKEN:-abc}.
      return [
        {
          problem: 'What stands between ${ and } is not the name of an environment variable.',
          cure: 'Write ${NAME} with letters, digits and underscores, or $${...} for the text itself.',
        },
      ];
    }
    if (lookUp(environment, name) !== undefined) return [];
    return [
      {
        problem: `The environment variable ${name} is not set.`,
        cure: `Set ${name} where Pacegate runs, or write the value here; $\${${name}} stands for the text itself.`,
      },
    ];
  });
