import type { RefusalCode } from '../refusal.ts'

/** Why the add-ons that a segment names cannot be had. */
export const addOnRefusals: readonly RefusalCode[] = [
  'add_on_not_offered',
  'add_on_group_incomplete',
  'add_on_limit_exceeded',
]
