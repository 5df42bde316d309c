import type { WatchedPage } from '../../tests/harness/browser.ts'
import type { Measure } from '../measure.ts'
import { asMember, openAll, openMenus, openOrganization } from '../measures/member.ts'
import { type PageWeight, requestsBeforeLoaded, weighPage } from '../measures/page-weight.ts'
import { both, genuinely } from '../stage.ts'
import type { Row } from '../table.ts'

const TWELFTH = ':nth-match(.cl-socialButtonsRoot button, 12)'
const FORM = '.cl-signIn-root input[name=identifier]'

export default {
  title: 'What a page loads',
  how: `Chromium loads each page of \`bench/site\` in a context of its own, until its network is idle; the bench gzips all JavaScript that
came, inline scripts included, in the same way, whatever the server sent. Ours can be used with what it has then: forms are HTML, and post by themselves
(\`npm run bench -- usable\` tries that); what draws comes with the first letter. The profile is somebody's who signed in on the page before; with all that opens in it
means every page and form that the bench finds a button for, and the question who it is over the page. Organizations and every way to sign in are settings
of a second site and server, the same for both.`,
  async measure(stage) {
    const chromium = await stage.chromium()
    const weigh = (path: string, ready: string, use?: (page: WatchedPage) => Promise<unknown>) =>
      both(stage, (url) => weighPage(chromium, `${url}${path}`, ready, use && { use }))
    const form = await weigh('/sign-in', FORM)
    const typed = await weigh('/sign-in', FORM, (page) => page.fill(FORM, 'somebody@example.com'))
    const profile = (use?: (page: WatchedPage) => Promise<unknown>) =>
      both(stage, async (url) =>
        weighPage(await asMember(chromium, url), `${url}/user`, '.cl-navbarButton', use && { use }),
      )
    const whole = { genuine: stage.genuineWhole, ours: stage.oursWhole }
    const rich = await both(whole, (url) => weighPage(chromium, `${url}/sign-in`, TWELFTH))
    const inOrganization = (
      path: string,
      ready: string,
      use?: (page: WatchedPage) => Promise<unknown>,
    ) =>
      both(whole, async (url) => {
        const member = await asMember(chromium, url, { inOrganization: true })
        return weighPage(member, `${url}${path}`, ready, use && { use })
      })
    const menus = '.cl-organizationSwitcherTrigger'
    const team = await inOrganization('/team', menus)
    const usedTeam = await inOrganization('/team', menus, openMenus)
    const organization = await inOrganization('/organization', '.cl-navbarButton', openOrganization)
    const account = await profile()
    const opened = await profile(openAll)
    const stores = await weigh('/stores', 'html[data-loaded]')
    const plain = await weigh('/', 'h1')
    const requests = await both(stage, (url) => requestsBeforeLoaded(chromium, `${url}/stores`))
    return {
      rows: [
        { ...row('sign-in page', form, 12), isHeadline: true },
        row('sign-in page, once somebody types', typed, 35),
        row('sign-in page with every way and twelve providers', rich, 17),
        row('profile', account, 12),
        row('profile, with all that opens in it', opened, 45),
        row('profile of an organization, with all that opens in it', organization, 45),
        row('switcher and user button', team, 30),
        row('switcher and user button, both opened', usedTeam),
        { ...row('stores and control components', stores, 8), isHeadline: true },
        row('page with neither', plain, 1),
        {
          what: 'requests before stores are loaded',
          beside: genuinely(requests.theirs),
          ours: requests.ours,
          unit: '',
          goal: { atMost: 0 },
        },
      ],
    }
  },
} satisfies Measure

function row(
  what: string,
  { theirs, ours }: { theirs: PageWeight; ours: PageWeight },
  atMost?: number,
): Row {
  return {
    what: `JavaScript, gzip: ${what}`,
    beside: genuinely(theirs.kilobytes),
    ours: ours.kilobytes,
    unit: 'KB',
    ...(atMost && { goal: { atMost } }),
  }
}
