import { menuItem } from '@mendian/core'
import { bookingChannel, locationId, menuView, pageInput } from '@mendian/core/schemas'
import { z } from 'zod'
import { referenceNotFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { readPage } from '../page.ts'

const input = z.strictObject({
  ...pageInput,
  locationId,
  channel: bookingChannel.optional().meta({ description: 'Whose menu; every item is shown when absent.' }),
})

/** The services of a location with their prices there, a page of the catalogue at a time. */
export const get: ReadOperation<typeof input, typeof menuView> = defineRead({
  name: 'menu.get',
  summary: 'Get the menu of a location',
  http: ['GET', '/v1/menu'],
  input,
  output: menuView,
  permission: 'catalog:read',
  refusals: ['reference_not_found', 'reference_archived'],
  async run(tx, { channel, ...request }) {
    const [location, page] = await Promise.all([
      tx.locations.find(request.locationId),
      readPage(
        request,
        (rows) => tx.services.list(rows),
        (row) => row.id,
        (row) => row,
      ),
    ])
    if (!location) return referenceNotFound('Location', request.locationId)
    if (location.archivedAtMs !== null) {
      return { ok: false, refusal: { code: 'reference_archived', details: { kind: 'Location', id: location.id } } }
    }
    if (!page.ok) return page
    const services = page.value.data
    const addOnIds = services.flatMap((service) => service.addOnGroups.flatMap((group) => group.addOnIds))
    const [staff, addOns] = await Promise.all([
      tx.staff.findMany([...new Set(services.flatMap((service) => service.staffIds))]),
      tx.addOns.findMany([...new Set(addOnIds)]),
    ])
    const levelIds = staff.map((person) => person.staffLevelId).filter((id) => id !== null)
    const levels = await tx.staffLevels.findMany([...new Set(levelIds)])
    const state = {
      location,
      channel,
      staff: new Map(staff.map((row) => [row.id, row])),
      staffLevels: new Map(levels.map((row) => [row.id, row])),
      addOns: new Map(addOns.map((row) => [row.id, row])),
    }
    const data = services.map((service) => menuItem(service, state)).filter((item) => item !== undefined)
    const { nextCursor } = page.value
    return { ok: true, value: { locationId: location.id, currency: location.currency, data, nextCursor } }
  },
})
