import { randomBytes, randomFillSync, randomInt } from 'node:crypto'
import { encodeIdBody, type Ids, idOf } from '@mendian/core'

/** Ids behind which stand UUIDv7 (RFC 9562), strictly ascending within the process. */
export function uuidV7Ids(): Ids {
  const pool = Buffer.alloc(4096)
  let used = pool.length
  let lastMs = 0
  let sequence = 0

  function randomTail(bytes: Uint8Array): void {
    if (used + 8 > pool.length) {
      randomFillSync(pool)
      used = 0
    }
    bytes.set(pool.subarray(used, used + 8), 8)
    used += 8
  }

  function nextBody(): string {
    const nowMs = Date.now()
    if (nowMs > lastMs) {
      lastMs = nowMs
      sequence = randomInt(0x400)
    } else {
      sequence += 1
      // The clock stands or has gone back: go on from the last millisecond, into the next when its 4096 are used up.
      if (sequence > 0xfff) {
        lastMs += 1
        sequence = 0
      }
    }
    const bytes = new Uint8Array(16)
    const high = Math.floor(lastMs / 0x1_0000)
    bytes[0] = (high >>> 24) & 0xff
    bytes[1] = (high >>> 16) & 0xff
    bytes[2] = (high >>> 8) & 0xff
    bytes[3] = high & 0xff
    bytes[4] = (lastMs >>> 8) & 0xff
    bytes[5] = lastMs & 0xff
    bytes[6] = 0x70 | (sequence >>> 8)
    bytes[7] = sequence & 0xff
    randomTail(bytes)
    bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
    return encodeIdBody(bytes)
  }

  return {
    next: (kind) => idOf(kind, nextBody()),
    redemptionCode: () => {
      const digits = randomBytes(8).readBigUInt64BE() % 10_000_000_000n
      return digits.toString().padStart(10, '0')
    },
  }
}
