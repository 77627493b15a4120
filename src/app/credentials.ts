/** What makes this process the App. */
export interface Credentials {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  /** Empty for a worker that was given none: it takes no deliveries. */
  readonly webhookSecret: string;
  /** The App's page on GitHub; null where nobody has told. */
  readonly page: string | null;
}
