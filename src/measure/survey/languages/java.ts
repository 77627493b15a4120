import { type CodePatterns, readCode } from '../code/read-code.ts';
import { sourceFiles } from '../code/source-files.ts';
import { found } from '../found.ts';
import { type Ecosystem, plainRoute } from '../service-candidate.ts';
import { directoriesWith, pathIn } from '../source-tree.ts';

/** Spring's and Jakarta's annotations in Java and Kotlin. */
const patterns: CodePatterns = {
  portVariable: /getenv\(\s*"PORT"|\$\{PORT\b/,
  fixedPort: /\bserver\.port\s*[=:]\s*(?<port>\d{2,5})/,
  routes: [
    /@GetMapping\(\s*(?:(?:value|path)\s*=\s*)?\{?\s*"(?<path>\/?[^"\s]*)"/g,
    /@(?<path>)GetMapping\s*(?:\(\s*\))?\s*$/g,
    /\bget\(\s*"(?<path>\/[^"\s]*)"/g,
  ],
  // On a line of its own or before the class; a mapping of one method has a method attribute.
  file: /@RequestMapping\(\s*(?:(?:value|path)\s*=\s*)?\{?\s*"(?<prefix>\/?[^"\s]*)"(?!.*method)/,
};

const manifests = ['pom.xml', 'build.gradle', 'build.gradle.kts'];

/** Java and Kotlin services on Spring Boot or Quarkus. */
export const findJavaServices: Ecosystem = (tree) =>
  manifests.flatMap((manifest) =>
    directoriesWith(tree, manifest).flatMap((directory) => {
      const text = tree.read(pathIn(directory, manifest)) ?? '';
      const spring = /spring-boot-(?:starter-web|starter-webflux)/.test(text);
      const quarkus = /quarkus-(?:rest|resteasy)/.test(text);
      if (!spring && !quarkus) return [];
      const maven = manifest === 'pom.xml';
      const wrapper = tree.paths.includes(pathIn(directory, maven ? 'mvnw' : 'gradlew'));
      const tool = maven ? (wrapper ? './mvnw' : 'mvn') : wrapper ? './gradlew' : 'gradle';
      const task = quarkus ? 'quarkusBuild' : 'bootJar';
      const jars = maven ? 'target/*.jar' : 'build/libs/*.jar';
      const quarkusJar = `${maven ? 'target' : 'build'}/quarkus-app/quarkus-run.jar`;
      const files = sourceFiles(tree, directory, /\.(java|kt)$/);
      const code = readCode(tree, files, patterns);
      const actuator = /actuator|quarkus-smallrye-health/.exec(text)?.[0];
      const health = actuator === undefined ? null : actuator === 'actuator' ? '/actuator/health' : '/q/health';
      return [
        {
          directory,
          name: null,
          title: spring ? 'Spring Boot' : 'Quarkus',
          install: null,
          build: found(maven ? `${tool} -q -DskipTests package` : `${tool} ${task}`, pathIn(directory, manifest)),
          start: found(
            spring ? `java -jar ${jars} --server.port=$PORT` : `java -Dquarkus.http.port=$PORT -jar ${quarkusJar}`,
            'what "build" makes',
          ),
          ...code,
          port: { kind: 'given' as const, from: 'the start line' },
          ready: health === null ? code.ready : plainRoute(health, pathIn(directory, manifest)),
          graphql: false,
          alsoMadeOf: [],
          notes: ['A JVM takes long to warm up: give it more with `warm-up: { min: 10s, max: 30s }`.'],
          toolchain: {
            tool: 'java' as const,
            version: /<java\.version>(\d+)</.test(text)
              ? { exact: /<java\.version>(\d+)</.exec(text)?.[1] ?? '21' }
              : null,
            manager: maven ? 'maven' : 'gradle',
            pinned: wrapper,
          },
          score: 40 - directory.split('/').length,
        },
      ];
    }),
  );
