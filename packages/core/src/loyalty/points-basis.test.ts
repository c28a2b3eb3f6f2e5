import { describe, expect, test } from 'vitest'
import { bought, purchase } from './loyalty.fixture.ts'
import { pointsBasis } from './points-basis.ts'
import type { Purchase } from './purchase.ts'

const plain = { bonusEarns: false, earnOn: 'WITH_TAX' } as const
const net = { bonusEarns: false, earnOn: 'WITHOUT_TAX' } as const
const prepaid = (['TOP_UP', 'GIFT_CARD', 'CARD'] as const).map((kind) => bought(10_000, { kind }))
const taxed = [bought(10_600, { taxMinor: 600 }), bought(5000)]

describe('what was paid for each line by what earns points', () => {
  test.each<readonly [string, Purchase, Parameters<typeof pointsBasis>[1], readonly number[]]>([
    ['all of it', purchase(taxed), plain, [10_600, 5000]],
    ['all of it but the tax in it', purchase(taxed), net, [10_000, 5000]],
    ['the tax that is added, too', purchase(taxed, { taxInclusive: false }), plain, [11_200, 5000]],
    ['all but the tax that is added', purchase(taxed, { taxInclusive: false }), net, [10_600, 5000]],
    ['less what points paid', purchase([bought(3000), bought(1000)], { pointsMinor: 400 }), plain, [2700, 900]],
    ['less what bonus paid', purchase([bought(3000), bought(1000)], { bonusMinor: 400 }), plain, [2700, 900]],
    [
      'with what bonus paid',
      purchase([bought(3000), bought(1000)], { bonusMinor: 400, pointsMinor: 40 }),
      { ...plain, bonusEarns: true },
      [2970, 990],
    ],
    ['less what was rounded off', purchase([bought(3000), bought(1000)], { roundingMinor: -8 }), plain, [2994, 998]],
    ['without what was rounded up', purchase([bought(3000), bought(1000)], { roundingMinor: 8 }), plain, [3000, 1000]],
    [
      'a tip and the service bear their share',
      purchase([bought(6000)], { tipMinor: 1000, serviceChargeMinor: 3000, pointsMinor: 500 }),
      plain,
      [5700],
    ],
    [
      'what was rounded up bears its share',
      purchase([bought(6000)], { roundingMinor: 4000, pointsMinor: 500 }),
      plain,
      [5700],
    ],
    [
      'half of a line leaves half of its tax',
      purchase([bought(10_600, { taxMinor: 600 })], { pointsMinor: 5300 }),
      net,
      [5000],
    ],
    ['parts of a fen of tax are cut off', purchase([bought(1000, { taxMinor: 57 })], { pointsMinor: 1 }), net, [942]],
    [
      'nothing where points paid for more than there was',
      purchase([bought(100), bought(0)], { pointsMinor: 500 }),
      plain,
      [0, 0],
    ],
    [
      'nothing of what bonus paid, whatever top-up, gift card or card is on the bill',
      purchase([bought(100), ...prepaid], { bonusMinor: 100 }),
      plain,
      [0, 10_000, 10_000, 10_000],
    ],
    [
      'nothing of what points paid but of cards, whatever is as good as money',
      purchase([bought(100), ...prepaid], { pointsMinor: 5050 }),
      plain,
      [50, 10_000, 10_000, 5000],
    ],
    [
      'of cards points have paid what bonus has left for them',
      purchase([bought(100), ...prepaid], { bonusMinor: 100, pointsMinor: 4000, roundingMinor: -52 }),
      plain,
      [0, 9980, 9980, 5988],
    ],
    ['nothing where nothing was charged', purchase([bought(0), bought(0)], { pointsMinor: 5 }), plain, [0, 0]],
    ['nothing, and no tax of it', purchase([bought(0)]), net, [0]],
  ])('%s', (_, of, terms, basis) => expect(pointsBasis(of, terms)).toEqual(basis))
})
