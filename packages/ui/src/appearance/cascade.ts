import type {
  Appearance,
  AppearanceOptions,
  BaseTheme,
  Elements,
  Theme,
  Variables,
} from './types.ts'

/** One level of the cascade, ready to be read. */
export interface Layer {
  variables: Variables
  elements: Elements
}

export interface ResolvedAppearance {
  options: AppearanceOptions
  /** Lowest first: a later layer wins. */
  layers: Layer[]
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** A theme after the themes it builds on, lowest first. */
export function flattenTheme(theme: BaseTheme | undefined): Theme[] {
  if (!isObject(theme)) return []
  const below = [theme.theme ?? theme.baseTheme ?? []].flat() as BaseTheme[]
  return [...below.flatMap(flattenTheme), theme as Theme]
}

/**
 * Global looks, then those for one kind of component, then the component's own; each after the themes it names.
 * UI components §3.2.
 */
export function resolveAppearance(
  global: Appearance | undefined,
  componentKey: string,
  own?: Appearance,
): ResolvedAppearance {
  const levels = [global, global?.[componentKey] as Appearance | undefined, own].flatMap(
    flattenTheme,
  )
  return {
    options: Object.assign({}, ...levels.map((level) => level.options ?? level.layout)),
    layers: levels.map(toLayer),
  }
}

/** The layers of one level alone, for a stylesheet of its own. */
export function layersOf(appearance: Theme | undefined): Layer[] {
  return flattenTheme(appearance).map(toLayer)
}

function toLayer({ variables = {}, elements = {} }: Theme): Layer {
  return {
    variables,
    elements: typeof elements === 'function' ? elements({ theme: anything }) : elements,
  }
}

/** Stands in for the internal theme that element functions of some themes read: any path leads to an empty text. */
const anything: unknown = new Proxy(() => '', {
  get: (_target, key) => (key === Symbol.toPrimitive ? () => '' : anything),
  apply: () => anything,
})
