import { expect, test } from 'vitest'
import { line } from './bill.fixture.ts'
import { anyLine, isInScope, type LineScope } from './line-scope.ts'

const card = line(100, 1, { kind: 'CARD', itemId: 'cdp_1', categoryIds: ['cards'] })

test.each<readonly [string, Partial<LineScope>, boolean]>([
  ['is not among all lines', {}, false],
  ['is not among other kinds', { kinds: ['SERVICE'] }, false],
  ['is not among other items', { itemIds: ['svc_cut'] }, false],
  ['is not found by its category', { categoryIds: ['cards'] }, false],
  ['is found by its kind', { kinds: ['SERVICE', 'CARD'] }, true],
  ['is found by its name', { itemIds: ['cdp_1'] }, true],
  ['is found by both', { kinds: ['CARD'], itemIds: ['cdp_1'] }, true],
  ['is not found by its kind under another name', { kinds: ['CARD'], itemIds: ['cdp_2'] }, false],
  ['is not found by its name as another kind', { kinds: ['SERVICE'], itemIds: ['cdp_1'] }, false],
  ['is not found where it is left out', { kinds: ['CARD'], excludedItemIds: ['cdp_1'] }, false],
])('a card %s', (_, scope, is) => expect(isInScope({ ...anyLine, ...scope }, card)).toBe(is))
