import type { ComponentName } from '@dooryard/browser'
import type { FormFeedback } from '@dooryard/protocol'
import { isCombined } from '../flows/combined.ts'
import { endOfLink } from '../flows/email-link/outcome.ts'
import { hasTask } from '../flows/occupied.ts'
import { routeOfScreen as routeInOrganization } from '../flows/organization-profile/screens.ts'
import { taskOf } from '../flows/task.ts'
import { routeOfScreen } from '../flows/user-profile/screens.ts'
import type { ClientModel } from '../model/client.ts'
import { isSignUpAtProvider, needsRuntime } from '../model/refusal.ts'
import type { ComponentProps } from '../options/component-props.ts'
import { components } from '../registry/components.ts'
import { feedbackOf } from '../registry/hosted.ts'
import { CALLBACK, FORM_CALLBACK, LINK_CALLBACK } from '../routing/callback-route.ts'
import { type Location, locate, routingOf } from '../routing/location.ts'
import { SCREEN_PARAMETER } from '../routing/screen-parameter.ts'
import { DONE, TASKS, taskRoute } from '../routing/task-route.ts'
import { isNewcomer } from '../view/view.ts'
import type { RenderState } from './render-state.ts'

type Situation = Pick<RenderState, 'environment' | 'feedback' | 'options' | 'url'> & {
  props: ComponentProps
  client: ClientModel | null
  /** The route at which what this browser has begun of a component goes on. */
  resume(name: ComponentName): Promise<string>
}

/**
 * Where a page is first shown: at the route its address names; at the step of the attempt, when the last form of this
 * browser belonged to this component; else at the start. The runtime is told, so that it can take over the markup.
 */
export async function firstLocation(name: ComponentName, situation: Situation): Promise<Location> {
  const location = locate(routingOf(situation.props), situation.url)
  // Whoever leads to what there is to do need not know what that is.
  const isNamed = location.route && location.route !== TASKS
  return isNamed ? location : { ...location, route: await impliedRoute(name, situation) }
}

async function impliedRoute(name: ComponentName, situation: Situation): Promise<string> {
  const { feedback, url, resume, client } = situation
  const screen = url.searchParams.get(SCREEN_PARAMETER)
  // A link for an address ends where addresses are.
  if (name === 'UserProfile') return endOfLink(url.searchParams) ? '' : routeOfScreen(screen)
  if (name === 'OrganizationProfile') return routeInOrganization(screen)
  const { flow } = components[name]
  if (screen === CALLBACK && needsRuntime(client)) return CALLBACK
  if (flow && endOfLink(url.searchParams)) return routeAfterLink(name, situation)
  if (flow && screen === DONE) return `${TASKS}/setup-mfa`
  if (flow && !situation.options.taskUrls && hasTask(situation))
    return taskRoute('', taskOf(situation)!).slice(1)
  if (screen === 'start') return ''
  if (screen === CALLBACK || screen === FORM_CALLBACK) return routeAfterProvider(name, situation)
  if (!screen && name === 'SignIn' && isNewcomer(feedback) && isCombined(situation)) return 'create'
  if (isOf(name, feedback) && screen !== 'create' && screen !== 'choose') return resume(name)
  if (name !== 'SignIn') return ''
  if (screen === 'choose') return 'choose'
  if (!isCombined(situation)) return ''
  if (isOf('SignUp', feedback)) return `create/${await resume('SignUp')}`
  return screen === 'create' ? 'create' : ''
}

/** Where a link has led: to what is left to do, or to a screen that says how it ended. */
async function routeAfterLink(name: ComponentName, situation: Situation): Promise<string> {
  const isGood = endOfLink(situation.url.searchParams) === 'verified'
  const next = isGood ? await routeAfterProvider(name, situation) : ''
  const isLeft = next && next !== 'factor-one' && next !== 'create/'
  return isLeft ? next : LINK_CALLBACK
}

/** Where somebody goes on who comes back from a provider. */
async function routeAfterProvider(name: ComponentName, situation: Situation): Promise<string> {
  const { resume, client } = situation
  if (name !== 'SignIn' || !isCombined(situation)) return resume(name)
  const signIn = await resume('SignIn')
  if (signIn && !isSignUpAtProvider(client)) return signIn
  const signUp = await resume('SignUp')
  // What was refused is told where it began.
  return signUp || isSignUpAtProvider(client) ? `create/${signUp}` : ''
}

const isOf = (name: ComponentName, feedback: FormFeedback | null): boolean =>
  feedback?.flow === feedbackOf[name]
