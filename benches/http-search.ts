import type { Bench } from './bench.ts'
export const httpSearch: Bench = {
  name: 'http-search',
  summary: '',
  run: async () => ({ bench: '', figures: [], verdicts: [] }),
}
