import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Server } from '../support/site';

/** Debian keeps nginx where only root's PATH looks. */
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

/**
 * Serves a built site under /ai/ with the example configuration, `tests/hosting/nginx.conf`.
 *
 * @param dist the site, built with BASE_PATH=/ai/
 */
export async function serveWithNginx(dist: string): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const port = await freePort();
  const example = readFileSync('tests/hosting/nginx.conf', 'utf8')
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('root /srv/www;', `root ${folder}/www;`);
  mkdirSync(join(folder, 'www'));
  symlinkSync(resolve(dist), join(folder, 'www/ai'));
  writeFileSync(
    join(folder, 'main.conf'),
    `${process.getuid?.() === 0 ? 'user root;' : ''}
    pid ${folder}/pid;
    events {}
    http {
      include /etc/nginx/mime.types;
      default_type application/octet-stream;
      access_log off;
      client_body_temp_path ${folder}/body;
      proxy_temp_path ${folder}/proxy;
      fastcgi_temp_path ${folder}/fastcgi;
      uwsgi_temp_path ${folder}/uwsgi;
      scgi_temp_path ${folder}/scgi;
      ${example}
    }`,
  );
  const options = ['-c', `${folder}/main.conf`, '-e', `${folder}/error.log`, '-g', 'daemon off;'];
  const server = spawn('nginx', options, { env, stdio: 'inherit' });
  const closed = new Promise<void>((done) => server.on('close', () => done()));
  const base = `http://127.0.0.1:${port}`;
  while ((await fetch(`${base}/ai/`).catch(() => undefined)) === undefined)
    if (server.exitCode !== null)
      throw new Error(`nginx stopped:\n${readFileSync(`${folder}/error.log`, 'utf8')}`);
  return {
    base,
    stop: async () => {
      server.kill();
      await closed;
      rmSync(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}
