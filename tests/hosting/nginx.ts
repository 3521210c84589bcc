import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Server } from '../support/site';

/** Debian keeps nginx where only root's PATH looks. */
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

/** Debian's module for brotli, if it is installed. */
const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so';
export const hasBrotli = () => existsSync(BROTLI);

/**
 * Serves a built site under /ai/ with the example configuration, `tests/hosting/nginx.conf`, and a
 * certificate that this process trusts.
 *
 * @param dist the site, built with BASE_PATH=/ai/
 * @returns the server; `plain` is its address without TLS
 */
export async function serveWithNginx(dist: string): Promise<Server & { plain: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const [port, plainPort] = [await freePort(), await freePort()];
  makeCertificate(folder);
  const example = readFileSync('tests/hosting/nginx.conf', 'utf8')
    .replace('listen 80;', `listen 127.0.0.1:${plainPort};`)
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replace(/(?<=ssl_certificate ).*(?=;)/, `${folder}/certificate.pem`)
    .replace(/(?<=ssl_certificate_key ).*(?=;)/, `${folder}/key.pem`)
    .replace('/etc/nginx/snippets/', `${folder}/snippets/`)
    .replace('root /srv/www;', `root ${folder}/www;`);
  mkdirSync(join(folder, 'snippets'));
  if (hasBrotli())
    symlinkSync(
      resolve('tests/hosting/nginx-brotli.conf'),
      join(folder, 'snippets/ai-brotli.conf'),
    );
  mkdirSync(join(folder, 'www'));
  symlinkSync(resolve(dist), join(folder, 'www/ai'));
  writeFileSync(
    join(folder, 'main.conf'),
    `${process.getuid?.() === 0 ? 'user root;' : ''}
    ${hasBrotli() ? `load_module ${BROTLI};` : ''}
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
  const base = `https://127.0.0.1:${port}`;
  while ((await fetch(`${base}/ai/`).catch(() => undefined)) === undefined)
    if (server.exitCode !== null)
      throw new Error(`nginx stopped:\n${readFileSync(`${folder}/error.log`, 'utf8')}`);
  return {
    base,
    plain: `http://127.0.0.1:${plainPort}`,
    stop: async () => {
      server.kill();
      await closed;
      rmSync(folder, { recursive: true });
    },
  };
}

/** Makes a certificate for this address in a folder, and has this process trust it. */
function makeCertificate(folder: string): void {
  const file = join(folder, 'certificate.pem');
  const options = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1 -keyout ${folder}/key.pem -out ${file}`;
  const { status, stderr } = spawnSync('openssl', options.split(' '), { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl made no certificate:\n${stderr}`);
  setDefaultCACertificates([...getCACertificates('default'), readFileSync(file, 'utf8')]);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}
