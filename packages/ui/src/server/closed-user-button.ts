import type { ClientJSON, EnvironmentJSON } from '@dooryard/protocol'
import { MENU } from '../flows/user-button/trigger.tsx'
import { activeSession, nameOf } from '../model/client.ts'
import type { ComponentProps } from '../options/component-props.ts'
import type { UIOptions } from '../options/ui-options.ts'
import { initials, pictureOf } from '../primitives/avatar.tsx'
import { SCREEN_PARAMETER } from '../routing/screen-parameter.ts'
import { clientModel } from './client-model.ts'
import type { RenderState } from './render-state.ts'

/** What a host is drawn from: the tree of its component, and its own attributes. */
export interface HostParts {
  props: ComponentProps
  /** The props as the browser gets them. */
  json: string
  state: RenderState
  id: string
}

type Draw = (parts: HostParts) => Promise<string>

/** Stand in the places of what differs from page to page. Nothing that they are drawn through changes them. */
const MARKS = {
  id: '\ue000',
  json: '\ue001',
  /** Of a name, whose first letter is the initial. */
  initial: '\ue002',
  name: '\ue002\ue003',
  picture: '/\ue004',
  parameter: '\ue005',
} as const

type Values = Record<Exclude<keyof typeof MARKS, 'parameter'>, string> & { parameters: string }

/**
 * The host of a user button that is closed, as nearly all pages have it. Its tree is drawn once with marks in it, and all
 * that a page view does is to fill them: the same text, in a tenth of the time. Undefined: this one has to be drawn.
 */
export function closedUserButton(
  draw: Draw,
  { props, json, state, id }: HostParts,
): string | Promise<string> | undefined {
  const { client, url } = state
  const user = client && activeSession(clientModel(client))?.user
  if (!user || !isPlain(props) || url.searchParams.get(SCREEN_PARAMETER) === MENU) return undefined
  const picture = pictureOf(user, url) ?? ''
  const initial = initials(user)
  if (initial === '') return undefined
  const values = { id, json, initial, name: nameOf(user), picture, parameters: inputsOf(url) }
  const kept = templatesOf(state)
  const { showName = false } = props
  const key = `${showName} ${picture !== ''}`
  const known = kept.get(key)
  if (known) return fill(known, values)
  return drawTemplate(draw, { showName, state, hasPicture: picture !== '' }).then((template) => {
    kept.set(key, template)
    return fill(template, values)
  })
}

/** Nothing is asked for that only a tree can tell. */
const isPlain = ({ appearance, showName = false, ...rest }: ComponentProps): boolean =>
  appearance === undefined &&
  typeof showName === 'boolean' &&
  !('path' in rest || 'routing' in rest || rest.__experimental_asStandalone)

type Pieces = readonly string[]

/** By what they are drawn from: settings, options, and which of the two pictures and labels. */
const templates = new WeakMap<EnvironmentJSON, WeakMap<UIOptions, Map<string, Pieces>>>()

function templatesOf({ environment, options }: RenderState): Map<string, Pieces> {
  const ofEnvironment = templates.get(environment) ?? new WeakMap<UIOptions, Map<string, Pieces>>()
  templates.set(environment, ofEnvironment)
  const kept = ofEnvironment.get(options) ?? new Map<string, Pieces>()
  ofEnvironment.set(options, kept)
  return kept
}

async function drawTemplate(
  draw: Draw,
  { showName, state, hasPicture }: { showName: boolean; state: RenderState; hasPicture: boolean },
): Promise<Pieces> {
  const user = {
    username: MARKS.name,
    has_image: hasPicture,
    image_url: MARKS.picture,
    email_addresses: [],
    phone_numbers: [],
  }
  const client = { sessions: [{ status: 'active', user }] } as unknown as ClientJSON
  const url = new URL(`https://site.test/?${MARKS.parameter}=${MARKS.parameter}`)
  // Nothing of a visitor is in here: what is drawn is kept, and filled in for everybody.
  const { environment, options, fapiPath } = state
  const marked = { environment, options, fapiPath, client, url, feedback: null }
  const { id, json } = MARKS
  return (await draw({ props: { showName }, json, state: marked, id })).split(PLACES)
}

/** Where marks are; a parameter of the page is a whole field of a form. */
const PLACES = /(<input[^>]*\ue005[^>]*>|\ue002\ue003|\ue002|\/\ue004|\ue000|\ue001)/

function fill(pieces: Pieces, values: Values): string {
  let html = ''
  for (const piece of pieces) html += valueAt(piece, values) ?? piece
  return html
}

function valueAt(piece: string, values: Values): string | undefined {
  switch (piece) {
    case MARKS.id:
      return escaped(values.id)
    case MARKS.json:
      return escaped(values.json)
    case MARKS.initial:
      return escaped(values.initial)
    case MARKS.name:
      return escaped(values.name)
    case MARKS.picture:
      return escaped(values.picture)
    default:
      return piece.includes(MARKS.parameter) ? values.parameters : undefined
  }
}

/** The fields that keep the parameters of the page where the browser sends the form of the menu. */
const inputsOf = ({ search, searchParams }: URL): string =>
  search === ''
    ? ''
    : Array.from(searchParams, ([name, value]) =>
        name === SCREEN_PARAMETER
          ? ''
          : `<input type="hidden"${attribute('name', name)}${attribute('value', value)}/>`,
      ).join('')

const attribute = (name: string, value: string) =>
  value === '' ? ` ${name}` : ` ${name}="${escaped(value)}"`

const ENTITIES: Record<string, string> = { '"': '&quot;', '&': '&amp;', '<': '&lt;' }

const escaped = (text: string): string => text.replace(/["&<]/g, (found) => ENTITIES[found]!)
