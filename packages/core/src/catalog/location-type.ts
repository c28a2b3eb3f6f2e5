export const locationTypes = ['LOCATION', 'CUSTOMER_ADDRESS', 'ONLINE'] as const

/** Where a service is performed: at the location, at the customer's (上门服务), or over a line. */
export type LocationType = (typeof locationTypes)[number]
