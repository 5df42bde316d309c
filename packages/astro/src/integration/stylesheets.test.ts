import { expect, test } from 'vitest'
import { raiseOurNames } from './stylesheets.ts'

test.each([
  ['.cl-card { color: red }', '.cl-card! { color: red }'],
  ['.page .cl-card:hover, a{b:c}', '.page .cl-card!:hover, a{b:c}'],
  ['@media print{.cl-formField__email{x:y}}', '@media print{.cl-formField__email!{x:y}}'],
  ['.card{& .cl-a{x:y} background:url(i.cl-b)}', '.card{& .cl-a!{x:y} background:url(i.cl-b)}'],
  ['.\\[\\&_\\.cl-card\\]\\:p .cl-card{x:y}', '.\\[\\&_\\.cl-card\\]\\:p .cl-card!{x:y}'],
  ['.my.cl-x, .not-cl-x{x:y}', '.my.cl-x!, .not-cl-x{x:y}'],
])('what a site says of our names weighs more: %s', (css, raised) => {
  expect(raiseOurNames(css)).toBe(raised.replaceAll('!', ':not(#_#_)'))
})
