/** What a comment asks for. */
export type Command =
  | { readonly verb: 'help' }
  /** `sha`: the first characters of the commit that is meant, in lower case; null where none is named. */
  | { readonly verb: 'check' | 'load'; readonly sha: string | null }
  | { readonly verb: 'investigate'; readonly sha: string | null; readonly about: string | null }
  | AcceptCommand
  | { readonly verb: 'baseline'; readonly action: 'show' | 'refresh' }
  | { readonly verb: 'cancel' };

export interface AcceptCommand {
  readonly verb: 'accept';
  /** A metric, a finding's id, or `all`. */
  readonly target: string;
  /** For how long, ms. */
  readonly duration: number;
  readonly reason: string;
}

export type Verb = Command['verb'];

/** A command that can't be understood. */
export interface Mistake {
  /** Whose grammar helps; null where not even the verb is known. */
  readonly verb: Verb | null;
  /** What is wrong, in one or two sentences. Markdown, with everything from outside escaped. */
  readonly problem: string;
}

export type Parsed =
  { readonly kind: 'command'; readonly command: Command } | { readonly kind: 'mistake'; readonly mistake: Mistake };

export const understood = (command: Command): Parsed => ({ kind: 'command', command });

export const mistaken = (verb: Verb | null, problem: string): Parsed => ({
  kind: 'mistake',
  mistake: { verb, problem },
});
