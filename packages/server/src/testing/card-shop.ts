import type { Storage } from '@mendian/core'
import { afterAll, beforeAll } from 'vitest'
import type { OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from './call.ts'
import { furnish, type OpenSalon, openSalon, type SalonIds } from './open-salon.ts'

export const cny = (amountMinor: number): object => ({ amountMinor, currency: 'CNY' })
export const cash = (tenderedMinor: number): object => ({ kind: 'CASH', tenderedMinor })
export const wx = (reference: string): object => ({ kind: 'PROVIDER', provider: 'SANDBOX', reference })
/** `409 card_expired` */
export const refused = (answer: Answer): string => `${answer.status} ${answer.body.code}`

/** Calls about cards, with a key of its own for each that moves money. */
export interface CardShop {
  readonly post: (path: string, body?: object) => Promise<Answer>
  readonly get: (path: string) => Promise<Answer>
  /** Makes a card product, and gives its id. */
  readonly product: (fields: object) => Promise<string>
  /** Takes over a card of that product that was sold for that much, and gives its id. */
  readonly card: (productId: string, unearnedMinor: number, more?: object) => Promise<string>
  readonly redeem: (cardId: string, more?: object) => Promise<Answer>
  /** What the accounts come to, with their signs in the books: credits negative. */
  readonly total: (account: string) => Promise<number>
}

/** Of that salon, for its customer Zhao unless it is said otherwise. */
export function cardShop(salon: OpenSalon, ids: SalonIds): CardShop {
  let keys = 0
  const post: CardShop['post'] = (path, body) => {
    keys += 1
    return salon.call(`POST /v1/${path}`, body, { headers: { 'idempotency-key': `shop-${keys}` } })
  }
  return {
    post,
    get: (path) => salon.call(`GET /v1/${path}`),
    product: async (fields) => textOf(await post('card-products', fields), 'id'),
    card: async (productId, unearnedMinor, more = {}) => {
      const sale = { productId, customerId: ids.zhao, locationId: ids.location, unearnedMinor, ...more }
      return textOf(await post('customer-cards/import', sale), 'id')
    },
    redeem: (cardId, more = {}) => post(`customer-cards/${cardId}/redeem`, { locationId: ids.location, ...more }),
    total: async (account) => {
      const { lines } = rowsOf(await salon.call('GET /v1/ledger/trial-balance')).find(
        ({ unit }) => unit === 'CNY',
      ) as unknown as TrialBalance
      const line = lines.find((one) => one.account === account)
      return line ? line.debitMinor - line.creditMinor : 0
    },
  }
}

interface OpenCardShop {
  readonly storage: Storage
  readonly salon: OpenSalon
  readonly ids: SalonIds
  readonly shop: CardShop
}

/** What opens a furnished salon for each test of the suite that it is called in, on one database for all of them. */
export function cardShops(open: () => Promise<OpenDatabase>): () => Promise<OpenCardShop> {
  let database: OpenDatabase
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  return async () => {
    const salon = await openSalon(database.storage)
    const ids = await furnish(salon.mendian, salon)
    return { storage: database.storage, salon, ids, shop: cardShop(salon, ids) }
  }
}

interface TrialBalance {
  readonly lines: readonly { readonly account: string; readonly debitMinor: number; readonly creditMinor: number }[]
}
