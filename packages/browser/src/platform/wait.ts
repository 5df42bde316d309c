import type { Outlook } from './platform.ts'

export const wait = (platform: Outlook, delay: number) =>
  new Promise<void>((resolve) => platform.after(delay, resolve))
