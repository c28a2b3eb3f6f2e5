import type {
  AcceptRefusal,
  AddOnFieldsRefusal,
  AddOnRefusal,
  AddressRefusal,
  AdjustRefusal,
  AssignmentRefusal,
  BlockTimeRefusal,
  BookingWindowRefusal,
  BookRefusal,
  CallRefusal,
  CancellationPolicyRefusal,
  CardProductRefusal,
  CheckInRefusal,
  ClassStateRefusal,
  CloseCashShiftRefusal,
  ClosePeriodRefusal,
  CouponRefusal,
  CreateOrderRefusal,
  CurrencyRefusal,
  CustomerOverrideRefusal,
  DebtRefusal,
  DecideRequestRefusal,
  EmptyRange,
  EnrollmentStepRefusal,
  EnrollRefusal,
  ExtendRefusal,
  FreezeRefusal,
  FulfilmentStepRefusal,
  GiftCardRefusal,
  GiftCodeRefusal,
  IdentityChangeRefusal,
  ImportBusyTimesRefusal,
  IssueMembershipRefusal,
  IssueRefusal,
  JoinQueueRefusal,
  JoinWaitlistRefusal,
  MeetingUrlRefusal,
  MergeRefusal,
  MoveCashRefusal,
  OfferFieldsRefusal,
  OfferRefusal,
  OpenCashShiftRefusal,
  PayOrderRefusal,
  PinRefusal,
  PointsTenderRefusal,
  PrepaidRefusal,
  ProgrammeFieldsRefusal,
  ProposeFulfilmentRefusal,
  PublishShiftsRefusal,
  ReassignRefusal,
  RecordExpenseRefusal,
  RecurrenceRefusal,
  RedeemRefusal,
  RedeemRewardRefusal,
  RefundOrderRefusal,
  RefusalOf,
  ReissueMembershipRefusal,
  ReissueRefusal,
  ReopenOrderRefusal,
  ReopenPeriodRefusal,
  ReplaceShiftRefusal,
  RequestRefundRefusal,
  RescheduleRefusal,
  ReturnUnlinkedRefusal,
  ReverseRedemptionRefusal,
  RewardFieldsRefusal,
  RotationRefusal,
  SeriesConflict,
  SeriesTimesRefusal,
  ServiceRefusal,
  SettlePrepaymentRefusal,
  ShareRefusal,
  ShiftTemplateRefusal,
  StepRefusal,
  TierRefusal,
  TransferRefusal,
  UnverifiedRefusal,
  UpdateOrderRefusal,
  UseOnBillRefusal,
  VisitRefusal,
  VoidExpenseRefusal,
} from '@mendian/core'
import type { ShownCardRefusal } from './membership-cards/shown-card.ts'

/** One fault of an input: where (RFC 6901), which rule, and what to do. */
export interface InputFault {
  readonly pointer: string
  readonly code: string
  readonly message: string
}

/** Refusals of the engine itself, whatever the operation. */
export type EngineRefusal =
  | RefusalOf<'invalid_request', { errors: readonly InputFault[] }>
  | RefusalOf<'forbidden', { permission: string }>
  | RefusalOf<'not_found', { kind: string; id: string }>
  | RefusalOf<'idempotency_key_required', Record<never, never>>
  | RefusalOf<'idempotency_key_reused', Record<never, never>>
  | RefusalOf<'idempotency_in_progress', Record<never, never>>
  | RefusalOf<'answer_shown_once', { subjectId: string }>
  | RefusalOf<'precondition_required', Record<never, never>>
  | RefusalOf<'version_conflict', { expected: number; actual: number }>

