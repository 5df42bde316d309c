import { expect, test } from 'vitest'
import { readProfileContents } from './profile-pages.ts'

const page = (inside: string, of = 'user') =>
  `<clerk-${of}-profile-page data-item="{&quot;label&quot;:&quot;a > b&quot;}" hidden>${inside}</clerk-${of}-profile-page>\n`

test('what pages of the site hold is read as it is, page by page, without elements that do not nest', () => {
  const html = [
    page('<span> <svg></svg> </span><div>\n<div>One</div><noscript>No script</noscript></div>'),
    page('<span></span>'),
    page('<span></span><div><p>Three <span>3</span></p></div>'),
  ].join('')
  expect(readProfileContents(html)).toEqual({
    'navbarButtonIcon custom-page-0': ' <svg></svg> ',
    'profileCustomPage custom-page-0': '\n<div>One</div><x-noscript>No script</x-noscript>',
    'navbarButtonIcon custom-page-1': '',
    'profileCustomPage custom-page-1': '',
    'navbarButtonIcon custom-page-2': '',
    'profileCustomPage custom-page-2': '<p>Three <span>3</span></p>',
  })
})

test('pages of an organization as well', () => {
  const contents = readProfileContents(page('<span></span><div>Our rules</div>', 'organization'))
  expect(contents['profileCustomPage custom-page-0']).toBe('Our rules')
})

test('XSS-1: what an attribute says does not end the element around the page', () => {
  const title = '<</noscript>/noscript><</NOSCRIPT >/noscript ><img src=x onerror=alert(1)>'
  const [, html] = Object.values(
    readProfileContents(page(`<span></span><div><p title="${title}">Hello</p></div>`)),
  )
  expect(html).toContain('Hello')
  expect(html).not.toMatch(/<\/?noscript/i)
})
