import { describe, expect, it } from 'vitest'
import { targetOf } from './request.ts'

const get = { method: 'GET', path: '/v1/bookings/{id}', repeat: 'FREELY' } as const
const post = { method: 'POST', path: '/v1/bookings/{id}/cancel', repeat: 'WITH_KEY' } as const

describe('targets', () => {
  it.each([
    ['bkg_1', '/v1/bookings/bkg_1'],
    ['a/b?c#d', '/v1/bookings/a%2Fb%3Fc%23d'],
    ['%2e%2e', '/v1/bookings/%252e%252e'],
    ['门店', '/v1/bookings/%E9%97%A8%E5%BA%97'],
    ['$&', '/v1/bookings/%24%26'],
  ])('keep %s in its segment', (id, path) => {
    expect(targetOf('http://x', get, { id })).toEqual({ url: `http://x${path}`, body: undefined })
  })

  it.each(['', '.', '..', undefined, null, {}])('let no %j become another address', (id) => {
    expect(() => targetOf('http://x', get, { id })).toThrow('id must be an id')
  })

  it.each(['http://x', 'http://x/', 'http://x//'])('follow %s', (baseUrl) => {
    expect(targetOf(baseUrl, get, { id: 'b' }).url).toBe('http://x/v1/bookings/b')
  })

  it('send an object even when nothing is left for it', () => {
    expect(targetOf('', post, { id: 'b' })).toEqual({ url: '/v1/bookings/b/cancel', body: '{}' })
  })

  it('leave out what is undefined and keep what is null', () => {
    expect(targetOf('', post, { id: 'b', reason: null, note: undefined }).body).toBe('{"reason":null}')
    expect(targetOf('', get, { id: 'b', states: ['A', 'B'], all: false, none: undefined }).url).toBe(
      '/v1/bookings/b?states=A&states=B&all=false',
    )
  })
})
