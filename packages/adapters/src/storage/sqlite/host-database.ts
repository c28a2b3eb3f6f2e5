import type { Database, Statement } from 'better-sqlite3'

/**
 * The database as a host's work may use it: every call asserts first that the work still runs. A work that waits for
 * something else is refused and undone, but its code goes on, and the connection is the writer's: what it then wrote
 * would be stored by itself, or with somebody else's transaction.
 */
export function guardDatabase(database: Database, assertRunning: () => void): Database {
  const guarded: Database = guard(database, assertRunning, (name, result) => {
    if (result === database) return guarded
    if (name === 'prepare') return guardStatement(result as Statement, guarded, assertRunning)
    if (name === 'transaction') return guardFunction(result as AnyFunction, guarded, assertRunning)
    return result
  })
  return guarded
}

type AnyFunction = (...parameters: unknown[]) => unknown

function guardStatement(statement: Statement, database: Database, assertRunning: () => void): Statement {
  const guarded: Statement = guard(statement, assertRunning, (name, result) => {
    if (name === 'database') return database
    if (name !== 'iterate') return result === statement ? guarded : result
    const rows = result as object
    const guardedRows: object = guard(rows, assertRunning, (_name, step) => (step === rows ? guardedRows : step))
    return guardedRows
  })
  return guarded
}

/** What `database.transaction` gives: a function with the functions of the other kinds of transaction on it. */
function guardFunction(run: AnyFunction, database: Database, assertRunning: () => void): AnyFunction {
  return new Proxy(run.bind(undefined), {
    apply: (_target, self, parameters) => {
      assertRunning()
      return Reflect.apply(run, self, parameters)
    },
    get: (_target, name) => {
      if (name === 'database') return database
      const value: unknown = Reflect.get(run, name)
      const isKind = name === 'default' || name === 'deferred' || name === 'immediate' || name === 'exclusive'
      return isKind ? guardFunction(value as AnyFunction, database, assertRunning) : value
    },
  })
}

/** The object with its methods guarded; `wrap` has the last word on what they, and plain properties, give. */
function guard<T extends object>(
  guarded: T,
  assertRunning: () => void,
  wrap: (name: string | symbol, result: unknown) => unknown,
): T {
  // A stand-in of the same kind as target: the driver's properties are fixed, and a proxy may not change those of its own.
  const standIn = Object.create(Reflect.getPrototypeOf(guarded)) as T
  return new Proxy(standIn, {
    get: (_target, name) => {
      // With the object itself as `this`, here and below: the driver's code in C++ does not know proxies.
      const value: unknown = Reflect.get(guarded, name, guarded)
      if (typeof value !== 'function' || name === 'constructor') return wrap(name, value)
      return (...parameters: unknown[]) => {
        assertRunning()
        return wrap(name, Reflect.apply(value, guarded, parameters))
      }
    },
    has: (_target, name) => Reflect.has(guarded, name),
  })
}
