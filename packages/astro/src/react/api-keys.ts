import { component, type HostComponent } from './host.ts'

export const APIKeys: HostComponent<'APIKeys'> = /* @__PURE__ */ component('APIKeys', 'api-keys')
