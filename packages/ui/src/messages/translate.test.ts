import { expect, test } from 'vitest'
import { fill, lookUp } from './translate.ts'

const english = { a: { title: 'Title', text: 'Text' }, flat: 'Flat' }

test('a translation wins key by key, and English stands in for what it lacks', () => {
  const translation = { a: { title: 'Titel', text: undefined } }
  expect(lookUp('a.title', [translation, english])).toBe('Titel')
  expect(lookUp('a.text', [translation, english])).toBe('Text')
})

test('an empty translation is kept', () => {
  expect(lookUp('flat', [{ flat: '' }, english])).toBe('')
})

test('a key without a text anywhere has none', () => {
  expect(lookUp('a.nothing.deep', [undefined, english])).toBeUndefined()
  expect(lookUp('a', [english])).toBeUndefined()
})

test.each([
  ['{{name}}', 'Acme'],
  ['{{ name }}!', 'Acme!'],
  ['{{name|titleize}} {{ low | titleize }} {{low||titleize}}', 'Acme Low Low'],
  ["{{name | shortDate('de')}}", 'Acme'],
  ['{{unknown}} stays', '{{unknown}} stays'],
  ['<bold>{{name}}</bold>', 'Acme'],
  ['$& {{dollar}}', '$& $1'],
])('%s is filled', (text, filled) => {
  expect(fill(text, { name: 'Acme', low: 'low', dollar: '$1', none: null })).toBe(filled)
})
