import { z } from 'zod'
import { noCashShifts } from './cash-rules.ts'

export const cashRules = z
  .strictObject({
    use: z.enum(['OFF', 'OPTIONAL', 'REQUIRED']).default('OFF').meta({
      description:
        'Whether cash is counted shift by shift (交接班): REQUIRED takes and gives cash only while a shift is open, OPTIONAL also without one.',
    }),
    openOrdersAtClose: z.enum(['ALLOW', 'WARN', 'BLOCK']).default('ALLOW').meta({
      description:
        'What bills that are still open do when a shift is closed: nothing, ask for carryOverOrders, or forbid it. They are named on the shift, and go on in the next one.',
    }),
    pastDays: z.enum(['ALLOW', 'BLOCK']).default('ALLOW').meta({
      description: 'Whether a shift of an earlier business day still takes and gives cash.',
    }),
  })
  .meta({ id: 'CashRules', description: 'How a location works with cash shifts.' })

export type CashRulesFields = z.infer<typeof cashRules>

/** The field of a location. */
export const cashRulesField: z.ZodDefault<typeof cashRules> = cashRules.default(noCashShifts)
