import { z } from 'zod'

const integer = (name: string, min: number, max: number): z.ZodType<number, string> =>
  z
    .string()
    .regex(/^\d+$/, `${name} must be a whole number`)
    .transform(Number)
    .pipe(z.number().min(min).max(max)) as unknown as z.ZodType<number, string>

/** Every setting of the standalone server, by environment variable. */
export const settingsSchema = z.object({
  PORT: integer('PORT', 0, 65_535).default(3000).meta({ description: 'Where to listen; 0 takes a free port.' }),
  HOST: z.string().min(1).default('127.0.0.1').meta({ description: 'The address to listen on; 0.0.0.0 for all.' }),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//, 'must begin with postgres:// or postgresql://')
    .optional()
    .meta({ description: 'A PostgreSQL database; SQLite in the data folder when absent.' }),
  DATABASE_POOL_SIZE: integer('DATABASE_POOL_SIZE', 1, 500)
    .default(10)
    .meta({ description: 'Connections to PostgreSQL at most.' }),
  MENDIAN_DATA_FOLDER: z.string().min(1).default('data').meta({ description: 'Where SQLite keeps its file.' }),
  MENDIAN_SYNCHRONOUS: z
    .enum(['FULL', 'NORMAL'])
    .default('FULL')
    .meta({ description: 'SQLite: FULL survives power loss, NORMAL may lose the last commits to it.' }),
  MENDIAN_PLATFORM_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{24,200}$/, 'must be 24–200 visible ASCII characters')
    .optional()
    .meta({ description: 'The key for /v1/tenants; without it tenants cannot be made over HTTP.' }),
  MENDIAN_REQUEST_TIMEOUT_MS: integer('MENDIAN_REQUEST_TIMEOUT_MS', 100, 600_000)
    .default(10_000)
    .meta({ description: 'How long a request may wait for locks.' }),
  MENDIAN_BODY_LIMIT_BYTES: integer('MENDIAN_BODY_LIMIT_BYTES', 1024, 100_000_000)
    .default(262_144)
    .meta({ description: 'The largest body taken.' }),
  MENDIAN_SHUTDOWN_TIMEOUT_MS: integer('MENDIAN_SHUTDOWN_TIMEOUT_MS', 0, 600_000)
    .default(10_000)
    .meta({ description: 'How long requests under way may take after SIGTERM.' }),
  MENDIAN_EVENTS: z
    .enum(['LOG', 'KEEP'])
    .default('LOG')
    .meta({ description: 'LOG writes events to the log; KEEP leaves them to another process on the same database.' }),
  MENDIAN_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'])
    .default('info')
    .meta({ description: 'Logs go to standard error, a JSON object a line.' }),
})

export type Settings = z.output<typeof settingsSchema>

/** The settings of an environment, or what is wrong with each of them. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly faults: readonly string[] } {
  const given: Record<string, string> = {}
  const faults: string[] = []
  for (const [name, value] of Object.entries(environment)) {
    // An empty variable is one that is not set.
    if (value === undefined || value === '') continue
    if (name in settingsSchema.shape) given[name] = value
    else if (name.startsWith('MENDIAN_') && !name.startsWith('MENDIAN_TEST_'))
      faults.push(`${name}: there is no such setting`)
  }
  const parsed = settingsSchema.safeParse(given)
  if (!parsed.success) faults.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  return parsed.success && faults.length === 0 ? { ok: true, settings: parsed.data } : { ok: false, faults }
}
