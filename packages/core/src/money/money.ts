import { assert } from '../base/assert.ts'

/** ISO 4217, three upper-case letters. */
export type Currency = string

/** An amount in minor units (fen, cents; whole yen) of one currency. Always a safe integer; may be negative. */
export interface Money {
  readonly amountMinor: number
  readonly currency: Currency
}

/** Whether the text has the form of an ISO 4217 code; the list of codes in use is not checked. */
export function isCurrency(text: string): boolean {
  return /^[A-Z]{3}$/.test(text)
}

/** Money of `amountMinor` minor units. Asserts a safe integer and a currency code. Never -0. */
export function money(amountMinor: number, currency: Currency): Money {
  assert(Number.isSafeInteger(amountMinor), 'money: the amount is a safe integer of minor units')
  assert(isCurrency(currency), 'money: the currency is three upper-case letters')
  return { amountMinor: amountMinor + 0, currency }
}

/** `augend + addend`. Asserts one currency: mixing is a bug, not a refusal. */
export function addMoney(augend: Money, addend: Money): Money {
  assert(augend.currency === addend.currency, 'addMoney: one currency')
  return money(augend.amountMinor + addend.amountMinor, augend.currency)
}

/** `minuend − subtrahend`, which may be negative. Asserts one currency. */
export function subtractMoney(minuend: Money, subtrahend: Money): Money {
  assert(minuend.currency === subtrahend.currency, 'subtractMoney: one currency')
  return money(minuend.amountMinor - subtrahend.amountMinor, minuend.currency)
}

/** The sum of the list, zero of `currency` when it is empty. Asserts that every amount is of `currency`. */
export function sumMoney(currency: Currency, list: readonly Money[]): Money {
  let totalMinor = 0
  for (const item of list) {
    assert(item.currency === currency, 'sumMoney: one currency')
    totalMinor += item.amountMinor
    assert(Number.isSafeInteger(totalMinor), 'sumMoney: the running total is a safe integer')
  }
  return money(totalMinor, currency)
}
