import type { SalonIds } from './open-salon.ts'

type Things = SalonIds & { readonly booking: string }

/** Bills of ours that each name one thing of theirs. */
export function bills(theirs: Things, ours: Things): readonly object[] {
  const { location: locationId } = ours
  const lines = [{ kind: 'PRODUCT', productId: ours.shampoo }]
  return [
    { locationId: theirs.location, lines },
    { locationId, customerId: theirs.wang, lines },
    { locationId, lines: [{ kind: 'PRODUCT', productId: theirs.shampoo }] },
    { locationId, lines: [{ kind: 'SERVICE', serviceId: theirs.cut }] },
    { locationId, lines: [{ kind: 'SERVICE', serviceId: ours.cut, staffId: theirs.lin }] },
    { locationId, lines: [{ kind: 'BOOKING_SEGMENT', bookingId: theirs.booking }] },
  ]
}
