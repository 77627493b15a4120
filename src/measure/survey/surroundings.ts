import { found, type Found } from './found.ts';
import { isBelow, pathIn, type SourceTree } from './source-tree.ts';

const stores: readonly (readonly [RegExp, string])[] = [
  [/\b(postgres(ql)?|pg|psycopg2?|asyncpg|pgx|lib\/pq|sqlx|postgrex|npgsql)\b/i, 'PostgreSQL'],
  [/\b(mysql2?|mariadb|pymysql|mysqlclient)\b/i, 'MySQL'],
  [/\b(mongodb|mongoose|pymongo|mongoid)\b/i, 'MongoDB'],
  [/\b(redis|ioredis|go-redis|redix)\b/i, 'Redis'],
  [/\b(amqplib|rabbitmq|pika)\b/i, 'RabbitMQ'],
  [/\b(kafkajs|kafka)\b/i, 'Kafka'],
];

const manifests = (
  'package.json go.mod requirements.txt pyproject.toml Pipfile Gemfile pom.xml build.gradle build.gradle.kts ' +
  'composer.json Cargo.toml mix.exs'
).split(' ');

/** Databases and queues that the service in `directory` seems to need, by what it depends on. */
export const findStores = (tree: SourceTree, directory: string): Found<string>[] => {
  const texts = manifests.map((name) => [pathIn(directory, name), tree.read(pathIn(directory, name)) ?? ''] as const);
  return stores.flatMap(([pattern, title]) => {
    const place = texts.find(([, text]) => pattern.test(text));
    return place === undefined ? [] : [found(title, place[0])];
  });
};

/** What a Procfile or a Dockerfile starts; a hint where nothing else says how the service starts. */
export const findStartHint = (tree: SourceTree, directory: string): Found<string> | null => {
  const at = (name: string): string => pathIn(directory, name);
  const procfile = /^web:\s*(\S.*)$/m.exec(tree.read(at('Procfile')) ?? '')?.[1];
  if (procfile !== undefined) return found(procfile.trim(), at('Procfile'));
  const command = [...(tree.read(at('Dockerfile')) ?? '').matchAll(/^\s*(?:CMD|ENTRYPOINT)\s+(\S.*)$/gim)].at(-1)?.[1];
  return command === undefined ? null : found(command.trim(), at('Dockerfile'));
};

/** Compose files anywhere in the repository. */
export const findComposeFile = (tree: SourceTree): string | null =>
  tree.paths.find((path) => isBelow('.', path) && /(^|\/)(docker-)?compose(\.\w+)?\.ya?ml$/.test(path)) ?? null;
