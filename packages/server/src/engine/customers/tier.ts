import {
  formatInstant,
  gapTo,
  nextTier,
  periodStartMs,
  retainCriteria,
  type Tier,
  type TierCriteria,
  type TierFigures,
  type TierStanding,
} from '@mendian/core'
import { customerId, instant, tierCriteria, tierId } from '@mendian/core/schemas'
import { z } from 'zod'
import { loadFigures, loadLadder } from '../loyalty/load-loyalty.ts'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'

const input = z.strictObject({ id: customerId })

const figures = z
  .strictObject({ spentMinor: z.int(), visits: z.int(), qualifyingPoints: z.int() })
  .meta({ id: 'TierFigures', description: 'What counts towards tiers.' })

const goal = z
  .strictObject({
    tierId,
    name: z.string(),
    criteria: tierCriteria,
    missing: figures.meta({ description: 'Nothing where the criteria are met; with ANY one of them is enough.' }),
  })
  .meta({ id: 'TierGoal' })

const tierStanding = z
  .strictObject({
    customerId,
    tierId: tierId.nullable(),
    name: z.string().nullable(),
    since: instant.nullable().meta({ description: 'Null for a tier that was given by hand and not looked at since.' }),
    endsAt: instant.nullable().meta({ description: 'When it must be retained; null for never.' }),
    periodStart: instant
      .nullable()
      .meta({ description: 'From when on the figures count; null for from the beginning.' }),
    figures,
    retain: goal.nullable().meta({ description: 'What retains the tier; null where it never ends.' }),
    upgrade: goal.nullable().meta({ description: 'What reaches the next tier; null at the top.' }),
  })
  .meta({ id: 'TierStanding' })

/** The tier of a customer: their figures, and what is missing to keep it and to reach the next. */
export const tier: ReadOperation<typeof input, typeof tierStanding> = defineRead({
  name: 'customers.tier',
  summary: "Get a customer's tier, with what is missing to keep it and to reach the next",
  http: ['GET', '/v1/customers/{id}/tier'],
  input,
  output: tierStanding,
  permission: 'customer:read',
  refusals: ['not_found'],
  async run(tx, { id }, { nowMs }) {
    const [customer, ladder, standing] = await Promise.all([
      tx.customers.find(id),
      loadLadder(tx),
      tx.tierStandings.find(id),
    ])
    if (!customer) return notFound('Customer', id)
    const { programme, tiers } = ladder
    const current = tiers.find((one) => one.id === customer.tierId)
    const counted: TierFigures = programme
      ? await loadFigures(tx, programme, id, nowMs, nowMs + 1)
      : { spentMinor: 0, visits: 0, qualifyingPoints: 0 }
    const zone = programme?.timeZone ?? 'UTC'
    const startMs = programme?.tierEvaluation ? periodStartMs(programme, nowMs) : 0
    const kept: TierStanding | undefined = standing && standing.tierId === current?.id ? standing : undefined
    const next = programme?.tierEvaluation ? nextTier(tiers, current) : undefined
    const ends = kept?.endsAtMs ?? null
    return {
      ok: true,
      value: {
        customerId: id,
        tierId: current?.id ?? null,
        name: current?.name ?? null,
        since: kept ? formatInstant(zone, kept.sinceMs) : null,
        endsAt: ends === null ? null : formatInstant(zone, ends),
        periodStart: startMs === 0 ? null : formatInstant(zone, startMs),
        figures: { ...counted },
        retain: current && ends !== null ? goalOf(current, retainCriteria(current), counted) : null,
        upgrade: next ? goalOf(next, next.criteria, counted) : null,
      },
    }
  },
})

function goalOf(of: Tier, criteria: TierCriteria | null, counted: TierFigures): z.output<typeof goal> | null {
  if (criteria === null) return null
  return { tierId: of.id, name: of.name, criteria: { ...criteria }, missing: { ...gapTo(criteria, counted) } }
}
