import { expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { tagAudience } from './tag.ts'

const nowMs = Date.parse('2026-11-21T09:00:00+08:00')

test('who has a tag is asked from so many days ago on', () => {
  const serviceIds = [idOf('Service', 'a')]
  const rule = { kind: 'SERVICE_COUNT' as const, serviceIds, days: 90, minCount: 3 }
  const { days, ...asked } = rule
  expect(tagAudience({ rule }, nowMs)).toEqual({ ...asked, fromMs: nowMs - 90 * 86_400_000 })
})

test('weekends are all there are in that time, in whatever zone', () => {
  const rule = { kind: 'WEEKEND_SHARE', days: 7, minVisits: 1, minShareBasisPoints: 5000 } as const
  expect(tagAudience({ rule }, nowMs)).toEqual({
    ...{ kind: 'WEEKEND_SHARE', minVisits: 1, minShareBasisPoints: 5000, fromMs: nowMs - 7 * 86_400_000 },
    weekendDates: ['2026-11-14', '2026-11-15', '2026-11-21', '2026-11-22'],
  })
})
