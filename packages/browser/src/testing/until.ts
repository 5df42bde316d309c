import { vi } from 'vitest'

/** Tries until nothing is thrown, for longer than any of it takes on a busy machine. */
export const until = <Result>(check: () => Result | Promise<Result>): Promise<Result> =>
  vi.waitFor(check, 10_000)
