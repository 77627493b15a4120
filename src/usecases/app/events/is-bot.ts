interface Actor {
  readonly login: string;
  readonly type?: string | null | undefined;
}

/** Whether an app did it, and no person. Apps press buttons and write comments too, this one among them. */
export const isBot = ({ login, type }: Actor): boolean => type === 'Bot' || login.endsWith('[bot]');
