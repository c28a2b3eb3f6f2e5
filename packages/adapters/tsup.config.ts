import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    sqlite: 'src/storage/sqlite/index.ts',
    postgres: 'src/storage/postgres/index.ts',
    'ics-busy-source': 'src/calendars/ics-busy-source.ts',
    'busy-time-source-contract': 'src/calendars/contract/index.ts',
    'storage-contract': 'src/storage/contract/index.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'es2023',
  sourcemap: true,
  clean: true,
  skipNodeModulesBundle: true,
  // The declarations are made against the built siblings, as consumers see them, not against their sources.
  dts: { compilerOptions: { customConditions: [] } },
})
