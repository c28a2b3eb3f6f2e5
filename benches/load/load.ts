import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { LoadResult, Plan } from './plan.ts'

const script = join(import.meta.dirname, '..', 'load-generator.ts')

/** Carries out the plan in a process of its own. @throws when an answer was not as planned. */
export async function runLoad(plan: Plan): Promise<LoadResult> {
  const child = fork(script, { execArgv: [], serialization: 'advanced' })
  try {
    const over = once(child, 'exit').then(() => undefined)
    const told = once(child, 'message').then(([result]) => result as LoadResult)
    child.send(plan)
    const result = await Promise.race([told, over])
    if (result === undefined) throw new Error('the load generator failed')
    const failures = Object.entries(result.failures)
    if (failures.length > 0) {
      throw new Error(`unexpected answers:\n${failures.map(([text, count]) => `${count} × ${text}`).join('\n')}`)
    }
    return result
  } finally {
    child.kill()
  }
}
