import { describe, expect, test } from 'vitest'
import type { TimeBlocks } from '../catalog/service-terms.ts'
import { MINUTE_MS } from '../time/local-time.ts'
import { layInTurn, layoutSegment, type SegmentLayout } from './segment-layout.ts'

function timing(duration: number, processing = 0, finishing = 0, transition = 0): TimeBlocks {
  return {
    preparationMinutes: 0,
    durationMinutes: duration,
    processingMinutes: processing,
    finishingMinutes: finishing,
    transitionMinutes: transition,
  }
}

/** start, end, staff blocks, transition; in minutes. */
function inMinutes(layout: SegmentLayout): [number, number, number[][], number] {
  return [
    layout.startOffsetMs / MINUTE_MS,
    layout.endOffsetMs / MINUTE_MS,
    layout.staffBlocks.map((block) => [block.startOffsetMs / MINUTE_MS, block.endOffsetMs / MINUTE_MS]),
    layout.transitionMs / MINUTE_MS,
  ]
}

describe('layoutSegment', () => {
  test.each<[name: string, timing: TimeBlocks, expected: ReturnType<typeof inMinutes>]>([
    ['service only', timing(60), [0, 60, [[0, 60]], 0]],
    [
      'processing frees the staff',
      timing(40, 30, 20, 5),
      [
        0,
        90,
        [
          [0, 40],
          [70, 90],
        ],
        5,
      ],
    ],
    ['without processing, one block', timing(40, 0, 20), [0, 60, [[0, 60]], 0]],
    ['processing at the end', timing(40, 30, 0, 10), [0, 70, [[0, 40]], 10]],
    ['finishing only after processing', timing(0, 30, 20), [0, 50, [[30, 50]], 0]],
    ['processing only', timing(0, 30), [0, 30, [], 0]],
  ])('%s', (_, input, expected) => {
    expect([inMinutes(layoutSegment(input))]).toEqual([expected])
  })

  test('each segment starts when the customer is done with the one before', () => {
    expect(layInTurn([timing(30, 0, 0, 15), timing(20, 25, 15), timing(10)].map(layoutSegment)).map(inMinutes)).toEqual(
      [
        [0, 30, [[0, 30]], 15],
        [
          30,
          90,
          [
            [30, 50],
            [75, 90],
          ],
          0,
        ],
        [90, 100, [[90, 100]], 0],
      ],
    )
    expect(layInTurn([])).toEqual([])
  })

  test('asserts whole minutes and some time', () => {
    expect(() => layoutSegment(timing(0))).toThrow(/takes time/)
    expect(() => layoutSegment(timing(-5, 10))).toThrow(/whole minutes/)
    expect(() => layoutSegment(timing(7.5))).toThrow(/whole minutes/)
  })
})
