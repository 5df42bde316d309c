import { setTimeout } from 'node:timers/promises'

/** What a process of its own sends: whoever sends much is too busy to measure, and its processor time is not the server's. */
export interface Batch {
  requests: { url: string; method: string; headers: Record<string, string>; body?: string }[]
  /** So many wait for their answer at once. */
  atOnce: number
  /** What every answer contains. */
  expected: string
}

/** Run by itself: takes a batch as JSON, sends it, and prints how often it was told to come again; else fails with that answer. */
if (import.meta.main) {
  let input = ''
  for await (const text of process.stdin.setEncoding('utf8')) input += text
  const { requests, atOnce, expected } = JSON.parse(input) as Batch
  const waiting = requests.values()
  let turnedAway = 0
  const sendOn = async () => {
    for (const { url, ...request } of waiting) {
      for (;;) {
        const response = await fetch(url, request)
        const text = await response.text()
        if (response.ok && text.includes(expected)) break
        if (response.status !== 503 || ++turnedAway > requests.length) {
          console.error(`${url} answered ${response.status}: ${text.slice(0, 500)}`)
          process.exit(1)
        }
        await setTimeout(Number(response.headers.get('retry-after') ?? 1) * 1000)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, sendOn))
  console.log(turnedAway)
}
