import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import type { AddOn } from '../catalog/add-on.ts'
import type { Service } from '../catalog/service.ts'
import type { Staff, StaffLevel } from '../people/staff.ts'
import { archived, bund, byId, chen, dye, lin } from '../scheduling/salon.fixture.ts'
import { type MenuState, menuItem } from './menu.ts'

const stamps = { version: 1, createdAtMs: 0, updatedAtMs: 0, archivedAtMs: null }
const cny = (amountMinor: number) => ({ amountMinor, currency: 'CNY' })
const level = (body: string, rank: number): StaffLevel => ({
  ...stamps,
  id: idOf('StaffLevel', body),
  name: body.toUpperCase(),
  rank,
})
const [senior, junior] = [level('senior', 2), level('junior', 1)]
const gloss: AddOn = {
  ...stamps,
  id: idOf('AddOn', 'gloss'),
  name: 'Gloss',
  description: 'Shines',
  price: cny(3000),
  durationMinutes: 10,
  staffIds: null,
  resourceRequirements: [],
}
const euro: AddOn = { ...gloss, id: idOf('AddOn', 'euro'), price: { amountMinor: 1, currency: 'EUR' } }
const old = archived({ ...gloss, id: idOf('AddOn', 'old') })
const mei: Staff = { ...lin, id: idOf('Staff', 'mei'), staffLevelId: junior.id }

const state: MenuState = {
  location: bund,
  staff: byId(lin, mei, chen),
  staffLevels: byId(senior, junior),
  addOns: byId(gloss, euro, old),
}
const group = {
  name: 'Extras',
  addOnIds: [gloss.id, euro.id, old.id, idOf('AddOn', 'gone')],
  minSelections: 0,
  maxSelections: 2,
}
const colour: Service = {
  ...dye,
  description: 'From root to tip',
  staffIds: [lin.id, mei.id, chen.id],
  addOnGroups: [group],
  overrides: [
    { locationId: bund.id, price: cny(20_000) },
    { staffLevelId: senior.id, price: cny(30_000), durationMinutes: 25 },
  ],
}

describe('a menu', () => {
  test('shows the service with its terms there, its levels and what may be added', () => {
    expect(menuItem(colour, state)).toEqual({
      serviceId: colour.id,
      name: 'Dye',
      description: 'From root to tip',
      media: [],
      steps: [],
      locationTypes: ['LOCATION'],
      price: cny(20_000),
      visitMinutes: 90,
      levels: [
        { staffLevelId: junior.id, name: 'JUNIOR', price: cny(20_000), visitMinutes: 90 },
        { staffLevelId: senior.id, name: 'SENIOR', price: cny(30_000), visitMinutes: 85 },
      ],
      addOnGroups: [
        {
          name: 'Extras',
          minSelections: 0,
          maxSelections: 2,
          addOns: [{ addOnId: gloss.id, name: 'Gloss', description: 'Shines', price: cny(3000), durationMinutes: 10 }],
        },
      ],
    })
  })

  test.each<[name: string, fields: Partial<Service>, more: Partial<MenuState>, isShown: boolean]>([
    ['what the location offers', { locationIds: [bund.id] }, {}, true],
    ['nothing that others offer', { locationIds: [idOf('Location', 'park')] }, {}, false],
    ['what has no channels, in any', { channels: null }, { channel: 'APP' }, true],
    ['what is for the channel', { channels: ['APP', 'WEB'] }, { channel: 'WEB' }, true],
    ['nothing that is for other channels', { channels: ['APP'] }, { channel: 'WEB' }, false],
    ['all channels when none is named', { channels: ['APP'] }, {}, true],
    ['nothing in another currency', { overrides: [], price: { amountMinor: 1, currency: 'EUR' } }, {}, false],
  ])('shows %s', (_, fields, more, isShown) => {
    expect(menuItem({ ...colour, ...fields }, { ...state, ...more }) !== undefined).toBe(isShown)
  })

  test.each<[name: string, staff: readonly Staff[], service: Partial<Service>, levels: readonly string[]]>([
    ['those who perform it', [lin, mei], { staffIds: [mei.id] }, ['JUNIOR']],
    ['nobody who is not known', [mei], {}, ['JUNIOR']],
    ['nobody who takes no bookings', [{ ...lin, bookable: false }, mei], {}, ['JUNIOR']],
    ['nobody who has left', [archived(lin), mei], {}, ['JUNIOR']],
    ['nobody without a level', [chen], {}, []],
    ['nobody of a level that is gone', [{ ...lin, staffLevelId: idOf('StaffLevel', 'gone') }], {}, []],
    ['nobody who works elsewhere', [{ ...lin, locationIds: [idOf('Location', 'park')] }, mei], {}, ['JUNIOR']],
    [
      'nobody whom it cannot be had with',
      [lin, mei],
      { overrides: [{ staffId: lin.id, bookable: false }] },
      ['JUNIOR'],
    ],
    ['each level once', [mei, { ...lin, staffLevelId: junior.id }], {}, ['JUNIOR']],
  ])('has the levels of %s', (_, staff, service, levels) => {
    const item = menuItem({ ...colour, ...service }, { ...state, staff: byId(...staff) })
    expect(item?.levels.map(({ name }) => name)).toEqual(levels)
  })

  test('lists levels of one rank by id, however they come', () => {
    const [a, b] = [level('a', 1), level('b', 1)]
    const people = [
      { ...lin, staffLevelId: b.id },
      { ...mei, staffLevelId: a.id },
    ]
    for (const staffIds of [
      [lin.id, mei.id],
      [mei.id, lin.id],
    ]) {
      const item = menuItem({ ...colour, staffIds }, { ...state, staff: byId(...people), staffLevels: byId(a, b) })
      expect(item?.levels.map(({ name }) => name)).toEqual(['A', 'B'])
    }
  })
})
