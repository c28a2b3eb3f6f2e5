import * as calendarFeeds from '../calendars/feeds.ts'
import { createPreset } from '../cancellation-policies/create-preset.ts'
import * as records from '../configuration/records.ts'
import { get as getMenu } from '../menu/get.ts'
import * as rotation from '../rotation-queues/commands.ts'
import { get as getRotationQueue } from '../rotation-queues/get.ts'
import { list as listShifts } from '../shifts/list.ts'
import { publish } from '../shifts/publish.ts'
import { publishFromTemplates } from '../shifts/publish-from-templates.ts'
import { remove as removeShift } from '../shifts/remove.ts'
import { replace as replaceShift } from '../shifts/replace.ts'
import { affectedBookings } from '../staff/affected-bookings.ts'
import { importBusyTimes } from '../staff/import-busy-times.ts'
import { list as listStaff } from '../staff/list.ts'
import { create as createTimeBlock } from '../time-blocks/create.ts'
import { get as getTimeBlock, list as listTimeBlocks } from '../time-blocks/reads.ts'
import { remove as removeTimeBlock } from '../time-blocks/remove.ts'

/** Where, by whom and what is sold. */
export const venueOperations = {
  locations: records.locations,
  resources: records.resources,
  staffLevels: records.staffLevels,
  staff: { ...records.staff, list: listStaff, affectedBookings, importBusyTimes },
  services: records.services,
  addOns: records.addOns,
  categories: records.categories,
  products: records.products,
  menu: { get: getMenu },
  cancellationPolicies: { ...records.cancellationPolicies, createPreset },
  shiftTemplates: records.shiftTemplates,
  shifts: { publish, publishFromTemplates, list: listShifts, replace: replaceShift, remove: removeShift },
  timeBlocks: { create: createTimeBlock, get: getTimeBlock, list: listTimeBlocks, remove: removeTimeBlock },
  calendarFeeds: { create: calendarFeeds.create, list: calendarFeeds.list, revoke: calendarFeeds.revoke },
  rotationQueues: {
    get: getRotationQueue,
    join: rotation.join,
    leave: rotation.leave,
    pause: rotation.pause,
    resume: rotation.resume,
    reserve: rotation.reserve,
    move: rotation.move,
  },
} as const
