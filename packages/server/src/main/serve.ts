import type { Server, ServerResponse } from 'node:http'
import { type AddressInfo, Server as NetServer } from 'node:net'
import { serve as serveNode } from '@hono/node-server'
import type { Logger } from '../logger.ts'

export interface Serving {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly url: string
  /** Takes no new connections, lets requests under way end, and cuts what is left after `timeoutMs`. */
  drain(timeoutMs: number): Promise<void>
}

/**
 * A connection stays open for so long after an answer. Proxies and load balancers keep theirs for 60 s as a rule; who
 * closes first while the other sends the next request loses it, so that must be them.
 */
const keepAliveMs = 75_000

/** So often, while the server stops, it is seen whether all requests under way have ended. */
const sweepMs = 50

/** Listens with a fetch function. @throws when the address cannot be had. */
export function serve(options: {
  readonly fetch: (request: Request) => Response | Promise<Response>
  readonly host: string
  readonly port: number
  readonly logger: Logger
}): Promise<Serving> {
  return new Promise((resolve, reject) => {
    const server = serveNode(
      { fetch: options.fetch, hostname: options.host, port: options.port },
      (info: AddressInfo) => {
        const host = info.address.includes(':') ? `[${info.address}]` : info.address
        resolve({
          url: `http://${host}:${info.port}`,
          drain: (timeoutMs) => drain(server, underWay, timeoutMs, options.logger),
        })
      },
    ) as Server
    const underWay = watchResponses(server)
    server.keepAliveTimeout = keepAliveMs
    server.once('error', reject)
  })
}

/** The responses that have not wholly been sent. */
function watchResponses(server: Server): ReadonlySet<ServerResponse> {
  const underWay = new Set<ServerResponse>()
  server.prependListener('request', (_, response: ServerResponse) => {
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
  })
  return underWay
}

function drain(
  server: Server,
  underWay: ReadonlySet<ServerResponse>,
  timeoutMs: number,
  logger: Logger,
): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => {
      logger.warn('requests under way were cut', { timeoutMs })
      server.closeAllConnections()
    }, timeoutMs)
    // To Node a connection is idle as soon as its answer has been made; closed then, who reads slowly loses the rest.
    const closeIdle = (): void => {
      if (underWay.size === 0) server.closeIdleConnections()
    }
    const sweep = setInterval(closeIdle, sweepMs)
    // Not the close of HTTP, which closes idle connections at once.
    NetServer.prototype.close.call(server, () => {
      clearTimeout(cut)
      clearInterval(sweep)
      resolve()
    })
    // Whoever has another request is told to send it elsewhere.
    for (const response of underWay) if (!response.headersSent) response.setHeader('connection', 'close')
    server.prependListener('request', (_, response: ServerResponse) => response.setHeader('connection', 'close'))
    closeIdle()
  })
}
