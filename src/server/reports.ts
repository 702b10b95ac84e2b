import { createReadStream } from 'node:fs';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { failure, inputError, NavarchError } from '../domain/error.js';
import { loadAssets } from '../report/assets.js';
import { renderIndex } from '../report/html/reportIndex.js';
import { isReportId, listReports } from '../report/store.js';

const HOST = '127.0.0.1';
/** Names that a browser on this machine uses; any other means that a foreign page points its own name here. */
const LOCAL_HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]']);

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  'content-security-policy': "frame-ancestors 'none'",
} as const;

export interface ReportServer {
  /** `http://127.0.0.1:8410`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the reports of a home on the loopback: an index at `/`, each report at `/reports/ID`.
 * @param port 0 takes a free one
 * @throws NavarchError when the port cannot be had
 */
export async function serveReports(home: string, port: number): Promise<ReportServer> {
  const { default: fastify } = await import('fastify');
  const app = fastify({ logger: false, forceCloseConnections: true });
  guard(app);
  routes(app, home);
  const url = await listen(app, port);
  return { url, close: () => app.close() };
}

function guard(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS);
    const host = request.headers.host?.replace(/:\d+$/, '') ?? '';
    if (!LOCAL_HOSTS.has(host))
      await reply.code(421).type('text/plain').send('This server answers on the loopback only.');
  });
  app.setNotFoundHandler((_request, reply) => notFound(reply));
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof NavarchError) return reply.code(500).type('text/plain').send(error.message);
    return reply.code(500).type('text/plain').send('The page could not be made.');
  });
}

function routes(app: FastifyInstance, home: string): void {
  app.get('/', (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(renderIndex(listReports(home), loadAssets())),
  );
  app.get<{ Params: { id: string } }>('/reports/:id', (request, reply) => {
    const path = pathOf(home, request.params.id);
    if (path === null) return notFound(reply);
    return reply.type('text/html; charset=utf-8').send(createReadStream(path));
  });
}

/** Only an id that a listed report bears leads to a file. */
function pathOf(home: string, id: string): string | null {
  if (!isReportId(id)) return null;
  return listReports(home).find((report) => report.id === id)?.path ?? null;
}

function notFound(reply: FastifyReply): FastifyReply {
  return reply.code(404).type('text/plain').send('There is no such report.');
}

async function listen(app: FastifyInstance, port: number): Promise<string> {
  try {
    return await app.listen({ host: HOST, port });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    await app.close();
    if (code === 'EADDRINUSE')
      throw inputError(
        `Port ${port} is taken by another program.`,
        'Choose another with --port, or 0 for any free one.',
      );
    if (code === 'EACCES')
      throw inputError(`Port ${port} may not be used by you.`, 'Choose one above 1023 with --port.');
    throw failure(`The reports could not be served on port ${port}.`, undefined, error);
  }
}
