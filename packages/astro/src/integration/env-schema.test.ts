import { expect, test } from 'vitest'
import { envSchema } from './env-schema.ts'

test('§17.6: no variable must be an absolute URL', () => {
  const schema = envSchema()
  for (const name of ['PUBLIC_CLERK_PROXY_URL', 'PUBLIC_CLERK_DOMAIN', 'PUBLIC_CLERK_JS_URL']) {
    expect(schema[name], name).toMatchObject({ type: 'string', optional: true })
    expect(schema[name], name).not.toHaveProperty('url')
  }
})

test('secrets are for the server only, and every variable is optional', () => {
  for (const [name, field] of Object.entries(envSchema())) {
    expect(field.optional, name).toBe(true)
    expect(field.context, name).toBe(name.startsWith('PUBLIC_') ? 'client' : 'server')
  }
})
