import type { Refusal } from './refusal.ts'

/** The one answer for what does not exist and for what belongs to somebody else. */
export function notFound(kind: string, id: string): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code: 'not_found', details: { kind, id } } }
}

/** A reference to what is no longer in use, such as a customer who has become a part of another. */
export function referenceArchived(kind: string, id: string): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code: 'reference_archived', details: { kind, id } } }
}

/** A reference in an input that leads nowhere. */
export function referenceNotFound(kind: string, id: string): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code: 'reference_not_found', details: { kind, id } } }
}
