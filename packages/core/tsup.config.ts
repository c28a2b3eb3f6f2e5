import { defineConfig } from 'tsup'

export default defineConfig({
  entry: { index: 'src/index.ts', schemas: 'src/schemas.ts' },
  format: 'esm',
  platform: 'neutral',
  target: 'es2023',
  sourcemap: true,
  clean: true,
  skipNodeModulesBundle: true,
  // The declarations are made against the built siblings, as consumers see them, not against their sources.
  dts: { compilerOptions: { customConditions: [] } },
})
