import { reverse as reverseRedemption } from '../card-redemptions/reverse.ts'
import * as cardRecords from '../configuration/card-records.ts'
import * as promotionRecords from '../configuration/promotion-records.ts'
import { freeze, unfreeze } from '../customer-cards/freeze.ts'
import { importOne as importCard } from '../customer-cards/import.ts'
import { reissue as reissueCard, reportLost as reportCardLost } from '../customer-cards/lose.ts'
import { get as getCard, list as listCards, redemptions } from '../customer-cards/reads.ts'
import { redeem as redeemCard } from '../customer-cards/redeem.ts'
import { refund as refundCard, refundValue } from '../customer-cards/refund.ts'
import { share as shareCard, transfer as transferCard } from '../customer-cards/transfer.ts'
import { block, deactivate, transferBalance, unblock } from '../gift-cards/change.ts'
import { create as createGiftCard, importOne as importGiftCard } from '../gift-cards/create.ts'
import { activities, checkBalance, get as getGiftCard, list as listGiftCards } from '../gift-cards/reads.ts'
import * as membership from '../membership-cards/commands.ts'
import { get as getMembershipCard, list as listMembershipCards } from '../membership-cards/reads.ts'
import { accounts as storedValueAccounts } from '../stored-value/accounts.ts'
import { adjust as adjustStoredValue } from '../stored-value/adjust.ts'
import { entries as storedValueEntries } from '../stored-value/entries.ts'
import { setPin } from '../stored-value/set-pin.ts'
import { refund as refundTopUp, refundPreview as refundTopUpPreview } from '../top-ups/refund.ts'

/** Value paid for before it is used. */
export const prepaidOperations = {
  topUpOffers: promotionRecords.topUpOffers,
  topUps: { refundPreview: refundTopUpPreview, refund: refundTopUp },
  storedValue: { accounts: storedValueAccounts, entries: storedValueEntries, adjust: adjustStoredValue, setPin },
  cardProducts: cardRecords.cardProducts,
  prepaidPolicies: cardRecords.prepaidPolicies,
  customerCards: {
    import: importCard,
    get: getCard,
    list: listCards,
    redeem: redeemCard,
    redemptions,
    freeze,
    unfreeze,
    reportLost: reportCardLost,
    reissue: reissueCard,
    transfer: transferCard,
    share: shareCard,
    refundValue,
    refund: refundCard,
  },
  cardRedemptions: { reverse: reverseRedemption },
  giftCards: {
    create: createGiftCard,
    import: importGiftCard,
    get: getGiftCard,
    list: listGiftCards,
    checkBalance,
    activities,
    block,
    unblock,
    deactivate,
    transferBalance,
  },
  membershipCards: {
    issue: membership.issue,
    get: getMembershipCard,
    list: listMembershipCards,
    reportLost: membership.reportLost,
    reissue: membership.reissue,
  },
} as const
