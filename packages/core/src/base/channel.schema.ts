import { z } from 'zod'
import { bookingChannels } from './channel.ts'

export const bookingChannel = z.enum(bookingChannels).meta({ id: 'BookingChannel' })
