import { describeEmptySites } from './empty-sites.ts'

const versions = { astro: '7.3.5', adapter: '11.1.6' }

describeEmptySites([
  { name: '@dooryard/astro', ...versions },
  { name: '@clerk/astro', ...versions, hosts: true },
])
