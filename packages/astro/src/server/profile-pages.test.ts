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
    'custom-page-icon-0': ' <svg></svg> ',
    'custom-page-0': '\n<div>One</div>No script',
    'custom-page-icon-1': '',
    'custom-page-1': '',
    'custom-page-icon-2': '',
    'custom-page-2': '<p>Three <span>3</span></p>',
  })
})
