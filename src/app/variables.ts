/** An environment variable of `pacegate app` and `pacegate worker`, as the reference shows it. */
export interface AppVariable {
  readonly name: string;
  readonly means: string;
  /** What holds without it. */
  readonly fallback: string;
}

/** All that settings are read from. The only place that explains them. */
export const appVariables: readonly AppVariable[] = [
  { name: 'APP_ID', means: "The App's number.", fallback: 'from the setup page' },
  {
    name: 'PRIVATE_KEY',
    means: "The App's key in PEM, with `\\n` for its line ends where they can't be given; also in base64.",
    fallback: 'from the setup page',
  },
  { name: 'PRIVATE_KEY_PATH', means: 'The file that holds it, instead of `PRIVATE_KEY`.', fallback: '' },
  {
    name: 'WEBHOOK_SECRET',
    means: 'What GitHub signs deliveries with: at least 16 characters, and not `development`.',
    fallback: 'from the setup page',
  },
  { name: 'GITHUB_API_URL', means: 'The API of the server that the App is on.', fallback: '`https://api.github.com`' },
  { name: 'GHE_HOST', means: 'Host of an Enterprise Server; `GITHUB_API_URL` counts for more.', fallback: '' },
  { name: 'GHE_PROTOCOL', means: '`http` or `https`, with `GHE_HOST`.', fallback: '`https`' },
  { name: 'HOST', means: 'The address to listen on; `0.0.0.0` for all.', fallback: '`localhost`' },
  { name: 'PORT', means: 'The port to listen on.', fallback: '3000' },
  {
    name: 'DATABASE_URL',
    means: 'A PostgreSQL server: `postgres://user:password@host/database`. A worker needs it.',
    fallback: 'a database of its own in `PACEGATE_DATA`',
  },
  {
    name: 'PACEGATE_DATA',
    means: 'Directory for the embedded database, the credentials of the setup page and the work of jobs.',
    fallback: '`.pacegate/app`',
  },
  {
    name: 'PACEGATE_PUBLIC_URL',
    means: 'Where GitHub reaches the App: for the webhook that the setup makes.',
    fallback: '',
  },
  {
    name: 'PACEGATE_WORKER',
    means: '`here`: the App measures by itself. `elsewhere`: only `pacegate worker` does.',
    fallback: '`here`',
  },
  { name: 'PACEGATE_WORKER_PORT', means: 'Port of `/healthz` and `/readyz` of a worker.', fallback: 'none' },
  { name: 'PACEGATE_METRICS_TOKEN', means: 'What `/metrics` wants as a bearer token.', fallback: 'none: it is open' },
  {
    name: 'PACEGATE_ALERTS_SECRET',
    means: 'What `POST /alerts` wants as a bearer token: at least 16 characters.',
    fallback: 'none: alerts are not taken',
  },
  { name: 'PACEGATE_JOB_MEMORY', means: 'What one job may use, in all its processes.', fallback: '4GB' },
  { name: 'PACEGATE_JOB_DISK', means: 'What one job may write.', fallback: '10GB' },
  { name: 'PACEGATE_JOB_PROCESSES', means: 'How many processes one job may have at a time.', fallback: '512' },
  { name: 'PACEGATE_JOB_TIME', means: 'How long one job may take.', fallback: '30m' },
  { name: 'PACEGATE_LOAD_TIME', means: 'How long a job of `/perf load` may take.', fallback: '4h' },
  {
    name: 'PACEGATE_JOB_CORES',
    means: 'How many cores one job is started on, so that the others are left for the App and its database.',
    fallback: 'all',
  },
  {
    name: 'PACEGATE_JOB_USER',
    means: 'User that measured code runs as, by name or number. Only root can give it one.',
    fallback: '`pacegate-job` or `nobody` for root',
  },
  {
    name: 'PACEGATE_JOB_NPMRC',
    means: 'A file that jobs get as their `.npmrc`: what tokens are in it, every measured change can read.',
    fallback: "the worker's registries, without tokens",
  },
  {
    name: 'PACEGATE_JOB_NETWORK',
    means: "`host`, or `none`: then measured code reaches nothing but itself, and `install` can't download.",
    fallback: '`host`',
  },
  {
    name: 'PACEGATE_JOB_ISOLATION',
    means: '`namespaces`, `user`, `none`, or `auto`: the best that the machine can do.',
    fallback: '`auto`',
  },
  { name: 'LOG_LEVEL', means: '`debug`, `info`, `warn`, `error` or `silent`.', fallback: '`info`' },
];
