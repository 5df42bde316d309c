import { describeEmptySites } from './empty-sites.ts'

describeEmptySites([
  { name: '@dooryard/astro', astro: '6.4.8', adapter: '10.1.4' },
  { name: '@dooryard/astro', astro: '5.18.2', adapter: '9.5.5' },
])
