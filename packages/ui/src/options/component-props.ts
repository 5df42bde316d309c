import type { ComponentName, ComponentProps as PropsOf } from '@dooryard/browser'
import type { Appearance } from '../appearance/types.ts'

type All<Each> = (Each extends unknown ? (each: Each) => void : never) extends (
  all: infer Every,
) => void
  ? Every
  : never

/** What components take, all of them together: a screen reads what is its own component's. */
export type ComponentProps = All<PropsOf<ComponentName>> & { appearance?: Appearance }
