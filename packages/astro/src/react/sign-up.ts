import { component, type HostComponent } from './host.ts'

export const SignUp: HostComponent<'SignUp'> = /* @__PURE__ */ component('SignUp', 'sign-up')
