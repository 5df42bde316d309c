export type { Appearance, Elements, StyleObject, Theme, Variables } from './appearance/types.ts'
export { createUI, type UISettings } from './host/create-ui.ts'
export { defineElements, type Mounter } from './host/element.ts'
export type { Localization } from './messages/translate.ts'
export type {
  ComponentProps,
  CustomMenuItem,
  FlowProps,
  UserButtonProps,
} from './options/component-props.ts'
export type { UIOptions } from './options/ui-options.ts'
export type { ComponentName } from './registry/components.ts'
