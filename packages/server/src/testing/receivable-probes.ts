import { type Call, rowsOf } from './call.ts'
import type { SalonIds } from './open-salon.ts'
import { type Probes, path, type Things } from './tenant-probe.ts'

/** What a tenant has of debts. */
export interface ReceivableThings {
  readonly receivable: string
}

/** Nobody's: of the same form and length. */
export const noReceivables: ReceivableThings = { receivable: 'rcv_00000000000000000000000000' }

const keyed = (key: string) => ({ headers: { 'idempotency-key': key } })

/** Something that a customer owes. */
export async function openReceivables(call: Call, ids: SalonIds): Promise<ReceivableThings> {
  const lines = [{ kind: 'PRODUCT', productId: ids.shampoo, quantity: 1 }]
  const { body } = await call('POST /v1/orders', { locationId: ids.location, customerId: ids.zhao, lines })
  await call(`POST /v1/orders/${body.id}/pay`, { tenders: [{ kind: 'ON_ACCOUNT' }] }, keyed(`owe-${body.id}`))
  return { receivable: String(rowsOf(await call(`GET /v1/receivables?orderId=${body.id}`))[0]?.id) }
}

type Debt = Pick<Things, 'location' | 'zhao' | 'receivable'>

/** A settlement with `theirs` in the place of one id each. */
const settlements =
  (command: string, more: object): Probes =>
  (theirs, ours) => {
    const send = (which: keyof Debt) => {
      const of: Debt = { ...ours, [which]: theirs[which] }
      const body = { locationId: of.location, customerId: of.zhao, receivableIds: [of.receivable], ...more }
      return [`POST /v1/receivables/${command}`, body, keyed(`${command}-${which}-${theirs[which]}`)] as const
    }
    return [send('location'), send('zhao'), send('receivable')]
  }

/** Every operation of debts, with `theirs` in the place of one id each. */
export const receivableProbes: Readonly<Record<string, Probes>> = {
  'receivables.get': path('receivable', 'receivables'),
  'receivables.list': (theirs) => [
    [`GET /v1/receivables?customerId=${theirs.zhao}`],
    [`GET /v1/receivables?locationId=${theirs.location}`],
    [`GET /v1/receivables?orderId=${theirs.paidOrder}`],
  ],
  'receivables.settlements': (theirs) => [
    [`GET /v1/receivable-settlements?customerId=${theirs.zhao}`],
    [`GET /v1/receivable-settlements?locationId=${theirs.location}`],
  ],
  'receivables.settle': settlements('settle', { tenders: [{ kind: 'CASH', tenderedMinor: 1_000_000 }] }),
  'receivables.writeOff': settlements('write-off', { reason: 'x' }),
}
