import { describe, expect, test } from 'vitest'
import { parseSettings, type SettingsInput } from '../settings/schema.ts'
import { en } from '../texts/en.ts'
import { texts } from '../texts/index.ts'
import { chooseLanguage, namesIn } from '../texts/language.ts'
import type { LetterName } from '../texts/texts.ts'
import { inkOn } from './layout.ts'
import { codeLetter, letter, passkeyAddedLetter } from './letters.ts'

const head = (settings: SettingsInput = {}, language?: string) => ({
  ...parseSettings({ applicationName: 'Acme', ...settings }),
  ...(language && { language }),
})
const NAMES = Object.keys(en.letters) as LetterName[]
const code = '123456'
const ABOUT = {
  provider: 'GitHub',
  name: 'Laptop',
  number: '+49 151 1',
  address: 'a@b.example',
  minutes: '60',
  span: '24 h',
  where: 'Firefox · Windows',
  time: '2030-01-01 12:00 UTC',
}

describe('which language a letter is in', () => {
  test.each([
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['sv, fr;q=0.4, it;q=0.7', 'it'],
    ['zh-Hant-TW', 'zh'],
    ['EN-us', 'en'],
    ['*, ar;q=0', 'en'],
    ['ja;q=2, ../../x, de\r\n', 'de'],
  ])('%s is answered in %s', (wish, language) => {
    expect(chooseLanguage([wish])).toBe(language)
  })

  test('of a wish without an end, only its beginning is read', () => {
    expect(chooseLanguage([`fr,${'x'.repeat(100_000)},de`])).toBe('fr')
    expect(chooseLanguage([`${'x'.repeat(100_000)},de`])).toBe('en')
  })

  test('the first wish that can be met, and one of the site’s own', () => {
    expect(chooseLanguage([null, 'sv', 'pl'])).toBe('pl')
    expect(chooseLanguage(['pt-BR', 'de'], { 'pt-BR': {} })).toBe('pt-BR')
    expect(chooseLanguage(['pt-PT', 'de'], { 'pt-BR': {} })).toBe('pt')
    expect(chooseLanguage(['sv'], { sv: {} })).toBe('sv')
  })
})

