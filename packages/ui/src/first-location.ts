import type { EnvironmentJSON, FormFeedback } from '@dooryard/protocol'
import { isCombined } from './combined.ts'
import { components } from './components.ts'
import { routeOf as signInRoute } from './flows/sign-in/flow.ts'
import { routeOf as signUpRoute } from './flows/sign-up/flow.ts'
import type { ClientModel } from './model.ts'
import { keptQuery } from './routing/kept-query.ts'
import { type Location, locate, routingOf } from './routing/location.ts'
import { SCREEN_PARAMETER } from './screen-parameter.ts'
import type { ComponentName, ComponentProps, UIOptions } from './types.ts'

export interface FirstSituation {
  props: ComponentProps
  options: UIOptions
  environment: EnvironmentJSON
  client: ClientModel | null
  feedback: FormFeedback | null
  url: URL
}

/**
 * Where a page is first shown: at the route its address names; at the step of the attempt, when the last form of this
 * browser belonged to this component; else at the start. The same on both sides, so that markup can be taken over.
 */
export function firstLocation(name: ComponentName, situation: FirstSituation): Location {
  const location = locate(routingOf(situation.props), situation.url, keptQuery)
  return location.route ? location : { ...location, route: impliedRoute(name, situation) }
}

function impliedRoute(name: ComponentName, situation: FirstSituation): string {
  const { client, feedback, url } = situation
  const screen = url.searchParams.get(SCREEN_PARAMETER)
  if (screen === 'start') return ''
  if (feedback?.flow === components[name].feedback && screen !== 'create' && screen !== 'choose') {
    if (name === 'SignIn') return signInRoute(client?.signIn ?? null)
    if (name === 'SignUp') return signUpRoute(client?.signUp ?? null)
  }
  if (name !== 'SignIn') return ''
  if (screen === 'choose') return 'choose'
  if (!isCombined(situation)) return ''
  if (feedback?.flow === 'sign_up') return `create/${signUpRoute(client?.signUp ?? null)}`
  return screen === 'create' ? 'create' : ''
}
