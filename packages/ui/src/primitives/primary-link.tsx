import { El } from './element.tsx'

/** The way on where it leads to another address: looks like the primary button of a form. */
export function PrimaryLink({ href, t }: { href: string; t: string }) {
  return <El as="a" k={['button', 'formButtonPrimary']} data-variant="solid" href={href} t={t} />
}
