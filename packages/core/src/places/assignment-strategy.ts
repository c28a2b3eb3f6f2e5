/**
 * How a location chooses who serves a visit that names nobody, among those who are free.
 * LEAST_BOOKED: least booked time on the day; WEIGHTED_SHARE: furthest behind their share of the month; ROTATION: next
 * in the rotation queue (轮牌); FEWEST_GAPS: where the visit leaves the fewest useless gaps; CATALOGUE_ORDER: as the
 * service lists them.
 */
export const assignmentStrategies = [
  'LEAST_BOOKED',
  'WEIGHTED_SHARE',
  'ROTATION',
  'FEWEST_GAPS',
  'CATALOGUE_ORDER',
] as const

export type AssignmentStrategy = (typeof assignmentStrategies)[number]

/**
 * How a person came to a segment. ROTATION: in turn (轮钟); REQUESTED: the customer asked for them (点钟); ON_SPOT_PICK:
 * picked out of turn at the counter (跳牌); PRE_RESERVED: in turn, by a turn that was kept for them (留牌); AUTOMATIC:
 * chosen by another rule.
 */
export const assignmentSources = ['ROTATION', 'REQUESTED', 'ON_SPOT_PICK', 'PRE_RESERVED', 'AUTOMATIC'] as const

export type AssignmentSource = (typeof assignmentSources)[number]
