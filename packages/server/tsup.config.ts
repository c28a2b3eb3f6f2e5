import { defineConfig } from 'tsup'

export default defineConfig({
  entry: { index: 'src/index.ts', 'main/cli': 'src/main/cli.ts' },
  format: 'esm',
  platform: 'node',
  target: 'es2023',
  sourcemap: true,
  clean: true,
  skipNodeModulesBundle: true,
  // The declarations are made against the built siblings, as consumers see them, not against their sources.
  dts: { compilerOptions: { customConditions: [] } },
})
