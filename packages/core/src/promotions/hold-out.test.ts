import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { isHeldOut } from './hold-out.ts'

const many = Array.from({ length: 20_000 }, (_, n) => ({ id: idOf('Customer', `${n}`) }))
const heldOut = (offerId: string, share: number) => many.filter((customer) => isHeldOut(offerId, share, customer))

describe('of customers', () => {
  test.each([0, 1, 500, 1000, 5000, 9999, 10_000])('%i of ten thousand are held out, or nearly', (share) => {
    const expected = (many.length * share) / 10_000
    const deviation = 4 * Math.sqrt((expected * (10_000 - share)) / 10_000)
    expect(Math.abs(heldOut('prm_1', share).length - expected)).toBeLessThanOrEqual(deviation)
  })

  test('the same are held out every time, and more where the share is larger', () => {
    const tenth = heldOut('prm_1', 1000)
    expect(heldOut('prm_1', 1000)).toEqual(tenth)
    expect(tenth.every((customer) => isHeldOut('prm_1', 2000, customer))).toBe(true)
  })

  test('others are held out of another offer', () => {
    const both = heldOut('prm_1', 5000).filter((customer) => isHeldOut('prm_2', 5000, customer)).length
    expect(both / many.length).toBeGreaterThan(0.23)
    expect(both / many.length).toBeLessThan(0.27)
  })

  test('nobody who is not known is', () => {
    expect(isHeldOut('prm_1', 10_000, null)).toBe(false)
  })
})
