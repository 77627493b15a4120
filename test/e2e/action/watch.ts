// The story of test/e2e/action, to be watched: node test/e2e/action/watch.ts, then open the pages it names. Ctrl-C ends it.
import { openStory } from './story.ts';

await using story = await openStory();
await story.play((line) => void process.stdout.write(`${line}\n`));
process.stdout.write('It stays open. Ctrl-C ends it.\n');
await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
