export type { Appearance, Elements, StyleObject, Theme, Variables } from './appearance/types.ts'
export { createUI, type UISettings } from './host/create-ui.ts'
export { defineElements, type Mounter } from './host/element.ts'
export type { Localization } from './messages/translate.ts'
export type {
  ComponentName,
  ComponentProps,
  CustomMenuItem,
  FlowProps,
  UIOptions,
  UserButtonProps,
} from './types.ts'
