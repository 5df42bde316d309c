import type { View } from '../view/view.ts'
import { El } from './element.tsx'

/** The way on where it leads to another address: looks like the primary button of a form. */
export function PrimaryLink({ v, href, t }: { v: View; href: string; t: string }) {
  return (
    <El v={v} as="a" k={['button', 'formButtonPrimary']} data-variant="solid" href={href} t={t} />
  )
}
