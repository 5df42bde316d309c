/**
 * What is used here of React 18 and 19. This workspace builds without React, which only sites have; their own types of it
 * are those that our declarations speak of where they are read.
 */

declare module 'react' {
  export interface ReactElement {
    type: unknown
    // biome-ignore lint/suspicious/noExplicitAny: what an element has been given, only who made it knows
    props: any
  }
  export type ReactNode =
    | ReactElement
    | Iterable<ReactNode>
    | string
    | number
    | boolean
    | null
    | undefined
  export interface FunctionComponent<Props> {
    (props: Props): ReactElement
    displayName?: string
  }
  export type PropsWithChildren<Props = unknown> = Props & { children?: ReactNode }
  export interface Context<Value> {
    Provider: FunctionComponent<{ value: Value; children?: ReactNode }>
  }

  export const Fragment: FunctionComponent<{ children?: ReactNode }>
  export const Children: { toArray(children: ReactNode): ReactNode[] }
  export function createElement<Props extends object>(
    type: string | ((props: Props) => ReactElement),
    props?: (Props & { key?: string | number }) | null,
    ...children: ReactNode[]
  ): ReactElement
  export function cloneElement(element: ReactElement, props: object): ReactElement
  export function isValidElement(value: unknown): value is ReactElement
  export function createContext<Value>(value: Value): Context<Value>
  export function useContext<Value>(context: Context<Value>): Value
  export function useEffect(effect: () => void, deps?: readonly unknown[]): void
  export function useId(): string
  export function useRef<Value>(initial: Value): { current: Value }
  export function useState<Value>(
    initial: Value | (() => Value),
  ): [Value, (next: Value | ((now: Value) => Value)) => void]
  export function useSyncExternalStore<Value>(
    subscribe: (changed: () => void) => () => void,
    now: () => Value,
    onServer: () => Value,
  ): Value
}

declare module 'react-dom' {
  import type { ReactElement, ReactNode } from 'react'
  export function createPortal(children: ReactNode, place: Element, key?: string): ReactElement
}
