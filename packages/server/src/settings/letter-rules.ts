import * as v from 'valibot'
import { en } from '../texts/en.ts'
import { namesIn, type SiteTexts } from '../texts/language.ts'

const TAG = /^[a-z]{2,3}(-[A-Za-z\d]{2,8})*$/

export const language = v.pipe(v.string(), v.regex(TAG, 'must be a language such as de or pt-BR'))

/** Words about what the same text of ours is about, and about nothing else. */
const words = (known: readonly string[], atMost: number) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(atMost),
    v.check(
      (text) => namesIn(text).every((name) => known.includes(name)),
      ({ input }) => {
        const wrong = namesIn(input).find((name) => !known.includes(name))
        const may = known.map((name) => `{${name}}`).join(', ')
        return `has {${wrong}}, which says nothing here. ${may ? `Use ${may}.` : 'There are no names here.'}`
      },
    ),
  )

const letter = (ours: { subject: string; lines: readonly string[] }) => {
  const known = [...new Set(['app', ...namesIn([ours.subject, ...ours.lines].join(' '))])]
  return v.strictObject({
    subject: v.optional(words(known, 200)),
    lines: v.optional(v.pipe(v.array(words(known, 1000)), v.maxLength(10))),
    action: v.optional(words(['app'], 60)),
  })
}

const each = <Entry, Schema>(entries: Record<string, Entry>, schema: (entry: Entry) => Schema) =>
  Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, schema(entry)]))

const optionalEach = <Entry>(
  entries: Record<string, Entry>,
  schema: (entry: Entry) => v.GenericSchema,
) => v.optional(v.strictObject(each(entries, (entry) => v.optional(schema(entry)))))

/** What a site says otherwise. Names and words in braces are those of our own English texts. */
export const siteTexts = v.record(
  language,
  v.strictObject({
    letters: optionalEach(en.letters, letter),
    purposes: optionalEach(en.purposes, () => words([], 200)),
    bound: v.optional(words([], 200)),
    support: v.optional(words(['support'], 200)),
    sms: optionalEach(en.sms, (ours) => words(namesIn(ours), 300)),
  }),
) as v.GenericSchema<SiteTexts, SiteTexts>
