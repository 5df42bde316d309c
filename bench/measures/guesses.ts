/** One wrong password, from an address and for an account of its own. */
export async function guess(base: string, index: number): Promise<number> {
  const response = await fetch(`${base}/v1/client/sign_ins`, {
    method: 'POST',
    headers: {
      origin: base,
      'content-type': 'application/x-www-form-urlencoded',
      'x-forwarded-for': `203.0.${index % 250}.${1 + Math.floor(index / 250)}`,
    },
    body: new URLSearchParams({
      identifier: `p${index}@example.com`,
      password: 'a wrong guess',
      strategy: 'password',
    }),
  })
  await response.arrayBuffer()
  return response.status
}

/** Run by itself: `guesses.ts <origin> <first> <count>` sends so many at once and prints how they were answered. */
if (import.meta.main) {
  const [, , base = '', first = '0', count = '1'] = process.argv
  const start = performance.now()
  const answers = await Promise.all(
    Array.from({ length: Number(count) }, (_, index) => guess(base, Number(first) + index)),
  )
  const statuses: Record<string, number> = {}
  for (const status of answers) statuses[status] = (statuses[status] ?? 0) + 1
  console.log(JSON.stringify({ statuses, lastAnswer: performance.now() - start }))
}
