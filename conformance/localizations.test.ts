import * as localizations from '@clerk/localizations'
import { describe, expect, it } from 'vitest'
import type { ComponentName } from '../packages/browser/src/index.ts'
import { type RenderState, renderComponent } from '../packages/ui/src/server.ts'
import { environment } from '../packages/ui/src/testing/environment.ts'

type Localization = NonNullable<RenderState['options']['localization']>

const all = Object.entries(localizations) as unknown as [string, Localization][]

/** A component as it stands after the server refused. */
function refused(name: ComponentName, localization: Localization, code: string, field?: string) {
  const error = { code, message: 'in English', long_message: 'A sentence in English.' }
  return renderComponent(
    name,
    {},
    {
      environment: environment(),
      client: null,
      feedback: {
        flow: name === 'SignIn' ? 'sign_in' : 'sign_up',
        values: {},
        errors: [{ ...error, ...(field && { meta: { param_name: field } }) }],
      },
      url: new URL('https://acme.test/'),
      fapiPath: '/__clerk/v1',
      options: { localization, signInUrl: '/sign-in', signUpUrl: '/sign-up' },
    },
    { id: 'one' },
  )
}

describe('objects of genuine @clerk/localizations', () => {
  it('there are all of them', () => expect(all.length).toBeGreaterThan(40))

  it.each(all)('%s fills the first screens, with nothing left to fill', async (_, localization) => {
    for (const name of ['SignIn', 'SignUp'] as const) {
      const html = await refused(name, localization, 'form_identifier_not_found', 'identifier')
      expect(html).not.toMatch(/\{\{/)
      expect(html).toContain('cl-headerTitle')
    }
  })

  it.each([
    ['SignIn', 'form_identifier_not_found', 'identifier'],
    ['SignIn', 'form_param_format_invalid', 'identifier'],
    ['SignIn', 'form_password_incorrect', 'password'],
    ['SignUp', 'form_identifier_exists', 'email_address'],
    ['SignUp', 'form_password_length_too_short', 'password'],
    ['SignUp', 'form_password_pwned', 'password'],
    ['SignUp', 'not_allowed_access', undefined],
  ] as const)('arSA: %s says %s in Arabic', async (name, code, field) => {
    const html = await refused(name, localizations.arSA as unknown as Localization, code, field)
    const [, said] =
      /(?:form-feedback-error.*?<span dir="auto">|<p[^>]*cl-alertText[^>]*>)([^<]*)/.exec(html)!
    expect(said).toMatch(/[\u0600-\u06ff]/)
    expect(html).not.toContain('A sentence in English.')
  })

  it('what no translation has is told in our words, from the side of the page', async () => {
    const arabic = localizations.arSA as unknown as Localization
    expect(await refused('SignIn', arabic, 'too_many_requests')).toMatch(
      /<p[^>]*dir="auto"[^>]*>A sentence in English\.<\/p>/,
    )
  })
})
