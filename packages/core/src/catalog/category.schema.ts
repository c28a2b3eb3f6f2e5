import { z } from 'zod'
import { displayName } from '../base/wire.schema.ts'

export const categoryFields = z.strictObject({ name: displayName })

export type CategoryFields = z.infer<typeof categoryFields>
