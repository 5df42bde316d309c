import { describe, expect, test } from 'vitest'
import { frontendRoutes } from '../app.ts'
import { assertComplete, type Route } from './route.ts'

describe('GR-2: the table of routes', () => {
  const [sample] = frontendRoutes as [Route]

  test('is complete', () => {
    expect(() => assertComplete(frontendRoutes)).not.toThrow()
  })

  test.each(Object.keys(sample))('a route that does not say %s stops the start', (property) => {
    const { [property as keyof Route]: _, ...incomplete } = sample
    expect(() => assertComplete([incomplete as Route])).toThrow()
  })

  test('a route that changes things without looking at the origin stops the start', () => {
    const careless: Route = { ...sample, method: 'POST', origin: 'open' }
    expect(() => assertComplete([careless])).toThrow('must check the origin')
  })

  test('DOS-6: a form whose outcome is kept without a limit stops the start', () => {
    const careless: Route = { ...sample, form: 'sign_in', rate: 'none' }
    expect(() => assertComplete([careless])).toThrow('must have a limit')
  })

  test('a route listed twice stops the start', () => {
    expect(() => assertComplete([sample, sample])).toThrow('listed twice')
  })

  test('AZ-3: no route lets a browser write what is not its own', () => {
    const forbidden = [
      'public_metadata',
      'private_metadata',
      'verified',
      'banned',
      'locked',
      'role',
      'id',
    ]
    for (const { body, path } of frontendRoutes) {
      const found = Object.keys(body).filter((name) => forbidden.includes(name))
      // Of members and guests of an organization: nobody gives more than they have (AZ-7).
      expect(found).toEqual(
        /^\/organizations\/:id\/(memberships|invitations)/.test(path) ? found : [],
      )
    }
  })
})
