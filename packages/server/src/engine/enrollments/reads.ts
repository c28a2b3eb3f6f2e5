import type { EnrollmentFilter } from '@mendian/core'
import {
  classSessionId,
  customerId,
  enrollmentId,
  enrollmentView as enrollmentSchema,
  enrollmentState,
  pageInput,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { enrollmentView } from './enrollment-view.ts'

const getInput = z.strictObject({ id: enrollmentId })

export const get: ReadOperation<typeof getInput, typeof enrollmentSchema> = defineRead({
  name: 'enrollments.get',
  summary: 'Get an enrollment',
  http: ['GET', '/v1/enrollments/{id}'],
  input: getInput,
  output: enrollmentSchema,
  permission: 'booking:read',
  refusals: ['not_found'],
  async run(tx, { id }) {
    const enrollment = await tx.enrollments.find(id)
    if (!enrollment) return notFound('Enrollment', id)
    const zones = await timeZonesOf(tx, [enrollment.locationId])
    return { ok: true, value: enrollmentView(enrollment, zones.of(enrollment.locationId)) }
  },
})

const listInput = z.strictObject({
  ...pageInput,
  classSessionId: classSessionId.optional().meta({ description: 'The roster of this class.' }),
  customerId: customerId.optional(),
  state: enrollmentState.optional(),
})
const page = pageOf('Enrollment', enrollmentSchema)

export const list: ReadOperation<typeof listInput, typeof page> = defineRead({
  name: 'enrollments.list',
  summary: 'List enrollments: the roster of a class, or the classes of a customer',
  http: ['GET', '/v1/enrollments'],
  input: listInput,
  output: page,
  permission: 'booking:read',
  refusals: [],
  async run(tx, given) {
    const filter: EnrollmentFilter = {
      ...(given.classSessionId === undefined ? {} : { classSessionId: given.classSessionId }),
      ...(given.customerId === undefined ? {} : { customerId: given.customerId }),
      ...(given.state === undefined ? {} : { state: given.state }),
    }
    let zones = await timeZonesOf(tx, [])
    return readPage(
      given,
      async (keys) => {
        const rows = await tx.enrollments.list(filter, keys)
        zones = await timeZonesOf(
          tx,
          rows.map((row) => row.locationId),
        )
        return rows
      },
      (row) => row.id,
      (row) => enrollmentView(row, zones.of(row.locationId)),
    )
  },
})
