import type { TradeTemplate } from './trade-template.ts'
import { carWash } from './trades/car-wash.ts'
import { dental } from './trades/dental.ts'
import { gym } from './trades/gym.ts'
import { hair } from './trades/hair.ts'
import { homeCleaning } from './trades/home-cleaning.ts'
import { nails } from './trades/nails.ts'
import { petGrooming } from './trades/pet-grooming.ts'
import { photography } from './trades/photography.ts'
import { salon } from './trades/salon.ts'
import { spa } from './trades/spa.ts'
import { yoga } from './trades/yoga.ts'

/** Every shop that can be loaded, the one of the guide first. */
export const trades: readonly TradeTemplate[] = [
  salon,
  hair,
  nails,
  spa,
  petGrooming,
  homeCleaning,
  carWash,
  gym,
  yoga,
  dental,
  photography,
]

/** The shop of that name. */
export function tradeNamed(name: string): TradeTemplate | undefined {
  return trades.find((trade) => trade.name === name)
}
