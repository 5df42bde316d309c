import { expect, test } from 'vitest'
import { waitForLink } from './wait-for-link.ts'

type Proof = { status: 'unverified' | 'verified' | 'expired'; expire_at: number | null }
const unverified: Proof = { status: 'unverified', expire_at: 1_000_000 }

/** A browser whose pauses are over at once, and that remembers how long they were to be. */
function browser({ isVisible = (): boolean => true } = {}) {
  const pauses: number[] = []
  let now = 0
  return {
    pauses,
    platform: {
      isVisible,
      now: () => now,
      onWake: () => () => {},
      after(delay: number, act: () => void) {
        pauses.push(Math.round(delay))
        now += delay
        queueMicrotask(act)
        return () => {}
      },
    },
  }
}

const answers = (...list: (Proof | Error)[]) => {
  let index = 0
  return async () => {
    const answer = list[Math.min(index++, list.length - 1)]!
    if (answer instanceof Error) throw answer
    return answer
  }
}

const refusal = (status?: number) => Object.assign(new Error(String(status)), { status })

test('looks every second at first, then less often, until the link was opened', async () => {
  const { platform, pauses } = browser()
  const list = [
    ...Array.from({ length: 30 }, () => unverified),
    { ...unverified, status: 'verified' },
  ]
  await waitForLink(platform, answers(...(list as Proof[])))
  expect(pauses.slice(0, 3)).toEqual([1000, 1100, 1210])
  expect(pauses.at(-1)).toBe(4000)
  expect(pauses).toHaveLength(30)
})

test('looks seldom while nobody sees the page', async () => {
  const { platform, pauses } = browser({ isVisible: () => false })
  await waitForLink(platform, answers(unverified, { ...unverified, status: 'verified' }))
  expect(pauses).toEqual([8000])
})

test('ends when the link is too old, whatever the server says', async () => {
  await waitForLink(browser().platform, answers({ ...unverified, status: 'expired' }))
  const { platform, pauses } = browser()
  await waitForLink(platform, answers({ ...unverified, expire_at: 1 }))
  expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(60_000)
})

test('bears a connection that is away, and the moment in which the browser gets another token', async () => {
  const { platform } = browser()
  const bad = [refusal(), refusal(503), refusal(429), refusal(404)]
  await waitForLink(platform, answers(...bad, { ...unverified, status: 'verified' }))
  await expect(waitForLink(platform, answers(refusal(404), refusal(404)))).rejects.toThrow('404')
  await expect(waitForLink(platform, answers(refusal(403)))).rejects.toThrow('403')
})

test('comes to nothing once it was cancelled', async () => {
  const { platform } = browser()
  const cancelled = new AbortController()
  let looks = 0
  const waiting = waitForLink(
    platform,
    async () => {
      if (++looks === 2) cancelled.abort()
      return unverified
    },
    cancelled.signal,
  )
  const first = await Promise.race([
    waiting.then(() => 'done'),
    new Promise((end) => setTimeout(end, 20, 'still')),
  ])
  expect([first, looks]).toEqual(['still', 2])
})
