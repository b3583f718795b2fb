// Bundles the console into bin/site: what the gateway's own build embeds. Each text is kept plain, gzipped and brotlied, so
// that no request waits for a compressor.   node build.mjs [folder]
import { build } from 'esbuild';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const folder = fileURLToPath(new URL('.', import.meta.url));
const here = (path) => join(folder, path);

export const optionsFor = (site) => ({
  entryPoints: { app: here('src/main.tsx'), style: here('src/styles/console.css') },
  outdir: join(site, 'assets'),
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: ['es2022', 'safari16'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  entryNames: '[name].[hash]',
  chunkNames: '[name].[hash]',
  assetNames: '[name].[hash]',
  loader: { '.woff2': 'file' },
  metafile: true,
  logLevel: 'warning',
});

/** Writes the page that names what was made. */
export async function writePage(metafile, site) {
  const made = Object.entries(metafile.outputs);
  const nameOf = (entry, end) => made.find(([path, output]) => output.entryPoint?.endsWith(entry) && path.endsWith(end))[0].split('/').pop();
  const page = (await readFile(here('src/index.html'), 'utf8'))
    .replace('{app}', nameOf('src/main.tsx', '.js'))
    .replace('{style}', nameOf('src/styles/console.css', '.css'));
  await writeFile(join(site, 'index.html'), page);
  await writeFile(join(site, 'assets/icon.svg'), await readFile(here('src/icon.svg')));
}

async function compress(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await compress(path);
    else if (/\.(js|css|html|svg)$/.test(entry.name)) {
      const text = await readFile(path);
      await writeFile(path + '.gz', gzipSync(text, { level: 9 }));
      await writeFile(path + '.br', brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
    }
  }
}

if (process.argv[1]?.endsWith('build.mjs')) {
  const site = here(process.argv[2] ?? 'bin/site');
  await rm(site, { recursive: true, force: true });
  await mkdir(join(site, 'assets'), { recursive: true });
  await writePage((await build(optionsFor(site))).metafile, site);
  await compress(site);
}
