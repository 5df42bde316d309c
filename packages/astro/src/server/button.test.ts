import { expect, test } from 'vitest'
import { flowButton, signOutButton } from './button.ts'
import type { ServerConfig } from './config.ts'

const config = { base: '', options: {} } as unknown as ServerConfig
const page = { locals: {}, url: new URL('http://site.test/shop?x=1') }

test('a sign-in button is a form that opens the sign-in page, with where to go afterwards', () => {
  const { form } = flowButton(
    page,
    'sign-in',
    { forceRedirectUrl: '/in', signUpForceRedirectUrl: '/up' },
    config,
  )
  expect(form).toEqual({
    method: 'get',
    action: '/__clerk/sign-in',
    fields: [
      ['sign_in_force_redirect_url', '/in'],
      ['sign_up_force_redirect_url', '/up'],
      ['redirect_url', '/shop'],
    ],
  })
})

test('without a sign-up page, its button opens that screen of the sign-in page', () => {
  const { form } = flowButton(page, 'sign-up', {}, { ...config, options: { signInUrl: '/login' } })
  expect(form.action).toBe('/login')
  expect(form.fields[0]).toEqual(['__dooryard_screen', 'create'])
})

test('the query of a configured page is kept, as a form would drop it', () => {
  const configured = { ...config, options: { signInUrl: 'https://accounts.example/in?theme=dark' } }
  const { form } = flowButton(page, 'sign-in', {}, configured)
  expect(form.action).toBe('https://accounts.example/in')
  expect(form.fields[0]).toEqual(['theme', 'dark'])
})

test('§17.10: objects travel as JSON, and what belongs to the flow is not an attribute of the button', () => {
  const appearance = { variables: { colorPrimary: 'red' } }
  const initialValues = { emailAddress: 'a@b.c' }
  const { data, attributes } = flowButton(
    page,
    'sign-up',
    {
      mode: 'modal',
      appearance,
      initialValues,
      oauthFlow: 'popup',
      class: 'x',
      'aria-label': 'Join',
    },
    config,
  )
  expect(attributes).toEqual({ class: 'x', 'aria-label': 'Join' })
  expect(JSON.parse(data['data-clerk-props']!)).toEqual({
    appearance,
    initialValues,
    oauthFlow: 'popup',
  })
  expect(data['data-clerk-mode']).toBe('modal')
})

test('SES-8: a sign-out button is a POST form', () => {
  const { form } = signOutButton(page, { redirectUrl: '/bye' }, config)
  expect(form).toMatchObject({
    method: 'post',
    action: '/__clerk/v1/client/sessions?_method=DELETE',
    fields: [
      ['__dooryard_return_to', '/shop?x=1'],
      ['__dooryard_complete_to', '/bye'],
    ],
  })
})

test('a sign-out button for one session ends only that one', () => {
  const { form, data } = signOutButton(page, { sessionId: 'sess_1' }, { ...config, base: '/app' })
  expect(form.action).toBe('/app/__clerk/v1/client/sessions/sess_1/remove')
  expect(JSON.parse(data['data-clerk-props']!)).toEqual({ redirectUrl: '/', sessionId: 'sess_1' })
})
