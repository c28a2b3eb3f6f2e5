import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allOperations } from '../engine/operations.ts'

/** The rooms whose every declared refusal is seen over HTTP. */
const rooms = [
  ...(['availability', 'bookings', 'bookingSeries', 'slotHolds', 'waitlistEntries', 'queueEntries'] as const),
  ...(['classSessions', 'enrollments', 'rotationQueues', 'calendarFeeds', 'timeBlocks', 'analytics'] as const),
] as const

const folder = import.meta.dirname
const tests = readdirSync(folder)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n')

const declared = allOperations
  .filter(({ name }) => rooms.some((room) => name.startsWith(`${room}.`)))
  .flatMap(({ refusals }) => refusals)

test.each([...new Set(declared)].sort())('%s is expected by a test over HTTP', (code) => {
  expect(tests).toContain(`'${code}'`)
})
