import type { Browser } from './browser.ts'
import { as } from './people.ts'

/** Numbers of fiction: nothing is sent to them, and their code is known. */
export const NUMBER = '+12025550143'
export const OTHER_NUMBER = '+12025550188'

export const WITH_PHONES = {
  identifiers: { phoneNumber: 'optional' },
  strategies: { phoneCode: true, phoneSecondFactor: true, backupCode: false },
} as const

/** What somebody does with the numbers of their profile. */
export const phonesOf = (browser: Browser, sessionId: string) => {
  const path = (id: string, verb = '') => `/v1/me/phone_numbers/${id}${verb}${as(sessionId)}`
  return {
    list: () => browser.get(`/v1/me/phone_numbers${as(sessionId)}`),
    add: (phone_number = NUMBER, more: Record<string, string> = {}) =>
      browser.post(path(''), { phone_number, ...more }),
    prepare: (id: string) =>
      browser.post(path(id, '/prepare_verification'), { strategy: 'phone_code' }),
    attempt: (id: string, code = '424242') =>
      browser.post(path(id, '/attempt_verification'), { code }),
    change: (id: string, form: Record<string, string>) =>
      browser.post(`${path(id)}&_method=PATCH`, form),
    remove: (id: string) => browser.post(`${path(id)}&_method=DELETE`),
    /** Adds and proves one. */
    async own(phone_number = NUMBER, more: Record<string, string> = {}): Promise<string> {
      const added = await this.add(phone_number, more)
      if (added.status !== 200) throw new Error(`number: ${JSON.stringify(added.body)}`)
      const { id } = added.response
      await this.prepare(id)
      const done = await this.attempt(id)
      if (done.response?.verification?.status !== 'verified') {
        throw new Error(`number: ${JSON.stringify(done.body)}`)
      }
      return id
    },
  }
}
