import { expect, test, vi } from 'vitest'
import { openPostgres } from '../../main/testing/databases.ts'
import { done, furnish, openSalon } from '../../testing/open-salon.ts'

test('paying a bill begins with all the locks it needs, since making it has told them', async () => {
  const database = await openPostgres()
  try {
    const begun = vi.spyOn(database.storage, 'transaction')
    const salon = await openSalon(database.storage)
    const { mendian, context } = salon
    const { location, wang, cut } = await furnish(mendian, salon)
    const lines = [{ kind: 'SERVICE' as const, serviceId: cut }]
    const bill = { locationId: location, customerId: wang, lines }
    const tenders = [{ kind: 'CASH' as const, tenderedMinor: 100_000 }]
    const order = done(await mendian.engine.orders.create(context, bill))
    begun.mockClear()
    const paid = await mendian.engine.orders.pay({ ...context, idempotencyKey: 'pay' }, { id: order.id, tenders })
    expect(done(paid)).toMatchObject({ state: 'COMPLETED' })
    expect(begun).toHaveBeenCalledTimes(1)
    expect(begun.mock.calls[0]?.[1].locks).toContainEqual({ kind: 'ACCOUNT', id: wang })
  } finally {
    await database.close()
  }
})
