import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  /** Origin, without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves on a free port of the loopback; closing cuts what is open. */
export async function listen(onRequest: RequestListener): Promise<Listening> {
  const server = createServer(onRequest);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed, failed) => {
        server.close((error) => (error ? failed(error) : closed()));
        server.closeAllConnections();
      }),
  };
}
