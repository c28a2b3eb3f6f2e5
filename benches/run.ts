import { parseArgs } from 'node:util'
import type { Bench, BenchOptions, BenchReport, DatabaseKind } from './bench.ts'
import { httpBalances } from './http-balances.ts'
import { httpBookings } from './http-bookings.ts'
import { httpCheckout } from './http-checkout.ts'
import { httpOrders } from './http-orders.ts'
import { httpSearch } from './http-search.ts'
import { quote } from './quote.ts'
import { renderReport, writeResults } from './report.ts'
import { slots } from './slots.ts'

// npm run bench [-- name …] [--seconds 3] [--seed 1] [--databases sqlite,postgres] [--history 1000000]
//   [--profile folder]

const benches: readonly Bench[] = [slots, quote, httpSearch, httpBookings, httpCheckout, httpOrders, httpBalances]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    databases: { type: 'string', default: 'sqlite,postgres' },
    profile: { type: 'string' },
    history: { type: 'string' },
  },
})

const options: BenchOptions = {
  seconds: positive(values.seconds, 'seconds'),
  seed: positive(values.seed, 'seed'),
  databases: values.databases.split(',').map(databaseKind),
  size: 'FULL',
  ...(values.history === undefined ? {} : { history: positive(values.history, 'history') }),
  ...(values.profile === undefined ? {} : { profileFolder: values.profile }),
}

const reports: BenchReport[] = []
for (const bench of chosen(positionals)) {
  console.log(`\n${bench.name}: ${bench.summary}`)
  const report = await bench.run(options)
  reports.push(report)
  console.log(renderReport(report))
}
console.log(`\nKept in ${writeResults(reports, options)}`)

function chosen(names: readonly string[]): readonly Bench[] {
  const unknown = names.filter((name) => !benches.some((bench) => bench.name === name))
  if (unknown.length > 0) {
    stop(`There is no bench ${unknown.join(', ')}; there are ${benches.map(({ name }) => name).join(', ')}`)
  }
  return names.length === 0 ? benches : benches.filter(({ name }) => names.includes(name))
}

function positive(text: string, name: string): number {
  const value = Number(text)
  return value > 0 ? value : stop(`--${name} is a number above 0`)
}

function databaseKind(text: string): DatabaseKind {
  return text === 'sqlite' || text === 'postgres' ? text : stop('--databases is sqlite, postgres or both')
}

function stop(message: string): never {
  console.error(message)
  process.exit(2)
}
