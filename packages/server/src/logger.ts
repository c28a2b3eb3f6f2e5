/** Where the engine writes what an operator should know. Messages are constant; what varies is in the fields. */
export interface Logger {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void
  info(message: string, fields?: Readonly<Record<string, unknown>>): void
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void
  error(message: string, fields?: Readonly<Record<string, unknown>>): void
}

function silent(): void {
  // An embedder that gives no logger wants none.
}

export const silentLogger: Logger = { debug: silent, info: silent, warn: silent, error: silent }
