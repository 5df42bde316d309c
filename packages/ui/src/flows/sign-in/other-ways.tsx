import { FooterAction } from '../../primitives/card.tsx'
import { screenHref } from '../../primitives/links.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { accountsOf, alternatives } from './flow.ts'

interface OtherWaysProps {
  /** Of the way on the screen. */
  strategy: string
  /** Localization key of the link. */
  link: string
}

/** To the other ways; where there are none, to help. */
export function OtherWays({ strategy, link }: OtherWaysProps, { at: { v } }: ViewContext) {
  const { signIn } = v.client!
  const others = [...alternatives(signIn, strategy), ...accountsOf(signIn)]
  // Of one kind there may be several: a code to another address.
  const screen = others.length || alternatives(signIn).length > 1 ? 'alternatives' : 'trouble'
  return (
    <FooterAction
      id="alternativeMethods"
      link={link}
      href={screenHref(v, screen)}
      onFollow={() => v.set({ screen, errors: [] })}
    />
  )
}
