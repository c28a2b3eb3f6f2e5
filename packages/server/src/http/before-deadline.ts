import { StorageError } from '@mendian/core'

/** What the promise comes to, unless the deadline passes first. */
export async function beforeDeadline<T>(deadlineAtMs: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    const waitMs = Math.max(0, deadlineAtMs - Date.now())
    timer = setTimeout(() => reject(new StorageError('BUSY', 'the caller was not looked up in time')), waitMs)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
