import { describe, expect, test } from 'vitest'
import { MINUTE_MS } from '../time/local-time.ts'
import { canServe, type StaffCalendar } from './can-serve.ts'
import { layoutSegment, type SegmentLayout } from './segment-layout.ts'

type Minutes = readonly [start: number, end: number, transitionEnd?: number, preparation?: number]

function calendar(working: readonly Minutes[], busy: readonly Minutes[] = []): StaffCalendar {
  return {
    staffId: 'stf_1',
    working: working.map(([start, end]) => ({ startMs: start * MINUTE_MS, endMs: end * MINUTE_MS })),
    busy: busy.map(([start, end, transitionEnd = end, preparation = 0]) => ({
      preparationMs: preparation * MINUTE_MS,
      startMs: start * MINUTE_MS,
      endMs: end * MINUTE_MS,
      transitionEndMs: transitionEnd * MINUTE_MS,
    })),
  }
}

function layout(
  duration: number,
  processing: number,
  finishing: number,
  transition: number,
  preparation = 0,
): SegmentLayout {
  return layoutSegment({
    preparationMinutes: preparation,
    durationMinutes: duration,
    processingMinutes: processing,
    finishingMinutes: finishing,
    transitionMinutes: transition,
  })
}

const HOUR = layout(60, 0, 0, 0)
const HOUR_AND_CLEANING = layout(60, 0, 0, 10)
const COLOUR = layout(30, 30, 20, 10)
const PREPARED_HOUR = layout(60, 0, 0, 0, 15)
const PREPARED_COLOUR = layout(30, 30, 20, 0, 15)

describe('canServe', () => {
  test.each<[name: string, staff: StaffCalendar, layout: SegmentLayout, start: number, expected: boolean]>([
    ['fills the shift', calendar([[600, 660]]), HOUR, 600, true],
    ['starts before it', calendar([[601, 700]]), HOUR, 600, false],
    ['ends after it', calendar([[600, 659]]), HOUR, 600, false],
    ['no shift', calendar([]), HOUR, 600, false],
    [
      'touching shifts are one',
      calendar([
        [600, 630],
        [630, 660],
      ]),
      HOUR,
      600,
      true,
    ],
    [
      'a break between',
      calendar([
        [600, 630],
        [631, 700],
      ]),
      HOUR,
      600,
      false,
    ],
    [
      'a second shift',
      calendar([
        [0, 100],
        [600, 700],
      ]),
      HOUR,
      640,
      true,
    ],
    [
      'back to back',
      calendar(
        [[0, 999]],
        [
          [540, 600],
          [660, 700],
        ],
      ),
      HOUR,
      600,
      true,
    ],
    ['busy at the start', calendar([[0, 999]], [[540, 601]]), HOUR, 600, false],
    ['busy at the end', calendar([[0, 999]], [[659, 700]]), HOUR, 600, false],
    ['busy within', calendar([[0, 999]], [[620, 621]]), HOUR, 600, false],
    ['busy around', calendar([[0, 999]], [[500, 900]]), HOUR, 600, false],
    ['still in transition', calendar([[0, 999]], [[540, 590, 601]]), HOUR, 600, false],
    ['transition just over', calendar([[0, 999]], [[540, 590, 600]]), HOUR, 600, true],
    [
      'a long block behind a short one',
      calendar(
        [[0, 999]],
        [
          [400, 700],
          [410, 420],
        ],
      ),
      HOUR,
      600,
      false,
    ],
    ['nothing busy in no time', calendar([[0, 999]], [[630, 630]]), HOUR, 600, true],
    ['own transition meets the next', calendar([[0, 999]], [[669, 700]]), HOUR_AND_CLEANING, 600, false],
    ['own transition fits', calendar([[0, 999]], [[670, 700]]), HOUR_AND_CLEANING, 600, true],
    ['own transition overhangs the shift', calendar([[600, 660]]), HOUR_AND_CLEANING, 600, true],
    ['own preparation meets the one before', calendar([[0, 999]], [[500, 586]]), PREPARED_HOUR, 600, false],
    ['own preparation fits', calendar([[0, 999]], [[500, 585]]), PREPARED_HOUR, 600, true],
    ['own preparation meets a transition', calendar([[0, 999]], [[500, 580, 586]]), PREPARED_HOUR, 600, false],
    ['own preparation precedes the shift', calendar([[600, 660]]), PREPARED_HOUR, 600, true],
    ['the next one is prepared for', calendar([[0, 999]], [[665, 700, 700, 6]]), HOUR, 600, false],
    ['the next one is prepared for after', calendar([[0, 999]], [[665, 700, 700, 5]]), HOUR, 600, true],
    [
      'a later one with a longer preparation',
      calendar(
        [[0, 999]],
        [
          [700, 710, 710],
          [800, 900, 900, 141],
        ],
      ),
      HOUR,
      600,
      false,
    ],
    ['no preparation for finishing', calendar([[0, 999]], [[631, 659]]), PREPARED_COLOUR, 600, true],
    ['busy while processing', calendar([[0, 999]], [[630, 660]]), COLOUR, 600, true],
    [
      'off while processing',
      calendar([
        [600, 630],
        [660, 680],
      ]),
      COLOUR,
      600,
      true,
    ],
    ['busy into finishing', calendar([[0, 999]], [[630, 650, 661]]), COLOUR, 600, false],
    [
      'transition after finishing only',
      calendar(
        [[0, 999]],
        [
          [635, 640],
          [689, 700],
        ],
      ),
      COLOUR,
      600,
      false,
    ],
    ['finishing past the shift', calendar([[600, 679]]), COLOUR, 600, false],
  ])('%s', (_, staff, segment, start, expected) => {
    expect(canServe(staff, segment, start * MINUTE_MS)).toBe(expected)
  })
})
