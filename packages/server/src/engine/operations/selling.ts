import { create as createCashMovement } from '../cash-movements/create.ts'
import { list as listCashMovements } from '../cash-movements/list.ts'
import { close as closeCashShift, end as endCashShift } from '../cash-shifts/close.ts'
import { handOver } from '../cash-shifts/hand-over.ts'
import { payIn, payOut } from '../cash-shifts/move.ts'
import { open as openCashShift } from '../cash-shifts/open.ts'
import { get as getCashShift, list as listCashShifts, movements } from '../cash-shifts/reads.ts'
import { get as getExpense, list as listExpenses } from '../expenses/reads.ts'
import { create as recordExpense, voidOne as voidExpense } from '../expenses/record.ts'
import { bestTender } from '../orders/best-tender.ts'
import { calculate } from '../orders/calculate.ts'
import { cancel as cancelOrder } from '../orders/cancel.ts'
import { create as createOrder } from '../orders/create.ts'
import { handOver as handOverGoods, prepare as prepareGoods } from '../orders/fulfil-goods.ts'
import { get as getOrder } from '../orders/get.ts'
import { park, resume } from '../orders/park.ts'
import { pay } from '../orders/pay.ts'
import { list as listOrders } from '../orders/reads.ts'
import { refund, refundPreview } from '../orders/refund.ts'
import { reopen as reopenOrder } from '../orders/reopen.ts'
import { update as updateOrder } from '../orders/update.ts'
import {
  get as getReceivable,
  settlements as listReceivableSettlements,
  list as listReceivables,
} from '../receivables/reads.ts'
import { settle as settleReceivables, writeOff as writeOffReceivables } from '../receivables/settle.ts'
import { create as createRefundRequest } from '../refund-requests/create.ts'
import { approve, reject, withdraw as withdrawRequest } from '../refund-requests/decide.ts'
import { get as getRefundRequest, list as listRefundRequests } from '../refund-requests/reads.ts'
import { get as getRefund, list as listRefunds } from '../refunds/reads.ts'
import { returnUnlinked } from '../refunds/return-unlinked.ts'

/** Bills, their payment and their return. */
export const sellingOperations = {
  receivables: {
    get: getReceivable,
    list: listReceivables,
    settlements: listReceivableSettlements,
    settle: settleReceivables,
    writeOff: writeOffReceivables,
  },
  orders: {
    calculate,
    bestTender,
    create: createOrder,
    get: getOrder,
    list: listOrders,
    update: updateOrder,
    pay,
    park,
    resume,
    prepare: prepareGoods,
    handOver: handOverGoods,
    cancel: cancelOrder,
    refundPreview,
    refund,
    reopen: reopenOrder,
  },
  refunds: { get: getRefund, list: listRefunds, returnUnlinked },
  refundRequests: {
    create: createRefundRequest,
    get: getRefundRequest,
    list: listRefundRequests,
    approve,
    reject,
    withdraw: withdrawRequest,
  },
  cashShifts: {
    open: openCashShift,
    get: getCashShift,
    list: listCashShifts,
    movements,
    payIn,
    payOut,
    end: endCashShift,
    close: closeCashShift,
    handOver,
  },
  cashMovements: { create: createCashMovement, list: listCashMovements },
  expenses: { create: recordExpense, get: getExpense, list: listExpenses, void: voidExpense },
} as const
