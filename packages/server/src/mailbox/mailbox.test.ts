import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MINUTE } from '../clock.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'
import { MAILBOX_POLICY, renderMail, renderMailbox } from './page.ts'
import { SCRIPT } from './script.ts'
import { STYLE } from './style.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer({ basePath: '/__clerk' })
})
afterEach(() => server.close())

const open = (path: string, on: Pick<TestServer, 'fetch'> = server) =>
  on.fetch(new Request(`http://localhost/__clerk${path}`))

async function sendCode(emailAddress: string) {
  const browser = server.browser({ mount: '/__clerk' })
  const { response } = await browser.post('/v1/client/sign_ups', {
    email_address: emailAddress,
    password: 'correct horse battery',
  })
  await browser.post(`/v1/client/sign_ups/${response.id}/prepare_verification`, {
    strategy: 'email_code',
  })
}

describe('the mailbox page', () => {
  it('shows mails newest first, the code prominent, and each on a page of its own', async () => {
    await sendCode('first@example.com')
    server.clock.advance(5 * MINUTE)
    await sendCode('second@example.com')
    const page = await (await open('/mailbox')).text()
    expect(page.indexOf('second@example.com')).toBeLessThan(page.indexOf('first@example.com'))
    expect(page).toContain('5 minutes ago')
    const code = /<code class="code">(\d{6})<\/code>/.exec(page)?.[1]
    expect(code).toBeTruthy()

    const link = /href="\/__clerk(\/mailbox\/ema_\w+)"/.exec(page)![1]!
    expect(page.split(code!)).toHaveLength(2)
    const mail = await open(link)
    expect(mail.status).toBe(200)
    const shown = await mail.text()
    expect(shown).toContain(`src="/__clerk${link}/letter"`)
    expect(shown).toMatch(
      new RegExp(`<details><summary>As text</summary><pre dir="auto">${code}\\n`),
    )
    expect((await open('/mailbox/ema_gone')).status).toBe(404)
    expect((await open('/mailbox/ema_gone/letter')).status).toBe(404)
  })

  it('says what to do while there is no mail', async () => {
    expect(await (await open('/mailbox')).text()).toContain('No mail yet')
  })

  it('shows the letter as it was sent, in a frame that can do nothing but look', async () => {
    await sendCode('first@example.com')
    const page = await (await open('/mailbox')).text()
    const [, code] = /<code class="code">(\d{6})<\/code>/.exec(page)!
    const [, link] = /href="\/__clerk(\/mailbox\/ema_\w+)"/.exec(page)!
    const letter = await open(`${link}/letter`)
    expect(await letter.text()).toContain(code)
    expect(letter.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
    expect(letter.headers.get('x-frame-options')).toBe('SAMEORIGIN')
    expect(letter.headers.get('cache-control')).toBe('private, no-store')
  })

  it('XSS-3: has a policy that admits its one stylesheet and its one script only', async () => {
    const { headers } = await open('/mailbox')
    const policy = headers.get('content-security-policy')
    expect(policy).toBe(MAILBOX_POLICY)
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]+='/)
    expect(headers.get('cache-control')).toBe('private, no-store')
    const page = await (await open('/mailbox')).text()
    expect(page.replace(`<script type="module">${SCRIPT}</script>`, '')).not.toMatch(
      /<script|style="|\son\w+=/i,
    )
    expect(page).toContain(`<style>${STYLE}</style>`)
  })

  it('OTP-12 and XSS-1: what others wrote is text', () => {
    const evil = '"><img src=x onerror=alert(1)>'
    const place = { path: '/mailbox', applicationName: evil, now: 0 }
    const mail = {
      id: evil,
      to: evil,
      subject: evil,
      text: evil,
      code: evil,
      link: evil,
      html: null,
      sentAt: 0,
    }
    for (const page of [renderMailbox([mail], place), renderMail(mail, place)]) {
      expect(page).not.toContain('<img')
      expect(page).toContain('&quot;&gt;&lt;img')
    }
  })

  it('is not there in production, unless somebody asks for the unsafe one', async () => {
    const production = await testServer({ mode: 'production', basePath: '/__clerk' })
    expect(production.mailboxUrl).toBeNull()
    expect((await open('/mailbox', production)).status).toBe(404)
    await production.close()
    const unsafe = await testServer({
      mode: 'production',
      basePath: '/__clerk',
      mail: { unsafeMailbox: true },
    })
    expect(unsafe.mailboxUrl).toBe('/__clerk/mailbox')
    expect((await open('/mailbox', unsafe)).status).toBe(200)
    expect(unsafe.logged.join()).toContain('unsafeMailbox')
    await unsafe.close()
  })
})
