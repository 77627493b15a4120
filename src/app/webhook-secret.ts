/** Shorter ones can be found by trying. */
const shortest = 16;

/** Why deliveries must not be trusted by this secret, to complete "WEBHOOK_SECRET …"; null where they may. */
export const secretProblem = (secret: string): string | null => {
  if (secret === 'development')
    return "is Probot's default, which anyone can sign with: make one of your own (openssl rand -hex 32), and set the same in the App's settings on GitHub.";
  return secret.length < shortest
    ? `has fewer than ${shortest} characters: make a longer one (openssl rand -hex 32), and set the same in the App's settings on GitHub.`
    : null;
};
