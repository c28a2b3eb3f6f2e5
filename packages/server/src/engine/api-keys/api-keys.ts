import { type ApiKey, permissions } from '@mendian/core'
import { apiKeyId, displayName, instant, pageInput } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineRead, defineWrite, type ReadOperation, type WriteOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { hashSecret, hintOf, newSecret } from './secret.ts'

const permission = z.enum(permissions).meta({ id: 'Permission' })

const createInput = z.strictObject({
  name: displayName,
  permissions: z.array(permission).min(1).max(permissions.length).meta({
    description:
      'What it may do, and nothing else: name what it needs. With tenant:manage it makes further keys, of no more than it may do itself.',
  }),
})
const keyView = z
  .strictObject({
    id: apiKeyId,
    name: z.string(),
    permissions: z.array(permission),
    hint: z.string().meta({ description: 'The beginning of the key, to tell keys apart.' }),
    createdAt: instant,
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'ApiKey' })
const createdView = z
  .strictObject({ ...keyView.shape, secret: z.string().meta({ description: 'The key itself, shown this once.' }) })
  .meta({ id: 'NewApiKey' })

function view(key: ApiKey): z.output<typeof keyView> {
  const { createdAtMs, revokedAtMs, ...rest } = key
  return {
    ...rest,
    permissions: [...key.permissions],
    createdAt: new Date(createdAtMs).toISOString(),
    revokedAt: revokedAtMs === null ? null : new Date(revokedAtMs).toISOString(),
  }
}

/** Makes a key of the tenant; a caller cannot give a permission that it lacks itself. */
export const create: WriteOperation<typeof createInput, typeof createdView> = defineWrite({
  name: 'apiKeys.create',
  summary: 'Create an API key',
  http: ['POST', '/v1/api-keys'],
  status: 201,
  input: createInput,
  output: createdView,
  permission: 'tenant:manage',
  movesMoney: false,
  secretIn: 'ANSWER',
  refusals: ['permission_not_held'],
  locks: () => [],
  async run(tx, input, run) {
    const lacking = input.permissions.find((wanted) => !run.actor.permissions.includes(wanted))
    if (lacking !== undefined)
      return { ok: false, refusal: { code: 'permission_not_held', details: { permission: lacking } } }
    const secret = newSecret()
    const key: ApiKey = {
      id: run.ids.next('ApiKey'),
      name: input.name,
      permissions: [...new Set(input.permissions)],
      hint: hintOf(secret),
      createdAtMs: run.nowMs,
      revokedAtMs: null,
    }
    await tx.apiKeys.insert(key, hashSecret(secret))
    return { ok: true, value: { ...view(key), secret }, subjectId: key.id }
  },
})

const listInput = z.strictObject(pageInput)
const keyPage = pageOf('ApiKey', keyView)

export const list: ReadOperation<typeof listInput, typeof keyPage> = defineRead({
  name: 'apiKeys.list',
  summary: 'List the API keys of the tenant, without their secrets',
  http: ['GET', '/v1/api-keys'],
  input: listInput,
  output: keyPage,
  permission: 'tenant:manage',
  refusals: [],
  run: (tx, input) =>
    readPage(
      input,
      (page) => tx.apiKeys.list(page),
      (key) => key.id,
      view,
    ),
})

const revokeInput = z.strictObject({ id: apiKeyId })

export const revoke: WriteOperation<typeof revokeInput, typeof keyView> = defineWrite({
  name: 'apiKeys.revoke',
  summary: 'Revoke an API key',
  http: ['POST', '/v1/api-keys/{id}/revoke'],
  input: revokeInput,
  output: keyView,
  permission: 'tenant:manage',
  movesMoney: false,
  refusals: ['not_found'],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  async run(tx, { id }, run) {
    const key = await tx.apiKeys.find(id)
    if (!key) return notFound('ApiKey', id)
    const revokedAtMs = key.revokedAtMs ?? run.nowMs
    if (key.revokedAtMs === null) await tx.apiKeys.revoke(id, revokedAtMs)
    return { ok: true, value: view({ ...key, revokedAtMs }), subjectId: id }
  },
})
