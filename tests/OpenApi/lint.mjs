// Fetches the OpenAPI document from the built server and lints it:  node tests/OpenApi/lint.mjs [FILE]
// With FILE that document is linted instead, and no server is started.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withServer } from './server.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** Installs the pinned linter beside this file, once; a second run needs no network. */
function linter() {
  const folder = join(here, 'node_modules/@redocly/cli');
  const wanted = JSON.parse(readFileSync(join(here, 'package.json'))).dependencies['@redocly/cli'];
  const present = existsSync(join(folder, 'package.json')) && JSON.parse(readFileSync(join(folder, 'package.json'))).version;
  if (present !== wanted) execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
  return join(folder, 'bin/cli.js');
}

async function served(url) {
  const response = await fetch(`${url}/openapi/v1.json`);
  if (!response.ok) throw new Error(`The server answered ${response.status}:\n${await response.text()}`);
  return await response.text();
}

const folder = mkdtempSync(join(tmpdir(), 'routing-openapi-'));
try {
  const document = process.argv[2] ? readFileSync(process.argv[2], 'utf8') : await withServer(served);
  const version = JSON.parse(document).openapi;
  if (!version?.startsWith('3.1.')) throw new Error(`The document is of OpenAPI ${version}; 3.1 is promised.`);
  const file = join(folder, 'openapi.json');
  writeFileSync(file, document);
  const { status } = spawnSync(process.execPath, [linter(), 'lint', file, '--config', join(here, 'redocly.yaml'), '--format', 'stylish'], {
    stdio: 'inherit',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  process.exitCode = status === 0 ? 0 : 1;
} catch (failure) {
  console.error(failure.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
