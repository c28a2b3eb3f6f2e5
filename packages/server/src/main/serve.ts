import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
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

/** So often connections are closed that have become idle while requests under way end. */
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
        resolve({ url: `http://${host}:${info.port}`, drain: (timeoutMs) => drain(server, timeoutMs, options.logger) })
      },
    ) as Server
    server.keepAliveTimeout = keepAliveMs
    server.headersTimeout = keepAliveMs + 1_000
    server.once('error', reject)
  })
}

function drain(server: Server, timeoutMs: number, logger: Logger): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => {
      logger.warn('requests under way were cut', { timeoutMs })
      server.closeAllConnections()
    }, timeoutMs)
    const sweep = setInterval(() => server.closeIdleConnections(), sweepMs)
    server.close(() => {
      clearTimeout(cut)
      clearInterval(sweep)
      resolve()
    })
    server.closeIdleConnections()
  })
}
