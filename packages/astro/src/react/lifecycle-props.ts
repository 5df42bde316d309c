/** Types that `@clerk/astro/react` exports; its components say by them how what they stand for is put into the page. */

// biome-ignore lint/suspicious/noExplicitAny: as exported by `@clerk/astro/react`
type AnyProps = any

export interface OpenProps {
  open: ((props: AnyProps) => void) | undefined
  close: (() => void) | undefined
  props?: AnyProps
}

export interface MountProps {
  mount: ((node: HTMLDivElement, props: AnyProps) => void) | undefined
  unmount: ((node: HTMLDivElement) => void) | undefined
  updateProps?: (props: AnyProps) => void
  props?: AnyProps
}
