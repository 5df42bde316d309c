import type { ComponentName, ComponentProps } from '@dooryard/browser'
import { createElement, isValidElement, type ReactElement, useEffect, useId, useRef } from 'react'
import { startPage } from '../client/runtime.ts'
import { byNewNames } from '../shared/earlier-props.ts'
import { firstState } from '../shared/first-state.ts'
import { safeId } from '../shared/safe-id.ts'
import { useContainer } from './portal-provider.ts'
import '../components/ui-styles.css'

interface HostElement extends HTMLElement {
  extraProps?: object
}

interface HostProps {
  name: ComponentName
  /** `component` attribute of the host element. */
  tag: string
  props: object
}

/** A component of the interface for React. */
export interface HostComponent<Name extends ComponentName> {
  (props: ComponentProps<Name>): ReactElement
  displayName: string
}

/** `tag`: the `component` attribute of its host element. */
export function component<Name extends ComponentName>(
  name: Name,
  tag: string,
): HostComponent<Name> {
  const Component = (props: ComponentProps<Name>): ReactElement =>
    createElement(Host, { name, tag, props })
  return Object.assign(Component, { displayName: name })
}

/**
 * An element whose content is not React's: the markup that the server made for Astro's components too, which the custom
 * element in it brings to life, and lets go when React takes it out of the page. New props reach it as they come.
 */
export function Host({ name, tag, props: given }: HostProps): ReactElement {
  const props = { ...byNewNames(name, withoutNodes(given)), ...useContainer() }
  const id = useId()
  const place = useRef<HTMLDivElement | null>(null)
  const last = useRef<object | null>(null)
  useEffect(() => {
    const host = place.current!.firstElementChild as HostElement | null
    const { json } = describe(props)
    if (!host) place.current!.append(createHost(tag, props))
    else if (last.current ? isOther(last.current, props) : needsProps(host, props)) {
      host.setAttribute('props', json)
      host.extraProps = props
      void startPage().then((page) => page.update({ node: host, props }))
    }
    last.current = props
    if (!import.meta.env.SSR) void import('./start-elements.ts')
  })
  return createElement('div', {
    ref: place,
    suppressHydrationWarning: true,
    // biome-ignore lint/security/noDangerouslySetInnerHtml: what our own server drew
    dangerouslySetInnerHTML: { __html: import.meta.env.SSR ? markup(name, props, id) : '' },
  })
}

function createHost(tag: string, props: object): HostElement {
  const host: HostElement = document.createElement('clerk-ui')
  host.setAttribute('component', tag)
  host.setAttribute('props', describe(props).json)
  host.setAttribute('data-clerk-id', `clerk-${tag}-${safeId()}`)
  host.extraProps = props
  return host
}

/** What Astro puts between the tags of an island, and what else cannot be a prop of theirs. */
const withoutNodes = (props: object) =>
  Object.fromEntries(
    Object.entries(props).filter(([name, value]) => name !== 'children' && !isValidElement(value)),
  )

/**
 * Props as JSON, and whether there is more to them. What only a browser can put into the page is `true` there: until its
 * functions come, the browser draws the same as the server.
 */
function describe(props: object): { json: string; isLive: boolean } {
  let isLive = false
  const json = JSON.stringify(props, (name, value) => {
    if (typeof value !== 'function') return value
    isLive = true
    return name.startsWith('mount') || undefined
  })
  return { json, isLive }
}

function needsProps(host: HostElement, props: object): boolean {
  const { json, isLive } = describe(props)
  return isLive || json !== host.getAttribute('props')
}

/** Objects that are made anew each time say the same, unless there are functions in them. */
function isOther(before: object, now: object): boolean {
  const { json, isLive } = describe(now)
  if (json !== describe(before).json) return true
  const known = before as Record<string, unknown>
  return isLive && Object.entries(now).some(([name, value]) => known[name] !== value)
}

/** What a component was drawn as, or failed with; a promise while it is on its way. */
type Drawing = Promise<void> | { html: string } | { error: unknown }

/** React asks again for what was not at hand, and knows nothing of the first time. */
const drawings = new WeakMap<object, Map<string, Drawing>>()

/** The markup of a request; empty on prerendered pages, where the browser makes it. */
function markup(name: ComponentName, props: object, id: string): string {
  const state = firstState()
  if (!state) return ''
  const known = drawings.get(state) ?? new Map<string, Drawing>()
  drawings.set(state, known)
  const drawing = known.get(id) ?? draw()
  known.set(id, drawing)
  if ('html' in drawing) return drawing.html
  throw 'error' in drawing ? drawing.error : drawing

  function draw(): Promise<void> {
    return state!.render(name, JSON.parse(describe(props).json)).then(
      (html) => void known.set(id, { html }),
      (error: unknown) => void known.set(id, { error }),
    )
  }
}