describe.each(Object.entries(texts))('letters in %s', (language, table) => {
  test('say what the English ones are about, each in its own words', () => {
    for (const name of NAMES) {
      const own = table.letters[name]
      if (!own) continue
      const about = (text: { subject: string; lines: readonly string[] }) =>
        [...new Set(namesIn([text.subject, ...text.lines].join()))].sort()
      expect([name, about(own)]).toEqual([name, about(en.letters[name])])
      expect(own.subject === en.letters[name].subject).toBe(language === 'en')
    }
  })

  test('have every name filled in, in HTML and in text', () => {
    for (const name of NAMES) {
      const { subject, text, html } = letter(
        'a@b.example',
        head({ supportEmail: 'help@acme.example' }, language),
        name,
        {
          ...ABOUT,
          code,
          purpose: 'sign_in',
        },
      )
      expect(`${subject}${text}${html.replace(/<style>.*<\/style>/s, '')}`).not.toMatch(/[{}]/)
      expect(html).toContain(`<html lang="${table.letters[name] ? language : 'en'}"`)
    }
  })

  test('text messages are one message each, for a name of twenty characters', () => {
    for (const [name, template] of Object.entries(table.sms)) {
      const text = template.replace('{app}', 'A'.repeat(20)).replace('{code}', code)
      const fits = /^[\w @£$¥èéùìòÇØøÅåΔÆæßÉ !"#¤%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà]*$/.test(text)
        ? 160
        : 70
      expect([name, text.length]).toEqual([name, expect.toSatisfy((length) => length <= fits)])
    }
  })
})

describe('a letter', () => {
  test('OTP-12: what people chose is text on one line, no element, no link and no other direction', () => {
    const name = `"><img src=x onerror=alert(1)> {code} http://evil.example me@evil.example\r\nBcc: x\u202e${'y'.repeat(999)}`
    const { html, text, subject } = passkeyAddedLetter('a@b.example', head(), name)
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img src=x')
    for (const part of [html, text, subject]) {
      expect(part).not.toMatch(/evil\.example|http:\/\/evil|me@evil|\u202e|\r|y{200}/)
    }
    const lines = text.split('\n')
    expect(lines.filter((line) => line.startsWith('Bcc'))).toEqual([])
  })

  test('OTP-12: nor does the name of the instance end a header or an element', () => {
    const applicationName = '<b>Evil</b>\r\nBcc: x@y.example'
    const one = codeLetter('a@b.example', {
      code,
      purpose: 'sign_in',
      about: head({ applicationName }),
    })
    expect(one.subject).toBe('123456 is your <b>Evil</b> Bcc: x@y.example code')
    expect(one.html).not.toContain('<b>')
  })

  test('has a title that is text', () => {
    const { html } = passkeyAddedLetter('a@b.example', head({ applicationName: 'R&D <1>' }), 'Key')
    expect(/<title>(.*)<\/title>/.exec(html)?.[1]).not.toMatch(/<|&lt;bdi/)
    expect(html).toContain('<bdi>R&amp;D &lt;1&gt;</bdi>')
  })

  test('OTP-12: every letter and text message has all languages', () => {
    for (const [language, table] of Object.entries(texts)) {
      expect([language, Object.keys(table.letters).sort()]).toEqual([language, [...NAMES].sort()])
      expect([language, Object.keys(table.sms).sort()]).toEqual([
        language,
        Object.keys(en.sms).sort(),
      ])
    }
    expect(Object.keys(texts)).toHaveLength(12)
  })

  test('has the code once in large, and nothing from elsewhere', () => {
    const { html } = codeLetter('a@b.example', { code, purpose: 'sign_in', about: head() })
    expect(html.split(code)).toHaveLength(2)
    expect(html).not.toMatch(/https?:|<script|<link|url\(/)
  })

  test('shows a code on no lock screen where the settings say so', () => {
    const about = head({ letters: { codeInSubject: false } })
    const { subject, html } = codeLetter('a@b.example', { code, purpose: 'sign_in', about })
    expect(subject).toBe('Your Acme code')
    const preview = html.slice(html.indexOf('<div style="display:none'), html.indexOf('<table'))
    expect(preview).not.toContain(code)
    expect(preview.length).toBeGreaterThan(1000)
  })

  test('bears logo, colour, link and footer of the site', () => {
    const { html, text } = letter(
      'a@b.example',
      head({
        logoImageUrl: 'https://acme.example/logo.png?a=1&b="',
        supportEmail: 'help@acme.example',
        branding: {
          color: '#c026d3',
          url: 'https://acme.example/',
          footer: 'Acme <Ltd>\nElm Street',
        },
      }),
      'password_changed',
    )
    expect(html).toContain('src="https://acme.example/logo.png?a=1&amp;b=&quot;" alt="Acme"')
    expect(html).toContain('border-top:3px solid #c026d3')
    expect(html).toContain('href="https://acme.example/"')
    expect(html).toContain('Acme &lt;Ltd&gt;<br>Elm Street')
    expect(html).toContain('href="mailto:help@acme.example"')
    expect(text).toMatch(
      /Questions\? Write to help@acme\.example\.\n\n— Acme · https:\/\/acme\.example\/\nAcme <Ltd>/,
    )
  })

  test('fetches no logo but by https', () => {
    for (const logoImageUrl of [
      '/logo.svg',
      'http://acme.example/a.png',
      'data:image/png;base64,AA',
    ]) {
      expect(letter('a@b.example', head({ logoImageUrl }), 'password_changed').html).not.toContain(
        '<img',
      )
    }
  })

  test('in Hebrew runs from right to left, and its code from left to right', () => {
    const { html } = codeLetter('a@b.example', { code, purpose: 'sign_in', about: head({}, 'he') })
    expect(html).toContain('<html lang="he" dir="rtl">')
    expect(html).toContain('class="code" dir="ltr"')
  })

  test('says what the site says otherwise, and the rest in our words', () => {
    const about = head({
      letters: {
        language: 'sv',
        texts: {
          sv: {
            letters: { code: { subject: '{code}: kod för {app}', lines: ['Skriv in koden.'] } },
          },
          en: { letters: { password_changed: { subject: 'New password, {app}' } } },
        },
      },
    })
    const swedish = codeLetter('a@b.example', { code, purpose: 'sign_in', about })
    expect(swedish.subject).toBe('123456: kod för Acme')
    expect(swedish.text).toBe('123456\n\nSkriv in koden.\n\n— Acme')
    expect(swedish.html).toContain('lang="sv"')
    expect(letter('a@b.example', about, 'backup_codes').html).toContain('lang="en"')
    const english = letter('a@b.example', { ...about, language: 'en' }, 'password_changed')
    expect(english.subject).toBe('New password, Acme')
    expect(english.text).toContain('The password of your account was just changed.')
  })
})

test.each([
  [{ letters: { language: 'Deutsch!' } }, 'letters.language: must be a language such as de'],
  [{ letters: { texts: { de: { letters: { codes: {} } } } } }, 'letters.texts.de.letters.codes'],
  [
    { letters: { texts: { de: { letters: { code: { subject: '{kod}' } } } } } },
    'has {kod}, which says nothing here',
  ],
  [{ letters: { texts: { 'd e': {} } } }, 'letters.texts'],
  [{ branding: { color: 'red;}' } }, 'branding.color: must be a colour'],
  [{ branding: { url: 'javascript:alert(1)' } }, 'branding.url: must be an address'],
])('settings that no letter could follow are refused at start: %j', (settings, told) => {
  expect(() => parseSettings(settings as SettingsInput)).toThrow(told)
})

test('what stands on a button is read on every colour', () => {
  expect(['#ffffff', '#ffcc00', '#c026d3', '#1a1a1e'].map(inkOn)).toEqual([
    '#000000',
    '#000000',
    '#ffffff',
    '#ffffff',
  ])
})

test('a letter with a link has it on a button and in full, in text as well', () => {
  const url = 'https://acme.example/join?ticket=a&b="><script>'
  const { html, text } = letter(
    'a@b.example',
    head({ branding: { color: '#ffcc00' } }, 'de'),
    'invitation',
    { url },
  )
  const escaped = 'https://acme.example/join?ticket=a&amp;b=&quot;&gt;&lt;script&gt;'
  expect(html).toContain(`<a href="${escaped}"`)
  expect(html).toMatch(/color:#000000;[^>]*>Einladung annehmen</)
  expect(html.split(escaped)).toHaveLength(3)
  expect(text).toContain(`Einladung annehmen:\n${url}`)
})