/** Refusals of configuration records and of reads. */
export type RecordRefusal =
  | RefusalOf<'id_taken', { id: string }>
  | RefusalOf<'location_in_use', { fields: readonly string[] }>
  | RefusalOf<'resource_in_use', { fields: readonly string[] }>
  | RefusalOf<'phone_taken', { customerId: string }>
  | RefusalOf<'contact_changed', { customerId: string }>
  | RefusalOf<'code_taken', { code: string }>
  | RefusalOf<'card_without_order', { cardId: string }>
  | RefusalOf<'programme_exists', { programmeId: string }>
  | RefusalOf<'quote_changed', { quote: unknown }>
  | RefusalOf<'payment_reference_used', { tender: number; provider: string; reference: string; orderId: string | null }>
  | RefusalOf<'tenant_exists', { id: string }>
  | RefusalOf<'name_not_confirmed', { id: string }>
  | RefusalOf<'permission_not_held', { permission: string }>
  | RefusalOf<'shift_has_bookings', { bookingIds: readonly string[]; classSessionIds?: readonly string[] }>
  | RefusalOf<'range_empty', EmptyRange>
  | RefusalOf<'range_too_long', { maxDays: number }>
  | RefusalOf<'date_or_start_required', Record<never, never>>
  | RefusalOf<'answer_too_large', { maxNamed: number }>
  | RefusalOf<'series_over', { fromOccurrence: number }>

export type Refusal =
  | EngineRefusal
  | RecordRefusal
  | VisitRefusal
  | BookingWindowRefusal
  | AssignmentRefusal
  | BookRefusal
  | RescheduleRefusal
  | CheckInRefusal
  | CreateOrderRefusal
  | IssueRefusal
  | CouponRefusal
  | OfferFieldsRefusal
  | TierRefusal
  | PayOrderRefusal
  | UpdateOrderRefusal
  | ProposeFulfilmentRefusal
  | FulfilmentStepRefusal
  | AdjustRefusal
  | DebtRefusal
  | PinRefusal
  | PublishShiftsRefusal
  | ReplaceShiftRefusal
  | ShiftTemplateRefusal
  | BlockTimeRefusal
  | SeriesTimesRefusal
  | ImportBusyTimesRefusal
  | ServiceRefusal
  | AddOnRefusal
  | AddressRefusal
  | MeetingUrlRefusal
  | AddOnFieldsRefusal
  | CurrencyRefusal
  | CustomerOverrideRefusal
  | StepRefusal
  | SettlePrepaymentRefusal
  | ExtendRefusal
  | ReassignRefusal
  | CancellationPolicyRefusal
  | JoinWaitlistRefusal
  | OfferRefusal
  | AcceptRefusal
  | JoinQueueRefusal
  | CallRefusal
  | ClassStateRefusal
  | EnrollRefusal
  | EnrollmentStepRefusal
  | RecurrenceRefusal
  | SeriesConflict
  | ClosePeriodRefusal
  | OpenCashShiftRefusal
  | RefundOrderRefusal
  | ReturnUnlinkedRefusal
  | RequestRefundRefusal
  | DecideRequestRefusal
  | CloseCashShiftRefusal
  | MoveCashRefusal
  | RecordExpenseRefusal
  | VoidExpenseRefusal
  | ReopenOrderRefusal
  | ReopenPeriodRefusal
  | RotationRefusal
  | CardProductRefusal
  | FreezeRefusal
  | GiftCardRefusal
  | GiftCodeRefusal
  | IdentityChangeRefusal
  | IssueMembershipRefusal
  | PrepaidRefusal
  | RedeemRefusal
  | ReissueMembershipRefusal
  | ReissueRefusal
  | ReverseRedemptionRefusal
  | ShareRefusal
  | TransferRefusal
  | UnverifiedRefusal
  | UseOnBillRefusal
  | ShownCardRefusal
  | RefusalOf<'membership_card_replaced', { membershipCardId: string }>
  | MergeRefusal
  | PointsTenderRefusal
  | ProgrammeFieldsRefusal
  | RedeemRewardRefusal
  | RewardFieldsRefusal

export type RefusalCode = Refusal['code']

/** What an operation comes to. `replayed` says that an earlier call with the same key did the work. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly replayed: boolean }
  | { readonly ok: false; readonly refusal: Refusal; readonly replayed: boolean; readonly requestId?: string }

/** Refusals that say nothing of the write itself: they are not kept for a repetition. */
const unrecorded: ReadonlySet<RefusalCode> = new Set([
  'invalid_request',
  'forbidden',
  'not_found',
  'idempotency_key_required',
  'idempotency_key_reused',
  'idempotency_in_progress',
  'precondition_required',
  'version_conflict',
  'pin_wrong',
  'pin_locked',
])

export function isRecorded(refusal: Refusal): boolean {
  return !unrecorded.has(refusal.code)
}
