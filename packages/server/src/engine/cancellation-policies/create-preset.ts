import { type CancellationPolicy, presetNames, presets } from '@mendian/core'
import { displayName } from '@mendian/core/schemas'
import { z } from 'zod'
import { recordView } from '../configuration/configuration-resource.ts'
import { cancellationPolicies } from '../configuration/records.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'

const input = z.strictObject({
  preset: z.enum(presetNames).meta({
    id: 'CancellationPreset',
    description: 'What is kept or owed within 24 hours, and for staying away: 0/10 %, 10/30 %, 30/50 %, 50/100 %.',
  }),
  name: displayName.optional().meta({ description: "The preset's own name when absent." }),
})

/** Makes a policy of a preset; it can be changed like any other. */
export const createPreset: WriteOperation<typeof input> = defineWrite({
  name: 'cancellationPolicies.createPreset',
  summary: 'Create a CancellationPolicy from a preset',
  http: ['POST', '/v1/cancellation-policies/presets'],
  status: 201,
  input,
  output: cancellationPolicies.get.output,
  permission: 'catalog:write',
  movesMoney: false,
  refusals: [],
  locks: () => [],
  async run(tx, { preset, name }, run) {
    const stamps = { version: 1, createdAtMs: run.nowMs, updatedAtMs: run.nowMs, archivedAtMs: null }
    const fields = { ...presets[preset], ...(name === undefined ? {} : { name }) }
    const policy: CancellationPolicy = { id: run.ids.next('CancellationPolicy'), ...fields, ...stamps }
    await tx.cancellationPolicies.insert(policy)
    return { ok: true, value: recordView(policy), subjectId: policy.id }
  },
})
