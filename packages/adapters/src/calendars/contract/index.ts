import { deepEqual, equal, rejects } from 'node:assert/strict'
import { type BusyTime, type BusyTimeSource, idOf, type StaffId } from '@mendian/core'

export interface BusyTimeSourceContractOptions {
  readonly name: string
  readonly framework: {
    describe(name: string, body: () => void): void
    it(name: string, body: () => Promise<void>): void
  }
  /** The source over a calendar in which that person has those times, or over one that cannot be read. */
  open(
    calendar: { readonly staffId: StaffId; readonly times: readonly BusyTime[] } | 'UNREADABLE',
  ): Promise<BusyTimeSource>
}

const hourMs = 3_600_000
const noonMs = Date.UTC(2026, 10, 23, 12)
const [lin, nobody] = [idOf('Staff', 'lin'), idOf('Staff', 'nobody')]
const time = (externalId: string, from: number, to: number): BusyTime => ({
  ...{ externalId, startMs: noonMs + from * hourMs, endMs: noonMs + to * hourMs },
})

/** What every source of busy times has to do, as tests: call it in a test file with the framework's own functions. */
export function busyTimeSourceContract({ name, framework, open }: BusyTimeSourceContractOptions): void {
  const times = [time('c', 2, 30), time('a', 0, 1), time('b', 0.5, 3)]
  const told = async (fromHour: number, toHour: number, staffId = lin): Promise<readonly (readonly number[])[]> => {
    const source = await open({ staffId: lin, times })
    const found = await source.busyTimes(staffId, noonMs + fromHour * hourMs, noonMs + toHour * hourMs)
    return found.map(({ startMs, endMs }) => [(startMs - noonMs) / hourMs, (endMs - noonMs) / hourMs])
  }
  framework.describe(`${name}: busy times`, () => {
    framework.it('are those that overlap the window, whole, by start', async () => {
      deepEqual(await told(0, 24), [
        [0, 1],
        [0.5, 3],
        [2, 30],
      ])
      deepEqual(await told(2.5, 2.75), [
        [0.5, 3],
        [2, 30],
      ])
    })

    framework.it('do not include what touches the window', async () => {
      deepEqual(await told(30, 40), [])
      deepEqual(await told(-5, 0), [])
      deepEqual(await told(1, 1.5), [[0.5, 3]])
    })

    framework.it('have the same ids each time, one for each', async () => {
      const source = await open({ staffId: lin, times })
      const ids = async () => (await source.busyTimes(lin, noonMs, noonMs + hourMs * 9)).map((each) => each.externalId)
      const first = await ids()
      deepEqual(await ids(), first)
      equal(new Set(first).size, 3)
      equal(
        first.every((id) => id.length >= 1 && id.length <= 300),
        true,
      )
    })

    framework.it('are none of somebody who has no calendar', async () => {
      deepEqual(await told(0, 24, nobody), [])
    })

    framework.it('are not taken for none when the calendar cannot be read', async () => {
      const source = await open('UNREADABLE')
      await rejects(source.busyTimes(lin, noonMs, noonMs + hourMs))
    })
  })
}
