import type { CouponId, CustomerCardId } from '../../base/ids.ts'
import type { AskedCoupon } from '../../promotions/judge-coupon.ts'

/** What a bill asks for. */
export interface Choice {
  readonly coupons: readonly CouponId[]
  readonly benefits: readonly string[]
  /** In the order in which they are used. */
  readonly cards: readonly CustomerCardId[]
}

/** What it may ask for. */
export interface Candidates {
  readonly coupons: readonly AskedCoupon[]
  readonly benefits: readonly string[]
  /** In their order of use. */
  readonly cards: readonly CustomerCardId[]
}

/** Up to so many choices are compared in full. */
export const maxChoices = 400

/** Of so many cards every order is tried; of more, each set in the order of use. */
const maxOrderedCards = 3
const maxCards = 6

/**
 * The choices to be compared, each legal by `costOf`: all of them where there are no more than `atMost`; or else those on
 * the way from nothing to where no single change makes the bill cheaper, and `known`, should the way be cut short.
 */
export function searchChoices(
  candidates: Candidates,
  known: Choice,
  atMost: number,
  costOf: (choice: Choice) => number | undefined,
): { readonly choices: readonly Choice[]; readonly complete: boolean } {
  const coupons = kindsOf(candidates.coupons)
  const ordered = candidates.cards.length <= maxOrderedCards
  const cards = ordered ? orderedSubsets(candidates.cards) : subsets(candidates.cards.slice(0, maxCards))
  const count =
    coupons.reduce((product, kind) => product * (kind.length + 1), 1) * 2 ** candidates.benefits.length * cards.length
  if (count > Math.min(atMost, maxChoices)) {
    return {
      choices: [...(costOf(known) === undefined ? [] : [known]), ...climb(coupons, candidates.benefits, cards, costOf)],
      complete: false,
    }
  }
  let found: readonly Omit<Choice, 'cards'>[] = subsets(candidates.benefits).map((benefits) => ({
    coupons: [],
    benefits,
  }))
  for (const kind of coupons) {
    found = found.flatMap((choice) =>
      Array.from({ length: kind.length + 1 }, (_, n) => ({
        ...choice,
        coupons: [...choice.coupons, ...kind.slice(0, n)],
      })),
    )
  }
  return { choices: found.flatMap((choice) => cards.map((some) => ({ ...choice, cards: some }))), complete: ordered }
}

/** Goes on from nothing with the best single change as long as there is one. */
function climb(
  coupons: readonly (readonly CouponId[])[],
  benefits: readonly string[],
  cards: readonly (readonly CustomerCardId[])[],
  costOf: (choice: Choice) => number | undefined,
): readonly Choice[] {
  let best: Choice = { coupons: [], benefits: [], cards: [] }
  let bestMinor = costOf(best) ?? Number.POSITIVE_INFINITY
  const passed = [best]
  let looked = 0
  for (;;) {
    const from = best
    for (const next of neighboursOf(from, coupons, benefits, cards)) {
      looked += 1
      const costMinor = looked > maxChoices ? undefined : costOf(next)
      if (costMinor === undefined || costMinor >= bestMinor) continue
      best = next
      bestMinor = costMinor
    }
    if (best === from) return passed
    passed.push(best)
  }
}

function neighboursOf(
  choice: Choice,
  coupons: readonly (readonly CouponId[])[],
  benefits: readonly string[],
  cards: readonly (readonly CustomerCardId[])[],
): readonly Choice[] {
  const more = coupons.flatMap((kind) => {
    const next = kind.find((id) => !choice.coupons.includes(id))
    return next === undefined ? [] : [{ ...choice, coupons: [...choice.coupons, next] }]
  })
  const fewer = choice.coupons.map((id) => ({ ...choice, coupons: choice.coupons.filter((other) => other !== id) }))
  const toggled = benefits.map((code) => {
    const held = choice.benefits.includes(code)
    return { ...choice, benefits: held ? choice.benefits.filter((one) => one !== code) : [...choice.benefits, code] }
  })
  return [...cards.map((some) => ({ ...choice, cards: some })), ...more, ...fewer, ...toggled]
}

/** Coupons that are worth the same, those that end first first: of one kind the first ones are used. */
function kindsOf(coupons: readonly AskedCoupon[]): readonly (readonly CouponId[])[] {
  const kinds = new Map<string, AskedCoupon['coupon'][]>()
  for (const { coupon } of coupons) {
    const kind = kinds.get(coupon.templateId)
    if (kind) kind.push(coupon)
    else kinds.set(coupon.templateId, [coupon])
  }
  return [...kinds.values()].map((kind) =>
    kind.sort((a, b) => endOf(a) - endOf(b) || (a.id < b.id ? -1 : 1)).map(({ id }) => id),
  )
}

function endOf({ expiresAtMs }: AskedCoupon['coupon']): number {
  return expiresAtMs ?? Number.MAX_SAFE_INTEGER
}

function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  let found: readonly (readonly T[])[] = [[]]
  for (const item of items) found = [...found, ...found.map((some) => [...some, item])]
  return found
}

function orderedSubsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  return [
    [],
    ...items.flatMap((item) => orderedSubsets(items.filter((other) => other !== item)).map((rest) => [item, ...rest])),
  ]
}
