import type { Answer, Browser } from './browser.ts'
import { ADA } from './people.ts'

/** Starts a sign-in; with Ada's address unless the form says otherwise. */
export const start = (browser: Browser, form: Record<string, string> = {}) =>
  browser.post('/v1/client/sign_ins', { identifier: ADA, ...form })

/** One step of a sign-in that was started. */
export const step = (
  browser: Browser,
  { response }: Answer,
  { name, ...form }: { name: string; [field: string]: string },
) => browser.post(`/v1/client/sign_ins/${response.id}/${name}`, form)

export const attempt = (browser: Browser, created: Answer, form: Record<string, string>) =>
  step(browser, created, { ...form, name: 'attempt_first_factor' })

export const tryCode = (browser: Browser, created: Answer, code: string) =>
  attempt(browser, created, { strategy: 'email_code', code })
