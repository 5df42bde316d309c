import type { FlowModule } from '../flow-module.ts'
import type { ComponentName } from '../types.ts'

/** Each flow is loaded when the first component shows it. */
export const flowLoaders: Record<ComponentName, () => Promise<FlowModule>> = {
  SignIn: () => import('../flows/sign-in/sign-in.tsx').then((module) => module.signIn),
  SignUp: () => import('../flows/sign-up/sign-up.tsx').then((module) => module.signUp),
  UserButton: () =>
    import('../flows/user-button/user-button.tsx').then((module) => module.userButton),
}
