import type { ComponentChildren } from 'preact'
import { El } from '../../primitives/element.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import type { View } from '../../view/view.ts'
import type { Profile } from './pages.tsx'

/** English texts about what was shown until now. */
export const signedOutEnglish = {
  signedOut: {
    title: 'You are signed out',
    link: 'Sign in',
  },
}

interface GoneProps {
  of: Profile['group']
  /** Group of its texts. */
  texts: string
  children?: ComponentChildren
}

/** In the place of a profile that is not there any more. */
export const Gone = ({ of, texts, children }: GoneProps, { at: { v } }: ViewContext) => (
  <El k={['cardBox', `${of}-cardBox`]}>
    <El k="card">
      <El k="header">
        <El as="h1" k="headerTitle" id={`${v.id}-title`} t={`${texts}.title`} tabIndex={-1} />
        {children}
      </El>
    </El>
  </El>
)

/** To who was here and is signed out now: the way back. Belated, since who signs out on this page leaves it. */
export const signedOut =
  (of: Profile['group']) =>
  ({ clerk, location }: View) => (
    <div class="cl-belated">
      <Gone of={of} texts="signedOut">
        <El
          as="a"
          k="footerActionLink"
          href={clerk!.buildSignInUrl({ redirectUrl: location.url.href })}
          t="signedOut.link"
        />
      </Gone>
    </div>
  )
