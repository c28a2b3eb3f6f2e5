import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['mendian-source'] },
  ssr: { resolve: { conditions: ['mendian-source', 'module', 'node', 'development|production'] } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts', 'examples/**/*.test.ts', 'benches/**/*.test.ts'],
    globalSetup: ['scripts/vitest-postgres.ts'],
    setupFiles: ['scripts/vitest-seed.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
