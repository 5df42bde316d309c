import { access, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { COMPONENTS } from '../../../browser/src/components/table.ts'

/** astro-sdk.md §1.2, with the names of other versions of §16. */
const GENUINE =
  `Show AuthenticateWithRedirectCallback SignInButton SignUpButton SignOutButton PlanDetailsButton
  __experimental_CheckoutButton __experimental_SubscriptionDetailsButton SignIn SignUp UserAvatar UserButton UserProfile
  OrganizationProfile OrganizationSwitcher OrganizationList CreateOrganization GoogleOneTap Waitlist OAuthConsent
  PricingTable APIKeys SignedIn SignedOut Protect __experimental_PlanDetailsButton`.split(/\s+/)

const GENUINE_REACT =
  `SignIn SignUp UserButton UserProfile OrganizationProfile OrganizationSwitcher OrganizationList
  GoogleOneTap Waitlist PricingTable OAuthConsent ClerkLoaded ClerkLoading Show AuthenticateWithRedirectCallback useAuth
  UNSAFE_PortalProvider SignInButton SignUpButton SignOutButton __experimental_CheckoutButton
  __experimental_PlanDetailsButton __experimental_SubscriptionDetailsButton SignedIn SignedOut Protect`.split(
    /\s+/,
  )

/** What only opens over the page. */
const OVER_PAGES = /^(UserVerification|InviteMembers)$/

test('whatever a site imports from the components is there', async () => {
  const index = await readFile(new URL('index.ts', import.meta.url), 'utf8')
  const names = index.matchAll(/(?:as )?(\w+)(?=,| \})/g)
  expect(Array.from(names, ([, name]) => name)).toEqual(expect.arrayContaining(GENUINE))
})

test('every component that the Clerk object mounts has a file of its own', async () => {
  const index = await readFile(new URL('index.ts', import.meta.url), 'utf8')
  const names = Object.keys(COMPONENTS).filter((name) => !OVER_PAGES.test(name))
  expect(names).toContain('SignIn')
  for (const name of names) expect(index).toContain(`export { default as ${name} } from`)
})

test('whatever a site imports from the React entry is there, and whatever the Clerk object mounts', async () => {
  const entry = await readFile(new URL('../react.ts', import.meta.url), 'utf8')
  const names = Array.from(entry.matchAll(/(\w+)(?=,| \})/g), ([, name]) => name)
  const mounted = Object.keys(COMPONENTS).filter((name) => !OVER_PAGES.test(name))
  expect(names).toEqual(expect.arrayContaining([...GENUINE_REACT, ...mounted]))
})

/** What islands of React have alone. */
const OF_REACT = ['ClerkLoaded', 'ClerkLoading']

test('docs/components.md has every component that there is, and pictures that exist', async () => {
  const page = await readFile(new URL('../../../../docs/components.md', import.meta.url), 'utf8')
  const index = await readFile(new URL('index.ts', import.meta.url), 'utf8')
  const names = [...index.matchAll(/default as (?!__)(\w+)/g)].map(([, name]) => name)
  expect(names).toContain('SignIn')
  const cells = page.split('\n').flatMap((line) => /^\| (`[^|]*)/.exec(line)?.[1] ?? [])
  const told = cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name))
  expect(told.toSorted()).toEqual([...names, ...OF_REACT].toSorted())
  for (const [, path] of page.matchAll(/\((images\/[^)]+)\)/g))
    await access(new URL(`../../../../docs/${path}`, import.meta.url))
})
