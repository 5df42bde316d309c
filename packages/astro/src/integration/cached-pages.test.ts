import { expect, test } from 'vitest'
import { asksVisitor, ruleFor } from './cached-pages.ts'

test.each<[string, string, object, string | undefined]>([
  ['the page itself', '/news', { '/news': { maxAge: 60 } }, '/news'],
  ['another page', '/team', { '/news': { maxAge: 60 } }, undefined],
  ['all below', '/team/[id]', { '/team/[...path]': { maxAge: 60 } }, '/team/[...path]'],
  ['everything', '/', { '/[...path]': { tags: ['all'] } }, '/[...path]'],
  ['one parameter', '/team/[id]', { '/team/[slug]': { maxAge: 60 } }, '/team/[slug]'],
  ['a part of what a page answers', '/[...path]', { '/news/[slug]': { maxAge: 60 } }, undefined],
  ['nothing kept', '/team', { '/team': { maxAge: 0 } }, undefined],
  ['an exception', '/team', { '/[...path]': { maxAge: 60 }, '/team': { maxAge: 0 } }, undefined],
  ['stale only', '/team', { '/team': { maxAge: 0, swr: 60 } }, '/team'],
])('AST-6: a rule for %s', (_, page, rules, expected) => {
  expect(ruleFor(page, rules as never)).toBe(expected)
})

test.each([
  ['page.astro', '---\nconst { userId } = Astro.locals.auth()\n---\n<p/>', true],
  ['page.astro', '---\nconst { auth, currentUser } = Astro.locals\n---\n<p/>', true],
  ['page.astro', '---\n// Astro.locals.auth() is not for this page\n---\n<p/>', false],
  ['page.astro', "---\nimport { Show } from 'x'\n---\n<code>Astro.locals.auth()</code>", false],
  ['page.astro', '<p>Astro.locals.auth()</p>', false],
  ['api.ts', 'export const GET = ({ locals }) => Response.json(locals.auth().userId)', true],
  ['api.ts', 'export const GET = ({ locals }) => Response.json(locals.author)', false],
])('AST-6: %s asks who is signed in: %j', (file, source, expected) => {
  expect(asksVisitor(file, source)).toBe(expected)
})
