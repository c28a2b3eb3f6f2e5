import type { TopUpOfferId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { TopUpOfferFields } from './top-up-offer.schema.ts'

/** What is given on top when somebody tops up (充值优惠): a ladder of bonuses. */
export type TopUpOffer = ConfigurationRecord<TopUpOfferId, TopUpOfferFields>
