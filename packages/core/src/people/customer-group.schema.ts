import { z } from 'zod'
import { displayName, note } from '../base/wire.schema.ts'

export const customerGroupFields = z.strictObject({ name: displayName, note: note.default('') })

export type CustomerGroupFields = z.infer<typeof customerGroupFields>
