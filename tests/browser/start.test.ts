import { expect, test } from 'vitest'
import { startSite } from '../harness/site.ts'

const start = (env: Record<string, string | undefined>) =>
  startSite({ example: 'quickstart', mode: 'production', env })

test('GR-6: a built site without its keys does not start, and names what is missing', async () => {
  await expect(start({ CLERK_SECRET_KEY: undefined })).rejects.toThrow(
    /CLERK_SECRET_KEY is not set.*npx dooryard keys/,
  )
})

test('GR-6: the same for the publishable key', async () => {
  const env = { PUBLIC_CLERK_PUBLISHABLE_KEY: undefined, CLERK_SECRET_KEY: undefined }
  await expect(start(env)).rejects.toThrow(/PUBLIC_CLERK_PUBLISHABLE_KEY is not set/)
})

test('the embedded server starts together with the site', async () => {
  const site = await start({})
  try {
    const response = await fetch(`${site.url}/__clerk/v1/environment`)
    expect(response.status).toBe(200)
  } finally {
    await site.stop()
  }
})
