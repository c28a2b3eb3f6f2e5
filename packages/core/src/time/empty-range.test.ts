import { expect, test } from 'vitest'
import { dateRangeFields, emptyRange, instantRangeFields } from './empty-range.ts'

test.each([
  [dateRangeFields, '/toDate', 'must not be before fromDate'],
  [instantRangeFields, '/to', 'must be after from'],
  [{ from: '/times/3/startsAt', to: '/times/3/endsAt' }, '/times/3/endsAt', 'must be after startsAt'],
])('an empty range names the end that comes too early, as the request does: %j', (fields, pointer, message) => {
  const errors = [{ pointer, code: 'range_empty', message }]
  expect(emptyRange({ from: 'b', to: 'a' }, fields)).toEqual({ from: 'b', to: 'a', errors })
})
