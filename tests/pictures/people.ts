import type {} from '@dooryard/astro/types'
import type { Page } from 'playwright-core'
import { backend, type Person, signIn } from '../browser/people.ts'
import type { Site } from '../harness/site.ts'

const password = 'correct horse 42 battery'

/** What the Backend API makes of them. */
const kinds = {
  ada: { first_name: 'Ada', last_name: 'Lovelace' },
  /** An authenticator app and backup codes. */
  secured: {
    ...{ first_name: 'Grace', last_name: 'Hopper' },
    ...{ totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', backup_codes: ['a-backup-code-1'] },
  },
  /** Everything that a site can ask for. */
  rich: {
    ...{ first_name: 'Ada', last_name: 'Lovelace' },
    ...{ username: 'countess', phone_number: ['+12025550142'] },
  },
  /** Names and addresses as long as they come. */
  long: {
    first_name: 'Hubert Blaine Maximilian',
    last_name: 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh',
  },
} as const

export type Kind = keyof typeof kinds

let count = 0

/** An account of a kind: one for each screen, since screens change it. */
export async function createKind(site: Site, kind: Kind): Promise<Person> {
  const { username, phone_number, ...rest } = { username: '', phone_number: [], ...kinds[kind] }
  const number = ++count
  const local =
    kind === 'long' ? `hubert.blaine.wolfeschlegelsteinhausen.${number}` : `ada.${number}`
  const emailAddress = `${local}+clerk_test@lighthouse.example`
  const { id } = await backend(site, '/v1/users', {
    ...rest,
    ...{ email_address: [emailAddress], password, skip_legal_checks: true },
    ...(username && {
      username: `${username}_${number}`,
      phone_number: [`+12025550${String(100 + (number % 100))}`],
    }),
  })
  return { id, emailAddress, password }
}

/** Signs in elsewhere too, so that there are devices to see. */
export async function signInElsewhere(page: Page, site: Site, person: Person): Promise<void> {
  const context = await page.context().browser()!.newContext({
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
  })
  await signIn(await context.newPage(), site, person)
  await context.close()
}
