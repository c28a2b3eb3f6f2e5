import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** The tests of one room of core, which need no database; see scripts/prove/stryker.ts. */
export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: {
    include: [`packages/core/src/${process.env.MENDIAN_MUTATION_ROOM ?? '*'}/**/*.test.ts`],
    setupFiles: ['scripts/vitest-seed.ts'],
    testTimeout: 120_000,
    pool: 'threads',
    maxWorkers: 1,
    // The rooms keep no state, and a worker for each file takes longer than its tests.
    isolate: false,
  },
})
