import { expect, test } from 'vitest'
import { readProfileContents } from './profile-pages.ts'

const page = (inside: string) =>
  `<clerk-user-profile-page data-item="{&quot;label&quot;:&quot;a > b&quot;}" hidden>${inside}</clerk-user-profile-page>\n`

test('what pages of the site hold is read as it is, page by page, without elements that do not nest', () => {
  const html = [
    page('<span> <svg></svg> </span><div>\n<div>One</div><noscript>No script</noscript></div>'),
    page('<span></span>'),
    page('<span></span><div><p>Three <span>3</span></p></div>'),
  ].join('')
  expect(readProfileContents(html)).toEqual({
    'navbarButtonIcon custom-page-0': ' <svg></svg> ',
    'profileCustomPage custom-page-0': '\n<div>One</div>No script',
    'navbarButtonIcon custom-page-1': '',
    'profileCustomPage custom-page-1': '',
    'navbarButtonIcon custom-page-2': '',
    'profileCustomPage custom-page-2': '<p>Three <span>3</span></p>',
  })
})
