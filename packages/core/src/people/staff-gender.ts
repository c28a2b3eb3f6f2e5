export const staffGenders = ['FEMALE', 'MALE'] as const

/** What a customer may ask for in who serves them. */
export type StaffGender = (typeof staffGenders)[number]
