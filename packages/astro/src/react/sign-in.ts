import { component, type HostComponent } from './host.ts'

export const SignIn: HostComponent<'SignIn'> = /* @__PURE__ */ component('SignIn', 'sign-in')
