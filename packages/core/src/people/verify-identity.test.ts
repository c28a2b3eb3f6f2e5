import { expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import type { Customer } from './customer.ts'
import { revokeIdentity, type VerifyIdentity, verifyIdentity } from './verify-identity.ts'

const wang: Customer = {
  ...{ id: idOf('Customer', 'wang'), name: 'Wang', phone: null, birthday: null, channel: 'BACKOFFICE', groupIds: [] },
  ...{ tierId: null, blocked: false, photoUrl: null, contactVerifiedAt: null, identity: null, mergedIntoId: null },
  ...{ serviceOverrides: [], creditLimitMinor: null, note: '' },
  ...{ version: 1, createdAtMs: 0, updatedAtMs: 0, archivedAtMs: null },
}
const nowMs = Date.parse('2026-11-22T10:00:00+08:00')
const command: VerifyIdentity = {
  documentKind: 'IDENTITY_CARD',
  numberEnding: '123X',
  verifiedBy: { kind: 'STAFF', id: 'stf_lin' },
}
const identity = { ...command, verifiedAt: '2026-11-22T02:00:00.000Z' }
const known = { ...wang, identity }

test('the document that was seen is noted: its kind, its last four characters, when and by whom', () => {
  const decision = verifyIdentity(wang, command, nowMs)
  const customer = { ...known, version: wang.version + 1, updatedAtMs: nowMs }
  const event = { type: 'customer.identity_verified', subjectKind: 'CUSTOMER', subject: customer, previous: wang }
  expect(decision).toEqual({ ok: true, changes: customer, events: [event] })
})

test('another document takes the place of the first', () => {
  const passport = { ...command, documentKind: 'PASSPORT' } as const
  expect(verifyIdentity(known, passport, nowMs)).toMatchObject({ changes: { identity: { documentKind: 'PASSPORT' } } })
})

test('nothing is noted of archived customers', () => {
  expect(verifyIdentity({ ...wang, archivedAtMs: 1 }, command, nowMs)).toEqual({
    ...{ ok: false, refusal: { code: 'reference_archived', details: { kind: 'Customer', id: wang.id } } },
  })
})

test('what was noted is taken back once, of archived customers too', () => {
  const decision = revokeIdentity({ ...known, archivedAtMs: 1 }, nowMs)
  const customer = { ...wang, archivedAtMs: 1, version: wang.version + 1, updatedAtMs: nowMs }
  // Nobody is told once more of what is to be forgotten.
  const event = { type: 'customer.identity_revoked', subjectKind: 'CUSTOMER', subject: customer }
  expect(decision).toEqual({ ok: true, changes: customer, events: [event] })
  expect(revokeIdentity(wang, nowMs)).toEqual({
    ...{ ok: false, refusal: { code: 'identity_not_recorded', details: { customerId: wang.id } } },
  })
})
