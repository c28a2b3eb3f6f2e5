import type { Logger } from '../logger.ts'

const levels = ['debug', 'info', 'warn', 'error'] as const

export type LogLevel = (typeof levels)[number]

/** Writes a JSON object a line, from `level` up. */
export function jsonLogger(level: LogLevel, write: (line: string) => void): Logger {
  const lowest = levels.indexOf(level)
  const at = (name: LogLevel): Logger['info'] => {
    if (levels.indexOf(name) < lowest) return () => undefined
    return (message, fields) =>
      write(`${JSON.stringify({ at: new Date().toISOString(), level: name, message, ...fields })}\n`)
  }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
