import {
  businessDate,
  returnUnlinked as decide,
  ledgerChangesOf,
  type ReadTransaction,
  type UnlinkedItem,
} from '@mendian/core'
import { refundView as refundSchema, unlinkedReturnInput } from '@mendian/core/schemas'
import type { z } from 'zod'
import { drawerLock, loadFlow } from '../cash-shifts/load-cash.ts'
import { accountLocks, loadBooks } from '../ledger/load-books.ts'
import { referenceArchived, referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { anyRefund } from './keep-refund.ts'
import { refundView } from './refund-view.ts'

type Items = z.output<typeof unlinkedReturnInput>['items']

/** Takes back what no bill tells of. */
export const returnUnlinked: WriteOperation<typeof unlinkedReturnInput, typeof refundSchema> = defineWrite({
  name: 'refunds.returnUnlinked',
  summary: 'Take back what no bill here tells of',
  http: ['POST', '/v1/refunds/unlinked'],
  status: 201,
  input: unlinkedReturnInput,
  output: refundSchema,
  permission: anyRefund,
  movesMoney: true,
  refusals: [
    'reference_not_found',
    'reference_archived',
    'customer_required',
    'cash_shift_required',
    'cash_shift_overdue',
    'cash_insufficient',
    'period_closed',
  ],
  locks: ({ customerId }) => accountLocks(customerId === undefined ? [] : [customerId]),
  lockHint: ({ locationId, destination }) => `${locationId} ${destination}`,
  async run(tx, { locationId, customerId = null, items, destination, reason }, run) {
    const [location, customer, named] = await Promise.all([
      tx.locations.find(locationId),
      customerId === null ? null : tx.customers.find(customerId),
      nameItems(tx, items),
    ])
    if (!location) return referenceNotFound('Location', locationId)
    if (customer === undefined) return referenceNotFound('Customer', customerId ?? '')
    if (customer !== null && customer.archivedAtMs !== null) return referenceArchived('Customer', customer.id)
    if (!named.ok) return named.refused
    const counted = destination === 'TENDERS' && location.cashShifts.use !== 'OFF'
    if (counted) run.requireLocks([drawerLock(locationId)])
    const date = businessDate(location, run.nowMs)
    const [latest, books] = await Promise.all([
      counted ? tx.cashShifts.latest(locationId) : undefined,
      loadBooks(tx, { locationId, businessDate: date, subjectIds: customerId === null ? [] : [customerId] }, run.nowMs),
    ])
    const decision = decide(
      { location, latest, flow: await loadFlow(tx, latest), businessDate: date, books },
      {
        ...{ customerId, items: named.items, destination, reason },
        refundId: run.ids.next('Refund'),
        transactionId: run.ids.next('LedgerTransaction'),
      },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { refund } = decision.changes
    await tx.refunds.insert(refund)
    await tx.ledger.apply(ledgerChangesOf(decision.changes.books))
    return { ok: true, value: refundView(refund, location.timeZone), subjectId: refund.id }
  },
})

async function nameItems(
  tx: ReadTransaction,
  items: Items,
): Promise<
  | { readonly ok: true; readonly items: readonly UnlinkedItem[] }
  | { readonly ok: false; readonly refused: ReturnType<typeof referenceNotFound> }
> {
  const idsOf = (kind: Items[number]['kind']): readonly string[] => [
    ...new Set(items.filter((item) => item.kind === kind).map(({ itemId }) => itemId)),
  ]
  const [services, products] = await Promise.all([
    tx.services.findMany(idsOf('SERVICE')),
    tx.products.findMany(idsOf('PRODUCT')),
  ])
  const names = new Map([...services, ...products].map(({ id, name }) => [id as string, name]))
  const named: UnlinkedItem[] = []
  for (const item of items) {
    const name = names.get(item.itemId)
    if (name === undefined) {
      return { ok: false, refused: referenceNotFound(item.kind === 'SERVICE' ? 'Service' : 'Product', item.itemId) }
    }
    named.push({ ...item, name })
  }
  return { ok: true, items: named }
}
