import { posix } from 'node:path';
import { type CodePatterns, readCode } from '../code/read-code.ts';
import { sourceFiles } from '../code/source-files.ts';
import { found } from '../found.ts';
import type { Ecosystem } from '../service-candidate.ts';

/** Minimal APIs and controllers of ASP.NET Core. */
const patterns: CodePatterns = {
  portVariable: /GetEnvironmentVariable\(\s*"PORT"/,
  fixedPort: /(?!)/,
  routes: [/\bMap(?:Get|HealthChecks)\(\s*"(?<path>\/?[^"\s]*)"/g, /\[HttpGet\(\s*"(?<path>\/?[^"\s]*)"/g],
  file: /^\s*\[Route\(\s*"(?<prefix>[^"\s[\]]*)"/,
};

/** Projects of the Web SDK. */
export const findDotnetServices: Ecosystem = (tree) =>
  tree.paths
    .filter((path) => path.endsWith('.csproj') && /Sdk="Microsoft\.NET\.Sdk\.Web"/.test(tree.read(path) ?? ''))
    .flatMap((path) => {
      const directory = posix.dirname(path);
      const name = posix.basename(path, '.csproj');
      const target = /<TargetFramework>net(\d+)\.0</.exec(tree.read(path) ?? '')?.[1];
      if (!/^[\w.-]+$/.test(name)) return [];
      return [
        {
          directory,
          name,
          title: 'ASP.NET Core',
          install: null,
          build: found(`dotnet publish ${name}.csproj -c Release -o pacegate-service`, path),
          start: found(`dotnet pacegate-service/${name}.dll --urls http://127.0.0.1:$PORT`, 'what "build" makes'),
          ...readCode(tree, sourceFiles(tree, directory, /\.cs$/), patterns),
          port: { kind: 'given' as const, from: 'the start line' },
          graphql: false,
          alsoMadeOf: [],
          notes: [],
          toolchain: {
            tool: 'dotnet' as const,
            version: target === undefined ? null : { exact: `${target}.x` },
            manager: null,
            pinned: false,
          },
          score: 40 - directory.split('/').length,
        },
      ];
    });
