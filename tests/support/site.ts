import { readdirSync } from 'node:fs';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A running server. */
export interface Server {
  /** Its address without a slash at the end, `http://127.0.0.1:41234`. */
  base: string;
  stop(): Promise<void>;
}

/** @returns the path of every page of the built site, `/ostersund/oppen-ai/`. */
export function allPages(): string[] {
  return readdirSync('dist', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => `/${file.replaceAll('\\', '/')}`.replace(/(?<=\/)index\.html$/, ''))
    .sort();
}

/** @returns the path of every chapter of a guideline, its own index not counted. */
export function chaptersOf(guideline: string): string[] {
  return readdirSync(join('content', guideline))
    .filter((file) => file.endsWith('.mdx') && file !== 'index.mdx')
    .map((file) => `/${guideline}/${file.replace(/\.mdx$/, '')}/`);
}

/** What a server sees of a request, and so what its log could hold. */
export interface Seen {
  /** Method and address as they came, `GET /guider/oppen-ai/`. */
  line: string;
  headers: string;
  body: string;
}

/**
 * Stands before the site and notes all that reaches it.
 *
 * @param base address of the site
 */
export async function serveWitness(base: string): Promise<Server & { seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer((incoming, outgoing) => {
    void bodyOf(incoming).then((body) => {
      const { method = '', url = '', headers } = incoming;
      seen.push({ line: `${method} ${url}`, headers: JSON.stringify(headers), body });
      const { host } = new URL(base);
      const onward = request(base + url, { method, headers: { ...headers, host } }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      onward.on('error', () => outgoing.destroy());
      onward.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}`,
    seen,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of incoming) body += String(chunk);
  return body;
}
