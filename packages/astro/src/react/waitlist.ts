import { component, type HostComponent } from './host.ts'

export const Waitlist: HostComponent<'Waitlist'> = /* @__PURE__ */ component('Waitlist', 'waitlist')
