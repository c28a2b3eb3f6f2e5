import { describe, expect, test } from 'vitest'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import { at } from './salon.fixture.ts'
import { changesOf, decideSeries, type Occurrence, type SeriesMode } from './series.ts'

const three = [1, 2, 3].map((occurrence) => ({ occurrence, startsAtMs: at(`1${occurrence}:00`) }))

type Outcome = Decision<{ readonly made: number }, string, RefusalOf<string, object>>

function decided(mode: SeriesMode, codes: readonly (string | null)[], seen: number[] = []) {
  const decide = ({ occurrence }: Occurrence, earlier: readonly { readonly made: number }[]): Outcome => {
    seen.push(earlier.length)
    const code = codes[occurrence - 1]
    return code ? refuse(code, { why: occurrence }) : accept({ made: occurrence }, [`event ${occurrence}`])
  }
  return decideSeries(three, { mode, timeZone: 'Asia/Shanghai' }, decide)
}

describe('decideSeries', () => {
  test.each([
    ['ALL_OR_NOTHING', [null, null, null], 'accepted'],
    ['ALL_OR_NOTHING', [null, 'slot_taken', null], 'series_conflict'],
    ['ALL_OR_NOTHING', ['slot_taken', 'customer_blocked', null], 'customer_blocked'],
    ['SKIP_CONFLICTS', ['slot_taken', null, 'slot_taken'], 'accepted'],
    ['SKIP_CONFLICTS', ['slot_taken', 'capacity_full', 'slot_taken'], 'series_conflict'],
    ['SKIP_CONFLICTS', [null, null, 'reference_archived'], 'reference_archived'],
  ] as const)('%s of %j: %s', (mode, codes, outcome) => {
    const decision = decided(mode, codes)
    expect(decision.ok ? 'accepted' : decision.refusal.code).toBe(outcome)
  })

  test('each sees those before it that were done', () => {
    const seen: number[] = []
    const decision = decided('SKIP_CONFLICTS', [null, 'slot_taken', null], seen)
    expect(seen).toEqual([0, 1, 1])
    expect(decision).toMatchObject({ events: ['event 1', 'event 3'] })
    expect(decision.ok && changesOf(decision.changes)).toEqual([{ made: 1 }, { made: 3 }])
    expect(decision.ok && decision.changes[1]).toEqual({
      occurrence: three[1],
      changes: null,
      refusal: { code: 'slot_taken', details: { why: 2 } },
    })
  })

  test('a conflict tells of every occurrence that something stands against', () => {
    expect(decided('ALL_OR_NOTHING', ['slot_taken', null, 'capacity_full'])).toEqual({
      ok: false,
      refusal: {
        code: 'series_conflict',
        details: {
          conflicts: [
            { occurrence: 1, startsAt: '2026-11-21T11:00:00+08:00', code: 'slot_taken', details: { why: 1 } },
            { occurrence: 3, startsAt: '2026-11-21T13:00:00+08:00', code: 'capacity_full', details: { why: 3 } },
          ],
        },
      },
    })
  })
})
