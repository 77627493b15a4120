/** git ended with another code than 0. */
export class GitFailure extends Error {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;

  constructor(args: readonly string[], code: number | null, stdout: Buffer, stderr: string) {
    super(`git ${args.join(' ')} ended with ${code}: ${stderr.trim()}`);
    this.code = code;
    this.stdout = stdout;
    this.stderr = stderr;
  }
}
