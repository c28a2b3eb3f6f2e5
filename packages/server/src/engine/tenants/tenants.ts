import type { Tenant } from '@mendian/core'
import { pageInput, tenantFields, tenantId, tenantView as tenantSchema } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { definePlatform, defineRead, type PlatformOperation, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'

function view({ createdAtMs, ...tenant }: Tenant): z.output<typeof tenantSchema> {
  return { ...tenant, createdAt: new Date(createdAtMs).toISOString() }
}

const createInput = z.strictObject({
  id: tenantId.optional().meta({ description: 'Chosen by the platform; made when absent.' }),
  ...tenantFields.shape,
})

export const create: PlatformOperation<typeof createInput, typeof tenantSchema> = definePlatform({
  name: 'tenants.create',
  summary: 'Create a tenant',
  http: ['POST', '/v1/tenants'],
  status: 201,
  input: createInput,
  output: tenantSchema,
  refusals: ['tenant_exists'],
  async run(platform, { id: chosen, ...fields }, { ids, clock }) {
    const id = chosen ?? ids.next('Tenant')
    const tenant: Tenant = { id, ...fields, createdAtMs: clock.nowMs() }
    const inserted = await platform.insertTenant(tenant)
    if (!inserted) return { ok: false, refusal: { code: 'tenant_exists', details: { id } } }
    return { ok: true, value: view(tenant) }
  },
})

const idInput = z.strictObject({ id: tenantId })

export const get: PlatformOperation<typeof idInput, typeof tenantSchema> = definePlatform({
  name: 'tenants.get',
  summary: 'Get a tenant',
  http: ['GET', '/v1/tenants/{id}'],
  input: idInput,
  output: tenantSchema,
  refusals: ['not_found'],
  async run(platform, { id }) {
    const tenant = await platform.findTenant(id)
    return tenant ? { ok: true, value: view(tenant) } : notFound('Tenant', id)
  },
})

const listInput = z.strictObject(pageInput)
const tenantPage = pageOf('Tenant', tenantSchema)

export const list: PlatformOperation<typeof listInput, typeof tenantPage> = definePlatform({
  name: 'tenants.list',
  summary: 'List the tenants of the platform',
  http: ['GET', '/v1/tenants'],
  input: listInput,
  output: tenantPage,
  refusals: [],
  run: (platform, input) =>
    readPage(
      input,
      (page) => platform.listTenants(page),
      (tenant) => tenant.id,
      view,
    ),
})

const eraseInput = z.strictObject({
  id: tenantId,
  confirmName: z.string().meta({ description: "The tenant's name, so that nobody is erased by a slip." }),
})
const erased = z.strictObject({ id: tenantId, erased: z.literal(true) }).meta({ id: 'ErasedTenant' })

/** Removes a tenant with everything it has, the books included. There is no way back. */
export const erase: PlatformOperation<typeof eraseInput, typeof erased> = definePlatform({
  name: 'tenants.erase',
  summary: 'Erase a tenant and everything it has',
  http: ['POST', '/v1/tenants/{id}/erase'],
  input: eraseInput,
  output: erased,
  refusals: ['not_found', 'name_not_confirmed'],
  async run(platform, { id, confirmName }) {
    const tenant = await platform.findTenant(id)
    if (!tenant) return notFound('Tenant', id)
    if (tenant.name !== confirmName) return { ok: false, refusal: { code: 'name_not_confirmed', details: { id } } }
    await platform.eraseTenant(id)
    return { ok: true, value: { id, erased: true } }
  },
})

const currentInput = z.strictObject({})

export const current: ReadOperation<typeof currentInput, typeof tenantSchema> = defineRead({
  name: 'tenant.get',
  summary: 'Get the tenant of this key',
  http: ['GET', '/v1/tenant'],
  input: currentInput,
  output: tenantSchema,
  permission: 'catalog:read',
  refusals: ['not_found'],
  async run(tx) {
    const tenant = await tx.tenants.current()
    return tenant ? { ok: true, value: view(tenant) } : notFound('Tenant', tx.tenantId)
  },
})
