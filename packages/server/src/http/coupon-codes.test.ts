import { expect, test } from 'vitest'
import { databases } from '../main/testing/databases.ts'
import { type Answer, textOf } from '../testing/call.ts'
import { furnish, openSalon, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const clients = 12
const rounds = 20

test.each(databases)(
  'C1 bills made and given back with one code at once get it or are refused it, on $name',
  async ({ open }) => {
    const database = await open()
    try {
      const salon = await openSalon(database.storage)
      await furnish(salon.mendian, salon)
      let keys = 0
      const post = (path: string, body: object): Promise<Answer> => {
        keys += 1
        return salon.call(`POST /v1/${path}`, body, { headers: { 'idempotency-key': `codes-${keys}` } })
      }
      const off = { level: 'ORDER', effect: { kind: 'AMOUNT_OFF', amountOffMinor: 10 } }
      const templateId = textOf(await post('coupon-templates', { name: 'Off', ...off }), 'id')
      await post('coupons', { templateId, code: 'HOT-1' })
      const bill = {
        locationId: ids.location,
        lines: [{ kind: 'PRODUCT', productId: ids.shampoo }],
        couponCodes: ['HOT-1'],
      }
      const told: string[] = []
      await Promise.all(
        Array.from({ length: clients }, async (_, client) => {
          for (let round = 0; round < rounds; round += 1) {
            const pays = (round + client) % 3 === 0
            const made = await post(
              'orders',
              pays ? { ...bill, tenders: [{ kind: 'CASH', tenderedMinor: 6_890 }] } : bill,
            )
            told.push(made.status === 201 ? '201' : `${made.status} ${made.body.code}`)
            if (made.status !== 201) continue
            const back = pays
              ? await post(`orders/${made.body.id}/refunds`, { reason: 'x' })
              : await post(`orders/${made.body.id}/cancel`, {})
            expect(back.status).toBe(pays ? 201 : 200)
          }
        }),
      )
      expect([...new Set(told)].sort()).toEqual(['201', '409 discount_rejected'])
      expect(told).toHaveLength(clients * rounds)
      expect((await salon.call('GET /v1/ledger/verify')).body).toMatchObject({ balanced: true })
    } finally {
      await database.close()
    }
  },
)
