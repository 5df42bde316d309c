import type { Clerk, SignOutOptions } from '@dooryard/browser'
import { type Flow, redirectsByFlow } from '@dooryard/protocol'
import {
  cloneElement,
  createElement,
  isValidElement,
  type PropsWithChildren,
  type ReactElement,
  type ReactNode,
} from 'react'
import type { FlowButtonProps } from '../server/button-props.ts'
import { useContainer } from './portal-provider.ts'
import { startClerk } from './start-clerk.ts'

type FlowProps = Omit<FlowButtonProps, 'asChild' | 'as'>

export type SignInButtonProps = Omit<
  FlowProps,
  'signInForceRedirectUrl' | 'signInFallbackRedirectUrl' | 'unsafeMetadata'
>

export type SignUpButtonProps = Omit<
  FlowProps,
  'signUpForceRedirectUrl' | 'signUpFallbackRedirectUrl' | 'withSignUp'
>

export type SignOutButtonProps = PropsWithChildren<
  SignOutOptions & {
    /** Older. */
    signOutOptions?: SignOutOptions
  }
>

/** Leads to the sign-in page, or opens it over the page; its child is what is clicked, or what our own button says. */
export function SignInButton({
  children = 'Sign in',
  mode,
  ...props
}: PropsWithChildren<SignInButtonProps>): ReactElement {
  const container = useContainer()
  return button(children, (clerk) => {
    if (mode !== 'modal') return clerk.redirectToSignIn(forPage('signIn', props))
    return clerk.isSignedIn
      ? clerk.redirectToAfterSignIn()
      : clerk.openSignIn({ ...props, ...container } as object)
  })
}

/** The same for signing up. */
export function SignUpButton({
  children = 'Sign up',
  mode,
  ...props
}: PropsWithChildren<SignUpButtonProps>): ReactElement {
  const container = useContainer()
  return button(children, (clerk) => {
    if (mode !== 'modal') return clerk.redirectToSignUp(forPage('signUp', props))
    return clerk.isSignedIn
      ? clerk.redirectToAfterSignUp()
      : clerk.openSignUp({ ...props, ...container } as object)
  })
}

/** Ends the session of this browser, or the one that is named. */
export const SignOutButton = ({
  children = 'Sign out',
  signOutOptions,
  ...options
}: SignOutButtonProps): ReactElement =>
  button(children, (clerk) => clerk.signOut({ ...signOutOptions, ...options }))

/** The page of a flow may lead to the other one: there redirects are named by their flow. */
const forPage = (flow: Flow, { initialValues, ...props }: FlowProps) => ({
  ...redirectsByFlow(flow, props),
  ...(initialValues && { initialValues }),
})

type ClickHandler = (event: Event) => unknown

/**
 * One element is clicked itself, and does first what it does anyway; anything else is what our button says. A click that is
 * quicker than the runtime waits for it.
 */
function button(children: ReactNode, act: (clerk: Clerk) => unknown): ReactElement {
  const child = isValidElement(children) ? children : null
  const own = child?.props.onClick as ClickHandler | undefined
  const onClick = (event: Event) => {
    const done = own?.(event)
    // A link as a child leads where the click leads.
    event.preventDefault()
    Promise.resolve(done).then(startClerk).then(act).catch(console.error)
  }
  return child
    ? cloneElement(child, { onClick })
    : createElement('button', { type: 'button', onClick }, children)
}
